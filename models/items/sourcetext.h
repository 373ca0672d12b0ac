// SPDX-License-Identifier: GPL-3.0-or-later
// A written file as lines, and what became of them since it was written the last time. Plain values, any thread.
#pragma once

#include "models/formats/format.h"

#include <QHash>

namespace glossator {

/// Which rows are others than before: `removed` of them, from `first` on as they were counted then, gave way to
/// `inserted`.
struct SourceChange {
    int first = 0;
    int removed = 0;
    int inserted = 0;
};

class SourceText {
public:
    SourceText() = default;
    explicit SourceText(OutputFile file);

    [[nodiscard]] const QString &name() const { return m_file.name; }
    /// An empty file has no rows; what stands behind the last line end is one only if there is something.
    [[nodiscard]] int rows() const { return int(m_starts.size()); }
    /// Without its line end, UTF-8.
    [[nodiscard]] QByteArrayView line(int row) const;
    /// Those lines, just as they stand in the file.
    [[nodiscard]] QByteArrayView lines(int first, int count) const;
    /// Of what the line tells; one of the id 0: of nothing.
    [[nodiscard]] Owner owner(int row) const;
    /// The first line that tells of it, or -1.
    [[nodiscard]] int rowOf(const Owner &owner) const { return m_rows.value(owner, -1); }
    /// Of the longest line.
    [[nodiscard]] qsizetype mostBytes() const { return m_mostBytes; }

    /// In the order of the rows; what lies between is the same.
    [[nodiscard]] std::vector<SourceChange> since(const SourceText &before) const;

private:
    [[nodiscard]] qsizetype endOf(int row) const;

    OutputFile m_file;
    std::vector<qsizetype> m_starts;
    QHash<Owner, int> m_rows;
    qsizetype m_mostBytes = 0;
};

} // namespace glossator
