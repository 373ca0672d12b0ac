// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/conllu.h"

#include "models/base/textdecoder.h"
#include "models/formats/conllmisc.h"
#include "models/formats/conlltags.h"
#include "models/formats/corefud.h"

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

using Kind = ConllLine::Kind;

constexpr size_t formColumn = 1;
constexpr size_t miscColumn = 9;
constexpr std::array<QByteArrayView, 2> tagKeys = {"NER", "ner"};

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ConllFormat)
};

/// `3`, `3-4` of a token of two words, `5.1` of an empty node.
struct WordId {
    qint64 first = 0;
    qint64 last = 0;
    bool isRange = false;
    bool isEmpty = false;
};

std::optional<WordId> wordId(QByteArrayView cell)
{
    const auto number = [](QByteArrayView digits) -> std::optional<qint64> {
        if (!std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; }))
            return std::nullopt;
        bool isNumber = false;
        const qint64 value = digits.toLongLong(&isNumber);
        return isNumber ? std::optional(value) : std::nullopt;
    };
    const auto mark = std::ranges::find_if(cell, [](char c) { return c == '-' || c == '.'; });
    const auto first = number(cell.first(mark - cell.begin()));
    const auto last = mark == cell.end() ? first : number(cell.sliced(mark - cell.begin() + 1));
    if (!first || !last)
        return std::nullopt;
    return WordId{*first, *last, mark != cell.end() && *mark == '-', mark != cell.end() && *mark == '.'};
}

