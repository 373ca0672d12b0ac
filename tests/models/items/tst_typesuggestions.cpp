// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/typesuggestions.h"

#include "models/base/propername.h"
#include "models/store/schemarepository.h"
#include "models/store/usage.h"
#include "tests/support/projectsupport.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;
using test::need;

class TypeSuggestionsTest : public QObject {
    Q_OBJECT

    inline static const QString text = u"The president met Demir in Bakü. THE PRESIDENT left Demir."_s;

    std::unique_ptr<Store> m_store;
    std::unique_ptr<test::Verbs> m_verbs;
    Schema m_schema;
    ArticleId m_article;
    ArticleId m_other;

    MentionId mark(ArticleId article, const QString &words, const QString &type, EntityId entity = {})
    {
        Mention mention;
        mention.article = article;
        mention.type = type;
        mention.extent = TextSpan{text.indexOf(words), text.indexOf(words) + words.size()};
        mention.entity = entity;
        return need(m_verbs->mentions.create(mention));
    }
    static QStringList names(const std::vector<const TypeDef *> &types)
    {
        QStringList names;
        for (const TypeDef *type : types)
            names << type->name;
        return names;
    }
    [[nodiscard]] TypeSuggestions suggested(const QString &words) const
    {
        return need(suggestTypes(*m_store, m_schema, m_article, words));
    }

private Q_SLOTS:
    void init()
    {
        m_store = test::newStore(u"suggestions.gloss"_s);
        m_verbs = std::make_unique<test::Verbs>(*m_store);
        m_schema = need(SchemaRepository(*m_store).schema());
        m_article = m_verbs->article(u"Visit"_s, text);
        m_other = m_verbs->article(u"Another"_s, text);
    }
    void cleanup()
    {
        m_verbs.reset();
        m_store.reset();
    }

    /// Somebody may select a whole book: to compare it with all that was marked before would take minutes.
    void whatIsTooLongForANameIsComparedWithNothing()
    {
        for (const auto &[length, isKnown] : {std::pair(LongestComparedQuote, true), std::pair(LongestComparedQuote + 1, false)}) {
            const QString words(length, u'x');
            const ArticleId article = m_verbs->article(u"Long"_s, words);
            need(m_verbs->mentions.mark(article, TextSpan{0, length}, u"GPE"_s));
            QCOMPARE(suggested(words).likely.empty(), !isKnown);
        }
    }

    void nothingIsLikelyAtFirst()
    {
        QVERIFY(suggested(u"Demir"_s).likely.empty());
        QVERIFY(suggested(u"Demir"_s).recent.empty());
    }

    void theArticleGoesBeforeTheProject()
    {
        mark(m_other, u"The president"_s, u"TITLE"_s);
        mark(m_other, u"THE PRESIDENT"_s, u"TITLE"_s);
        QCOMPARE(names(suggested(u"the president"_s).likely), QStringList{u"TITLE"_s});
        mark(m_article, u"The president"_s, u"PER"_s);
        QCOMPARE(names(suggested(u"THE PRESIDENT"_s).likely), QStringList({u"PER"_s, u"TITLE"_s}));
    }

    void whatEntitiesCalledSoAreIsLikely()
    {
        need(m_verbs->entities.create(
            {.id = {}, .type = u"ORG"_s, .name = u"Demir Holding"_s, .aliases = {u"Demir"_s}, .note = {}, .by = {}}));
        QCOMPARE(names(suggested(u"Demir"_s).likely), QStringList{u"ORG"_s});
        mark(m_article, u"Demir"_s, u"PER"_s);
        QCOMPARE(names(suggested(u"Demir"_s).likely), QStringList({u"PER"_s, u"ORG"_s}));
    }

    void theLastUsedIsRecentUnlessItIsLikely()
    {
        mark(m_article, u"Bakü"_s, u"GPE"_s);
        mark(m_article, u"Demir"_s, u"PER"_s);
        need(m_verbs->events.create(m_article, TextSpan{14, 17}, u"Contact.Meet"_s));
        QCOMPARE(names(suggested(u"left"_s).recent), QStringList({u"Contact.Meet"_s, u"PER"_s, u"GPE"_s}));
        QCOMPARE(names(suggested(u"Demir"_s).likely), QStringList{u"PER"_s});
        QCOMPARE(names(suggested(u"Demir"_s).recent), QStringList({u"Contact.Meet"_s, u"GPE"_s}));
    }

