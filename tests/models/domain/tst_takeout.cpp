// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/takeout.h"

#include "tests/models/domain/annotationvalues.h"

#include <QTest>

#pragma GCC diagnostic ignored "-Wmissing-field-initializers" // what is not named is empty

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

/// Of each noun what hangs on others in every way. Mention 1 is of entity 20, mention 2 a trigger, mention 3 of nobody;
/// event mention 30 tells of event 40 with trigger 2, event mention 31 of event 41 without one.
Bundle filled()
{
    Bundle in;
    in.entities = {test::entity(20, u"PER"_s), test::entity(21, u"PER"_s)};
    in.events = {test::event(40, u"Meet"_s), test::event(41, u"Die"_s)};
    in.mentions = {test::mention(1, u"PER"_s), test::mention(2, u"Meet"_s), test::mention(3, u"PER"_s)};
    in.mentions[0].entity = EntityId(20);
    in.eventMentions = {test::eventMention(30, 40, 2), test::eventMention(31, 41)};
    const auto relate = [&in](qint64 id, RelationEnd from, RelationEnd to, qint64 trigger = 0) {
        in.relations.push_back(test::relation(id, u"Near"_s));
        in.relations.back().from = std::move(from);
        in.relations.back().to = std::move(to);
        in.relations.back().trigger = MentionId(trigger);
    };
    relate(50, {MentionId(1), {}}, {MentionId(3), {}}, 2);
    relate(51, {EntityId(20), {}}, {EventMentionId(30), {}});
    relate(52, {EventMentionId(31), {}}, {EntityId(21), {}});
    in.arguments = {test::argument(60, 30, u"Who"_s, Filler(MentionId(1))), test::argument(61, 30, u"Who"_s, Filler(EntityId(20))),
        test::argument(62, 30, u"When"_s, Filler(u"noon"_s)), test::argument(63, 30, u"Where"_s, Filler(TextSpan{0, 1}, u"A"_s)),
        test::argument(64, 31, u"Cause"_s, Filler(EventMentionId(30))), test::argument(65, 31, u"Cause"_s, Filler(EventId(40))),
        test::argument(66, 31, u"Victim"_s, Filler(MentionId(3)))};
    const std::vector<Owner> owners{MentionId(1), EntityId(20), EventId(40), EventMentionId(30), RelationId(50), ArgumentId(60)};
    for (const Owner &owner : owners) {
        in.attributes.push_back(test::attribute(owner, u"a"_s));
        in.notes.push_back({.owner = owner, .text = u"n"_s});
        in.externalIds.push_back({.owner = owner, .value = u"x"_s});
    }
    in.distinct = {{EntityId(20), EntityId(21)}};
    return in;
}

/// The ids of all that is there, noun after noun, and on how many things attributes, notes and external ids hang.
QString told(const Bundle &bundle)
{
    QStringList ids;
    const auto add = [&ids](const auto &things) {
        for (const auto &thing : things)
            ids << thing.id.toString();
    };
    add(bundle.entities);
    add(bundle.events);
    add(bundle.mentions);
    add(bundle.eventMentions);
    add(bundle.relations);
    add(bundle.arguments);
    return u"%1; %2 %3 %4; %5"_s.arg(ids.join(u' '))
        .arg(bundle.attributes.size())
        .arg(bundle.notes.size())
        .arg(bundle.externalIds.size())
        .arg(bundle.distinct.size());
}

} // namespace

class TakeOutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatCannotBeWithoutItGoesToo_data()
    {
        QTest::addColumn<Owner>("gone");
        QTest::addColumn<QString>("left");
        const auto row = [](const char *what, const Owner &gone, const QString &left) { QTest::newRow(what) << gone << left; };
        row("nothing of it", MentionId(99), u"20 21 40 41 1 2 3 30 31 50 51 52 60 61 62 63 64 65 66; 6 6 6; 1"_s);
        row("an id of another noun", EntityId(1), u"20 21 40 41 1 2 3 30 31 50 51 52 60 61 62 63 64 65 66; 6 6 6; 1"_s);
        row("a mention", MentionId(1), u"20 21 40 41 2 3 30 31 51 52 61 62 63 64 65 66; 3 3 3; 1"_s);
        row("the trigger of an event", MentionId(2), u"20 21 40 41 1 3 31 50 52 65 66; 4 4 4; 1"_s);
        row("an entity", EntityId(20), u"21 40 41 1 2 3 30 31 50 52 60 62 63 64 65 66; 5 5 5; 0"_s);
        row("an event", EventId(40), u"20 21 41 1 2 3 31 50 52 66; 3 3 3; 1"_s);
        row("an event mention", EventMentionId(30), u"20 21 40 41 1 2 3 31 50 52 65 66; 4 4 4; 1"_s);
        row("a relation", RelationId(50), u"20 21 40 41 1 2 3 30 31 51 52 60 61 62 63 64 65 66; 5 5 5; 1"_s);
        row("an argument", ArgumentId(60), u"20 21 40 41 1 2 3 30 31 50 51 52 61 62 63 64 65 66; 5 5 5; 1"_s);
    }
    void whatCannotBeWithoutItGoesToo()
    {
        QFETCH(const Owner, gone);
        QFETCH(const QString, left);
        Bundle in = filled();
        takeOut(in, {gone});
        QCOMPARE(told(in), left);
        const QString once = told(in);
        takeOut(in, {gone});
        QCOMPARE(told(in), once);
    }

    void severalAtOnce()
    {
        Bundle in = filled();
        takeOut(in, {EntityId(21), EventId(41), ArgumentId(62)});
        QCOMPARE(told(in), u"20 40 1 2 3 30 50 51 60 61 63; 6 6 6; 0"_s);
    }

    void whatCanBeWithoutItStays()
    {
        Bundle in = filled();
        takeOut(in, {EntityId(20)});
        QVERIFY(!in.mentions.front().entity);
        in = filled();
        takeOut(in, {MentionId(2)});
        QCOMPARE(in.relations.front().id, RelationId(50));
        QVERIFY(!in.relations.front().trigger);
        QCOMPARE(in.mentions.front().entity, EntityId(20)); // of nobody who is gone
    }
};

QTEST_GUILESS_MAIN(TakeOutTest)
#include "tst_takeout.moc"
