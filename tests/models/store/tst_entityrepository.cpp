// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/entityrepository.h"
#include "tests/support/projectsupport.h"
#include "tests/support/sqlorder.h"

#include <QRandomGenerator>
#include <QTest>

#include <ranges>

using namespace glossator;
using namespace Qt::StringLiterals;
using test::need;

class EntityRepositoryTest : public QObject {
    Q_OBJECT

    inline static const QString text = u"Ayşe Demir met Demir, the mayor. Ayşe Demir and the mayor of Bakü left."_s;

    std::unique_ptr<Store> m_store;
    std::unique_ptr<test::Verbs> m_verbs;
    ArticleId m_article;

    EntityId add(
        const QString &name, const QString &type = u"PER"_s, const QStringList &aliases = {}, const QString &note = {})
    {
        return need(m_verbs->entities.create(
            {.id = {}, .type = type, .name = name, .aliases = aliases, .note = note, .by = {}}));
    }
    MentionId mention(const QString &words, EntityId entity, const QString &type = u"PER"_s, qsizetype from = 0)
    {
        Mention value;
        value.article = m_article;
        value.type = type;
        const qsizetype at = text.indexOf(words, from);
        value.extent = TextSpan{at, at + words.size()};
        value.entity = entity;
        return need(m_verbs->mentions.create(value));
    }
    [[nodiscard]] EntityId entityOf(MentionId id) const { return need(m_verbs->mentions.mention(id)).entity; }
    [[nodiscard]] bool exists(EntityId id) const { return bool(m_verbs->entities.entity(id)); }

private Q_SLOTS:
    void init()
    {
        m_store = test::newStore(u"entities.gloss"_s);
        m_verbs = std::make_unique<test::Verbs>(*m_store);
        m_article = m_verbs->article(u"Visit"_s, text);
    }

    /// Sorted here, not by SQLite: in the order that it would have by its own rules.
    void sortsAsSqlWould_data()
    {
        QTest::addColumn<EntityQuery::Order>("order");
        QTest::addColumn<QByteArray>("expressions");
        QTest::addColumn<int>("count");
        const QByteArray byName("folded(name) %1, name %1");
        QTest::newRow("by name") << EntityQuery::Order::Name << byName << 400;
        QTest::newRow("by name, in two threads") << EntityQuery::Order::Name << byName << 5'500;
        QTest::newRow("by name, folded in parts") << EntityQuery::Order::Name << byName << 90'000;
        QTest::newRow("by type") << EntityQuery::Order::Type << QByteArray("folded(type) %1, type %1") << 400;
        QTest::newRow("by mentions") << EntityQuery::Order::Mentions
                                     << QByteArray("(SELECT count(*) FROM mention WHERE entity_id = entity.id) %1") << 400;
        QTest::newRow("by articles") << EntityQuery::Order::Articles
                                     << QByteArray("EXISTS (SELECT 1 FROM mention WHERE entity_id = entity.id) %1") << 400;
    }

    void sortsAsSqlWould()
    {
        QFETCH(const EntityQuery::Order, order);
        QFETCH(const QByteArray, expressions);
        QFETCH(const int, count);
        m_store->setDurable(false);
        QRandomGenerator random(7);
        const QStringList parts{u"a"_s, u"A"_s, u"b"_s, u"Z"_s, u"ş"_s, u"S"_s, u"İ"_s, u"ı"_s, u"ß"_s, u"я"_s, u"علي"_s, u"😀"_s, u" "_s};
        std::vector<EntityId> added;
        need(m_store->perform({u"Add many"_s}, [&](Operation &op) -> Result<> {
            for (int i = 0; i < count; ++i) {
                QString name = i % 2 ? u"Begins with the same "_s : QString();
                for (int part = random.bounded(6); part >= 0; --part)
                    name += parts.at(random.bounded(int(parts.size())));
                added.push_back(op.newId<EntityId>());
                op.db()
                    .prepare("INSERT INTO entity(id, type, name, created, modified) VALUES (?, ?, ?, 0, 0)")
                    .bind(added.back(), parts.at(random.bounded(8)), name)
                    .run();
            }
            return {};
        }));
        for (const EntityId entity : added | std::views::take(400)) {
            for (int times = random.bounded(3); times > 0; --times)
                mention(u"Demir"_s, entity);
        }
        EntityQuery query;
        query.order = order;
        test::compareWithSql<EntityId>(*m_store, m_verbs->entities, query, "entity", expressions);
        query.type = u"b"_s;
        test::compareWithSql<EntityId>(*m_store, m_verbs->entities, query, "entity", expressions, "type = 'b'");
        query.type.clear();
        query.article = m_article; // then they come in the order of their ids, not along an index
        test::compareWithSql<EntityId>(
            *m_store, m_verbs->entities, query, "entity", expressions, "id IN (SELECT entity_id FROM mention)");
    }
    void cleanup()
    {
        m_verbs.reset();
        m_store.reset();
    }

