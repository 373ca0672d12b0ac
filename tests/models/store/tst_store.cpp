// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/textoffsets.h"
#include "models/store/articlerepository.h"
#include "models/store/attributerepository.h"
#include "models/store/bundles.h"
#include "models/store/displayrows.h"
#include "models/store/entityrepository.h"
#include "models/store/eventrepository.h"
#include "models/store/history.h"
#include "models/store/mentionrepository.h"
#include "models/store/migrations.h"
#include "models/store/relationrepository.h"
#include "models/store/schemarepository.h"
#include "tests/support/randomscript.h"

#include <QSignalSpy>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class StoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What the sessions record is what the file declares as the record.
    void recordsExactlyTheRecordedTables()
    {
        auto store = test::newProject(u"attached.gloss"_s);
        const QSet<QString> beside{u"meta"_s, u"view_state"_s, u"counter"_s, u"session"_s, u"blob"_s, u"history"_s,
            u"state_count"_s, u"article_count"_s, u"entity_count"_s};
        QSet<QString> declared;
        Query query = store->reader().prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                                              " AND name NOT LIKE 'article_fts%'");
        while (query.next())
            declared.insert(query.text(0));
        QSet<QString> recorded;
        for (const char *table : recordedTables)
            recorded.insert(QString::fromLatin1(table));
        QCOMPARE(declared - beside, recorded);
    }

    /// Undo relies on it: a row is put back after what it refers to, and goes before it.
    void aRecordedTableRefersToEarlierOnesOnly()
    {
        auto store = test::newProject(u"order.gloss"_s);
        QSet<QString> earlier;
        for (const char *table : recordedTables) {
            Query query = store->reader().prepare("SELECT \"table\" FROM pragma_foreign_key_list(?)");
            query.bind(QString::fromLatin1(table));
            while (query.next())
                QVERIFY2(earlier.contains(query.text(0)), table);
            earlier.insert(QString::fromLatin1(table));
        }
    }

    /// Nothing takes bytes away that an article refers to: it is not the article that is gone.
    void bytesThatAreMissingAreDamage()
    {
        auto store = test::newProject(u"bytes.gloss"_s);
        const ArticleRepository articles(*store);
        const ArticleId id = ArticleRepository(*store).add({}, u"Ada met Ben."_s).value();
        Database(store->path(), Database::Mode::ReadWrite).execute("DELETE FROM blob");
        for (const Error &error : {articles.text(id).error(), articles.blob(QByteArray(32, 'x')).error()}) {
            QCOMPARE(error.code, Error::Code::Damaged);
            QVERIFY2(error.message.contains(u"damaged"_s), qPrintable(error.message));
        }
        QCOMPARE(articles.text(ArticleId(99)).error().code, Error::Code::NotFound);
    }

    void anEditIsRecordedToldAndUndone()
    {
        auto store = test::newProject(u"edit.gloss"_s);
        QSignalSpy spy(store.get(), &Store::changed);
        ArticleRepository articles(*store);
        MentionRepository mentions(*store);
        Article article;
        article.title = u"Meeting"_s;
        const auto id = articles.add(article, u"Selçuk Bayraktar met Ilham Aliyev. He smiled."_s);
        QVERIFY2(id, id ? "" : qPrintable(id.error().detail));
        QCOMPARE(spy.size(), 1);
        const auto first = mentions.mark(*id, TextSpan{0, 16}, u"PER"_s);
        QVERIFY2(first, first ? "" : qPrintable(first.error().detail));
        QCOMPARE(first->how, Marked::Entity::Created);
        QCOMPARE(mentions.mention(first->mention)->quote, u"Selçuk Bayraktar"_s);
        const auto pronoun = mentions.mark(*id, TextSpan{35, 37}, u"PER"_s);
        QCOMPARE(pronoun->how, Marked::Entity::None);
        QVERIFY(mentions.assign({pronoun->mention}, first->entity));
        QCOMPARE(EntityRepository(*store).row(first->entity)->mentions, 2);
        History history(*store);
        QCOMPARE(history.undoable()->title, u"“He” names Selçuk Bayraktar"_s);
        for (int i = 0; i < 4; ++i) {
            const auto undone = history.undo();
            QVERIFY2(undone, undone ? "" : qPrintable(undone.error().detail));
        }
        QVERIFY(!history.undo());
        QVERIFY(articles.ids({})->empty());
        for (int i = 0; i < 4; ++i)
            QVERIFY(history.redo());
        QVERIFY(!history.redo());
        QCOMPARE(mentions.inArticle(*id)->size(), size_t(2));
        QCOMPARE(spy.size(), 4 + 4 + 4);
    }

    void aFailedActionChangesAndTellsNothing()
    {
        auto store = test::newProject(u"rollback.gloss"_s);
        QSignalSpy spy(store.get(), &Store::changed);
        const auto result = store->perform({u"Two things"_s}, [&](Operation &) -> Result<> {
            GLOSSATOR_TRY(ArticleRepository(*store).add({}, u"Text"_s));
            GLOSSATOR_TRY(MentionRepository(*store).mention(MentionId(12)));
            return {};
        });
        QVERIFY(!result);
        QCOMPARE(result.error().code, Error::Code::NotFound);
        QCOMPARE(spy.size(), 0);
        QVERIFY(ArticleRepository(*store).ids({})->empty());
        QCOMPARE(History(*store).size(), 0);
    }

    /// An author who came with an import may be who works here now, or have another name since.
    void undoingAnImportLeavesItsAuthor()
    {
        auto store = test::newProject(u"colleague.gloss"_s);
        Bundle bundle;
        bundle.authors.push_back({AuthorId((qint64(77) << 32) | 1), u"uuid-of-a-colleague"_s, u"Colleague"_s});
        bundle.entities.push_back({.id = EntityId((qint64(77) << 32) | 2), .type = u"PER"_s, .name = u"Ilham"_s,
            .aliases = {}, .note = {}, .by = {.author = bundle.authors.front().id, .created = 1, .modified = 1}});
        BundleIds ids;
        const auto imported
            = store->perform({u"Import"_s}, [&](Operation &op) { return Bundles(*store).add(op, bundle, ids, true); });
        QVERIFY2(imported, imported ? "" : qPrintable(imported.error().detail));
        const auto author = store->setAuthor({{}, u"uuid-of-a-colleague"_s, u"Renamed"_s});
        QCOMPARE(*author, bundle.authors.front().id);
        History history(*store);
        const auto undone = history.undo();
        QVERIFY2(undone, undone ? "" : qPrintable(undone.error().detail));
        QVERIFY(EntityRepository(*store).ids({})->empty());
        const auto added = ArticleRepository(*store).add({}, u"Text"_s);
        QVERIFY2(added, added ? "" : qPrintable(added.error().detail));
        QVERIFY(history.undo());
        QVERIFY(history.redo());
        QCOMPARE(DisplayRows(*store).authorName(*author), u"Renamed"_s);
    }

    /// “Ilham Aliyev met.”, “Ilham” and “Aliyev” marked in one mention of two parts and “Aliyev” in one of its own.
    void aCorrectionMovesWhatLiesBehindIt_data()
    {
        QTest::addColumn<TextSpan>("corrected");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QStringList>("quotes");
        QTest::newRow("before everything") << TextSpan{0, 0} << u"Mr "_s << QStringList{u"Ilham Aliyev"_s, u"Aliyev"_s};
        QTest::newRow("between the words") << TextSpan{6, 6} << u"H. "_s << QStringList{u"Ilham Aliyev"_s, u"Aliyev"_s};
        QTest::newRow("behind a word") << TextSpan{12, 12} << u" 😀"_s << QStringList{u"Ilham Aliyev"_s, u"Aliyev"_s};
        QTest::newRow("inside a word") << TextSpan{8, 8} << u"😀"_s << QStringList{u"Ilham Al😀iyev"_s, u"Al😀iyev"_s};
        QTest::newRow("another word") << TextSpan{6, 12} << u"Heydar"_s << QStringList{u"Ilham Heydar"_s, u"Heydar"_s};
        QTest::newRow("over an edge") << TextSpan{3, 8} << u"_"_s << QStringList{u"Ilh_ iyev"_s, u"iyev"_s};
        QTest::newRow("a word goes") << TextSpan{6, 13} << QString() << QStringList{u"Ilham "_s, QString()};
    }
    void aCorrectionMovesWhatLiesBehindIt()
    {
        QFETCH(const TextSpan, corrected);
        QFETCH(const QString, words);
        QFETCH(const QStringList, quotes);
        auto store = test::newProject(u"correction.gloss"_s);
        ArticleRepository articles(*store);
        MentionRepository mentions(*store);
        const ArticleId id = articles.add({}, u"Ilham Aliyev met."_s).value();
        for (const Extent &extent : {Extent(std::vector<TextSpan>{{0, 5}, {6, 12}}), Extent(TextSpan{6, 12})}) {
            Mention mention;
            mention.article = id;
            mention.type = u"PER"_s;
            mention.extent = extent;
            QVERIFY(mentions.create(mention));
        }
        QVERIFY(articles.replaceText(id, corrected, words));
        const TextOffsets text(articles.text(id).value());
        QStringList now;
        const auto marked = mentions.inArticle(id);
        for (const Mention &mention : *marked) {
            QVERIFY(mention.extent.isValidFor(text.length()));
            QCOMPARE(mention.quote, text.quote(mention.extent));
            now << mention.quote;
        }
        QCOMPARE(now, quotes);
    }

    /// What a person types finds names in other letters of the same kind, in every list.
    void aSearchLooksThroughCaseAndAccents_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("isFound");
        QTest::newRow("as it is") << u"Şimşek"_s << true;
        QTest::newRow("in capitals") << u"ŞİMŞEK"_s << true;
        QTest::newRow("from another keyboard") << u"simsek"_s << true;
        QTest::newRow("a part") << u"imş"_s << true;
        QTest::newRow("no pattern") << u"S%k"_s << false;
        QTest::newRow("nor this") << u"S_mşek"_s << false;
    }
    void aSearchLooksThroughCaseAndAccents()
    {
        QFETCH(const QString, typed);
        QFETCH(const bool, isFound);
        auto store = test::newProject(u"search.gloss"_s);
        const ArticleId article = ArticleRepository(*store).add({}, u"Mehmet Şimşek resigned."_s).value();
        EntityRepository entities(*store);
        const EntityId named = entities.create({.id = {}, .type = u"PER"_s, .name = u"Mehmet Şimşek"_s, .aliases = {}, .note = {}, .by = {}}).value();
        const EntityId alias = entities.create({.id = {}, .type = u"PER"_s, .name = u"M."_s, .aliases = {u"ŞIMŞEK"_s}, .note = {}, .by = {}}).value();
        EventRepository events(*store);
        const NewEvent event = events.create(article, TextSpan{7, 13}, u"End-Position"_s).value();
        Relation relation;
        relation.type = u"Knows"_s;
        relation.from = {named, {}};
        relation.to = {alias, {}};
        const RelationId related = RelationRepository(*store).create(relation).value();

        const auto found = [isFound](auto... ids) {
            return isFound ? std::vector{ids...} : std::vector<std::common_type_t<decltype(ids)...>>();
        };
        EntityQuery entityQuery;
        entityQuery.text = typed;
        entityQuery.order = EntityQuery::Order::Added;
        QCOMPARE(entities.ids(entityQuery).value(), found(named, alias));
        QCOMPARE(entities.matching(typed, 9)->ids.size(), found(named, alias).size());
        EventQuery eventQuery;
        eventQuery.text = typed;
        QCOMPARE(events.ids(eventQuery).value(), found(event.event));
        RelationQuery relationQuery;
        relationQuery.text = typed;
        QCOMPARE(RelationRepository(*store).ids(relationQuery).value(), found(related));
    }

    /// A bare span carries the text that it covers, however it came to fill the role.
    void aBareSpanHasItsQuote()
    {
        auto store = test::newProject(u"bare.gloss"_s);
        const ArticleId article = ArticleRepository(*store).add({}, u"Two 😀 died."_s).value();
        EventRepository events(*store);
        const EventMentionId told = events.create(article, TextSpan{6, 10}, u"Life.Die"_s).value().mention;
        const ArgumentId argument = events.addArgument(told, u"Count"_s, Filler(TextSpan{0, 3}, u"?"_s)).value();
        QCOMPARE(events.argument(argument)->filler, Filler(TextSpan{0, 3}, u"Two"_s));
        QVERIFY(events.setFiller(argument, Filler(TextSpan{4, 10}, {})));
        QCOMPARE(events.argument(argument)->filler, Filler(TextSpan{4, 10}, u"😀 died"_s));
        QCOMPARE(events.setFiller(argument, Filler(TextSpan{4, 99}, {})).error().code, Error::Code::BadInput);
        QCOMPARE(events.addArgument(told, u"Count"_s, Filler(TextSpan{12, 13}, {})).error().code, Error::Code::BadInput);
    }

    /// The last id that there can be, in a file from elsewhere: the next ones are fresh all the same.
    void aKeptIdNeverExhaustsTheCounter()
    {
        auto store = test::newProject(u"last-id.gloss"_s);
        EntityRepository entities(*store);
        const Entity plain{.id = {}, .type = u"PER"_s, .name = u"Ada"_s, .aliases = {}, .note = {}, .by = {}};
        const EntityId first = entities.create(plain).value();
        Bundle bundle;
        bundle.entities.push_back(plain);
        bundle.entities.front().id = EntityId(first.value() | 0xffffffff);
        BundleIds ids;
        const auto kept
            = store->perform({}, [&](Operation &op) { return Bundles(*store).add(op, bundle, ids, true); });
        QVERIFY(kept);
        for (int i = 0; i < 3; ++i) {
            const auto next = entities.create(plain);
            QVERIFY2(next, next ? "" : qPrintable(next.error().detail));
            QCOMPARE(next->value() >> 32, first.value() >> 32);
            QVERIFY(*next > first);
        }
    }

    /// An outer action that overlooks the failure of an inner verb still does nothing.
    void anInnerFailureDoomsTheOuterAction()
    {
        auto store = test::newProject(u"doomed.gloss"_s);
        const auto result = store->perform({u"Careless"_s}, [&](Operation &) -> Result<> {
            GLOSSATOR_TRY(ArticleRepository(*store).add({}, u"Text"_s));
            (void)MentionRepository(*store).setExtent(MentionId(12), TextSpan{0, 1});
            return {};
        });
        QVERIFY(!result);
        QVERIFY(ArticleRepository(*store).ids({})->empty());
    }
};

QTEST_GUILESS_MAIN(StoreTest)
#include "tst_store.moc"
