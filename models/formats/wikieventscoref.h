// SPDX-License-Identifier: GPL-3.0-or-later
// The file beside a WikiEvents file that says which mentions are of one entity: where the record of each article stands in
// it. Used by one reading.
#pragma once

#include "models/formats/jsonrecords.h"

#include <QIODevice>

#include <memory>

namespace glossator {

class WikiEventsCoref {
public:
    /// The name of the file that stands beside, or an empty string: NAME_coref.jsonl, NAME.jsonlines, the same in a folder
    /// `coref`, or coref-NAME.jsonlines.
    [[nodiscard]] static QString fileFor(const QString &file);
    /// Whether it is such a file.
    [[nodiscard]] static bool looksLikeOne(const JsonLook &look);

    /// Looks the whole file through. One that cannot be read leaves a remark.
    void open(const QString &file, const QByteArray &encoding);
    /// The record of that article, once; nothing where there is none.
    [[nodiscard]] std::optional<JsonRecord> take(const QString &article);
    /// What is to be said of the file; empties it.
    [[nodiscard]] QStringList remarks() { return std::exchange(m_remarks, {}); }
    [[nodiscard]] const QString &file() const { return m_file; }

private:
    struct Place {
        qint64 position = 0;
        qsizetype length = 0;
        qsizetype line = 0;
    };

    QString m_file;
    std::unique_ptr<QIODevice> m_device;
    QHash<QString, QList<Place>> m_places;
    QStringList m_remarks;
};

} // namespace glossator
