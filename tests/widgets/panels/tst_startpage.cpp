// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/startpage.h"

#include "models/formats/format.h"
#include "widgets/articleview/contrast.h"
#include "widgets/palettes.h"

#include <QAccessible>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class StartPageTest : public QObject {
    Q_OBJECT

    StartPage m_page;
    QListWidget *m_list = nullptr;

    [[nodiscard]] int rowOf(const QString &text) const
    {
        for (int row = 0; row < m_list->count(); ++row) {
            if (m_list->item(row)->text() == text)
                return row;
        }
        return -1;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_list = m_page.findChild<QListWidget *>();
        m_page.resize(700, 500);
        m_page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&m_page));
    }

    void init()
    {
        m_page.setKeys([](StartPage::Request what) { return what == StartPage::OpenProject ? u"F2"_s : QString(); });
        m_page.showStart({{u"/tmp/convoy.gloss"_s, QDateTime::currentDateTime()}, {u"/gone/trial.gloss"_s, {}}});
        m_page.setFocus();
    }

    void arrowsAndEnterAsk()
    {
        QSignalSpy asked(&m_page, &StartPage::requested);
        QSignalSpy opened(&m_page, &StartPage::projectRequested);
        QTest::keyClick(m_list, Qt::Key_Return); // goes on with what was worked on last
        QCOMPARE(opened.takeFirst().front().toString(), u"/tmp/convoy.gloss"_s);
        QTest::keyClick(m_list, Qt::Key_Home);
        QTest::keyClick(m_list, Qt::Key_Return);
        QCOMPARE(asked.takeFirst().front().value<StartPage::Request>(), StartPage::NewProject);
        QTest::keyClick(m_list, Qt::Key_Down);
        QTest::keyClick(m_list, Qt::Key_Enter, Qt::KeypadModifier);
        QCOMPARE(asked.takeFirst().front().value<StartPage::Request>(), StartPage::OpenProject);
        QTest::keyClick(m_list, Qt::Key_Down);
        QTest::keyClick(m_list, Qt::Key_Down); // over the heading
        QTest::keyClick(m_list, Qt::Key_Return);
        QCOMPARE(opened.takeFirst().front().toString(), u"/tmp/convoy.gloss"_s);
        QVERIFY(asked.isEmpty());
    }

    /// Where the ground of the chosen row is pale, its words are not.
    void theChosenRowCanBeRead_data()
    {
        QTest::addColumn<bool>("isDark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void theChosenRowCanBeRead()
    {
        QFETCH(const bool, isDark);
        m_page.setPalette(themePalette(isDark ? Theme::Dark : Theme::Light));
        const auto back = qScopeGuard([this] { m_page.setPalette({}); });
        m_page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_page));
        const auto contrastOfRow = [this] {
            const QImage row = m_list->viewport()->grab(m_list->visualItemRect(m_list->currentItem())).toImage();
            const QColor ground = row.pixelColor(row.width() / 2, 4);
            double best = 1;
            for (int y = 0; y < row.height(); ++y) {
                for (int x = 0; x < row.width(); ++x)
                    best = std::max(best, contrastRatio(row.pixelColor(x, y), ground));
            }
            return best;
        };
        QVERIFY2(contrastOfRow() > 4, qPrintable(QString::number(contrastOfRow())));
        m_list->clearFocus(); // as below an open menu
        QVERIFY2(contrastOfRow() > 4, qPrintable(QString::number(contrastOfRow())));
    }

    void saysWhichFormatsThereAre()
    {
        m_page.showEmptyProject(false);
        const QString hint = m_list->accessibleDescription();
        for (const Format *format : formats())
            QVERIFY2(hint.contains(format->info().name) == format->info().reads, qPrintable(hint));
        QVERIFY(!hint.contains(u"more"_s));
    }

    void digitsOpenProjects()
    {
        QSignalSpy opened(&m_page, &StartPage::projectRequested);
        QTest::keyClick(m_list, Qt::Key_1);
        QCOMPARE(opened.takeFirst().front().toString(), u"/tmp/convoy.gloss"_s);
        QTest::keyClick(m_list, Qt::Key_9); // there is none
        QVERIFY(opened.isEmpty());
    }

    void aClickAsks()
    {
        QSignalSpy asked(&m_page, &StartPage::requested);
        const int sample = rowOf(u"Open the Sample"_s);
        QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, m_list->visualItemRect(m_list->item(sample)).center());
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.front().front().value<StartPage::Request>(), StartPage::OpenSample);
        const int heading = rowOf(u"Recent projects"_s);
        QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, m_list->visualItemRect(m_list->item(heading)).center());
        QCOMPARE(asked.size(), 1);
    }

    void projectsAreForgotten()
    {
        QSignalSpy forgotten(&m_page, &StartPage::forgetRequested);
        QTest::keyClick(m_list, Qt::Key_Home);
        QTest::keyClick(m_list, Qt::Key_Delete); // what is no project stays
        QVERIFY(forgotten.isEmpty());
        m_list->setCurrentRow(rowOf(u"trial"_s));
        QTest::keyClick(m_list, Qt::Key_Delete);
        QCOMPARE(forgotten.takeFirst().front().toString(), u"/gone/trial.gloss"_s);
    }

    void whatIsMissingOffersToBeForgotten()
    {
        QSignalSpy forgotten(&m_page, &StartPage::forgetRequested);
        QSignalSpy opened(&m_page, &StartPage::projectRequested);
        const auto end = [this](const QString &name) {
            const QRect row = m_list->visualItemRect(m_list->item(rowOf(name)));
            return QPoint(row.right() - 30, row.center().y());
        };
        QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, end(u"trial"_s));
        QCOMPARE(forgotten.takeFirst().front().toString(), u"/gone/trial.gloss"_s);
        QVERIFY(opened.isEmpty());
        QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, end(u"convoy"_s));
        QVERIFY(forgotten.isEmpty());
        QCOMPARE(opened.size(), 1);
    }

    void theFirstThatIsThereIsChosen()
    {
        m_page.showStart({{u"/gone/trial.gloss"_s, {}}, {u"/tmp/convoy.gloss"_s, QDateTime::currentDateTime()}});
        QCOMPARE(m_list->currentRow(), rowOf(u"convoy"_s));
        m_page.showStart({});
        QCOMPARE(m_list->currentRow(), 0);
    }

    void keysAreToldAsTheyAre()
    {
        const QListWidgetItem *open = m_list->item(rowOf(u"Open…"_s));
        QCOMPARE(open->data(Qt::AccessibleDescriptionRole).toString(), u"F2"_s);
        m_page.setKeys([](StartPage::Request) { return u"Ctrl+L"_s; });
        QCOMPARE(open->data(Qt::AccessibleDescriptionRole).toString(), u"Ctrl+L"_s);
    }

    void everyRowIsReadAloud()
    {
        const auto *list = QAccessible::queryAccessibleInterface(m_list);
        QVERIFY(list->text(QAccessible::Name).contains(u"Glossator"_s));
        const QListWidgetItem *gone = m_list->item(rowOf(u"trial"_s));
        QCOMPARE(gone->data(Qt::AccessibleDescriptionRole).toString(), u"/gone · not there any more. Delete forgets it."_s);
    }

    void anEmptyProjectSaysHowToImport()
    {
        QSignalSpy asked(&m_page, &StartPage::requested);
        m_page.showEmptyProject(false);
        QTest::keyClick(m_list, Qt::Key_Return);
        QCOMPARE(asked.takeFirst().front().value<StartPage::Request>(), StartPage::ImportFiles);
        m_page.showEmptyProject(true);
        QCOMPARE(m_list->count(), 0);
        QTest::keyClick(m_list, Qt::Key_Return);
        QVERIFY(asked.isEmpty());
    }
};

QTEST_MAIN(StartPageTest)
#include "tst_startpage.moc"
