// SPDX-License-Identifier: GPL-3.0-or-later
// The window around the article: panels that come, go and give way, bars, and what is dropped anywhere.
#include "app/jobrunner.h"
#include "app/mainwindow.h"
#include "app/panels.h"
#include "app/settings.h"
#include "tests/app/windowscene.h"
#include "tests/support/projectsupport.h"
#include "tests/support/randomscript.h"
#include "tests/support/testsupport.h"
#include "widgets/articleview/articleview.h"
#include "widgets/panels/itempanel.h"
#include "widgets/panels/messagebars.h"

#include <KActionCollection>
#include <QApplication>
#include <QDockWidget>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QMimeData>
#include <QPointer>
#include <QStatusBar>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace glossator;
using namespace Qt::StringLiterals;

class WindowLayoutTest : public test::WindowScene {
    Q_OBJECT

    /// The program is closed and begun again.
    void anotherWindow(const QString &path)
    {
        closeWindow();
        openWindow(path, {1200, 800}); // the screen of tests is smaller
        QCoreApplication::processEvents();
    }

    void trigger(const char *action) { m_window->actionCollection()->action(QLatin1String(action))->trigger(); }

private Q_SLOTS:
    void initTestCase() { test::beginProgram(); }

    void init() { show(u"layout.gloss"_s, u"Ada met Bob."_s, {1200, 800}); }

    void cleanup() { closeWindow(); }

    void closedPanelsStayClosedInTheirProject()
    {
        const QString path = project().path();
        auto *dock = m_window->findChild<QDockWidget *>(u"relations"_s);
        dock->close();
        m_window->closeProject();
        dock->show();
        QVERIFY(m_window->openProject(path));
        QVERIFY(dock->isHidden());
        dock->show();
    }

    /// Who reads in peace finds all of it again afterwards, in this window and the next.
    void panelsGiveWayAndComeBack()
    {
        auto *dock = m_window->findChild<QDockWidget *>(u"articles"_s);
        m_window->findChild<QDockWidget *>(u"relations"_s)->close();
        const auto open = [this] {
            QStringList names;
            for (const QDockWidget *one : m_window->findChildren<QDockWidget *>()) {
                if (one->isVisible())
                    names << one->objectName();
            }
            names.sort();
            return names;
        };
        const QStringList before = open();
        const int width = dock->width();
        QTest::keyClick(dock->widget(), Qt::Key_F9);
        QVERIFY(open().isEmpty());
        QVERIFY(view().hasFocus());
        const QAction *action = m_window->actionCollection()->action(u"panels_toggle"_s);
        QVERIFY(action->text().remove(u'&').startsWith(u"Show"));
        QTest::keyClick(&view(), Qt::Key_F9);
        QCOMPARE(open(), before);
        QCOMPARE(dock->width(), width);
        QVERIFY(action->text().remove(u'&').startsWith(u"Hide"));

        const QString path = project().path();
        trigger("panels_toggle");
        anotherWindow(path);
        QCOMPARE(open(), before);
        m_window->findChild<QDockWidget *>(u"relations"_s)->show();
    }

    void panelsAreAsLargeAsTheyWereInTheirProject()
    {
        const QString path = project().path();
        const auto dock = [this](const char *name) { return m_window->findChild<QDockWidget *>(QLatin1String(name)); };
        m_window->resizeDocks({dock("articles"), dock("entities")}, {250, 330}, Qt::Horizontal);
        m_window->resizeDocks({dock("articles"), dock("details")}, {200, 400}, Qt::Vertical);
        QTRY_COMPARE(dock("entities")->width(), 330);
        m_window->closeProject();
        m_window->resizeDocks({dock("articles"), dock("entities")}, {220, 260}, Qt::Horizontal);
        QVERIFY(m_window->openProject(path));
        QTRY_COMPARE(dock("entities")->width(), 330);
        auto *panel = qobject_cast<ItemPanel *>(dock("entities")->widget());
        panel->view()->sortByColumn(2, Qt::DescendingOrder);
        anotherWindow(path);
        QTRY_COMPARE(dock("entities")->width(), 330);
        panel = qobject_cast<ItemPanel *>(dock("entities")->widget());
        QCOMPARE(panel->view()->header()->sortIndicatorSection(), 2);
        QCOMPARE(panel->view()->header()->sortIndicatorOrder(), Qt::DescendingOrder);
        panel->view()->sortByColumn(-1, Qt::AscendingOrder);
    }

