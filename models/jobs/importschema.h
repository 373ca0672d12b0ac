// SPDX-License-Identifier: GPL-3.0-or-later
// What an import makes of the project's schema. Cheap to copy, so that a source that fails takes nothing along.
// Belongs to one import, one thread.
#pragma once

#include "models/domain/bundle.h"
#include "models/domain/schema.h"
#include "models/store/store.h"

namespace glossator {

class ImportSchema {
public:
    /// Begins with the project's own.
    [[nodiscard]] Result<> load(Store &store);
    /// A schema that came along: becomes the project's where that has no articles and still has the schema that nobody
    /// chose, else adds to it what it lacks. Fails with BadInput where it cannot be read.
    [[nodiscard]] Result<> take(Store &store, const QString &text, const QString &fileName);
    /// Adds the types, roles and attributes that the bundle uses.
    void grow(const Bundle &bundle);
    /// Puts the schema in place if anything came to it. Part of an action.
    [[nodiscard]] Result<> write(Store &store);

    /// A phrase for each thing that came to the schema.
    [[nodiscard]] const QStringList &added() const { return m_added; }
    /// Whether a schema that came along became the project's.
    [[nodiscard]] bool isReplaced() const { return m_isReplaced; }

private:
    [[nodiscard]] Result<bool> isUnchosen(Store &store) const;

    QByteArray m_text; ///< of m_base
    Schema m_base;
    Schema m_schema;
    QString m_taken; ///< the last one that came along: a folder brings the same many times
    QStringList m_added;
    bool m_isReplaced = false;
    bool m_isChanged = false; ///< and not in place yet
};

} // namespace glossator
