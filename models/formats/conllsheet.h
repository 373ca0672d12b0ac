// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of one document of the CoNLL family as they came, and as they go out with some cells in another form: what
// nobody changed is the same byte for byte. Belongs to one reading or writing, one thread at a time.
#pragma once

#include "models/formats/format.h"

#include <QByteArrayView>

#include <limits>
#include <map>

namespace glossator {

struct ConllLine {
    enum class Kind : quint8 {
        Blank,
        Comment, ///< or what is no token for another reason
        Row,
    };

    Kind kind = Kind::Blank;
    QByteArrayView text; ///< without a byte order mark and the line end
    QByteArrayView end; ///< the line end; empty: the file ends without one
    std::vector<QByteArrayView> cells; ///< of a row
};

/// The cells between TABs, or between runs of blanks.
/// @param most behind so many the line is not read on.
[[nodiscard]] std::vector<QByteArrayView> conllCells(
    QByteArrayView line, char separator, qsizetype most = std::numeric_limits<qsizetype>::max());

/// `# key = value`, or `# key`.
struct ConllComment {
    QByteArrayView key;
    QByteArrayView value;
};
[[nodiscard]] ConllComment conllComment(QByteArrayView line);

class ConllSheet {
public:
    ConllSheet() = default;
    explicit ConllSheet(QByteArray bytes);

    /// A line that begins with `#` is a comment, any other that is not blank a row without cells: whoever knows the
    /// columns decides.
    [[nodiscard]] std::vector<ConllLine> &lines() { return m_lines; }
    [[nodiscard]] const std::vector<ConllLine> &lines() const { return m_lines; }
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

    /// Another value in a cell of a row; where the row is shorter cells are added.
    void setCell(qsizetype line, qsizetype column, const QByteArray &value, char separator);
    /// The comment of that key says this: that line is replaced, or one is put behind the first comment.
    void setComment(const QByteArray &key, const QByteArray &value);
    /// What the line tells of.
    void setOwner(qsizetype line, const Owner &owner) { m_edits[line].owner = owner; }

    [[nodiscard]] OutputFile file(const QString &name) const;

private:
    struct Edit {
        std::map<qsizetype, QByteArray> cells;
        char separator = '\t';
        std::optional<QByteArray> text;
        QByteArrayList behind; ///< lines
        Owner owner; ///< the id 0: none
    };

    QByteArray m_bytes;
    std::vector<ConllLine> m_lines;
    QByteArray m_lineEnd = "\n"; ///< for new lines
    qsizetype m_mark = 0; ///< length of the byte order mark
    QByteArrayList m_top; ///< new lines before all others
    std::map<qsizetype, Edit> m_edits;
};

} // namespace glossator
