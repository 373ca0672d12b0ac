// SPDX-License-Identifier: GPL-3.0-or-later
// Relates mentions, events and entities. Owned by Marking; GUI thread.
#pragma once

#include "models/domain/annotations.h"
#include "models/domain/schema.h"
#include "widgets/panels/picker.h"

#include <QObject>

#include <functional>
#include <optional>

namespace glossator {

class ArticleView;
class MarkingContext;
class Project;
struct PickRequest;

class RelationMarker : public QObject {
    Q_OBJECT

public:
    /// @param context must outlive this object.
    explicit RelationMarker(MarkingContext &context);
    ~RelationMarker() override;

    /// From what is current, a mention or an event, to a mention that the reader picks.
    void relate();
    /// From an entity to another one, wherever they are spoken of.
    void relate(EntityId from);
    /// Asks for the type, where the schema allows several. Where it allows the two only the other way round, they are
    /// related that way, and the reader is told.
    void create(MentionId from, MentionId to);
    void reverse();
    /// Asks for another type of the current relation.
    void retype();
    /// Lets the reader pick the mention whose words state the relation.
    void pickWords(RelationId relation);

private:
    /// What may stand at the end of a relation, and how it is called.
    struct End {
        RelationEnd end;
        TypeRef type;
        QString words;
    };
    /// A type that may join two ends, possibly the other way round.
    struct Way {
        const TypeDef *type;
        bool reversed = false;
    };

    [[nodiscard]] std::optional<End> endOf(const Mention &mention) const;
    [[nodiscard]] std::optional<End> endOf(EntityId id) const;
    [[nodiscard]] std::optional<End> endOf(EventMentionId id) const;
    [[nodiscard]] std::optional<End> endOf(const RelationEnd &end) const;
    /// Those that the schema offers, in its order, so that a digit stays what it is; those of the wrong direction last.
    [[nodiscard]] std::vector<Way> waysBetween(const TypeRef &from, const TypeRef &to) const;
    [[nodiscard]] QList<PickItem> itemsOf(const std::vector<Way> &ways, const End &from, const End &to) const;
    /// Those, with the one that was used last highlighted.
    [[nodiscard]] Picker::Source sourceOf(const std::vector<Way> &ways, const End &from, const End &to) const;
    /// Whether the schema relates a mention to that type, either way round.
    [[nodiscard]] std::function<bool(const Mention &)> allowedFrom(const TypeRef &type, MentionId self) const;
    /// What a drag from the mention may end at.
    [[nodiscard]] PickRequest dragFrom(const Mention &mention) const;
    [[nodiscard]] QString hintFor(const TypeRef &from, const Mention &to) const;
    [[nodiscard]] QString whyNot(const End &from, const End &to) const;
    /// The caution that follows a change by which the schema is not kept; empty when it is.
    [[nodiscard]] QString warningFor(RelationId id) const;
    /// @param choice which of the ways, from 0; else the reader is asked where there are several.
    void join(const End &from, const End &to, int choice = -1);
    void joinTo(const End &from, MentionId target, int choice);
    void make(const End &from, const End &to, const QString &type, bool reversed);

    MarkingContext &m_context;
    Project &m_project;
    ArticleView &m_view;
};

} // namespace glossator
