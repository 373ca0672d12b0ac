// SPDX-License-Identifier: GPL-3.0-or-later
// A text file as an article and back, for every format that keeps the text in a file of its own. Any thread.
#pragma once

#include "models/formats/format.h"

namespace glossator {

/// Reads source.file into a bundle with the article (id 1: text, original bytes, hashes, encoding, path, title and
/// date) and nothing else. Fails as readFile() and decodeText() do.
[[nodiscard]] Result<Bundle> readArticleText(const Source &source, const ReadOptions &options, const QString &format);

/// Whether the bytes as received are just the text in its encoding, as they mostly are: then they need not be told again.
[[nodiscard]] bool isOriginalTheText(const Bundle &bundle);

struct ArticleBytes {
    QByteArray bytes;
    bool reencoded = false; ///< written in UTF-8 because the article's encoding lacks a character
};

/// The text as a file: the original bytes where they still decode to the bundle's text, else the text in the article's
/// encoding, else in UTF-8. The bundle must have an article.
[[nodiscard]] ArticleBytes articleBytes(const Bundle &bundle);

} // namespace glossator
