// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/jsonobjectwriter.h"

#include "models/formats/jsontime.h"
#include "models/formats/jsontree.h"

#include <QLocale>

#include <cmath>

namespace glossator {

using namespace Qt::StringLiterals;

void JsonObjectWriter::text(Key name, const QString &text, Need need)
{
    if (!text.isEmpty() || need == Need::Required)
        string(name, text);
}

void JsonObjectWriter::nullableText(Key name, const QString &text)
{
    if (!text.isNull())
        string(name, text);
}

void JsonObjectWriter::texts(Key name, const QStringList &texts)
{
    if (texts.isEmpty())
        return;
    list(name);
    for (qsizetype i = 0; i < texts.size(); ++i) {
        if (i > 0)
            m_out += ", ";
        if (!texts[i].isValidUtf16())
            setProblem(tr("“%1” holds half of a character, which JSON cannot.").arg(QLatin1StringView(name)));
        appendJsonString(m_out, texts[i]);
    }
    m_out += ']';
}

void JsonObjectWriter::number(Key name, std::optional<double> number)
{
    if (!number)
        return;
    if (!std::isfinite(*number))
        setProblem(tr("“%1” is not a number.").arg(QLatin1StringView(name)));
    key(name);
    m_out += QByteArray::number(*number + 0.0, 'g', QLocale::FloatingPointShortest); // -0 becomes 0
}

void JsonObjectWriter::integer(Key name, qint64 integer, Need need)
{
    if (integer == 0 && need == Need::Optional)
        return;
    key(name);
    m_out += QByteArray::number(integer);
}

void JsonObjectWriter::flag(Key name, bool set)
{
    if (!set)
        return;
    key(name);
    m_out += "true";
}

void JsonObjectWriter::time(Key name, qint64 msecs)
{
    if (msecs == 0)
        return;
    const std::optional<QString> time = jsonTime(msecs);
    if (!time)
        setProblem(tr("“%1” lies outside the years 1 to 9999.").arg(QLatin1StringView(name)));
    string(name, time.value_or(QString()));
}

void JsonObjectWriter::hash(Key name, const QByteArray &hash)
{
    if (!hash.isEmpty())
        string(name, QString::fromLatin1(hash.toHex()));
}

void JsonObjectWriter::bytes(Key name, const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    key(name);
    m_out += '"' + bytes.toBase64() + '"';
}

void JsonObjectWriter::extent(Key name, const Extent &extent)
{
    if (!extent.isValidFor(std::numeric_limits<qsizetype>::max()))
        setProblem(tr("“%1” is not a place in a text.").arg(QLatin1StringView(name)));
    list(name);
    for (bool first = true; const TextSpan &span : extent.fragments()) {
        if (!std::exchange(first, false))
            m_out += ", ";
        spanValue(span);
    }
    m_out += ']';
}

void JsonObjectWriter::span(Key name, std::optional<TextSpan> span)
{
    if (!span)
        return;
    if (span->begin < 0 || span->end < span->begin)
        setProblem(tr("“%1” is not a place in a text.").arg(QLatin1StringView(name)));
    key(name);
    spanValue(*span);
}

void JsonObjectWriter::inner(Key name, auto &&write)
{
    key(name);
    JsonObjectWriter object(m_out, m_ids);
    object.m_place = m_place;
    write(object);
    object.end();
    if (m_problem.isEmpty())
        m_problem = object.m_problem;
}

void JsonObjectWriter::owner(Key name, const Owner &owner)
{
    inner(name, [&owner](JsonObjectWriter &object) {
        const Noun noun = nounOfKind(owner.kind).value();
        object.reference(nounKey(noun).toLatin1().constData(), noun, owner.id);
    });
}

void JsonObjectWriter::relationEnd(Key name, const RelationEnd &end)
{
    inner(name, [&end](JsonObjectWriter &object) {
        const Noun noun = nounOfKind(end.kind).value();
        object.text("role", end.role);
        object.reference(nounKey(noun).toLatin1().constData(), noun, end.id);
    });
}

void JsonObjectWriter::filler(Key name, const Filler &filler)
{
    inner(name, [&filler](JsonObjectWriter &object) {
        if (const std::optional<Noun> noun = nounOfKind(filler.kind)) {
            object.reference(nounKey(*noun).toLatin1().constData(), *noun, filler.id);
        } else if (filler.kind == Filler::Kind::Span) {
            object.span("span", filler.span);
            object.text("quote", filler.text, Need::Required);
        } else {
            object.text("value", filler.text, Need::Required);
        }
    });
}

void JsonObjectWriter::list(Key name)
{
    key(name);
    m_out += '[';
}

void JsonObjectWriter::key(Key name)
{
    if (!std::exchange(m_first, false))
        m_out += m_break.isEmpty() ? ", " : ",";
    m_out += m_break + '"' + name + "\": ";
}

void JsonObjectWriter::string(Key name, const QString &text)
{
    if (!text.isValidUtf16())
        setProblem(tr("“%1” holds half of a character, which JSON cannot.").arg(QLatin1StringView(name)));
    key(name);
    appendJsonString(m_out, text);
}

void JsonObjectWriter::spanValue(TextSpan span)
{
    m_out += '[' + QByteArray::number(span.begin) + ", " + QByteArray::number(span.end) + ']';
}

void JsonObjectWriter::reference(Key name, Noun noun, qint64 id)
{
    m_ids.refer({noun, id, 0});
    string(name, QString::number(id));
}

void JsonObjectWriter::setPlace(Noun noun, qint64 id) { m_place = nounKey(noun) + u' ' + QString::number(id); }

void JsonObjectWriter::setProblem(const QString &sentence)
{
    if (m_problem.isEmpty())
        m_problem = m_place.isEmpty() ? sentence : m_place + u": "_s + sentence;
}

} // namespace glossator
