// SPDX-License-Identifier: GPL-3.0-or-later
// Events, the event mentions that attest them, and their arguments. Reads on any thread, verbs where Store::perform()
// allows them.
#pragma once

#include "models/domain/annotations.h"
#include "models/store/store.h"

namespace glossator {

/// Which events, in which order.
struct EventQuery {
    enum class Order { Place, Type, Added };

    ArticleId article; ///< only those told there; invalid: the whole project
    QString text; ///< part of the type or of a trigger's quote, whatever their case and accents; empty: all
    Order order = Order::Added;
    bool descending = false;

    friend bool operator==(const EventQuery &, const EventQuery &) = default;
};

/// A new event as a person makes it.
struct NewEvent {
    EventId event;
    EventMentionId mention;
    MentionId trigger; ///< invalid: a record without a trigger
};

class EventRepository {
public:
    explicit EventRepository(Store &store) : m_store(store) {}

    [[nodiscard]] Result<Event> event(EventId id) const;
    [[nodiscard]] Result<EventMention> mention(EventMentionId id) const;
    [[nodiscard]] Result<Argument> argument(ArgumentId id) const;
    [[nodiscard]] Result<std::vector<EventId>> ids(const EventQuery &query) const;
    /// By article, then place of the trigger.
    [[nodiscard]] Result<std::vector<EventMention>> mentionsOf(EventId id) const;
    [[nodiscard]] Result<std::vector<EventMention>> inArticle(ArticleId article) const;
    [[nodiscard]] Result<std::vector<EventMention>> triggeredBy(MentionId trigger) const;
    [[nodiscard]] Result<std::vector<Argument>> argumentsOf(EventMentionId id) const;

    /// Marks the extent as trigger of a new event of that type. An empty extent makes a record without a trigger.
    Result<NewEvent> create(ArticleId article, const Extent &trigger, const QString &type);
    /// Tells an event that is known already in one more place.
    Result<EventMentionId> addMention(EventId event, ArticleId article, MentionId trigger);
    Result<> retype(EventId id, const QString &type); ///< and its triggers
    Result<> setNote(EventId id, const QString &note);
    Result<> setTrigger(EventMentionId id, MentionId trigger);
    Result<> setStatus(EventMentionId id, Status status);
    /// The event mentions of the others move to `into`.
    Result<> merge(EventId into, const std::vector<EventId> &others);
    /// Takes these event mentions out into a new event of the same type.
    Result<EventId> split(const std::vector<EventMentionId> &mentions);
    /// The same event told once more, with the same arguments and attributes and no trigger.
    Result<EventMentionId> duplicate(EventMentionId id);
    /// With its event mentions and their triggers.
    Result<> remove(const std::vector<EventId> &ids);
    /// With their triggers; an event that is told nowhere any more goes too.
    Result<> removeMentions(const std::vector<EventMentionId> &ids);

    /// Adds a filler at the end of the arguments. A bare span gets its quote. Fails with Code::BadInput where it lies
    /// outside the text, Code::Refused for what sits in another article.
    Result<ArgumentId> addArgument(EventMentionId id, const QString &role, const Filler &filler);
    Result<> setRole(ArgumentId id, const QString &role);
    /// Fails like addArgument().
    Result<> setFiller(ArgumentId id, const Filler &wanted);
    Result<> removeArguments(const std::vector<ArgumentId> &ids);

private:
    Result<> removeUntold(EventId id);
    /// Removes the trigger mention where nothing else in the project needs it.
    Result<> removeTrigger(MentionId id);

    Store &m_store;
};

} // namespace glossator