    /// Ids of another replica may be smaller or larger.
    void whatWasAddedLaterStandsBehind()
    {
        std::vector<EntityId> added;
        for (const quint32 replica : {7U, 3U, 9U}) {
            const EntityId id = add(u"Somebody"_s);
            const EntityId other((qint64(replica) << 32) | id.value());
            need(m_store->perform({u"Move"_s}, [&](Operation &op) -> Result<> {
                op.db().prepare("UPDATE entity SET id = ?, created = ? WHERE id = ?").bind(other, qint64(added.size()), id).run();
                return {};
            }));
            added.push_back(other);
        }
        EntityQuery query;
        query.order = EntityQuery::Order::Added;
        QCOMPARE(need(m_verbs->entities.ids(query)), added);
    }

    void aNameThatWasAnotherNameChangesPlacesWithIt()
    {
        Entity entity;
        entity.type = u"PER"_s;
        entity.name = u"Demir"_s;
        entity.aliases = {u"Ayşe"_s, u"Ayşe Demir"_s};
        const EntityId id = test::need(m_verbs->entities.create(entity));
        test::need(m_verbs->entities.rename(id, u"Ayşe Demir"_s));
        const Entity now = test::need(m_verbs->entities.entity(id));
        QCOMPARE(now.name, u"Ayşe Demir"_s);
        QCOMPARE(now.aliases, (QStringList{u"Demir"_s, u"Ayşe"_s}));
        test::need(m_verbs->entities.rename(id, u"A. Demir"_s));
        QCOMPARE(test::need(m_verbs->entities.entity(id)).aliases, (QStringList{u"Demir"_s, u"Ayşe"_s}));
    }

    void isSortedAsPeopleLookForIt()
    {
        for (const QString &name : {u"Ümit"_s, u"workers"_s, u"İzmir"_s, u"Çağla"_s, u"Workers"_s, u"Iraq"_s})
            add(name);
        add(u"workers"_s); // the same words: by id
        const auto sorted = [this](bool descending) {
            QStringList names;
            for (const EntityId id : need(m_verbs->entities.ids({{}, {}, {}, EntityQuery::Order::Name, descending})))
                names << need(m_verbs->entities.entity(id)).name;
            return names;
        };
        QStringList wanted{u"Çağla"_s,   u"Iraq"_s,    u"İzmir"_s,  u"Ümit"_s,
                           u"Workers"_s, u"workers"_s, u"workers"_s};
        QCOMPARE(sorted(false), wanted);
        std::ranges::reverse(wanted);
        QCOMPARE(sorted(true), wanted);
    }

