// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/problemspanel.h"

#include "models/project/project.h"
#include "widgets/panels/itemdelegate.h"
#include "widgets/panels/itempanel.h"

#include <QHeaderView>
#include <QLayout>
#include <QPushButton>
#include <QTreeView>

namespace glossator {

namespace {

/// A sentence is read whole, on as many lines as it needs. A tree by itself asks for heights without saying the width.
class SentenceDelegate : public ItemDelegate {
public:
    explicit SentenceDelegate(QTreeView &view) : ItemDelegate(&view), m_view(view) {}

    QSize sizeHint(const QStyleOptionViewItem &given, const QModelIndex &index) const override
    {
        if (index.column() != ProblemListModel::Message)
            return {0, 0};
        constexpr int margin = 4; // at least what the styles leave on each side
        const int width = m_view.columnWidth(index.column()) - 2 * margin;
        const QRect text = given.fontMetrics.boundingRect({0, 0, std::max(width, 1), 0}, Qt::TextWordWrap, index.data().toString());
        return {text.width(), text.height() + 6};
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        ItemDelegate::initStyleOption(option, index);
        if (index.column() != ProblemListModel::Message)
            option->features &= ~QStyleOptionViewItem::WrapText;
    }

private:
    const QTreeView &m_view;
};

} // namespace

QWidget *createProblemsPanel(Project &project)
{
    ProblemListModel *model = &project.problemList();
    ItemPanel::Setup setup;
    setup.model = model;
    setup.context = &project.selection();
    setup.emptyHint = ItemPanel::tr("No problems: everything here fits the schema and the text.");
    setup.wideColumn = ProblemListModel::Message;
    auto *panel = new ItemPanel(std::move(setup));
    QTreeView *view = panel->view();
    view->setRootIsDecorated(false);
    view->hideColumn(ProblemListModel::Kind);
    view->setItemDelegate(new SentenceDelegate(*view));
    view->setWordWrap(true);
    view->setUniformRowHeights(false);
    QObject::connect(view->header(), &QHeaderView::sectionResized, view, &QTreeView::doItemsLayout, Qt::QueuedConnection);

    auto *fix = new QPushButton(panel);
    fix->hide();
    panel->layout()->addWidget(fix);
    QObject::connect(view->selectionModel(), &QItemSelectionModel::currentChanged, fix, [fix](const QModelIndex &index) {
        const QString title = index.data(ProblemListModel::FixTitleRole).toString();
        fix->setVisible(!title.isEmpty());
        fix->setText(title);
    });
    QObject::connect(fix, &QPushButton::clicked, view, [view, model] { model->fix(view->currentIndex()); });
    return panel;
}

} // namespace glossator
