// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/tablefields.h"

#include "models/formats/jsontime.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::Tables)
};

constexpr qsizetype longestPlaces = 10'000'000; ///< in one cell

JsonValue::Member member(const QString &key, const QString &text, qsizetype line) { return {key, {text, line}}; }

JsonValue spanValue(TextSpan span, qsizetype line)
{
    return {JsonValue::Array{{qint64(span.begin), line}, {qint64(span.end), line}}, line};
}

std::unexpected<Error> bad(const QString &sentence) { return fail(Error::Code::BadInput, sentence); }

Result<JsonValue> numberValue(QLatin1StringView key, const QString &cell, qsizetype line)
{
    bool isWhole = false;
    bool isNumber = false;
    const qint64 whole = cell.toLongLong(&isWhole);
    const double number = cell.toLatin1().toDouble(&isNumber); // as a program wrote it, in no language
    if (isWhole)
        return JsonValue{whole, line};
    if (isNumber && std::isfinite(number))
        return JsonValue{number, line};
    return bad(Texts::tr("“%1” is “%2”, which is no number.").arg(key, cell));
}

Result<Extent> extentOf(QLatin1StringView key, const QString &cell)
{
    const std::optional<Extent> extent = cell.size() < longestPlaces
        ? Extent::fromString(QString(cell).replace(".."_L1, "-"_L1))
        : std::nullopt;
    if (!extent)
        return bad(Texts::tr("“%1” is “%2”, not places such as 0..5 or 0..5,9..12.").arg(key, cell.left(60)));
    return *extent;
}

Result<TextSpan> spanOf(QLatin1StringView key, const QString &cell)
{
    GLOSSATOR_ASSIGN(const Extent extent, extentOf(key, cell));
    if (!extent.isContinuous())
        return bad(Texts::tr("“%1” is “%2”, which is more than one place.").arg(key, cell.left(60)));
    return extent.hull();
}

/// `0..5`: a spreadsheet program would take `1-12` for a date.
QString placesCell(const Extent &extent) { return extent.toString().replace(u'-', ".."_L1); }

/// `{"mention": "12"}`, with what else the object holds.
Result<JsonValue> thingValue(
    QLatin1StringView key, const QString &kind, const QString &id, JsonValue::Object others, qsizetype line)
{
    if (!nounFromKey(kind))
        return bad(Texts::tr("“%1_kind” is “%2”, which is nothing that can stand there.").arg(key, kind));
    others.push_back(member(kind, idOfCell(id), line));
    return JsonValue{std::move(others), line};
}

} // namespace

QStringList TableField::columns() const
{
    switch (kind) {
    case Kind::NullableText:
        return {key, u"has_"_s + key};
    case Kind::Thing:
        return {key + u"_kind"_s, key};
    case Kind::End:
        return {key + u"_kind"_s, key, key + u"_role"_s};
    case Kind::Filler:
        return {key + u"_kind"_s, key, key + u"_span"_s, key + u"_text"_s};
    case Kind::Text:
    case Kind::Id:
    case Kind::Texts:
    case Kind::Number:
    case Kind::Flag:
    case Kind::Extent:
    case Kind::Span:
        break;
    }
    return {key};
}

Result<std::optional<JsonValue>> TableField::value(std::span<const QString> cells, qsizetype line) const
{
    const QString &cell = cells.front();
    if (need == Need::Optional && std::ranges::all_of(cells, [](const QString &one) { return one.isEmpty(); }))
        return std::nullopt;
    switch (kind) {
    case Kind::Text:
        return JsonValue{cell, line};
    case Kind::Id:
        return JsonValue{idOfCell(cell), line};
    case Kind::NullableText:
        if (cell.isEmpty() && cells[1] == "no"_L1)
            return std::nullopt;
        return JsonValue{cell, line};
    case Kind::Texts: {
        JsonValue::Array texts;
        for (const QString &text : splitTexts(cell)) {
            if (qsizetype(texts.size()) == maxJsonValues)
                return bad(Texts::tr("“%1” holds more than %2 texts.").arg(key).arg(maxJsonValues));
            texts.push_back({text, line});
        }
        return JsonValue{std::move(texts), line};
    }
    case Kind::Number:
        return numberValue(key, cell, line);
    case Kind::Flag:
        if (cell != "yes"_L1)
            return bad(Texts::tr("“%1” is “%2”, neither “yes” nor empty.").arg(key, cell));
        return JsonValue{true, line};
    case Kind::Extent: {
        GLOSSATOR_ASSIGN(const Extent extent, extentOf(key, cell));
        JsonValue::Array spans;
        for (const TextSpan span : extent.fragments())
            spans.push_back(spanValue(span, line));
        return JsonValue{std::move(spans), line};
    }
    case Kind::Span: {
        GLOSSATOR_ASSIGN(const TextSpan span, spanOf(key, cell));
        return spanValue(span, line);
    }
    case Kind::Thing:
        return thingValue(key, cells[0], cells[1], {}, line);
    case Kind::End:
        return thingValue(key, cells[0], cells[1], {member(u"role"_s, cells[2], line)}, line);
    case Kind::Filler:
        if (cell == "value"_L1)
            return JsonValue{JsonValue::Object{member(u"value"_s, cells[3], line)}, line};
        if (cell == "span"_L1) {
            GLOSSATOR_ASSIGN(const TextSpan span, spanOf(key, cells[2]));
            return JsonValue{
                JsonValue::Object{{u"span"_s, spanValue(span, line)}, member(u"quote"_s, cells[3], line)}, line};
        }
        return thingValue(key, cells[0], cells[1], {}, line);
    }
    return std::nullopt;
}

