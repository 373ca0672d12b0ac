// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the `.schema` language. Plain functions, any thread.
#pragma once

#include "models/domain/schema.h"

namespace glossator {

/// The schema as UTF-8 text with LF; readSchema() gives the same schema again.
[[nodiscard]] QByteArray writeSchema(const Schema &schema);
/// The lines of one part, as writeSchema() puts them.
[[nodiscard]] QByteArray writeType(const TypeDef &type);
[[nodiscard]] QByteArray writeSet(const FillerSet &set);
[[nodiscard]] QByteArray writeGroup(const AttributeGroup &group);

} // namespace glossator
