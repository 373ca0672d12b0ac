// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/factregister.h"

#include "tests/support/mentions.h"

#include <QTest>

#pragma GCC diagnostic ignored "-Wmissing-field-initializers" // what is not named is empty

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

/// What belongs to no article: two entities, an event, and what hangs on them.
Bundle project()
{
    Bundle bundle;
    bundle.entities.push_back({EntityId(1), u"PER"_s, u"Ada"_s, {u"A."_s}, u"first"_s});
    bundle.entities.push_back({EntityId(2), u"GPE"_s, u"Bakü"_s});
    bundle.events.push_back({EventId(3), u"Meet"_s, u"in May"_s});
    bundle.attributes.push_back({.id = AttributeId(10), .owner = EntityId(1), .name = u"country"_s, .value = u"AZ"_s});
    bundle.notes.push_back({.id = NoteId(11), .owner = EventId(3), .text = u"check"_s});
    bundle.externalIds.push_back({ExternalIdId(12), EntityId(1), ExternalId::Kind::Link, u"Wikidata"_s, u"Q1"_s});
    bundle.externalIds.push_back({ExternalIdId(13), EntityId(1), ExternalId::Kind::Id, u"brat"_s, u"T1"_s});
    return bundle;
}

/// An article with mentions 100, 101 … of these entities; 0: of none.
Bundle article(qint64 id, const QString &published, const std::vector<qint64> &entities)
{
    Bundle bundle;
    bundle.article.emplace().id = ArticleId(id);
    bundle.article->published = published;
    for (const qint64 entity : entities)
        bundle.mentions.push_back(test::mentionOf(100 + qint64(bundle.mentions.size()), TextSpan{0, 1}, u"PER"_s, entity));
    return bundle;
}

/// "3 mentions in 2 articles, 2024-01 to 2024-03".
QString counts(const FactRegister &facts, const Owner &owner)
{
    const Fact *fact = facts.find(owner);
    return fact ? u"%1 in %2, %3 to %4"_s.arg(QString::number(fact->mentions), QString::number(fact->articles), fact->dates.first, fact->dates.last)
                : u"not there"_s;
}

QStringList linksOf(const FactRegister &facts, const Owner &owner)
{
    QStringList values;
    for (const ExternalId &link : facts.find(owner)->links)
        values << link.value;
    return values;
}

} // namespace

class FactRegisterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void factsAreListedWithWhatHangsOnThem()
    {
        FactRegister facts;
        const Bundle bundle = project();
        facts.add(BundleIndex(bundle));
        QCOMPARE(facts.facts().size(), 3u);
        QVERIFY(facts.has(EntityId(1)) && facts.has(EventId(3)) && !facts.has(EntityId(3)) && !facts.find(EventId(1)));
        const Fact &ada = *facts.find(EntityId(1));
        QCOMPARE(ada.type, u"PER"_s);
        QCOMPARE(ada.name, u"Ada"_s);
        QCOMPARE(ada.aliases, QStringList(u"A."_s));
        QCOMPARE(ada.note, u"first"_s);
        QCOMPARE(ada.attributes, std::vector{bundle.attributes.front()});
        QCOMPARE(linksOf(facts, EntityId(1)), QStringList(u"Q1"_s)); // what a file called her is no link
        const Fact &meeting = *facts.find(EventId(3));
        QCOMPARE(meeting.name, QString());
        QCOMPARE(meeting.note, u"in May"_s);
        QCOMPARE(meeting.notes, std::vector{bundle.notes.front()});
        QCOMPARE(counts(facts, EntityId(2)), u"0 in 0,  to "_s);
        QCOMPARE(facts.facts().back().owner, Owner(EventId(3))); // entities before events, as they came
    }

    /// A fact comes again with each article that speaks of it.
    void whatComesAgainIsListedOnce()
    {
        FactRegister facts;
        facts.add(BundleIndex(project()));
        Bundle again = project();
        again.entities.front().name = u"Another"_s;
        again.article.emplace().id = ArticleId(5);
        facts.add(BundleIndex(again));
        QCOMPARE(facts.facts().size(), 3u);
        QCOMPARE(facts.find(EntityId(1))->name, u"Ada"_s);
        QCOMPARE(facts.find(EntityId(1))->attributes.size(), 1u);
        QCOMPARE(linksOf(facts, EntityId(1)).size(), 1);
    }

    void mentionsAndArticlesAreCounted()
    {
        FactRegister facts;
        facts.add(BundleIndex(project()));
        facts.add(BundleIndex(article(5, u"2024-03"_s, {1, 1, 0, 2})));
        facts.add(BundleIndex(article(6, u"2024-01-15"_s, {1})));
        facts.add(BundleIndex(article(7, u"soon"_s, {1})));
        facts.add(BundleIndex(article(8, u"2024-02"_s, {99}))); // of nobody who is listed
        QCOMPARE(counts(facts, EntityId(1)), u"4 in 3, 2024-01-15 to 2024-03"_s);
        QCOMPARE(counts(facts, EntityId(2)), u"1 in 1, 2024-03 to 2024-03"_s);
        QCOMPARE(counts(facts, EventId(3)), u"0 in 0,  to "_s);
        QCOMPARE(counts(facts, EntityId(99)), u"not there"_s);
    }

    /// An event is called by its first trigger. What is only spoken of has no mention there, but an article.
    void whatIsToldCounts()
    {
        FactRegister facts;
        facts.add(BundleIndex(project()));
        Bundle first = article(5, u"2024-05"_s, {0});
        first.eventMentions = {{EventMentionId(20), EventId(3), ArticleId(5)}};
        first.arguments = {{ArgumentId(21), EventMentionId(20), u"Who"_s, 0, Filler(EntityId(1))}, {ArgumentId(22), EventMentionId(20), u"Who"_s, 1, Filler(EntityId(1))}};
        facts.add(BundleIndex(first));
        QCOMPARE(facts.find(EventId(3))->name, QString()); // told without a trigger
        Bundle second = article(6, u"2024-06"_s, {0, 0});
        second.mentions[0].quote = u"met"_s;
        second.mentions[1].quote = u"talks"_s;
        second.eventMentions = {{EventMentionId(23), EventId(3), ArticleId(6), MentionId(100)}, {EventMentionId(24), EventId(3), ArticleId(6), MentionId(101)}};
        Relation near;
        near.from = {EntityId(2), {}};
        near.to = {MentionId(100), {}};
        second.relations.push_back(near);
        facts.add(BundleIndex(second));
        Bundle third = article(7, {}, {});
        third.eventMentions = {{EventMentionId(25), EventId(98), ArticleId(7)}};
        third.arguments = {{ArgumentId(26), EventMentionId(25), u"Cause"_s, 0, Filler(EventId(3))}};
        facts.add(BundleIndex(third));
        QCOMPARE(facts.find(EventId(3))->name, u"met"_s);
        QCOMPARE(counts(facts, EventId(3)), u"3 in 3, 2024-05 to 2024-06"_s);
        QCOMPARE(counts(facts, EntityId(1)), u"0 in 1, 2024-05 to 2024-05"_s);
        QCOMPARE(counts(facts, EntityId(2)), u"0 in 1, 2024-06 to 2024-06"_s);
    }

    void linksOfMentionsAreThoseOfTheirEntity()
    {
        FactRegister facts;
        facts.add(BundleIndex(project()));
        Bundle in = article(5, {}, {1, 1, 0});
        const auto link = [&in](qint64 mention, const QString &scheme, const QString &value, ExternalId::Kind kind = ExternalId::Kind::Link) {
            in.externalIds.push_back({ExternalIdId(200 + qint64(in.externalIds.size())), MentionId(mention), kind, scheme, value});
        };
        link(100, u"Wikidata"_s, u"Q1"_s); // known
        link(100, u"GeoNames"_s, u"Q1"_s); // another base
        link(101, u"Wikidata"_s, u"Q2"_s);
        link(101, u"Wikidata"_s, u"Q2"_s); // twice
        link(101, u"brat"_s, u"T7"_s, ExternalId::Kind::Id);
        link(102, u"Wikidata"_s, u"Q3"_s); // of nobody
        link(999, u"Wikidata"_s, u"Q4"_s); // of no mention here
        facts.add(BundleIndex(in));
        QCOMPARE(linksOf(facts, EntityId(1)), (QStringList{u"Q1"_s, u"Q1"_s, u"Q2"_s}));
        QCOMPARE(linksOf(facts, EntityId(2)), QStringList());
        QCOMPARE(linksOfNobody(BundleIndex(in)), 2);
        QCOMPARE(linksOfNobody(BundleIndex(project())), 0);
    }

    void ranges_data()
    {
        QTest::addColumn<QStringList>("dates");
        QTest::addColumn<QString>("range");
        QTest::addColumn<QDate>("begin");
        QTest::addColumn<QDate>("end");
        const auto row = [](const char *what, const QStringList &dates, const QString &range, QDate begin, QDate end) {
            QTest::newRow(what) << dates << range << begin << end;
        };
        row("none", {}, u" - "_s, {}, {});
        row("no dates", {QString(), u"soon"_s, u"2024-13"_s}, u" - "_s, {}, {});
        row("a year", {u"2024"_s}, u"2024 - 2024"_s, {2024, 1, 1}, {2024, 12, 31});
        row("days", {u"2024-05-04"_s, u"2023-01-01"_s, u"2024-02-29"_s}, u"2023-01-01 - 2024-05-04"_s, {2023, 1, 1}, {2024, 5, 4});
        row("a day in the month", {u"2024-02"_s, u"2024-02-10"_s}, u"2024-02 - 2024-02"_s, {2024, 2, 1}, {2024, 2, 29});
        row("a month in the year", {u"2024-02"_s, u"2024"_s}, u"2024 - 2024"_s, {2024, 1, 1}, {2024, 12, 31});
        row("the first day of the year", {u"2024"_s, u"2024-01-01"_s}, u"2024 - 2024"_s, {2024, 1, 1}, {2024, 12, 31});
        row("with a time", {u"2024-05-04T13:30"_s, u"x"_s}, u"2024-05-04T13:30 - 2024-05-04T13:30"_s, {2024, 5, 4}, {2024, 5, 4});
    }
    void ranges()
    {
        QFETCH(const QStringList, dates);
        DateRange range;
        for (const QString &date : dates)
            range.add(date);
        QTEST(range.first + u" - "_s + range.last, "range");
        QTEST(range.begin, "begin");
        QTEST(range.end, "end");
    }
};

QTEST_GUILESS_MAIN(FactRegisterTest)
#include "tst_factregister.moc"
