// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/changeset.h"

#include <SQLiteCpp/Exception.h>

#include <sqlite3.h>

#include <algorithm>

namespace glossator {

ChangeSet::ChangeSet(Origin origin, std::vector<Change> changes) : m_origin(origin), m_changes(std::move(changes))
{
    for (const Change &change : m_changes)
        m_tables |= 1u << unsigned(change.table);
}

ChangeSet ChangeSet::parse(const QByteArray &bytes, Origin origin, bool inverse)
{
    std::vector<Change> changes;
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
        changes.push_back({Table(known - recordedTables.begin()), kind, key ? sqlite3_value_int64(key) : 0});
    }
    code = sqlite3changeset_finalize(iterator);
    if (code != SQLITE_OK)
        throw SQLite::Exception("a damaged changeset", code);
    return {origin, std::move(changes)};
}

void ChangeSet::append(const ChangeSet &later)
{
    m_changes.insert(m_changes.end(), later.m_changes.begin(), later.m_changes.end());
    m_tables |= later.m_tables;
}

} // namespace glossator
