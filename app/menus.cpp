// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/menus.h"

#include "app/actions.h"
#include "app/filejobs.h"
#include "app/itemmenu.h"
#include "app/mainwindow.h"
#include "app/marking/marking.h"
#include "models/jobs/copyas.h"
#include "widgets/articleview/articleview.h"
#include "widgets/plainlabel.h"

#include <KActionCollection>
#include <QMenu>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// Only entities, or only events, are taken for one; with an entity its mentions may be selected.
std::vector<const char *> actionsForSeveral(const QList<Owner> &items)
{
    const auto entities = std::ranges::count(items, Owner::Kind::Entity, &Owner::kind);
    const auto events = std::ranges::count(items, Owner::Kind::Event, &Owner::kind);
    if (entities > 1 && events == 0)
        return {"merge", "not_the_same"};
    if (events > 1 && entities == 0)
        return {"merge"};
    return {};
}

/// Of the table of actions: what they work on is current when the menu opens.
std::vector<const char *> actionsFor(Project &project, const QList<Owner> &items)
{
    if (items.isEmpty())
        return {"mark_as", "event", "mark_all", "tell_again", "record", "copy_text", "copy_citation", "find"};
    if (items.size() > 1)
        return actionsForSeveral(items);
    switch (items.first().kind) {
    case Owner::Kind::Mention: {
        if (project.mentions().isTrigger(MentionId(items.first().id)))
            return {"role", "duplicate", "tell_again", "attributes", "relate", "mark_all", "copy_citation"};
        const auto mention = project.mentions().mention(MentionId(items.first().id));
        if (!mention || !mention->entity)
            return {"mark_as", "assign", "relate", "attributes", "mark_all", "copy_citation"};
        return {"mark_as", "assign", "split", "merge", "relate", "attributes", "mark_all", "copy_citation"};
    }
    case Owner::Kind::Relation:
        return {"reverse", "attributes"};
    case Owner::Kind::Event:
    case Owner::Kind::EventMention:
        return {"role", "duplicate", "tell_again", "attributes"};
    case Owner::Kind::Entity:
        return {"attributes", "mark_all", "merge"};
    default:
        return {};
    }
}

void addCopyMenu(QMenu &menu, MainWindow &window, const QList<Owner> &items)
{
    if (std::ranges::all_of(items, [](const Owner &item) { return item.kind == Owner::Kind::Article || item.kind == Owner::Kind::Argument; }))
        return; // of these no line tells alone
    QMenu *kinds = menu.addMenu(QIcon::fromTheme(u"edit-copy"_s), MainWindow::tr("Copy As"));
    for (const CopyKind &kind : copyKinds()) {
        const QAction *action = kinds->addAction(plainLabel(kind.name));
        QObject::connect(action, &QAction::triggered, &window, [&window, id = kind.id, items] { window.files().copyAs(id, items); });
    }
}

} // namespace

void showMenuOf(MainWindow &window, const QList<Owner> &items, const QPoint &globalPosition)
{
    Project &project = *window.project();
    Marking &marking = window.marking();
    QMenu menu(&window);
    for (const char *name : actionsFor(project, items))
        menu.addAction(window.actionCollection()->action(QLatin1String(name)));
    menu.addSeparator();
    addItemMenus(menu, project, marking, items);
    if (!items.isEmpty()) {
        addCopyMenu(menu, window, items);
        QAction *remove = menu.addAction(QIcon::fromTheme(u"edit-delete"_s), MainWindow::tr("Delete"));
        remove->setEnabled(!project.isReadOnly());
        QObject::connect(remove, &QAction::triggered, &marking, [&marking, items] { marking.remove(items); });
    }
    if (items.size() == 1 && items.first().kind == Owner::Kind::Mention) {
        const QList<Owner> same = marking.sameAs(MentionId(items.first().id));
        if (same.size() > 1) {
            QAction *removeAll = menu.addAction(MainWindow::tr("Delete All %n Mention(s) of This Text", nullptr, int(same.size())));
            removeAll->setEnabled(!project.isReadOnly());
            QObject::connect(removeAll, &QAction::triggered, &marking, [&marking, same] { marking.remove(same); });
        }
    }
    showArticleKeys(menu, window.articleView());
    menu.exec(globalPosition);
}

void showArticleKeys(QMenu &menu, const ArticleView &view)
{
    // Anywhere else an action's name is only a name.
    const auto name = [&menu, &view](bool withKey) {
        for (QAction *action : menu.actions()) {
            const QString key = articleKeyOf(action->objectName(), view.schema());
            const QString text = action->text().section(u'\t', 0, 0);
            if (!key.isEmpty())
                action->setText(withKey ? text + u'\t' + key : text);
        }
    };
    QObject::connect(&menu, &QMenu::aboutToShow, &view, [name] { name(true); });
    QObject::connect(&menu, &QMenu::aboutToHide, &view, [name] { name(false); });
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
            QAction *action = menu->addAction(plainLabel(type->title()) + u'\t' + type->key.toUpper()); // the view hears the key
            action->setEnabled(!place.fragments().empty());
            QObject::connect(action, &QAction::triggered, &window.marking(),
                [&window, place, name = type->name] { window.marking().mentions.mark(place, name); });
        }
    });
    auto *action = new QAction(QIcon::fromTheme(u"glossator-entity"_s), MainWindow::tr("Mar&k As"), &window);
    action->setMenu(menu);
    return action;
}

} // namespace glossator
