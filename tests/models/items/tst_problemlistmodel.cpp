// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/problemlistmodel.h"
#include "models/store/schemarepository.h"
#include "tests/support/modelcheck.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

constexpr auto schemaText = R"(schema "Small" version 1 language en

entity PER "Person"
  attr gender on mention one of f m

entity SHIP "Ship"

relation Owns
  from PER
  to SHIP

event Meet
  role Who + PER
)";

struct Scene {
    explicit Scene(const QString &name)
        : store(test::newStore(name)), verbs(*store), workbench(*store), inArticle(workbench), problems(workbench, inArticle)
    {
        test::need(SchemaRepository(*store).set(schemaText, u"small.schema"_s));
        one = verbs.article(u"One"_s, u"Ada owns the Beagle."_s);
        other = verbs.article(u"Other"_s, u"Bob waits."_s);
        ada = test::need(verbs.mentions.mark(one, TextSpan{0, 3}, u"PER"_s));
        beagle = test::need(verbs.mentions.mark(one, TextSpan{13, 19}, u"SHIP"_s));
        workbench.flush();
        choose(one);
    }
    void choose(ArticleId article)
    {
        problems.setArticle(article);
        inArticle.lookIn(article);
    }
    QModelIndex first() const { return problems.index(0, 0, problems.index(0, 0)); }
    /// What is listed when the search that is due is over.
    QString listed()
    {
        workbench.flush();
        if (!QTest::qWaitFor([this] { return !problems.isReading(); }))
            qFatal("the search does not end");
        QCoreApplication::processEvents();
        return test::dump(problems);
    }

    std::unique_ptr<Store> store;
    test::Verbs verbs;
    Workbench workbench;
    ProblemSearch inArticle;
    ProblemListModel problems;
    ArticleId one;
    ArticleId other;
    Marked ada;
    Marked beagle;
};

Relation owns(MentionId from, MentionId to)
{
    Relation relation;
    relation.type = u"Owns"_s;
    relation.from = {from, {}};
    relation.to = {to, {}};
    return relation;
}

} // namespace

class ProblemListModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsTheOpenArticleOrTheProject()
    {
        Scene scene(u"scope.gloss"_s);
        QSignalSpy searched(&scene.problems, &ProblemListModel::searched);
        QCOMPARE(scene.listed(), QString());
        QCOMPARE(searched.size(), 1);
        test::need(scene.verbs.attributes.set(scene.ada.mention, u"gender"_s, {u"x"_s}));
        test::need(scene.verbs.mentions.mark(scene.other, TextSpan{0, 3}, u"Dog"_s));
        QCOMPARE(scene.listed(), u"Attribute values (1) | \n  gender cannot be x: the schema has f, m. | Ada\n"_s);
        const QModelIndex first = scene.first();
        QCOMPARE(first.data(IdModel::OwnerRole).value<Owner>(), Owner(scene.ada.mention));
        QCOMPARE(first.data(ProblemListModel::PlaceRole).value<TextSpan>(), (TextSpan{0, 3}));
        scene.problems.setWholeProject(true);
        QVERIFY(scene.problems.isReading()); // that there are none would not be true yet
        QCOMPARE(scene.listed(),
                 u"Unknown types (1) | \n  The type Dog is not in the schema. | Bob — Other\n"
                 "Attribute values (1) | \n  gender cannot be x: the schema has f, m. | Ada — One\n"_s);
        scene.problems.setText(u"dog"_s);
        QCOMPARE(scene.problems.rowCount(), 1);
        scene.problems.setText({});
        scene.problems.setWholeProject(false);
        scene.choose({});
        QCOMPARE(scene.listed(), QString());
    }

    void offersFixesThatAreActions()
    {
        Scene scene(u"fixes.gloss"_s);
        test::need(scene.verbs.relations.create(owns(scene.beagle.mention, scene.ada.mention)));
        QCOMPARE(scene.listed(), u"Relation ends (1) | \n  Owns cannot lead from Ship to Person. | Beagle → Ada\n"_s);
        QCOMPARE(scene.first().data(ProblemListModel::FixTitleRole), u"Swap the ends"_s);
        QVERIFY(scene.problems.fix(scene.first()));
        QCOMPARE(scene.listed(), QString());
        test::need(scene.verbs.history.undo());
        QCOMPARE(scene.listed().count(u"\n  "_s), 1);
        test::need(scene.verbs.history.redo());

        test::need(scene.verbs.mentions.retype({scene.ada.mention}, u"Dog"_s));
        QVERIFY(scene.listed().contains(u"The type Dog is not in the schema."_s));
        QVERIFY(scene.problems.fix(scene.first()));
        QVERIFY(!scene.listed().contains(u"not in the schema"_s));
        QVERIFY(scene.workbench.schema().mentionType(u"Dog"_s));
        test::need(scene.verbs.history.undo());
        test::need(scene.verbs.history.undo());

        const NewEvent event = test::need(scene.verbs.events.create(scene.one, TextSpan{4, 8}, u"Meet"_s));
        QVERIFY(scene.listed().contains(u"Missing roles"_s));
        QVERIFY(!scene.problems.fix(scene.first())); // nothing that one step could do
        const ArgumentId where = test::need(scene.verbs.events.addArgument(event.mention, u"Where"_s, Filler(u"here"_s)));
        test::need(scene.verbs.events.addArgument(event.mention, u"Who"_s, Filler(scene.ada.mention)));
        QCOMPARE(scene.listed(), u"Unknown roles (1) | \n  Meet has no role Where. | Where: here\n"_s);
        QCOMPARE(scene.first().data(IdModel::OwnerRole).value<Owner>(), Owner(where));
        QVERIFY(scene.problems.fix(scene.first()));
        QCOMPARE(scene.listed(), QString());
    }

    void aProblemThatStaysKeepsItsRow()
    {
        Scene scene(u"stays.gloss"_s);
        test::need(scene.verbs.attributes.set(scene.beagle.mention, u"colour"_s, {u"red"_s}));
        QCOMPARE(scene.listed().count(u"\n  "_s), 1);
        const QPersistentModelIndex colour = scene.first();
        test::need(scene.verbs.attributes.set(scene.ada.mention, u"gender"_s, {u"x"_s}));
        QCOMPARE(scene.listed().count(u"\n  "_s), 2);
        QVERIFY(colour.isValid());
        QCOMPARE(colour.data(IdModel::OwnerRole).value<Owner>(), Owner(scene.beagle.mention));
    }

    void goesRoundAndFixesAllOfAKind()
    {
        Scene scene(u"round.gloss"_s);
        for (int i = 0; i < 3; ++i)
            test::need(scene.verbs.relations.create(owns(scene.beagle.mention, scene.ada.mention)));
        test::need(scene.verbs.attributes.set(scene.ada.mention, u"gender"_s, {u"x"_s}));
        QCOMPARE(scene.problems.goToNext(true), QModelIndex()); // before the search
        QCOMPARE(scene.listed().count(u"\n  "_s), 4);
        QSignalSpy went(&scene.problems, &ProblemListModel::wentTo);
        std::vector<int> places;
        for (int i = 0; i < 5; ++i)
            places.push_back(scene.problems.position(scene.problems.goToNext(true)).first);
        QCOMPARE(places, (std::vector<int>{1, 2, 3, 4, 1}));
        QCOMPARE(scene.problems.position(scene.problems.goToNext(false)), (std::pair{4, 4}));
        QCOMPARE(went.size(), 6);
        const QModelIndex swap = scene.first();
        QCOMPARE(scene.problems.fixableLike(swap), 3);
        QCOMPARE(scene.problems.fixableLike(swap.parent()), 0);
        QCOMPARE(scene.problems.fixAllLike(swap), 3);
        QCOMPARE(scene.listed().count(u"\n  "_s), 1);
        QCOMPARE(scene.verbs.history.undoable()->title, u"Swap the ends (3 times)"_s);
        test::need(scene.verbs.history.undo());
        QCOMPARE(scene.listed().count(u"\n  "_s), 4);
    }

    /// Whatever was edited, the list that one model kept up is the list that another one finds.
    void equalsANewOneAfterManyEdits()
    {
        auto store = test::newStore(u"random.gloss"_s);
        store->setDurable(false);
        Workbench workbench(*store);
        test::RandomEdits random(*store, 81);
        random.verbs().article(u"First"_s, u"Ilham Aliyev met Selçuk Bayraktar in Baku. They signed 3 contracts there."_s);
        ProblemSearch inArticle(workbench);
        ProblemListModel model(workbench, inArticle);
        model.setWholeProject(true);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        tester.setUseFetchMore(false); // it would while it still minds the insertion that made it look
        const test::Follower follower(model);
        const auto settle = [](ProblemListModel &problems) {
            QVERIFY(QTest::qWaitFor([&] { return !problems.isReading(); }));
            QCoreApplication::processEvents();
        };
        for (int i = 0; i < test::repetitions(5, 200); ++i) {
            for (int j = 0; j < 30; ++j) {
                random.step();
                if (j % 7 == 0)
                    QTest::qWait(1); // a search that has begun is stopped
            }
            workbench.flush();
            settle(model);
            ProblemListModel fresh(workbench, inArticle);
            fresh.setWholeProject(true);
            settle(fresh);
            QVERIFY(fresh.rowCount() > 0);
            QCOMPARE(follower.seen(), test::dump(fresh));
        }
    }
};

QTEST_GUILESS_MAIN(ProblemListModelTest)
#include "tst_problemlistmodel.moc"
