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
    QString text; ///< part of the type, a trigger's quote or what fills a role, whatever case and accents; empty: all
    Order order = Order::Added;
    bool descending = false;
    std::vector<EventId> among{}; ///< only these; empty: all
    std::optional<int> most{}; ///< the first so many; nothing: all

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
    /// What the last events with these words as trigger were called, the most frequent type first, and then the other
    /// types of the last events, the latest first; bounded, so that it is instant.
    [[nodiscard]] Result<QStringList> typesFor(const QString &quote) const;

    /// Marks the extent as trigger of a new event of that type. An empty extent makes a record without a trigger.
    Result<NewEvent> create(ArticleId article, const Extent &trigger, const QString &type);
    /// The same with a trigger that is marked already, or none.
    Result<NewEvent> createOn(ArticleId article, MentionId trigger, const QString &type);
    /// Tells an event that is known already in one more place.
    Result<EventMentionId> addMention(EventId event, ArticleId article, MentionId trigger);
    /// The same with the words that are to become its trigger; an empty extent: none.
    Result<EventMentionId> tell(EventId event, ArticleId article, const Extent &trigger);
    Result<> retype(EventId id, const QString &type); ///< and its triggers
    Result<> setNote(EventId id, const QString &note);
    Result<> setTrigger(EventMentionId id, MentionId trigger);
    Result<> setStatus(EventMentionId id, Status status);
    /// The event mentions of the others move to `into`.
    Result<> merge(EventId into, const std::vector<EventId> &others);
    /// Takes these event mentions out into a new event of the same type.
    Result<EventId> split(const std::vector<EventMentionId> &mentions);
    /// Another event of the same type in the same article, with the same arguments and attributes, and with these words
    /// as its trigger; an empty extent: none.
    Result<EventMentionId> duplicate(EventMentionId id, const Extent &trigger = {});
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
