// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/conllcolumns.h"

#include "models/base/textdecoder.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

using Kind = ConllLine::Kind;

constexpr qsizetype mostColumns = 4'000;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ConllFormat)
};

QByteArrayView cellOf(const ConllLine &line, qsizetype column)
{
    return column < std::ssize(line.cells) ? line.cells[size_t(column)] : QByteArrayView();
}

bool isKeyValue(QByteArrayView line)
{
    const auto cells = conllCells(line, ' ', 3);
    return cells.size() >= 3 && cells[0] == "#" && cells[2] == "=";
}

/// Whether the first column counts the tokens of each sentence.
bool countsTokens(const std::vector<const ConllLine *> &rows)
{
    qint64 last = 0;
    for (const ConllLine *row : rows) {
        bool isNumber = false;
        const qint64 number = cellOf(*row, 0).toByteArray().toLongLong(&isNumber);
        if (!isNumber || (number != 1 && number != last + 1))
            return false;
        last = number;
    }
    return !rows.empty();
}

/// Whether a column tags phrases, as the third of CoNLL-2003 does.
bool isOfPhrases(const std::vector<const ConllLine *> &rows, qsizetype column)
{
    static const QSet<QByteArray> phrases{"NP", "VP", "PP", "ADVP", "ADJP", "SBAR", "PRT", "CONJP", "INTJ", "LST", "UCP", "NX", "X"};
    return std::ranges::all_of(rows, [column](const ConllLine *row) {
        const QByteArrayView cell = cellOf(*row, column);
        return !isConllInside(cell) || phrases.contains(cell.sliced(cell.indexOf('-') + 1).toByteArray());
    });
}

/// The columns behind the forms that hold nothing but tags (an empty cell, as where a file was cut, is outside of all), or
/// else the one that mostly does.
std::vector<qsizetype> tagColumns(const std::vector<const ConllLine *> &rows, const ConllLayout &layout)
{
    std::vector<qsizetype> tags;
    qsizetype best = 0;
    qsizetype bestCount = qsizetype(rows.size()) / 2;
    for (qsizetype column = layout.form + 1; column < layout.columns; ++column) {
        const auto count
            = std::ranges::count_if(rows, [column](const ConllLine *row) { return isConllTag(cellOf(*row, column)); });
        const auto empty
            = std::ranges::count_if(rows, [column](const ConllLine *row) { return cellOf(*row, column).isEmpty(); });
        if (count + empty == std::ssize(rows) && count > empty)
            tags.push_back(column);
        if (count > bestCount) {
            best = column;
            bestCount = count;
        }
    }
    if (tags.empty() && best > 0)
        tags.push_back(best);
    return tags;
}

/// Of several the third column stands for phrases. Where it stands decides, not what is in it: that changes with the marks.
void leavePhrases(ConllLayout &layout, const std::vector<const ConllLine *> &rows)
{
    if (layout.tags.size() < 2 || layout.tags.front() != layout.form + 2)
        return;
    layout.hasOddPhrases = !isOfPhrases(rows, layout.tags.front());
    layout.tags.erase(layout.tags.begin());
}

/// Whether a line that begins with `#` is a token all the same.
bool isRow(const ConllLine &line, const ConllLayout &layout)
{
    if (layout.hasIds || std::ssize(line.cells) != layout.columns)
        return false;
    const bool isTold = layout.separator == '\t' ? line.text.startsWith("# ") : isKeyValue(line.text);
    return !isTold && std::ranges::all_of(layout.tags, [&](qsizetype column) { return isConllTag(cellOf(line, column)); });
}

/// What a column besides the tags says of the space behind a token.
std::optional<ConllGap> gapBehind(const ConllLine &row)
{
    const QByteArrayView last = row.cells.back();
    if (isConllTag(last))
        return std::nullopt;
    if (last.contains("EndOfSentence"))
        return ConllGap{u"\n"_s, false};
    if (last.contains("NoSpaceAfter") || last.contains("SpaceAfter=No"))
        return ConllGap{{}, false};
    return std::nullopt;
}

class Reader {
public:
    Reader(ConllPage &page, const ConllPlace &place) : m_page(page), m_builder(page, place) {}

    void read();

private:
    void readRow(qsizetype line);
    void endSentence();

    ConllPage &m_page;
    ConllPageBuilder m_builder;
    std::vector<qsizetype> m_rows; ///< of the sentence
    int m_short = 0; ///< rows without the columns of tags
    qsizetype m_firstShort = 0;
};

void Reader::read()
{
    const auto &lines = m_page.sheet.lines();
    if (m_page.layout.hasOddPhrases)
        m_builder.remark(0, Texts::tr("the second column behind the words was taken for phrases, as in CoNLL-2003, and is not read."));
    for (qsizetype i = 0; i < std::ssize(lines); ++i) {
        const ConllLine &line = lines[size_t(i)];
        if (line.kind == Kind::Row)
            readRow(i);
        else if (line.kind == Kind::Blank || !line.text.startsWith('#'))
            endSentence();
        else
            m_builder.comment(i);
    }
    endSentence();
    if (m_short > 0) {
        m_builder.remark(m_firstShort,
            Texts::tr("%n row(s) have fewer columns than the others, and no tag of such a row is read.", nullptr, m_short));
    }
    m_builder.end();
}

