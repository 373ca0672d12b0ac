// SPDX-License-Identifier: GPL-3.0-or-later
// The text behind tokens. Where a file says what stands between them that is taken, else one blank between tokens, a line
// end between sentences and a blank line between paragraphs. Values, one thread.
#pragma once

#include "models/base/textspan.h"

#include <QStringList>

namespace glossator {

/// White space behind a token.
struct ConllGap {
    QString spaces;
    bool isExact = false; ///< false: yields to what the text of the sentence says
};

struct ConllSentence {
    QStringList forms;
    std::vector<std::optional<ConllGap>> gaps; ///< behind each form, where it is told
    QString before; ///< white space before the first
    std::optional<QString> text; ///< as a comment gives it, with single blanks
    std::optional<QString> exact; ///< with all white space, also that behind the sentence
    bool beginsParagraph = false;
};

class ConllText {
public:
    /// In code points, of each form. @param fits false: the forms do not stand in the text that the sentence brought.
    [[nodiscard]] std::vector<TextSpan> add(const ConllSentence &sentence, bool &fits);
    /// All that was added.
    [[nodiscard]] QString text() const { return m_text + m_behind.value_or(QString()); }

private:
    void append(QStringView piece);

    QString m_text;
    qsizetype m_length = 0; ///< of the text, in code points
    std::optional<QString> m_behind; ///< the last sentence, where it is told
    bool m_isEmpty = true;
};

/// White space as CoNLL-U's SpacesAfter writes it: `\s \t \r \n`, and `\uXXXX` for other kinds.
[[nodiscard]] QString escapedSpaces(QStringView spaces);
/// The white space, or nothing for what is none.
[[nodiscard]] std::optional<QString> unescapedSpaces(QStringView written);

/// A text in one line: backslashes, and white space that is no single blank inside of it, are escaped.
[[nodiscard]] QString escapedLine(QStringView text);
[[nodiscard]] QString unescapedLine(QStringView written);

} // namespace glossator