    void isFoundByNameAndAlias_data()
    {
        QTest::addColumn<QString>("part");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("begins with it, shorter first, then in the order of letters")
            << u"a"_s << QStringList{u"Ali"_s, u"Ayşe"_s, u"50% Bank_A"_s, u"Bakü"_s};
        QTest::newRow("an alias") << u"capital"_s << QStringList{u"Bakü"_s};
        QTest::newRow("a percent sign is itself") << u"0%"_s << QStringList{u"50% Bank_A"_s};
        QTest::newRow("an underscore is itself") << u"k_A"_s << QStringList{u"50% Bank_A"_s};
        QTest::newRow("without its accent") << u"AYSE"_s << QStringList{u"Ayşe"_s};
        QTest::newRow("nothing") << u"zzz"_s << QStringList();
        QTest::newRow("nothing typed: the much mentioned first")
            << u" "_s << QStringList{u"Ayşe"_s, u"Ali"_s, u"Bakü"_s, u"50% Bank_A"_s};
    }
    void isFoundByNameAndAlias()
    {
        QFETCH(const QString, part);
        add(u"Ali"_s);
        mention(u"Demir"_s, add(u"Ayşe"_s));
        add(u"Bakü"_s, u"GPE"_s, {u"the capital"_s});
        add(u"50% Bank_A"_s, u"ORG"_s);
        QStringList names;
        const EntityMatches matches = need(m_verbs->entities.matching(part, 10));
        for (const EntityId id : matches.ids)
            names << need(m_verbs->entities.entity(id)).name;
        QTEST(names, "found");
    }

    void aNameIsThatOfAType()
    {
        const EntityId person = add(u"Demir"_s, u"PER"_s, {u"Ayşe Demir"_s});
        add(u"Demir"_s, u"ORG"_s);
        QCOMPARE(need(m_verbs->entities.named(u"Demir"_s, u"PER"_s)), std::vector{person});
        QCOMPARE(need(m_verbs->entities.named(u"Ayşe Demir"_s, u"PER"_s)), std::vector{person});
        QCOMPARE(need(m_verbs->entities.named(u"demir"_s, u"PER"_s)), std::vector<EntityId>());
        auto names = need(m_verbs->entities.names());
        names.sort();
        QCOMPARE(names, (QStringList{u"Ayşe Demir"_s, u"Demir"_s, u"Demir"_s}));
    }

    void aDatelineInCapitalsNamesTheSame()
    {
        const EntityId town = add(u"Ankara"_s, u"GPE"_s);
        const EntityId firm = add(u"BAYKAR"_s, u"ORG"_s);
        QCOMPARE(need(m_verbs->entities.named(u"ANKARA"_s, u"GPE"_s)), std::vector{town});
        QCOMPARE(need(m_verbs->entities.named(u"ANKARA"_s, u"PER"_s)), std::vector<EntityId>());
        QCOMPARE(need(m_verbs->entities.named(u"Baykar"_s, u"ORG"_s)), std::vector{firm});
        const EntityId izmir = add(u"İzmir"_s, u"GPE"_s);
        QCOMPARE(need(m_verbs->entities.named(u"İZMİR"_s, u"GPE"_s)), std::vector{izmir});
        const EntityId sari = add(u"Sari"_s, u"GPE"_s); // in Iran
        const EntityId yellow = add(u"Sarı"_s, u"GPE"_s);
        QCOMPARE(need(m_verbs->entities.named(u"SARI"_s, u"GPE"_s)), (std::vector{sari, yellow})); // a person decides
        const EntityId other = add(u"Baykar"_s, u"ORG"_s); // who is called exactly so comes first
        QCOMPARE(need(m_verbs->entities.named(u"Baykar"_s, u"ORG"_s)), std::vector{other});
    }

    void theBestFitsAreCountedToo()
    {
        for (int i = 0; i < 30; ++i)
            add(u"Person %1"_s.arg(i));
        add(u"Someone"_s, u"PER"_s, {u"Person"_s});
        const EntityMatches matches = need(m_verbs->entities.matching(u"pers"_s, 5));
        QCOMPARE(matches.ids.size(), size_t(5));
        QCOMPARE(matches.ranks.size(), size_t(5));
        QCOMPARE(matches.total, 31);
        QCOMPARE(need(m_verbs->entities.entity(matches.ids.front())).name, u"Someone"_s); // the shortest that begins so
    }