void Reader::readRow(qsizetype line)
{
    ConllLine &row = m_page.sheet.lines()[size_t(line)];
    const QByteArrayView form = cellOf(row, m_page.layout.form);
    if (form.isEmpty()) {
        if (std::ranges::any_of(m_page.layout.tags, [&](qsizetype column) { return isConllInside(cellOf(row, column)); }))
            m_builder.remark(line, Texts::tr("the token is empty; its tag stays in the file and is not read."));
        row.kind = Kind::Comment;
        return;
    }
    const auto isMissing = [&row](qsizetype column) { return column >= std::ssize(row.cells); };
    if (std::ranges::any_of(m_page.layout.tags, isMissing) && m_short++ == 0)
        m_firstShort = line;
    m_builder.add(textOfUtf8(form), gapBehind(row));
    m_rows.push_back(line);
}

void Reader::endSentence()
{
    const std::vector<qsizetype> rows = std::exchange(m_rows, {});
    const qsizetype sentence = m_builder.sentence();
    const std::vector<TextSpan> spans = m_builder.endSentence(rows.empty() ? 0 : rows.front());
    const qsizetype first = std::ssize(m_page.units);
    for (size_t i = 0; i < rows.size(); ++i)
        m_page.units.push_back({rows[i], spans[i], sentence});
    for (size_t layer = 0; layer < m_page.layout.tags.size() && !rows.empty(); ++layer) {
        std::vector<QByteArrayView> tags;
        for (const qsizetype row : rows) {
            tags.push_back(cellOf(m_page.sheet.lines()[size_t(row)], m_page.layout.tags[layer]));
            static const QByteArrayList nothing = {"", "_", "-"};
            if (!isConllTag(tags.back()) && !nothing.contains(tags.back()))
                m_builder.remark(row, Texts::tr("“%1” is no tag; it is read as O.").arg(textOfUtf8(tags.back())));
        }
        for (TagRun &run : conllRuns(tags)) {
            ConllMark &mark = m_page.marks.emplace_back();
            mark.type = std::move(run.type);
            mark.parts = {{first + run.first, first + run.last}};
            mark.layer = int(layer);
        }
    }
}

/// How the tags that are there name the parts of a run; what is read decides, else the format.
TagScheme schemeOf(const ConllPage &page, TagScheme usual)
{
    for (const ConllUnit &unit : page.units) {
        for (const qsizetype column : page.layout.tags) {
            const QByteArrayView tag = cellOf(page.sheet.lines()[size_t(unit.line)], column);
            if (!isConllInside(tag) || tag.size() < 2)
                continue;
            if (tag[0] == 'L' || tag[0] == 'U')
                return TagScheme::Bilou;
            if (tag[0] == 'E' || tag[0] == 'S')
                return TagScheme::Bioes;
        }
    }
    return usual;
}

} // namespace

bool isDocStart(QByteArrayView line)
{
    constexpr QByteArrayView mark = "-DOCSTART-";
    return line.startsWith(mark) && (line.size() == mark.size() || line[mark.size()] == ' ' || line[mark.size()] == '\t');
}

bool isConllHeader(QByteArrayView line) { return line.startsWith("TOKEN\tNE-"); }

