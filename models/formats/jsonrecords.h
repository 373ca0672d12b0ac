// SPDX-License-Identifier: GPL-3.0-or-later
// The records of a file of JSON, one at a time with the bytes that they are written in: one on each line (JSON Lines), or
// the items of one array, or one object behind the other. Only one is held in memory. A JsonRecords belongs to one reading.
#pragma once

#include "models/formats/jsonstream.h"

#include <QHash>

namespace glossator {

/// A record as it stands in the file.
struct JsonRecord {
    QByteArray bytes; ///< of a line: all of it but the line feed
    qsizetype line = 1; ///< where it begins
    qint64 position = 0; ///< in the bytes of the device
};

class JsonRecords {
public:
    /// @param file for sentences. The device must be open and outlive this object; a byte order mark is passed over.
    JsonRecords(QIODevice &device, QString file) : m_device(device), m_file(std::move(file)) {}

    /// Goes to the next record, over blank lines. False at the end; fails where what follows cannot be told apart.
    [[nodiscard]] Result<bool> next();
    [[nodiscard]] const JsonRecord &record() const { return m_record; }
    /// Whether each record has a line of its own.
    [[nodiscard]] bool isOnLines() const { return m_layout == Layout::Lines; }

private:
    enum class Layout : quint8 { Unknown, Lines, Array, Sequence, End };

    [[nodiscard]] Result<bool> fill();
    [[nodiscard]] Result<> begin();
    [[nodiscard]] Result<bool> nextLine();
    [[nodiscard]] Result<bool> nextItem();
    [[nodiscard]] Result<bool> skipBlanks();
    [[nodiscard]] Result<qsizetype> lineEnd();
    [[nodiscard]] Result<qsizetype> valueEnd();
    void take(qsizetype end);
    void skip(qsizetype count);
    [[nodiscard]] std::unexpected<Error> bad(const QString &sentence) const;

    QIODevice &m_device;
    const QString m_file;
    Layout m_layout = Layout::Unknown;
    QByteArray m_buffer;
    qsizetype m_at = 0; ///< in the buffer: what lies before is done
    qint64 m_base = 0; ///< of the buffer in the device
    qsizetype m_line = 1; ///< at m_at
    bool m_hasItem = false;
    JsonRecord m_record;
};

/// What the first record at the start of a file looks like, for sniff(): its keys, each with the bytes that follow it.
struct JsonLook {
    bool isArray = false; ///< the record is the first item of an array
    bool isWhole = false; ///< the record ends within the bytes
    QHash<QByteArray, QByteArray> keys; ///< the beginning of each value, without blanks before it

    /// Whether the value of that key begins so.
    [[nodiscard]] bool has(const char *key, QByteArrayView begins = {}) const
    {
        const auto found = keys.constFind(QByteArray(key));
        return found != keys.cend() && found->startsWith(begins);
    }
};

/// What the first record says, and of lines the next few, since the first may say little or be broken.
/// @param head the first bytes of the file. Where they do not hold the whole of the first record, some more are read.
[[nodiscard]] JsonLook lookOfJson(const QString &file, const QByteArray &head);

} // namespace glossator
