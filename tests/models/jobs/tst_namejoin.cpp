// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/namejoin.h"
#include "models/store/articlerepository.h"
#include "models/store/entityrepository.h"
#include "models/store/history.h"
#include "models/store/mentionrepository.h"
#include "tests/support/randomscript.h"
#include "tests/support/testsupport.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class NameJoinTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Store> m_store;
    ArticleId m_article;
    JobContext m_context;

    static constexpr auto text
        = u"Ayşe met Ayşe. The mayor of Bakü met him in Bakü on Monday. Ayşe\n Demir and Ayşe Demir. ANKARA (AP): in Ankara. SARI Sari Sarı";

    MentionId mention(qsizetype from, const QString &words, const QString &type, EntityId entity = {})
    {
        const qsizetype at = QString(text).indexOf(words, from);
        Mention value;
        value.article = m_article;
        value.type = type;
        value.extent = Extent(TextSpan{at, at + words.size()});
        value.entity = entity;
        return MentionRepository(*m_store).create(value).value();
    }
    EntityId entity(const QString &name, const QString &type)
    {
        Entity value;
        value.name = name;
        value.type = type;
        return EntityRepository(*m_store).create(value).value();
    }
    [[nodiscard]] EntityId entityOf(MentionId id) const { return MentionRepository(*m_store).mention(id)->entity; }

