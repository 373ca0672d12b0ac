// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/csv.h"

#include "models/base/readfile.h"
#include "models/base/textdecoder.h"

#include <QIODevice>

#include <algorithm>
#include <array>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype chunk = 1 << 16;
constexpr qsizetype mostCells = 10'000; ///< of a row
constexpr QByteArrayView byteOrderMark("\xef\xbb\xbf");

/// Whether the text, behind the apostrophes that it may begin with, begins as a formula does.
bool isFormulaBehindApostrophes(const QString &text, bool mustHaveOne)
{
    const auto first = std::ranges::find_if(text, [](QChar c) { return c != u'\''; });
    return first != text.end() && (!mustHaveOne || first != text.begin())
        && QStringView(u"=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20").contains(*first);
}

bool isSpecial(char c) { return c == '"' || c == ',' || c == ';' || c == '\t' || c == '\r' || c == '\n'; }

} // namespace

QString guardedCell(const QString &text, bool isGuarded)
{
    return isFormulaBehindApostrophes(text, !isGuarded) ? u'\'' + text : text;
}

QString unguardedCell(const QString &text) { return isFormulaBehindApostrophes(text, true) ? text.sliced(1) : text; }

QByteArray csvRow(const QStringList &cells, const CsvStyle &style)
{
    QByteArray row;
    for (bool isFirst = true; const QString &text : cells) {
        if (!std::exchange(isFirst, false))
            row += style.separator;
        const QByteArray cell = guardedCell(text, style.isGuarded).toUtf8();
        // What another separator or a careless reader would take for the end of the cell is quoted as well.
        const bool isPlain = std::ranges::none_of(cell, isSpecial)
            && !cell.startsWith(' ') && !cell.endsWith(' ') && !cell.startsWith(byteOrderMark);
        const bool isLonely = cells.size() == 1 && cell.isEmpty(); // an empty line would be no row
        if (isPlain && !isLonely)
            row += cell;
        else
            row += '"' + QByteArray(cell).replace('"', "\"\"") + '"';
    }
    return row + "\r\n";
}

CsvReader::CsvReader(QIODevice &device, QString file) : m_device(device), m_file(std::move(file)) { }

int CsvReader::peek()
{
    if (m_at == m_buffer.size()) {
        m_bufferStart += m_at;
        m_at = 0;
        m_buffer = m_device.read(chunk);
        if (m_buffer.isEmpty())
            return end;
    }
    return uchar(m_buffer.at(m_at));
}

int CsvReader::get()
{
    const int unit = peek();
    if (unit == end)
        return end;
    ++m_at;
    if (unit == '\n' || (unit == '\r' && peek() != '\n'))
        ++m_line;
    return unit;
}

bool CsvReader::seek(qint64 position, qint64 line)
{
    m_line = line;
    if (position >= m_bufferStart && position <= m_bufferStart + m_buffer.size()) {
        m_at = position - m_bufferStart;
        return true;
    }
    m_buffer.clear();
    m_at = 0;
    m_bufferStart = position;
    return m_device.seek(position);
}

/// As a line above the rows says it for Excel, or of the first row; its chunk is enough to see which one is there most.
void CsvReader::findSeparator()
{
    static_cast<void>(peek());
    if (m_bufferStart == 0 && m_buffer.startsWith(byteOrderMark))
        m_at = byteOrderMark.size();
    m_isMarked = m_at > 0;
    constexpr std::array separators{',', ';', '\t'};
    const QByteArrayView head = QByteArrayView(m_buffer).sliced(m_at);
    if (head.size() > 5 && head.first(4).compare("sep=", Qt::CaseInsensitive) == 0 && QByteArrayView(",;\t|").contains(head[4]) && (head[5] == '\r' || head[5] == '\n')) {
        m_separator = head[4];
        m_at += 5;
        return;
    }
    std::array<int, separators.size()> counts{};
    bool isQuoted = false;
    for (const char c : head) {
        isQuoted = isQuoted != (c == '"');
        if (isQuoted)
            continue;
        if (c == '\n' || c == '\r')
            break;
        if (const auto found = std::ranges::find(separators, c); found != separators.end())
            ++counts.at(size_t(found - separators.begin()));
    }
    m_separator = separators.at(size_t(std::ranges::max_element(counts) - counts.begin()));
}

