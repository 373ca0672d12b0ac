// SPDX-License-Identifier: GPL-3.0-or-later
// What relations and arguments lead to, as one kind of thing. Pure, any thread.
#pragma once

#include "models/domain/annotations.h"

#include <optional>

namespace glossator {

/// As an argument names it.
[[nodiscard]] Filler endOf(const RelationEnd &end);
/// Nothing for a span or a literal.
[[nodiscard]] std::optional<Owner> ownerOf(const Filler &end);

} // namespace glossator
