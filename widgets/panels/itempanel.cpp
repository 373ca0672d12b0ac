// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/itempanel.h"

#include "widgets/panels/columnwidths.h"
#include "widgets/panels/itemdelegate.h"

#include <QAction>
#include <QDragMoveEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr int Margin = 6; ///< around what stands above the rows, in pixels

/// Looking changes nothing: neither the focus nor a click beside the rows makes another row current or selected. All are
/// all that the list has, also where only a part of them are rows yet.
class LookedAtView : public QTreeView {
public:
    using QTreeView::QTreeView;

    void selectAll() override
    {
        qobject_cast<IdModel *>(model())->fetchAll();
        QTreeView::selectAll();
    }

protected:
    void focusInEvent(QFocusEvent *event) override
    {
        const bool hadCurrent = currentIndex().isValid();
        QTreeView::focusInEvent(event);
        if (!hadCurrent)
            selectionModel()->clearCurrentIndex();
    }

    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &index, const QEvent *event) const override
    {
        return index.isValid() ? QTreeView::selectionCommand(index, event) : QItemSelectionModel::NoUpdate;
    }
};

} // namespace

ItemPanel::ItemPanel(Setup setup, QWidget *parent)
    : QWidget(parent)
    , m_setup(std::move(setup))
    , m_view(new LookedAtView(this))
    , m_filter(new QLineEdit(this))
    , m_scope(new QToolButton(this))
    , m_hint(new QLabel(m_setup.emptyHint, m_view->viewport()))
{
    // Before the view hears of it.
    connect(m_setup.model, &QAbstractItemModel::rowsAboutToBeRemoved, this, &ItemPanel::prepareToGoOn);
    m_view->setModel(m_setup.model);
    m_view->setItemDelegate(new ItemDelegate(this));
    m_view->setUniformRowHeights(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_view->setAllColumnsShowFocus(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setSortingEnabled(true);
    m_view->header()->setSortIndicatorClearable(true);
    m_view->header()->setTextElideMode(Qt::ElideRight);
    m_view->sortByColumn(-1, Qt::AscendingOrder);
    std::vector<int> wide{m_setup.wideColumn};
    if (m_setup.otherWideColumn >= 0)
        wide.push_back(m_setup.otherWideColumn);
    m_widths = new ColumnWidths(*m_view, std::move(wide), m_setup.narrowWidth);
    if (m_setup.hasDrops) {
        m_view->setDragDropMode(QAbstractItemView::DragDrop);
        m_view->setDragDropOverwriteMode(true); // onto rows, never between them
        m_view->setAutoExpandDelay(700);
    }
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);

    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);

    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setAccessibleName(tr("Filter"));
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_setup.model->setText(text);
        showHint();
    });
    m_filter->setVisible(m_setup.hasFilter);
    m_scope->setCheckable(true);
    m_scope->setText(tr("Whole project"));
    m_scope->setToolTip(tr("Shows the whole project instead of this article"));
    m_scope->setMinimumWidth(m_scope->fontMetrics().horizontalAdvance(m_scope->text()) + 3 * Margin);
    m_scope->setVisible(m_setup.hasScope);
    connect(m_scope, &QToolButton::toggled, this, [this](bool isWhole) { m_setup.model->setWholeProject(isWhole); });

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(Margin, Margin / 2, Margin, Margin);
    bar->setSpacing(Margin);
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_scope);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    if (m_setup.hasFilter || m_setup.hasScope)
        layout->addLayout(bar);
    layout->addWidget(m_view, 1);
    setFocusProxy(m_view);

    SelectionContext *context = m_setup.context;
    connect(context, &SelectionContext::changed, this, &ItemPanel::follow);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &ItemPanel::choose);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this, context] {
        // What is chosen elsewhere, or only looked at, is no group of this panel, and another panel's is not its to end.
        if (!m_view->hasFocus() && context->group() != m_group)
            return;
        const QList<Owner> items = m_view->hasFocus() ? selectedItems() : QList<Owner>();
        context->setGroup({items.begin(), items.end()});
        m_group = context->group();
    });
    m_view->header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view->header(), &QWidget::customContextMenuRequested, this, &ItemPanel::showColumnMenu);
    // A click on what is current already goes there again, after the reader scrolled away.
    connect(m_view, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        if (m_view->selectionModel()->selectedRows().size() < 2) // several are a group, and none of them alone
            choose(index);
    });
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (!(index.flags() & Qt::ItemIsEditable) && !(m_setup.activate && m_setup.activate(index)))
            Q_EMIT visitRequested(index.data(IdModel::OwnerRole).value<Owner>());
    });
    connect(m_view, &QTreeView::customContextMenuRequested, this, [this](const QPoint &point) {
        const QList<Owner> items = selectedItems();
        // Beside the rows none of them is meant; the menu key also means one that is out of view.
        const bool isBeside = m_view->viewport()->rect().contains(point) && !m_view->indexAt(point).isValid();
        if (items.isEmpty() || isBeside)
            return;
        if (items.size() == 1) // the menu is about what is current, and this click makes it so
            choose(m_view->selectionModel()->selectedRows().front());
        Q_EMIT menuRequested(items, m_view->viewport()->mapToGlobal(point));
    });
    connect(m_setup.model, &QAbstractItemModel::rowsRemoved, this, &ItemPanel::goOn);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_setup.model, signal, this, &ItemPanel::showHint);
    connect(m_setup.model, &QAbstractItemModel::modelReset, this, &ItemPanel::showHint);
    connect(m_setup.model, &QAbstractItemModel::layoutChanged, this, &ItemPanel::showHint);
    // What became current meanwhile may be there only now.
    connect(m_setup.model, &IdModel::caughtUp, this, [this] {
        if (std::exchange(m_isBehind, false))
            follow(m_setup.context->now());
        showHint();
    });
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value > m_view->verticalScrollBar()->minimum() || !m_setup.model->canFetchBefore())
            return;
        const QPersistentModelIndex top = m_view->indexAt({0, 0});
        m_setup.model->fetchBefore();
        m_view->scrollTo(top, QAbstractItemView::PositionAtTop);
    });
    follow(context->now());
    showHint();
}

