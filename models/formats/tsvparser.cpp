// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/tsvcell.h"
#include "models/formats/tsvdocument.h"

#include "models/formats/jsonstream.h"
#include "models/formats/toollayers.h"
#include "models/formats/tsvcells.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

constexpr qsizetype mostFilled = 1'000'000; ///< blanks between sentences, beside as many as the file has characters
constexpr qsizetype largestOffset = qsizetype(1) << 40;

QStringList cellsOf(QStringView line)
{
    static const QString nothing = u"_"_s; // as nearly all are
    QStringList cells;
    for (const QStringView cell : line.tokenize(u'\t'))
        cells << (cell == nothing ? nothing : cell.toString());
    return cells;
}

class Parser {
    Q_DECLARE_TR_FUNCTIONS(glossator::WebAnnoTsv)

public:
    Parser(const QString &text, TsvDocument &document) : m_text(text), m_document(document) {}

    Result<> parse();

private:
    [[nodiscard]] std::unexpected<Error> refuse(const QString &sentence) const
    {
        return fail(Error::Code::BadInput, placed(m_document.file, m_line, sentence));
    }
    void remark(qsizetype line, const QString &sentence) { m_document.remarks << placed(m_document.file, line, sentence); }
    void remarkNoTokens() { remark(m_line, tr("The sentence above has no tokens; its text is not read.")); }
    Result<> readVersion(const QString &line);
    Result<> readLayer(const QString &line);
    void readLayers();
    Result<> readRow(const QString &line);
    Result<> rebuildText();
    [[nodiscard]] std::optional<QString> textIn(OffsetUnit unit) const;
    bool placeExactly(const TextOffsets &text, OffsetUnit unit);
    void placeUnits();

    const QString &m_text;
    TsvDocument &m_document;
    qsizetype m_line = 0;
    int m_columns = 0;
    int m_minor = 3; ///< of version 3
    QHash<QString, int> m_units; ///< by id
    bool m_isPlaced = false; ///< all units, where the file says
    qint64 m_furthest = 0; ///< end of the last token, as the file counts
};

Result<> Parser::parse()
{
    bool isHeader = true;
    bool isAbove = true; // lines in front of a sentence
    bool hasText = false;
    QStringList above;
    QStringList sentence;
    qsizetype begin = 0;
    while (begin < m_text.size()) {
        qsizetype end = m_text.indexOf(u'\n', begin);
        end = end < 0 ? m_text.size() : end;
        QString line = m_text.sliced(begin, end - begin);
        begin = end + 1;
        ++m_line;
        if (line.endsWith(u'\r'))
            line.chop(1);
        if (m_line == 1)
            GLOSSATOR_TRY(readVersion(line));
        const bool isText = line.startsWith("#Text="_L1);
        if (isHeader && (line.isEmpty() || isText || line.startsWith("#Sentence.id="_L1))) {
            isHeader = false;
            readLayers();
        }
        if (isHeader) {
            if (!line.startsWith(u'#'))
                return refuse(tr("A line of the header has to begin with #."));
            if (line.startsWith("#T_"_L1)) {
                if (m_document.layers.empty())
                    m_document.layersAt = m_document.header.size();
                GLOSSATOR_TRY(readLayer(line));
            } else {
                m_document.header << line;
            }
        } else if (line.isEmpty() || line.startsWith(u'#')) {
            if (!isAbove) {
                isAbove = true;
                hasText = false;
                above.clear();
                sentence.clear();
            }
            if (line.isEmpty() && hasText) {
                remarkNoTokens();
                hasText = false;
                sentence.clear();
            }
            above << line;
            if (isText) {
                hasText = true;
                sentence << tsvText(QStringView(line).sliced(6), m_minor < 2);
            }
        } else {
            if (isAbove) {
                if (!hasText)
                    return refuse(tr("In front of the tokens of a sentence there has to be a line #Text=."));
                m_document.sentences.push_back({above, sentence.join(u'\n'), {}});
                isAbove = false;
                above.clear();
            }
            GLOSSATOR_TRY(readRow(line));
        }
    }
    if (isHeader)
        readLayers();
    if (isAbove && hasText)
        remarkNoTokens();
    m_document.below = above;
    GLOSSATOR_TRY(rebuildText());
    placeUnits();
    readTsvCells(m_document, m_units);
    return {};
}

