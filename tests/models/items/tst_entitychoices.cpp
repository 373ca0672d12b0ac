// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/entitychoices.h"
#include "models/items/mergepreview.h"

#include "models/domain/schemareader.h"
#include "models/store/schemarepository.h"
#include "tests/support/projectsupport.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;
using test::need;

class EntityChoicesTest : public QObject {
    Q_OBJECT

    inline static const QString text = u"Ayşe Demir met Ilham Aliyev in Bakü. He praised Demir. The mayor left."_s;

    std::unique_ptr<Store> m_store;
    std::unique_ptr<test::Verbs> m_verbs;
    Schema m_schema;
    ArticleId m_article;

    EntityId add(const QString &name, const QString &type = u"PER"_s, const QStringList &aliases = {})
    {
        return need(m_verbs->entities.create(
            {.id = {}, .type = type, .name = name, .aliases = aliases, .note = {}, .by = {}}));
    }
    Mention mention(const QString &words, EntityId entity = {}, const QString &type = u"PER"_s, qsizetype from = 0)
    {
        Mention value;
        value.article = m_article;
        value.type = type;
        value.extent = TextSpan{text.indexOf(words, from), text.indexOf(words, from) + words.size()};
        value.entity = entity;
        return need(m_verbs->mentions.mention(need(m_verbs->mentions.create(value))));
    }
    /// Name and, in brackets, why.
    [[nodiscard]] QStringList offered(const Mention &about, const QString &typed = {},
        const std::vector<EntityId> &notThese = {}, EntityChoices *whole = nullptr) const
    {
        static const QStringList why{u"now"_s, u"name"_s, u"before"_s, u"often"_s, u"fits"_s, u"not"_s};
        const EntityChoices choices = need(entityChoices(*m_store, m_schema, about, typed, notThese));
        QStringList names;
        for (const EntityChoice &choice : choices.choices)
            names << choice.row.entity.name + u" (%1)"_s.arg(why.at(int(choice.why)));
        if (whole)
            *whole = choices;
        return names;
    }

private Q_SLOTS:
    void init()
    {
        m_store = test::newStore(u"choices.gloss"_s);
        m_verbs = std::make_unique<test::Verbs>(*m_store);
        m_schema = need(SchemaRepository(*m_store).schema());
        m_article = m_verbs->article(u"Visit"_s, text);
    }
    void cleanup()
    {
        m_verbs.reset();
        m_store.reset();
    }

    void aPronounIsOfferedWhomTheTextSpokeOf()
    {
        const EntityId demir = add(u"Ayşe Demir"_s);
        const EntityId aliyev = add(u"Ilham Aliyev"_s);
        const EntityId city = add(u"Bakü"_s, u"GPE"_s);
        add(u"He"_s); // somebody’s mistake: its name says nothing
        mention(u"Ayşe Demir"_s, demir);
        mention(u"Ilham Aliyev"_s, aliyev);
        mention(u"Bakü"_s, city, u"GPE"_s);
        mention(u"Demir"_s, demir, u"PER"_s, 40); // after it
        EntityChoices choices;
        const Mention he = mention(u"He"_s);
        QCOMPARE(offered(he, {}, {}, &choices), QStringList({u"Ilham Aliyev (before)"_s, u"Ayşe Demir (before)"_s}));
        QVERIFY(choices.likely >= 0);
        QCOMPARE(choices.total, 4);
    }

    void aDescriptionAloneHasNoLikelyEntity()
    {
        mention(u"The mayor"_s, add(u"Ayşe Demir"_s));
        EntityChoices choices;
        const Mention first = mention(u"He"_s);
        QCOMPARE(offered(first, {}, {}, &choices), QStringList{u"Ayşe Demir (often)"_s});
        QVERIFY(choices.likely < 0);
    }

    void aNameIsOfferedWhoIsCalledSo()
    {
        const EntityId whole = add(u"Ayşe Demir"_s);
        const EntityId exact = add(u"Demir"_s);
        const EntityId far = add(u"Ilham Aliyev"_s);
        add(u"Demir Holding"_s, u"ORG"_s);
        mention(u"Ilham Aliyev"_s, far);
        QCOMPARE(offered(mention(u"Demir"_s, {}, u"PER"_s, 40)),
            QStringList({u"Demir (name)"_s, u"Ayşe Demir (name)"_s, u"Ilham Aliyev (before)"_s}));
        Q_UNUSED(whole)
        Q_UNUSED(exact)
    }

