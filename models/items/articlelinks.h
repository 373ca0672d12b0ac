// SPDX-License-Identifier: GPL-3.0-or-later
// What joins the annotations of the open article: relations, and the arguments of events with their event mentions.
//
// Held are those of what is chosen, or all of the article where somebody draws them all; after a change only what it
// touched is read again. "Those at this mention" costs as much as there are. Rejected ones are left out.
// Owned by whoever shows the article; lives on the GUI thread.
#pragma once

#include "models/items/workbench.h"
#include "models/store/linkrows.h"

#include <QHash>
#include <QObject>

#include <map>

namespace glossator {

/// A relation, or an argument: then `from` is the event mention.
struct Link {
    Owner owner;
    QString type; ///< of the relation or of the event
    QString role; ///< of the argument
    Filler from;
    Filler to;
    bool suggested = false;

    [[nodiscard]] bool isArgument() const { return owner.kind == Owner::Kind::Argument; }
    friend bool operator==(const Link &, const Link &) = default;
};

class ArticleLinks : public QObject {
    Q_OBJECT

public:
    /// @param workbench must outlive this object.
    explicit ArticleLinks(Workbench &workbench, QObject *parent = nullptr);

    /// Another article; an invalid id: none. Nothing is chosen.
    void setArticle(ArticleId id);
    /// What is current: a relation, an event, an event mention or one of its arguments; of anything else nothing is
    /// drawn.
    void choose(const Owner &item);
    [[nodiscard]] const Owner &item() const { return m_item; }
    /// Whether all links of the article are held.
    void setWhole(bool whole);
    [[nodiscard]] bool isWhole() const { return m_isWhole; }

    [[nodiscard]] qsizetype size() const { return m_links.size(); }
    /// Null when it is not held. Pointers handed out here and below are good until the next change.
    [[nodiscard]] const Link *link(const Owner &owner) const;
    /// Those of what is chosen, in the order in which it names them.
    [[nodiscard]] std::vector<const Link *> chosen() const;
    [[nodiscard]] bool isChosen(const Owner &owner) const;
    /// The event mentions that are chosen.
    [[nodiscard]] const std::vector<EventMentionId> &chosenTold() const { return m_chosenTold; }
    /// Those with an end at the mention, at the entity that it names, or at the event whose trigger it is.
    [[nodiscard]] std::vector<const Link *> at(MentionId mention, EntityId entity) const;
    /// Those whose end is a bare span that begins there.
    [[nodiscard]] std::vector<const Link *> atSpans(TextSpan place) const;
    /// Null when it is not held.
    [[nodiscard]] const ToldEvent *told(EventMentionId id) const;
    /// The mention that shows a mention, event mention or event; invalid where none does.
    [[nodiscard]] MentionId shownBy(const Filler &end) const;

    /// What people call an end: the entity's name, else the quote, else the event's type, else the literal.
    [[nodiscard]] QString words(const Filler &end) const;
    /// What is chosen in one sentence, for those who do not see it; empty: nothing.
    [[nodiscard]] QString description() const;

Q_SIGNALS:
    void changed();

private:
    void reload();
    void reloadChosen();
    void patch(const ChangeSet &changes);
    void patchAll(const ChangeSet &changes);
    void addRelation(const Relation &relation);
    void addTold(const ToldEvent &told);
    void addArgument(const Argument &argument);
    void add(Link link);
    void remove(const Owner &owner);
    void rereadTold(EventMentionId id);
    /// The event mentions that an end refers to are known by their trigger at least.
    void knowTold(const Filler &end);

    Workbench &m_workbench;
    ArticleId m_article;
    Owner m_item;
    bool m_isWhole = false;
    std::vector<Owner> m_chosen;
    std::vector<EventMentionId> m_chosenTold;
    QHash<Owner, Link> m_links;
    QHash<EventMentionId, ToldEvent> m_told;
    QMultiHash<Owner, Owner> m_at; ///< links by what stands at their ends
    QMultiHash<MentionId, EventMentionId> m_triggers;
    std::multimap<EventId, EventMentionId> m_ofEvent; ///< in the order of the text where they were read together
    std::multimap<qsizetype, Owner> m_spans; ///< by begin
};

} // namespace glossator