Result<> Parser::readVersion(const QString &line)
{
    constexpr QLatin1StringView start{"#FORMAT=WebAnno TSV "};
    if (line.startsWith("#id="_L1))
        return refuse(tr("This is WebAnno TSV 1; Glossator reads versions 3.0 to 3.3."));
    if (line.startsWith(" # "_L1))
        return refuse(tr("This is WebAnno TSV 2; Glossator reads versions 3.0 to 3.3."));
    if (!line.startsWith(start))
        return refuse(tr("A file of WebAnno TSV has to begin with #FORMAT=WebAnno TSV and its version."));
    const QString version = line.sliced(start.size()).trimmed();
    static const QStringList known = {u"3.0"_s, u"3.1"_s, u"3.2"_s, u"3.3"_s};
    m_minor = int(known.indexOf(version));
    if (m_minor < 0)
        return refuse(tr("This is WebAnno TSV %1; Glossator reads versions 3.0 to 3.3.").arg(version.left(20)));
    return {};
}

Result<> Parser::readLayer(const QString &line)
{
    TsvLayer layer;
    const QStringView kind = QStringView(line).first(std::min<qsizetype>(6, line.size()));
    if (kind == u"#T_SP=")
        layer.kind = TsvLayer::Kind::Span;
    else if (kind == u"#T_CH=")
        layer.kind = TsvLayer::Kind::Chain;
    else if (kind == u"#T_RL=")
        layer.kind = TsvLayer::Kind::Relation;
    else
        return refuse(tr("“%1” is no kind of layer: these are #T_SP=, #T_CH= and #T_RL=.").arg(kind));
    if (m_columns + line.count(u'|') > mostTsvColumns || m_document.layers.size() == mostTsvColumns)
        return refuse(tr("There are more than %1 columns.").arg(mostTsvColumns));
    QStringList parts = line.sliced(6).split(u'|');
    layer.name = parts.takeFirst();
    layer.parts = parts;
    if (layer.name.isEmpty())
        return refuse(tr("The layer has no name."));
    if (std::ranges::contains(m_document.layers, layer.name, &TsvLayer::name))
        return refuse(tr("The layer “%1” stands twice.").arg(layer.name));
    if (layer.kind == TsvLayer::Kind::Relation) {
        if (parts.isEmpty() || !parts.last().startsWith("BT_"_L1))
            return refuse(tr("The layer of relations “%1” has to end with BT_ and the layer that it relates.").arg(layer.name));
        layer.base = parts.takeLast().sliced(3);
    }
    for (qsizetype i = 0; i < parts.size(); ++i) {
        TsvFeature feature{parts[i]};
        if (parts[i].isEmpty() && parts.size() == 1)
            break; // a layer without features
        if (parts[i].startsWith("ROLE_"_L1)) {
            const qsizetype colon = parts[i].indexOf(u':');
            if (layer.kind != TsvLayer::Kind::Span || colon < 0 || i + 1 == parts.size())
                return refuse(tr("“%1” has to be followed by the type of what it links to.").arg(parts[i]));
            const QString link = parts[i].sliced(colon + 1);
            feature = {link.left(link.indexOf(u'_')), true, parts[++i]};
        }
        layer.features.push_back(feature);
    }
    // What cannot be told apart, or says something else than we know, stays as it is.
    layer.isRead = !isOfTools(layer.name);
    for (const TsvFeature &feature : layer.features) {
        if (feature.name.isEmpty() || std::ranges::count(layer.features, feature.name, &TsvFeature::name) > 1)
            layer.isRead = false;
    }
    if (layer.kind == TsvLayer::Kind::Chain
        && (layer.features.size() != 2 || layer.plainFeature(u"referenceType") < 0 || layer.plainFeature(u"referenceRelation") < 0))
        layer.isRead = false;
    layer.firstColumn = m_columns;
    m_columns += layer.columns();
    m_document.layers.push_back(std::move(layer));
    return {};
}

