// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/conllsheet.h"

#include <algorithm>

namespace glossator {

namespace {

constexpr QByteArrayView byteOrderMark = "\xef\xbb\xbf";

QByteArray withCells(const ConllLine &line, const std::map<qsizetype, QByteArray> &cells, char separator)
{
    QByteArray text;
    const char *done = line.text.begin();
    for (const auto &[column, value] : cells) {
        if (column >= std::ssize(line.cells))
            break;
        const QByteArrayView cell = line.cells[size_t(column)];
        text.append(done, cell.begin() - done);
        text += value;
        done = cell.end();
    }
    text.append(done, line.text.end() - done);
    for (qsizetype column = std::ssize(line.cells); !cells.empty() && column <= cells.rbegin()->first; ++column) {
        const auto cell = cells.find(column);
        text += separator + (cell == cells.end() ? QByteArray("_") : cell->second);
    }
    return text;
}

} // namespace

std::vector<QByteArrayView> conllCells(QByteArrayView line, char separator, qsizetype most)
{
    std::vector<QByteArrayView> cells;
    for (qsizetype begin = 0; begin <= line.size() && std::ssize(cells) < most;) {
        qsizetype end = begin;
        while (end < line.size() && line[end] != separator)
            ++end;
        if (separator == '\t' || end > begin)
            cells.push_back(line.sliced(begin, end - begin));
        begin = end + 1;
    }
    return cells;
}

ConllComment conllComment(QByteArrayView line)
{
    const QByteArrayView inside = line.sliced(1);
    const qsizetype equals = inside.indexOf('=');
    if (equals < 0)
        return {inside.trimmed(), {}};
    QByteArrayView value = inside.sliced(equals + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    return {inside.first(equals).trimmed(), value};
}

ConllSheet::ConllSheet(QByteArray bytes) : m_bytes(std::move(bytes))
{
    const QByteArrayView all = m_bytes;
    m_mark = all.startsWith(byteOrderMark) ? byteOrderMark.size() : 0;
    for (qsizetype begin = m_mark; begin < all.size();) {
        const qsizetype feed = all.indexOf('\n', begin);
        qsizetype end = feed < 0 ? all.size() : feed;
        const qsizetype next = feed < 0 ? all.size() : feed + 1;
        while (end > begin && all[end - 1] == '\r')
            --end;
        ConllLine line;
        line.text = all.sliced(begin, end - begin);
        line.end = all.sliced(end, next - end);
        if (!line.text.trimmed().isEmpty())
            line.kind = line.text.startsWith('#') ? ConllLine::Kind::Comment : ConllLine::Kind::Row;
        m_lines.push_back(std::move(line));
        begin = next;
    }
    if (!m_lines.empty() && m_lines.front().end == "\r\n")
        m_lineEnd = "\r\n";
}

void ConllSheet::setCell(qsizetype line, qsizetype column, const QByteArray &value, char separator)
{
    Edit &edit = m_edits[line];
    edit.cells[column] = value;
    edit.separator = separator;
}

void ConllSheet::setComment(const QByteArray &key, const QByteArray &value)
{
    const QByteArray text = "# " + key + " = " + value;
    std::optional<qsizetype> first;
    for (qsizetype i = 0; i < std::ssize(m_lines); ++i) {
        const ConllLine &line = m_lines[size_t(i)];
        if (line.kind != ConllLine::Kind::Comment || !line.text.startsWith('#'))
            continue;
        if (!first)
            first = i;
        if (conllComment(line.text).key == key) {
            m_edits[i].text = text;
            return;
        }
    }
    const bool isAtTop = first && std::all_of(m_lines.begin(), m_lines.begin() + *first,
        [](const ConllLine &line) { return line.kind != ConllLine::Kind::Row; });
    (isAtTop ? m_edits[*first].behind : m_top) << text;
}

OutputFile ConllSheet::file(const QString &name) const
{
    OutputFile file{name, m_bytes.first(m_mark)};
    for (const QByteArray &line : m_top)
        file.bytes += line + m_lineEnd;
    for (qsizetype i = 0; i < std::ssize(m_lines); ++i) {
        const ConllLine &line = m_lines[size_t(i)];
        const auto edit = m_edits.find(i);
        const qsizetype begin = file.bytes.size();
        if (edit == m_edits.end())
            file.bytes.append(line.text);
        else
            file.bytes += edit->second.text.value_or(withCells(line, edit->second.cells, edit->second.separator));
        file.bytes.append(line.end);
        if (edit == m_edits.end())
            continue;
        for (const QByteArray &behind : edit->second.behind) {
            if (!file.bytes.endsWith('\n'))
                file.bytes += m_lineEnd;
            file.bytes += behind + m_lineEnd;
        }
        if (edit->second.owner.id == 0)
            continue;
        if (!file.places.empty() && file.places.back().owner == edit->second.owner && file.places.back().end == begin)
            file.places.back().end = file.bytes.size();
        else
            file.places.push_back({begin, file.bytes.size(), edit->second.owner});
    }
    return file;
}

} // namespace glossator
