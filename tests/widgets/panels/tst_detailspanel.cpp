// SPDX-License-Identifier: GPL-3.0-or-later
// Each kind of attribute edited in the panel with real keys and clicks.
#include "models/project/project.h"
#include "tests/support/projectsupport.h"
#include "tests/support/randomscript.h"
#include "widgets/panels/detailspanel.h"
#include "widgets/panels/valueedit.h"

#include <QAction>
#include <QCalendarWidget>
#include <QComboBox>
#include <QTest>
#include <QToolTip>
#include <QTreeView>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

constexpr auto schemaText = R"(schema "Small" version 1 language en

entity PER "Person"
  attr class on mention one of SPC GEN USP default SPC
  attr traits on mention any of tall old kind
  attr born on mention date
  attr count on mention int
  attr height on mention number
  attr known on mention bool
  attr nick on mention text
  attr gender on mention required one of f m
)";

} // namespace

class DetailsPanelTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Project> m_project;
    std::unique_ptr<QWidget> m_panel;
    QTreeView *m_view = nullptr;
    MentionId m_mention;

    QModelIndex cell(const QString &name) const
    {
        const QAbstractItemModel &model = *m_view->model();
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row, 0).data().toString().compare(name, Qt::CaseInsensitive) == 0)
                return model.index(row, 1);
        }
        return {};
    }
    /// Goes to a line with the arrow keys alone.
    void go(const QString &name)
    {
        m_view->setFocus();
        QTest::keyClick(m_view, Qt::Key_Home);
        for (int step = 0; step < 60 && m_view->currentIndex().row() != cell(name).row(); ++step)
            QTest::keyClick(m_view, Qt::Key_Down);
        QCOMPARE(m_view->currentIndex().row(), cell(name).row());
    }
    QWidget *editor() const
    {
        QWidget *focused = QApplication::focusWidget();
        return focused && focused != m_view && m_view->isAncestorOf(focused) ? focused : nullptr;
    }
    QStringList stored(const QString &name)
    {
        QStringList values;
        for (const Attribute &attribute : test::need(m_project->attributes().of(m_mention))) {
            if (attribute.name == name)
                values << (attribute.value.isNull() ? u"(set)"_s : attribute.value);
        }
        return values;
    }
    /// An editor gives its value back in the next turn of the event loop.
    void settle()
    {
        QCoreApplication::processEvents();
        m_project->workbench().flush();
    }

