// SPDX-License-Identifier: GPL-3.0-or-later
// What is current: the one thing that every panel follows and that every click changes.
//
// One item is chosen; what goes with it (its article, its entity, the mention to be shown) is derived from the store, and
// derived again when a committed change touches it. What was deleted is let go; where
// making it was taken back, the mention that showed it stays. Owned by Project; lives on the GUI thread.
#pragma once

#include "models/domain/annotations.h"
#include "models/items/workbench.h"

#include <QObject>

namespace glossator {

/// The item chosen and what goes with it. An invalid id: none.
struct Selection {
    Owner item; ///< what was chosen, the event mention where that was its trigger; its id is 0 for nothing
    ArticleId article;
    MentionId mention;
    EntityId entity;
    RelationId relation;
    EventId event;
    EventMentionId eventMention;
    ArgumentId argument;
    /// What shows the item in the text besides `mention`: both ends of the relation, trigger and fillers of the event
    /// mention, or of all its mentions in this article for the event. Each once.
    std::vector<MentionId> companions{};

    /// The mention to be shown, or else the first that shows the item.
    [[nodiscard]] MentionId shown() const { return mention || companions.empty() ? mention : companions.front(); }
    friend bool operator==(const Selection &, const Selection &) = default;
};

class SelectionContext : public QObject {
    Q_OBJECT

public:
    /// @param workbench must outlive this object.
    explicit SelectionContext(Workbench &workbench, QObject *parent = nullptr);

    [[nodiscard]] const Selection &now() const { return m_now; }
    [[nodiscard]] Owner item() const { return m_now.item; }
    [[nodiscard]] ArticleId article() const { return m_now.article; }
    [[nodiscard]] MentionId mention() const { return m_now.mention; }
    [[nodiscard]] EntityId entity() const { return m_now.entity; }
    [[nodiscard]] RelationId relation() const { return m_now.relation; }
    [[nodiscard]] EventId event() const { return m_now.event; }
    [[nodiscard]] EventMentionId eventMention() const { return m_now.eventMention; }
    [[nodiscard]] ArgumentId argument() const { return m_now.argument; }

    /// Chooses any of these ids, and with it what it belongs to. A trigger stands for the event mention that it tells. An
    /// article alone clears the rest; an entity or event stays in the open article and takes its first mention there.
    /// Something that is gone changes nothing.
    void choose(Owner item);
    /// Lets whoever shows the article go to a place in one, without anything in it becoming current.
    void look(ArticleId article, TextSpan place);
    /// Says that several are selected in a panel; fewer than two: none. What is current stays.
    void setGroup(std::vector<Owner> group);
    [[nodiscard]] const std::vector<Owner> &group() const { return m_group; }
    /// The article alone; an invalid one closes it.
    void chooseArticle(ArticleId id);
    /// What is current but the article is let go.
    void clear() { chooseArticle(m_now.article); }

    [[nodiscard]] bool canGoBack() const { return m_place > 0; }
    [[nodiscard]] bool canGoForward() const { return m_place + 1 < qsizetype(m_places.size()); }
    /// To the place before this one; places that are gone are passed over.
    void back() { go(-1); }
    void forward() { go(+1); }

    /// The article that was open when the project was closed, else the first.
    void restore();

Q_SIGNALS:
    void changed(const glossator::Selection &now, const glossator::Selection &before);
    /// Before articleChanged(), for whoever shows the article: the reader sees it before the panels look for theirs.
    void articleOpened(glossator::ArticleId article);
    /// Before changed(), when another article is open; invalid: none.
    void articleChanged(glossator::ArticleId article);
    /// The place in the open article is to be shown; an empty one: nothing but the article.
    void lookedAt(glossator::TextSpan place);
    /// After changed(), when several are selected, or no longer.
    void groupChanged(const std::vector<glossator::Owner> &group);
    /// Whether back() and forward() lead anywhere.
    void placesChanged();

private:
    struct Place {
        ArticleId article;
        Owner item;

        friend bool operator==(const Place &, const Place &) = default;
    };

    /// Everything that goes with an item while that article is open; nothing when the item is gone.
    [[nodiscard]] std::optional<Selection> derived(Owner item, ArticleId openArticle) const;
    [[nodiscard]] bool exists(ArticleId id) const;
    void set(const Selection &selection);
    void remember();
    void go(qsizetype step);
    void follow(const ChangeSet &changes);

    Workbench &m_workbench;
    Selection m_now;
    std::vector<Owner> m_group;
    Owner m_lost; ///< what was current when it was deleted
    std::vector<Place> m_places; ///< oldest first
    qsizetype m_place = -1; ///< of now
};

} // namespace glossator

Q_DECLARE_METATYPE(glossator::Selection)