    void typesRelatedByTheHierarchyGo()
    {
        m_schema = need(readSchema("schema \"S\" version 1 language en\nentity Agent abstract\nentity Person < Agent\n"
                                   "entity Soldier < Person\nentity Group < Agent\n",
            u"own.schema"_s));
        mention(u"Ayşe Demir"_s, add(u"Ayşe Demir"_s, u"Person"_s), u"Person"_s);
        mention(u"Ilham Aliyev"_s, add(u"Ilham Aliyev"_s, u"Soldier"_s), u"Soldier"_s);
        mention(u"Bakü"_s, add(u"Bakü"_s, u"Group"_s), u"Group"_s);
        QCOMPARE(offered(mention(u"He"_s, {}, u"Person"_s)),
            QStringList({u"Ilham Aliyev (before)"_s, u"Ayşe Demir (before)"_s}));
    }

    void whatIsTypedFindsNamesAndAliases()
    {
        add(u"Demir Holding"_s, u"ORG"_s);
        add(u"Demirel"_s);
        add(u"Ayşe Demir"_s, u"PER"_s, {u"the iron lady"_s});
        const Mention he = mention(u"He"_s);
        // How it fits, then whether the type goes.
        QCOMPARE(offered(he, u"demir"_s),
            QStringList({u"Demirel (fits)"_s, u"Demir Holding (fits)"_s, u"Ayşe Demir (fits)"_s}));
        QCOMPARE(offered(he, u"lady"_s), QStringList{u"Ayşe Demir (fits)"_s});
        QCOMPARE(offered(he, u"zz"_s), QStringList());
    }

    /// Who asks of a mention that names somebody means somebody else.
    void whomItNamesNowIsListedButNoGuess()
    {
        const EntityId demir = add(u"Ayşe Demir"_s);
        const EntityId aliyev = add(u"Ilham Aliyev"_s);
        mention(u"Ayşe Demir"_s, demir);
        mention(u"Ilham Aliyev"_s, aliyev);
        EntityChoices choices;
        QCOMPARE(offered(mention(u"He"_s, aliyev), {}, {}, &choices),
            QStringList({u"Ilham Aliyev (now)"_s, u"Ayşe Demir (before)"_s}));
        QCOMPARE(choices.likely, 1);
        m_verbs->entities.remove({demir}).value();
        QCOMPARE(offered(mention(u"mayor"_s, aliyev), {}, {}, &choices), QStringList{u"Ilham Aliyev (now)"_s});
        QCOMPARE(choices.likely, -1);
    }