private Q_SLOTS:
    void init()
    {
        m_store = test::newProject(u"names.gloss"_s);
        m_article = ArticleRepository(*m_store).add({}, QString(text)).value();
    }
    void cleanup() { m_store.reset(); }

    void findsWhatStandsUnderOneNameAndType()
    {
        const MentionId one = mention(0, u"Ayşe"_s, u"PER"_s);
        const MentionId two = mention(5, u"Ayşe"_s, u"PER"_s);
        mention(0, u"The mayor"_s, u"PER"_s); // a description
        mention(0, u"him"_s, u"PER"_s); // a pronoun
        mention(0, u"Monday"_s, u"TIME"_s); // a value attests nobody
        mention(0, u"Bakü"_s, u"GPE"_s, entity(u"Bakü"_s, u"GPE"_s)); // names somebody already
        const MentionId city = mention(40, u"Bakü"_s, u"GPE"_s);
        mention(40, u"Bakü"_s, u"ORG"_s); // the same name as another type
        mention(0, u"Ayşe\n Demir"_s, u"PER"_s);
        mention(60, u"Ayşe Demir"_s, u"PER"_s); // differs in white space alone
        const auto groups = namesToJoin(*m_store, m_context);
        QVERIFY(groups);
        QStringList found;
        for (const NameGroup &group : *groups)
            found << u"%1 %2 %3%4"_s.arg(group.type, group.name)
                         .arg(group.mentions.size())
                         .arg(group.entity ? u" joins"_s : u""_s);
        QCOMPARE(found, QStringList({u"PER Ayşe 2"_s, u"PER Ayşe Demir 2"_s, u"GPE Bakü 1 joins"_s, u"ORG Bakü 1"_s}));
        QCOMPARE(groups->at(0).mentions.at(0).id, one);
        QCOMPARE(groups->at(0).mentions.at(1).id, two);
        QCOMPARE(groups->at(0).articles, 1);
        QCOMPARE(groups->at(2).mentions.at(0).id, city);
    }

    /// What is offered is what is done: a dateline in capitals is no second name.
    void aDatelineIsOfferedWithItsName()
    {
        const MentionId dateline = mention(0, u"ANKARA"_s, u"GPE"_s);
        const MentionId town = mention(5, u"Ankara"_s, u"GPE"_s);
        const auto groups = namesToJoin(*m_store, m_context);
        QVERIFY(groups);
        QCOMPARE(groups->size(), size_t(1));
        QCOMPARE(groups->front().mentions.size(), size_t(2));
        QCOMPARE(groups->front().name, u"Ankara"_s); // as the running text writes it
        const auto joined = joinNames(*m_store, *groups, m_context);
        QVERIFY2(joined, qPrintable(joined ? QString() : joined.error().message));
        QCOMPARE(*joined, 2);
        QCOMPARE(entityOf(dateline), entityOf(town));
    }

    void aNameInCapitalsThatMayBeTwoIsLeftToAPerson()
    {
        mention(0, u"SARI"_s, u"PER"_s);
        mention(0, u"Sari"_s, u"PER"_s);
        mention(0, u"Sarı"_s, u"PER"_s);
        const auto groups = namesToJoin(*m_store, m_context);
        QVERIFY(groups);
        QStringList names;
        for (const NameGroup &group : *groups)
            names << group.name;
        QCOMPARE(names, (QStringList{u"Sari"_s, u"Sarı"_s}));
    }

    void whoIsCalledExactlySoComesFirst()
    {
        const EntityId inCapitals = entity(u"ANKARA"_s, u"GPE"_s);
        const EntityId usual = entity(u"Ankara"_s, u"GPE"_s);
        const MentionId dateline = mention(0, u"ANKARA"_s, u"GPE"_s);
        const MentionId town = mention(5, u"Ankara"_s, u"GPE"_s);
        const auto groups = namesToJoin(*m_store, m_context);
        QVERIFY(groups);
        QVERIFY(joinNames(*m_store, *groups, m_context));
        QCOMPARE(entityOf(dateline), inCapitals);
        QCOMPARE(entityOf(town), usual);
    }

    void leavesNamesThatSeveralHaveToAPerson()
    {
        entity(u"Ayşe"_s, u"PER"_s);
        entity(u"Ayşe"_s, u"PER"_s);
        mention(0, u"Ayşe"_s, u"PER"_s);
        QCOMPARE(namesToJoin(*m_store, m_context)->size(), size_t(0));
    }

    void joinsAsOneActionThatCanBeUndone()
    {
        const EntityId bakue = entity(u"Bakü"_s, u"GPE"_s);
        const MentionId one = mention(0, u"Ayşe"_s, u"PER"_s);
        const MentionId two = mention(5, u"Ayşe"_s, u"PER"_s);
        const MentionId city = mention(0, u"Bakü"_s, u"GPE"_s);
        const QByteArray before = test::contentHash(*m_store);
        const auto groups = namesToJoin(*m_store, m_context);
        const auto joined = joinNames(*m_store, *groups, m_context);
        QVERIFY(joined);
        QCOMPARE(*joined, 3);
        QVERIFY(entityOf(one));
        QCOMPARE(entityOf(one), entityOf(two));
        QCOMPARE(EntityRepository(*m_store).entity(entityOf(one))->name, u"Ayşe"_s);
        QCOMPARE(entityOf(city), bakue);
        QCOMPARE(namesToJoin(*m_store, m_context)->size(), size_t(0));
        QVERIFY(History(*m_store).undo());
        QCOMPARE(test::contentHash(*m_store), before);
    }

    void passesOverWhatChangedMeanwhile()
    {
        const MentionId gone = mention(0, u"Ayşe"_s, u"PER"_s);
        const MentionId assigned = mention(5, u"Ayşe"_s, u"PER"_s);
        const EntityId other = entity(u"Ayşe Yılmaz"_s, u"PER"_s);
        const auto groups = namesToJoin(*m_store, m_context);
        QVERIFY(MentionRepository(*m_store).assign({assigned}, other));
        QVERIFY(MentionRepository(*m_store).remove({gone}));
        const qint64 rows = History(*m_store).size();
        QCOMPARE(joinNames(*m_store, *groups, m_context), Result<qint64>(0));
        QCOMPARE(entityOf(assigned), other);
        QCOMPARE(History(*m_store).size(), rows);
    }

    void changesNothingWhenCancelled()
    {
        mention(0, u"Ayşe"_s, u"PER"_s);
        const auto groups = namesToJoin(*m_store, m_context);
        const QByteArray before = test::contentHash(*m_store);
        JobContext stopped;
        stopped.cancel();
        QCOMPARE(joinNames(*m_store, *groups, stopped).error().code, Error::Code::Cancelled);
        QCOMPARE(namesToJoin(*m_store, stopped).error().code, Error::Code::Cancelled);
        QCOMPARE(test::contentHash(*m_store), before);
    }
};

QTEST_GUILESS_MAIN(NameJoinTest)
#include "tst_namejoin.moc"
