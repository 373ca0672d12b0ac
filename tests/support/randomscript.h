// SPDX-License-Identifier: GPL-3.0-or-later
// Random edits over every verb of the store, for the laws that hold whatever a person does.
#pragma once

#include "models/store/store.h"

#include <QRandomGenerator>

namespace glossator::test {

class RandomScript {
public:
    RandomScript(Store &store, quint32 seed) : m_store(&store), m_random(seed) {}

    /// The same script goes on in a store that was opened again.
    void continueIn(Store &store) { m_store = &store; }
    /// Does one random action; answers its name, or an empty string when it was refused or had nothing to work on.
    QString step();

private:
    template <class IdType>
    IdType pick(const char *table);
    qint64 pickRow(const char *table);
    TextSpan spanIn(ArticleId article);
    QString word();
    QString mentionType();

    Store *m_store;
    QRandomGenerator m_random;
};

/// SHA-256 over all rows of all recorded tables: two projects with the same hash hold the same record.
QByteArray contentHash(const Store &store);

/// The shipped default schema.
QByteArray defaultSchema();
/// A new project in scratchPath(), with an author.
std::unique_ptr<Store> newProject(const QString &name);

} // namespace glossator::test
