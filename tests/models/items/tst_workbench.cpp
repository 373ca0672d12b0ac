// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/inbackground.h"
#include "models/items/workbench.h"
#include "models/store/schemarepository.h"
#include "tests/support/projectsupport.h"

#include <QSignalSpy>
#include <QTest>

#include <latch>

using namespace glossator;
using namespace Qt::StringLiterals;

class WorkbenchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsOfManyEditsOnce()
    {
        auto store = test::newStore(u"once.gloss"_s);
        test::Verbs verbs(*store);
        Workbench workbench(*store);
        QSignalSpy changed(&workbench, &Workbench::changed);
        for (int i = 0; i < 5; ++i)
            verbs.article(u"Article"_s, u"Words."_s);
        QCOMPARE(changed.size(), 0);
        QTRY_COMPARE(changed.size(), 1);
        const auto changes = changed.first().first().value<ChangeSet>();
        QCOMPARE(changes.changes().size(), 5u);
        QVERIFY(changes.touches(Table::Article));
        workbench.flush();
        QCOMPARE(changed.size(), 1);
        verbs.article(u"Article"_s, u"Words."_s);
        workbench.flush();
        QCOMPARE(changed.size(), 2);
        QCoreApplication::processEvents(); // the turn that was due has nothing left to tell
        QCOMPARE(changed.size(), 2);
    }

    void tellsWhatAJobDidInItsOwnThread()
    {
        auto store = test::newStore(u"job.gloss"_s);
        Workbench workbench(*store);
        QThread *told = nullptr;
        connect(&workbench, &Workbench::changed, this, [&] { told = QThread::currentThread(); });
        inBackground(*QThreadPool::globalInstance(), [&] { test::Verbs(*store).article(u"Article"_s, u"Words."_s); }).waitForFinished();
        QVERIFY(!told);
        QTRY_VERIFY(told);
        QCOMPARE(told, thread());
    }

    void saysWhatWasRefused()
    {
        auto store = test::newStore(u"refused.gloss"_s);
        Workbench workbench(*store);
        QSignalSpy failed(&workbench, &Workbench::failed);
        QVERIFY(!workbench.edit([] { return Result<>(fail(Error::Code::Refused, u"No."_s)); }));
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().message, u"No."_s);
        QVERIFY(workbench.edit([] { return Result<>(); }));
        QCOMPARE(failed.size(), 1);
    }

    /// One that comes after the job, while others still wait, does not overtake them; a refusal does not stop the rest.
    void editsThatWaitKeepTheirOrder()
    {
        auto store = test::newStore(u"order.gloss"_s);
        Workbench workbench(*store);
        QSignalSpy failed(&workbench, &Workbench::failed);
        std::latch lent(1);
        std::latch enough(1);
        auto job = inBackground(*QThreadPool::globalInstance(), [&] {
            const Store::Lease lease(*store);
            lent.count_down();
            enough.wait();
        });
        lent.wait();
        QStringList made;
        const auto make = [&](const QString &name, bool refused = false) {
            return workbench.edit([&, name, refused]() -> Result<> {
                made << name;
                return refused ? Result<>(fail(Error::Code::Refused, u"No."_s)) : Result<>();
            });
        };
        QVERIFY(make(u"first"_s, true));
        QVERIFY(make(u"second"_s));
        enough.count_down();
        job.waitForFinished();
        QVERIFY(!store->isLent());
        QVERIFY(make(u"third"_s));
        QCOMPARE(made, QStringList());
        QTRY_COMPARE(workbench.waiting(), 0);
        QCOMPARE(made, (QStringList{u"first"_s, u"second"_s, u"third"_s}));
        QCOMPARE(failed.size(), 1);
    }

    /// The next one is told to go on as well, and it has a stop of its own.
    void aSecondLargeEditGoesOnAfterTheFirst()
    {
        auto store = test::newStore(u"two.gloss"_s);
        Workbench workbench(*store);
        QSignalSpy working(&workbench, &Workbench::workingChanged);
        QSignalSpy failed(&workbench, &Workbench::failed);
        std::latch begun(1);
        std::latch enough(1);
        QVERIFY(workbench.editMany(Workbench::largeGroup + 1, [&]() -> Result<> {
            begun.count_down();
            enough.wait();
            return {};
        }));
        begun.wait();
        const auto endless = [&]() -> Result<> {
            return store->perform({u"Endless"_s}, [&](Operation &op) -> Result<> {
                for (;;)
                    op.db().prepare("UPDATE author SET name = name || 'x'").run();
            });
        };
        QVERIFY(workbench.editMany(Workbench::largeGroup + 1, endless));
        QCOMPARE(workbench.waiting(), 1);
        enough.count_down();
        QTRY_COMPARE(workbench.waiting(), 0);
        QTest::qWait(1); // whatever was posted is delivered
        QVERIFY(workbench.isWorking());
        QVERIFY(working.last().first().toBool());
        workbench.stop();
        QTRY_VERIFY(!working.last().first().toBool());
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed.front().front().value<Error>().code, Error::Code::Cancelled);
    }

    /// One entity may be named by thousands of mentions, and one article hold them: those change with it.
    void whatManyMentionsHangOnIsChangedInTheBackground()
    {
        auto store = test::newStore(u"weight.gloss"_s);
        test::Verbs verbs(*store);
        QString text;
        for (size_t i = 0; i < Workbench::largeGroup; ++i)
            text += u"Ada met Bob. "_s;
        const ArticleId article = verbs.article(u"Long"_s, text);
        EntityId ada;
        test::need(store->perform({u"Mark"_s}, [&](Operation &) -> Result<> {
            for (qsizetype at = 0; at < text.size(); at += 13) {
                const Marked marked = test::need(verbs.mentions.mark(article, TextSpan{at, at + 3}, u"PER"_s));
                ada = test::need(verbs.mentions.mention(marked.mention)).entity;
            }
            return {};
        }));
        Entity unknown;
        unknown.type = u"PER"_s;
        unknown.name = u"Bob"_s;
        const EntityId bob = test::need(verbs.entities.create(unknown));
        Workbench workbench(*store);
        const auto threadOf = [&](const std::vector<Owner> &things) {
            QThread *thread = nullptr;
            workbench.editMany(things, [&thread]() -> Result<> {
                thread = QThread::currentThread();
                return {};
            });
            workbench.finish();
            return thread;
        };
        QCOMPARE(threadOf({Owner(bob)}), QThread::currentThread());
        QVERIFY(threadOf({Owner(ada)}) != QThread::currentThread());
        QVERIFY(threadOf({Owner(bob), Owner(ada)}) != QThread::currentThread());
        QVERIFY(threadOf({Owner(article)}) != QThread::currentThread());
    }

    /// Whoever says more of an edit knows whether it was one.
    void itIsKnownWhetherAnythingChanged()
    {
        auto store = test::newStore(u"known.gloss"_s);
        Workbench workbench(*store);
        test::Verbs verbs(*store);
        verbs.article(u"Visit"_s, u"Ada met Bob."_s);
        const auto title = [&](const QString &text) {
            return [&store, text]() -> Result<> {
                return store->perform({text}, [&](Operation &op) -> Result<> {
                    op.db().prepare("UPDATE article SET title = ?1 WHERE title <> ?1").bind(text).run();
                    return {};
                });
            };
        };
        for (const size_t size : {size_t(1), Workbench::largeGroup + 1}) {
            std::vector<bool> told;
            const auto after = [&told](bool isChange) { told.push_back(isChange); };
            QVERIFY(workbench.editMany(size, title(QString::number(size)), after));
            QTRY_COMPARE(told, (std::vector{true}));
            QVERIFY(workbench.editMany(size, title(QString::number(size)), after));
            QTRY_COMPARE(told, (std::vector{true, false}));
        }
    }

    void whatIsToBeNowIsRefusedWhileAJobWrites()
    {
        auto store = test::newStore(u"now.gloss"_s);
        Workbench workbench(*store);
        QSignalSpy failed(&workbench, &Workbench::failed);
        int made = 0;
        const auto make = [&made]() -> Result<> {
            ++made;
            return {};
        };
        {
            const Store::Lease lease(*store);
            QVERIFY(!workbench.editNow(make));
            QCOMPARE(failed.front().front().value<Error>().code, Error::Code::Busy);
        }
        QCOMPARE(made, 0);
        {
            // Nor where somebody writes who has not lent the connection; nothing waits, and that is not said.
            std::latch begun(1);
            std::latch enough(1);
            auto job = inBackground(*QThreadPool::globalInstance(), [&] {
                return store->perform({u"Other"_s}, [&](Operation &) -> Result<> {
                    begun.count_down();
                    enough.wait();
                    return {};
                });
            });
            begun.wait();
            const bool isMade = workbench.editNow([&] { return store->perform({u"Now"_s}, [&](Operation &) { return make(); }); });
            enough.count_down();
            job.waitForFinished();
            QVERIFY(!isMade);
            QVERIFY2(!failed.last().front().value<Error>().message.contains(u"waits"_s), "it does not");
        }
        QVERIFY(workbench.editNow(make));
        QTest::qWait(1);
        QCOMPARE(made, 1);
    }

    void readsTheSchemaAgainBeforeItTellsOfTheChange()
    {
        auto store = test::newStore(u"schema.gloss"_s);
        Workbench workbench(*store);
        bool known = false;
        connect(&workbench, &Workbench::changed, this, [&] { known = workbench.schema().mentionType(u"Ship"_s); });
        test::need(SchemaRepository(*store).set("schema \"Small\" version 1 language en\n\nentity Ship\n", u"s"_s));
        workbench.flush();
        QVERIFY(known);
    }
};

QTEST_GUILESS_MAIN(WorkbenchTest)
#include "tst_workbench.moc"
