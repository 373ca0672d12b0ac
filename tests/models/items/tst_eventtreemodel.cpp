// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/choices.h"
#include "models/items/eventtreemodel.h"
#include "tests/support/modelcheck.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class EventTreeModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsANewOneAfterEachEdit_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("text");
        QTest::newRow("as added") << -1 << QString();
        QTest::newRow("by type") << int(EventTreeModel::What) << QString();
        QTest::newRow("by place") << int(EventTreeModel::Filler) << QString();
        QTest::newRow("filtered") << -1 << u"a"_s;
    }

    void equalsANewOneAfterEachEdit()
    {
        QFETCH(const int, column);
        QFETCH(const QString, text);
        const auto make = [&](Workbench &workbench) {
            auto model = std::make_unique<EventTreeModel>(workbench);
            model->setWholeProject(true);
            model->setText(text);
            model->sort(column, Qt::DescendingOrder);
            return model;
        };
        test::checkAgainstNewOnes(u"events.gloss"_s, make, test::repetitions(250, 5'000), 41);
        test::checkAgainstNewOnes(u"events.gloss"_s, make, test::repetitions(100, 2'000), 41, test::Reads::InBackground);
    }

    void showsRolesAndIsEditedInPlace()
    {
        auto store = test::newStore(u"roles.gloss"_s);
        test::Verbs verbs(*store);
        const ArticleId article = verbs.article(u"One"_s, u"Ilham Aliyev met reporters in Baku."_s);
        const ArticleId other = verbs.article(u"Other"_s, u"The meeting was short."_s);
        const Marked person = test::need(verbs.mentions.mark(article, TextSpan{0, 12}, u"PER"_s));
        test::need(verbs.entities.rename(person.entity, u"The President"_s));
        const NewEvent event = test::need(verbs.events.create(article, TextSpan{13, 16}, u"Contact.Meet"_s));
        const ArgumentId who
            = test::need(verbs.events.addArgument(event.mention, u"Participant"_s, Filler(person.mention)));
        const ArgumentId when = test::need(verbs.events.addArgument(event.mention, u"Time"_s, Filler(u"Monday"_s)));
        const EventMentionId again = test::need(verbs.events.addMention(event.event, other, {}));
        Workbench workbench(*store);
        EventTreeModel model(workbench);
        model.setArticle(article);
        const QString type = model.indexOf(event.event).data().toString();
        QCOMPARE(test::dump(model),
                 type + u" | met | 2 article(s)\n"
                        "  met | 2 role(s) filled | One\n"
                        "    Participant | The President | One\n"
                        "    Time | Monday | One\n"_s);
        QVERIFY(!model.indexOf(again).isValid());
        model.setWholeProject(true);
        QCOMPARE(model.indexOf(again).data(), u"(no trigger)"_s);
        QCOMPARE(model.indexOf(event.mention).data(IdModel::BeforeRole), u"Ilham Aliyev "_s);

        const QPersistentModelIndex role = model.indexOf(who);
        QCOMPARE(role.data(IdModel::OwnerRole).value<Owner>(), Owner(who));
        QVERIFY(!model.setData(role.sibling(role.row(), EventTreeModel::Filler), u"Somebody"_s)); // fills it by a click
        QVERIFY(model.setData(role, u"Place"_s));
        QVERIFY(model.setData(model.indexOf(when).siblingAtColumn(EventTreeModel::Filler), u"Tuesday"_s));
        QVERIFY(model.setData(model.indexOf(event.event), u"Conflict.Attack"_s));
        workbench.flush();
        QCOMPARE(role.data(), u"Place"_s);
        QCOMPARE(model.indexOf(when).siblingAtColumn(EventTreeModel::Filler).data(), u"Tuesday"_s);
        QCOMPARE(test::need(verbs.events.event(event.event)).type, u"Conflict.Attack"_s);
        for (int i = 0; i < 3; ++i)
            test::need(verbs.history.undo());
        workbench.flush();
        QCOMPARE(role.data(), u"Participant"_s);
    }
};

QTEST_GUILESS_MAIN(EventTreeModelTest)
#include "tst_eventtreemodel.moc"