void ItemPanel::addBar(QWidget *bar)
{
    auto *all = qobject_cast<QVBoxLayout *>(layout());
    all->insertWidget(all->indexOf(m_view), bar);
}

/// Which columns are shown, but for the one that takes the room that is left.
void ItemPanel::showColumnMenu(const QPoint &point)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 0; column < m_setup.model->columnCount(); ++column) {
        if (column == m_setup.wideColumn)
            continue;
        QAction *action = menu->addAction(m_setup.model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!m_view->isColumnHidden(column));
        connect(action, &QAction::toggled, m_view, [this, column](bool isShown) { m_view->setColumnHidden(column, !isShown); });
    }
    menu->popup(m_view->header()->mapToGlobal(point));
}

void ItemPanel::setEmptyHint(const QString &hint)
{
    m_setup.emptyHint = hint;
    showHint();
}

QList<Owner> ItemPanel::selectedItems() const
{
    QList<Owner> items;
    for (const QModelIndex &index : m_view->selectionModel()->selectedRows()) {
        if (const auto owner = index.data(IdModel::OwnerRole).value<Owner>(); owner.id != 0)
            items << owner;
    }
    return items;
}

bool ItemPanel::isWholeProject() const
{
    return m_setup.model->isWholeProject();
}

void ItemPanel::setWholeProject(bool isWhole)
{
    m_scope->setChecked(isWhole);
}

QByteArray ItemPanel::saveColumns() const
{
    return m_widths->save();
}

void ItemPanel::restoreColumns(const QByteArray &state)
{
    m_widths->restore(state);
}

