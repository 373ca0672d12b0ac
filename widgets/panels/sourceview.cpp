// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/sourceview.h"

#include "widgets/panels/sourceline.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace glossator {

namespace {

constexpr int margin = 6;
constexpr int barWidth = 3;

class LineDelegate : public QStyledItemDelegate {
public:
    LineDelegate(SourceView &view, const SourceLinesModel &model)
        : QStyledItemDelegate(&view)
        , m_view(view)
        , m_model(model)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool isCurrent = m_view.isCurrentItem(index.data(SourceLinesModel::OwnerRole).value<Owner>());
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        if (isSelected)
            painter->fillRect(option.rect, m_view.highlighter().selectedColor());
        else if (isCurrent)
            painter->fillRect(option.rect, m_view.highlighter().currentColor());
        const QColor accent = option.palette.color(QPalette::Active, QPalette::Highlight);
        if (isCurrent || isSelected)
            painter->fillRect(QRect(option.rect.topLeft(), QSize(barWidth, option.rect.height())), accent);

        const QString text = index.data().toString();
        const SourceLine line = sourceLine(text);
        QList<QTextLayout::FormatRange> formats = m_view.highlighter().formats(index.row(), text);
        for (QTextLayout::FormatRange &range : formats) {
            const qsizetype begin = line.at(range.start);
            range.length = int(line.at(range.start + range.length) - begin);
            range.start = int(begin);
        }
        QTextLayout layout(line.shown, m_view.font(), painter->device());
        QTextOption textOption;
        textOption.setTextDirection(Qt::LeftToRight);
        textOption.setWrapMode(QTextOption::NoWrap);
        textOption.setTabStopDistance(QFontMetricsF(m_view.font()).horizontalAdvance(u'0') * 8);
        layout.setTextOption(textOption);
        layout.setFormats(formats);
        layout.beginLayout();
        layout.createLine();
        layout.endLayout();
        painter->save();
        painter->setClipRect(option.rect, Qt::IntersectClip);
        painter->setPen(option.palette.color(QPalette::Active, QPalette::Text));
        const qreal top = option.rect.top() + (option.rect.height() - layout.boundingRect().height()) / 2;
        layout.draw(painter, QPointF(option.rect.left() + margin, top));
        painter->restore();
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(accent);
            painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
        }
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        const qsizetype characters = std::min(m_model.source().mostBytes(), SourceLinesModel::MostShown) + 16; // tabs
        const QFontMetrics metrics = m_view.fontMetrics();
        return {int(characters) * metrics.horizontalAdvance(u'0') + 2 * margin, metrics.height() + 3};
    }

private:
    SourceView &m_view;
    const SourceLinesModel &m_model;
};

} // namespace

SourceView::SourceView(SourceLinesModel &model, QWidget *parent)
    : QListView(parent)
    , m_model(model)
    , m_highlighter(model)
{
    setModel(&model);
    setItemDelegate(new LineDelegate(*this, model));
    setUniformItemSizes(true);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setFrameShape(NoFrame);
    setLayoutDirection(Qt::LeftToRight); // a file has columns, whatever the language of the window
    setHorizontalScrollMode(ScrollPerPixel);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setLooks();
    connect(&m_highlighter, &SourceHighlighter::progressed, viewport(), qOverload<>(&QWidget::update));
}

void SourceView::setFile(const QString &name) { m_highlighter.setFile(name); }

void SourceView::setCurrentItems(std::vector<Owner> items)
{
    m_items = std::move(items);
    viewport()->update();
}

void SourceView::copy() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::ranges::sort(rows);
    QString text;
    for (qsizetype i = 0; i < rows.size();) { // by runs: everything may be selected
        qsizetype next = i + 1;
        while (next < rows.size() && rows[next].row() == rows[next - 1].row() + 1)
            ++next;
        text += m_model.verbatim(rows[i].row(), int(next - i));
        i = next;
    }
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

bool SourceView::event(QEvent *event)
{
    // These are the window's elsewhere.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Find) || key->matches(QKeySequence::Copy)) {
            event->accept();
            return true;
        }
    }
    return QListView::event(event);
}

void SourceView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->matches(QKeySequence::Find))
        Q_EMIT findRequested();
    else
        QListView::keyPressEvent(event);
}

/// Looking changes nothing: no line becomes current by it.
void SourceView::focusInEvent(QFocusEvent *event)
{
    const bool hadCurrent = currentIndex().isValid();
    QListView::focusInEvent(event);
    if (!hadCurrent)
        selectionModel()->clearCurrentIndex();
}

void SourceView::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        setLooks();
}

void SourceView::setLooks() { m_highlighter.setPalette(palette()); }

} // namespace glossator