    /// Words that have named both of two who are not the same name neither without being asked.
    void whoIsNotTheSameMakesANameAmbiguous()
    {
        const EntityId one = add(u"Demir"_s);
        const EntityId other = add(u"Ayşe Demir"_s);
        mention(u"Demir"_s, other, u"PER"_s, 12);
        QCOMPARE(need(m_verbs->entities.named(u"Demir"_s, u"PER"_s)), std::vector{one});
        need(m_verbs->entities.markDistinct(other, one));
        QCOMPARE(need(m_verbs->entities.named(u"Demir"_s, u"PER"_s)), (std::vector{one, other}));
        const Marked marked = need(m_verbs->mentions.mark(m_article, TextSpan{5, 10}, u"PER"_s));
        QCOMPARE(marked.how, Marked::Entity::Ambiguous);
    }

    void mergeBringsEverythingAlong()
    {
        const EntityId into = add(u"Ayşe Demir"_s, u"PER"_s, {u"Demir"_s}, u"Mayor."_s);
        const EntityId other = add(u"A. Demir"_s, u"PER"_s, {u"Demir"_s, u"Ayşe"_s}, u"Of Bakü."_s);
        const EntityId third = add(u"Another"_s);
        const MentionId words = mention(u"Demir"_s, other, u"PER"_s, 12);
        const MentionId own = mention(u"Ayşe Demir"_s, into);
        Relation relation;
        relation.type = u"PHYS.Located"_s;
        relation.from = {other, u"Arg1"_s};
        relation.to = {words, u"Arg2"_s};
        const RelationId related = need(m_verbs->relations.create(relation));
        const NewEvent event = need(m_verbs->events.create(m_article, TextSpan{11, 14}, u"Contact.Meet"_s));
        const ArgumentId filled = need(m_verbs->events.addArgument(event.mention, u"Entity"_s, Filler(other)));
        need(m_verbs->attributes.set(into, u"gender"_s, {u"female"_s}));
        need(m_verbs->attributes.set(other, u"gender"_s, {u"male"_s}));
        need(m_verbs->attributes.set(other, u"born"_s, {u"1970"_s}));
        need(m_verbs->notes.add(other, u"Seen twice."_s));
        need(m_verbs->entities.markDistinct(other, third));
        need(m_verbs->entities.markDistinct(other, into));
        const qint64 before = m_verbs->history.size();

        need(m_verbs->entities.merge(into, {other, into}));

        QCOMPARE(m_verbs->history.size(), before + 1);
        QVERIFY(!exists(other));
        const Entity merged = need(m_verbs->entities.entity(into));
        QCOMPARE(merged.name, u"Ayşe Demir"_s);
        QCOMPARE(merged.aliases, QStringList({u"Demir"_s, u"A. Demir"_s, u"Ayşe"_s}));
        QCOMPARE(merged.note, u"Mayor.\nOf Bakü."_s);
        QCOMPARE(entityOf(words), into);
        QCOMPARE(entityOf(own), into);
        QCOMPARE(need(m_verbs->relations.relation(related)).from, RelationEnd(into, u"Arg1"_s));
        QCOMPARE(need(m_verbs->events.argument(filled)).filler, Filler(into));
        QStringList attributes;
        for (const Attribute &attribute : need(m_verbs->attributes.of(into)))
            attributes << attribute.name + u'=' + attribute.value;
        QCOMPARE(attributes, QStringList({u"born=1970"_s, u"gender=female"_s})); // its own word wins
        QCOMPARE(need(m_verbs->notes.of(into)).size(), size_t(1));
        QCOMPARE(need(m_verbs->entities.knownDistinct(into)), std::vector{third});

        need(m_verbs->history.undo());
        QCOMPARE(entityOf(words), other);
        QCOMPARE(need(m_verbs->entities.entity(into)).aliases, QStringList{u"Demir"_s});
        QCOMPARE(need(m_verbs->entities.knownDistinct(other)).size(), size_t(2));
    }