bool ItemPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view->viewport() && event->type() == QEvent::Resize)
        showHint();
    if (watched == m_view->viewport() && m_setup.hasDrops)
        tellOfDrop(*event);
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const auto *pressed = static_cast<QKeyEvent *>(event);
        const int key = pressed->key();
        const bool isAlone = (pressed->modifiers() & ~Qt::KeypadModifier) == 0;
        if (isAlone && (key == Qt::Key_Delete || key == Qt::Key_Backspace) && !selectedItems().isEmpty()) {
            Q_EMIT removeRequested(selectedItems());
            return true;
        }
        if (key == Qt::Key_F2)
            return editRow();
    }
    return QWidget::eventFilter(watched, event);
}

/// Says beforehand what letting go would do, or why it would do nothing.
void ItemPanel::tellOfDrop(const QEvent &event)
{
    if (event.type() == QEvent::DragLeave && !std::exchange(m_promise, {}).isEmpty())
        Q_EMIT dropHovered({});
    if (event.type() == QEvent::Drop)
        m_promise.clear();
    if (event.type() != QEvent::DragMove)
        return;
    const auto &move = static_cast<const QDragMoveEvent &>(event);
    const QModelIndex target = m_view->indexAt(move.position().toPoint());
    const QString sentence = m_setup.model->dropOffer(*move.mimeData(), target).sentence;
    if (std::exchange(m_promise, sentence) != sentence)
        Q_EMIT dropHovered(sentence);
}

void ItemPanel::follow(const Selection &now)
{
    if (m_isFollowing)
        return; // it came from here
    const QScopedValueRollback guard(m_isFollowing, true);
    const QModelIndex index = m_setup.place ? m_setup.place(now, *m_view) : QModelIndex();
    m_isBehind = !index.isValid() && m_setup.model->isReading();
    if (!index.isValid()) {
        m_view->selectionModel()->clear();
        return;
    }
    m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_view->scrollTo(index);
}

void ItemPanel::choose(const QModelIndex &index)
{
    // What is current and not selected nobody chose: a view that loses its row takes the nearest.
    if (m_isFollowing || !m_view->selectionModel()->isSelected(index))
        return;
    const QScopedValueRollback guard(m_isFollowing, true);
    if (const auto owner = index.data(IdModel::OwnerRole).value<Owner>(); owner.id != 0)
        m_setup.context->choose(owner);
}

void ItemPanel::prepareToGoOn(const QModelIndex &parent, int first, int last)
{
    QModelIndex index = m_view->currentIndex();
    while (index.isValid() && index.parent() != parent)
        index = index.parent();
    m_isCurrentRemoved = index.isValid() && first <= index.row() && index.row() <= last;
}

/// Whoever deletes here goes on with the next row; whoever deletes elsewhere is not led away from there.
void ItemPanel::goOn(const QModelIndex &parent, int first)
{
    if (!m_isCurrentRemoved || !m_view->hasFocus())
        return;
    const int rows = m_setup.model->rowCount(parent);
    const QModelIndex next = rows == 0 ? parent : m_setup.model->index(std::min(first, rows - 1), 0, parent);
    m_view->selectionModel()->setCurrentIndex(next, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    choose(next); // where the view took it for current already
}

/// Opens the first cell that can be edited, where the current one cannot: with keys a row is current, not a cell.
bool ItemPanel::editRow()
{
    const QModelIndex current = m_view->currentIndex();
    if (!current.isValid() || current.flags().testFlag(Qt::ItemIsEditable))
        return false;
    for (int column = 0; column < m_setup.model->columnCount(); ++column) {
        const QModelIndex cell = current.siblingAtColumn(column);
        if (!m_view->isColumnHidden(column) && cell.flags().testFlag(Qt::ItemIsEditable)) {
            m_view->edit(cell);
            return true;
        }
    }
    return false;
}

void ItemPanel::showHint()
{
    m_hint->setVisible(m_setup.model->rowCount() == 0);
    m_hint->setText(m_setup.model->isReading() ? tr("Reading…")
            : m_filter->text().isEmpty()       ? m_setup.emptyHint
                                               : tr("Nothing matches the filter."));
    m_hint->setAccessibleName(m_hint->text());
    m_hint->setGeometry(m_view->viewport()->rect().adjusted(16, 16, -16, -16));
}

} // namespace glossator