std::optional<ConllLayout> conllLayout(std::vector<ConllLine> &lines)
{
    ConllLayout layout;
    std::vector<const ConllLine *> rows;
    std::vector<const ConllLine *> hashes;
    qsizetype documentColumns = 0; ///< of a line that begins a document
    bool isFirst = true;
    for (ConllLine &line : lines) {
        if (line.kind == Kind::Blank)
            continue;
        if (isDocStart(line.text))
            documentColumns = std::ssize(conllCells(line.text, ' ', mostColumns + 1));
        const bool isHeader = std::exchange(isFirst, isFirst && line.kind == Kind::Comment) && isConllHeader(line.text);
        if (isHeader || isDocStart(line.text))
            line.kind = Kind::Comment;
        if (line.kind == Kind::Row)
            rows.push_back(&line);
        else if (line.text.startsWith('#'))
            hashes.push_back(&line);
    }
    const bool hasOnlyHashes = rows.empty();
    if (hasOnlyHashes) {
        std::erase_if(hashes, [documentColumns](const ConllLine *line) {
            const bool isLikeDocument = documentColumns > 1 && std::ssize(conllCells(line->text, ' ', mostColumns + 1)) == documentColumns;
            return line->text.startsWith("# ") && !line->text.contains('\t') && !isLikeDocument;
        });
        rows = hashes;
    }
    if (rows.empty())
        return layout;
    const auto withTab = std::ranges::count_if(rows, [](const ConllLine *row) { return row->text.contains('\t'); });
    layout.separator = 2 * withTab >= std::ssize(rows) ? '\t' : ' ';
    for (ConllLine &line : lines) {
        if (line.kind == Kind::Row || line.text.startsWith('#') || isDocStart(line.text))
            line.cells = conllCells(line.text, layout.separator, mostColumns + 1);
    }
    QHash<qsizetype, qsizetype> counts;
    for (const ConllLine *row : rows) {
        const qsizetype columns = std::ssize(row->cells);
        if (++counts[columns] > counts.value(layout.columns))
            layout.columns = columns;
    }
    std::vector<const ConllLine *> full;
    std::ranges::copy_if(rows, std::back_inserter(full),
        [&layout](const ConllLine *row) { return std::ssize(row->cells) == layout.columns; });
    layout.tags = tagColumns(full, layout);
    leavePhrases(layout, full);
    const bool mayCount = layout.separator == '\t' && layout.columns > 2 && (layout.tags.empty() || layout.tags.front() > 1);
    if (mayCount && countsTokens(full)) {
        layout.hasIds = true;
        layout.form = 1;
        layout.tags = tagColumns(full, layout);
        leavePhrases(layout, full);
    }
    if (layout.tags.empty())
        return hasOnlyHashes ? std::optional(ConllLayout()) : std::nullopt;
    for (ConllLine &line : lines) {
        if (line.kind == Kind::Comment && line.text.startsWith('#') && isRow(line, layout))
            line.kind = Kind::Row;
    }
    layout.isBare = std::ranges::any_of(full, [&](const ConllLine *row) {
        const QByteArrayView tag = cellOf(*row, layout.tags.front());
        return isConllInside(tag) && tag.size() == 1;
    });
    return layout;
}

Result<ConllPage> readConllColumns(QByteArray bytes, const ConllPlace &place)
{
    ConllPage page;
    page.sheet = ConllSheet(std::move(bytes));
    auto &lines = page.sheet.lines();
    const auto refuse = [&](auto line, const QString &what) {
        return fail(Error::Code::BadInput, place.sentence(line - lines.begin(), what));
    };
    const auto layout = conllLayout(lines);
    // Prose has paragraphs with so many blanks, and no tags; a comment may have as many of either as it likes.
    const auto isTooWide = [&layout](const ConllLine &line) {
        return line.kind == Kind::Row && std::ssize(line.cells) > mostColumns && (layout || line.text.contains('\t'));
    };
    if (const auto wide = std::ranges::find_if(lines, isTooWide); wide != lines.end())
        return refuse(wide, Texts::tr("There are more than %1 columns.").arg(mostColumns));
    if (!layout)
        return refuse(std::ranges::find(lines, Kind::Row, &ConllLine::kind), Texts::tr("No column holds tags, such as B-PER, I-PER and O."));
    page.layout = *layout;
    Reader(page, place).read();
    return page;
}

void writeConllColumns(ConllPage &page, const std::vector<ConllMark> &marks, TagScheme scheme)
{
    const ConllLayout &layout = page.layout;
    scheme = schemeOf(page, scheme);
    size_t layers = layout.tags.size();
    for (const ConllMark &mark : marks)
        layers = std::max(layers, size_t(mark.layer) + 1);
    std::vector<std::vector<const ConllMark *>> inLayer(layers);
    for (const ConllMark &mark : marks)
        inLayer[size_t(mark.layer)].push_back(&mark);
    for (size_t layer = 0; layer < layers; ++layer) {
        const bool isNew = layer >= layout.tags.size();
        const qsizetype column
            = isNew ? layout.columns + qsizetype(layer - layout.tags.size()) : layout.tags[layer];
        if (isNew) {
            const auto &lines = page.sheet.lines();
            for (qsizetype i = 0; i < std::ssize(lines); ++i) {
                if (isDocStart(lines[size_t(i)].text))
                    page.sheet.setCell(i, column, "O", layout.separator);
            }
        }
        std::vector<QByteArray> tags(page.units.size());
        for (const ConllMark *mark : inLayer[layer]) {
            const ConllPart &part = mark->parts.front();
            for (qsizetype unit = part.first; unit <= part.last; ++unit)
                tags[size_t(unit)] = conllTag(scheme, {part.first, part.last, mark->type}, unit, layout.isBare);
        }
        for (size_t unit = 0; unit < tags.size(); ++unit) {
            const qsizetype line = page.units[unit].line;
            const QByteArrayView was = cellOf(page.sheet.lines()[size_t(line)], column);
            if (tags[unit].isEmpty() && (isNew || isConllInside(was)))
                tags[unit] = "O";
            if (!tags[unit].isEmpty() && tags[unit] != was)
                page.sheet.setCell(line, column, tags[unit], layout.separator);
        }
    }
}

} // namespace glossator
