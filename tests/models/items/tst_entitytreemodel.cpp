// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/choices.h"
#include "models/items/entitytreemodel.h"
#include "tests/support/modelcheck.h"

#include <QSignalSpy>
#include <QTest>

#include <sqlite3.h>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

/// Two of each name, and some of them mentioned.
void addMany(Store &store, int count)
{
    test::Verbs verbs(store);
    const ArticleId article = verbs.article(u"A"_s, u"Ada met Ada."_s);
    test::need(store.perform({u"Add"_s}, [&](Operation &) -> Result<> {
        for (int i = 0; i < count; ++i) {
            Entity entity;
            entity.type = i % 3 ? u"PER"_s : u"LOC"_s;
            entity.name = u"Person %1"_s.arg(i / 2);
            const EntityId id = test::need(verbs.entities.create(entity));
            Mention mention;
            mention.article = article;
            mention.type = entity.type;
            mention.extent = TextSpan{0, 3};
            mention.entity = id;
            if (i % 100 == 0)
                static_cast<void>(test::need(verbs.mentions.create(mention)));
        }
        return {};
    }));
}

/// As another program may, in a file that it has no business in.
void rename(const Store &store, const char *from, const char *to)
{
    sqlite3 *file = nullptr;
    const QByteArray sql = "ALTER TABLE " + QByteArray(from) + " RENAME TO " + to;
    if (sqlite3_open(store.path().toUtf8().constData(), &file) != SQLITE_OK || sqlite3_exec(file, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("%s", sqlite3_errmsg(file));
    sqlite3_close(file);
}

} // namespace

class EntityTreeModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsANewOneAfterEachEdit_data()
    {
        QTest::addColumn<bool>("wholeProject");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("text");
        QTest::newRow("the project by name") << true << int(EntityTreeModel::Name) << QString();
        QTest::newRow("the project by mentions") << true << int(EntityTreeModel::Mentions) << QString();
        QTest::newRow("the project filtered") << true << int(EntityTreeModel::Type) << u"e"_s;
        QTest::newRow("one article") << false << int(EntityTreeModel::Articles) << QString();
    }

    void equalsANewOneAfterEachEdit()
    {
        QFETCH(const bool, wholeProject);
        QFETCH(const int, column);
        QFETCH(const QString, text);
        const auto make = [&](Workbench &workbench) {
            auto model = std::make_unique<EntityTreeModel>(workbench);
            model->setWholeProject(wholeProject);
            if (const auto all = ArticleRepository(workbench.store()).ids({}); all && !all->empty())
                model->setArticle(all->front());
            model->setText(text);
            model->sort(column);
            return model;
        };
        // The first article may go; then the tree of one article is compared with that of another.
        if (wholeProject) {
            test::checkAgainstNewOnes(u"entities.gloss"_s, make, test::repetitions(200, 5'000), 21);
            test::checkAgainstNewOnes(u"entities.gloss"_s, make, test::repetitions(100, 2'000), 21, test::Reads::InBackground);
            return;
        }
        ArticleId first;
        const auto makeInFirst = [&](Workbench &workbench) {
            auto model = make(workbench);
            if (!first)
                first = ArticleRepository(workbench.store()).ids({})->front();
            model->setArticle(first);
            return model;
        };
        test::checkAgainstNewOnes(u"entities.gloss"_s, makeInFirst, test::repetitions(200, 5'000), 22);
        first = {};
        test::checkAgainstNewOnes(u"entities.gloss"_s, makeInFirst, test::repetitions(100, 2'000), 22, test::Reads::InBackground);
    }

    /// A view lays out all rows that there are.
    void ofManyOnlyAPartIsRows()
    {
        auto store = test::newStore(u"many.gloss"_s);
        test::Verbs verbs(*store);
        std::vector<EntityId> all;
        test::need(store->perform({u"Add"_s}, [&](Operation &) -> Result<> {
            for (int i = 0; i < 3500; ++i) {
                Entity entity;
                entity.type = u"PER"_s;
                entity.name = u"Person %1"_s.arg(i, 4, 10, QChar(u'0'));
                all.push_back(test::need(verbs.entities.create(entity)));
            }
            return {};
        }));
        Workbench workbench(*store);
        workbench.setLargeFrom(0, 0);
        EntityTreeModel model(workbench);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        tester.setUseFetchMore(false); // it would in the midst of an insertion
        model.setWholeProject(true);
        model.sort(EntityTreeModel::Name);
        test::waitFor(model);
        QCOMPARE(model.total(), 3500);
        const int part = model.rowCount();
        QVERIFY(part < 1500);
        QVERIFY(model.canFetchMore({}) && !model.canFetchBefore());
        model.fetchMore({});
        QCOMPARE(model.rowCount(), 2 * part);
        QCOMPARE(model.index(2 * part - 1, 0).data().toString(), u"Person %1"_s.arg(2 * part - 1, 4, 10, QChar(u'0')));

        for (int i = 0; i < 10; ++i)
            QVERIFY(model.indexOf({0, all[size_t(i)].value()}).isValid()); // to look for a row makes no more of them
        QCOMPARE(model.rowCount(), 2 * part);

        const QModelIndex last = model.indexOf({0, all.back().value()}); // the rows go there
        QCOMPARE(last.data().toString(), u"Person 3499"_s);
        QVERIFY(model.rowCount() < 1500);
        QVERIFY(model.canFetchBefore());
        const QPersistentModelIndex first = model.index(0, 0);
        const QString name = first.data().toString();
        model.fetchBefore();
        QCOMPARE(first.data().toString(), name);
        QCOMPARE(first.row(), part);

        // An edit leaves the rows where they are.
        const QString top = model.index(0, 0).data().toString();
        Entity another;
        another.type = u"PER"_s;
        another.name = u"Another"_s;
        test::need(verbs.entities.create(another));
        workbench.flush();
        test::waitFor(model);
        QCOMPARE(model.total(), 3501);
        QCOMPARE(model.index(0, 0).data().toString(), top);
        model.setText(u"another"_s);
        test::waitFor(model);
        QCOMPARE(model.rowCount(), 1);

        // The rows of a part that is gone are not missed.
        model.setText({});
        test::waitFor(model);
        QVERIFY(model.indexOf({0, all.back().value()}).isValid());
        test::need(store->perform({u"Delete"_s}, [&](Operation &op) -> Result<> {
            op.db().prepare("DELETE FROM entity WHERE name < 'Person 3490' AND name <> 'Another'").run();
            return {};
        }));
        workbench.flush();
        test::waitFor(model);
        QCOMPARE(model.rowCount(), model.total());
        QCOMPARE(model.total(), 11);

        // Nor is it a part once the project is no longer large.
        QVERIFY(model.indexOf({0, all.back().value()}).isValid());
        workbench.setLargeFrom(qint64(1) << 40, qint64(1) << 40);
        test::need(verbs.entities.create(another));
        workbench.flush();
        QVERIFY(!model.canFetchBefore() && !model.canFetchMore({}));
        QCOMPARE(model.rowCount(), 12);
    }

    /// The same column from its other end: what is known is turned, and says what reading it would.
    void aLongListThatCannotBeReadStays()
    {
        auto store = test::newStore(u"unread.gloss"_s);
        addMany(*store, 3000);
        Workbench workbench(*store);
        workbench.setLargeFrom(0, 0);
        EntityTreeModel model(workbench);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        tester.setUseFetchMore(false);
        model.setWholeProject(true);
        model.sort(EntityTreeModel::Name);
        test::waitFor(model);
        const qsizetype total = model.total();
        QCOMPARE(total, 3000);
        const qint64 last = [&] {
            model.fetchAll();
            return model.node(model.index(int(total) - 1, 0)).id;
        }();
        model.sort(-1); // all that is shown begins at the top again
        test::waitFor(model);
        QVERIFY(model.indexOf({0, last}).isValid()); // a part that does not begin with the first
        QVERIFY(model.canFetchBefore());

        QSignalSpy failures(&workbench, &Workbench::failed);
        rename(*store, "entity_count", "elsewhere");
        model.sort(EntityTreeModel::Mentions);
        QTRY_COMPARE(failures.size(), 1);
        QCOMPARE(model.total(), total);
        while (model.canFetchBefore())
            model.fetchBefore();
        model.fetchAll();
        QCOMPARE(model.rowCount(), total);

        rename(*store, "elsewhere", "entity_count");
        model.sort(EntityTreeModel::Mentions, Qt::DescendingOrder); // it is read: what is there is in another order
        test::waitFor(model);
        EntityTreeModel fresh(workbench);
        fresh.setWholeProject(true);
        fresh.sort(EntityTreeModel::Mentions, Qt::DescendingOrder);
        test::waitFor(fresh);
        model.fetchAll();
        fresh.fetchAll();
        QCOMPARE(model.rowCount(), fresh.rowCount());
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(model.node(model.index(row, 0)), fresh.node(fresh.index(row, 0)));
        QCOMPARE(failures.size(), 1);
    }

    void aLongListIsTurnedWithoutReadingIt()
    {
        auto store = test::newStore(u"turned.gloss"_s);
        addMany(*store, 1500);
        Workbench workbench(*store);
        workbench.setLargeFrom(0, 0);
        const auto all = [](EntityTreeModel &model) {
            model.fetchAll();
            std::vector<qint64> ids;
            for (int row = 0; row < model.rowCount(); ++row)
                ids.push_back(model.node(model.index(row, 0)).id);
            return ids;
        };
        const auto make = [&workbench] {
            auto model = std::make_unique<EntityTreeModel>(workbench);
            model->setWholeProject(true);
            return model;
        };
        for (int column = 0; column < make()->columnCount(); ++column) {
            const auto turned = make();
            QAbstractItemModelTester tester(turned.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
            tester.setUseFetchMore(false);
            turned->sort(column, Qt::AscendingOrder);
            QVERIFY(turned->rowCount() == 0 && turned->isReading());
            turned->sort(column, Qt::DescendingOrder); // before it is known: it is read
            test::waitFor(*turned);
            for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                turned->sort(column, order);
                QVERIFY(!turned->isReading());
                QVERIFY(turned->rowCount() < turned->total());
                const auto read = make();
                read->sort(column, order);
                QCOMPARE(read->rowCount(), 0);
                test::waitFor(*read);
                QCOMPARE(all(*turned), all(*read));
            }
        }
    }

    void showsAnArticleOrTheProject()
    {
        auto store = test::newStore(u"scope.gloss"_s);
        test::Verbs verbs(*store);
        const ArticleId one = verbs.article(u"One"_s, u"In Baku, Ilham Aliyev met reporters."_s);
        const ArticleId other = verbs.article(u"Other"_s, u"Ilham Aliyev left Baku."_s);
        test::need(verbs.mentions.mark(one, TextSpan{9, 21}, u"PER"_s));
        test::need(verbs.mentions.mark(other, TextSpan{0, 12}, u"PER"_s));
        const Marked baku = test::need(verbs.mentions.mark(other, TextSpan{18, 22}, u"GPE"_s));
        Workbench workbench(*store);
        EntityTreeModel model(workbench);
        model.sort(EntityTreeModel::Name);
        QCOMPARE(test::dump(model), QString());
        model.setArticle(one);
        QCOMPARE(test::dump(model), u"Ilham Aliyev | Person | 2 | 2\n  Ilham Aliyev | Person |  | One\n"_s);
        model.setWholeProject(true);
        QCOMPARE(test::dump(model),
            u"Baku | Geo-political entity | 1 | 1\n  Baku | Geo-political entity |  | Other\n"
            "Ilham Aliyev | Person | 2 | 2\n  Ilham Aliyev | Person |  | One\n  Ilham Aliyev | Person |  | Other\n"_s);
        model.setText(u"ILHAM"_s);
        QCOMPARE(model.rowCount(), 1);

        const QModelIndex quote = model.index(0, 0, model.index(0, 0));
        QCOMPARE(quote.data(IdModel::BeforeRole), u"In Baku, "_s);
        QCOMPARE(quote.data(IdModel::AfterRole), u" met reporters."_s);
        QCOMPARE(quote.data(Qt::ToolTipRole), u"In Baku, Ilham Aliyev met reporters."_s);
        QVERIFY(quote.data(IdModel::ColorRole).isValid());
        const QModelIndex count = model.index(0, EntityTreeModel::Articles);
        QVERIFY(count.data(Qt::TextAlignmentRole).value<Qt::Alignment>().testFlag(Qt::AlignRight));
        QVERIFY(quote.siblingAtColumn(EntityTreeModel::Articles)
                .data(Qt::TextAlignmentRole)
                .value<Qt::Alignment>()
                .testFlag(Qt::AlignLeft)); // a title
        QVERIFY(!model.indexOf(baku.mention).isValid()); // filtered out
        model.setText({});
        QCOMPARE(model.indexOf(baku.mention).data(IdModel::OwnerRole).value<Owner>(), Owner(baku.mention));
        QCOMPARE(model.indexOf(baku.mention).parent(), model.indexOf(baku.entity));
    }

    /// What is expanded shows what stands below it there.
    void followsToAnotherArticleThatIsLong()
    {
        auto store = test::newStore(u"long.gloss"_s);
        test::Verbs verbs(*store);
        const ArticleId one = verbs.article(u"One"_s, u"In Baku, Ilham Aliyev met reporters."_s);
        const ArticleId other = verbs.article(u"Other"_s, u"Ilham Aliyev left Baku."_s);
        const Marked first = test::need(verbs.mentions.mark(one, TextSpan{9, 21}, u"PER"_s));
        test::need(verbs.mentions.mark(other, TextSpan{0, 12}, u"PER"_s));
        Workbench workbench(*store);
        workbench.setLargeFrom(0, 0);
        EntityTreeModel model(workbench);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        tester.setUseFetchMore(false);
        model.sort(EntityTreeModel::Name);
        model.setArticle(one);
        test::waitFor(model);
        QVERIFY(model.indexOf(first.mention).isValid()); // and is expanded by that
        model.setArticle(other);
        test::waitFor(model);
        QCOMPARE(test::dump(model), u"Ilham Aliyev | Person | 2 | 2\n  Ilham Aliyev | Person |  | Other\n"_s);
        model.setWholeProject(true);
        test::waitFor(model);
        QCOMPARE(test::dump(model),
            u"Ilham Aliyev | Person | 2 | 2\n  Ilham Aliyev | Person |  | One\n  Ilham Aliyev | Person |  | Other\n"_s);
    }

    void isEditedInPlace()
    {
        auto store = test::newStore(u"edit.gloss"_s);
        test::Verbs verbs(*store);
        const ArticleId article = verbs.article(u"One"_s, u"Ilham Aliyev met reporters."_s);
        const Marked marked = test::need(verbs.mentions.mark(article, TextSpan{0, 12}, u"PER"_s));
        Workbench workbench(*store);
        EntityTreeModel model(workbench);
        model.setWholeProject(true);
        const QPersistentModelIndex name = model.indexOf(marked.entity);
        QVERIFY(model.setData(name, u"President Aliyev"_s));
        const QModelIndex type = name.sibling(name.row(), EntityTreeModel::Type);
        const auto choices = type.data(IdModel::ChoicesRole).value<QList<Choice>>();
        QVERIFY(std::ranges::contains(choices, u"GPE"_s, &Choice::value));
        QVERIFY(!std::ranges::contains(choices, u"TIME"_s, &Choice::value)); // a value, no entity
        QVERIFY(model.setData(type, u"ORG"_s));
        QVERIFY(model.setData(model.indexOf(marked.mention).siblingAtColumn(EntityTreeModel::Type), u"GPE"_s));
        QVERIFY(!model.setData(model.indexOf(marked.mention), u"another quote"_s));
        workbench.flush();
        QCOMPARE(test::dump(model),
            u"President Aliyev | Geo-political entity | 1 | 1\n  Ilham Aliyev | Geo-political entity |  | One\n"_s);
        QVERIFY(name.isValid());
    }

    /// What is refused is said once, and nothing changes.
    void saysWhyAnEditWasRefused()
    {
        auto store = test::newStore(u"refused.gloss"_s);
        test::Verbs verbs(*store);
        const EntityId id = test::need(verbs.entities.create({{}, u"PER"_s, u"Ada"_s, {}, {}, {}}));
        Workbench workbench(*store);
        EntityTreeModel model(workbench);
        model.setWholeProject(true);
        const QModelIndex index = model.indexOf(id);
        QSignalSpy failed(&workbench, &Workbench::failed);
        QCOMPARE(index.data(), u"Ada"_s);
        test::need(verbs.entities.remove({id})); // not told yet
        QVERIFY(!model.setData(index, u"Eve"_s));
        QCOMPARE(failed.size(), 1);
        workbench.flush();
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(EntityTreeModelTest)
#include "tst_entitytreemodel.moc"
