// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/columnwidths.h"

#include <QEvent>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QStyle>
#include <QTreeView>

#include <algorithm>

namespace glossator {

namespace {

constexpr int Least = 40; ///< of any column, in pixels
constexpr int Readable = 22; ///< of the wide columns together, in average characters

} // namespace

ColumnWidths::ColumnWidths(QTreeView &view, std::vector<int> wide, int words)
    : QObject(&view)
    , m_view(view)
    , m_header(*view.header())
    , m_wide(std::move(wide))
{
    m_header.setStretchLastSection(false);
    m_header.setMinimumSectionSize(Least);
    for (int column = 0; column < m_header.count(); ++column) {
        const int margins = 2 * (view.style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, &view) + 1);
        const int room = isNumber(column) ? 0 : view.fontMetrics().averageCharWidth() * words + margins;
        m_wished.push_back(std::max(room, m_header.sectionSizeHint(column)));
        m_header.setSectionResizeMode(column, isWide(column) ? QHeaderView::Stretch : QHeaderView::Interactive);
    }
    connect(&m_header, &QHeaderView::sectionResized, this, &ColumnWidths::take);
    m_header.viewport()->installEventFilter(this);
    fit();
}

QByteArray ColumnWidths::save()
{
    {
        const QScopedValueRollback guard(m_isFitting, true);
        for (int column = 0; column < m_header.count(); ++column) {
            if (!isWide(column))
                m_header.resizeSection(column, m_wished[size_t(column)]);
        }
    }
    const QByteArray state = m_header.saveState();
    fit();
    return state;
}

void ColumnWidths::restore(const QByteArray &state)
{
    {
        const QScopedValueRollback guard(m_isFitting, true);
        if (state.isEmpty() || !m_header.restoreState(state))
            return;
    }
    for (int column = 0; column < m_header.count(); ++column) {
        m_header.setSectionResizeMode(column, isWide(column) ? QHeaderView::Stretch : QHeaderView::Interactive);
        if (!isWide(column) && !m_header.isSectionHidden(column))
            m_wished[size_t(column)] = std::max(Least, m_header.sectionSize(column));
    }
    fit();
}

bool ColumnWidths::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        fit();
    return false;
}

bool ColumnWidths::isWide(int column) const { return std::ranges::contains(m_wide, column); }

bool ColumnWidths::isNumber(int column) const
{
    const auto alignment = m_view.model()->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole);
    return alignment.value<Qt::Alignment>().testFlag(Qt::AlignRight);
}

/// What a person drags is what she wishes for, as far as there is room for it; what is hidden or comes back is not.
void ColumnWidths::take(int column, int before, int now)
{
    if (m_isFitting || isWide(column))
        return;
    if (before > 0 && now > 0)
        m_wished[size_t(column)] = now;
    fit();
    if (before > 0 && now > 0)
        m_wished[size_t(column)] = m_header.sectionSize(column);
}

int ColumnWidths::squeeze(const std::vector<int> &columns, int tooMuch, std::vector<int> &widths) const
{
    int spare = 0;
    for (const int column : columns)
        spare += widths[size_t(column)] - Least;
    const int all = std::clamp(tooMuch, 0, spare);
    for (const int column : columns)
        widths[size_t(column)] -= (widths[size_t(column)] - Least) * all / std::max(spare, 1);
    return tooMuch - all;
}

void ColumnWidths::fit()
{
    const int room = m_header.viewport()->width();
    if (m_isFitting || room <= 0)
        return;
    const QScopedValueRollback guard(m_isFitting, true);
    std::vector<int> widths = m_wished;
    std::vector<int> words;
    std::vector<int> numbers;
    int tooMuch = m_view.fontMetrics().averageCharWidth() * Readable - room;
    for (int column = 0; column < m_header.count(); ++column) {
        if (isWide(column) || m_header.isSectionHidden(column))
            continue;
        tooMuch += widths[size_t(column)];
        (isNumber(column) ? numbers : words).push_back(column);
    }
    squeeze(numbers, squeeze(words, tooMuch, widths), widths);
    for (const std::vector<int> &columns : {words, numbers}) {
        for (const int column : columns)
            m_header.resizeSection(column, widths[size_t(column)]);
    }
}

} // namespace glossator
