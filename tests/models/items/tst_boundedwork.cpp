// SPDX-License-Identifier: GPL-3.0-or-later
// An edit and the lists that follow it cost hardly more in an article of thirty thousand mentions than in one of three
// hundred: what grows is only the search for a row's place among the others, by its logarithm. Counted are the steps of
// SQLite's machine on the two connections of the GUI thread, not time.
#include "models/items/articlelistmodel.h"
#include "models/items/entitytreemodel.h"
#include "models/items/eventtreemodel.h"
#include "models/items/relationlistmodel.h"
#include "models/jobs/exportjob.h"
#include "tests/support/modelcheck.h"
#include "tests/support/projectsupport.h"

#include <QTest>

#include <sqlite3.h>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

/// A project with one article of so many mentions, and the lists on it that are looked at.
class Work {
public:
    Work(int mentions, bool isFiltered)
        : m_store(test::newStore(u"work%1-%2.gloss"_s.arg(mentions).arg(isFiltered)))
        , m_verbs(*m_store)
        , m_workbench(*m_store)
    {
        m_store->setDurable(false);
        // One person in ten is Ada, and each of the others comes three times.
        QString text;
        for (int i = 0; i < mentions; ++i)
            text += i % 10 == 0 ? u"Ada Byron met "_s : u"Person %1 met "_s.arg(100'000 + i / 3);
        m_article = m_verbs.article(u"Long"_s, text + u"Grace Hopper."_s);
        test::need(m_store->perform({u"Mark all"_s}, [&](Operation &) -> Result<> {
            qsizetype at = 0;
            MentionId before;
            for (int i = 0; i < mentions; ++i) {
                const qsizetype length = i % 10 == 0 ? 9 : 13;
                const Marked marked = test::need(m_verbs.mentions.mark(m_article, TextSpan{at, at + length}, u"PER"_s));
                at += length + 5;
                if (i % 40 == 1) {
                    Relation relation;
                    relation.article = m_article;
                    relation.type = u"PER-SOC"_s;
                    relation.from.kind = relation.to.kind = RelationEnd::Kind::Mention;
                    relation.from.id = before.value();
                    relation.to.id = marked.mention.value();
                    test::need(m_verbs.relations.create(relation));
                }
                if (i % 50 == 1)
                    test::need(m_verbs.events.create(m_article, TextSpan{at - 4, at - 1}, u"Contact.Meet"_s));
                before = marked.mention;
            }
            m_last = {at, at + 12};
            return {};
        }));
        m_short = m_verbs.article(u"Short"_s, u"Ada Byron left."_s);
        test::need(m_verbs.mentions.mark(m_short, TextSpan{0, 9}, u"PER"_s));
        m_workbench.setLargeFrom(qint64(1) << 40, qint64(1) << 40); // nothing is left to another thread
        for (IdModel *list : {static_cast<IdModel *>(&m_entities), static_cast<IdModel *>(&m_relations),
                 static_cast<IdModel *>(&m_events), static_cast<IdModel *>(&m_articles)}) {
            list->setArticle(m_article);
            list->sort(0);
            if (isFiltered)
                list->setText(u"e"_s); // not by their names alone
            for (int row = 0; row < std::min(40, list->rowCount()); ++row)
                static_cast<void>(list->index(row, 0).data());
        }
        m_workbench.flush();
    }

    /// Steps, in tens, of the edit and of all that follows it.
    int steps(const std::function<void(Work &)> &edit)
    {
        int count = 0;
        const auto listen = [&](Database &db, bool isOn) {
            sqlite3_progress_handler(db.handle(), isOn ? 10 : 0, [](void *counter) { return ++*static_cast<int *>(counter), 0; }, &count);
        };
        const auto listenToBoth = [&](bool isOn) {
            test::need(m_store->perform({}, [&](Operation &op) -> Result<> {
                listen(op.db(), isOn);
                return {};
            }));
            listen(m_store->reader(), isOn);
        };
        listenToBoth(true);
        edit(*this);
        m_workbench.flush();
        listenToBoth(false);
        return count;
    }

    [[nodiscard]] test::Verbs &verbs() { return m_verbs; }
    [[nodiscard]] ArticleId article() const { return m_article; }
    /// The only words that are not marked.
    [[nodiscard]] TextSpan last() const { return m_last; }
    [[nodiscard]] ArticleId shortArticle() const { return m_short; }
    [[nodiscard]] Store &store() const { return *m_store; }

private:
    std::unique_ptr<Store> m_store;
    test::Verbs m_verbs;
    Workbench m_workbench;
    EntityTreeModel m_entities{m_workbench};
    RelationListModel m_relations{m_workbench};
    EventTreeModel m_events{m_workbench};
    ArticleListModel m_articles{m_workbench};
    ArticleId m_article;
    ArticleId m_short;
    TextSpan m_last;
};

} // namespace

class BoundedWorkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const bool isFiltered : {false, true}) {
            m_small[isFiltered] = std::make_unique<Work>(300, isFiltered);
            m_large[isFiltered] = std::make_unique<Work>(30'000, isFiltered);
        }
    }

    void anEditCostsAlikeHoweverMuchThereIs_data()
    {
        using Edit = std::function<void(Work &)>;
        QTest::addColumn<Edit>("edit");
        QTest::newRow("mark") << Edit([](Work &work) {
            test::need(work.verbs().mentions.mark(work.article(), work.last(), u"PER"_s));
        });
        QTest::newRow("undo") << Edit([](Work &work) { test::need(work.verbs().history.undo()); });
        QTest::newRow("redo") << Edit([](Work &work) { test::need(work.verbs().history.redo()); });
        QTest::newRow("retype") << Edit([](Work &work) {
            const auto found = test::need(work.verbs().mentions.withExtent(work.article(), work.last()));
            test::need(work.verbs().mentions.retype({found.front().id}, u"ORG"_s));
        });
        QTest::newRow("rename") << Edit([](Work &work) {
            const auto found = test::need(work.verbs().mentions.withExtent(work.article(), work.last()));
            test::need(work.verbs().entities.rename(found.front().entity, u"The Admiral"_s));
        });
        QTest::newRow("mark whom many name") << Edit([](Work &work) {
            test::need(work.verbs().mentions.mark(work.article(), TextSpan{0, 9}, u"PER"_s)); // Ada, once more
        });
        QTest::newRow("see the source of a short article") << Edit([](Work &work) {
            JobContext job;
            test::need(exportedArticle(work.store(), {.format = u"brat"_s}, work.shortArticle(), job));
        });
    }

    void anEditCostsAlikeHoweverMuchThereIs()
    {
        QFETCH(const std::function<void(Work &)>, edit);
        for (const bool isFiltered : {false, true}) {
            const int small = m_small[isFiltered]->steps(edit);
            const int large = m_large[isFiltered]->steps(edit);
            QVERIFY(small > 10);
            QVERIFY2(large < 4 * small,
                qPrintable(u"%1 tens of steps where there is little, %2 where there is much"_s.arg(small).arg(large)));
        }
    }

    /// Of one who is mentioned in a tenth of the text.
    void manyCostAsMuchEachAsFew()
    {
        const auto stepsEach = [](Work &work) {
            const auto entity = test::need(work.verbs().entities.named(u"Ada Byron"_s, u"PER"_s)).front();
            const auto mentions = test::need(work.verbs().mentions.idsOfEntity(entity));
            const int steps = work.steps([&](Work &) { test::need(work.verbs().mentions.retype(mentions, u"ORG"_s)); });
            return double(steps) / double(mentions.size());
        };
        const double small = stepsEach(*m_small[0]);
        const double large = stepsEach(*m_large[0]);
        QVERIFY2(large < 3 * small, qPrintable(u"%1 tens of steps for each of few, %2 of many"_s.arg(small).arg(large)));
    }

private:
    std::array<std::unique_ptr<Work>, 2> m_small; ///< with lists of all, and filtered ones
    std::array<std::unique_ptr<Work>, 2> m_large;
};

QTEST_GUILESS_MAIN(BoundedWorkTest)
#include "tst_boundedwork.moc"
