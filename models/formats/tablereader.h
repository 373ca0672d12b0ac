// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a folder of tables that AnnotationTables made, as if they were one Glossator JSON file: what holds for that, its
// keys, checks and sentences, holds here. The rows may stand in any order; in memory are what JsonReader keeps, and where
// the rows of each article stand. Belongs to one reading, one thread.
#pragma once

#include "models/formats/annotationtables.h"
#include "models/formats/csv.h"
#include "models/formats/format.h"
#include "models/formats/jsonreader.h"

#include <QIODevice>

#include <map>

namespace glossator {

class TableReader {
    Q_DECLARE_TR_FUNCTIONS(glossator::Tables)

public:
    static inline const QStringList suffixes{QStringLiteral("csv"), QStringLiteral("tsv")};

    /// Whether the file has the name of one of our tables, and lies beside the table of articles or is that.
    [[nodiscard]] static bool isOfASet(const QString &file);
    /// What lies beside the table of articles.
    [[nodiscard]] static QStringList companions();
    /// Which file of a folder stands for all of the set.
    [[nodiscard]] static QString firstOfSet(const QString &file);

    TableReader(const Source &source, const ReadOptions &options, const BundleSink &sink);

    Result<> read();

private:
    /// Rows of one article that follow each other.
    struct Run {
        qint64 position = 0;
        qint64 line = 0;
        qint64 rows = 0;
    };
    struct Table {
        const TableShape *shape = nullptr;
        qsizetype number = 0; ///< of its file, for places
        std::unique_ptr<QIODevice> device;
        std::unique_ptr<CsvReader> reader;
        std::vector<std::vector<int>> cells; ///< of each field, where its columns stand; -1: nowhere
        std::map<QString, std::vector<Run>> runs; ///< by the id of the article; empty: of the project
    };

    Result<> openAll();
    Result<> open(Table &table, const QString &file);
    Result<> readHeads(Table &table);
    Result<> findRuns(Table &table);
    Result<> feedProject();
    Result<> feedLists(const QString &article);
    Result<> feedArticles();
    Result<> goOn(Table &table);
    /// The row that the table's reader stands on.
    Result<JsonValue> object(const Table &table) const;
    [[nodiscard]] QString cell(const Table &table, size_t field, size_t column) const;
    [[nodiscard]] qsizetype place(const Table &table) const;
    [[nodiscard]] std::unexpected<Error> bad(const Table &table, const QString &sentence) const;

    const Source &m_source;
    const ReadOptions &m_options;
    QStringList m_files; ///< names of the tables, for sentences
    std::vector<Table> m_tables; ///< that are there; the articles last
    JsonReader m_json;
};

} // namespace glossator
