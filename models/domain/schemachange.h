// SPDX-License-Identifier: GPL-3.0-or-later
// What setting another schema does to a project in use: shown as a preview, then applied as one operation.
// Plain functions, any thread.
#pragma once

#include "models/base/result.h"
#include "models/domain/schema.h"

#include <functional>

namespace glossator {

/// A type that `was` says has another name now.
struct TypeRename {
    TypeGroup group = TypeGroup::Mention;
    QString oldName;
    QString newName;

    friend bool operator==(const TypeRename &, const TypeRename &) = default;
};

/// A type that is gone from the new text and kept as `retired`, because annotations use it.
struct RetiredType {
    TypeRef type;
    qint64 uses = 0;

    friend bool operator==(const RetiredType &, const RetiredType &) = default;
};

struct SchemaChange {
    std::vector<TypeRename> renamed; ///< to be applied all at once, from the old names: two types may swap theirs
    std::vector<TypeRef> added;
    std::vector<TypeRef> removed; ///< not in use
    std::vector<RetiredType> retired;
    Schema schema; ///< the new one, with the retired types
    QByteArray text; ///< of that
};

/// How many annotations use a type of the old schema.
using TypeUses = std::function<qint64(const TypeRef &)>;

/// What the step from the old schema to the incoming one means, whose text is `incomingText`. A retired type keeps its
/// roles and attributes. Fails where the two together are beyond what the language holds.
[[nodiscard]] Result<SchemaChange> schemaChange(
    const Schema &old, const Schema &incoming, const QByteArray &incomingText, const TypeUses &uses);

} // namespace glossator