QString idCell(qint64 id) { return id ? u"id"_s + QString::number(id) : QString(); }

QString idOfCell(const QString &cell) { return cell.startsWith("id"_L1) ? cell.sliced(2) : cell; }

QString joinedTexts(const QStringList &texts)
{
    QStringList parts;
    for (const QString &text : texts) {
        QString part;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const QChar c = text[i];
            const bool isAtEdge = i == 0 || i + 1 == text.size();
            if (c == u'\\' || c == u';' || c == u'\n' || (isAtEdge && c.isSpace()))
                part += u'\\';
            part += c;
        }
        parts << part;
    }
    return parts.join(u"; "_s);
}

QStringList splitTexts(QStringView cell)
{
    QStringList texts;
    QString text;
    qsizetype kept = 0; // of the text, what trimming must leave
    const auto finish = [&] {
        while (text.size() > kept && text.back().isSpace())
            text.chop(1);
        if (!text.isEmpty())
            texts << text;
        text.clear();
        kept = 0;
    };
    for (qsizetype i = 0; i < cell.size(); ++i) {
        const QChar c = cell[i];
        if (c == u'\\' && i + 1 < cell.size()) {
            text += cell[++i];
            kept = text.size();
        } else if (c == u';' || c == u'\n') {
            finish();
        } else if (!text.isEmpty() || !c.isSpace()) {
            text += c;
        }
    }
    finish();
    return texts;
}

void TableRow::nullableText(Key key, const QString &text)
{
    add(key, TableField::Kind::NullableText, {text, text.isNull() ? u"no"_s : u"yes"_s});
}

void TableRow::number(Key key, std::optional<double> number)
{
    add(key, TableField::Kind::Number,
        {number ? QString::fromLatin1(QByteArray::number(*number + 0.0, 'g', QLocale::FloatingPointShortest)) : QString()});
}

void TableRow::time(Key key, qint64 msecs)
{
    const std::optional<QString> time = jsonTime(msecs);
    if (!time)
        setProblem(Texts::tr("“%1” is a time outside the years 1 to 9999.").arg(QLatin1StringView(key)));
    add(key, TableField::Kind::Text, {msecs == 0 ? QString() : time.value_or(QString())});
}

void TableRow::add(Key key, TableField::Kind kind, const QStringList &cells, Need need)
{
    for (const QString &cell : cells) {
        if (!cell.isValidUtf16() || cell.contains(QChar::Null))
            setProblem(Texts::tr("“%1” holds NUL or half of a character, which no table can.").arg(QLatin1StringView(key)));
    }
    m_fields.push_back({QLatin1StringView(key), kind, need});
    m_cells += cells;
}

void TableRow::setProblem(const QString &sentence)
{
    if (m_problem.isEmpty())
        m_problem = sentence;
}

void TableRow::extent(Key key, const Extent &extent)
{
    add(key, TableField::Kind::Extent, {placesCell(extent)}, Need::Required);
}

void TableRow::span(Key key, std::optional<TextSpan> span)
{
    add(key, TableField::Kind::Span, {span ? placesCell(*span) : QString()});
}

void TableRow::owner(Key key, const Owner &owner)
{
    add(key, TableField::Kind::Thing, {nounKey(nounOfKind(owner.kind).value()), idCell(owner.id)}, Need::Required);
}

void TableRow::relationEnd(Key key, const RelationEnd &end)
{
    add(key, TableField::Kind::End, {nounKey(nounOfKind(end.kind).value()), idCell(end.id), end.role}, Need::Required);
}

void TableRow::filler(Key key, const Filler &filler)
{
    const auto noun = nounOfKind(filler.kind);
    const bool isSpan = filler.kind == Filler::Kind::Span;
    add(key, TableField::Kind::Filler,
        {noun ? nounKey(*noun) : isSpan ? u"span"_s : u"value"_s, idCell(filler.id),
            isSpan ? placesCell(filler.span) : QString(), filler.text},
        Need::Required);
}

} // namespace glossator
