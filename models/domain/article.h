// SPDX-License-Identifier: GPL-3.0-or-later
// An article and the files that came with it. Plain values, any thread.
#pragma once

#include "models/base/id.h"

#include <QByteArray>

namespace glossator {

enum class ReadingState : quint8 { Unread, Reading, Done };

/// Everything about an article but its text, which is fetched by hash when it is shown.
struct Article {
    ArticleId id;
    QString title;
    QString published; ///< ISO 8601, as precise as known: 2023, 2023-04, 2023-04-03; empty when not known
    QString source; ///< the outlet
    QString byline; ///< who wrote it
    QString url;
    QString language; ///< BCP 47
    QString path; ///< relative to the imported folder, with `/`; names the files of an export
    QString format; ///< id of the format it was read from
    QString encoding; ///< of the original bytes, such as UTF-8 or UTF-16LE
    QByteArray text; ///< SHA-256 of the current text in UTF-8
    QByteArray original; ///< SHA-256 of the bytes as received; empty when there are none
    ReadingState state = ReadingState::Unread;
    AuthorId author; ///< who brought it in
    qint64 created = 0; ///< ms since 1970 UTC

    friend bool operator==(const Article &, const Article &) = default;
};

/// A file received beside the text (`.ann`, `annotation.conf`), kept so that what did not change goes back as it came.
struct SourceFile {
    SourceFileId id;
    ArticleId article; ///< invalid: belongs to the project
    QString format;
    QString name; ///< the part that tells it apart: `.ann`, `.a1`, or a path for a file of the project
    QByteArray hash; ///< SHA-256
    QByteArray bytes; ///< only in a Bundle; the store keeps them as a blob

    friend bool operator==(const SourceFile &, const SourceFile &) = default;
};

/// What a reader met and the model cannot hold; the same format writes it back in place.
struct Leftover {
    LeftoverId id;
    ArticleId article; ///< invalid: belongs to the project
    QString format;
    QString file; ///< SourceFile::name it stood in
    qint64 position = 0; ///< the line, from 0, or what the format counts by
    QString anchors; ///< JSON: the format's own ids that it speaks of
    QByteArray bytes; ///< verbatim

    friend bool operator==(const Leftover &, const Leftover &) = default;
};

} // namespace glossator
