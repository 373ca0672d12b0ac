// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bratline.h"

#include <QHash>
#include <QSet>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

bool isLetter(QChar c) { return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z'); }

/// Cuts off and returns what stands before the separator, or everything.
QStringView takeUntil(QStringView &rest, QChar separator)
{
    const qsizetype at = rest.indexOf(separator);
    const QStringView head = at < 0 ? rest : rest.first(at);
    rest = at < 0 ? QStringView() : rest.sliced(at + 1);
    return head;
}

/// Fifteen digits hold every offset there can be and cannot overflow.
bool parseOffset(QStringView digits, qsizetype &offset)
{
    if (digits.isEmpty() || digits.size() > 15)
        return false;
    offset = 0;
    for (const QChar c : digits) {
        if (!isDigit(c))
            return false;
        offset = offset * 10 + (c.unicode() - u'0');
    }
    return true;
}

bool parseFragments(QStringView field, std::vector<TextSpan> &fragments)
{
    for (bool more = true; more;) {
        more = field.contains(u';');
        QStringView fragment = takeUntil(field, u';');
        const QStringView begin = takeUntil(fragment, u' ');
        TextSpan span;
        if (!parseOffset(begin, span.begin) || !parseOffset(fragment, span.end))
            return false;
        fragments.push_back(span);
    }
    return true;
}

/// One colon with something on either side.
bool parseArgument(QStringView token, BratArgument &argument)
{
    const qsizetype colon = token.indexOf(u':');
    if (colon <= 0 || colon + 1 == token.size() || token.indexOf(u':', colon + 1) >= 0)
        return false;
    argument = {token.first(colon).toString(), token.sliced(colon + 1).toString()};
    return true;
}

qsizetype lengthWithoutDigits(QStringView label)
{
    qsizetype length = label.size();
    while (length > 0 && isDigit(label[length - 1]))
        --length;
    return length;
}

/// brat numbers a repeated role from 2. Labels counted from 1 (`Arg1 Arg2`) are names of their own.
void stripNumbers(std::vector<BratArgument> &arguments)
{
    QSet<QString> countedFromOne;
    for (const BratArgument &argument : arguments) {
        const QStringView label = argument.label;
        if (const qsizetype length = lengthWithoutDigits(label); label.sliced(length) == u"1")
            countedFromOne.insert(label.first(length).toString());
    }
    for (BratArgument &argument : arguments) {
        const QStringView label = argument.label;
        const qsizetype length = lengthWithoutDigits(label);
        if (length == 0 || length == label.size() || label[length] == u'0' || label.sliced(length) == u"1")
            continue;
        QString role = label.first(length).toString();
        if (!countedFromOne.contains(role))
            argument.label = std::move(role);
    }
}

bool parseSpan(QStringView body, BratLine &line)
{
    line.type = takeUntil(body, u' ').toString();
    return parseFragments(body, line.fragments);
}

bool parseEvent(QStringView body, BratLine &line)
{
    const QStringView head = takeUntil(body, u' ');
    const qsizetype colon = head.indexOf(u':');
    if (colon <= 0 || colon + 1 == head.size() || head.indexOf(u':', colon + 1) >= 0)
        return false;
    line.type = head.first(colon).toString();
    line.target = head.sliced(colon + 1).toString();
    while (!body.isEmpty()) {
        const QStringView token = takeUntil(body, u' ');
        BratArgument argument;
        if (parseArgument(token, argument))
            line.arguments.push_back(std::move(argument));
        else if (!token.isEmpty())
            line.rest.append(u' ').append(token);
    }
    stripNumbers(line.arguments);
    return true;
}

bool parseRelation(QStringView body, BratLine &line)
{
    line.type = takeUntil(body, u' ').toString();
    while (!body.isEmpty()) {
        const QStringView token = takeUntil(body, u' ');
        if (!token.isEmpty() && !parseArgument(token, line.arguments.emplace_back()))
            return false;
    }
    return line.arguments.size() == 2 && line.arguments[0].label != line.arguments[1].label;
}

bool parseAttribute(QStringView body, BratLine &line)
{
    line.type = takeUntil(body, u' ').toString();
    line.target = takeUntil(body, u' ').toString();
    if (!body.isEmpty())
        line.text = body.toString();
    return !line.target.isEmpty();
}

bool parseLink(QStringView body, BratLine &line)
{
    line.type = takeUntil(body, u' ').toString();
    QStringView target = takeUntil(body, u' ');
    // The shape of the shared tasks of 2013: Annotation:T1 Referent:DB:KEY.
    if (target.startsWith(u"Annotation:") && body.startsWith(u"Referent:")) {
        target = target.sliced(11);
        body = body.sliced(9);
    }
    line.target = target.toString();
    line.scheme = takeUntil(body, u':').toString();
    line.key = body.toString();
    return !line.target.isEmpty() && !line.scheme.isEmpty() && !line.scheme.contains(u' ') && !line.key.isEmpty();
}

bool parseNote(QStringView body, BratLine &line)
{
    line.type = takeUntil(body, u' ').toString();
    line.target = body.toString();
    return !body.isEmpty() && !body.contains(u' ');
}

bool parseGroup(QStringView body, BratLine &line)
{
    line.type = takeUntil(body, u' ').toString();
    while (!body.isEmpty()) {
        const QStringView id = takeUntil(body, u' ');
        if (!id.isEmpty())
            line.arguments.push_back({{}, id.toString()});
    }
    return !line.arguments.empty();
}

bool parseBody(QStringView body, BratLine &line)
{
    switch (line.kind) {
    case BratLine::Kind::Unknown:
        break;
    case BratLine::Kind::Span:
        return parseSpan(body, line);
    case BratLine::Kind::Event:
        return parseEvent(body, line);
    case BratLine::Kind::Relation:
        return parseRelation(body, line);
    case BratLine::Kind::Attribute:
        return parseAttribute(body, line);
    case BratLine::Kind::Link:
        return parseLink(body, line);
    case BratLine::Kind::Note:
        return parseNote(body, line);
    case BratLine::Kind::Group:
        return parseGroup(body, line);
    }
    return false;
}

/// What stands behind the second tab; `tail` still has that tab.
void parseTail(QStringView tail, BratLine &line)
{
    if (tail.isNull())
        return;
    switch (line.kind) {
    case BratLine::Kind::Span:
    case BratLine::Kind::Note:
        line.text = tail.sliced(1).toString();
        break;
    case BratLine::Kind::Link: // brat adds a tab at each save
        while (tail.startsWith(u'\t'))
            tail = tail.sliced(1);
        line.text = tail.toString();
        break;
    default:
        if (!tail.trimmed().isEmpty())
            line.rest += tail;
    }
}

} // namespace

