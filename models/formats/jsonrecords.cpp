// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/jsonrecords.h"

#include "models/base/readfile.h"
#include "models/formats/utf16head.h"

#include <QCoreApplication>
#include <QFile>
#include <QIODevice>

namespace glossator {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::JsonRecords)
};

constexpr qint64 chunk = 256 * 1024;
constexpr qint64 mostLookedAt = 1024 * 1024;
constexpr qsizetype mostOfAValue = 64;
constexpr qsizetype linesLookedAt = 20;

constexpr bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// Follows brackets and strings, byte by byte.
class Nesting {
public:
    void take(char c)
    {
        if (m_isInString) {
            if (m_isEscaped)
                m_isEscaped = false;
            else if (c == '\\')
                m_isEscaped = true;
            else if (c == '"')
                m_isInString = false;
        } else if (c == '"') {
            m_isInString = true;
        } else if (c == '{' || c == '[') {
            ++m_depth;
        } else if (c == '}' || c == ']') {
            --m_depth;
        }
    }
    [[nodiscard]] qsizetype depth() const { return m_depth; }
    [[nodiscard]] bool isInString() const { return m_isInString; }

private:
    qsizetype m_depth = 0;
    bool m_isInString = false;
    bool m_isEscaped = false;
};

} // namespace

Result<bool> JsonRecords::fill()
{
    m_base += m_at;
    m_buffer.remove(0, std::exchange(m_at, 0));
    if (m_buffer.size() > maxTextBytes)
        return bad(Texts::tr("A record is longer than %1 MiB.").arg(maxTextBytes >> 20));
    const QByteArray more = m_device.read(chunk);
    if (more.isEmpty() && !m_device.atEnd())
        return fail(Error::Code::Io, Texts::tr("%1 cannot be read: %2.").arg(m_file, m_device.errorString()));
    m_buffer += more;
    return !more.isEmpty();
}

void JsonRecords::skip(qsizetype count)
{
    m_line += QByteArrayView(m_buffer).sliced(m_at, count).count('\n');
    m_at += count;
}

void JsonRecords::take(qsizetype end)
{
    m_record = {m_buffer.sliced(m_at, end), m_line, m_base + m_at};
    skip(end);
}

std::unexpected<Error> JsonRecords::bad(const QString &sentence) const
{
    return fail(Error::Code::BadInput, placed(m_file, m_line, sentence));
}

Result<bool> JsonRecords::skipBlanks()
{
    for (;;) {
        qsizetype at = m_at;
        while (at < m_buffer.size() && isBlank(m_buffer[at]))
            ++at;
        skip(at - m_at);
        if (m_at < m_buffer.size())
            return true;
        GLOSSATOR_ASSIGN(const bool isMore, fill());
        if (!isMore)
            return false;
    }
}

/// How far the line reaches, its line feed not counted.
Result<qsizetype> JsonRecords::lineEnd()
{
    for (qsizetype seen = 0;;) {
        if (const qsizetype end = m_buffer.indexOf('\n', m_at + seen); end >= 0)
            return end - m_at;
        seen = m_buffer.size() - m_at;
        GLOSSATOR_ASSIGN(const bool isMore, fill());
        if (!isMore)
            return seen;
    }
}

/// How far the value reaches that begins here.
Result<qsizetype> JsonRecords::valueEnd()
{
    Nesting nesting;
    for (qsizetype seen = 0;; ++seen) {
        if (m_at + seen == m_buffer.size()) {
            GLOSSATOR_ASSIGN(const bool isMore, fill());
            if (!isMore)
                return bad(Texts::tr("The file ends inside of what begins here."));
        }
        const char c = m_buffer.at(m_at + seen);
        const bool isOutside = nesting.depth() == 0 && !nesting.isInString();
        if (isOutside && seen > 0 && (isBlank(c) || c == ',' || c == ']' || c == '}' || c == '{' || c == '['))
            return seen;
        nesting.take(c);
        if (nesting.depth() == 0 && !nesting.isInString() && (c == '}' || c == ']'))
            return seen + 1;
        if (nesting.depth() < 0)
            return bad(Texts::tr("A bracket closes that was not opened."));
    }
}

Result<> JsonRecords::begin()
{
    GLOSSATOR_TRY(fill());
    if (m_buffer.startsWith("\xef\xbb\xbf"))
        m_at += 3;
    GLOSSATOR_ASSIGN(const bool isThere, skipBlanks());
    if (!isThere) {
        m_layout = Layout::End;
    } else if (m_buffer[m_at] == '[') {
        m_layout = Layout::Array;
        skip(1);
    } else {
        // An object that is spread over lines has nothing but its bracket on the first of them.
        GLOSSATOR_ASSIGN(const qsizetype end, lineEnd());
        m_layout = m_buffer.sliced(m_at, end).trimmed() == "{" ? Layout::Sequence : Layout::Lines;
        while (m_layout == Layout::Lines && m_at > 0 && (m_buffer[m_at - 1] == ' ' || m_buffer[m_at - 1] == '\t'))
            --m_at; // to the begin of the line
    }
    return {};
}

