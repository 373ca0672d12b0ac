// SPDX-License-Identifier: GPL-3.0-or-later
// What joins the annotations of one article, many rows at a time, for those who draw it. Reads on any thread.
#pragma once

#include "models/domain/annotations.h"
#include "models/store/store.h"

namespace glossator {

/// An event mention as far as it is drawn.
struct ToldEvent {
    EventMentionId id;
    EventId event;
    MentionId trigger; ///< invalid: a record without a trigger
    QString type; ///< the event's
    Status status = Status::Accepted;

    friend bool operator==(const ToldEvent &, const ToldEvent &) = default;
};

class LinkRows {
public:
    explicit LinkRows(Store &store) : m_store(store) {}

    /// What an article tells, by place of the trigger; of one event only where it is given.
    [[nodiscard]] Result<std::vector<ToldEvent>> toldIn(ArticleId article, EventId event = {}) const;
    /// Fails with Code::NotFound when it is gone or told in another article.
    [[nodiscard]] Result<ToldEvent> told(EventMentionId id, ArticleId article) const;
    /// Of all event mentions of an article, by their ordinal.
    [[nodiscard]] Result<std::vector<Argument>> argumentsIn(ArticleId article) const;

private:
    Store &m_store;
};

} // namespace glossator