    void othersMarksAreNotRecent()
    {
        need(m_store->setAuthor({{}, u"uuid-2"_s, u"Grace"_s}));
        mark(m_article, u"Bakü"_s, u"GPE"_s);
        need(m_store->setAuthor({{}, u"uuid-1"_s, u"Ada"_s}));
        QVERIFY(suggested(u"Demir"_s).recent.empty());
    }

    void whatIsNotInTheSchemaIsNotSuggested()
    {
        mark(m_article, u"Demir"_s, u"Unheard"_s);
        QVERIFY(suggested(u"Demir"_s).likely.empty());
    }

    void theNearestBeforeComesFirst()
    {
        const auto add = [this](const QString &name) {
            return need(m_verbs->entities.create(
                {.id = {}, .type = u"PER"_s, .name = name, .aliases = {}, .note = {}, .by = {}}));
        };
        const EntityId president = add(u"President"_s);
        const EntityId demir = add(u"Demir"_s);
        const EntityId city = add(u"Bakü"_s);
        mark(m_article, u"The president"_s, u"PER"_s, president);
        const MentionId here = mark(m_article, u"Demir"_s, u"PER"_s, demir);
        mark(m_article, u"Bakü"_s, u"GPE"_s, city);
        mark(m_other, u"The president"_s, u"PER"_s, demir);
        const Usage usage(*m_store);
        QCOMPARE(need(usage.entitiesBefore(m_article, 60, 9)), (std::vector{city, demir, president}));
        QCOMPARE(need(usage.entitiesBefore(m_article, 60, 1)), (std::vector{city}));
        // Whom the words have named there comes first.
        const QString called = need(MentionRepository(*m_store).mention(need(MentionRepository(*m_store).idsOfEntity(president)).front())).quote;
        QCOMPARE(need(usage.entitiesBefore(m_article, 60, 9, called.toUpper())).front(), president);
        QCOMPARE(need(usage.entitiesBefore(m_article, 20, 9)), (std::vector{demir, president}));
        QCOMPARE(need(usage.mentionNear(demir, m_article, 60, {})).id, here);
        QCOMPARE(need(usage.mentionNear(demir, m_article, 0, {})).id, here); // what comes after, where nothing is before
        QCOMPARE(need(usage.mentionNear(demir, m_article, 60, here)).article, m_other);
        QCOMPARE(usage.mentionNear(city, m_other, 60, need(m_verbs->mentions.ofEntity(city)).front().id).error().code,
            Error::Code::NotFound);
    }

    /// The figures that the bounds are for: a tenth of a project with 500,000 mentions and 100,000 entities.
    void saysWhatItTakesInALargeProject()
    {
        need(m_store->perform({u"Fill"_s}, [this](Operation &op) -> Result<> {
            op.db().execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)"
                            " INSERT INTO entity(id, type, name, created, modified)"
                            " SELECT 9000000 + i, 'PER', 'Person ' || (i * 7919 % 10007) || ' Yılmaz', 0, 0 FROM n");
            Query fill = op.db().prepare(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)"
                " INSERT INTO mention(id, article_id, type, begin, end, quote, entity_id, created, modified)"
                " SELECT 9000000 + i, iif(i % 50, ?1, ?2), 'PER', i % 50, i % 50 + 5, 'word ' || (i % 60000),"
                " 9000001 + i % 10000, 0, 0 FROM n");
            fill.bind(m_other, m_article);
            fill.run();
            return {};
        }));
        QElapsedTimer clock;
        clock.start();
        QVERIFY(suggested(u"word 77"_s).likely.size() == 1);
        qInfo("types suggested in %lld ms", clock.restart());
        for (const QString &typed : {u"p"_s, u"person 77 yil"_s, u"zzz"_s}) {
            clock.restart();
            const auto matches = need(m_verbs->entities.matching(typed, 50));
            qInfo("%lld entities fit “%s” in %lld ms", matches.total, qPrintable(typed), clock.elapsed());
        }
        clock.restart();
        QCOMPARE(need(m_verbs->entities.mostMentioned(20)).size(), size_t(20));
        qInfo("the most mentioned in %lld ms", clock.restart());
    }
};

QTEST_GUILESS_MAIN(TypeSuggestionsTest)
#include "tst_typesuggestions.moc"
