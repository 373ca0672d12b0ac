// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/occurrences.h"
#include "tests/support/projectsupport.h"
#include "tests/support/randomscript.h"

#include <QElapsedTimer>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class OccurrencesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Store> m_store;
    std::unique_ptr<test::Verbs> m_verbs;
    JobContext m_context;

    const TypeRef ship{TypeGroup::Mention, u"VEH"_s};

    [[nodiscard]] Occurrences found(const QStringList &words, ArticleId article = {}, WordMatch how = {})
    {
        return test::need(findOccurrences(*m_store, {words, how, article}, m_context));
    }
    OccurrencesMarked marked(const std::vector<Occurrence> &chosen, const OccurrenceTarget &target)
    {
        return test::need(markOccurrences(*m_store, chosen, target, u"Sitare"_s, m_context));
    }
    /// Names nobody.
    void mention(ArticleId article, const QString &type, TextSpan span)
    {
        Mention value;
        value.article = article;
        value.type = type;
        value.extent = span;
        test::need(m_verbs->mentions.create(value));
    }
    /// All mentions, one a line.
    [[nodiscard]] QString mentions(ArticleId article) const
    {
        QString lines;
        for (const Mention &one : test::need(m_verbs->mentions.inArticle(article))) {
            const auto entity = one.entity ? m_verbs->entities.entity(one.entity)->name : u"-"_s;
            lines += u"%1 %2 %3 %4\n"_s.arg(one.extent.toString(), one.quote, one.type, entity);
        }
        return lines;
    }

