// SPDX-License-Identifier: GPL-3.0-or-later
// An article's text cut into what is laid out as one piece: paragraphs, and parts of giant ones.
//
// Every kind of line end that Unicode knows ends a paragraph, for display only. A paragraph longer than MaxLength is
// cut at ends of sentences, or at spaces, wherever it is: so the cost of a piece is bounded, and its lines do not
// depend on where the reader came from. Plain values, any thread. Offsets are UTF-16 units of the text.
#pragma once

#include <QStringView>

#include <vector>

namespace glossator {

struct TextBlock {
    enum class Kind : quint8 {
        Paragraph, ///< or the last part of one
        Part, ///< goes on in the next block
        Blank, ///< nothing but spaces
    };

    qsizetype begin = 0;
    qint32 length = 0;
    Kind kind = Kind::Paragraph;
    bool opens = true; ///< false: goes on from the block before
    quint8 lineEnd = 0; ///< the length of what ends it

    /// Where its text ends and its line end begins.
    [[nodiscard]] qsizetype end() const { return begin + length; }
    /// Where the next block begins.
    [[nodiscard]] qsizetype next() const { return end() + lineEnd; }
    friend bool operator==(const TextBlock &, const TextBlock &) = default;
};

/// The longest block, in UTF-16 units: about 60 lines.
constexpr qsizetype MaxBlockLength = 4000;

/// At least one block, in order; between and after them lie only line ends.
[[nodiscard]] std::vector<TextBlock> textBlocks(QStringView text);

/// The block that holds the offset; within a line end, the one before it.
[[nodiscard]] int blockHolding(const std::vector<TextBlock> &blocks, qsizetype offset);

/// Whether the paragraph that this block belongs to reads from right to left, by its first strong character (UAX 9,
/// P2).
[[nodiscard]] bool isRightToLeft(QStringView text, const std::vector<TextBlock> &blocks, int block);

} // namespace glossator
