// SPDX-License-Identifier: GPL-3.0-or-later
// Words that several repositories say: parts of the history's titles and common refusals.
#pragma once

#include "models/base/result.h"

namespace glossator::titles {

/// A quote short enough for a menu: white space folded, at most 40 characters.
[[nodiscard]] QString brief(const QString &text);
/// Code::NotFound: "This article is no longer in the project."
[[nodiscard]] std::unexpected<Error> notFound(const QString &noun);

} // namespace glossator::titles
