// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/typebarkeeper.h"

#include "app/actions.h"
#include "app/mainwindow.h"
#include "app/marking/marking.h"
#include "app/settings.h"
#include "widgets/articleview/articleview.h"
#include "widgets/panels/typebar.h"

#include <KActionCollection>
#include <QAction>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(TypeBar)
};

/// Those that one key does in the article, with names that are shorter than the menus'.
struct Command {
    const char *action;
    QString title;
};

const std::vector<Command> &commands()
{
    static const std::vector<Command> table{
        {"event", Texts::tr("Event")},
        {"relate", Texts::tr("Relation")},
        {"assign", Texts::tr("Who")},
        {"mark_as", Texts::tr("All Types …")},
    };
    return table;
}

} // namespace

TypeBarKeeper::TypeBarKeeper(MainWindow &window, TypeBar &bar)
    : QObject(&window), m_window(window), m_bar(bar), m_isWanted(settings::value(settings::TypeBar).toBool())
{
    const ArticleView &view = window.articleView();
    connect(&view, &ArticleView::selectionChanged, this, &TypeBarKeeper::updateEnabled);
    connect(&view, &ArticleView::caretMoved, this, &TypeBarKeeper::updateEnabled);
    connect(&view, &ArticleView::pickingChanged, this, &TypeBarKeeper::updateEnabled);
    connect(&bar, &TypeBar::typeChosen, this, &TypeBarKeeper::mark);
    connect(&bar, &TypeBar::commandChosen, this, &TypeBarKeeper::run);
    connect(&bar, &ChipBar::allRequested, this, [this] { run(int(commands().size()) - 1); });
}

void TypeBarKeeper::follow()
{
    if (Project *project = m_window.project()) {
        connect(project, &Project::schemaChanged, this, &TypeBarKeeper::update);
        connect(&project->selection(), &SelectionContext::changed, this, &TypeBarKeeper::update);
        connect(&project->selection(), &SelectionContext::articleOpened, this, &TypeBarKeeper::update);
        connect(&project->workbench(), &Workbench::changed, this, &TypeBarKeeper::update);
    }
    update();
}

void TypeBarKeeper::setWanted(bool wanted)
{
    m_isWanted = wanted;
    settings::setValue(settings::TypeBar, wanted);
    update();
}

/// The roles of a current event have its place.
void TypeBarKeeper::update()
{
    Project *project = m_window.project();
    const bool isShown = m_isWanted && project && project->selection().article() && !project->selection().eventMention();
    if (!isShown) {
        m_bar.hide();
        return;
    }
    QList<TypeBarCommand> shown;
    for (const auto &[name, title] : commands()) {
        const QAction *action = m_window.actionCollection()->action(QLatin1String(name));
        const QString own = articleKeyOf(QLatin1String(name), project->schema());
        shown << TypeBarCommand{own.isEmpty() ? shortcutsOf(*action, project->schema()).value(0) : own, title, action->toolTip()};
    }
    m_bar.showTypes(project->schema(), shown);
    updateEnabled();
}

void TypeBarKeeper::updateEnabled()
{
    Project *project = m_window.project();
    const ArticleView &view = m_window.articleView();
    if (!m_bar.isHidden())
        m_bar.setEnabled(project && !project->isReadOnly() && !view.isPicking() && !view.markable().fragments().empty());
}

void TypeBarKeeper::mark(const QString &type)
{
    m_window.marking().mentions.mark(m_window.articleView().markable(), type);
    m_window.articleView().setFocus();
}

void TypeBarKeeper::run(int command)
{
    m_window.articleView().setFocus();
    const QString name = QLatin1String(commands()[size_t(command)].action);
    if (name == u"mark_as") // the whole list, as Enter opens it, rather than the menu of types
        m_window.marking().mentions.chooseType(m_window.articleView().markable());
    else
        m_window.actionCollection()->action(name)->trigger();
}

} // namespace glossator
