// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/menus.h"

#include "app/itemmenu.h"
#include "app/mainwindow.h"
#include "app/marking/marking.h"
#include "widgets/articleview/articleview.h"

#include <KActionCollection>
#include <QMenu>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// Of the table of actions: what they work on is current when the menu opens.
std::vector<const char *> actionsFor(const QList<Owner> &items)
{
    if (items.isEmpty())
        return {"mark_as", "event", "tell_again", "record", "copy_text", "copy_citation", "find"};
    if (items.size() > 1)
        return {"merge", "not_the_same"};
    switch (items.first().kind) {
    case Owner::Kind::Mention:
        return {"mark_as", "assign", "split", "relate", "copy_citation"};
    case Owner::Kind::Relation:
        return {"reverse"};
    case Owner::Kind::Event:
    case Owner::Kind::EventMention:
        return {"role", "duplicate", "tell_again"};
    default:
        return {};
    }
}

} // namespace

void showMenuOf(MainWindow &window, const QList<Owner> &items, const QPoint &globalPosition)
{
    Project &project = *window.project();
    Marking &marking = window.marking();
    QMenu menu(&window);
    for (const char *name : actionsFor(items))
        menu.addAction(window.actionCollection()->action(QLatin1String(name)));
    menu.addSeparator();
    addItemMenus(menu, project, marking, items);
    if (!items.isEmpty()) {
        QAction *remove = menu.addAction(QIcon::fromTheme(u"edit-delete"_s), MainWindow::tr("Delete"));
        remove->setEnabled(!project.isReadOnly());
        QObject::connect(remove, &QAction::triggered, &marking, [&marking, items] { marking.remove(items); });
    }
    menu.exec(globalPosition);
}

QAction *createTypesAction(MainWindow &window)
{
    auto *menu = new QMenu(&window);
    QObject::connect(menu, &QMenu::aboutToShow, &window, [&window, menu] {
        menu->clear();
        Project &project = *window.project();
        ArticleView &view = window.articleView();
        const auto current = project.mentions().mention(project.selection().mention());
        const Extent place = current && view.selection().fragments().empty() ? current->extent : view.markable();
        for (const TypeDef *type : project.schema().offered(TypeGroup::Mention)) {
            QAction *action = menu->addAction(type->title() + u'\t' + type->key.toUpper()); // the view hears the key
            action->setEnabled(!place.fragments().empty());
            QObject::connect(action, &QAction::triggered, &window.marking(),
                [&window, place, name = type->name] { window.marking().mentions.mark(place, name); });
        }
    });
    auto *action = new QAction(QIcon::fromTheme(u"glossator-entity"_s), MainWindow::tr("Mar&k As"), &window);
    action->setToolTip(MainWindow::tr("Mark the selected words, or change what the current mention is"));
    action->setMenu(menu);
    return action;
}

} // namespace glossator