bool isWord(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

std::optional<ConllGap> gapBehind(QByteArrayView misc)
{
    if (const auto told = conllMiscValue(misc, "SpacesAfter")) {
        if (const auto spaces = unescapedSpaces(textOfUtf8(*told)))
            return ConllGap{*spaces, true};
    }
    return conllMiscValue(misc, "SpaceAfter") == "No" ? std::optional(ConllGap{{}, false}) : std::nullopt;
}

class Reader {
public:
    Reader(ConllPage &page, const ConllPlace &place) : m_page(page), m_builder(page, place), m_coref(page) {}

    Result<> read();

private:
    struct Word {
        qsizetype line = 0;
        qsizetype token = 0; ///< of the sentence; -1: stands before the first
        bool isPart = false; ///< of a token of several words
        bool isEmpty = false;
    };

    Result<> readRow(qsizetype line);
    void endSentence();
    void splitTokens(std::vector<TextSpan> &spans, const std::vector<TextSpan> &tokens) const;
    void readTags(qsizetype first);
    void readBrackets(qsizetype first);
    [[nodiscard]] QByteArrayView cell(qsizetype line, size_t column) const
    {
        return m_page.sheet.lines()[size_t(line)].cells[column];
    }

    ConllPage &m_page;
    ConllPageBuilder m_builder;
    CorefReader m_coref;
    std::vector<Word> m_words; ///< of the sentence
    QStringList m_forms; ///< of its tokens
    WordId m_range; ///< the last one
    qsizetype m_reached = 0; ///< in the text
};

Result<> Reader::read()
{
    const auto &lines = m_page.sheet.lines();
    for (qsizetype i = 0; i < std::ssize(lines); ++i) {
        const ConllLine &line = lines[size_t(i)];
        if (line.kind == Kind::Row) {
            GLOSSATOR_TRY(readRow(i));
        } else if (line.kind == Kind::Blank) {
            endSentence();
        } else {
            const ConllComment comment = conllComment(line.text);
            if (comment.key == corefDeclarationKey && !m_page.coref.isDeclared)
                readCorefDeclaration(m_page.coref, comment.value);
            else if (comment.key == corefNoEntityKey && isWord(comment.value))
                m_page.coref.noEntity = comment.value.toByteArray();
            else
                m_builder.comment(i);
        }
    }
    endSentence();
    m_coref.end();
    for (const auto &[unit, texts] : m_page.strays) {
        const qsizetype line = m_page.units[size_t(unit)].line;
        m_builder.remark(line, Texts::tr("“%1” has no other half and is not read.").arg(textOfUtf8(texts.join())));
    }
    m_builder.end();
    return {};
}

Result<> Reader::readRow(qsizetype line)
{
    ConllLine &row = m_page.sheet.lines()[size_t(line)];
    const auto bad = [&](const QString &what) { return fail(Error::Code::BadInput, m_builder.place().sentence(line, what)); };
    if (const qsizetype columns = row.text.count('\t') + 1; columns != conllUColumns)
        return bad(Texts::tr("A line of CoNLL-U has 10 columns with a TAB between them; this one has %1.").arg(columns));
    row.cells = conllCells(row.text, '\t');
    if (hasTooManyEntries(row.cells[miscColumn]))
        return bad(Texts::tr("The last column has more than %1 entries.").arg(mostConllEntries));
    const auto id = wordId(row.cells.front());
    if (!id)
        return bad(Texts::tr("“%1” is no number of a word, such as 3, 3-4 or 3.1.").arg(textOfUtf8(row.cells.front()).left(40)));
    const bool isPart = !id->isRange && m_range.isRange && m_range.first <= id->first && id->first <= m_range.last;
    if (id->isRange || (!id->isEmpty && !isPart)) {
        const QByteArrayView misc = row.cells[miscColumn];
        if (m_forms.isEmpty()) {
            if (const auto before = conllMiscValue(misc, "SpacesBefore"))
                m_builder.setBefore(unescapedSpaces(textOfUtf8(*before)).value_or(QString()));
        }
        m_forms << textOfUtf8(row.cells[formColumn]);
        m_builder.add(m_forms.constLast(), gapBehind(misc));
    }
    if (id->isRange)
        m_range = *id;
    else
        m_words.push_back({line, m_forms.size() - 1, isPart && !id->isEmpty, id->isEmpty});
    return {};
}

void Reader::endSentence()
{
    const qsizetype sentence = m_builder.sentence();
    const std::vector<TextSpan> tokens = m_builder.endSentence(m_words.empty() ? 0 : m_words.front().line);
    std::vector<TextSpan> spans;
    const qsizetype start = tokens.empty() ? m_reached : tokens.front().begin;
    for (const Word &word : m_words) {
        TextSpan span = word.token < 0 ? TextSpan{start, start} : tokens[size_t(word.token)];
        if (word.isEmpty)
            span.begin = span.end;
        spans.push_back(span);
    }
    splitTokens(spans, tokens);
    if (!tokens.empty())
        m_reached = tokens.back().end;
    const qsizetype first = std::ssize(m_page.units);
    for (size_t i = 0; i < m_words.size(); ++i)
        m_page.units.push_back({m_words[i].line, spans[i], sentence});
    readTags(first);
    readBrackets(first);
    m_words.clear();
    m_forms.clear();
    m_range = {};
}

/// Of a token that is just its words one behind the other, each word is a part; else each is all of it.
void Reader::splitTokens(std::vector<TextSpan> &spans, const std::vector<TextSpan> &tokens) const
{
    for (size_t begin = 0; begin < m_words.size();) {
        size_t end = begin + 1;
        const qsizetype token = m_words[begin].token;
        if (!m_words[begin].isPart) {
            ++begin;
            continue;
        }
        QString joined = textOfUtf8(cell(m_words[begin].line, formColumn));
        for (; end < m_words.size() && m_words[end].token == token; ++end) {
            if (m_words[end].isPart)
                joined += textOfUtf8(cell(m_words[end].line, formColumn));
        }
        if (joined == m_forms[token]) {
            qsizetype at = tokens[size_t(token)].begin;
            for (size_t i = begin; i < end; ++i) {
                const QString form = textOfUtf8(cell(m_words[i].line, formColumn));
                const auto length = m_words[i].isPart
                    ? std::ranges::count_if(form, [](QChar unit) { return !unit.isLowSurrogate(); })
                    : 0;
                spans[i] = {at, at + length};
                at += length;
            }
        }
        begin = end;
    }
}

void Reader::readTags(qsizetype first)
{
    for (const QByteArrayView key : tagKeys) {
        std::vector<QByteArrayView> tags;
        std::vector<qsizetype> units;
        for (size_t i = 0; i < m_words.size(); ++i) {
            if (m_words[i].isEmpty)
                continue;
            tags.push_back(conllMiscValue(cell(m_words[i].line, miscColumn), key).value_or(QByteArrayView()));
            units.push_back(first + qsizetype(i));
        }
        const std::vector<TagRun> runs = conllRuns(tags);
        for (const TagRun &run : runs) {
            ConllMark &mark = m_page.marks.emplace_back();
            mark.type = run.type;
            mark.parts = {{units[size_t(run.first)], units[size_t(run.last)]}};
            mark.layer = CorefLayer::tags;
        }
        if (!runs.empty())
            break;
    }
}

void Reader::readBrackets(qsizetype first)
{
    for (size_t i = 0; i < m_words.size(); ++i) {
        const auto value = conllMiscValue(cell(m_words[i].line, miscColumn), corefKey);
        if (!value)
            continue;
        const qsizetype unit = first + qsizetype(i);
        if (const auto brackets = corefBrackets(*value)) {
            for (const CorefBracket &bracket : *brackets)
                m_coref.add(unit, bracket);
        } else {
            m_page.strays[unit] << value->toByteArray();
        }
    }
}

/// What the cells of the units are to say of the key.
class MiscWriter {
public:
    explicit MiscWriter(ConllPage &page) : m_page(page) {}

    void set(qsizetype unit, QByteArrayView key, const std::optional<QByteArray> &value)
    {
        const qsizetype line = m_page.units[size_t(unit)].line;
        const QByteArrayView was = m_page.sheet.lines()[size_t(line)].cells[miscColumn];
        QByteArray &misc = m_changed.try_emplace(line, was.toByteArray()).first->second;
        misc = withConllMisc(misc, key, value);
        m_page.sheet.setCell(line, miscColumn, misc, '\t');
    }
    [[nodiscard]] std::optional<QByteArrayView> was(qsizetype unit, QByteArrayView key) const
    {
        return conllMiscValue(m_page.sheet.lines()[size_t(m_page.units[size_t(unit)].line)].cells[miscColumn], key);
    }

private:
    ConllPage &m_page;
    std::map<qsizetype, QByteArray> m_changed;
};

bool hasSameBrackets(QByteArrayView a, QByteArrayView b)
{
    const auto sorted = [](QByteArrayView value) {
        QByteArrayList texts;
        for (const CorefBracket &bracket : corefBrackets(value).value_or(std::vector<CorefBracket>()))
            texts << bracket.text.toByteArray();
        std::ranges::sort(texts);
        return texts;
    };
    return a == b || sorted(a) == sorted(b);
}

void writeBrackets(ConllPage &page, const std::vector<const ConllMark *> &marks, MiscWriter &misc)
{
    const std::map<qsizetype, QByteArray> values = corefValues(page, marks);
    for (qsizetype unit = 0; unit < std::ssize(page.units); ++unit) {
        const auto value = values.find(unit);
        const auto was = misc.was(unit, corefKey);
        if (value == values.end()) {
            if (was)
                misc.set(unit, corefKey, std::nullopt);
        } else if (!was || !hasSameBrackets(*was, value->second)) {
            misc.set(unit, corefKey, value->second);
        }
    }
    if (!marks.empty() && !page.coref.isDeclared)
        page.sheet.setComment(corefDeclarationKey.toByteArray(), "eid-etype-head-other");
}

void writeTags(ConllPage &page, const std::vector<const ConllMark *> &marks, MiscWriter &misc)
{
    QByteArrayView key = tagKeys.front();
    TagScheme scheme = TagScheme::Iob2;
    for (qsizetype unit = 0; unit < std::ssize(page.units); ++unit) {
        for (const QByteArrayView known : tagKeys) {
            const auto tag = misc.was(unit, known);
            if (!tag)
                continue;
            key = known;
            if (tag->startsWith("S-") || tag->startsWith("E-"))
                scheme = TagScheme::Bioes;
            else if (tag->startsWith("U-") || tag->startsWith("L-"))
                scheme = TagScheme::Bilou;
        }
    }
    std::map<qsizetype, QByteArray> tags;
    for (const ConllMark *mark : marks) {
        const auto [first, last] = mark->parts.front();
        for (qsizetype unit = first; unit <= last; ++unit) {
            if (!page.units[size_t(unit)].span.isEmpty())
                tags[unit] = conllTag(scheme, {first, last, mark->type}, unit, false);
        }
    }
    for (qsizetype unit = 0; unit < std::ssize(page.units); ++unit) {
        const auto tag = tags.find(unit);
        const auto was = misc.was(unit, key);
        if (tag != tags.end() && was != QByteArrayView(tag->second))
            misc.set(unit, key, tag->second);
        else if (tag == tags.end() && was && isConllInside(*was))
            misc.set(unit, key, "O");
    }
}

} // namespace

bool isConllURow(QByteArrayView line)
{
    const auto cells = conllCells(line, '\t');
    return cells.size() == conllUColumns && wordId(cells.front());
}

Result<ConllPage> readConllU(QByteArray bytes, const ConllPlace &place)
{
    ConllPage page;
    page.sheet = ConllSheet(std::move(bytes));
    GLOSSATOR_TRY(Reader(page, place).read());
    return page;
}

void writeConllU(ConllPage &page, const std::vector<ConllMark> &marks)
{
    std::vector<const ConllMark *> brackets;
    std::vector<const ConllMark *> tags;
    for (const ConllMark &mark : marks)
        (mark.layer == CorefLayer::tags ? tags : brackets).push_back(&mark);
    MiscWriter misc(page);
    writeBrackets(page, brackets, misc);
    writeTags(page, tags, misc);
}

} // namespace glossator