bool isBratId(QStringView id)
{
    qsizetype at = 0;
    if (id.startsWith(u'#'))
        at = 1;
    else if (id.isEmpty() || !isLetter(id[0]))
        return false;
    while (at < id.size() && isLetter(id[at]))
        ++at;
    if (at == id.size() || !isDigit(id[at]))
        return false;
    return std::ranges::none_of(id, [](QChar c) { return c.isSpace() || isLineBreak(c) || c == u':'; });
}

BratLine::Kind bratKind(QStringView id)
{
    if (id == u"*")
        return BratLine::Kind::Group;
    if (!isBratId(id))
        return BratLine::Kind::Unknown;
    switch (id[0].unicode()) {
    case u'T':
        return BratLine::Kind::Span;
    case u'E':
        return BratLine::Kind::Event;
    case u'R':
        return BratLine::Kind::Relation;
    case u'A':
    case u'M':
        return BratLine::Kind::Attribute;
    case u'N':
        return BratLine::Kind::Link;
    case u'#':
        return BratLine::Kind::Note;
    default:
        return BratLine::Kind::Unknown;
    }
}

QStringList bratIdsIn(QStringView line)
{
    QStringList ids;
    const auto isSeparator = [](QChar c) { return c.isSpace() || c == u':' || c == u';' || c == u','; };
    for (qsizetype at = 0; at < line.size();) {
        qsizetype end = at;
        while (end < line.size() && !isSeparator(line[end]))
            ++end;
        const QStringView token = line.sliced(at, end - at);
        const bool isLabel = end < line.size() && line[end] == u':';
        if (!isLabel && token != u"*" && bratKind(token) != BratLine::Kind::Unknown && !ids.contains(token))
            ids.append(token.toString());
        at = end + 1;
    }
    return ids;
}

