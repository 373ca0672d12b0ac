// SPDX-License-Identifier: GPL-3.0-or-later
// Says whom mentions name: joins, splits and merges entities, and remembers who is not the same. Owned by Marking; GUI
// thread.
#pragma once

#include "models/items/entitysearch.h"

#include <QObject>

#include <functional>
#include <memory>

namespace glossator {

class ArticleView;
class MarkingContext;
class Project;

class EntityMarker : public QObject {
    Q_OBJECT

public:
    /// @param context must outlive this object.
    explicit EntityMarker(MarkingContext &context);

    /// Lets the reader say whom the current mention names, or else the words that are selected.
    void assignCurrent();
    /// The same of words that are not marked: they become a mention of the type of whom they name.
    void nameWords(const Extent &extent);
    /// Lets the reader say whom the mention names: somebody there is, somebody new, or nobody.
    void assignEntity(MentionId mention);
    /// Says that these mentions name an entity that there is, as one action.
    void assign(const std::vector<MentionId> &mentions, EntityId entity);
    /// Lets the reader say which mentions leave the entity of this one, and whom they name instead.
    void splitOff(MentionId mention);
    /// Shows what would move, and puts the others into the one that the reader keeps.
    void merge(const std::vector<EntityId> &entities);
    /// Lets the reader say who is the same as whom the current mention names.
    void mergeCurrent();
    /// Notes that no two of them are the same.
    void markDistinct(const std::vector<EntityId> &entities);

private:
    /// Whom to assign: one that there is, or one to be made with a name; neither: nobody.
    struct Chosen {
        EntityId entity;
        QString newName;
        std::vector<EntityId> notThese; ///< that were said not to be meant
    };
    enum class Offer { Anybody, SomebodyElse, TheSame };

    void ask(const Mention &mention, const QString &title, Offer offer, std::function<void(const Chosen &)> run);
    void refuse(EntityId one, EntityId entity);
    void nameWords(const Mention &words, const Chosen &chosen);
    /// @param mentions none: the words of `first` become one.
    void assign(const std::vector<MentionId> &mentions, const Mention &first, const Chosen &chosen);
    void mergeInto(EntityId kept, const std::vector<EntityId> &others);
    void tellMerged(EntityId kept, int others);

    MarkingContext &m_context;
    Project &m_project;
    ArticleView &m_view;
    EntitySearch m_search;
};

} // namespace glossator
