// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/detailspanel.h"

#include "models/project/project.h"
#include "widgets/panels/detaildelegate.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QTreeView>

namespace glossator {

namespace {

/// Wherever in a line a person is, it is the value that is edited; Delete clears it.
class DetailsView : public QTreeView {
    Q_DECLARE_TR_FUNCTIONS(DetailsPanel)

public:
    using QTreeView::QTreeView;

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        const QModelIndex cell = currentIndex().siblingAtColumn(DetailsModel::Value);
        const bool isAlone = (event->modifiers() & ~Qt::KeypadModifier) == 0;
        switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            edit(cell, EditKeyPressed, event);
            return;
        case Qt::Key_Delete:
        case Qt::Key_Backspace:
            if (!isAlone)
                break;
            if (const QVariant cleared = cell.data(DetailsModel::ClearRole); cleared.isValid())
                model()->setData(cell, cleared);
            return;
        default:
            break;
        }
        QTreeView::keyPressEvent(event);
    }

    bool edit(const QModelIndex &index, EditTrigger trigger, QEvent *event) override
    {
        const QModelIndex cell = index.siblingAtColumn(DetailsModel::Value);
        const bool isAsked = trigger == EditKeyPressed || trigger == DoubleClicked
            || (trigger == AnyKeyPressed && event && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space);
        if (isAsked && cell.data(Qt::CheckStateRole).isValid())
            return DetailDelegate::toggle(*model(), cell);
        return QTreeView::edit(cell, trigger, event);
    }
};

} // namespace

QWidget *createDetailsPanel(Project &project)
{
    auto *view = new DetailsView;
    view->setModel(&project.details());
    view->setItemDelegate(new DetailDelegate(view));
    view->setRootIsDecorated(false);
    view->setItemsExpandable(false); // + and - are typed into numbers
    view->setUniformRowHeights(true);
    view->setFrameShape(QFrame::NoFrame);
    view->setHeaderHidden(true);
    view->setAllColumnsShowFocus(true);
    view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                          | QAbstractItemView::SelectedClicked | QAbstractItemView::AnyKeyPressed);
    view->header()->setSectionResizeMode(DetailsModel::Name, QHeaderView::ResizeToContents);
    view->header()->setStretchLastSection(true);
    view->setAccessibleName(DetailsView::tr("Details"));
    return view;
}

} // namespace glossator
