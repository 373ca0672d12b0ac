// SPDX-License-Identifier: GPL-3.0-or-later
// One article of a report: its head, its text with the marks, and tables of what it says. Pure function; what it is
// given belongs to one export, one thread.
#pragma once

#include "models/formats/bundleindex.h"
#include "models/formats/htmllook.h"
#include "models/formats/xmltext.h"

namespace glossator {

/// An `<article>`.
[[nodiscard]] QByteArray articleHtml(const Bundle &bundle, ReportTypes &types, XmlText &xml, Losses &losses);
/// A table of the relations of a bundle; nothing where there are none.
[[nodiscard]] QByteArray relationsHtml(
    const BundleIndex &index, const QString &caption, ReportTypes &types, XmlText &xml, Losses &losses);

} // namespace glossator
