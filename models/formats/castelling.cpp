// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/castelling.h"

#include <QSet>

#include <algorithm>
#include <tuple>

namespace glossator {

namespace {

/// Which signatures say no more than that the article was imported.
class Signing {
public:
    Signing(const Article &article, bool isAsRead) : m_article(article), m_isAsRead(isAsRead) {}

    /// Signed by whoever brought the article in, when that was done: an import does so.
    [[nodiscard]] bool isOfImport(AuthorId author, qint64 created) const
    {
        return (!author && created == 0) || (m_isAsRead && m_article.created != 0 && created == m_article.created && author == m_article.author);
    }
    [[nodiscard]] bool isPlain(const Provenance &by) const
    {
        return by.status == Status::Accepted && (by.modified == 0 || by.modified == by.created) && isOfImport(by.author, by.created);
    }

private:
    const Article &m_article;
    const bool m_isAsRead;
};

class Comparison {
public:
    Comparison(const Bundle &seen, const QHash<Owner, qint64> &seenStructures, const Bundle &wanted, const QHash<Owner, qint64> &wantedStructures, bool isAsRead)
        : m_seen(seen)
        , m_wanted(wanted)
        , m_structures(wantedStructures)
        , m_isAsRead(isAsRead)
        , m_signing(*wanted.article, isAsRead)
    {
        for (const auto &[owner, structure] : seenStructures.asKeyValueRange())
            m_owners.insert({owner.kind, structure}, owner);
    }

