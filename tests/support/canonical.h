// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a project says, without its ids: to compare projects that went through a format, a copy or an import.

#include "models/domain/bundle.h"

#include <QStringList>

namespace glossator::test {

/// One line for each thing in the bundles, sorted, in which other things are named by what they are: projects that say
/// the same give the same lines, whatever their ids and the order of their lists. Things of one name are told apart by
/// what speaks of them and what they speak of. An entity, event or author listed in several bundles is one thing.
/// Checksums and remarks are left out; the bytes themselves are in.
QStringList canonical(const std::vector<Bundle> &project);

/// Empty when both say the same; otherwise the lines that only one of them has, marked - and +.
QString difference(const std::vector<Bundle> &before, const std::vector<Bundle> &after);

} // namespace glossator::test