    void escapeLeadsFromEachPanelToTheArticle()
    {
        project().selection().choose(Owner(m_article)); // of which there are details
        for (const PanelSpec &spec : panelSpecs()) {
            auto *dock = m_window->findChild<QDockWidget *>(QLatin1String(spec.name));
            dock->show();
            dock->raise();
            const auto fields = [dock] {
                QList<QWidget *> found = dock->widget()->findChildren<QWidget *>();
                found.prepend(dock->widget());
                found.removeIf([](const QWidget *one) { return !one->isVisible() || one->focusPolicy() == Qt::NoFocus; });
                return found;
            };
            QTRY_VERIFY2(!fields().isEmpty(), spec.name);
            for (QWidget *field : fields()) {
                field->setFocus();
                QVERIFY(dock->isAncestorOf(QApplication::focusWidget()));
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
                QVERIFY2(QApplication::focusWidget() == m_window->findChild<ArticleView *>(), spec.name);
            }
        }
    }

    /// The key of a panel brings it to the front, and hides it only there.
    void thePanelsKeyBringsItToTheFront()
    {
        auto *events = m_window->findChild<QDockWidget *>(u"events"_s);
        auto *source = m_window->findChild<QDockWidget *>(u"source"_s);
        const auto isInFront = [](const QDockWidget *dock) { return !dock->isHidden() && !dock->visibleRegion().isEmpty(); };
        events->raise();
        QTRY_VERIFY(isInFront(events) && !isInFront(source));
        QTest::keyClick(m_window, Qt::Key_8, Qt::ControlModifier);
        QTRY_VERIFY(isInFront(source) && !isInFront(events));
        QVERIFY(source->isAncestorOf(QApplication::focusWidget())); // and the keys go there
        QTest::keyClick(m_window, Qt::Key_8, Qt::ControlModifier);
        QTRY_VERIFY(source->isHidden() && isInFront(events));
        QTest::keyClick(m_window, Qt::Key_8, Qt::ControlModifier);
        QTRY_VERIFY(isInFront(source) && !isInFront(events));
        QTest::keyClick(m_window, Qt::Key_7, Qt::ControlModifier);
        QTRY_VERIFY(isInFront(events) && !events->isHidden());
    }

    /// Where nobody moved them.
    void panelsLieAsTheirTableSays()
    {
        closeWindow();
        settings::setValue(settings::WindowState, QByteArray());
        show(u"new.gloss"_s, u"Ada met Bob."_s, {1600, 900});
        int left = 0;
        int right = 0;
        for (const PanelSpec &spec : panelSpecs()) {
            auto *dock = m_window->findChild<QDockWidget *>(QLatin1String(spec.name));
            QCOMPARE(m_window->dockWidgetArea(dock), spec.area);
            if (spec.tabbedWith)
                continue;
            QTRY_COMPARE(dock->width(), spec.size.width());
            (spec.area == Qt::LeftDockWidgetArea ? left : right) += spec.size.height();
        }
        for (const PanelSpec &spec : panelSpecs()) { // heights share the room there is
            if (spec.tabbedWith)
                continue;
            const auto *dock = m_window->findChild<QDockWidget *>(QLatin1String(spec.name));
            const int all = spec.area == Qt::LeftDockWidgetArea ? left : right;
            const int share = spec.size.height() * m_window->centralWidget()->height() / all;
            QTRY_VERIFY2(qAbs(dock->height() - share) < share / 5, spec.name);
        }
        m_window->resize(1200, 800);
    }