private Q_SLOTS:
    void init()
    {
        QString path;
        {
            auto store = test::newStore(u"details-panel.gloss"_s);
            test::need(SchemaRepository(*store).set(schemaText, u"small.schema"_s));
            test::Verbs verbs(*store);
            const ArticleId article = verbs.article(u"Visit"_s, u"Ada met Bob."_s);
            m_mention = test::need(verbs.mentions.mark(article, TextSpan{0, 3}, u"PER"_s)).mention;
            path = store->path();
        }
        m_project = test::need(Project::open(path, {{}, u"5d0e4b9e-ada"_s, u"Ada"_s}));
        m_project->selection().choose(m_mention);
        m_panel.reset(createDetailsPanel(*m_project));
        m_view = m_panel->findChild<QTreeView *>();
        if (!m_view)
            m_view = qobject_cast<QTreeView *>(m_panel.get());
        m_panel->resize(360, 640);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        m_view->setFocus();
    }
    void cleanup()
    {
        m_panel.reset();
        m_project.reset();
    }

    void typingStartsALine_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("value");
        QTest::newRow("text") << u"nick"_s << u"Countess"_s << QStringList{u"Countess"_s};
        QTest::newRow("whole number") << u"count"_s << u"-12"_s << QStringList{u"-12"_s};
        QTest::newRow("number") << u"height"_s << u"1.80"_s << QStringList{u"1.80"_s};
        QTest::newRow("year") << u"born"_s << u"2024"_s << QStringList{u"2024"_s};
        QTest::newRow("month") << u"born"_s << u"2024-5"_s << QStringList{u"2024-05"_s};
        QTest::newRow("moment") << u"born"_s << u"4.5.2024 9:30"_s << QStringList{u"2024-05-04T09:30"_s};
    }
    void typingStartsALine()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, typed);
        QFETCH(const QStringList, value);
        go(name);
        QTest::keyClick(m_view, typed.at(0).toLatin1());
        auto *line = qobject_cast<ValueEdit *>(editor());
        QVERIFY(line);
        QTest::keyClicks(line, typed.sliced(1));
        QTest::keyClick(line, Qt::Key_Return);
        settle();
        QCOMPARE(stored(name), value);
        QVERIFY(m_view->hasFocus()); // and the arrows go on
        QTest::keyClick(m_view, Qt::Key_Delete, Qt::ShiftModifier);
        QTest::keyClick(m_view, Qt::Key_Backspace, Qt::ControlModifier);
        settle();
        QCOMPARE(stored(name), value);
        QTest::keyClick(m_view, Qt::Key_Delete);
        settle();
        QCOMPARE(stored(name), QStringList());
        QTest::keyClick(m_view, Qt::Key_F2);
        QVERIFY(editor());
        QTest::keyClicks(editor(), u"1999"_s);
        QTest::keyClick(editor(), Qt::Key_Escape);
        settle();
        QCOMPARE(stored(name), QStringList());
        QVERIFY(m_view->hasFocus());
    }

    void whatIsNoValueCannotBeEntered()
    {
        go(u"born"_s);
        QTest::keyClick(m_view, Qt::Key_Return);
        auto *line = qobject_cast<ValueEdit *>(editor());
        QVERIFY(line);
        QTest::keyClicks(line, u"2024-13"_s);
        QVERIFY(line->understood().isNull());
        QTest::keyClick(line, Qt::Key_Return);
        QVERIFY(editor()); // still there
        QTRY_VERIFY2(QToolTip::text().contains(u"“2024-13” is not a date"_s), qPrintable(QToolTip::text()));
        QTest::keyClick(line, Qt::Key_Backspace);
        QTest::keyClick(line, Qt::Key_Backspace);
        QTest::keyClicks(line, u"06"_s);
        QVERIFY(line->toolTip().contains(u"2024"_s));
        QTest::keyClick(line, Qt::Key_Return);
        settle();
        QCOMPARE(stored(u"born"_s), QStringList{u"2024-06"_s});
    }

    void whatIsNoValueIsNotLeftWithoutAWord()
    {
        go(u"born"_s);
        QTest::keyClick(m_view, Qt::Key_Return);
        QTest::keyClicks(editor(), u"soon"_s);
        QToolTip::hideText();
        m_view->setFocus(); // as a click elsewhere does
        settle();
        QVERIFY(!editor());
        QCOMPARE(stored(u"born"_s), QStringList());
        QTRY_VERIFY2(QToolTip::text().contains(u"“soon” is not a date"_s), qPrintable(QToolTip::text()));
    }

    void theCalendarGivesADay()
    {
        go(u"born"_s);
        QTest::keyClick(m_view, Qt::Key_Return);
        QWidget *line = editor();
        QTest::keyClicks(line, u"2024-05"_s);
        QTest::keyClick(line, Qt::Key_Down);
        QTRY_VERIFY(line->findChild<QCalendarWidget *>());
        auto *calendar = line->findChild<QCalendarWidget *>();
        QCOMPARE(calendar->selectedDate(), QDate(2024, 5, 1));
        Q_EMIT calendar->activated(QDate(2024, 5, 17));
        QTRY_COMPARE(stored(u"born"_s), QStringList{u"2024-05-17"_s});
        QTRY_VERIFY(!m_view->findChild<QCalendarWidget *>());
    }

    void aFlagIsTurnedWhereItStands()
    {
        go(u"known"_s);
        QTest::keyClick(m_view, Qt::Key_Space);
        settle();
        QCOMPARE(stored(u"known"_s), QStringList{u"(set)"_s});
        QTest::keyClick(m_view, Qt::Key_Return);
        settle();
        QCOMPARE(stored(u"known"_s), QStringList{u"false"_s});
        QTest::keyClick(m_view, Qt::Key_F2);
        settle();
        QCOMPARE(stored(u"known"_s), QStringList{u"(set)"_s});
        QTest::keyClick(m_view, Qt::Key_Delete);
        settle();
        QCOMPARE(stored(u"known"_s), QStringList());
        QVERIFY(!editor());
        const QRect place = m_view->visualRect(cell(u"known"_s));
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {place.left() + 10, place.center().y()});
        settle();
        QCOMPARE(stored(u"known"_s), QStringList{u"(set)"_s});
    }

    void severalAreTicked()
    {
        go(u"traits"_s);
        QTest::keyClick(m_view, Qt::Key_Return);
        auto *list = qobject_cast<SeveralEdit *>(editor());
        QVERIFY(list);
        QVERIFY(m_view->viewport()->rect().contains(list->geometry()));
        QTest::keyClick(list, Qt::Key_Space);
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Space);
        QTest::keyClick(list, Qt::Key_Return);
        settle();
        QCOMPARE(stored(u"traits"_s), (QStringList{u"tall"_s, u"kind"_s}));
        QTest::keyClick(m_view, Qt::Key_Delete);
        settle();
        QCOMPARE(stored(u"traits"_s), QStringList());
    }

    void aChoiceIsOneOfAList()
    {
        go(u"class"_s);
        QVERIFY(cell(u"class"_s).data(DetailsModel::PresetRole).toBool());
        QTest::keyClick(m_view, Qt::Key_Return);
        auto *box = m_view->findChild<QComboBox *>();
        QVERIFY(box);
        QTRY_VERIFY(box->view()->isVisible());
        QTest::keyClick(box->view(), Qt::Key_G);
        QTest::keyClick(box->view(), Qt::Key_Return);
        QTRY_COMPARE(stored(u"class"_s), QStringList{u"GEN"_s});
        QTRY_VERIFY(!m_view->findChild<QComboBox *>());
        settle();
        m_view->setFocus();
        QTest::keyClick(m_view, Qt::Key_Return);
        QTRY_VERIFY(m_view->findChild<QComboBox *>());
        QTRY_VERIFY(m_view->findChild<QComboBox *>()->view()->isVisible());
        QTest::keyClick(m_view->findChild<QComboBox *>()->view(), Qt::Key_Down);
        QTest::keyClick(m_view->findChild<QComboBox *>()->view(), Qt::Key_Escape); // closes the list,
        QTRY_VERIFY(!m_view->findChild<QComboBox *>()->view()->isVisible());
        QCOMPARE(QApplication::focusWidget(), m_view->findChild<QComboBox *>());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape); // and this the cell
        QTRY_VERIFY(!m_view->findChild<QComboBox *>());
        settle();
        QCOMPARE(stored(u"class"_s), QStringList{u"GEN"_s});
        QVERIFY(m_view->hasFocus());
        QTest::keyClick(m_view, Qt::Key_Delete);
        settle();
        QCOMPARE(stored(u"class"_s), QStringList());
        QVERIFY(cell(u"class"_s).data(DetailsModel::PresetRole).toBool());
    }

    void theTypeCannotBeCleared()
    {
        go(u"Type"_s);
        QTest::keyClick(m_view, Qt::Key_Delete);
        settle();
        QCOMPARE(test::need(m_project->mentions().mention(m_mention)).type, u"PER"_s);
    }
};

QTEST_MAIN(DetailsPanelTest)
#include "tst_detailspanel.moc"
