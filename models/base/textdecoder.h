// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes to text and back, exactly: what was decoded always encodes to the identical bytes, or it is refused. A byte
// order mark stays in the text as U+FEFF, line ends stay as they are. Pure functions, any thread.
#pragma once

#include "models/base/result.h"

#include <QByteArray>

namespace glossator {

struct DecodedText {
    QString text; ///< without NUL and without lone surrogates
    QByteArray encoding; ///< its canonical name, such as UTF-8, UTF-16LE or windows-1254
};

/// Decodes what a file held. A byte order mark decides; else the encoding named (any that ICU knows); else UTF-8. Of UTF-16
/// and UTF-32 without an order of bytes the bytes tell it.
/// @param name the file's name, for the sentence.
/// Fails with BadInput, naming line and byte, when the bytes are not of that encoding or would not come back the same
/// from encodeText(), for NUL and lone surrogates, and above maxTextBytes; where no encoding was named it offers some.
[[nodiscard]] Result<DecodedText> decodeText(const QByteArray &bytes, const QString &name,
                                             const QByteArray &encoding = {});

/// The bytes of a text. Fails with BadInput, naming the first character that the encoding cannot hold and its line.
[[nodiscard]] Result<QByteArray> encodeText(const QString &text, const QByteArray &encoding);

/// The text of bytes that are known to be UTF-8. QString::fromUtf8() would drop a leading U+FEFF.
[[nodiscard]] QString textOfUtf8(QByteArrayView bytes);

/// The canonical name of an encoding that can be used on every machine, or an empty one for an unknown name. Case, hyphens,
/// underscores and blanks do not matter. UTF-16 and UTF-32 without an order of bytes are little-endian, as on the Web.
[[nodiscard]] QByteArray encodingName(const QByteArray &name);

/// How many lines (ended by LF, CR or CR LF) begin before `offset`: the number of its line, from 1.
[[nodiscard]] qsizetype lineNumber(QStringView text, qsizetype offset);

} // namespace glossator