    void panelsAreInFrontAndAsHighAsTheyWereInTheirProject()
    {
        const QString path = project().path();
        const auto dock = [this](const char *name) { return m_window->findChild<QDockWidget *>(QLatin1String(name)); };
        const auto inFront = [this](const QString &title) {
            return std::ranges::any_of(m_window->findChildren<QTabBar *>(),
                [&title](const QTabBar *bar) { return bar->tabText(bar->currentIndex()).remove(u'&') == title; });
        };
        m_window->resizeDocks({dock("articles"), dock("details")}, {200, 400}, Qt::Vertical);
        QTRY_VERIFY(dock("details")->height() > dock("articles")->height());
        const int height = dock("details")->height();
        dock("problems")->raise();
        QTRY_VERIFY(inFront(u"Problems"_s));
        m_window->closeProject();
        dock("articles")->raise();
        m_window->resizeDocks({dock("articles"), dock("details")}, {400, 200}, Qt::Vertical);
        QTRY_VERIFY(inFront(u"Articles"_s));
        QVERIFY(m_window->openProject(path));
        QTRY_VERIFY(inFront(u"Problems"_s));
        QTRY_COMPARE(dock("details")->height(), height);
        dock("articles")->raise();
    }

    /// A project may come from a larger screen, or from somebody who means no good.
    void noProjectBreaksTheLayout_data()
    {
        QTest::addColumn<QString>("layout");
        QTest::newRow("huge") << u"articles=999999x999999,details,entities=99999x1"_s;
        QTest::newRow("too large for int") << u"articles=99999999999999999999x5"_s;
        QTest::newRow("negative") << u"articles=-5x-5,entities=0x0"_s;
        QTest::newRow("nonsense") << u"=,x,articles=x=x,,entities=1x2x3,unknown=10x10"_s;
        QTest::newRow("no layout") << u"-99999999999 \u202e nan"_s;
        QTest::newRow("many") << u"articles=5x5,"_s.repeated(20000);
    }
    void noProjectBreaksTheLayout()
    {
        QFETCH(const QString, layout);
        const QString path = project().path();
        m_window->closeProject();
        {
            const auto store = test::need(Store::open(path, Store::Access::ReadWrite));
            store->setViewState(u"panels"_s, layout);
            store->setViewState(u"zoom"_s, u"99999"_s);
        }
        const QSize size = m_window->size();
        QVERIFY(m_window->openProject(path));
        QCoreApplication::processEvents();
        QCOMPARE(m_window->size(), size);
        QTRY_VERIFY(view().width() >= m_window->width() / 2 - 1);
        QVERIFY(view().settings().zoom < 100);
        QVERIFY(m_window->findChild<QDockWidget *>(u"articles"_s)->isVisible());
        for (QDockWidget *one : m_window->findChildren<QDockWidget *>())
            one->show();
        view().zoomReset();
    }

    void aNarrowWindowLeavesHalfToTheArticle()
    {
        const auto dock = [this](const char *name) { return m_window->findChild<QDockWidget *>(QLatin1String(name)); };
        m_window->resize(1500, 800);
        m_window->resizeDocks({dock("articles"), dock("entities")}, {320, 420}, Qt::Horizontal);
        QTRY_COMPARE(dock("entities")->width(), 420);
        m_window->resize(1024, 700);
        QTRY_VERIFY(view().width() >= 511);
        QTest::mouseClick(m_window->statusBar(), Qt::LeftButton); // drags nothing
        m_window->resize(1500, 800);
        QTRY_VERIFY(qAbs(dock("entities")->width() - 420) < 5); // as it was before
        QVERIFY(qAbs(dock("articles")->width() - 320) < 5);
        m_window->resize(1200, 800);
    }

    /// Else the panels would become narrower each time.
    void aNarrowWindowRemembersWhatWasWished()
    {
        const QString path = project().path();
        const auto dock = [this](const char *name) { return m_window->findChild<QDockWidget *>(QLatin1String(name)); };
        m_window->resizeDocks({dock("articles"), dock("entities")}, {250, 330}, Qt::Horizontal);
        QTRY_COMPARE(dock("entities")->width(), 330);
        QStringList remembered;
        for (int i = 0; i < 3; ++i) {
            m_window->resize(840, 700);
            QCoreApplication::processEvents();
            closeWindow();
            openWindow(path, {840, 700});
            remembered << project().store().viewState(u"panels"_s);
        }
        for (const QString &text : remembered)
            QVERIFY2(text.contains(u"entities=330x"_s), qPrintable(text));
    }