Result<bool> CsvReader::next()
{
    if (m_separator == 0)
        findSeparator();
    while (peek() == '\n' || peek() == '\r')
        get();
    m_ends.clear();
    m_row.resize(0); // its room stays
    m_rowLine = m_line;
    m_rowPosition = m_bufferStart + m_at;
    if (peek() == end)
        return m_device.atEnd() ? Result<bool>(false) : badRow(m_device.errorString(), Error::Code::Io);
    for (int unit = 0; !isRowEnd(unit) || m_ends.empty();) {
        if (count() == mostCells)
            return badRow(tr("it has more than %1 cells").arg(mostCells));
        GLOSSATOR_TRY(readCell());
        m_ends.push_back(m_row.size());
        m_row += ' ';
        unit = get();
        if (unit == '\r' && peek() == '\n')
            get();
    }
    if (!m_row.isValidUtf8()) // where a mark says that it is, no person need be asked
        return badRow(tr("it is not UTF-8"), m_isMarked ? Error::Code::BadInput : Error::Code::Encoding);
    if (m_row.contains('\0'))
        return badRow(tr("it holds a NUL character"));
    return true;
}

QString CsvReader::cell(qsizetype index) const
{
    if (index < 0 || index >= count())
        return {};
    const qsizetype begin = index == 0 ? 0 : m_ends[size_t(index - 1)] + 1;
    return textOfUtf8(QByteArrayView(m_row).sliced(begin, m_ends[size_t(index)] - begin));
}

QStringList CsvReader::cells() const
{
    QStringList cells;
    for (qsizetype i = 0; i < count(); ++i)
        cells << cell(i);
    return cells;
}

bool CsvReader::isBlank() const { return count() > 1 && m_row.size() == count(); }

Result<> CsvReader::readCell()
{
    if (peek() == '"') {
        get();
        GLOSSATOR_TRY(readQuoted());
        if (peek() != m_separator && !isRowEnd(peek()))
            return badRow(tr("a quoted cell ends before the cell does; a quote within quotes is written twice"));
        return {};
    }
    return take([this](char c) { return c == m_separator || c == '\n' || c == '\r'; });
}

/// Adds to the row what stands before the first byte that is an end, or before the end of the file.
template <class IsEnd>
Result<> CsvReader::take(IsEnd &&isEnd)
{
    const qsizetype begin = m_ends.empty() ? 0 : m_ends.back() + 1;
    while (peek() != end) {
        const auto from = m_buffer.cbegin() + m_at;
        const auto to = std::find_if(from, m_buffer.cend(), isEnd);
        m_row.append(from, to - from);
        m_at += to - from;
        if (m_row.size() - begin > maxTextBytes)
            return badRow(tr("a cell is larger than what is taken as one text"));
        if (to != m_buffer.cend())
            break;
    }
    return {};
}

Result<> CsvReader::readQuoted()
{
    while (true) {
        GLOSSATOR_TRY(take([](char c) { return c == '"' || c == '\n' || c == '\r'; }));
        if (peek() == end)
            return badRow(tr("a quote is never closed"));
        const char unit = char(get());
        if (unit == '"' && peek() != '"')
            return {};
        if (unit == '"')
            get();
        m_row += unit;
    }
}

std::unexpected<Error> CsvReader::badRow(const QString &what, Error::Code code) const
{
    return fail(code, tr("%1, the row that begins on line %2: %3.").arg(m_file).arg(m_rowLine).arg(what));
}

} // namespace glossator
