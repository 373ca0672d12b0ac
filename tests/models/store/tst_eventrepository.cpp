// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/eventrepository.h"
#include "tests/support/projectsupport.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;
using test::need;

class EventRepositoryTest : public QObject {
    Q_OBJECT

    inline static const QString text
        = u"Ayşe Demir met the mayor in Bakü. The meeting was short; three died in the attack."_s;

    std::unique_ptr<Store> m_store;
    std::unique_ptr<test::Verbs> m_verbs;
    ArticleId m_article;

    static TextSpan span(const QString &words)
    {
        const qsizetype at = text.indexOf(words);
        return {at, at + words.size()};
    }
    NewEvent make(const QString &trigger, const QString &type)
    {
        return need(m_verbs->events.create(m_article, trigger.isEmpty() ? Extent() : Extent(span(trigger)), type));
    }
    MentionId mark(const QString &words)
    {
        return need(m_verbs->mentions.mark(m_article, span(words), u"PER"_s)).mention;
    }
    [[nodiscard]] QStringList rolesOf(EventMentionId id) const
    {
        QStringList roles;
        for (const Argument &argument : need(m_verbs->events.argumentsOf(id)))
            roles << u"%1:%2"_s.arg(argument.role, argument.filler.text);
        return roles;
    }

private Q_SLOTS:
    void init()
    {
        m_store = test::newStore(u"events.gloss"_s);
        m_verbs = std::make_unique<test::Verbs>(*m_store);
        m_article = m_verbs->article(u"Visit"_s, text);
    }
    void cleanup()
    {
        m_verbs.reset();
        m_store.reset();
    }