BratLine parseBratLine(QStringView text)
{
    const qsizetype tab = text.indexOf(u'\t');
    if (tab < 0)
        return {};
    BratLine line;
    line.kind = bratKind(text.first(tab));
    if (line.kind == BratLine::Kind::Unknown)
        return {};
    if (line.kind != BratLine::Kind::Group)
        line.id = text.first(tab).toString();
    const QStringView fields = text.sliced(tab + 1);
    const qsizetype end = fields.indexOf(u'\t');
    if (!parseBody(end < 0 ? fields : fields.first(end), line) || line.type.isEmpty())
        return {};
    parseTail(end < 0 ? QStringView() : fields.sliced(end), line);
    return line;
}

QString writeBratLine(const BratLine &line)
{
    QString out = line.kind == BratLine::Kind::Group ? u"*"_s : line.id;
    out += u'\t' + line.type;
    switch (line.kind) {
    case BratLine::Kind::Unknown:
        break;
    case BratLine::Kind::Span: {
        QChar separator = u' ';
        for (const TextSpan &fragment : line.fragments) {
            out += separator + QString::number(fragment.begin) + u' ' + QString::number(fragment.end);
            separator = u';';
        }
        out += u'\t' + line.text;
        break;
    }
    case BratLine::Kind::Event: {
        out += u':' + line.target;
        if (line.arguments.empty())
            out += u' '; // as brat writes it
        QHash<QString, int> seen;
        for (const BratArgument &argument : line.arguments) {
            const int number = ++seen[argument.label];
            out += u' ' + argument.label + (number > 1 ? QString::number(number) : QString()) + u':' + argument.id;
        }
        break;
    }
    case BratLine::Kind::Relation:
        for (const BratArgument &argument : line.arguments)
            out += u' ' + argument.label + u':' + argument.id;
        break;
    case BratLine::Kind::Attribute:
        out += u' ' + line.target;
        if (!line.text.isEmpty())
            out += u' ' + line.text;
        break;
    case BratLine::Kind::Link:
        out += u' ' + line.target + u' ' + line.scheme + u':' + line.key + u'\t' + line.text;
        break;
    case BratLine::Kind::Note:
        out += u' ' + line.target + u'\t' + line.text;
        break;
    case BratLine::Kind::Group:
        for (const BratArgument &member : line.arguments)
            out += u' ' + member.id;
        break;
    }
    return out + line.rest;
}

QString bratWord(QStringView text)
{
    QString word = text.toString();
    for (QChar &c : word) {
        if (c == u' ' || c == u'\t' || isLineBreak(c))
            c = u'_';
    }
    return word.isEmpty() ? u"_"_s : word;
}

QString bratLabel(QStringView text) { return bratWord(text).replace(u':', u'_'); }

QString bratText(QStringView text)
{
    QString flat = text.toString();
    for (QChar &c : flat) {
        if (isLineBreak(c))
            c = u' ';
    }
    return flat;
}

QString bratValue(QStringView text) { return bratText(text).replace(u'\t', u' '); }

bool isLineBreak(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 0x0A && u <= 0x0D) || (u >= 0x1C && u <= 0x1E) || u == 0x85 || u == 0x2028 || u == 0x2029;
}

} // namespace glossator
