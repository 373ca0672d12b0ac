// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a list is in the order that SQLite would have by its own rules.
#pragma once

#include "models/store/store.h"
#include "tests/support/projectsupport.h"

#include <QTest>

namespace glossator::test {

/// Compares a repository's ids with those of SQL, in both directions, and the first of them.
/// @param expressions in SQL, separated by commas, with `%1` behind each for the direction
template <class IdType, class Repository, class QueryType>
void compareWithSql(Store &store, const Repository &repository, QueryType query, const char *table, const QByteArray &expressions,
    const char *condition = "1")
{
    for (const bool descending : {false, true}) {
        const QString by = QString::fromUtf8(expressions + ", id %1").arg(descending ? QStringLiteral("DESC") : QStringLiteral("ASC"));
        Query sorted = store.reader().prepare(std::string("SELECT id FROM ") + table + " WHERE " + condition + " ORDER BY " + by.toStdString());
        std::vector<IdType> expected;
        while (sorted.next())
            expected.push_back(sorted.id<IdType>(0));
        query.descending = descending;
        query.most.reset();
        QCOMPARE(need(repository.ids(query)), expected);
        query.most = 5;
        QCOMPARE(need(repository.ids(query)), std::vector(expected.begin(), expected.begin() + 5));
    }
}

} // namespace glossator::test