    void theFirstFewAreEnough_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("descending");
        QTest::addColumn<int>("most");
        QTest::addColumn<QList<int>>("found"); // of four, by when they were made
        QTest::newRow("the latest of all") << QString() << true << 2 << QList<int>{3, 2};
        QTest::newRow("the first of all") << QString() << false << 2 << QList<int>{0, 1};
        QTest::newRow("by trigger") << u"MET"_s << true << 1 << QList<int>{0};
        QTest::newRow("by type") << u"meet"_s << true << 1 << QList<int>{2};
        QTest::newRow("by filler") << u"somebody"_s << true << 5 << QList<int>{1};
        QTest::newRow("more than there are") << QString() << false << 9 << QList<int>{0, 1, 2, 3};
        QTest::newRow("none of them") << u"nothing"_s << false << 9 << QList<int>();
    }
    void theFirstFewAreEnough()
    {
        QFETCH(const QString, typed);
        QFETCH(const bool, descending);
        QFETCH(const int, most);
        QFETCH(const QList<int>, found);
        const std::array made{make(u"met"_s, u"Contact.Meet"_s), make({}, u"Attack"_s), make({}, u"Contact.Meet"_s), make({}, u"Attack"_s)};
        need(m_verbs->events.addArgument(made[1].mention, u"Who"_s, Filler(u"Somebody else"_s)));
        EventQuery query;
        query.text = typed;
        query.descending = descending;
        query.most = most;
        std::vector<EventId> expected;
        for (const int index : found)
            expected.push_back(made.at(size_t(index)).event);
        QCOMPARE(need(m_verbs->events.ids(query)), expected);
    }

    void aTriggerIsAMentionOfTheEventsType()
    {
        const NewEvent event = make(u"met"_s, u"Contact.Meet"_s);
        QCOMPARE(need(m_verbs->mentions.mention(event.trigger)).quote, u"met"_s);
        QCOMPARE(need(m_verbs->mentions.mention(event.trigger)).type, u"Contact.Meet"_s);
        QCOMPARE(need(m_verbs->events.triggeredBy(event.trigger)).front().id, event.mention);
        need(m_verbs->events.retype(event.event, u"Conflict.Attack"_s));
        QCOMPARE(need(m_verbs->mentions.mention(event.trigger)).type, u"Conflict.Attack"_s);
        QCOMPARE(need(m_verbs->events.event(event.event)).type, u"Conflict.Attack"_s);
        const NewEvent record = make({}, u"Contact.Meet"_s);
        QVERIFY(!record.trigger);
        QCOMPARE(need(m_verbs->events.mention(record.mention)).article, m_article);
    }

    void rolesKeepTheirOrder()
    {
        const NewEvent event = make(u"met"_s, u"Contact.Meet"_s);
        need(m_verbs->events.addArgument(event.mention, u"Entity"_s, Filler(u"a"_s)));
        const ArgumentId middle
            = need(m_verbs->events.addArgument(event.mention, u"Place"_s, Filler(span(u"Bakü"_s), u"Bakü"_s)));
        need(m_verbs->events.addArgument(event.mention, u"Entity"_s, Filler(u"b"_s)));
        QCOMPARE(rolesOf(event.mention), QStringList({u"Entity:a"_s, u"Place:Bakü"_s, u"Entity:b"_s}));
        need(m_verbs->events.setRole(middle, u"Time"_s));
        need(m_verbs->events.setFiller(middle, Filler(u"noon"_s)));
        QCOMPARE(rolesOf(event.mention), QStringList({u"Entity:a"_s, u"Time:noon"_s, u"Entity:b"_s}));
        need(m_verbs->events.removeArguments({middle}));
        QCOMPARE(rolesOf(event.mention), QStringList({u"Entity:a"_s, u"Entity:b"_s}));
    }

    void anEventFillsARoleOfAnother()
    {
        const NewEvent attack = make(u"attack"_s, u"Conflict.Attack"_s);
        const NewEvent death = make(u"died"_s, u"Life.Die"_s);
        const ArgumentId cause = need(m_verbs->events.addArgument(death.mention, u"Cause"_s, Filler(attack.mention)));
        QCOMPARE(need(m_verbs->events.argument(cause)).filler, Filler(attack.mention));
        need(m_verbs->events.removeMentions({attack.mention}));
        QVERIFY(!m_verbs->events.argument(cause)); // nothing fills it any more
        QVERIFY(m_verbs->events.mention(death.mention));
    }

    void mergeAndSplitMoveWhatIsTold()
    {
        const NewEvent one = make(u"met"_s, u"Contact.Meet"_s);
        const NewEvent other = make(u"meeting"_s, u"Contact.Meet"_s);
        need(m_verbs->events.addArgument(other.mention, u"Place"_s, Filler(u"Bakü"_s)));
        need(m_verbs->events.merge(one.event, {other.event}));
        QVERIFY(!m_verbs->events.event(other.event));
        QCOMPARE(need(m_verbs->events.mentionsOf(one.event)).size(), size_t(2));
        QCOMPARE(rolesOf(other.mention), QStringList{u"Place:Bakü"_s});
        const EventId apart = need(m_verbs->events.split({other.mention}));
        QCOMPARE(need(m_verbs->events.mention(other.mention)).event, apart);
        QCOMPARE(need(m_verbs->events.event(apart)).type, u"Contact.Meet"_s);
        QCOMPARE(need(m_verbs->events.mentionsOf(one.event)).size(), size_t(1));
    }

    void aDuplicateHasTheRolesButNoTrigger()
    {
        const NewEvent event = make(u"met"_s, u"Contact.Meet"_s);
        const MentionId person = mark(u"Ayşe Demir"_s);
        need(m_verbs->events.addArgument(event.mention, u"Entity"_s, Filler(person)));
        need(m_verbs->attributes.set(event.mention, u"Tense"_s, {u"Past"_s}));
        const EventMentionId copy = need(m_verbs->events.duplicate(event.mention));
        QVERIFY(copy != event.mention);
        QVERIFY(!need(m_verbs->events.mention(copy)).trigger);
        QCOMPARE(need(m_verbs->events.argumentsOf(copy)).front().filler, Filler(person));
        QCOMPARE(need(m_verbs->attributes.of(copy)).front().value, u"Past"_s);
    }

    void removingItTakesItsTriggers_data()
    {
        QTest::addColumn<bool>("isShared");
        QTest::newRow("of its own") << false;
        QTest::newRow("that tells another event too") << true;
    }
    void removingItTakesItsTriggers()
    {
        QFETCH(const bool, isShared);
        const NewEvent event = make(u"attack"_s, u"Conflict.Attack"_s);
        const NewEvent other = make({}, u"Life.Die"_s);
        if (isShared)
            need(m_verbs->events.setTrigger(other.mention, event.trigger));
        need(m_verbs->events.remove({event.event}));
        QVERIFY(!m_verbs->events.event(event.event));
        QVERIFY(!m_verbs->events.mention(event.mention));
        QCOMPARE(bool(m_verbs->mentions.mention(event.trigger)), isShared);
        need(m_verbs->history.undo());
        QCOMPARE(need(m_verbs->events.mention(event.mention)).trigger, event.trigger);
    }
};

QTEST_GUILESS_MAIN(EventRepositoryTest)
#include "tst_eventrepository.moc"
