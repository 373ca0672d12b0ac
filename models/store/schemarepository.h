// SPDX-License-Identifier: GPL-3.0-or-later
// The project's schema: its text, verbatim, and the same as rows. Reads on any thread, verbs where Store::perform()
// allows them.
#pragma once

#include "models/domain/schema.h"
#include "models/store/store.h"

namespace glossator {

class SchemaRepository {
public:
    explicit SchemaRepository(Store &store) : m_store(store) {}

    /// The `.schema` text as it was given.
    [[nodiscard]] Result<QByteArray> text() const;
    /// The same, read. Cheap while the text is the same.
    [[nodiscard]] Result<Schema> schema() const;
    /// How many annotations use a type, triggers and event mentions as one.
    [[nodiscard]] Result<qint64> uses(const TypeRef &type) const;

    /// Puts a new schema in place, whole or not at all. What it says was renamed is renamed in the annotations, a type
    /// in use that it no longer has is kept as retired. `fileName` is for error sentences.
    Result<> set(const QByteArray &text, const QString &fileName);

    /// The schema of a project that is being made: no action, no history. For Store::create().
    [[nodiscard]] static Result<> writeFirst(Database &db, const QByteArray &text);

private:
    Store &m_store;
};

} // namespace glossator
