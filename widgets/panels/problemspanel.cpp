// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/problemspanel.h"

#include "models/project/project.h"
#include "widgets/panels/itempanel.h"

#include <QLayout>
#include <QPushButton>
#include <QTreeView>

namespace glossator {

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
