// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/articlespanel.h"

#include "models/project/project.h"
#include "widgets/panels/itempanel.h"

#include <QHeaderView>
#include <QTreeView>

namespace glossator {

QWidget *createArticlesPanel(Project &project)
{
    ItemPanel::Setup setup;
    setup.model = &project.articleList();
    setup.context = &project.selection();
    setup.place = [&model = project.articleList()](const Selection &now, const QTreeView &) { return model.indexOf(now.article); };
    setup.emptyHint = ItemPanel::tr("No articles yet. Import files with Ctrl+I, or a folder with Ctrl+Shift+I.");
    setup.hasScope = false;
    setup.wideColumn = ArticleListModel::Title;
    auto *panel = new ItemPanel(std::move(setup));
    panel->view()->setRootIsDecorated(false);
    for (const int column : {ArticleListModel::Source, ArticleListModel::Published, ArticleListModel::Mentions})
        panel->view()->hideColumn(column);
    return panel;
}

} // namespace glossator
