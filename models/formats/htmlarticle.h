// SPDX-License-Identifier: GPL-3.0-or-later
// One article of a report: its head, its text with the marks, and tables of what it says. Pure function; what it is
// given belongs to one export, one thread at a time.
#pragma once

#include "models/formats/bundleindex.h"
#include "models/formats/htmllook.h"
#include "models/formats/xmltext.h"

namespace glossator {

/// An event as the article tells it, in cells of a table.
struct ToldEvent {
    EventId event;
    QByteArray words; ///< of the trigger; empty: there is none
    QByteArray roles; ///< each with what fills it
    QByteArray more; ///< what hangs on the event mention
};

struct ArticleHtml {
    QByteArray html; ///< an `<article>`
    std::vector<ToldEvent> events; ///< in the order of the text
};

[[nodiscard]] ArticleHtml articleHtml(const Bundle &bundle, ReportTypes &types, XmlText &xml, Losses &losses);
/// A table of the relations of a bundle; nothing where there are none.
[[nodiscard]] QByteArray relationsHtml(
    const BundleIndex &index, const QString &caption, ReportTypes &types, XmlText &xml, Losses &losses);

} // namespace glossator
