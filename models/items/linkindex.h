// SPDX-License-Identifier: GPL-3.0-or-later
// What joins the annotations of one article, found by what stands at its ends: relations, and the arguments of events with
// their event mentions. "Those at this mention" costs as much as there are. A plain value: made in any thread.
#pragma once

#include "models/store/linkrows.h"

#include <QHash>

#include <map>
#include <memory>

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

class LinkIndex {
public:
    /// All links of an article. Reads.
    [[nodiscard]] static Result<std::shared_ptr<LinkIndex>> whole(Store &store, ArticleId article);

    // What is there already stays as it is, and of what is rejected nothing is taken.
    void add(const Relation &relation);
    void add(const ToldEvent &told);
    /// After the event mention that it belongs to.
    void add(const Argument &argument);
    /// Does nothing for one that is not there.
    void remove(const Owner &link);
    /// With its arguments.
    void removeTold(EventMentionId id);

    [[nodiscard]] qsizetype size() const { return m_links.size(); }
    /// Null when it is not there. Pointers handed out here and below are good until the next change.
    [[nodiscard]] const Link *link(const Owner &owner) const;
    /// Null when it is not there.
    [[nodiscard]] const ToldEvent *told(EventMentionId id) const;
    /// In the order of the text where they were read together.
    [[nodiscard]] std::vector<EventMentionId> toldOf(EventId event) const;
    /// Those with an end at the mention, at the entity that it names, or at the event whose trigger it is.
    [[nodiscard]] std::vector<const Link *> at(MentionId mention, EntityId entity) const;
    /// Those whose end is a bare span that begins there.
    [[nodiscard]] std::vector<const Link *> atSpans(TextSpan place) const;
    /// The mention that shows a mention, event mention or event; invalid where none does.
    [[nodiscard]] MentionId shownBy(const Filler &end) const;

private:
    void add(Link link);

    QHash<Owner, Link> m_links;
    QHash<EventMentionId, ToldEvent> m_told;
    QMultiHash<Owner, Owner> m_at; ///< links by what stands at their ends
    QMultiHash<MentionId, EventMentionId> m_triggers;
    std::multimap<EventId, EventMentionId> m_ofEvent;
    std::multimap<qsizetype, Owner> m_spans; ///< by begin
};

} // namespace glossator
