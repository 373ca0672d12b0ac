// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/articlespanel.h"

#include "models/project/project.h"
#include "widgets/panels/itempanel.h"

#include <KAcceleratorManager>
#include <QButtonGroup>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QToolButton>
#include <QTreeView>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

QString noArticles() { return ItemPanel::tr("No articles yet."); }

/// How many articles are in each state; a press shows those alone.
class StateBar : public QWidget {
    Q_DECLARE_TR_FUNCTIONS(StateBar)

public:
    StateBar(Project &project, ItemPanel &panel) : QWidget(&panel), m_model(project.articleList())
    {
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(6, 0, 6, 6); // as what stands above
        layout->setSpacing(2);
        auto *group = new QButtonGroup(this);
        for (int state = -1; state <= int(ReadingState::Done); ++state) {
            auto *button = new QToolButton(this);
            button->setCheckable(true);
            button->setAutoRaise(true);
            button->setChecked(state < 0);
            button->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); // long words get more room than short ones
            button->setMinimumWidth(button->fontMetrics().averageCharWidth() * 4); // a narrow panel cuts them
            KAcceleratorManager::setNoAccel(button); // else a digit of the count is one, and another after each edit
            group->addButton(button, state + 1);
            layout->addWidget(button);
            connect(button, &QToolButton::toggled, this, [this, state, &panel](bool isChosen) {
                if (!isChosen)
                    return;
                m_model.setState(state < 0 ? std::nullopt : std::optional(ReadingState(state)));
                panel.setEmptyHint(state < 0 ? noArticles() : tr("No article is in this state."));
            });
            m_buttons << button;
        }
        connect(&project.workbench(), &Workbench::changed, this, [this](const ChangeSet &changes) {
            if (changes.touches(Table::Article))
                count();
        });
        count();
    }

private:
    void count()
    {
        const auto counts = m_model.counts();
        const auto show = [this](int button, const QString &name, qint64 number) {
            m_buttons[button]->setText(u"%1 %2"_s.arg(name, QLocale().toString(number)));
            m_buttons[button]->setToolTip(tr("%1: %n article(s)", nullptr, int(number)).arg(name));
        };
        show(0, tr("All"), counts[0] + counts[1] + counts[2]);
        for (const auto state : {ReadingState::Unread, ReadingState::Reading, ReadingState::Done})
            show(int(state) + 1, stateName(state), counts.at(size_t(state)));
    }

    ArticleListModel &m_model;
    QList<QToolButton *> m_buttons;
};

} // namespace

QWidget *createArticlesPanel(Project &project)
{
    ItemPanel::Setup setup;
    setup.model = &project.articleList();
    setup.context = &project.selection();
    setup.place = [&model = project.articleList()](const Selection &now, const QTreeView &) { return model.indexOf(now.article); };
    setup.emptyHint = noArticles();
    setup.hasScope = false;
    setup.wideColumn = ArticleListModel::Title;
    auto *panel = new ItemPanel(std::move(setup));
    panel->addBar(new StateBar(project, *panel));
    panel->view()->setRootIsDecorated(false);
    for (const int column : {ArticleListModel::Source, ArticleListModel::Published, ArticleListModel::Mentions})
        panel->view()->hideColumn(column);
    return panel;
}

} // namespace glossator
