// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/replay.h"

#include "models/store/rowwatch.h"

#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <ranges>

namespace glossator {

namespace {

using Iterator = std::unique_ptr<sqlite3_changeset_iter, decltype(&sqlite3changeset_finalize)>;

/// SQLite reads on for ever where damaged bytes lack the end of a table's name, or count more columns than there are
/// bytes. Here one more table follows, without rows, whose name is longer than the columns can be many.
QByteArray bounded(const QByteArray &changeset)
{
    constexpr int mostColumns = 1 << 16;
    return changeset + QByteArray("T\1\1") + QByteArray(mostColumns, 'x') + '\0';
}

Iterator iterate(const QByteArray &changeset, bool forward)
{
    sqlite3_changeset_iter *iterator = nullptr;
    const int code = sqlite3changeset_start_v2(&iterator, int(changeset.size()),
        const_cast<char *>(changeset.constData()), forward ? 0 : SQLITE_CHANGESETSTART_INVERT);
    if (code != SQLITE_OK)
        throw SQLite::Exception("not a changeset", code);
    return {iterator, &sqlite3changeset_finalize};
}

struct FreeValue {
    void operator()(sqlite3_value *value) const { sqlite3_value_free(value); }
};
using Value = std::unique_ptr<sqlite3_value, FreeValue>;

/// Authors stay: one who came with what is undone may be who works here now, or go by another name since.
bool isLeftAlone(std::string_view table)
{
    return table == recordedTables[size_t(Table::Author)];
}

/// A table, and its columns as far as the changeset knows them: a later version adds columns at the end.
struct Shape {
    std::string table;
    std::vector<std::string> columns{};
};

/// A row that goes: its values, in the order of the columns.
struct Deletion {
    size_t shape;
    std::vector<Value> values;
};

Shape shapeOf(Database &db, std::string_view table, int columns)
{
    Shape shape{std::string(table)};
    if (std::ranges::contains(recordedTables, table)) {
        const Query query = db.prepare("SELECT * FROM " + shape.table);
        for (int i = 0; i < std::min(columns, query.columns()); ++i)
            shape.columns.push_back('"' + query.name(i) + '"');
    }
    if (shape.columns.size() != size_t(columns))
        throw SQLite::Exception("the changeset has another shape than the project", SQLITE_SCHEMA);
    return shape;
}

/// Throws where there is none: only a changeset that SQLite did not write leaves one out.
sqlite3_value *present(sqlite3_value *value)
{
    if (!value)
        throw SQLite::Exception("a damaged changeset", SQLITE_CORRUPT);
    return value;
}

/// One more condition: the key leads to the row, the other columns say whether it is as it was left.
void require(std::string &where, const std::string &column)
{
    where += where.empty() ? " WHERE " + column + " = ?" : " AND " + column + " IS ?";
}

void insertRow(Database &db, const Shape &shape, sqlite3_changeset_iter *row)
{
    std::string columns;
    std::string values;
    for (const std::string &column : shape.columns) {
        columns += (columns.empty() ? "(" : ", ") + column;
        values += values.empty() ? ") VALUES (?" : ", ?";
    }
    Query query = db.prepare("INSERT INTO " + shape.table + columns + values + ')');
    for (int i = 0; i < int(shape.columns.size()); ++i) {
        sqlite3_value *value = nullptr;
        sqlite3changeset_new(row, i, &value);
        query.bindValue(present(value));
    }
    query.run();
}

void updateRow(Database &db, const Shape &shape, sqlite3_changeset_iter *row)
{
    std::string set;
    std::string where;
    std::vector<sqlite3_value *> values;
    std::vector<sqlite3_value *> olds; // of the key and of what changes
    for (int i = 0; i < int(shape.columns.size()); ++i) {
        const std::string &column = shape.columns[size_t(i)];
        sqlite3_value *value = nullptr;
        sqlite3changeset_new(row, i, &value);
        if (value) {
            set += (set.empty() ? " SET " : ", ") + column + " = ?";
            values.push_back(value);
        }
        sqlite3changeset_old(row, i, &value);
        if (value) {
            require(where, column);
            olds.push_back(value);
        }
    }
    values.insert(values.end(), olds.begin(), olds.end());
    Query query = db.prepare("UPDATE " + shape.table + set + where);
    for (sqlite3_value *value : values)
        query.bindValue(value);
    query.run();
}

void deleteRow(Database &db, const Shape &shape, const Deletion &deletion)
{
    std::string where;
    for (const std::string &column : shape.columns)
        require(where, column);
    Query query = db.prepare("DELETE FROM " + shape.table + where);
    for (const Value &value : deletion.values)
        query.bindValue(value.get());
    query.run();
}

} // namespace

ChangeSet replay(Database &db, const QByteArray &recorded, bool forward)
{
    const QByteArray changeset = bounded(recorded);
    const RowWatch watch(db);
    qint64 rows = 0;
    const auto requireOneMore = [&] {
        if (watch.rows() != ++rows)
            throw SQLite::Exception("a row is not as it was left", SQLITE_ABORT);
    };
    std::vector<Shape> shapes;
    std::vector<Deletion> deletions;
    const Iterator row = iterate(changeset, forward);
    while (sqlite3changeset_next(row.get()) == SQLITE_ROW) {
        const char *table = nullptr;
        int columns = 0;
        int operation = 0;
        sqlite3changeset_op(row.get(), &table, &columns, &operation, nullptr);
        if (isLeftAlone(table))
            continue;
        if (shapes.empty() || shapes.back().table != table)
            shapes.push_back(shapeOf(db, table, columns));
        if (operation == SQLITE_DELETE) {
            Deletion &deletion = deletions.emplace_back(shapes.size() - 1);
            for (int i = 0; i < columns; ++i) {
                sqlite3_value *value = nullptr;
                sqlite3changeset_old(row.get(), i, &value);
                deletion.values.emplace_back(sqlite3_value_dup(present(value)));
            }
            continue;
        }
        operation == SQLITE_INSERT ? insertRow(db, shapes.back(), row.get()) : updateRow(db, shapes.back(), row.get());
        requireOneMore();
    }
    // A table refers to none that was made after it: the last goes first, so that no row takes another one along.
    for (const Deletion &deletion : deletions | std::views::reverse) {
        deleteRow(db, shapes[deletion.shape], deletion);
        requireOneMore();
    }
    return ChangeSet::parse(changeset, forward ? ChangeSet::Origin::Redo : ChangeSet::Origin::Undo, !forward);
}

} // namespace glossator