    void theBestFitByNameWinsWhoeverIsNow_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QStringList>("found");
        const QString holding = u"Demir Holding (fits)"_s;
        const QString whole = u"Ayşe Demir (fits)"_s;
        const QString exact = u"Demir (fits)"_s;
        QTest::newRow("now is the best") << u"demir"_s << u"Demir"_s << QStringList{exact, holding, whole};
        QTest::newRow("now fits less") << u"demir"_s << u"Ayşe Demir"_s << QStringList{exact, holding, whole};
        QTest::newRow("now begins so too") << u"demir"_s << u"Demir Holding"_s << QStringList{exact, holding, whole};
        QTest::newRow("now fits as well") << u"de"_s << u"Demir"_s << QStringList{holding, exact, whole};
        QTest::newRow("the other fits as well") << u"de"_s << u"Demir Holding"_s << QStringList{exact, holding, whole};
    }
    void theBestFitByNameWinsWhoeverIsNow()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, now);
        QHash<QString, EntityId> entities;
        for (const QString &name : {u"Ayşe Demir"_s, u"Demir Holding"_s, u"Demir"_s})
            entities.insert(name, add(name));
        mention(u"Ayşe Demir"_s, entities.value(now)); // it is the nearest, too
        QTEST(offered(mention(u"He"_s, entities.value(now)), typed), "found");
    }

    void whatTheTextsCalledSomebodyFindsThem_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("found");
        QTest::addColumn<QString>("words"); // by which the last is found
        const QString ilham = u"Ilham Heydar oglu (fits)"_s;
        QTest::newRow("the words") << u"aliyev"_s
            << QStringList{u"Aliyev Street (fits)"_s, u"Baku Port (fits)"_s, ilham} << u"Ilham Aliyev"_s;
        QTest::newRow("part of them") << u"Ali"_s
            << QStringList{u"Aliyev Street (fits)"_s, u"Baku Port (fits)"_s, ilham} << u"Ilham Aliyev"_s;
        QTest::newRow("a description") << u"mayo"_s << QStringList{ilham} << u"The mayor"_s;
        QTest::newRow("a pronoun names nobody") << u"he"_s << QStringList{ilham} << QString();
        QTest::newRow("a name that fits") << u"ilham"_s << QStringList{ilham} << QString();
        QTest::newRow("letters that only come in that order") << u"imv"_s << QStringList() << QString();
    }
    void whatTheTextsCalledSomebodyFindsThem()
    {
        QFETCH(const QString, typed);
        const EntityId ilham = add(u"Ilham Heydar oglu"_s);
        add(u"Aliyev Street"_s);
        add(u"Baku Port"_s, u"FAC"_s, {u"Heydar Aliyev Port"_s});
        mention(u"Ilham Aliyev"_s, ilham);
        mention(u"He"_s, ilham);
        mention(u"The mayor"_s, ilham);
        EntityChoices choices;
        const Mention last = mention(u"left"_s);
        QStringList found = offered(last, typed, {}, &choices);
        if (typed == u"he") // found by name, as are those called Heydar
            found.removeAll(u"Baku Port (fits)"_s);
        QTEST(found, "found");
        const auto by = std::ranges::find(choices.choices, ilham, [](const EntityChoice &one) { return one.row.entity.id; });
        const QString words = by == choices.choices.end() ? QString() : by->words;
        QTEST(words, "words");
    }

    void aPartOfANameTellsTheWhole_data()
    {
        QTest::addColumn<QStringList>("known"); // people of this article, but for those after a slash
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("whole");
        const QString ayse = u"Ayşe Demir"_s;
        QTest::newRow("a last name") << QStringList{ayse} << u"Demir"_s << ayse;
        QTest::newRow("a first name") << QStringList{ayse} << u"Ayşe"_s << ayse;
        QTest::newRow("two are called so") << QStringList{ayse, u"Ali Demir"_s} << u"Demir"_s << QString();
        QTest::newRow("a part of a word") << QStringList{u"Ayşe Demirel"_s} << u"Demir"_s << QString();
        QTest::newRow("the other is in another article") << QStringList{u"/Ali Demir"_s} << u"Demir"_s << QString();
        QTest::newRow("somebody else") << QStringList{ayse} << u"Ilham Aliyev"_s << QString();
    }
    void aPartOfANameTellsTheWhole()
    {
        QFETCH(const QStringList, known);
        QFETCH(const QString, words);
        QFETCH(const QString, whole);
        const auto say = [this](ArticleId article, const QString &quote, EntityId entity) {
            const QString &all = need(m_verbs->articles.text(article));
            Mention value;
            value.article = article;
            value.type = u"PER"_s;
            value.extent = TextSpan{all.indexOf(quote), all.indexOf(quote) + quote.size()};
            value.entity = entity;
            return need(m_verbs->mentions.mention(need(m_verbs->mentions.create(value))));
        };
        const ArticleId here = m_verbs->article(u"Here"_s, u"Ayşe Demir, Ali Demir, Ayşe Demirel and Ilham Aliyev met."_s);
        const ArticleId there = m_verbs->article(u"There"_s, u"Ali Demir stayed."_s);
        MentionId first;
        for (const QString &name : known) {
            const QString quote = QString(name).remove(u'/');
            const Mention made = say(quote == name ? here : there, quote, add(quote));
            first = first ? first : made.id;
        }
        const EntityId part = add(words);
        const Mention about = say(here, words, part);
        const auto told = [&] {
            const EntityChoices choices = need(entityChoices(*m_store, m_schema, about, {}));
            const auto chosen = std::ranges::find(choices.choices, choices.whole, [](const EntityChoice &one) { return one.row.entity.id; });
            return choices.whole ? chosen->row.entity.name : QString();
        };
        QCOMPARE(told(), whole);
        if (whole.isEmpty())
            return;
        need(m_verbs->mentions.setStatus({first}, Status::Rejected));
        QCOMPARE(told(), QString());
        need(m_verbs->mentions.setStatus({first}, Status::Accepted));
        const EntityId other = need(m_verbs->mentions.mention(first)).entity;
        need(m_verbs->entities.markDistinct(part, other));
        QCOMPARE(told(), QString());
        need(m_verbs->entities.forgetDistinct(part, other));
        QCOMPARE(told(), whole);
        say(here, words, part); // known by more than this mention
        QCOMPARE(told(), QString());
    }

    void whoIsNotTheSameComesLast()
    {
        const EntityId one = add(u"Ayşe Demir"_s);
        const EntityId other = add(u"Demir"_s);
        const EntityId third = add(u"Ilham Aliyev"_s);
        mention(u"Ayşe Demir"_s, one);
        mention(u"Ilham Aliyev"_s, third);
        need(m_verbs->entities.markDistinct(one, other));
        const Mention he = mention(u"He"_s, other);
        QCOMPARE(offered(he),
            QStringList({u"Demir (now)"_s, u"Ilham Aliyev (before)"_s, u"Ayşe Demir (not)"_s}));
        QCOMPARE(offered(he, u"demir"_s), QStringList({u"Demir (fits)"_s, u"Ayşe Demir (not)"_s}));
        QCOMPARE(offered(he, {}, {third}),
            QStringList({u"Demir (now)"_s, u"Ilham Aliyev (not)"_s, u"Ayşe Demir (not)"_s}));
    }

    void aMergeIsForeseen()
    {
        const EntityId kept = add(u"Ayşe Demir"_s, u"PER"_s, {u"Demir"_s});
        const EntityId gone = add(u"A. Demir"_s, u"PER"_s, {u"Demir"_s});
        const Mention one = mention(u"Demir"_s, gone, u"PER"_s, 40);
        mention(u"He"_s, gone);
        mention(u"Ayşe Demir"_s, kept);
        need(m_verbs->attributes.set(kept, u"gender"_s, {u"female"_s}));
        need(m_verbs->attributes.set(gone, u"gender"_s, {u"male"_s}));
        need(m_verbs->attributes.set(gone, u"born"_s, {u"1970"_s}));
        need(m_verbs->entities.setNote(gone, u"Seen twice."_s));
        Relation relation;
        relation.type = u"PHYS.Located"_s;
        relation.from = {one.id, u"Arg1"_s};
        relation.to = {kept, u"Arg2"_s};
        need(m_verbs->relations.create(relation));
        const NewEvent event = need(m_verbs->events.create(m_article, TextSpan{11, 14}, u"Contact.Meet"_s));
        need(m_verbs->events.addArgument(event.mention, u"Entity"_s, Filler(one.id)));
        const MergePreview preview = need(previewMerge(*m_store, kept, {gone}));
        QCOMPARE(preview.moving, (EntityReach{2, 1, 1, 1}));
        QCOMPARE(preview.names, QStringList{u"A. Demir"_s});
        QCOMPARE(preview.attributes, QStringList{u"born"_s});
        QCOMPARE(preview.conflicts.size(), size_t(1));
        QCOMPARE(preview.conflicts.front().lost, u"male"_s);
        QCOMPARE(preview.notes, QStringList{u"Seen twice."_s});
        QCOMPARE(preview.mentions.size(), size_t(2));
        QVERIFY(!preview.isKnownDistinct);
        need(m_verbs->entities.markDistinct(gone, kept));
        QVERIFY(need(previewMerge(*m_store, kept, {gone})).isKnownDistinct);
        need(m_verbs->entities.forgetDistinct(gone, kept));
        QVERIFY(!need(previewMerge(*m_store, kept, {gone})).isKnownDistinct);
    }
};

QTEST_GUILESS_MAIN(EntityChoicesTest)
#include "tst_entitychoices.moc"
