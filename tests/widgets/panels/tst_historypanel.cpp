// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/project/project.h"
#include "tests/support/projectsupport.h"
#include "tests/support/randomscript.h"
#include "widgets/panels/historypanel.h"

#include <QAction>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace glossator;
using namespace Qt::StringLiterals;

class HistoryPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsThePlaceAndGoesBackToIt()
    {
        QString path;
        ArticleId first;
        ArticleId second;
        {
            auto store = test::newProject(u"history-panel.gloss"_s);
            test::Verbs verbs(*store);
            first = verbs.article(u"First"_s, u"Ayşe Demir met the mayor."_s);
            second = verbs.article(u"Second"_s, u"Nobody came."_s);
            test::need(verbs.mentions.mark(first, TextSpan{0, 10}, u"PER"_s));
            test::need(verbs.mentions.mark(first, TextSpan{15, 24}, u"PER"_s));
            test::need(verbs.articles.setState(second, ReadingState::Done));
            path = store->path();
        }
        const auto project = test::need(Project::open(path, {{}, u"5d0e4b9e-ada"_s, u"Ada"_s}));
        project->selection().chooseArticle(second);
        const std::unique_ptr<QWidget> panel(createHistoryPanel(*project));
        panel->resize(400, 400);
        panel->show();
        QVERIFY(QTest::qWaitForWindowActive(panel.get()));
        auto *view = panel->findChild<QTreeView *>();
        auto *button = panel->findChild<QPushButton *>();
        QSignalSpy looked(&project->selection(), &SelectionContext::lookedAt);
        QTRY_VERIFY(view->model()->rowCount() > 4);
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Home);
        QVERIFY(!button->isVisible()); // nothing was done since
        QTest::keyClick(view, Qt::Key_Down);
        QCOMPARE(looked.back().front().value<TextSpan>(), (TextSpan{15, 24}));
        QCOMPARE(project->selection().article(), first);
        QVERIFY(view->hasFocus());
        QTest::keyClick(view, Qt::Key_Down);
        QCOMPARE(looked.back().front().value<TextSpan>(), (TextSpan{0, 10}));
        QVERIFY(button->isVisible());

        QSignalSpy undone(project.get(), &Project::undone);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(undone.size(), 1);
        QCOMPARE(undone.front().front().value<HistoryEntry>().actions, 2);
        project->workbench().flush();
        QCOMPARE(test::need(project->mentions().inArticle(first)).size(), size_t(1));
        QVERIFY(!button->isVisible()); // it is the last that is done
        QVERIFY(view->model()->index(1, 0).data(HistoryModel::UndoneRole).toBool());
        project->redo();
        project->workbench().flush();
        QCOMPARE(test::need(project->mentions().inArticle(first)).size(), size_t(2));
        QCOMPARE(test::need(project->articles().article(second)).state, ReadingState::Done);
    }

    void whatIsNoLongerKeptIsRefusedWithASentence()
    {
        const auto store = test::newProject(u"sealed-panel.gloss"_s);
        test::Verbs(*store).article(u"First"_s, u"Words."_s);
        const qint64 group = History(*store).undoable()->group;
        test::need(History(*store).compact());
        test::Verbs(*store).article(u"Second"_s, u"Words."_s);
        const auto refused = History(*store).undoTo(group);
        QVERIFY(!refused);
        QVERIFY(refused.error().message.endsWith(u'.'));
        QVERIFY(refused.error().message.contains(u"First"_s));
    }
};

QTEST_MAIN(HistoryPanelTest)
#include "tst_historypanel.moc"
