// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/project/selectioncontext.h"
#include "tests/support/projectsupport.h"

#include <QSignalSpy>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

/// Two articles about one person, with a relation and an event in the first.
struct Scene {
    explicit Scene(const QString &name)
        : store(test::newStore(name)), verbs(*store), workbench(*store), selection(workbench)
    {
        one = verbs.article(u"One"_s, u"In Baku, Ilham Aliyev met reporters. Aliyev left."_s);
        other = verbs.article(u"Other"_s, u"Ilham Aliyev left Baku."_s);
        baku = test::need(verbs.mentions.mark(one, TextSpan{3, 7}, u"GPE"_s)).mention;
        const Marked marked = test::need(verbs.mentions.mark(one, TextSpan{9, 21}, u"PER"_s));
        first = marked.mention;
        person = marked.entity;
        second = test::need(verbs.mentions.mark(one, TextSpan{37, 43}, u"PER"_s)).mention;
        test::need(verbs.mentions.assign({second}, person));
        elsewhere = test::need(verbs.mentions.mark(other, TextSpan{0, 12}, u"PER"_s)).mention;
        Relation statement;
        statement.type = u"PHYS.Located"_s;
        statement.from = {second, {}};
        statement.to = {baku, {}};
        relation = test::need(verbs.relations.create(statement));
        event = test::need(verbs.events.create(one, TextSpan{22, 25}, u"Meet"_s));
        argument = test::need(verbs.events.addArgument(event.mention, u"Place"_s, Filler(baku)));
        workbench.flush();
    }

    std::unique_ptr<Store> store;
    test::Verbs verbs;
    Workbench workbench;
    SelectionContext selection;
    ArticleId one;
    ArticleId other;
    MentionId baku;
    MentionId first;
    MentionId second;
    MentionId elsewhere;
    EntityId person;
    RelationId relation;
    NewEvent event;
    ArgumentId argument;
};

} // namespace

class SelectionContextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatADeletionTookIsCurrentAgainWhenItIsTakenBack()
    {
        Scene scene(u"lost.gloss"_s);
        scene.selection.choose(scene.second);
        test::need(scene.verbs.mentions.remove({scene.second}));
        scene.workbench.flush();
        QCOMPARE(scene.selection.item(), Owner(scene.one));
        scene.selection.choose(scene.first); // the reader went on
        test::need(scene.verbs.history.undo());
        scene.workbench.flush();
        QCOMPARE(scene.selection.item(), Owner(scene.second));
        scene.selection.choose(scene.first);
        test::need(scene.verbs.history.redo());
        scene.workbench.flush();
        QCOMPARE(scene.selection.item(), Owner(scene.first)); // that was not deleted
    }

    void whatIsBackIsNotBroughtBackOnceMore()
    {
        Scene scene(u"again.gloss"_s);
        const auto take = [&](const Result<HistoryEntry> &done) {
            test::need(done);
            scene.workbench.flush();
        };
        const MentionId made = test::need(scene.verbs.mentions.mark(scene.one, TextSpan{22, 25}, u"ORG"_s)).mention;
        scene.workbench.flush();
        scene.selection.choose(made);
        take(scene.verbs.history.undo());
        QVERIFY(scene.selection.item() != Owner(made));
        take(scene.verbs.history.redo());
        QCOMPARE(scene.selection.item(), Owner(made)); // it goes on there
        const MentionId next = test::need(scene.verbs.mentions.mark(scene.one, TextSpan{26, 35}, u"ORG"_s)).mention;
        scene.workbench.flush();
        scene.selection.choose(next);
        take(scene.verbs.history.undo());
        QVERIFY(scene.selection.item() != Owner(made));
        QVERIFY(scene.selection.item() != Owner(next));
    }

    void aGroupLosesWhatIsDeleted()
    {
        Scene scene(u"group.gloss"_s);
        QSignalSpy changed(&scene.selection, &SelectionContext::groupChanged);
        scene.selection.setGroup({scene.first});
        QCOMPARE(changed.size(), 0); // one is no group
        scene.selection.setGroup({scene.first, scene.second, scene.baku});
        QCOMPARE(changed.size(), 1);
        test::need(scene.verbs.mentions.remove({scene.first}));
        scene.workbench.flush();
        QCOMPARE(scene.selection.group(), (std::vector<Owner>{scene.second, scene.baku}));
        test::need(scene.verbs.mentions.remove({scene.baku}));
        scene.workbench.flush();
        QVERIFY(scene.selection.group().empty());
        QCOMPARE(changed.size(), 3);
    }

    void whatIsChosenBringsWhatItBelongsTo()
    {
        Scene scene(u"choose.gloss"_s);
        SelectionContext &selection = scene.selection;
        QSignalSpy changed(&selection, &SelectionContext::changed);
        QSignalSpy articleChanged(&selection, &SelectionContext::articleChanged);

        selection.choose(scene.second);
        QCOMPARE(selection.now(), (Selection{scene.second, scene.one, scene.second, scene.person, {}, {}, {}, {}}));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(articleChanged.size(), 1);
        selection.choose(scene.second);
        QCOMPARE(changed.size(), 1); // nothing new

        selection.choose(scene.relation);
        QCOMPARE(selection.relation(), scene.relation);
        QCOMPARE(selection.mention(), scene.second);
        QCOMPARE(selection.entity(), scene.person);

        selection.choose(scene.event.trigger);
        QCOMPARE(selection.item(), Owner(scene.event.mention)); // a trigger stands for what it tells
        QCOMPARE(selection.mention(), scene.event.trigger);
        QCOMPARE(selection.eventMention(), scene.event.mention);
        QCOMPARE(selection.event(), scene.event.event);
        QVERIFY(!selection.relation());

        selection.choose(scene.argument);
        QCOMPARE(selection.argument(), scene.argument);
        QCOMPARE(selection.eventMention(), scene.event.mention);
        QCOMPARE(selection.mention(), scene.baku);

        selection.choose(test::need(scene.verbs.events.addArgument(scene.event.mention, u"Who"_s, Filler(scene.person))));
        QCOMPARE(selection.entity(), scene.person);
        QCOMPARE(selection.mention(), scene.first);
        scene.workbench.flush();

        selection.chooseArticle(scene.other);
        QCOMPARE(selection.now(), (Selection{scene.other, scene.other, {}, {}, {}, {}, {}, {}}));
        selection.choose(scene.event.event); // told elsewhere: the open article stays
        QCOMPARE(selection.article(), scene.other);
        QVERIFY(!selection.eventMention());
        selection.choose(scene.event.mention);
        QCOMPARE(selection.article(), scene.one);
        QCOMPARE(selection.mention(), scene.event.trigger);
        selection.chooseArticle({});
        QCOMPARE(selection.now(), Selection());
    }

    void companionsShowTheRestOfWhatIsChosen()
    {
        Scene scene(u"companions.gloss"_s);
        SelectionContext &selection = scene.selection;
        EventRepository &events = scene.verbs.events;
        using Mentions = std::vector<MentionId>;
        const auto companionsOf = [&](Owner item) {
            selection.choose(item);
            return selection.now().companions;
        };
        const MentionId met = scene.event.trigger;
        QCOMPARE(companionsOf(scene.first), Mentions());
        QCOMPARE(companionsOf(scene.person), Mentions());
        QCOMPARE(companionsOf(scene.relation), (Mentions{scene.second, scene.baku}));
        QCOMPARE(companionsOf(scene.event.mention), (Mentions{met, scene.baku}));
        QCOMPARE(companionsOf(met), (Mentions{met, scene.baku}));
        QCOMPARE(companionsOf(scene.argument), (Mentions{met, scene.baku}));

        // What is added is there at once; an entity counts where it is mentioned here, an event where it is told.
        test::need(events.addArgument(scene.event.mention, u"Who"_s, Filler(scene.person)));
        scene.workbench.flush();
        QCOMPARE(selection.now().companions, (Mentions{met, scene.baku, scene.first, scene.second}));
        const NewEvent leaving = test::need(events.create(scene.one, TextSpan{44, 48}, u"Leave"_s));
        test::need(events.addArgument(leaving.mention, u"After"_s, Filler(scene.event.event)));
        test::need(events.addArgument(leaving.mention, u"Again"_s, Filler(scene.event.mention)));
        scene.workbench.flush();
        QCOMPARE(companionsOf(leaving.mention), (Mentions{leaving.trigger, met}));
        Relation statement;
        statement.type = u"Causes"_s;
        statement.from = {leaving.mention, {}};
        statement.to = {scene.person, {}};
        statement.article = scene.one;
        const RelationId causes = test::need(scene.verbs.relations.create(statement));
        scene.workbench.flush();
        QCOMPARE(companionsOf(causes), (Mentions{leaving.trigger, scene.first, scene.second}));

        // An event with all its mentions in the open article, and none of another.
        test::need(events.addMention(leaving.event, scene.one, scene.first));
        test::need(events.addMention(leaving.event, scene.other, scene.elsewhere));
        scene.workbench.flush();
        const Mentions here = companionsOf(leaving.event);
        QCOMPARE(here.size(), size_t(3));
        QVERIFY(std::ranges::is_permutation(here, Mentions{leaving.trigger, met, scene.first}));
        selection.chooseArticle(scene.other);
        QCOMPARE(companionsOf(leaving.event), Mentions{scene.elsewhere});
    }

    void anEntityShowsItsMentionInTheOpenArticle()
    {
        Scene scene(u"entity.gloss"_s);
        SelectionContext &selection = scene.selection;
        selection.choose(scene.person);
        QVERIFY(!selection.mention());
        selection.chooseArticle(scene.one);
        selection.choose(scene.person);
        QCOMPARE(selection.mention(), scene.first);
        selection.choose(scene.second);
        selection.choose(scene.person);
        QCOMPARE(selection.mention(), scene.second); // the one that was looked at
        selection.chooseArticle(scene.other);
        selection.choose(scene.person);
        QCOMPARE(selection.mention(), scene.elsewhere);
    }

    void followsEditsAndLetsGoOfWhatIsDeleted()
    {
        Scene scene(u"deleted.gloss"_s);
        SelectionContext &selection = scene.selection;
        selection.choose(scene.second);
        test::need(scene.verbs.mentions.assign({scene.second}, {}));
        scene.workbench.flush();
        QVERIFY(!selection.entity());
        test::need(scene.verbs.history.undo());
        scene.workbench.flush();
        QCOMPARE(selection.entity(), scene.person);
        test::need(scene.verbs.mentions.remove({scene.second}));
        scene.workbench.flush();
        QCOMPARE(selection.now(), (Selection{scene.one, scene.one, {}, {}, {}, {}, {}, {}}));
        selection.choose(scene.relation); // gone with it
        QCOMPARE(selection.item(), Owner(scene.one));
        test::need(scene.verbs.articles.remove({scene.one}));
        scene.workbench.flush();
        QCOMPARE(selection.now(), Selection());
    }

    void goesBackAndForward()
    {
        Scene scene(u"places.gloss"_s);
        SelectionContext &selection = scene.selection;
        QVERIFY(!selection.canGoBack() && !selection.canGoForward());
        selection.chooseArticle(scene.one);
        selection.choose(scene.first);
        selection.choose(scene.second);
        selection.choose(scene.elsewhere);
        selection.back();
        QCOMPARE(selection.mention(), scene.second);
        QCOMPARE(selection.article(), scene.one);
        test::need(scene.verbs.mentions.remove({scene.first}));
        selection.back();
        QCOMPARE(selection.item(), Owner(scene.one)); // the deleted one was passed over
        QVERIFY(!selection.canGoBack());
        selection.forward();
        QCOMPARE(selection.mention(), scene.second);
        selection.choose(scene.baku);
        QVERIFY(!selection.canGoForward()); // another way was taken
        selection.back();
        QCOMPARE(selection.mention(), scene.second);
    }

    /// Whatever is chosen and edited: what is current exists and belongs together.
    void staysConsistent()
    {
        auto store = test::newStore(u"consistent.gloss"_s);
        store->setDurable(false);
        Workbench workbench(*store);
        test::RandomEdits random(*store, 91);
        SelectionContext selection(workbench);
        test::Verbs &verbs = random.verbs();
        const qint64 replica = verbs.article(u"First"_s, u"Ilham Aliyev met Selçuk Bayraktar in Baku. They left."_s).value() >> 32;
        int chosen = 0;
        for (int i = 0; i < test::repetitions(1'500, 30'000); ++i) {
            random.step();
            workbench.flush();
            selection.choose(Owner(Owner::Kind(random.random().bounded(7)), replica << 32 | random.random().bounded(1, 400)));
            if (random.random().bounded(10) == 0)
                selection.back();
            const Selection &now = selection.now();
            chosen += now.item.id != 0;
            QVERIFY(!now.article || verbs.articles.article(now.article));
            if (now.mention) {
                const Mention mention = test::need(verbs.mentions.mention(now.mention));
                QCOMPARE(mention.article, now.article);
                QCOMPARE(mention.entity, now.entity);
            }
            QVERIFY(!now.entity || verbs.entities.entity(now.entity));
            QVERIFY(!now.relation || verbs.relations.relation(now.relation));
            if (now.eventMention) {
                const EventMention told = test::need(verbs.events.mention(now.eventMention));
                QCOMPARE(told.event, now.event);
                QCOMPARE(told.article, now.article);
            }
            if (now.argument)
                QCOMPARE(test::need(verbs.events.argument(now.argument)).eventMention, now.eventMention);
        }
        QVERIFY(chosen > 100);
    }

    void opensTheLastArticleAgain()
    {
        Scene scene(u"last.gloss"_s);
        scene.selection.restore();
        QCOMPARE(scene.selection.article(), scene.one); // nothing known yet: the first
        scene.selection.chooseArticle(scene.other);
        SelectionContext again(scene.workbench);
        again.restore();
        QCOMPARE(again.article(), scene.other);
        QCOMPARE(scene.verbs.history.undoable()->title, u"Fill the role Place"_s); // no edit
    }
};

QTEST_GUILESS_MAIN(SelectionContextTest)
#include "tst_selectioncontext.moc"
