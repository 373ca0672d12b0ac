// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/inbackground.h"
#include "models/project/project.h"
#include "models/store/backup.h"
#include "tests/support/projectsupport.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

#include <latch>

using namespace glossator;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Author ada{{}, u"uuid-1"_s, u"Ada"_s};

std::unique_ptr<Project> newProject(const QString &name, Upkeep::Pace pace = {})
{
    return test::need(Project::create(test::scratchPath(name), ada, {}, pace));
}

ArticleId addArticle(Project &project, const QString &title, const QString &text = u"Words."_s)
{
    Article article;
    article.title = title;
    return test::need(project.articles().add(article, text));
}

} // namespace

class ProjectTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isMadeClosedAndOpened()
    {
        const QString path = test::scratchPath(u"made.gloss"_s);
        {
            auto project = test::need(Project::create(path, ada));
            QVERIFY(project->schema().mentionType(u"PER"_s));
            addArticle(*project, u"First"_s);
            const auto again = Project::create(path, ada);
            QVERIFY(!again);
            const auto second = Project::open(path, ada);
            QCOMPARE(second.error().code, Error::Code::Locked);
            const auto reader = test::need(Project::open(path, ada, Store::Access::ReadOnly));
            QVERIFY(reader->isReadOnly());
            const QModelIndex title = reader->articleList().index(0, 0);
            QCOMPARE(title.data(), u"First"_s);
            QVERIFY(!title.flags().testFlag(Qt::ItemIsEditable));
        }
        auto project = test::need(Project::open(path, ada));
        project->selection().restore();
        QCOMPARE(project->articleList().rowCount(), 1);
        QCOMPARE(project->articleList().indexOf(project->selection().article()).data(), u"First"_s);
        QSignalSpy undone(project.get(), &Project::undone);
        project->undo();
        QCOMPARE(undone.size(), 1);
        QCOMPARE(undone.first().first().value<HistoryEntry>().title, u"Add “First”"_s);
        QSignalSpy failed(&project->workbench(), &Workbench::failed);
        project->undo();
        QCOMPARE(failed.size(), 1); // nothing left
    }

    void tellsOfAnotherSchema()
    {
        auto project = newProject(u"schema.gloss"_s);
        QSignalSpy changed(project.get(), &Project::schemaChanged);
        test::need(
            project->schemas().set("schema \"Small\" version 1 language en\n\nentity Ship\n", u"small.schema"_s));
        project->workbench().flush();
        QCOMPARE(changed.size(), 1);
        QVERIFY(project->schema().mentionType(u"Ship"_s));
        project->undo();
        project->workbench().flush();
        QVERIFY(project->schema().mentionType(u"PER"_s));
    }

    /// Edits made while a job writes wait, in order, and are made when it is done.
    void editsWaitForAJob()
    {
        auto project = newProject(u"lent.gloss"_s);
        std::latch lent(1);
        std::latch enough(1);
        const auto job = inBackground(*QThreadPool::globalInstance(), [&] {
            const Store::Lease lease(project->store());
            lent.count_down();
            enough.wait();
            addArticle(*project, u"By the job"_s);
        });
        lent.wait();
        QSignalSpy waiting(&project->workbench(), &Workbench::waitingChanged);
        for (const QString &title : {u"Second"_s, u"Third"_s}) {
            QVERIFY(project->edit([&project, title]() -> Result<> {
                Article article;
                article.title = title;
                GLOSSATOR_TRY(project->articles().add(article, u"Words."_s));
                return {};
            }));
        }
        QCOMPARE(project->workbench().waiting(), 2);
        QCOMPARE(project->articleList().rowCount(), 0);
        QSignalSpy undone(project.get(), &Project::undone);
        project->undo(); // it would take back what the job does
        enough.count_down();
        QTRY_COMPARE(project->workbench().waiting(), 0);
        QCOMPARE(waiting.last().first().value<qsizetype>(), 0);
        QVERIFY(undone.isEmpty());
        QTRY_COMPARE(test::dump(project->articleList()),
            u"By the job |  |  | Unread | 0\nSecond |  |  | Unread | 0\nThird |  |  | Unread | 0\n"_s);
    }

    /// A large change is taken back in the background; an edit made at once comes after it.
    void aLargeUndoLeavesTheWindowFree()
    {
        auto project = newProject(u"large.gloss"_s);
        const ArticleId article = addArticle(*project, u"Long"_s, QString(30'000, u'x'));
        QRandomGenerator random(3);
        test::need(project->store().perform({u"Mark much"_s}, [&](Operation &op) -> Result<> {
            Mention mention;
            mention.article = article;
            for (qsizetype i = 0; i < 1'000; ++i) {
                mention.type.clear();
                while (mention.type.size() < 400) // what cannot be compressed
                    mention.type += QString::number(random.generate64(), 36);
                mention.extent = TextSpan{i, i + 5};
                GLOSSATOR_TRY(project->mentions().create(mention));
            }
            op.describe(u"Mark much"_s, article, {});
            return {};
        }));
        QVERIFY(project->history().undoable()->bytes > 200'000);
        QSignalSpy undone(project.get(), &Project::undone);
        project->undo();
        QCOMPARE(undone.size(), 0);
        QVERIFY(project->edit([&] { return project->articles().setState(article, ReadingState::Done); }));
        QTRY_COMPARE(undone.size(), 1);
        QCOMPARE(undone.first().first().value<HistoryEntry>().title, u"Mark much"_s);
        QTRY_COMPARE(project->workbench().waiting(), 0);
        QCOMPARE(test::need(project->mentions().inArticle(article)).size(), 0u);
        QCOMPARE(test::need(project->articles().article(article)).state, ReadingState::Done);
    }

    void isBackedUpWhileItChangesAndAtItsClose()
    {
        const QString path = test::scratchPath(u"backup.gloss"_s);
        {
            auto project = test::need(Project::create(path, ada, {}, {1h, 10ms, 50ms}));
            QSignalSpy backedUp(&project->upkeep(), &Upkeep::backedUp);
            QTest::qWait(120);
            QCOMPARE(backedUp.size(), 0); // nothing changed
            addArticle(*project, u"First"_s);
            QTRY_COMPARE(backedUp.size(), 1);
            QTRY_COMPARE(QFileInfo(path + u"-wal"_s).size(), 0); // checkpointed
            const auto copy
                = test::need(Project::open(backedUp.first().first().toString(), ada, Store::Access::ReadOnly));
            QCOMPARE(copy->articleList().rowCount(), 1);
        }
        QCOMPARE(backup::list(path).size(), 1); // nothing changed since
        {
            auto project = test::need(Project::open(path, ada));
            addArticle(*project, u"Second"_s);
        }
        QCOMPARE(backup::list(path).size(), 2);
        QVERIFY(!QFileInfo::exists(path + u"-wal"_s));
    }

    void isLookedAtAtOnceWhenItsLastSessionWasCutOff()
    {
        const QString path = test::scratchPath(u"whole.gloss"_s);
        const QString cutOff = test::scratchPath(u"cut-off.gloss"_s);
        {
            auto project = test::need(Project::create(path, ada, {}, {10ms}));
            const ArticleId article = addArticle(*project, u"First"_s);
            test::need(project->mentions().mark(article, TextSpan{0, 4}, u"PER"_s));
            QSignalSpy inspected(&project->upkeep(), &Upkeep::inspected);
            QTRY_COMPARE(inspected.size(), 1); // any file, after a while
            project->store().checkpoint(true);
            QVERIFY(QFile::copy(path, cutOff)); // as it lies there while the program runs
        }
        for (const bool isSound : {true, false}) {
            if (!isSound)
                Database(cutOff, Database::Mode::ReadWrite)
                    .execute("UPDATE mention SET quote = 'else'; UPDATE session SET closed = NULL");
            auto project = test::need(Project::open(cutOff, ada, Store::Access::ReadWrite, {1h}));
            QVERIFY(project->store().endedUncleanly());
            QSignalSpy inspected(&project->upkeep(), &Upkeep::inspected);
            QTRY_COMPARE(inspected.size(), 1);
            QCOMPARE(inspected.first().first().value<std::vector<Finding>>().size(), isSound ? size_t(0) : size_t(1));
        }
        auto project = test::need(Project::open(cutOff, ada, Store::Access::ReadWrite, {1h}));
        QVERIFY(!project->store().endedUncleanly());
    }
};

QTEST_GUILESS_MAIN(ProjectTest)
#include "tst_project.moc"
