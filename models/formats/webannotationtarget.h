// SPDX-License-Identifier: GPL-3.0-or-later
// Which part of a text a target of a Web Annotation means. Plain values, any thread.
#pragma once

#include "models/base/textoffsets.h"
#include "models/formats/webannotationjson.h"

namespace glossator {

/// One target, as far as it is about text.
struct OaTarget {
    QString source; ///< the IRI of the text; or of another annotation
    bool hasSelector = false;
    QString unread{}; ///< the type of a selector that says nothing that can be found in a text; empty: none
    std::optional<TextSpan> position{}; ///< in code points
    QString exact{}; ///< null: no quote
    QString prefix{};
    QString suffix{};

    [[nodiscard]] bool isText() const { return position || !exact.isNull(); }
};

/// The targets of an annotation: each of them is meant.
[[nodiscard]] std::vector<OaTarget> oaTargets(const JsonValue &annotation);

/// Everywhere in the text where the quote stands between its context.
[[nodiscard]] std::vector<TextSpan> placesOfQuote(const TextOffsets &text, const OaTarget &target);

} // namespace glossator
