// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/sourcelinesmodel.h"

#include <QLocale>

#include <ranges>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype tail = 100; // of what is shown of a line that is too long: how it ends

/// The head of UTF-8 that holds so many code points at least, or all of it; no character is cut.
QByteArrayView head(QByteArrayView bytes, qsizetype codePoints)
{
    qsizetype at = 0;
    const auto isInside = [&](qsizetype place) { return (uchar(bytes[place]) & 0xc0) == 0x80; };
    while (at < bytes.size() && codePoints-- > 0) {
        do
            ++at;
        while (at < bytes.size() && isInside(at));
    }
    return bytes.first(at);
}

QString shown(QByteArrayView line)
{
    constexpr qsizetype bytesPerCharacter = 4;
    if (line.size() <= SourceLinesModel::MostShown)
        return QString::fromUtf8(line);
    const QByteArrayView begin = head(line, SourceLinesModel::MostShown - tail);
    QByteArrayView end = line.sliced(std::max(begin.size(), line.size() - tail * bytesPerCharacter));
    while (!end.isEmpty() && (uchar(end.front()) & 0xc0) == 0x80)
        end = end.sliced(1);
    const QString last = QString::fromUtf8(end);
    const qsizetype left = line.size() - begin.size() - end.size();
    if (left <= 0)
        return QString::fromUtf8(line);
    return QString::fromUtf8(begin)
        + SourceLinesModel::tr(" … %1 left out here … ", "how much of a long line is not shown, such as 1.2 MB")
              .arg(QLocale().formattedDataSize(left))
        + last;
}

} // namespace

void SourceLinesModel::setSource(const WrittenSource &source)
{
    if (source.text == m_text)
        return;
    if (!source.before || source.before != m_text) {
        beginResetModel();
        m_text = source.text;
        m_rows = m_text->rows();
        endResetModel();
        return;
    }
    // From the last change to the first: what is before one is still the old text, what is behind it the new one.
    m_before = std::exchange(m_text, source.text);
    m_border = m_rows;
    for (const auto &[first, removed, inserted] : std::views::reverse(source.changes)) {
        const int same = std::min(removed, inserted);
        if (removed > same) {
            beginRemoveRows({}, first + same, first + removed - 1);
            m_border = first + same;
            m_rows -= removed - same;
            endRemoveRows();
        } else if (inserted > same) {
            beginInsertRows({}, first + same, first + inserted - 1);
            m_border = first + same;
            m_rows += inserted - same;
            endInsertRows();
        }
        m_border = first;
        if (same > 0)
            Q_EMIT dataChanged(index(first), index(first + same - 1));
    }
    m_border = 0;
    m_before.reset();
}

void SourceLinesModel::clear()
{
    beginResetModel();
    m_text = std::make_shared<const SourceText>();
    m_rows = 0;
    endResetModel();
}

QString SourceLinesModel::verbatim(int first, int count) const
{
    return QString::fromUtf8(m_text->lines(first, count));
}

int SourceLinesModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : m_rows; }

QVariant SourceLinesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool isOld = index.row() < m_border;
    const SourceText &text = isOld ? *m_before : *m_text;
    const int row = isOld ? index.row() : index.row() + m_text->rows() - m_rows;
    if (role == Qt::DisplayRole)
        return shown(text.line(row));
    if (role == CutRole)
        return text.line(row).size() > MostShown;
    if (role == OwnerRole)
        return QVariant::fromValue(text.owner(row));
    return {};
}

} // namespace glossator
