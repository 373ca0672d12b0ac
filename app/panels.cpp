// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels.h"

#include "app/mainwindow.h"
#include "widgets/panels/articlespanel.h"
#include "widgets/panels/detailspanel.h"
#include "widgets/panels/entitiespanel.h"
#include "widgets/panels/eventspanel.h"
#include "widgets/panels/historypanel.h"
#include "widgets/panels/problemspanel.h"
#include "widgets/panels/relationspanel.h"
#include "widgets/panels/sourcepanel.h"

#include <QDockWidget>
#include <QLabel>
#include <QMainWindow>

namespace glossator {

using namespace Qt::StringLiterals;

const std::vector<PanelSpec> &panelSpecs()
{
    // clang-format off
    static const std::vector<PanelSpec> table{
        {"articles", MainWindow::tr("Articles"), MainWindow::tr("Show or hide the articles"),
            MainWindow::tr("The project’s articles, and how many are unread, being read and done."),
            u"text-x-generic"_s, Qt::CTRL | Qt::Key_1, createArticlesPanel, Qt::LeftDockWidgetArea, {310, 420}},
        {"problems", MainWindow::tr("Problems"), MainWindow::tr("Show or hide the problems"),
            MainWindow::tr("What does not fit the schema or the text, by kind, with fixes. Selecting one goes to its place."),
            u"glossator-problem"_s, Qt::CTRL | Qt::Key_2, createProblemsPanel, Qt::LeftDockWidgetArea, {}, "articles"},
        {"history", MainWindow::tr("History"), MainWindow::tr("Show or hide the history"),
            MainWindow::tr("Every edit: who, when and what. Any number of them can be taken back from there."),
            u"view-history"_s, Qt::CTRL | Qt::Key_3, createHistoryPanel, Qt::LeftDockWidgetArea, {}, "articles"},
        {"details", MainWindow::tr("Details"), MainWindow::tr("Show or hide the details"),
            MainWindow::tr("The current item and its attributes, to be edited there; of several items what they have in common."),
            u"documentinfo"_s, Qt::CTRL | Qt::Key_4, createDetailsPanel, Qt::LeftDockWidgetArea, {310, 380}},
        {"entities", MainWindow::tr("Entities"), MainWindow::tr("Show or hide the entities"),
            MainWindow::tr("Everybody and everything that mentions name, with counts. Expand one for its mentions."),
            u"glossator-entity"_s, Qt::CTRL | Qt::Key_5, createEntitiesPanel, Qt::RightDockWidgetArea, {430, 360}},
        {"relations", MainWindow::tr("Relations"), MainWindow::tr("Show or hide the relations"),
            MainWindow::tr("Every relation: its type, and what it joins."),
            u"glossator-relation"_s, Qt::CTRL | Qt::Key_6, createRelationsPanel, Qt::RightDockWidgetArea, {430, 200}},
        {"events", MainWindow::tr("Events"), MainWindow::tr("Show or hide the events"),
            MainWindow::tr("Every event with its reports, their roles and what fills them."),
            u"glossator-event"_s, Qt::CTRL | Qt::Key_7, createEventsPanel, Qt::RightDockWidgetArea, {430, 300}},
        {"source", MainWindow::tr("Source"), MainWindow::tr("Show or hide the source"),
            MainWindow::tr("The article as it would be exported, in the format of your choice, or the schema. A click on a line goes to what it tells of."),
            u"text-x-script"_s, Qt::CTRL | Qt::Key_8, createSourcePanel, Qt::RightDockWidgetArea, {}, "events"},
    };
    // clang-format on
    return table;
}

namespace {

QWidget *createPlaceholder(QDockWidget *dock)
{
    auto *label = new QLabel(MainWindow::tr("No project is open."), dock);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setAutoFillBackground(true);
    label->setBackgroundRole(QPalette::Base);
    label->setForegroundRole(QPalette::PlaceholderText);
    dock->setWidget(label);
    return label;
}

} // namespace

std::vector<Panel> createDocks(QMainWindow &window)
{
    std::vector<Panel> panels;
    for (const PanelSpec &spec : panelSpecs()) {
        auto *dock = new QDockWidget(spec.title, &window);
        dock->setObjectName(QLatin1String(spec.name));
        dock->setWindowIcon(QIcon::fromTheme(spec.icon));
        dock->toggleViewAction()->setIcon(QIcon::fromTheme(spec.icon));
        const auto front = std::ranges::find(panels, QLatin1String(spec.tabbedWith ? spec.tabbedWith : ""),
            [](const Panel &panel) { return QLatin1String(panel.spec->name); });
        if (front != panels.end())
            window.tabifyDockWidget(front->dock, dock);
        else
            window.addDockWidget(spec.area, dock);
        panels.push_back({&spec, dock, createPlaceholder(dock), {}});
    }
    for (const Panel &panel : panels) {
        if (!panel.spec->tabbedWith)
            panel.dock->raise();
    }
    return panels;
}

} // namespace glossator
