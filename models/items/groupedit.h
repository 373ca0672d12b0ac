// SPDX-License-Identifier: GPL-3.0-or-later
// One field of several things changed as one action, in the background where there are many. GUI thread.
#pragma once

#include "models/items/detailrows.h"
#include "models/items/workbench.h"

namespace glossator {

/// Gives each of them the value that a delegate gave back for a row of groupRows().
/// @return false when it was refused; Workbench::failed() has said why.
bool editGroup(Workbench &workbench, const std::vector<Owner> &owners, const DetailRow &row, const QVariant &value,
    Workbench::After after = {});
/// The same for a field without a row: Type takes a type's name, Status and State their numbers.
bool editGroup(Workbench &workbench, const std::vector<Owner> &owners, DetailRow::Field field, const QString &value,
    Workbench::After after = {});

} // namespace glossator
