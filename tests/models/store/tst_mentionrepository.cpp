// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/mentionrepository.h"
#include "models/store/history.h"
#include "tests/support/randomscript.h"
#include "tests/support/projectsupport.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;
using test::need;

class MentionRepositoryTest : public QObject {
    Q_OBJECT

    inline static const QString text = u"🚢 Ayşe Demir met Demir, the mayor, on Monday. Ayşe Demir left."_s;

    std::unique_ptr<Store> m_store;
    std::unique_ptr<test::Verbs> m_verbs;
    ArticleId m_article;

    /// In code points: one emoji before it all.
    static TextSpan span(const QString &words, qsizetype from = 0)
    {
        const qsizetype at = text.indexOf(words, from) - 1;
        return {at, at + words.size()};
    }
    Marked mark(const QString &words, const QString &type, qsizetype from = 0)
    {
        return need(m_verbs->mentions.mark(m_article, span(words, from), type));
    }
    [[nodiscard]] Mention get(MentionId id) const { return need(m_verbs->mentions.mention(id)); }

private Q_SLOTS:
    void init()
    {
        m_store = test::newStore(u"mentions.gloss"_s);
        m_verbs = std::make_unique<test::Verbs>(*m_store);
        m_article = m_verbs->article(u"Visit"_s, text);
    }
    void cleanup()
    {
        m_verbs.reset();
        m_store.reset();
    }

    void findsThoseOfJustTheseWords()
    {
        const MentionId one = mark(u"Ayşe Demir"_s, u"PER"_s).mention;
        mark(u"Ayşe"_s, u"PER"_s);
        Mention value;
        value.article = m_article;
        value.type = u"ORG"_s;
        value.extent = Extent({span(u"Ayşe"_s), span(u"mayor"_s)}); // as wide as the next, but of other words
        const MentionId parts = need(m_verbs->mentions.create(value));
        const MentionId same = need(m_verbs->mentions.create(value));
        value.extent = Extent(TextSpan{span(u"Ayşe"_s).begin, span(u"mayor"_s).end});
        const MentionId whole = need(m_verbs->mentions.create(value));
        const auto idsOf = [this](const Extent &extent, ArticleId article) {
            std::vector<MentionId> ids;
            for (const Mention &mention : need(m_verbs->mentions.withExtent(article, extent)))
                ids.push_back(mention.id);
            return ids;
        };
        QCOMPARE(idsOf(Extent(span(u"Ayşe Demir"_s)), m_article), std::vector{one});
        QCOMPARE(idsOf(Extent({span(u"Ayşe"_s), span(u"mayor"_s)}), m_article), (std::vector{parts, same}));
        QCOMPARE(idsOf(value.extent, m_article), std::vector{whole});
        QCOMPARE(idsOf(value.extent, m_verbs->article(u"Other"_s, text)), std::vector<MentionId>());
    }

    void aStateItIsInAlreadyIsNoStep()
    {
        const Marked one = mark(u"Ayşe Demir"_s, u"PER"_s);
        const NewEvent event = need(m_verbs->events.create(m_article, span(u"met"_s), u"Contact.Meet"_s));
        Relation made;
        made.type = u"Has-Title"_s;
        made.from = RelationEnd{one.mention, u"Arg1"_s};
        made.to = RelationEnd{mark(u"mayor"_s, u"TITLE"_s).mention, u"Arg2"_s};
        const RelationId relation = need(m_verbs->relations.create(made));
        const auto before = History(*m_store).undoable()->seq;
        need(m_verbs->mentions.setStatus({one.mention}, Status::Accepted));
        need(m_verbs->entities.setStatus(one.entity, Status::Accepted));
        need(m_verbs->events.setStatus(event.mention, Status::Accepted));
        need(m_verbs->relations.setStatus({relation}, Status::Accepted));
        QCOMPARE(History(*m_store).undoable()->seq, before);
        need(m_verbs->relations.setStatus({relation}, Status::Rejected));
        QVERIFY(History(*m_store).undoable()->seq != before);
    }