    bool isSame()
    {
        const bool sizes = m_seen.mentions.size() == m_wanted.mentions.size() && m_seen.eventMentions.size() == m_wanted.eventMentions.size()
            && m_seen.relations.size() == m_wanted.relations.size() && m_seen.arguments.size() == m_wanted.arguments.size()
            && m_seen.entities.size() == m_wanted.entities.size() && m_seen.events.size() == m_wanted.events.size()
            && m_seen.attributes.size() == m_wanted.attributes.size();
        return sizes && isSameArticle() && areSame(m_seen.mentions, m_wanted.mentions) && areSame(m_seen.eventMentions, m_wanted.eventMentions)
            && areSame(m_seen.relations, m_wanted.relations) && areSame(m_seen.arguments, m_wanted.arguments) && areSameFacts() && areSameHangers();
    }

private:
    [[nodiscard]] bool isSameArticle() const
    {
        const Article &seen = *m_seen.article;
        const Article &wanted = *m_wanted.article;
        return seen.title == wanted.title && seen.published == wanted.published && seen.url == wanted.url && seen.language == wanted.language
            && wanted.source.isEmpty() && wanted.byline.isEmpty()
            && (m_isAsRead || (wanted.state == ReadingState::Unread && !wanted.author && wanted.created == 0));
    }
    /// What the wanted thing is called among what is seen; without a structure nothing.
    [[nodiscard]] qint64 idOf(const Owner &wanted) const
    {
        switch (wanted.kind) {
        case Owner::Kind::Entity:
            return m_entities.value(EntityId(wanted.id)).value();
        case Owner::Kind::Event:
            return m_events.value(EventId(wanted.id)).value();
        case Owner::Kind::Article:
            return m_seen.article->id.value();
        default:
            return m_owners.value({wanted.kind, m_structures.value(wanted)}).id;
        }
    }
    template <class T>
    bool areSame(const std::vector<T> &seen, const std::vector<T> &wanted)
    {
        QHash<qint64, const T *> byId;
        for (const T &thing : seen)
            byId.insert(thing.id.value(), &thing);
        return std::ranges::all_of(wanted, [&](const T &thing) {
            const T *there = byId.take(idOf(thing.id)); // none for two
            return there && isSame(*there, thing);
        });
    }
    bool isSame(const Mention &seen, const Mention &wanted)
    {
        return seen.type == wanted.type && seen.extent == wanted.extent && seen.quote == wanted.quote && seen.flag == wanted.flag && !wanted.head
            && wanted.level.isEmpty() && !wanted.confidence && pair(m_entities, seen.entity, wanted.entity);
    }
    bool isSame(const EventMention &seen, const EventMention &wanted)
    {
        return seen.trigger.value() == idOf(wanted.trigger) && !wanted.confidence && pair(m_events, seen.event, wanted.event);
    }
    bool isSame(const Relation &seen, const Relation &wanted) const
    {
        const auto isSameEnd = [this](const RelationEnd &a, const RelationEnd &b) {
            const Owner owner = b.kind == RelationEnd::Kind::Mention ? Owner(MentionId(b.id)) : Owner(EventMentionId(b.id));
            return a.kind == b.kind && a.kind != RelationEnd::Kind::Entity && a.role == b.role && a.id == idOf(owner);
        };
        return seen.type == wanted.type && isSameEnd(seen.from, wanted.from) && isSameEnd(seen.to, wanted.to) && !wanted.trigger
            && wanted.note.isEmpty() && !wanted.confidence;
    }
    bool isSame(const Argument &seen, const Argument &wanted) const
    {
        const Filler &a = seen.filler;
        const Filler &b = wanted.filler;
        const bool isSameFiller = b.kind == Filler::Kind::Mention ? a.kind == b.kind && a.id == idOf(MentionId(b.id))
            : b.kind == Filler::Kind::EventMention                ? a.kind == b.kind && a.id == idOf(EventMentionId(b.id))
                                                                  : a == b && b.kind == Filler::Kind::Span;
        return isSameFiller && seen.role == wanted.role && seen.ordinal == wanted.ordinal && seen.eventMention.value() == idOf(wanted.eventMention)
            && m_signing.isOfImport(wanted.author, wanted.created);
    }
    /// Notes which of the one is which of the other; false where two would be one.
    template <class IdType>
    static bool pair(QHash<IdType, IdType> &pairs, IdType seen, IdType wanted)
    {
        if (!seen || !wanted)
            return seen == wanted;
        const auto known = pairs.constFind(wanted);
        return known == pairs.constEnd() ? *pairs.insert(wanted, seen) == seen : *known == seen;
    }
    bool areSameFacts() const
    {
        const auto isOneToOne = [](const auto &pairs, size_t count) {
            QSet<std::remove_cvref_t<decltype(*pairs.cbegin())>> others(pairs.cbegin(), pairs.cend());
            return size_t(pairs.size()) == count && size_t(others.size()) == count;
        };
        if (!isOneToOne(m_entities, m_wanted.entities.size()) || !isOneToOne(m_events, m_wanted.events.size()))
            return false;
        const auto areAll = [](const auto &pairs, const auto &seen, const auto &wanted, auto &&isSameFact) {
            QHash<qint64, const std::remove_cvref_t<decltype(seen.front())> *> byId;
            for (const auto &fact : seen)
                byId.insert(fact.id.value(), &fact);
            return std::ranges::all_of(wanted, [&](const auto &fact) {
                const auto *there = byId.value(pairs.value(fact.id).value());
                return there && isSameFact(*there, fact);
            });
        };
        return areAll(m_entities, m_seen.entities, m_wanted.entities, [this](const Entity &seen, const Entity &wanted) {
            return seen.type == wanted.type && seen.name == wanted.name && wanted.aliases.isEmpty() && wanted.note.isEmpty();
        }) && areAll(m_events, m_seen.events, m_wanted.events, [this](const Event &seen, const Event &wanted) {
            return seen.type == wanted.type && wanted.note.isEmpty();
        });
    }
    bool areSameHangers() const
    {
        using Values = std::vector<std::tuple<int, qint64, QString, QString, int>>;
        using Links = std::vector<std::tuple<int, qint64, QString, QString, QString, QString>>;
        const auto valuesOf = [this](const Bundle &bundle, bool isWanted) {
            Values values;
            for (const Attribute &attribute : bundle.attributes)
                values.emplace_back(int(attribute.owner.kind), isWanted ? idOf(attribute.owner) : attribute.owner.id, attribute.name,
                    attribute.value.isNull() ? QStringLiteral("\u0001") : attribute.value, attribute.ordinal);
            std::ranges::sort(values);
            return values;
        };
        const auto linksOf = [this](const Bundle &bundle, bool isWanted) {
            Links links;
            for (const ExternalId &link : bundle.externalIds) {
                if (link.kind == ExternalId::Kind::Link)
                    links.emplace_back(int(link.owner.kind), isWanted ? idOf(link.owner) : link.owner.id, link.scheme, link.value, link.label, link.type);
            }
            std::ranges::sort(links);
            return links;
        };
        const bool arePlain = std::ranges::all_of(
            m_wanted.attributes, [this](const Attribute &attribute) { return m_signing.isOfImport(attribute.author, attribute.created); });
        return arePlain && valuesOf(m_seen, false) == valuesOf(m_wanted, true) && linksOf(m_seen, false) == linksOf(m_wanted, true);
    }

    const Bundle &m_seen;
    const Bundle &m_wanted;
    const QHash<Owner, qint64> &m_structures;
    const bool m_isAsRead;
    const Signing m_signing;
    QHash<std::pair<Owner::Kind, qint64>, Owner> m_owners; ///< of what is seen, by structure
    QHash<EntityId, EntityId> m_entities; ///< wanted and seen
    QHash<EventId, EventId> m_events;
};

} // namespace

bool canBeTold(const Bundle &wanted, bool isAsRead)
{
    const Signing signing(*wanted.article, isAsRead);
    const auto arePlain = [&signing](const auto &things) {
        return std::ranges::all_of(things, [&signing](const auto &thing) { return signing.isPlain(thing.by); });
    };
    return wanted.notes.empty() && wanted.distinct.empty() && arePlain(wanted.mentions) && arePlain(wanted.eventMentions)
        && arePlain(wanted.relations) && arePlain(wanted.entities) && arePlain(wanted.events);
}

bool saysTheSame(const Bundle &seen, const QHash<Owner, qint64> &seenStructures, const Bundle &wanted,
    const QHash<Owner, qint64> &wantedStructures, bool isAsRead)
{
    return Comparison(seen, seenStructures, wanted, wantedStructures, isAsRead).isSame();
}

} // namespace glossator