/// Relations are read where what they relate is.
void Parser::readLayers()
{
    for (TsvLayer &layer : m_document.layers) {
        if (layer.kind != TsvLayer::Kind::Relation || !layer.isRead)
            continue;
        layer.isRead = std::ranges::any_of(m_document.layers,
            [&](const TsvLayer &base) { return base.isRead && base.kind == TsvLayer::Kind::Span && base.name == layer.base; });
        if (!layer.isRead)
            m_document.remarks << tr("%1: The layer %2 relates what is not read, and is kept as it is.").arg(m_document.file, layer.name);
    }
}

Result<> Parser::readRow(const QString &line)
{
    QStringList cells = cellsOf(line);
    if (line.endsWith(u'\t'))
        cells.removeLast(); // as every row ends that INCEpTION writes
    if (cells.size() != m_columns + 3)
        return refuse(tr("The row has %1 columns, but the header asks for %2.")
                          .arg(QString::number(cells.size()), QString::number(m_columns + 3)));
    const auto isDigits = [](QStringView text) {
        return !text.isEmpty() && text.size() < 10 && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
    };
    TsvUnit unit;
    unit.id = cells[0];
    const qsizetype dash = unit.id.indexOf(u'-');
    const qsizetype dot = unit.id.indexOf(u'.');
    const QStringView id(unit.id);
    const bool isPart = dot >= 0;
    if (dash < 0 || !isDigits(id.first(dash)) || (isPart && dot < dash)
        || !isDigits(id.sliced(dash + 1, (isPart ? dot : id.size()) - dash - 1)) || (isPart && !isDigits(id.sliced(dot + 1))))
        return refuse(tr("“%1” is no number of a token, such as 1-2 or 1-2.1.").arg(unit.id.left(40)));
    if (m_units.contains(unit.id))
        return refuse(tr("The token %1 stands twice.").arg(unit.id));
    const qsizetype between = cells[1].indexOf(u'-');
    bool isBegin = false;
    bool isEnd = false;
    unit.given = {QStringView(cells[1]).first(std::max<qsizetype>(between, 0)).toLongLong(&isBegin),
        QStringView(cells[1]).sliced(between + 1).toLongLong(&isEnd)};
    if (!isBegin || !isEnd || unit.given.begin < 0 || unit.given.end < unit.given.begin || unit.given.end > largestOffset)
        return refuse(tr("“%1” is no place in a text, such as 0-5.").arg(cells[1].left(40)));
    unit.form = cells[2];
    unit.line = m_line;
    unit.cells = cells.sliced(3);
    std::vector<int> &tokens = m_document.sentences.back().tokens;
    const int number = int(m_document.units.size());
    if (isPart) {
        if (tokens.empty() || m_document.units[size_t(tokens.back())].id != id.first(dot))
            return refuse(tr("The part %1 has to stand below its token.").arg(unit.id));
        m_document.units[size_t(tokens.back())].parts.push_back(number);
    } else {
        if (m_furthest > unit.given.begin)
            return refuse(tr("The token %1 begins before the one above it ends.").arg(unit.id));
        m_furthest = unit.given.end;
        tokens.push_back(number);
    }
    m_units.insert(unit.id, number);
    m_document.units.push_back(std::move(unit));
    return {};
}