    void theFirstMarkBeginsTheReading()
    {
        const auto state = [this] { return need(m_verbs->articles.article(m_article)).state; };
        QCOMPARE(state(), ReadingState::Unread);
        mark(u"Ayşe Demir"_s, u"PER"_s);
        QCOMPARE(state(), ReadingState::Reading);
        need(m_verbs->history.undo());
        QCOMPARE(state(), ReadingState::Unread);
        need(m_verbs->events.create(m_article, span(u"met"_s), u"Contact.Meet"_s));
        QCOMPARE(state(), ReadingState::Reading);
        need(m_verbs->articles.setState(m_article, ReadingState::Done));
        mark(u"mayor"_s, u"TITLE"_s);
        QCOMPARE(state(), ReadingState::Done);
    }

    void whatIsNoNameIsSaidToBeNone_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QStringList>("levels");
        QTest::newRow("a name is what is presumed") << u"Ayşe Demir"_s << u"PER"_s << QStringList();
        QTest::newRow("a pronoun") << u"She"_s << u"PER"_s << QStringList{u"PRO"_s};
        QTest::newRow("a description") << u"the mayor"_s << u"PER"_s << QStringList{u"NOM"_s};
        QTest::newRow("of another kind, that is not asked") << u"mayor"_s << u"TITLE"_s << QStringList();
    }
    void whatIsNoNameIsSaidToBeNone()
    {
        QFETCH(const QString, words);
        QFETCH(const QString, type);
        QFETCH(const QStringList, levels);
        const ArticleId article = m_verbs->article(u"Levels"_s, words + u" spoke."_s);
        const QByteArray before = test::contentHash(*m_store);
        const Marked marked = need(m_verbs->mentions.mark(article, Extent(TextSpan{0, words.size()}), type));
        QStringList found;
        for (const Attribute &attribute : need(m_verbs->attributes.of(Owner(marked.mention))))
            found << attribute.value;
        QCOMPARE(found, levels);
        need(m_verbs->history.undo());
        QCOMPARE(test::contentHash(*m_store), before);
        Mention one;
        one.article = article;
        one.type = type;
        one.extent = TextSpan{0, words.size()};
        one.quote = words;
        const MentionId quoted = need(m_verbs->mentions.createQuoted(one)); // as one among many
        QCOMPARE(need(m_verbs->attributes.of(Owner(quoted))).size(), size_t(levels.size()));
    }

    void theLevelFollowsTheWordsUnlessSomebodySaidIt()
    {
        const ArticleId article = m_verbs->article(u"Levels"_s, u"the mayor Ayşe Demir"_s);
        const auto levels = [this](MentionId id) {
            QStringList found;
            for (const Attribute &attribute : need(m_verbs->attributes.of(Owner(id))))
                found << attribute.value;
            return found;
        };
        const Extent mayor(TextSpan{0, 9});
        const Extent demir(TextSpan{10, 20});
        const MentionId one = need(m_verbs->mentions.mark(article, mayor, u"PER"_s)).mention;
        QCOMPARE(levels(one), QStringList{u"NOM"_s});
        need(m_verbs->mentions.setExtent(one, demir));
        QCOMPARE(levels(one), QStringList());
        need(m_verbs->mentions.setExtent(one, mayor));
        QCOMPARE(levels(one), QStringList{u"NOM"_s});
        need(m_verbs->attributes.set(Owner(one), u"mention"_s, {u"PRO"_s}));
        need(m_verbs->mentions.setExtent(one, demir));
        QCOMPARE(levels(one), QStringList{u"PRO"_s});
    }

    void carriesTheWordsOfItsPlace()
    {
        Mention value;
        value.article = m_article;
        value.type = u"PER"_s;
        value.extent = Extent({span(u"Demir"_s), span(u"Ayşe"_s)}); // in the order of a source
        const Mention mention = get(need(m_verbs->mentions.create(value)));
        QCOMPARE(mention.quote, u"Demir Ayşe"_s);
        QCOMPARE(mention.extent, value.extent);
        need(m_verbs->mentions.setHead(mention.id, span(u"Demir"_s)));
        need(m_verbs->mentions.setExtent(mention.id, span(u"Ayşe Demir"_s)));
        QCOMPARE(get(mention.id).quote, u"Ayşe Demir"_s);
        QCOMPARE(get(mention.id).head, span(u"Demir"_s));
        need(m_verbs->mentions.setExtent(mention.id, span(u"Ayşe"_s)));
        QCOMPARE(get(mention.id).head, std::nullopt); // no longer inside
        QCOMPARE(m_verbs->mentions.setHead(mention.id, span(u"mayor"_s)).error().code, Error::Code::BadInput);
    }

    void aPlaceOutsideTheTextIsRefused()
    {
        const qint64 before = m_verbs->history.size();
        for (const TextSpan wrong : {TextSpan{-1, 3}, TextSpan{5, 5000}, TextSpan{4, 4}, TextSpan{6, 5}})
            QVERIFY(!m_verbs->mentions.mark(m_article, wrong, u"PER"_s));
        QVERIFY(!m_verbs->mentions.mark({}, span(u"Ayşe"_s), u"PER"_s));
        QCOMPARE(m_verbs->history.size(), before);
    }

    void markingJoinsByNameOnlyWhereItIsCertain_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("type");
        QTest::addColumn<int>("known"); // how many entities have the name
        QTest::addColumn<int>("how");
        QTest::newRow("nobody has the name") << u"Ayşe Demir"_s << u"PER"_s << 0 << int(Marked::Entity::Created);
        QTest::newRow("one has it") << u"Ayşe Demir"_s << u"PER"_s << 1 << int(Marked::Entity::Joined);
        QTest::newRow("two have it") << u"Ayşe Demir"_s << u"PER"_s << 2 << int(Marked::Entity::Ambiguous);
        QTest::newRow("one of another type has it") << u"Ayşe Demir"_s << u"ORG"_s << 1 << int(Marked::Entity::Created);
        QTest::newRow("a description") << u"the mayor"_s << u"PER"_s << 0 << int(Marked::Entity::None);
        QTest::newRow("a value") << u"Monday"_s << u"TIME"_s << 0 << int(Marked::Entity::None);
        QTest::newRow("a type that the schema does not know")
            << u"Ayşe Demir"_s << u"Ship"_s << 0 << int(Marked::Entity::None);
    }
    void markingJoinsByNameOnlyWhereItIsCertain()
    {
        QFETCH(const QString, words);
        QFETCH(const QString, type);
        QFETCH(const int, known);
        std::vector<EntityId> entities;
        for (int i = 0; i < known; ++i)
            entities.push_back(need(m_verbs->entities.create(
                {.id = {}, .type = u"PER"_s, .name = u"Ayşe Demir"_s, .aliases = {}, .note = {}, .by = {}})));
        const Marked marked = mark(words, type);
        QTEST(int(marked.how), "how");
        QCOMPARE(get(marked.mention).entity, marked.entity);
        QCOMPARE(bool(marked.entity), marked.how == Marked::Entity::Joined || marked.how == Marked::Entity::Created);
        if (marked.how == Marked::Entity::Joined)
            QCOMPARE(marked.entity, entities.front());
        if (marked.how == Marked::Entity::Created)
            QCOMPARE(need(m_verbs->entities.entity(marked.entity)).name, words);
    }

    void itsEntityIsRetypedWithTheLastOfItsMentions()
    {
        const Marked first = mark(u"Ayşe Demir"_s, u"PER"_s);
        const Marked second = mark(u"Ayşe Demir"_s, u"PER"_s, 30);
        QCOMPARE(second.entity, first.entity);
        need(m_verbs->mentions.retype({first.mention}, u"ORG"_s));
        QCOMPARE(need(m_verbs->entities.entity(first.entity)).type, u"PER"_s); // the other mention says so
        need(m_verbs->mentions.retype({second.mention}, u"ORG"_s));
        QCOMPARE(need(m_verbs->entities.entity(first.entity)).type, u"ORG"_s);
    }

    void aValueNamesNobody()
    {
        const Marked first = mark(u"Ayşe Demir"_s, u"PER"_s);
        const Marked second = mark(u"Ayşe Demir"_s, u"PER"_s, 30);
        const qint64 before = m_verbs->history.size();
        need(m_verbs->mentions.retype({first.mention}, u"TIME"_s));
        QVERIFY(!get(first.mention).entity);
        QCOMPARE(get(second.mention).entity, first.entity); // the other mention speaks of it
        need(m_verbs->mentions.retype({second.mention}, u"TIME"_s));
        QVERIFY(!get(second.mention).entity);
        QVERIFY(!m_verbs->entities.entity(first.entity));
        QCOMPARE(m_verbs->history.size(), before + 2); // each one action
        QVERIFY(need(m_verbs->history.undo()).title.contains(u"TIME"_s));
        QCOMPARE(get(second.mention).entity, first.entity);
        QVERIFY(m_verbs->entities.entity(first.entity));
    }

    void assigningForgetsAnEntityThatNobodySpeaksOf()
    {
        const Marked one = mark(u"Ayşe Demir"_s, u"PER"_s);
        const Marked other = mark(u"Demir"_s, u"PER"_s, 15);
        need(m_verbs->mentions.assign({other.mention}, one.entity));
        QCOMPARE(get(other.mention).entity, one.entity);
        QVERIFY(!m_verbs->entities.entity(other.entity));
        need(m_verbs->mentions.assign({other.mention}, {}));
        QVERIFY(!get(other.mention).entity);
        QVERIFY(m_verbs->entities.entity(one.entity));
    }

    void removingTakesAlongWhatHangsOnIt()
    {
        const Marked one = mark(u"Ayşe Demir"_s, u"PER"_s);
        const Marked other = mark(u"Demir"_s, u"PER"_s, 15);
        Relation relation;
        relation.type = u"PER-SOC.Business"_s;
        relation.from = {one.mention, u"Arg1"_s};
        relation.to = {other.mention, u"Arg2"_s};
        const RelationId related = need(m_verbs->relations.create(relation));
        const NewEvent event = need(m_verbs->events.create(m_article, span(u"met"_s), u"Contact.Meet"_s));
        need(m_verbs->events.addArgument(event.mention, u"Entity"_s, Filler(one.mention)));
        need(m_verbs->attributes.set(one.mention, u"mention"_s, {u"NAM"_s}));
        QVERIFY(m_verbs->mentions.isTrigger(event.trigger));
        QVERIFY(!m_verbs->mentions.isTrigger(one.mention));

        need(m_verbs->mentions.remove({one.mention}));
        QVERIFY(!m_verbs->relations.relation(related));
        QCOMPARE(need(m_verbs->events.argumentsOf(event.mention)).size(), size_t(0));
        QVERIFY(m_verbs->events.event(event.event));

        need(m_verbs->mentions.remove({event.trigger}));
        QVERIFY(!m_verbs->events.mention(event.mention));
        QVERIFY(!m_verbs->events.event(event.event)); // told nowhere any more

        need(m_verbs->history.undo());
        need(m_verbs->history.undo());
        QCOMPARE(need(m_verbs->events.argumentsOf(event.mention)).size(), size_t(1));
        QVERIFY(m_verbs->relations.relation(related));
    }

    void standsInReadingOrder()
    {
        const MentionId last = mark(u"Ayşe Demir"_s, u"PER"_s, 30).mention;
        const MentionId inner = mark(u"Ayşe"_s, u"PER"_s).mention;
        const MentionId outer = mark(u"Ayşe Demir"_s, u"PER"_s).mention;
        std::vector<MentionId> ids;
        for (const Mention &mention : need(m_verbs->mentions.inArticle(m_article)))
            ids.push_back(mention.id);
        QCOMPARE(ids, (std::vector{outer, inner, last}));
    }
};

QTEST_GUILESS_MAIN(MentionRepositoryTest)
#include "tst_mentionrepository.moc"
