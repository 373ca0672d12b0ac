// SPDX-License-Identifier: GPL-3.0-or-later
// Rows read from the pages of a database file one by one, without the trees above them: what is left when those are
// damaged. Source: the file format, https://www.sqlite.org/fileformat2.html. Plain value, any thread.
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

#include <variant>
#include <vector>

namespace glossator {

/// NULL, INTEGER, REAL, TEXT, BLOB.
using StoredValue = std::variant<std::monostate, qint64, double, QString, QByteArray>;

/// A row as it is stored: the column that is its key is NULL. Columns that can no longer be read are missing at the
/// end.
struct StoredRow {
    qint64 rowid = 0;
    std::vector<StoredValue> values;
};

class PageScan {
public:
    /// Nothing is read where the file cannot be.
    explicit PageScan(const QString &path);

    [[nodiscard]] qint64 pages() const { return m_bytes.size() / m_pageSize; }
    /// The rows on a page, from 0, where it is a leaf of some table; none else.
    [[nodiscard]] std::vector<StoredRow> rowsOn(qint64 page) const;

private:
    [[nodiscard]] QByteArrayView page(qint64 number) const;
    [[nodiscard]] QByteArray payload(QByteArrayView page, qsizetype offset, qint64 size) const;

    QFile m_file;
    QByteArrayView m_bytes; // mapped, as long as the file is open
    qint64 m_pageSize = 4096;
};

} // namespace glossator
