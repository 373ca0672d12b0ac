// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of cells as RFC 4180 has them, and as spreadsheet programs and people write them. Any thread.
#pragma once

#include "models/base/result.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QStringList>

class QIODevice;

namespace glossator {

struct CsvStyle {
    char separator = ',';
    bool isGuarded = true; ///< see guardedCell()
};

/// What a spreadsheet program would take for a formula gets an apostrophe in front: a cell is never run. So does what
/// already has one there, so that unguardedCell() gives back each text exactly.
/// @param isGuarded false: only the latter.
[[nodiscard]] QString guardedCell(const QString &text, bool isGuarded = true);
[[nodiscard]] QString unguardedCell(const QString &text);

/// One row in UTF-8 with its line end. Cells hold anything, line ends as they are.
[[nodiscard]] QByteArray csvRow(const QStringList &cells, const CsvStyle &style);

/// Reads row after row of UTF-8, with or without a byte order mark, in memory for one row. Its first row decides whether
/// comma, semicolon or TAB separates.
class CsvReader {
    Q_DECLARE_TR_FUNCTIONS(CsvReader)

public:
    /// @param device open, outlives this object. @param file its name, for sentences.
    CsvReader(QIODevice &device, QString file);

    /// False at the end. Empty lines are no rows. Fails with BadInput, naming file and line, for a quote that is never
    /// closed or followed by something, for NUL, for a cell above maxTextBytes and for too many of them; with Encoding where
    /// it is no UTF-8 and has no mark that says so.
    [[nodiscard]] Result<bool> next();
    /// Of the row that was read last: how many cells it has.
    [[nodiscard]] qsizetype count() const { return qsizetype(m_ends.size()); }
    /// One of them as it was written, without its quotes; an empty one where there are not so many.
    [[nodiscard]] QString cell(qsizetype index) const;
    [[nodiscard]] QStringList cells() const;
    /// Nothing but separators: what a spreadsheet program leaves of an empty row.
    [[nodiscard]] bool isBlank() const;
    /// Where the row began, from 1.
    [[nodiscard]] qint64 line() const { return m_rowLine; }
    /// The byte that the row began with; to be read again from here with seek().
    [[nodiscard]] qint64 position() const { return m_rowPosition; }
    /// Goes on with the row that begins there. @param line the number of its line.
    [[nodiscard]] bool seek(qint64 position, qint64 line);
    [[nodiscard]] char separator() const { return m_separator; }

private:
    static constexpr int end = -1;

    int peek();
    int get();
    void findSeparator();
    template <class IsEnd>
    Result<> take(IsEnd &&isEnd);
    Result<> readCell();
    Result<> readQuoted();
    [[nodiscard]] bool isRowEnd(int unit) const { return unit == '\n' || unit == '\r' || unit == end; }
    [[nodiscard]] std::unexpected<Error> badRow(const QString &what, Error::Code code = Error::Code::BadInput) const;

    QIODevice &m_device;
    QString m_file;
    QByteArray m_buffer;
    qsizetype m_at = 0; ///< in the buffer
    qint64 m_bufferStart = 0; ///< of the buffer in the file
    bool m_isMarked = false; ///< by a byte order mark
    char m_separator = 0; ///< not known yet
    qint64 m_line = 1;
    qint64 m_rowLine = 1;
    qint64 m_rowPosition = 0;
    QByteArray m_row; ///< the bytes of its cells, with one byte behind each
    std::vector<qsizetype> m_ends; ///< of the cells in them
};

} // namespace glossator
