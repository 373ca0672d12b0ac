// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/relationrepository.h"
#include "tests/support/projectsupport.h"
#include "tests/support/sqlorder.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;
using test::need;

class RelationRepositoryTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Store> m_store;
    std::unique_ptr<test::Verbs> m_verbs;
    ArticleId m_article;
    Marked m_person;
    Marked m_mayor;

private Q_SLOTS:
    void init()
    {
        m_store = test::newStore(u"relations.gloss"_s);
        m_verbs = std::make_unique<test::Verbs>(*m_store);
        m_article = m_verbs->article(u"Visit"_s, u"Ayşe Demir met the mayor."_s);
        m_person = need(m_verbs->mentions.mark(m_article, TextSpan{0, 10}, u"PER"_s));
        m_mayor = need(m_verbs->mentions.mark(m_article, TextSpan{15, 24}, u"PER"_s));
    }
    void cleanup()
    {
        m_verbs.reset();
        m_store.reset();
    }

    void liesWhereItsEndsLie()
    {
        Relation relation;
        relation.type = u"PER-SOC.Business"_s;
        relation.from = {m_person.mention, u"Arg1"_s};
        relation.to = {m_mayor.mention, u"Arg2"_s};
        const RelationId id = need(m_verbs->relations.create(relation));
        QCOMPARE(need(m_verbs->relations.relation(id)).article, m_article);
        QCOMPARE(need(m_verbs->relations.ofMention(m_mayor.mention)).front().id, id);
        const RelationRow row = need(m_verbs->relations.row(id));
        QCOMPARE(row.from, u"Ayşe Demir"_s);
        QCOMPARE(row.to, u"the mayor"_s);
        QCOMPARE(row.article, u"Visit"_s);
    }

    /// Sorted here, not by SQLite: in the order that it would have by its own rules. Some lie nowhere.
    void sortsAsSqlWould_data()
    {
        QTest::addColumn<RelationQuery::Order>("order");
        QTest::addColumn<QByteArray>("expressions");
        QTest::newRow("by place") << RelationQuery::Order::Place
                                  << QByteArray("article_id %1, (SELECT begin FROM mention WHERE id = from_mention) %1");
        QTest::newRow("by type") << RelationQuery::Order::Type << QByteArray("folded(type) %1, type %1");
    }

    void sortsAsSqlWould()
    {
        QFETCH(const RelationQuery::Order, order);
        QFETCH(const QByteArray, expressions);
        const ArticleId other = m_verbs->article(u"Other"_s, u"Ayşe Demir left."_s);
        const Marked left = need(m_verbs->mentions.mark(other, TextSpan{0, 10}, u"PER"_s));
        const std::vector<RelationEnd> froms{{m_mayor.mention, u"Arg1"_s}, {left.mention, u"Arg1"_s}, {m_person.entity, u"Arg1"_s},
            {m_person.mention, u"Arg1"_s}};
        for (int i = 0; i < 24; ++i) {
            Relation relation;
            relation.type = i % 3 == 0 ? u"PER-SOC.Business"_s : u"ORG-AFF"_s;
            relation.from = froms[size_t(i) % froms.size()];
            relation.to = {m_person.entity, u"Arg2"_s};
            need(m_verbs->relations.create(relation));
        }
        RelationQuery query;
        query.order = order;
        test::compareWithSql<RelationId>(*m_store, m_verbs->relations, query, "relation", expressions);
    }

    void isReversedAndKeepsItsEndNames()
    {
        Relation relation;
        relation.type = u"ORG-AFF.Employment"_s;
        relation.from = {m_person.mention, u"Arg1"_s};
        relation.to = {m_person.entity, u"Arg2"_s};
        const RelationId id = need(m_verbs->relations.create(relation));
        need(m_verbs->relations.reverse(id));
        QCOMPARE(need(m_verbs->relations.relation(id)).from, RelationEnd(m_person.entity, u"Arg1"_s));
        QCOMPARE(need(m_verbs->relations.relation(id)).to, RelationEnd(m_person.mention, u"Arg2"_s));
        need(m_verbs->history.undo());
        QCOMPARE(need(m_verbs->relations.relation(id)).from, relation.from);
    }

    void goesWithWhatItRelates()
    {
        Relation relation;
        relation.type = u"ORG-AFF.Employment"_s;
        relation.from = {m_person.mention, u"Arg1"_s};
        relation.to = {m_mayor.mention, u"Arg2"_s};
        const RelationId id = need(m_verbs->relations.create(relation));
        need(m_verbs->relations.setEnds(id, {m_person.entity, u"Arg1"_s}, {m_mayor.mention, u"Arg2"_s}));
        need(m_verbs->mentions.remove({m_person.mention}));
        QVERIFY(m_verbs->relations.relation(id)); // it speaks of the entity
        need(m_verbs->entities.remove({m_person.entity}));
        QVERIFY(!m_verbs->relations.relation(id));
    }
};

QTEST_GUILESS_MAIN(RelationRepositoryTest)
#include "tst_relationrepository.moc"
