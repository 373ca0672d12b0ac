// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/choices.h"
#include "models/items/relationlistmodel.h"
#include "tests/support/modelcheck.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class RelationListModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsANewOneAfterEachEdit_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("text");
        QTest::newRow("as added") << -1 << QString();
        QTest::newRow("by the first end") << int(RelationListModel::From) << QString();
        QTest::newRow("filtered, by type") << int(RelationListModel::Type) << u"a"_s;
    }

    void equalsANewOneAfterEachEdit()
    {
        QFETCH(const int, column);
        QFETCH(const QString, text);
        const auto make = [&](Workbench &workbench) {
            auto model = std::make_unique<RelationListModel>(workbench);
            model->setWholeProject(true);
            model->setText(text);
            model->sort(column);
            return model;
        };
        test::checkAgainstNewOnes(u"relations.gloss"_s, make, test::repetitions(200, 5'000), 31);
        test::checkAgainstNewOnes(u"relations.gloss"_s, make, test::repetitions(100, 2'000), 31, test::Reads::InBackground);
    }

    void saysItsEndsInWordsAndIsRetyped()
    {
        auto store = test::newStore(u"words.gloss"_s);
        test::Verbs verbs(*store);
        const ArticleId article = verbs.article(u"One"_s, u"Ilham Aliyev works for the Ministry of Defence."_s);
        const Marked person = test::need(verbs.mentions.mark(article, TextSpan{0, 12}, u"PER"_s));
        const Marked ministry = test::need(verbs.mentions.mark(article, TextSpan{27, 46}, u"ORG"_s));
        test::need(verbs.entities.rename(person.entity, u"The President"_s));
        Relation relation;
        relation.type = u"ORG-AFF.Employment"_s;
        relation.from = {person.mention, {}};
        relation.to = {ministry.mention, {}};
        const RelationId id = test::need(verbs.relations.create(relation));
        Workbench workbench(*store);
        RelationListModel model(workbench);
        QCOMPARE(model.rowCount(), 0); // no article is open
        model.setArticle(article);
        QCOMPARE(test::dump(model), u"The President | ORG-AFF.Employment | Ministry of Defence | One\n"_s);
        const QModelIndex type = model.indexOf(id).siblingAtColumn(RelationListModel::Type);
        const auto choices = type.data(IdModel::ChoicesRole).value<QList<Choice>>();
        QVERIFY(std::ranges::contains(choices, u"ORG-AFF.Employment"_s, &Choice::value));
        QVERIFY(!std::ranges::contains(choices, u"PART-WHOLE.Subsidiary"_s, &Choice::value)); // not for a person
        QVERIFY(model.setData(type, u"PHYS.Near"_s));
        QVERIFY(!model.setData(type.siblingAtColumn(RelationListModel::From), u"Somebody"_s));
        workbench.flush();
        QCOMPARE(type.data(), u"PHYS.Near"_s);
        QCOMPARE(type.data(Qt::ToolTipRole), u"The President → PHYS.Near → Ministry of Defence"_s);
    }
};

QTEST_GUILESS_MAIN(RelationListModelTest)
#include "tst_relationlistmodel.moc"