    void splitMakesOneOfItsOwn()
    {
        const EntityId whole = add(u"Ayşe Demir"_s, u"PER"_s, {u"Demir"_s});
        const MentionId stays = mention(u"Ayşe Demir"_s, whole);
        const MentionId one = mention(u"the mayor"_s, whole);
        const MentionId two = mention(u"the mayor of Bakü"_s, whole, u"PER"_s, 40);
        const EntityId part = need(m_verbs->entities.split({one, two}));
        QCOMPARE(entityOf(one), part);
        QCOMPARE(entityOf(two), part);
        QCOMPARE(entityOf(stays), whole);
        QCOMPARE(need(m_verbs->entities.entity(part)).name, u"the mayor"_s);
        QCOMPARE(need(m_verbs->entities.entity(part)).type, u"PER"_s);
        QCOMPARE(need(m_verbs->entities.entity(whole)).aliases, QStringList{u"Demir"_s});
    }

    void itsMentionsOfTheSameTypeAreRetypedWithIt()
    {
        const EntityId entity = add(u"Ayşe Demir"_s);
        const MentionId same = mention(u"Ayşe Demir"_s, entity);
        const MentionId other = mention(u"the mayor"_s, entity, u"ORG"_s);
        need(m_verbs->entities.retype({entity}, u"GPE"_s));
        QCOMPARE(need(m_verbs->entities.entity(entity)).type, u"GPE"_s);
        QCOMPARE(need(m_verbs->mentions.mention(same)).type, u"GPE"_s);
        QCOMPARE(need(m_verbs->mentions.mention(other)).type, u"ORG"_s);
    }

    void removingItLeavesItsMentions()
    {
        const EntityId entity = add(u"Ayşe Demir"_s);
        const MentionId words = mention(u"Ayşe Demir"_s, entity);
        need(m_verbs->entities.remove({entity}));
        QVERIFY(!exists(entity));
        QVERIFY(!entityOf(words));
    }

    void isForgottenOnlyWhenNothingIsKnownOfIt_data()
    {
        QTest::addColumn<QString>("known");
        QTest::addColumn<bool>("stays");
        QTest::newRow("nothing") << QString() << false;
        for (const QString &known :
            {u"note"_s, u"alias"_s, u"attribute"_s, u"remark"_s, u"distinct"_s, u"relation"_s, u"mention"_s})
            QTest::newRow(qPrintable(known)) << known << true;
    }
    void isForgottenOnlyWhenNothingIsKnownOfIt()
    {
        QFETCH(const QString, known);
        const EntityId entity = add(u"Ayşe Demir"_s);
        const EntityId other = add(u"Other"_s);
        const MentionId words = mention(u"Ayşe Demir"_s, entity);
        if (known == u"note"_s)
            need(m_verbs->entities.setNote(entity, u"Mayor."_s));
        else if (known == u"alias"_s)
            need(m_verbs->entities.setAliases(entity, {u"Ayşe"_s}));
        else if (known == u"attribute"_s)
            need(m_verbs->attributes.set(entity, u"gender"_s, {u"female"_s}));
        else if (known == u"remark"_s)
            need(m_verbs->notes.add(entity, u"Seen."_s));
        else if (known == u"distinct"_s)
            need(m_verbs->entities.markDistinct(entity, other));
        else if (known == u"mention"_s)
            mention(u"the mayor"_s, entity);
        if (known == u"relation"_s) {
            Relation relation;
            relation.type = u"PHYS.Located"_s;
            relation.from = {entity, u"Arg1"_s};
            relation.to = {other, u"Arg2"_s};
            need(m_verbs->relations.create(relation));
        }
        need(m_verbs->mentions.remove({words}));
        QTEST(exists(entity), "stays");
    }

    void isNotDistinctFromItself()
    {
        const EntityId entity = add(u"Ayşe"_s);
        QCOMPARE(m_verbs->entities.markDistinct(entity, entity).error().code, Error::Code::BadInput);
    }
};

QTEST_GUILESS_MAIN(EntityRepositoryTest)
#include "tst_entityrepository.moc"
