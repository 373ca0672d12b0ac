// SPDX-License-Identifier: GPL-3.0-or-later
// Annotations in words, as trees and panels show them. Reads on any thread.
#pragma once

#include "models/domain/annotations.h"
#include "models/store/store.h"

namespace glossator {

struct MentionRow {
    Mention mention;
    QString article; ///< its title

    friend bool operator==(const MentionRow &, const MentionRow &) = default;
};

struct EventRow {
    Event event;
    QString trigger; ///< the quote of the first event mention that has one, of those in the article shown if there are
    qint64 mentions = 0;
    qint64 articles = 0;

    friend bool operator==(const EventRow &, const EventRow &) = default;
};

struct EventMentionRow {
    EventMention mention;
    QString type; ///< the event's
    QString trigger; ///< its quote; null: a record without a trigger
    TextSpan place; ///< of the trigger
    QString article; ///< its title
    qint64 arguments = 0;

    friend bool operator==(const EventMentionRow &, const EventMentionRow &) = default;
};

struct ArgumentRow {
    Argument argument;
    QString words; ///< the entity's name, else the quote, the event's trigger or type, or the literal
    QString fillerType; ///< of the mention, entity or event; empty for a bare span or literal
    QString eventType; ///< of the event that has the role
    ArticleId article;
    QString articleTitle;

    friend bool operator==(const ArgumentRow &, const ArgumentRow &) = default;
};

class DisplayRows {
public:
    explicit DisplayRows(Store &store) : m_store(store) {}

    [[nodiscard]] Result<MentionRow> mention(MentionId id) const;
    /// @param shown an article whose trigger is to be told before those of others
    [[nodiscard]] Result<EventRow> event(EventId id, ArticleId shown = {}) const;
    [[nodiscard]] Result<EventMentionRow> eventMention(EventMentionId id) const;
    [[nodiscard]] Result<ArgumentRow> argument(ArgumentId id) const;
    /// What people call it: a mention's quote, an entity's name, an event's trigger or type, an article's title …; empty
    /// when it is gone.
    [[nodiscard]] QString words(const Owner &owner) const;
    /// Empty for an author who is not known.
    [[nodiscard]] QString authorName(AuthorId id) const;

    /// By article, then place of the trigger; only in one article where it is given.
    [[nodiscard]] Result<std::vector<EventMentionId>> mentionsOf(EventId id, ArticleId article = {}) const;
    /// By their ordinal.
    [[nodiscard]] Result<std::vector<ArgumentId>> argumentsOf(EventMentionId id) const;

private:
    Store &m_store;
};

} // namespace glossator
