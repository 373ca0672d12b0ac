// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of entities or actors that people keep in a table, with other names, a type and codes. Any thread.
#pragma once

#include "models/formats/format.h"

namespace glossator {

/// Whether these are the heads of such a list: one says `name`, `entity`, `actor` or the like, in any case.
[[nodiscard]] bool isEntityTable(const QStringList &heads);

/// Entities in one bundle without an article, one for each name and type: rows that repeat it add their other names.
/// Aliases may fill several columns, or one, `;` or `|` between them. A column that is none of ours becomes an attribute.
/// Fails with BadInput, naming file and line, for a row without a name, and as CsvReader does.
Result<> readEntityTable(const Source &source, const ReadOptions &options, const BundleSink &sink);

} // namespace glossator