/// The text where the file counts in that unit, or nothing where there would be far too many blanks in it.
std::optional<QString> Parser::textIn(OffsetUnit unit) const
{
    const auto lengthOf = [unit](const QString &text) {
        if (unit == OffsetUnit::Utf16)
            return text.size();
        const TextOffsets offsets(text);
        return unit == OffsetUnit::Byte ? offsets.utf8Length() : offsets.length();
    };
    QString text;
    qsizetype at = 0; // in that unit
    qsizetype filled = 0;
    for (const TsvSentence &sentence : m_document.sentences) {
        const TsvUnit &first = m_document.units[size_t(sentence.tokens.front())];
        const qsizetype blanks = sentence.text.size() - QStringView(sentence.text).trimmed().size();
        qsizetype lead = 0; // in front of the first token, where somebody left blanks there
        while (lead < blanks && sentence.text[lead].isSpace() && !QStringView(sentence.text).sliced(lead).startsWith(first.form))
            ++lead;
        if (!QStringView(sentence.text).sliced(lead).startsWith(first.form))
            lead = 0;
        const qsizetype begin = first.given.begin - lengthOf(sentence.text.left(lead));
        if (!text.isEmpty() && begin != at) {
            text += u'\n';
            ++at;
        }
        if (begin > at) {
            filled += begin - at;
            if (filled > mostFilled + m_text.size())
                return std::nullopt;
            text += QString(begin - at, u' ');
            at = begin;
        }
        text += sentence.text;
        at += lengthOf(sentence.text);
    }
    return text;
}

/// False where a token is not what stands there.
bool Parser::placeExactly(const TextOffsets &text, OffsetUnit unit)
{
    const SpanRuler ruler(text, unit);
    return std::ranges::all_of(m_document.units, [&](TsvUnit &one) {
        const auto place = ruler.span(one.given);
        one.place = place.value_or(TextSpan());
        return place && text.view(one.place) == one.form;
    });
}

Result<> Parser::rebuildText()
{
    const auto fits = [this](OffsetUnit unit, const QString &text) { return placeExactly(TextOffsets(text), unit); };
    for (const OffsetUnit unit : {OffsetUnit::Utf16, OffsetUnit::CodePoint, OffsetUnit::Byte}) {
        auto text = textIn(unit);
        if (!text && unit == OffsetUnit::Utf16)
            return refuse(tr("The tokens lie too far apart: most of the text between them is missing."));
        if (!text || (unit != OffsetUnit::Utf16 && !fits(unit, *text)))
            continue;
        if (unit == OffsetUnit::Utf16 && !fits(unit, *text)) {
            m_document.text = *std::move(text); // unless another fits
            continue;
        }
        m_document.text = *std::move(text);
        m_isPlaced = unit == OffsetUnit::Utf16; // of another unit it is told
        break;
    }
    if (!m_document.text.isValidUtf16() || m_document.text.contains(QChar::Null))
        return refuse(tr("The text holds half of a character, or the character NUL."));
    return {};
}

void Parser::placeUnits()
{
    if (m_isPlaced)
        return;
    const TextOffsets text(m_document.text);
    std::vector<GivenSpan> spans;
    spans.reserve(m_document.units.size());
    for (const TsvUnit &unit : m_document.units)
        spans.push_back({{unit.given}, unit.form.isNull() ? u""_s : unit.form});
    const SpanFit fit(text, OffsetUnit::Utf16, spans);
    m_document.offsets = fit.unit();
    if (const QString sentence = fit.remark(m_document.file); !sentence.isEmpty())
        m_document.remarks << sentence;
    qsizetype flagged = 0;
    qsizetype line = 0; ///< of the first
    for (size_t i = 0; i < spans.size(); ++i) {
        TsvUnit &unit = m_document.units[i];
        SpanFit::Place place = fit.place(spans[i]);
        unit.place = place.extent.hull();
        unit.flag = place.flag;
        if (!place.flag.isEmpty() && ++flagged == 1)
            line = unit.line;
    }
    if (flagged > 0)
        remark(line, tr("%n token(s) do not stand where the file says; what covers them is flagged.", nullptr, int(flagged)));
}

} // namespace

Result<TsvDocument> parseTsv(const QString &text, const QString &file)
{
    TsvDocument document;
    document.file = file;
    GLOSSATOR_TRY(Parser(text, document).parse());
    return document;
}

} // namespace glossator
