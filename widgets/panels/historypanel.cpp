// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/historypanel.h"

#include "models/project/project.h"
#include "widgets/panels/itemdelegate.h"

#include <QAction>
#include <QCoreApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// What only takes back or puts in again is dimmed, what is taken back also struck out.
class HistoryDelegate : public ItemDelegate {
public:
    using ItemDelegate::ItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        ItemDelegate::initStyleOption(option, index);
        const bool isUndone = index.data(HistoryModel::UndoneRole).toBool();
        const bool isDone = HistoryEntry::Kind(index.data(HistoryModel::KindRole).toInt()) == HistoryEntry::Kind::Do;
        if (isUndone || !isDone)
            option->palette.setColor(QPalette::Text, option->palette.color(QPalette::PlaceholderText));
        option->font.setStrikeOut(isUndone && isDone);
    }
};

class HistoryPanel : public QWidget {
    Q_DECLARE_TR_FUNCTIONS(HistoryPanel)

public:
    explicit HistoryPanel(Project &project) : m_project(project), m_view(new QTreeView(this)), m_back(new QAction(tr("Back to Here"), this))
    {
        m_view->setModel(&project.historyList());
        m_view->setItemDelegate(new HistoryDelegate(m_view));
        m_view->setRootIsDecorated(false);
        m_view->setUniformRowHeights(true);
        m_view->setFrameShape(QFrame::NoFrame);
        m_view->setAllColumnsShowFocus(true);
        m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
        m_view->setAccessibleName(tr("History"));
        QHeaderView *header = m_view->header();
        header->setStretchLastSection(false);
        header->setSectionResizeMode(HistoryModel::Action, QHeaderView::Stretch);
        header->setMinimumSectionSize(40);
        header->setSectionResizeMode(HistoryModel::Time, QHeaderView::ResizeToContents);
        header->setResizeContentsPrecision(0); // what is in view
        header->resizeSection(HistoryModel::Author, m_view->fontMetrics().averageCharWidth() * 9);
        header->moveSection(HistoryModel::Action, 0);
        m_view->hideColumn(HistoryModel::State); // shown by how the row looks

        m_back->setToolTip(tr("Take back all that was done after this; Redo puts it in again"));
        m_view->addAction(m_back);
        auto *button = new QPushButton(m_back->text(), this);
        button->setToolTip(m_back->toolTip());
        button->hide();
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        layout->addWidget(m_view, 1);
        layout->addWidget(button);
        setFocusProxy(m_view);

        connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &HistoryPanel::look);
        connect(m_view, &QTreeView::clicked, this, &HistoryPanel::look);
        connect(&project.historyList(), &QAbstractItemModel::rowsInserted, this, &HistoryPanel::offerBack);
        connect(&project.historyList(), &QAbstractItemModel::dataChanged, this, &HistoryPanel::offerBack);
        connect(m_back, &QAction::triggered, this, &HistoryPanel::goBack);
        connect(button, &QPushButton::clicked, this, &HistoryPanel::goBack);
        connect(m_back, &QAction::changed, button, [this, button] { button->setVisible(m_back->isEnabled()); });
        offerBack();
    }

private:
    /// Shows where it was, while the keys stay here.
    void look(const QModelIndex &index)
    {
        offerBack();
        if (m_view->hasFocus() && m_view->selectionModel()->isSelected(index))
            m_project.selection().look(ArticleId(index.data(HistoryModel::ArticleRole).toLongLong()),
                                       index.data(HistoryModel::PlaceRole).value<TextSpan>());
    }

    void offerBack()
    {
        const QModelIndex index = m_view->currentIndex();
        const auto newest = m_project.history().undoable();
        const qint64 group = index.data(HistoryModel::GroupRole).toLongLong();
        m_back->setEnabled(index.isValid() && !m_project.isReadOnly() && newest && newest->group != group
                           && HistoryEntry::Kind(index.data(HistoryModel::KindRole).toInt()) == HistoryEntry::Kind::Do
                           && !index.data(HistoryModel::UndoneRole).toBool());
    }

    void goBack() { m_project.undoTo(m_view->currentIndex().data(HistoryModel::GroupRole).toLongLong()); }

    Project &m_project;
    QTreeView *m_view;
    QAction *m_back;
};

} // namespace

QWidget *createHistoryPanel(Project &project)
{
    return new HistoryPanel(project);
}

} // namespace glossator
