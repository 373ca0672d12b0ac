// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/schemasyntax.h"

#include <QCoreApplication>

#include <algorithm>
#include <cctype>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr auto setPrefix = "@"_L1;
constexpr auto eventPrefix = "event:"_L1;

/// Takes the quoted text that begins at `at` and moves behind its closing quote. Null: it does not end properly.
std::optional<QString> takeQuoted(QStringView line, qsizetype &at)
{
    QString text = u""_s;
    for (++at; at < line.size(); ++at) {
        const QChar c = line[at];
        if (c == u'"') {
            ++at;
            return text;
        }
        if (c != u'\\') {
            text += c;
            continue;
        }
        if (++at == line.size())
            return {};
        switch (line[at].unicode()) {
        case u'"':
        case u'\\':
            text += line[at];
            break;
        case u'n':
            text += u'\n';
            break;
        case u't':
            text += u'\t';
            break;
        case u'u':
            if (at + 4 >= line.size())
                return {};
            if (const auto unit = hexNumber(line.sliced(at + 1, 4)))
                text += QChar(char16_t(*unit));
            else
                return {};
            at += 4;
            break;
        default:
            return {};
        }
    }
    return {};
}

bool needsEscape(QStringView text, qsizetype at)
{
    const QChar c = text[at];
    if (c.isHighSurrogate())
        return at + 1 == text.size() || !text[at + 1].isLowSurrogate();
    if (c.isLowSurrogate())
        return at == 0 || !text[at - 1].isHighSurrogate();
    return c < u' ' || c == u'\x7f';
}

bool needsQuotes(QStringView text)
{
    if (text.isEmpty() || text.startsWith(u'"') || text.startsWith("@\""_L1) || text.startsWith("event:\""_L1))
        return true;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] == u' ' || needsEscape(text, at))
            return true;
    }
    return false;
}

} // namespace

std::optional<quint32> hexNumber(QStringView digits)
{
    quint32 number = 0;
    for (const QChar c : digits) {
        if (c > u'\x7f' || !std::isxdigit(c.unicode()))
            return {};
        number = number * 16 + quint32(c.digitValue() >= 0 ? c.digitValue() : (c.unicode() | 0x20) - u'a' + 10);
    }
    return number;
}

std::expected<std::vector<SchemaWord>, QString> schemaWords(QStringView line)
{
    std::vector<SchemaWord> words;
    for (qsizetype at = 0; at < line.size();) {
        if (line[at] == u' ') {
            ++at;
            continue;
        }
        SchemaWord word;
        for (const QLatin1StringView prefix : {setPrefix, eventPrefix}) {
            const QStringView rest = line.sliced(at);
            if (rest.startsWith(prefix) && rest.size() > prefix.size() && rest[prefix.size()] == u'"') {
                word.prefix = prefix;
                at += prefix.size();
                break;
            }
        }
        if (line[at] == u'"') {
            word.quoted = true;
            const std::optional<QString> text = takeQuoted(line, at);
            if (!text || (at < line.size() && line[at] != u' '))
                return std::unexpected(QCoreApplication::translate("Schema", "A quoted word does not end properly."));
            word.text = *text;
        } else {
            qsizetype end = line.indexOf(u' ', at);
            if (end < 0)
                end = line.size();
            word.text = line.sliced(at, end - at).toString();
            at = end;
        }
        words.push_back(std::move(word));
    }
    return words;
}

FillerRule fillerRule(const SchemaWord &word)
{
    using Kind = FillerRule::Kind;
    if (word.prefix == setPrefix)
        return {Kind::Set, word.text};
    if (word.prefix == eventPrefix)
        return {Kind::EventType, word.text};
    if (word.quoted)
        return {Kind::Type, word.text};
    if (word.text == "*"_L1)
        return {Kind::Anything, {}};
    if (word.text == "event"_L1)
        return {Kind::AnyEvent, {}};
    if (word.text.startsWith(setPrefix))
        return {Kind::Set, word.text.sliced(setPrefix.size())};
    if (word.text.startsWith(eventPrefix))
        return {Kind::EventType, word.text.sliced(eventPrefix.size())};
    return {Kind::Type, word.text};
}

QString quotedSchemaWord(const QString &text)
{
    QString result = u"\""_s;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text[at];
        if (c == u'"' || c == u'\\')
            result += u'\\' + QString(c);
        else if (c == u'\n')
            result += "\\n"_L1;
        else if (c == u'\t')
            result += "\\t"_L1;
        else if (needsEscape(text, at))
            result += u"\\u%1"_s.arg(uint(c.unicode()), 4, 16, QLatin1Char('0'));
        else
            result += c;
    }
    return result + u'"';
}

QString schemaWord(const QString &text, std::span<const QLatin1StringView> taken)
{
    const bool isTaken = std::ranges::any_of(taken, [&](QLatin1StringView word) { return text == word; });
    return isTaken || needsQuotes(text) ? quotedSchemaWord(text) : text;
}

QString schemaWord(const FillerRule &rule)
{
    switch (rule.kind) {
    case FillerRule::Kind::Anything:
        return u"*"_s;
    case FillerRule::Kind::AnyEvent:
        return u"event"_s;
    case FillerRule::Kind::Set:
        return setPrefix + schemaWord(rule.name);
    case FillerRule::Kind::EventType:
        return eventPrefix + schemaWord(rule.name);
    case FillerRule::Kind::Type:
        break;
    }
    const bool special = fillerRule({rule.name, {}, false}).kind != FillerRule::Kind::Type;
    return special ? quotedSchemaWord(rule.name) : schemaWord(rule.name);
}

} // namespace glossator
