// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/changeset.h"

#include <SQLiteCpp/Exception.h>

#include <sqlite3.h>

#include <algorithm>

namespace glossator {

namespace {

/// Where a row of a table says what it belongs to.
struct BelongingColumn {
    Table table;
    int column;
    Table to;
};
constexpr BelongingColumn belongingColumns[]{{Table::Alias, 1, Table::Entity}, {Table::Mention, 1, Table::Article},
    {Table::Mention, 7, Table::Entity}, {Table::EventMention, 1, Table::Event}, {Table::Argument, 1, Table::EventMention}};

} // namespace

ChangeSet::ChangeSet(Origin origin, std::vector<Change> changes, std::vector<Belonging> belongings)
    : m_origin(origin), m_changes(std::move(changes)), m_belongings(std::move(belongings))
{
    for (const Change &change : m_changes)
        m_tables |= 1u << unsigned(change.table);
}

ChangeSet ChangeSet::parse(const QByteArray &bytes, Origin origin, bool inverse)
{
    std::vector<Change> changes;
    std::vector<Belonging> belongings;
    sqlite3_changeset_iter *iterator = nullptr;
    int code = sqlite3changeset_start(&iterator, int(bytes.size()), const_cast<char *>(bytes.constData()));
    if (code != SQLITE_OK)
        throw SQLite::Exception("not a changeset", code);
    auto known = recordedTables.end();
    while (sqlite3changeset_next(iterator) == SQLITE_ROW) {
        const char *name = nullptr;
        int columns = 0;
        int operation = 0;
        sqlite3changeset_op(iterator, &name, &columns, &operation, nullptr);
        if (known == recordedTables.end() || std::string_view(name) != *known) {
            known = std::ranges::find(recordedTables, std::string_view(name),
                                      [](const char *table) { return std::string_view(table); });
        }
        if (known == recordedTables.end())
            continue;
        sqlite3_value *key = nullptr; // the first column is the key of every recorded table
        if (operation == SQLITE_INSERT)
            sqlite3changeset_new(iterator, 0, &key);
        else
            sqlite3changeset_old(iterator, 0, &key);
        using Kind = Change::Kind;
        const Kind kind = operation == SQLITE_UPDATE ? Kind::Update
            : (operation == SQLITE_INSERT) != inverse ? Kind::Insert
                                                      : Kind::Delete;
        const auto table = Table(known - recordedTables.begin());
        changes.push_back({table, kind, key ? sqlite3_value_int64(key) : 0});
        for (const auto &[of, column, to] : belongingColumns) {
            if (of != table)
                continue;
            for (const auto side : {sqlite3changeset_old, sqlite3changeset_new}) {
                sqlite3_value *value = nullptr; // stays so for a side that the row does not have, or that is as before
                if ((operation == SQLITE_INSERT && side == sqlite3changeset_old)
                    || (operation == SQLITE_DELETE && side == sqlite3changeset_new))
                    continue;
                side(iterator, column, &value);
                if (value && sqlite3_value_type(value) == SQLITE_INTEGER)
                    belongings.push_back({table, to, sqlite3_value_int64(value)});
            }
        }
    }
    code = sqlite3changeset_finalize(iterator);
    if (code != SQLITE_OK)
        throw SQLite::Exception("a damaged changeset", code);
    return {origin, std::move(changes), std::move(belongings)};
}

void ChangeSet::append(const ChangeSet &later)
{
    m_changes.insert(m_changes.end(), later.m_changes.begin(), later.m_changes.end());
    m_belongings.insert(m_belongings.end(), later.m_belongings.begin(), later.m_belongings.end());
    m_tables |= later.m_tables;
}

} // namespace glossator
