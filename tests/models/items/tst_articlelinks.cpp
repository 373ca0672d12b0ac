// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/articlelinks.h"
#include "models/items/linkplaces.h"
#include "tests/support/projectsupport.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

/// Everything that can be asked of the links of an article, as lines.
QStringList told(const ArticleLinks &links, const std::vector<Mention> &mentions)
{
    QStringList lines;
    const auto place = [&](const Filler &end) {
        return QString::number(int(end.kind)) + u':' + QString::number(end.id) + u'>' + links.index().shownBy(end).toString();
    };
    const auto tell = [&](const QString &head, const std::vector<const Link *> &found) {
        QStringList part;
        for (const Link *link : found)
            part << u"%1 %2 %3 %4 %5 %6 %7"_s.arg(int(link->owner.kind)).arg(link->owner.id).arg(link->type, link->role,
                        place(link->from), place(link->to), link->suggested ? u"?"_s : u""_s);
        part.sort();
        lines << head + part.join(u" | "_s);
    };
    for (const Mention &mention : mentions)
        tell(mention.id.toString() + u"= "_s, links.index().at(mention.id, mention.entity));
    tell(u"spans= "_s, links.index().atSpans({0, 10'000}));
    tell(u"chosen= "_s, links.chosen());
    return lines << QString::number(links.index().size());
}

} // namespace

class ArticleLinksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsWhatTheStoreHoldsAfterEachEdit_data()
    {
        QTest::addColumn<bool>("whole");
        QTest::addColumn<bool>("large");
        QTest::newRow("all") << true << false;
        QTest::newRow("what is chosen") << false << false;
        QTest::newRow("all of a long article, in the background") << true << true;
    }

    void holdsWhatTheStoreHoldsAfterEachEdit()
    {
        QFETCH(const bool, whole);
        QFETCH(const bool, large);
        auto store = test::newStore(u"links.gloss"_s);
        store->setDurable(false);
        Workbench workbench(*store);
        Workbench plain(*store);
        if (large)
            workbench.setLargeFrom(0, -1);
        test::RandomEdits random(*store, whole ? 5 : 6);
        const ArticleId article = random.verbs().article(u"First"_s, u"Ilham Aliyev met Selçuk Bayraktar in Baku. They signed."_s);
        ArticleLinks links(workbench);
        links.setWhole(whole);
        links.setArticle(article);
        qsizetype most = 0;
        for (int i = 0; i < test::repetitions(1'500, 20'000); ++i) {
            if (large && i % 3 == 1) { // the next edits come while all are read
                links.setWhole(false);
                links.setWhole(true);
            }
            random.step();
            workbench.flush();
            if (i % 5 == 0) {
                const auto relations = test::need(random.verbs().relations.inArticle(article));
                const auto events = test::need(random.verbs().events.inArticle(article));
                if (i % 2 && !relations.empty())
                    links.choose(relations.back().id);
                else if (!events.empty())
                    links.choose(i % 3 ? Owner(events.back().id) : Owner(events.back().event));
            }
            ArticleLinks fresh(plain);
            fresh.setWhole(whole);
            fresh.setArticle(article);
            fresh.choose(links.item());
            const auto mentions = test::need(random.verbs().mentions.inArticle(article));
            if (!large || i % 3 == 0)
                QTRY_COMPARE(told(links, mentions), told(fresh, mentions));
            most = std::max(most, links.index().size());
        }
        QVERIFY(most > (whole ? 3 : 0));
    }

    void saysWhatIsChosen()
    {
        auto store = test::newStore(u"said.gloss"_s);
        test::Verbs verbs(*store);
        const ArticleId article = verbs.article(u"One"_s, u"Aliyev visited Baku on Monday."_s);
        const MentionId who = test::need(verbs.mentions.mark(article, TextSpan{0, 6}, u"PER"_s)).mention;
        const MentionId where = test::need(verbs.mentions.mark(article, TextSpan{15, 19}, u"GPE"_s)).mention;
        const NewEvent event = test::need(verbs.events.create(article, TextSpan{7, 14}, u"Contact.Meet"_s));
        test::need(verbs.events.addArgument(event.mention, u"Entity"_s, Filler(who)));
        test::need(verbs.events.addArgument(event.mention, u"Time"_s, Filler(u"2024"_s)));
        Relation relation;
        relation.type = u"PHYS.Located"_s;
        relation.from = {who, {}};
        relation.to = {where, {}};
        const RelationId located = test::need(verbs.relations.create(relation));
        Workbench workbench(*store);
        ArticleLinks links(workbench);
        links.setArticle(article);
        QCOMPARE(links.description(), QString());
        links.choose(located);
        QVERIFY2(links.description().endsWith(u"from Aliyev to Baku"_s), qPrintable(links.description()));
        links.choose(event.event);
        QVERIFY2(links.description().endsWith(u"visited, with Entity: Aliyev; Time: 2024"_s), qPrintable(links.description()));
        QCOMPARE(links.index().size(), 2);
        links.choose(who);
        QCOMPARE(links.description(), QString());
        QCOMPARE(links.index().size(), 0);
    }

    /// "He" stands nearer to the other end than the name.
    void anEntityIsWhereItIsNearest_data()
    {
        QTest::addColumn<QString>("other");
        QTest::addColumn<qsizetype>("nearest"); ///< begin of the entity's mention
        QTest::newRow("before all") << u"Baku"_s << qsizetype(8);
        QTest::newRow("between") << u"came"_s << qsizetype(20);
        QTest::newRow("after all") << u"Monday"_s << qsizetype(39);
    }

    void anEntityIsWhereItIsNearest()
    {
        QFETCH(QString, other);
        const QString text = u"In Baku Aliyev met. He came early, and he left on Monday."_s;
        auto store = test::newStore(u"near.gloss"_s);
        test::Verbs verbs(*store);
        const ArticleId article = verbs.article(u"One"_s, text);
        const auto mark = [&](qsizetype begin, qsizetype length) {
            return test::need(verbs.mentions.mark(article, TextSpan{begin, begin + length}, u"PER"_s)).mention;
        };
        const std::vector<MentionId> all{mark(8, 6), mark(20, 2), mark(39, 2)};
        const MentionId there = mark(text.indexOf(other), other.size());
        Entity person;
        person.type = u"PER"_s;
        person.name = u"Aliyev"_s;
        const EntityId entity = test::need(verbs.entities.create(person));
        test::need(verbs.mentions.assign(all, entity));
        Relation relation;
        relation.type = u"PHYS.Located"_s;
        relation.from = {entity, {}};
        relation.to = {there, {}};
        const RelationId id = test::need(verbs.relations.create(relation));
        Workbench workbench(*store);
        ArticleLinks links(workbench);
        links.setArticle(article);
        links.choose(id);
        MentionIndex index;
        index.load(test::need(verbs.mentions.inArticle(article)));
        const LinkEnds ends = LinkPlaces(links.index(), index).of(*links.chosen().front());
        QTEST(ends.from->hull().begin, "nearest");
        QCOMPARE(ends.toMention, there);
    }
};

QTEST_GUILESS_MAIN(ArticleLinksTest)
#include "tst_articlelinks.moc"