    void whatTheFileRefusesStaysInView()
    {
        const QString path = project().path();
        QVERIFY(QFile::rename(path, path + u".away"_s));
        view().setSelection(Extent(TextSpan{0, 3}));
        QTest::keyClick(&view(), Qt::Key_P);
        QTRY_COMPARE(m_window->bars().sentences().size(), 1);
        QVERIFY(m_window->bars().sentences().front().contains(u"moved, deleted or replaced"_s));
        QVERIFY(QFile::rename(path + u".away"_s, path));
        QTest::keyClick(&view(), Qt::Key_P); // done again once it is back
        QTRY_VERIFY(m_window->bars().sentences().isEmpty());
    }

    void f6ReachesABarAndEscClosesIt()
    {
        m_window->bars().show(MessageBars::Warning, u"Look."_s);
        QTRY_VERIFY(m_window->bars().firstButton()->isVisible());
        view().setFocus();
        QTest::keyClick(&view(), Qt::Key_F6);
        QVERIFY(m_window->bars().isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(m_window->bars().sentences().isEmpty());
        QVERIFY(view().hasFocus());
    }

    void dropsAreOfferedWhatTheyAreGoodFor_data()
    {
        QTest::addColumn<QStringList>("paths");
        QTest::addColumn<bool>("isOpen");
        QTest::addColumn<QString>("word"); // of what the bar says; empty: it is taken
        QTest::newRow("schema") << QStringList{u"/tmp/x.schema"_s} << true << u"New Project"_s;
        QTest::newRow("schema on the start page") << QStringList{u"/tmp/x.schema"_s} << false << u"New Project"_s;
        QTest::newRow("text, no project") << QStringList{u"/tmp/x.txt"_s} << false << u"open or make one"_s;
        QTest::newRow("two projects") << QStringList{u"/tmp/x.gloss"_s, u"/tmp/y.gloss"_s} << true << u"alone"_s;
        QTest::newRow("what is not there") << QStringList{u"/tmp/none/x.txt"_s} << true << u"x.txt"_s;
    }
    void dropsAreOfferedWhatTheyAreGoodFor()
    {
        QFETCH(const QStringList, paths);
        QFETCH(const bool, isOpen);
        QFETCH(const QString, word);
        if (!isOpen)
            m_window->closeProject();
        QMimeData data;
        QList<QUrl> urls;
        for (const QString &path : paths)
            urls << QUrl::fromLocalFile(path);
        data.setUrls(urls);
        QDragEnterEvent enter({400, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window, &enter);
        QDropEvent drop({400, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window, &drop);
        QVERIFY(drop.isAccepted());
        QTRY_COMPARE(m_window->bars().sentences().size(), 1);
        QVERIFY2(m_window->bars().sentences().front().contains(word), qPrintable(m_window->bars().sentences().front()));
    }

    void filesAreDroppedAnywhere_data()
    {
        QTest::addColumn<QString>("onto");
        QTest::newRow("the window") << QString();
        QTest::newRow("a panel with rows that take others") << u"entities"_s;
        QTest::newRow("a panel") << u"articles"_s;
        QTest::newRow("the details") << u"details"_s;
    }
    void filesAreDroppedAnywhere()
    {
        QFETCH(const QString, onto);
        auto *dock = onto.isEmpty() ? nullptr : m_window->findChild<QDockWidget *>(onto);
        QWidget *target = onto.isEmpty() ? m_window.data() : dock->widget();
        if (dock && dock->findChild<QLineEdit *>())
            target = dock->findChild<QLineEdit *>(); // the worst: it takes text

        QTemporaryDir folder;
        const QString file = folder.filePath(u"dropped.txt"_s);
        QFile written(file);
        QVERIFY(written.open(QIODevice::WriteOnly) && written.write("A ship came in.\n") > 0);
        written.close();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        const auto send = [&](auto event) {
            QApplication::sendEvent(target, &event);
            return event.isAccepted();
        };
        QVERIFY(send(QDragEnterEvent({400, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier)));
        QVERIFY(send(QDropEvent({400, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier)));
        QTRY_COMPARE(project().articles().ids({})->size(), 2);
        QTRY_VERIFY(!m_window->findChild<JobRunner *>()->isRunning());
        QMimeData words;
        words.setText(u"only words"_s);
        target = m_window;
        QVERIFY(!send(QDragEnterEvent({400, 300}, Qt::CopyAction, &words, Qt::LeftButton, Qt::NoModifier)));
    }
};

QTEST_MAIN(WindowLayoutTest)
#include "tst_windowlayout.moc"
