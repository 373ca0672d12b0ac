// SPDX-License-Identifier: GPL-3.0-or-later
// A project as tables: one for each list of a bundle, with all that it holds, and a few more that are made for people
// and their programs. Which columns are only made for them is said here, so that a reader can leave them out.
// Belongs to one export, one thread at a time.
#pragma once

#include "models/domain/schema.h"
#include "models/formats/bundleindex.h"
#include "models/formats/tablefields.h"

#include <QCoreApplication>

#include <functional>

namespace glossator {

/// Of a table that is read back: its columns, and behind them those that repeat for people what stands elsewhere.
struct TableShape {
    QString name;
    std::vector<TableField> fields;
    QStringList repeated;

    [[nodiscard]] QStringList columns() const;
};

/// In the order of Glossator JSON, the articles last.
[[nodiscard]] const std::vector<TableShape> &tableShapes();

/// Tables that are made for people, beside those of tableShapes(), and not read back.
inline const QString crosswalkTable = QStringLiteral("event_articles");
inline const QString eventTable = QStringLiteral("events_"); ///< and the type behind it

inline constexpr QLatin1StringView articleColumn{"article"}; ///< in which article a row stands; empty: in the project

class AnnotationTables {
    Q_DECLARE_TR_FUNCTIONS(glossator::Tables)

public:
    /// Takes one row, and what it tells of. The first of each table is that of the names of its columns.
    using Sink = std::function<void(const QString &table, const QStringList &cells, const std::optional<Owner> &of)>;

    AnnotationTables(Schema schema, Sink sink) : m_schema(std::move(schema)), m_sink(std::move(sink)) {}

    /// Both fail with Refused where something could not be read back.
    Result<> begin(const Bundle &project);
    Result<> add(const Bundle &article);

private:
    Result<> write(const Bundle &bundle);
    void note(const TableRow &row, const QString &table);
    template <class T>
    void writeItem(const char *list, const T &item, const BundleIndex &index);
    template <class T>
    [[nodiscard]] QStringList repeated(const T &item, const BundleIndex &index) const;
    [[nodiscard]] QStringList placeOf(const Mention *mention) const;
    [[nodiscard]] QStringList nameAndPlace(const RelationEnd &end, const BundleIndex &index) const;
    [[nodiscard]] QString nameOf(const Filler &filler, const BundleIndex &index) const;
    void row(const QString &table, const QStringList &columns, const QStringList &cells, const std::optional<Owner> &of = {});
    void writeCrosswalk(const Bundle &article, const BundleIndex &index);
    void writeWide(const EventMention &mention, const Bundle &article, const BundleIndex &index);

    const Schema m_schema;
    const Sink m_sink;
    JsonIds m_ids; ///< what was written: a fact may come with many articles
    QSet<QString> m_begun; ///< tables
    QHash<EntityId, QString> m_names;
    QHash<EventId, QString> m_types;
    QSet<std::pair<EntityId, EntityId>> m_distinct;
    QString m_problem; ///< the first
};

} // namespace glossator