private Q_SLOTS:
    void init()
    {
        m_store = test::newStore(u"occurrences.gloss"_s);
        m_verbs = std::make_unique<test::Verbs>(*m_store);
    }
    void cleanup()
    {
        m_verbs.reset();
        m_store.reset();
    }

    void findsInArticleOrProject()
    {
        const ArticleId one = m_verbs->article(u"One"_s, u"🚢 Sitare left.\n\nThe ship\nSitare ran."_s);
        m_verbs->article(u"Two"_s, u"Nothing here."_s);
        const ArticleId three = m_verbs->article(u"Three"_s, u"Sitare."_s);
        const auto here = found({u"Sitare"_s}, one);
        QCOMPARE(here.found, (std::vector<Occurrence>{
            {one, {2, 8}, u"Sitare"_s, u"🚢 "_s, u" left."_s},
            {one, {25, 31}, u"Sitare"_s, u"The ship "_s, u" ran."_s}}));
        const auto all = found({u"Sitare"_s});
        QCOMPARE(all.found.size(), size_t(3));
        QCOMPARE(all.found.back().article, three);
        QVERIFY(!all.isCut);
        QVERIFY(found({}).found.empty());
        QVERIFY(found({u" "_s}).found.empty());
    }

    void saysWhatStandsThere()
    {
        const ArticleId article = m_verbs->article(u"One"_s, u"Sitare Sitare Sitare Sitare Sitare"_s);
        const Marked same = test::need(m_verbs->mentions.mark(article, TextSpan{0, 6}, u"VEH"_s));
        test::need(m_verbs->mentions.mark(article, TextSpan{7, 13}, u"ORG"_s));
        test::need(m_verbs->mentions.mark(article, TextSpan{10, 20}, u"ORG"_s)); // reaches into the second and third
        test::need(m_verbs->events.create(article, TextSpan{21, 27}, u"Contact.Meet"_s)); // a trigger is no other type
        const Marked rejected = test::need(m_verbs->mentions.mark(article, TextSpan{28, 34}, u"VEH"_s));
        test::need(m_verbs->mentions.setStatus({rejected.mention}, Status::Rejected));
        const auto all = found({u"Sitare"_s}).found;
        const auto states = [&](const OccurrenceTarget &target) {
            std::vector<OccurrenceState> result;
            for (const Occurrence &one : all)
                result.push_back(stateOf(one, target));
            return result;
        };
        using enum OccurrenceState;
        QCOMPARE(states({ship, same.entity}), (std::vector{Marked, OtherType, Overlapping, Overlapping, New}));
        QCOMPARE(states({ship}), (std::vector{Marked, OtherType, Overlapping, Overlapping, New}));
        QCOMPARE(states({ship, {}, u"Other"_s}), (std::vector{OtherEntity, OtherType, Overlapping, Overlapping, New}));
        QCOMPARE(states({{TypeGroup::Event, u"Contact.Meet"_s}}),
            (std::vector{Overlapping, Overlapping, Overlapping, OccurrenceState::Marked, New}));
    }

    void marksAsOneAction()
    {
        const ArticleId one = m_verbs->article(u"One"_s, u"Sitare and Sitare, Sitare Lines. SITARE"_s);
        const ArticleId two = m_verbs->article(u"Two"_s, u"🚢 Sitare"_s);
        mention(one, u"ORG"_s, {11, 17});
        const QByteArray before = test::contentHash(*m_store);
        const auto all = found({u"Sitare"_s}, {}, {true, false});
        QCOMPARE(all.found.size(), size_t(5));
        const auto done = marked(all.found, {ship, {}, u"Sitare"_s});
        QCOMPARE(done.made, 4);
        QCOMPARE(done.changed, 1);
        QCOMPARE(done.skipped, 0);
        QCOMPARE(mentions(one),
            u"0-6 Sitare VEH Sitare\n11-17 Sitare VEH Sitare\n19-25 Sitare VEH Sitare\n33-39 SITARE VEH Sitare\n"_s);
        QCOMPARE(mentions(two), u"2-8 Sitare VEH Sitare\n"_s);
        QCOMPARE(m_verbs->history.undoable()->title, u"Mark 5 × “Sitare” as Vehicle"_s);
        test::need(m_verbs->history.undo());
        QCOMPARE(test::contentHash(*m_store), before);
        test::need(m_verbs->history.redo());
        QCOMPARE(mentions(two), u"2-8 Sitare VEH Sitare\n"_s);
        // Once more there is nothing left to do.
        const auto again = found({u"Sitare"_s}).found;
        QVERIFY(std::ranges::all_of(again, [&](const Occurrence &each) {
            return stateOf(each, {ship, done.entity}) == OccurrenceState::Marked;
        }));
        QCOMPARE(marked(again, {ship, done.entity}).made, 0);
    }

    void joinsAnEntity()
    {
        const ArticleId one = m_verbs->article(u"One"_s, u"Sitare, Sitare, Sitare"_s);
        const Marked first = test::need(m_verbs->mentions.mark(one, TextSpan{0, 6}, u"VEH"_s));
        mention(one, u"VEH"_s, {8, 14}); // names nobody
        const auto done = marked(found({u"Sitare"_s}).found, {ship, first.entity});
        QCOMPARE(done.made, 1);
        QCOMPARE(done.changed, 1);
        QCOMPARE(m_verbs->entities.row(first.entity)->mentions, 3);
    }

    void makesAnEventOfEach()
    {
        const ArticleId one = m_verbs->article(u"One"_s, u"They met and met."_s);
        const auto done = marked(found({u"met"_s}).found, {{TypeGroup::Event, u"Contact.Meet"_s}});
        QCOMPARE(done.made, 2);
        QCOMPARE(mentions(one), u"5-8 met Contact.Meet -\n13-16 met Contact.Meet -\n"_s);
        QCOMPARE(m_verbs->events.ids({})->size(), size_t(2));
        QCOMPARE(m_verbs->history.undoable()->title, u"Mark 2 × “Sitare” as events: Contact.Meet"_s);
        test::need(m_verbs->history.undo());
        QVERIFY(m_verbs->events.ids({})->empty());
        QVERIFY(mentions(one).isEmpty());
    }

    void skipsWhatChangedMeanwhile()
    {
        const ArticleId one = m_verbs->article(u"One"_s, u"Sitare, Sitare, Sitare"_s);
        const ArticleId gone = m_verbs->article(u"Two"_s, u"Sitare"_s);
        const auto all = found({u"Sitare"_s}).found;
        test::need(m_verbs->articles.remove({gone}));
        test::need(m_verbs->articles.replaceText(one, {8, 9}, u"C"_s));
        test::need(m_verbs->mentions.mark(one, TextSpan{16, 22}, u"ORG"_s));
        const auto done = marked(all, {ship});
        QCOMPARE(done.made, 1);
        QCOMPARE(done.skipped, 3);
    }

    void stopsOnRequest()
    {
        m_verbs->article(u"One"_s, u"Sitare"_s);
        const auto all = found({u"Sitare"_s}).found;
        const QByteArray before = test::contentHash(*m_store);
        JobContext context;
        context.cancel();
        QCOMPARE(findOccurrences(*m_store, {{u"Sitare"_s}}, context).error().code, Error::Code::Cancelled);
        QCOMPARE(markOccurrences(*m_store, all, {ship}, {}, context).error().code, Error::Code::Cancelled);
        QCOMPARE(test::contentHash(*m_store), before);
    }

    void tellsWhenThereAreMore()
    {
        const ArticleId article = m_verbs->article(u"Long"_s, u"a "_s.repeated(Occurrences::Most + 1));
        const auto all = found({u"a"_s}, article);
        QVERIFY(all.isCut);
        QCOMPARE(std::ssize(all.found), Occurrences::Most);
    }

    void takesTenThousandArticles()
    {
        test::need(m_store->perform({}, [&](Operation &) -> Result<> {
            for (int i = 0; i < 10'000; ++i)
                m_verbs->article(QString::number(i), u"%1 The ferry left the port of Bakü on Monday. "_s.arg(i).repeated(60)
                        + u"Sitare."_s);
            return {};
        }));
        QElapsedTimer timer;
        timer.start();
        const auto all = found({u"Sitare"_s});
        qInfo("10,000 articles of 500 words searched in %lld ms", timer.restart());
        QCOMPARE(all.found.size(), size_t(10'000));
        const auto done = marked(all.found, {ship, {}, u"Sitare"_s});
        qInfo("10,000 places marked in %lld ms", timer.elapsed());
        QCOMPARE(done.made, 10'000);
    }
};

QTEST_GUILESS_MAIN(OccurrencesTest)
#include "tst_occurrences.moc"
