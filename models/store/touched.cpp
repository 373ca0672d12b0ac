// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/touched.h"

#include "models/store/rows.h"

#include <QSet>

namespace glossator {

namespace {

constexpr size_t mostChanges = 300;

using Ids = QSet<qint64>;

class Touching {
public:
    Touching(const Store &store, const ChangeSet &changes) : m_store(store), m_changes(changes) {}

    [[nodiscard]] bool isTooMuch() const { return m_isTooMuch || m_changes.changes().size() > mostChanges; }

    /// The rows of a table that changed.
    [[nodiscard]] Ids changed(Table table) const
    {
        Ids ids;
        for (const Change &change : m_changes.changes()) {
            if (change.table == table)
                ids << change.id;
        }
        return ids;
    }

    /// The same without those that came: what refers to them has changed itself.
    [[nodiscard]] Ids altered(Table table) const
    {
        Ids ids;
        for (const Change &change : m_changes.changes()) {
            if (change.table == table && change.kind == Change::Kind::Update)
                ids << change.id;
        }
        return ids;
    }

    /// What rows of a table belong to or belonged to.
    [[nodiscard]] Ids belongings(Table of, Table to) const
    {
        Ids ids;
        for (const Belonging &belonging : m_changes.belongings()) {
            if (belonging.table == of && belonging.to == to)
                ids << belonging.id;
        }
        return ids;
    }

    /// What a column holds in the rows that have one of these ids in another column.
    [[nodiscard]] Ids in(const char *column, const char *table, const char *where, const Ids &ids)
    {
        if (ids.isEmpty() || isTooMuch())
            return {};
        Query query = m_store.reader().prepare(std::string("SELECT ") + column + " FROM " + table + " WHERE " + where
            + " IN (SELECT value FROM json_each(?)) AND " + column + " IS NOT NULL LIMIT " + std::to_string(mostChanges + 1));
        query.bind(rows::asJson({ids.begin(), ids.end()}));
        Ids found;
        while (query.next())
            found << query.integer(0);
        m_isTooMuch = m_isTooMuch || size_t(found.size()) > mostChanges;
        return found;
    }

    [[nodiscard]] TouchedIds answer(const Ids &ids) const
    {
        if (isTooMuch() || size_t(ids.size()) > mostChanges)
            return std::nullopt;
        return std::vector<qint64>(ids.begin(), ids.end());
    }

private:
    const Store &m_store;
    const ChangeSet &m_changes;
    bool m_isTooMuch = false;
};

} // namespace

Result<TouchedIds> touchedEntities(const Store &store, const ChangeSet &changes)
{
    return guarded([&]() -> Result<TouchedIds> {
        Touching touching(store, changes);
        if (touching.isTooMuch())
            return std::nullopt;
        Ids ids = touching.changed(Table::Entity);
        ids |= touching.belongings(Table::Mention, Table::Entity);
        ids |= touching.belongings(Table::Alias, Table::Entity);
        ids |= touching.in("entity_id", "mention", "id", touching.altered(Table::Mention));
        ids |= touching.in("entity_id", "alias", "id", touching.altered(Table::Alias));
        return touching.answer(ids);
    });
}

Result<TouchedIds> touchedRelations(const Store &store, const ChangeSet &changes, bool byWords)
{
    return guarded([&]() -> Result<TouchedIds> {
        Touching touching(store, changes);
        if (touching.isTooMuch())
            return std::nullopt;
        Ids ids = touching.changed(Table::Relation);
        if (byWords) {
            const Ids entities = touching.altered(Table::Entity);
            const Ids mentions = touching.altered(Table::Mention) | touching.in("id", "mention", "entity_id", entities);
            const Ids told = touching.altered(Table::EventMention)
                | touching.in("id", "event_mention", "event_id", touching.altered(Table::Event))
                | touching.in("id", "event_mention", "trigger_id", mentions);
            for (const auto &[column, ends] : {std::pair("from_mention", &mentions), {"to_mention", &mentions},
                     {"from_entity", &entities}, {"to_entity", &entities}, {"from_event_mention", &told}, {"to_event_mention", &told}})
                ids |= touching.in("id", "relation", column, *ends);
        }
        return touching.answer(ids);
    });
}

Result<TouchedIds> touchedEvents(const Store &store, const ChangeSet &changes, bool byWords)
{
    return guarded([&]() -> Result<TouchedIds> {
        Touching touching(store, changes);
        if (touching.isTooMuch())
            return std::nullopt;
        Ids told = touching.altered(Table::EventMention) | touching.belongings(Table::Argument, Table::EventMention);
        told |= touching.in("event_mention_id", "argument", "id", touching.altered(Table::Argument));
        Ids mentions = touching.altered(Table::Mention); // triggers give an event its place
        if (byWords) {
            const Ids entities = touching.altered(Table::Entity);
            mentions |= touching.in("id", "mention", "entity_id", entities);
            told |= touching.in("event_mention_id", "argument", "entity_id", entities);
            told |= touching.in("event_mention_id", "argument", "mention_id", mentions);
        }
        told |= touching.in("id", "event_mention", "trigger_id", mentions);
        Ids ids = touching.changed(Table::Event) | touching.belongings(Table::EventMention, Table::Event);
        ids |= touching.in("event_id", "event_mention", "id", told);
        return touching.answer(ids);
    });
}

TouchedIds touchedArticles(const ChangeSet &changes, bool byMentions)
{
    Ids ids;
    const auto isTooMuch = [&ids] { return size_t(ids.size()) > mostChanges; };
    for (const Change &change : changes.changes()) {
        if (change.table == Table::Article)
            ids << change.id;
        if (isTooMuch())
            return std::nullopt;
    }
    if (!byMentions)
        return std::vector<qint64>(ids.begin(), ids.end());
    for (const Belonging &belonging : changes.belongings()) {
        if (belonging.to == Table::Article)
            ids << belonging.id;
        if (isTooMuch())
            return std::nullopt;
    }
    return std::vector<qint64>(ids.begin(), ids.end());
}

} // namespace glossator
