// SPDX-License-Identifier: GPL-3.0-or-later
// Mentions as brackets in CoNLL-U's last column, as CorefUD has them: `Entity=(e1-person-1(e2[1/2]-place-1)` and `e1)`. They
// may nest, cross and have gaps. https://ufal.mff.cuni.cz/corefud. Pure functions, any thread.
#pragma once

#include "models/formats/conllpage.h"

namespace glossator {

inline constexpr QByteArrayView corefKey = "Entity";
inline constexpr QByteArrayView corefDeclarationKey = "global.Entity";
/// Says which brackets are of mentions that are of no entity, for which CorefUD has no word: those whose id begins so.
inline constexpr QByteArrayView corefNoEntityKey = "mentions_without_entity";

/// What is marked in brackets, and what in tags.
struct CorefLayer {
    static constexpr int brackets = 0;
    static constexpr int tags = 1;
};

/// One bracket as it stands in a cell.
struct CorefBracket {
    enum class Kind : quint8 { Open, Close, Whole };

    Kind kind = Kind::Open;
    QByteArrayView text; ///< all of it
    QByteArrayView inside; ///< without the parentheses
};

/// The brackets of a value; nothing where it is not made of brackets.
[[nodiscard]] std::optional<std::vector<CorefBracket>> corefBrackets(QByteArrayView value);

/// The declaration: `eid-etype-head-other`.
void readCorefDeclaration(CorefLayout &layout, QByteArrayView declaration);

/// Pairs the brackets of a document.
class CorefReader {
public:
    explicit CorefReader(ConllPage &page) : m_page(page) {}

    void add(qsizetype unit, const CorefBracket &bracket);
    /// What is still open has no other half.
    void end();

private:
    struct Open {
        qsizetype unit = 0;
        QByteArray text;
    };
    struct Pending {
        ConllMark mark;
        std::vector<std::pair<qsizetype, QByteArray>> brackets;
    };

    void close(QByteArrayView name, const Open &open, qsizetype unit, const QByteArray &closing);
    void stray(qsizetype unit, const QByteArray &text) { m_page.strays[unit] << text; }

    ConllPage &m_page;
    QHash<QByteArray, std::vector<Open>> m_open; ///< by the name in brackets
    QHash<QByteArray, std::vector<Pending>> m_pending; ///< that have a gap, by id, number of parts and the part that is next
};

/// For each unit with brackets what its cell says of these marks.
[[nodiscard]] std::map<qsizetype, QByteArray> corefValues(const ConllPage &page, const std::vector<const ConllMark *> &marks);

/// The rest of a bracket with another type in it. @param rest empty: a new one.
[[nodiscard]] QByteArray corefRest(const CorefLayout &layout, const QByteArray &rest, const QString &type);

} // namespace glossator
