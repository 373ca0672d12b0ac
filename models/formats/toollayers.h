// SPDX-License-Identifier: GPL-3.0-or-later
// Layers of DKPro's, in a CAS or in WebAnno TSV, that nobody marks by hand. Pure function, any thread.
#pragma once

#include <QStringView>

namespace glossator {

/// Whether a layer tells of words, grammar or the document: it comes from tools, is kept and not read.
/// @param layer with its package.
[[nodiscard]] bool isOfTools(QStringView layer);

} // namespace glossator