Result<bool> JsonRecords::next()
{
    if (m_layout == Layout::Unknown)
        GLOSSATOR_TRY(begin());
    switch (m_layout) {
    case Layout::Lines:
        return nextLine();
    case Layout::Array:
    case Layout::Sequence:
        return nextItem();
    case Layout::Unknown:
    case Layout::End:
        break;
    }
    return false;
}

Result<bool> JsonRecords::nextLine()
{
    for (;;) {
        GLOSSATOR_ASSIGN(const qsizetype end, lineEnd());
        const bool isLast = m_at + end == m_buffer.size();
        take(end);
        if (!isLast)
            skip(1);
        else
            m_layout = Layout::End;
        if (!QByteArrayView(m_record.bytes).trimmed().isEmpty())
            return true;
        if (isLast)
            return false;
    }
}

Result<bool> JsonRecords::nextItem()
{
    GLOSSATOR_ASSIGN(bool isThere, skipBlanks());
    if (m_layout == Layout::Array && isThere) {
        if (m_buffer[m_at] == ']') {
            skip(1);
            m_layout = Layout::End;
            GLOSSATOR_ASSIGN(const bool isMore, skipBlanks());
            return isMore ? Result<bool>(bad(Texts::tr("Something stands behind the end of the array."))) : false;
        }
        if (m_hasItem) {
            if (m_buffer[m_at] != ',')
                return bad(Texts::tr("A comma has to stand between the items of the array."));
            skip(1);
            GLOSSATOR_ASSIGN(isThere, skipBlanks());
        }
    }
    if (!isThere && m_layout == Layout::Array)
        return bad(Texts::tr("The file ends inside of the array."));
    if (!isThere) {
        m_layout = Layout::End;
        return false;
    }
    GLOSSATOR_ASSIGN(const qsizetype end, valueEnd());
    take(end);
    m_hasItem = true;
    return true;
}

namespace {

/// The look of the record that the bytes begin with. @param file to read more of; empty: there is no more.
JsonLook lookOfRecord(const QString &file, const QByteArray &head)
{
    JsonLook look;
    QByteArray bytes = head;
    qsizetype at = 0;
    const auto skipBlanks = [&] {
        while (at < bytes.size() && isBlank(bytes[at]))
            ++at;
    };
    skipBlanks();
    if (at < bytes.size() && bytes[at] == '[') {
        look.isArray = true;
        ++at;
        skipBlanks();
    }
    if (at >= bytes.size() || bytes[at] != '{')
        return look;

    bool hasAll = false;
    const auto readOn = [&] {
        QFile opened(file);
        if (std::exchange(hasAll, true) || !openToRead(opened))
            return;
        if (const QByteArray more = utf8OfHead(opened.read(mostLookedAt)); more.startsWith(bytes))
            bytes = more;
    };
    Nesting nesting;
    qsizetype key = -1; // where a string began that may be one
    bool isKeyNext = true;
    for (;; ++at) {
        if (at == bytes.size())
            readOn();
        if (at == bytes.size())
            return look;
        const char c = bytes[at];
        const bool wasInString = nesting.isInString();
        nesting.take(c);
        if (nesting.depth() == 0) {
            look.isWhole = true;
            return look;
        }
        if (nesting.depth() != 1)
            continue;
        if (!wasInString && c == '"' && isKeyNext) {
            key = at + 1;
        } else if (wasInString && !nesting.isInString() && key >= 0) {
            const QByteArray name = bytes.sliced(key, at - key);
            key = -1;
            isKeyNext = false;
            if (bytes.size() - at < 2 * mostOfAValue)
                readOn();
            qsizetype value = at + 1;
            while (value < bytes.size() && (isBlank(bytes[value]) || bytes[value] == ':'))
                ++value;
            QByteArray begins = bytes.sliced(value, std::min(mostOfAValue, bytes.size() - value));
            for (const char blank : {' ', '\t', '\r', '\n'})
                begins.replace(blank, QByteArray());
            look.keys.insert(name, begins);
        } else if (!wasInString && c == ',') {
            isKeyNext = true;
        }
    }
}

} // namespace

JsonLook lookOfJson(const QString &file, const QByteArray &head)
{
    const QByteArray bytes = utf8OfHead(head);
    JsonLook look = lookOfRecord(file, bytes);
    const QList<QByteArray> lines = bytes.split('\n').first(std::min(bytes.count('\n'), linesLookedAt));
    if (look.isArray || lines.isEmpty())
        return look;
    // A first line that is broken or says little tells nothing of those that follow.
    const QByteArray first = lines.first().trimmed();
    if (first != "null" && (!first.startsWith('{') || first == "{"))
        return look;
    for (const QByteArray &line : lines.sliced(1)) {
        JsonLook next = line.startsWith('{') ? lookOfRecord({}, line) : JsonLook();
        if (!next.isWhole)
            continue;
        next.keys.insert(look.keys);
        look.keys = std::move(next.keys);
        look.isWhole = true;
    }
    return look;
}

} // namespace glossator
