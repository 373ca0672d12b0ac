// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/losses.h"

#include "models/base/textoffsets.h"
#include "tests/support/canonical.h"
#include "tests/support/randomproject.h"
#include "tests/support/testsupport.h"

#include <QTest>

#pragma GCC diagnostic ignored "-Wmissing-field-initializers" // what is not named is empty

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

Bundle news()
{
    Bundle in;
    in.text = u"Ada met Bob."_s;
    in.article = Article{.id = ArticleId(1), .title = u"News"_s};
    in.entities.push_back({EntityId(2), u"PER"_s, u"Ada Lovelace"_s, {u"A."_s}, {}, {}});
    const auto mention = [&in](qint64 id, const QString &type, Extent extent, EntityId entity = {}) {
        in.mentions.push_back({MentionId(id), ArticleId(1), type, std::move(extent), {}, entity, {}, {}, {}, {}, {}});
        in.mentions.back().quote = TextOffsets(in.text).quote(in.mentions.back().extent);
    };
    mention(3, u"PER"_s, TextSpan{0, 3}, EntityId(2));
    mention(4, u"Meet"_s, TextSpan{4, 7});
    mention(5, u"PER"_s, TextSpan{8, 11});
    mention(6, u"PER"_s, Extent({{0, 3}, {8, 11}}));
    mention(7, u"GPE"_s, TextSpan{8, 12});
    in.relations.push_back({RelationId(8), ArticleId(1), u"knows"_s, {MentionId(3), u"Arg1"_s}, {MentionId(5), u"Arg2"_s}, {}, {}, {}, {}});
    in.events.push_back({EventId(9), u"Meet"_s, {}, {}});
    in.eventMentions.push_back({EventMentionId(10), EventId(9), ArticleId(1), MentionId(4), {}, {}});
    in.arguments.push_back({ArgumentId(11), EventMentionId(10), u"Who"_s, 0, Filler(MentionId(3)), {}, 0});
    in.arguments.push_back({ArgumentId(12), EventMentionId(10), u"When"_s, 1, Filler(u"noon"_s), {}, 0});
    return in;
}

/// That an entity is one across articles is lost on the way back, not in the bundles.
bool isWhole(const Losses &losses)
{
    return std::ranges::all_of(losses.all(), [](const Loss &loss) { return loss.what == "entities that are one across articles"_L1; });
}

QString told(const Losses &losses)
{
    QStringList lines;
    for (const Loss &loss : losses.all())
        lines << u"%1 %2 [%3]"_s.arg(loss.what, QString::number(loss.count), loss.examples.join(u'|'));
    return lines.join(u'\n');
}

} // namespace

class LossesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatHoldsEverythingLosesNothing()
    {
        for (int seed = 1; seed <= test::repetitions(200, 5'000); ++seed) {
            QRandomGenerator random{quint32(seed)};
            const std::vector<Bundle> project = test::randomProject(random, random.bounded(4));
            Losses losses;
            std::vector<Bundle> held = project;
            for (Bundle &bundle : held)
                keepHeld(bundle, Holdings::everything(), losses);
            QVERIFY2(losses.all().empty(), qPrintable(told(losses)));
            QCOMPARE(test::difference(project, held), QString());
        }
    }

    /// What is left is never cut again, and what was cut was counted.
    void whatIsLostIsCounted()
    {
        for (int seed = 1; seed <= test::repetitions(300, 5'000); ++seed) {
            QRandomGenerator random{quint32(seed)};
            Holdings holdings;
            holdings.entities = Holdings::Entities(random.bounded(4));
            for (bool *what : {&holdings.overlaps, &holdings.discontinuous, &holdings.empty, &holdings.heads, &holdings.provenance, &holdings.sharedEvents})
                *what = random.bounded(2);
            if (random.bounded(2))
                holdings.relationEnds = {RelationEnd::Kind::Mention};
            if (random.bounded(2))
                holdings.fillers = {Filler::Kind::Mention, Filler::Kind::Value};
            std::vector<Bundle> project = test::randomProject(random, 1 + random.bounded(2));
            Losses losses;
            std::vector<Bundle> held = project;
            for (Bundle &bundle : held)
                keepHeld(bundle, holdings, losses);
            QCOMPARE(isWhole(losses), test::difference(project, held).isEmpty());
            Losses again;
            std::vector<Bundle> twice = held;
            for (Bundle &bundle : twice)
                keepHeld(bundle, holdings, again);
            QVERIFY2(isWhole(again), qPrintable(u"seed %1: %2"_s.arg(seed).arg(told(again))));
            QCOMPARE(twice, held);
        }
    }

    void kinds_data()
    {
        QTest::addColumn<Holdings>("holdings");
        QTest::addColumn<QString>("lines");
        QTest::addColumn<int>("mentions");
        Holdings holdings = Holdings::everything();
        QTest::newRow("all") << holdings << QString() << 5;
        holdings.discontinuous = false;
        QTest::newRow("gaps") << holdings << u"gaps in mentions, which are written from the first part to the last 1 [Ada Bob]"_s << 5;
        holdings.overlaps = false;
        QTest::newRow("flat") << holdings
                              << u"gaps in mentions, which are written from the first part to the last 1 [Ada Bob]\n"
                                 "mentions that overlap another 2 [Bob|Ada met Bob]\n"
                                 "relations with an end that is left out 1 []"_s
                              << 3;
        holdings = Holdings::everything();
        holdings.relationEnds = {};
        holdings.fillers = {Filler::Kind::Mention};
        holdings.entities = Holdings::Entities::Clusters;
        QTest::newRow("relations, values, names") << holdings
                                                  << u"relations 1 [knows]\nroles filled by something that the format cannot say 1 [When]\n"
                                                     "other names of entities, and notes on them 1 [Ada Lovelace]\n"
                                                     "names and types of entities 1 [Ada Lovelace]"_s
                                                  << 5;
    }
    void kinds()
    {
        QFETCH(const Holdings, holdings);
        Bundle bundle = news();
        Losses losses;
        keepHeld(bundle, holdings, losses);
        QTEST(told(losses), "lines");
        QTEST(int(bundle.mentions.size()), "mentions");
    }

    void whatComesWithSeveralArticlesIsLostOnce()
    {
        Losses losses;
        Bundle project;
        project.entities = news().entities;
        project.entities.push_back({EntityId(99), u"PER"_s, u"Nobody"_s, {}, {}, {}});
        Holdings holdings = Holdings::everything();
        holdings.entities = Holdings::Entities::Named;
        keepHeld(project, holdings, losses);
        for (int i = 0; i < 2; ++i) {
            Bundle article = news();
            keepHeld(article, holdings, losses);
        }
        QCOMPARE(told(losses),
            u"other names of entities, and notes on them 1 [Ada Lovelace]\nentities that are one across articles 1 [Ada Lovelace]\n"
            "entities that no article names 1 [Nobody]"_s);
    }

    void eventsOfWhichNothingTellsAreLost_data()
    {
        QTest::addColumn<bool>("hasEvents");
        QTest::newRow("a format without events") << false;
        QTest::newRow("one whose events are their mentions") << true;
    }
    void eventsOfWhichNothingTellsAreLost()
    {
        QFETCH(const bool, hasEvents);
        Holdings holdings = Holdings::everything();
        holdings.sharedEvents = false;
        if (!hasEvents)
            holdings.fillers = {};
        Bundle project;
        project.events.push_back({EventId(30), u"Die"_s, u"Nobody saw it."_s, {}});
        project.events.push_back({EventId(9), u"Meet"_s, {}, {}});
        Bundle article = news();
        Losses losses;
        keepHeld(project, holdings, losses);
        keepHeld(article, holdings, losses);
        const QString sentences = told(losses);
        QVERIFY2(sentences.contains("events that no article tells of 1 [Die]"_L1) && sentences.contains("notes on events 1 [Nobody saw it.]"_L1),
            qPrintable(sentences));
    }

    void whatMakesAPlaceDoubtfulIsLost()
    {
        Bundle bundle = news();
        bundle.mentions.front().flag = u"The text is another."_s;
        Holdings holdings = Holdings::everything();
        holdings.flags = false;
        Losses losses;
        keepHeld(bundle, holdings, losses);
        QCOMPARE(told(losses), u"doubts about the place of mentions 1 [Ada]"_s);
        QCOMPARE(bundle.mentions.front().flag, QString());
    }

    void whatTakesATriggerAwayIsCounted()
    {
        Bundle bundle = news();
        bundle.mentions.push_back({MentionId(40), ArticleId(1), u"X"_s, TextSpan{2, 2}, {}, {}, {}, {}, {}, {}, {}});
        bundle.relations.front().trigger = MentionId(40);
        Holdings holdings = Holdings::everything();
        holdings.empty = false;
        Losses losses;
        keepHeld(bundle, holdings, losses);
        QCOMPARE(told(losses), u"mentions that cover no letter 1 [X]\ntriggers of relations 1 [knows]"_s);
    }

    void filesThatStayBehindAreCounted()
    {
        Bundle bundle = news();
        bundle.files = {{SourceFileId(1), ArticleId(1), u"brat"_s, u".ann"_s, {}, "T1"}, {SourceFileId(2), ArticleId(1), u"spacy"_s, {}, {}, "{}"}};
        bundle.article->format = u"text"_s;
        bundle.article->encoding = u"UTF-8"_s;
        bundle.original = bundle.text.toUtf8();
        Losses own;
        loseFiles(bundle, u"brat"_s, own);
        QCOMPARE(told(own), u"files as they came, and parts of other formats 1 []"_s);
        bundle.original += " more";
        Losses none;
        loseFiles(bundle, {}, none);
        QCOMPARE(told(none), u"files as they came, and parts of other formats 3 []"_s);
    }

    /// A project file that somebody else made may say anything.
    void whatSpeaksOfNothingIsLost()
    {
        Losses losses;
        Bundle whole = news();
        const Bundle before = whole;
        keepWhole(whole, true, losses);
        QVERIFY(losses.all().empty());
        QCOMPARE(whole, before);
        Bundle bundle = before;
        bundle.mentions.back().entity = EntityId(900);
        bundle.relations.push_back({RelationId(20), ArticleId(1), u"near"_s, {MentionId(3), u"Arg1"_s}, {EventMentionId(900), u"Arg2"_s}, {}, {}, {}, {}});
        bundle.relations.front().trigger = MentionId(900);
        bundle.arguments.front().filler = Filler(EntityId(900));
        bundle.eventMentions.push_back({EventMentionId(21), EventId(900), ArticleId(1), {}, {}, {}});
        bundle.eventMentions.front().trigger = MentionId(900);
        Bundle withoutFacts = bundle;
        keepWhole(bundle, true, losses);
        QCOMPARE(told(losses), u"what speaks of something that is not in the article 6 [Bob.|Who|knows]"_s);
        QVERIFY(!bundle.mentions.back().entity && !bundle.relations.front().trigger && !bundle.eventMentions.front().trigger);
        QCOMPARE(bundle.relations.size(), 1u);
        QCOMPARE(bundle.eventMentions.size(), 1u);
        QCOMPARE(bundle.arguments.size(), 1u);
        keepWhole(withoutFacts, false, losses);
        QVERIFY(withoutFacts.mentions.back().entity); // it comes with the project
        QCOMPARE(withoutFacts.eventMentions.size(), 2u);
    }

    void examplesAreFewAndShort()
    {
        Losses losses;
        for (int i = 0; i < 10; ++i)
            losses.add(u"things"_s, QString(100, QChar(u'a' + i)));
        losses.add(u"nothing"_s, {}, 0);
        QCOMPARE(losses.all().size(), 1u);
        QCOMPARE(losses.all().front().count, 10);
        QCOMPARE(losses.all().front().examples.size(), 3);
        QVERIFY(losses.all().front().examples.front().size() <= 40);
    }
};

QTEST_GUILESS_MAIN(LossesTest)
#include "tst_losses.moc"
