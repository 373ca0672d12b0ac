// SPDX-License-Identifier: GPL-3.0-or-later
// One block of text, broken into lines of equal height and ready to paint and to point at.
//
// What is shown differs from the text in nothing but control characters, which stand as their pictures, one for one: so
// offsets are the text's own. Offsets count UTF-16 units from the block's begin; y counts from its top.
// Owned by ArticleLayout; GUI thread.
#pragma once

#include "widgets/articleview/articlestyle.h"

#include <QTextLayout>

#include <vector>

namespace glossator {

/// A horizontal stretch of one line that a range of the text covers. In bidirectional text a range may have several.
struct LineStretch {
    int line = 0;
    qreal left = 0;
    qreal right = 0;
    bool rightToLeft = false;

    friend bool operator==(const LineStretch &, const LineStretch &) = default;
};

class BlockLayout {
public:
    BlockLayout(QStringView text, bool rightToLeft, const ArticleStyle &style, bool isHeading = false);

    [[nodiscard]] int lineCount() const { return m_layout.lineCount(); }
    [[nodiscard]] int textHeight() const { return lineCount() * m_lineHeight; }
    [[nodiscard]] qsizetype length() const { return m_layout.text().size(); }
    [[nodiscard]] bool isRightToLeft() const { return m_rightToLeft; }
    /// The offset of the first character of a line, and the one after its last; spaces at its end included.
    [[nodiscard]] std::pair<int, int> lineRange(int line) const;
    [[nodiscard]] int lineOf(int offset) const;
    [[nodiscard]] int lineAt(qreal y) const;
    /// Where the caret stands before the character at the offset.
    [[nodiscard]] qreal caretX(int offset) const;
    /// The caret position nearest to x on a line.
    [[nodiscard]] int offsetAt(int line, qreal x) const;
    /// The stretches of `[begin, end)`, in order of lines and, on one line, from left to right.
    [[nodiscard]] std::vector<LineStretch> stretches(int begin, int end) const;

    /// The neighbouring caret position on the screen; the same one at the block's edge.
    [[nodiscard]] int leftOf(int offset) const { return m_layout.leftCursorPosition(offset); }
    [[nodiscard]] int rightOf(int offset) const { return m_layout.rightCursorPosition(offset); }
    /// The neighbouring caret position in the text.
    [[nodiscard]] int next(int offset) const { return m_layout.nextCursorPosition(offset); }
    [[nodiscard]] int previous(int offset) const { return m_layout.previousCursorPosition(offset); }
    [[nodiscard]] bool isCaretPosition(int offset) const { return m_layout.isValidCursorPosition(offset); }

    /// Paints lines [firstLine, lastLine] in the painter's pen, the block's top left being at `at`.
    void drawLines(QPainter &painter, QPointF at, int firstLine, int lastLine) const;
    /// Places of characters that have no shape of their own but change how a text reads.
    [[nodiscard]] const std::vector<int> &invisibles() const { return m_invisibles; }

private:
    [[nodiscard]] QTextLine lineHolding(int offset) const;

    QTextLayout m_layout;
    std::vector<int> m_invisibles;
    int m_lineHeight = 0;
    bool m_rightToLeft = false;
    bool m_mixed = false; ///< some of it runs against the paragraph, or it might
};

} // namespace glossator
