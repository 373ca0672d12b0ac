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
        {"articles",  MainWindow::tr("Articles"),  u"text-x-generic"_s,     Qt::LeftDockWidgetArea,  nullptr,     createArticlesPanel},
        {"problems",  MainWindow::tr("Problems"),  u"glossator-problem"_s,  Qt::LeftDockWidgetArea,  "articles",  createProblemsPanel},
        {"history",   MainWindow::tr("History"),   u"view-history"_s,       Qt::LeftDockWidgetArea,  "articles",  createHistoryPanel},
        {"details",   MainWindow::tr("Details"),   u"documentinfo"_s,       Qt::LeftDockWidgetArea,  nullptr,     createDetailsPanel},
        {"entities",  MainWindow::tr("Entities"),  u"glossator-entity"_s,   Qt::RightDockWidgetArea, nullptr,     createEntitiesPanel},
        {"relations", MainWindow::tr("Relations"), u"glossator-relation"_s, Qt::RightDockWidgetArea, nullptr,     createRelationsPanel},
        {"events",    MainWindow::tr("Events"),    u"glossator-event"_s,    Qt::RightDockWidgetArea, nullptr,     createEventsPanel},
        {"source",    MainWindow::tr("Source"),    u"text-x-script"_s,      Qt::RightDockWidgetArea, "events",    createSourcePanel},
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
