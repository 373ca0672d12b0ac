// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a WikiEvents record, and where its tokens stand in it. Pure function, any thread.
#pragma once

#include "models/base/result.h"
#include "models/base/textspan.h"
#include "models/formats/jsonstream.h"

namespace glossator {

struct WikiEventsText {
    QString text;
    std::vector<TextSpan> tokens; ///< in code points
    std::vector<qsizetype> sentences; ///< the first token of each

    /// The sentence that the token stands in.
    [[nodiscard]] qsizetype sentenceOf(qsizetype token) const;
};

/// `text` where the offsets of the tokens count in it, as in files of ours. In the corpus they do not: there `text` has
/// the sentences without anything between them, and the offsets count in a text with blanks there. Then the text is built
/// again from the sentences, with as much between them as the offsets leave free.
[[nodiscard]] Result<WikiEventsText> wikiEventsText(const JsonValue &record, const QString &file);

} // namespace glossator
