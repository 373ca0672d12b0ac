// SPDX-License-Identifier: GPL-3.0-or-later
// An article's text as HTML with its marks in it. Pure function; what it is given belongs to one export, one thread at a time.
#pragma once

#include "models/base/textoffsets.h"
#include "models/formats/bundleindex.h"
#include "models/formats/htmllook.h"
#include "models/formats/xmltext.h"

namespace glossator {

/// Paragraphs with nothing between them whose text, tags taken out, is the article's, line ends included. Between all
/// borders of marks stands a segment, in one `<mark>` for each mention that covers it; so marks may nest, cross and
/// have gaps. The short name of the type is an attribute of the first one, which the style sheet shows, and so is the
/// whole name of type and entity. A mention that covers nothing is a `<mark>` with nothing in it. So is, counted as
/// lost, the rest of those that lie over mostLanes others.
[[nodiscard]] QByteArray markedText(
    const BundleIndex &index, const TextOffsets &text, ReportTypes &types, XmlText &xml, Losses &losses);

} // namespace glossator
