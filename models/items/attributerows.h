// SPDX-License-Identifier: GPL-3.0-or-later
// The attributes of one thing as rows of the details, in the order of the schema; those that it does not know come last.
// Reads only; GUI thread.
#pragma once

#include "models/items/detailrows.h"

namespace glossator {

/// The attributes that the schema asks of an owner of that kind and type, in its order.
[[nodiscard]] std::vector<AttributeDef> askedAttributes(
    const Schema &schema, Owner::Kind kind, const std::optional<TypeRef> &type);
/// The row of an attribute with what is stored for it.
[[nodiscard]] DetailRow attributeRow(const AttributeDef &def, const QStringList &stored);
/// Whether a row of AttributeKind::Bool says yes, the default included; nothing where it has no value or several.
[[nodiscard]] std::optional<bool> flagOf(const DetailRow &row);
/// All of an owner's.
[[nodiscard]] std::vector<DetailRow> attributeRows(Store &store, const Schema &schema, const Owner &owner);
/// What is to be stored for what an editor gave back; refuses with a sentence what the attribute does not take.
[[nodiscard]] Result<QStringList> attributeValues(const AttributeDef &def, const QVariant &value);

} // namespace glossator
