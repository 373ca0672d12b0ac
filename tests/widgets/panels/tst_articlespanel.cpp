// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/articlespanel.h"

#include "models/project/project.h"
#include "tests/support/projectsupport.h"
#include "widgets/panels/itempanel.h"

#include <QLabel>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace glossator;
using namespace Qt::StringLiterals;

class ArticlesPanelTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Project> m_project;
    std::unique_ptr<QWidget> m_panel;
    ArticleId m_first;

    [[nodiscard]] QAbstractItemModel &rows() const { return *qobject_cast<ItemPanel *>(m_panel.get())->view()->model(); }
    [[nodiscard]] QStringList buttons() const
    {
        QStringList words;
        for (const auto *button : m_panel->findChildren<QToolButton *>()) {
            if (button->isCheckable() && button->isVisible())
                words << button->text();
        }
        return words;
    }
    void press(const QString &words)
    {
        for (auto *button : m_panel->findChildren<QToolButton *>()) {
            if (button->text().startsWith(words))
                return QTest::mouseClick(button, Qt::LeftButton);
        }
        QFAIL(qPrintable(words));
    }
    [[nodiscard]] bool saysSo(const QString &sentence) const
    {
        return std::ranges::any_of(m_panel->findChildren<QLabel *>(),
            [&sentence](const QLabel *label) { return label->isVisible() && label->text() == sentence; });
    }

private Q_SLOTS:
    void init()
    {
        QString path;
        {
            auto store = test::newStore(u"articles.gloss"_s);
            test::Verbs verbs(*store);
            m_first = verbs.article(u"Visit"_s, u"Ayşe Demir met the mayor."_s);
            verbs.article(u"Report"_s, u"Nobody came."_s);
            test::need(verbs.articles.setState(verbs.article(u"Old"_s, u"Long ago."_s), ReadingState::Done));
            path = store->path();
        }
        m_project = test::need(Project::open(path, {{}, u"5d0e4b9e-ada"_s, u"Ada"_s}));
        m_panel.reset(createArticlesPanel(*m_project));
        m_panel->resize(430, 360);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }
    void cleanup()
    {
        m_panel.reset();
        m_project.reset();
    }

    void aPressShowsThoseOfOneState()
    {
        QCOMPARE(buttons(), (QStringList{u"All 3"_s, u"Unread 2"_s, u"Reading 0"_s, u"Done 1"_s}));
        QCOMPARE(rows().rowCount(), 3);
        press(u"Done"_s);
        QCOMPARE(rows().rowCount(), 1);
        QCOMPARE(rows().index(0, 0).data().toString(), u"Old"_s);
        press(u"Reading"_s);
        QCOMPARE(rows().rowCount(), 0);
        QVERIFY(saysSo(u"No article is in this state."_s));
        press(u"All"_s);
        QCOMPARE(rows().rowCount(), 3);
    }

    void countsFollowTheWork()
    {
        press(u"Reading"_s);
        m_project->edit([this] { return m_project->mentions().mark(m_first, TextSpan{0, 10}, u"PER"_s).transform([](auto) {}); });
        m_project->workbench().flush();
        QCOMPARE(buttons(), (QStringList{u"All 3"_s, u"Unread 1"_s, u"Reading 1"_s, u"Done 1"_s}));
        QCOMPARE(rows().rowCount(), 1);
        QCOMPARE(rows().index(0, 0).data().toString(), u"Visit"_s);
        m_project->undo();
        m_project->workbench().flush();
        QCOMPARE(buttons().at(2), u"Reading 0"_s);
        QCOMPARE(rows().rowCount(), 0);
    }
};

QTEST_MAIN(ArticlesPanelTest)
#include "tst_articlespanel.moc"
