// SPDX-License-Identifier: GPL-3.0-or-later
// What one document of the CoNLL family says: its text, its tokens and what is marked in them, beside the lines that say it.
// The same for all its formats. Values, one thread.
#pragma once

#include "models/formats/conllsheet.h"
#include "models/formats/conlltext.h"

#include <QCoreApplication>

namespace glossator {

/// Where a document stands, for sentences to people.
struct ConllPlace {
    QString file;
    qint64 firstLine = 1;

    /// @param line of the document, from 0.
    [[nodiscard]] QString sentence(qsizetype line, const QString &what) const;
};

/// What marks count: a token, or a word that is a part of one.
struct ConllUnit {
    qsizetype line = 0;
    TextSpan span; ///< empty: a word that is not in the text
    qsizetype sentence = 0;
};

/// From one unit to another, both included.
struct ConllPart {
    qsizetype first = 0;
    qsizetype last = 0;

    friend auto operator<=>(const ConllPart &, const ConllPart &) = default;
};

struct ConllMark {
    QString type;
    std::vector<ConllPart> parts;
    QByteArray entity; ///< as the file calls it; empty: none
    int layer = 0; ///< which of the columns of tags; see CorefLayer
    QByteArray id; ///< CoNLL-U: what brackets call it: the entity's, or one that stands for none
    QByteArray rest; ///< CoNLL-U: what else the bracket says, as it stands
    MentionId mention; ///< when written
};

/// How the columns of a document are laid out.
struct ConllLayout {
    char separator = '\t';
    qsizetype columns = 0; ///< 0: there is no row
    qsizetype form = 0;
    bool hasIds = false; ///< the first column numbers the tokens of each sentence
    std::vector<qsizetype> tags; ///< columns
    bool isBare = false; ///< tags have no types
    bool hasOddPhrases = false; ///< a column that stands where phrases do has other tags too
};

/// How CoNLL-U's brackets are declared.
struct CorefLayout {
    bool isDeclared = false;
    qsizetype id = 0; ///< which of the attributes
    qsizetype type = 1; ///< -1: it has none
    QByteArray noEntity; ///< what begins the names of mentions that are of no entity; empty: none are
};

struct ConllPage {
    ConllSheet sheet;
    QString text;
    QString title; ///< empty: not told
    QString published;
    std::vector<ConllUnit> units;
    std::vector<ConllMark> marks;
    QStringList remarks;
    ConllLayout layout;
    CorefLayout coref;
    std::vector<qsizetype> nextWord; ///< for each unit itself, or the next one that covers something
    std::vector<qsizetype> lastWord; ///< the same backwards; -1: there is none
    std::map<qsizetype, QByteArrayList> strays; ///< CoNLL-U: brackets that have no other half, by unit; lost when others change

    /// Call when all units are there.
    void indexWords();
    /// What the mark covers; parts that overlap are one. Units lie in the order of the text.
    [[nodiscard]] Extent extentOf(const ConllMark &mark) const;
};

/// Comments that tell the title and the date.
inline constexpr QByteArrayView conllTitleKey = "meta::title";
inline constexpr QByteArrayView conllDateKey = "meta::dateCreated";
/// A sentence with all its white space, in one line; see escapedLine().
inline constexpr QByteArrayView conllExactKey = "exact_text";

/// Takes sentence after sentence of a document.
class ConllPageBuilder {
    Q_DECLARE_TR_FUNCTIONS(ConllFormat)

public:
    /// @param page whose sheet is there; outlives this object.
    ConllPageBuilder(ConllPage &page, ConllPlace place) : m_page(page), m_place(std::move(place)) {}

    void comment(qsizetype line);
    void add(const QString &form, std::optional<ConllGap> gap);
    void setBefore(const QString &spaces) { m_sentence.before = spaces; }
    [[nodiscard]] bool isEmpty() const { return m_sentence.forms.isEmpty(); }
    /// The places of the forms that were added since the last sentence.
    std::vector<TextSpan> endSentence(qsizetype line);
    void end();
    [[nodiscard]] qsizetype sentence() const { return m_sentences; }

    void remark(qsizetype line, const QString &what);
    [[nodiscard]] const ConllPlace &place() const { return m_place; }

private:
    ConllPage &m_page;
    const ConllPlace m_place;
    ConllText m_text;
    ConllSentence m_sentence;
    qsizetype m_sentences = 0;
};

} // namespace glossator
