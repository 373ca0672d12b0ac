// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/articlerepository.h"
#include "models/store/history.h"
#include "models/store/mentionrepository.h"
#include "tests/support/randomscript.h"
#include "tests/support/testsupport.h"

#include <QHash>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class HistoryTest : public QObject {
    Q_OBJECT

    /// Closes the project and opens it again, as after a restart.
    static std::unique_ptr<Store> restarted(std::unique_ptr<Store> store)
    {
        const QString path = store->path();
        store.reset();
        auto opened = Store::open(path, Store::Access::ReadWrite);
        if (!opened)
            qFatal("%ls %ls", qUtf16Printable(opened.error().message), qUtf16Printable(opened.error().detail));
        (*opened)->setDurable(false);
        return std::move(*opened);
    }

private Q_SLOTS:
    /// Whatever was done: undoing all of it gives the start, redoing all of it the end, also after restarts.
    void undoAllIsTheStartAndRedoAllTheEnd()
    {
        constexpr int steps = 30;
        const int scripts = test::repetitions(2000, 100'000);
        QHash<QString, int> done;
        auto store = test::newProject(u"scripts.gloss"_s);
        store->setDurable(false);
        for (int script = 0; script < scripts; ++script) {
            if (script % 20 == 19) { // a fresh file now and then, so that none grows without end
                store.reset();
                store = test::newProject(u"scripts.gloss"_s);
                store->setDurable(false);
            }
            const QByteArray start = test::contentHash(*store);
            const qint64 before = History(*store).undoable().value_or(HistoryEntry{}).group;
            test::RandomScript random(*store, quint32(script));
            for (int step = 0; step < steps; ++step) {
                ++done[random.step()];
                if (script % 10 == 0 && step == steps / 2) {
                    store = restarted(std::move(store));
                    random.continueIn(*store);
                }
            }
            const QByteArray end = test::contentHash(*store);
            int undone = 0;
            while (History(*store).undoable().value_or(HistoryEntry{}).group != before) {
                const auto entry = History(*store).undo();
                QVERIFY2(entry, entry ? "" : qPrintable(u"script %1: %2 %3"_s.arg(script).arg(entry.error().message, entry.error().detail)));
                ++undone;
            }
            QVERIFY2(test::contentHash(*store) == start, qPrintable(u"script %1 is not undone"_s.arg(script)));
            if (script % 10 == 1)
                store = restarted(std::move(store));
            for (int i = 0; i < undone; ++i) {
                const auto entry = History(*store).redo();
                QVERIFY2(entry, entry ? "" : qPrintable(u"script %1: %2 %3"_s.arg(script).arg(entry.error().message, entry.error().detail)));
            }
            QVERIFY2(test::contentHash(*store) == end, qPrintable(u"script %1 is not redone"_s.arg(script)));
            QVERIFY(!History(*store).redoable());
        }
        done.remove(QString());
        qInfo("%d kinds of action were done and taken back", int(done.size()));
        QVERIFY2(done.size() >= 55, "some verbs were never tried");
    }

    /// Half of a job is no step: what is withdrawn stays as a record, and what was before can be undone next.
    void whatIsWithdrawnIsNotRedoable()
    {
        auto store = test::newProject(u"withdrawn.gloss"_s);
        History history(*store);
        const QByteArray start = test::contentHash(*store);
        QVERIFY(ArticleRepository(*store).add({}, u"One."_s));
        const QByteArray one = test::contentHash(*store);
        QVERIFY(ArticleRepository(*store).add({}, u"Two."_s));
        QVERIFY(history.withdraw());
        QCOMPARE(test::contentHash(*store), one);
        QVERIFY(!history.redoable());
        QVERIFY(!history.redo());
        QCOMPARE(history.size(), 3);
        QVERIFY(history.undo());
        QCOMPARE(test::contentHash(*store), start);
        QVERIFY(history.redo());
        QCOMPARE(test::contentHash(*store), one);
        QVERIFY(!history.redoable());
    }

    /// After a new edit the undone rows stay as a record and are not redoable.
    void aNewEditEndsRedo()
    {
        auto store = test::newProject(u"branch.gloss"_s);
        History history(*store);
        ArticleRepository articles(*store);
        Article article;
        article.title = u"One"_s;
        QVERIFY(articles.add(article, u"1"_s));
        article.title = u"Two"_s;
        QVERIFY(articles.add(article, u"2"_s));
        QVERIFY(history.undo());
        QCOMPARE(history.redoable()->title, u"Add “Two”"_s);
        article.title = u"Three"_s;
        QVERIFY(articles.add(article, u"3"_s));
        QVERIFY(!history.redoable());
        const auto rows = history.entries(10);
        QCOMPARE(rows->size(), size_t(4));
        QCOMPARE(rows->at(0).title, u"Add “Three”"_s);
        QCOMPARE(rows->at(1).kind, HistoryEntry::Kind::Undo);
        QVERIFY(history.undo());
        QVERIFY(history.undo());
        QVERIFY(!history.undo());
        QVERIFY(history.redo());
        QVERIFY(history.redo());
        QVERIFY(!history.redo());
        QCOMPARE(articles.ids({})->size(), size_t(2));
    }

    /// The batches of one job are one undo.
    void aGroupIsUndoneAtOnce()
    {
        auto store = test::newProject(u"group.gloss"_s);
        History history(*store);
        ArticleRepository articles(*store);
        QVERIFY(articles.add({}, u"before"_s));
        const Store::Lease lease(*store);
        qint64 group = 0;
        for (int batch = 0; batch < 3; ++batch) {
            const auto result = store->perform({u"Import"_s, {}, {}, group}, [&](Operation &op) -> Result<> {
                group = op.group();
                GLOSSATOR_TRY(articles.add({}, QString::number(batch)));
                return {};
            });
            QVERIFY(result);
        }
        QCOMPARE(articles.ids({})->size(), size_t(4));
        QVERIFY(history.undo());
        QCOMPARE(articles.ids({})->size(), size_t(1));
        QVERIFY(history.redo());
        QCOMPARE(articles.ids({})->size(), size_t(4));
        QVERIFY(history.undo());
        QVERIFY(history.undo());
        QVERIFY(!history.undo());
        QVERIFY(articles.ids({})->empty());
    }

    /// Back to an action is one step: redo puts all of it in again, whatever else was undone before and after.
    void backToAnActionIsOneStep()
    {
        auto store = test::newProject(u"back.gloss"_s);
        History history(*store);
        ArticleRepository articles(*store);
        std::vector<QByteArray> states;
        std::vector<qint64> groups;
        for (int i = 0; i < 5; ++i) {
            QVERIFY(articles.add({}, QString::number(i)));
            states.push_back(test::contentHash(*store));
            groups.push_back(history.undoable()->group);
        }
        QVERIFY(history.undo());
        QVERIFY(history.redo());
        QCOMPARE(history.undoTo(groups[4]).error().code, Error::Code::NotFound);
        const auto back = history.undoTo(groups[1]);
        QVERIFY2(back, back ? "" : qPrintable(back.error().message));
        QCOMPARE(back->actions, 3);
        QCOMPARE(test::contentHash(*store), states[1]);
        QCOMPARE(history.redoable()->actions, 3);
        QCOMPARE(history.groups(1)->front().rows, 3);
        QVERIFY(history.group(groups[3])->isUndone);
        QVERIFY(!history.group(groups[1])->isUndone);
        QCOMPARE(history.undoTo(groups[3]).error().code, Error::Code::Refused); // undone itself
        QVERIFY(history.undo());
        store = restarted(std::move(store));
        History again(*store);
        QVERIFY(again.redo());
        QCOMPARE(test::contentHash(*store), states[1]);
        QCOMPARE(again.redo()->actions, 3);
        QCOMPARE(test::contentHash(*store), states[4]);
        QVERIFY(!again.redoable());
        QVERIFY(again.undo()); // the last of them alone
        QCOMPARE(test::contentHash(*store), states[3]);
        QCOMPARE(again.redo()->actions, 1);

        QVERIFY(again.compact());
        QVERIFY(ArticleRepository(*store).add({}, u"after"_s));
        const QByteArray before = test::contentHash(*store);
        QCOMPARE(again.undoTo(groups[0]).error().code, Error::Code::Refused);
        QCOMPARE(test::contentHash(*store), before);
    }

    void compactingKeepsWhoAndWhenAndWhat()
    {
        auto store = test::newProject(u"compact.gloss"_s);
        History history(*store);
        test::RandomScript random(*store, 7);
        for (int i = 0; i < 60; ++i)
            random.step();
        const auto before = history.entries(1000);
        const QByteArray content = test::contentHash(*store);
        const auto compacted = history.compact();
        QVERIFY2(compacted, compacted ? "" : qPrintable(compacted.error().detail));
        QCOMPARE(test::contentHash(*store), content);
        QVERIFY(!history.undoable());
        const auto after = history.entries(1000);
        QCOMPARE(after->size(), before->size());
        QCOMPARE(after->front().title, before->front().title);
        QVERIFY(after->front().isSealed);
        QVERIFY(MentionRepository(*store).create({}).error().code != Error::Code::Internal);
        QVERIFY(ArticleRepository(*store).add({}, u"after"_s));
        QVERIFY(history.undo());
        QVERIFY(!history.undo());
    }
};

QTEST_GUILESS_MAIN(HistoryTest)
#include "tst_history.moc"
