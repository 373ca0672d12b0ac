// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite alone, as the floor under what the store does: the rows of a project put into another by prepared statements.
#pragma once

#include <QString>

#include <memory>
#include <string>
#include <vector>

struct sqlite3;
struct sqlite3_value;

namespace glossator::bench {

/// Every row of the recorded tables and of the blobs, in memory.
class BareRows {
public:
    /// Reads them from a project.
    explicit BareRows(const QString &project);
    [[nodiscard]] qsizetype count() const;

private:
    friend class BareProject;
    struct Free {
        void operator()(sqlite3_value *value) const;
    };
    using Value = std::unique_ptr<sqlite3_value, Free>;
    struct Rows {
        std::string insert; ///< the statement
        size_t columns = 0;
        std::vector<Value> values; ///< row by row
    };

    std::vector<Rows> m_tables;
};

/// A project file as SQLite sees it, written as durably as the store writes.
class BareProject {
public:
    explicit BareProject(const QString &path);
    /// In one transaction.
    void insert(const BareRows &rows);
    /// Statements in one transaction.
    void run(const QByteArray &sql);
    /// One row more, committed: the least that a mark on the disk can cost.
    void insertMention();

private:
    struct Close {
        void operator()(sqlite3 *database) const;
    };
    std::unique_ptr<sqlite3, Close> m_database;
};

} // namespace glossator::bench
