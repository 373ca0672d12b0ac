// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/copyas.h"

#include "models/formats/csv.h"
#include "tests/support/projectsupport.h"

#include <QBuffer>
#include <QTest>

using namespace glossator;
using namespace glossator::test;

namespace {

/// Ada of Baku and an unnamed rival fight; a relation between the first two.
struct News {
    News()
        : store(newStore(u"copied.gloss"_s))
        , verbs(*store)
    {
        article = verbs.article(u"News"_s, u"Ada of Baku attacked Bob."_s);
        entity = need(verbs.entities.create({{}, u"PER"_s, u"Ada; the first"_s, {}, {}, {}}));
        ada = mention(u"PER"_s, {0, 3}, entity);
        baku = mention(u"GPE"_s, {7, 11}, {});
        bob = mention(u"PER"_s, {21, 24}, {});
        Relation lives;
        lives.article = article;
        lives.type = u"lives in"_s;
        lives.from = {ada, u"Arg1"_s};
        lives.to = {baku, u"Arg2"_s};
        relation = need(verbs.relations.create(lives));
        told = need(verbs.events.create(article, TextSpan{12, 20}, u"Conflict.Attack"_s)).mention;
        need(verbs.events.addArgument(told, u"Attacker"_s, Filler(ada)));
    }

    MentionId mention(const QString &type, TextSpan span, EntityId of)
    {
        Mention mention;
        mention.article = article;
        mention.type = type;
        mention.extent = span;
        mention.entity = of;
        return need(verbs.mentions.create(mention));
    }

    [[nodiscard]] QString copied(const QString &kind, const std::vector<Owner> &items) const
    {
        JobContext context;
        return need(copiedAs(*store, kind, items, context));
    }

    std::unique_ptr<Store> store;
    Verbs verbs;
    ArticleId article;
    MentionId ada;
    MentionId baku;
    MentionId bob;
    EntityId entity;
    RelationId relation;
    EventMentionId told;
};

/// The cells of each row as a spreadsheet program takes them from the clipboard.
QList<QStringList> rowsOf(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer, u"clipboard"_s);
    QList<QStringList> rows;
    while (need(reader.next()))
        rows << reader.cells();
    return rows;
}

} // namespace

class CopyAsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsOfATable()
    {
        const News news;
        const auto rows = rowsOf(news.copied(u"table"_s, {news.ada, news.bob}));
        QCOMPARE(rows.size(), 3);
        const qsizetype quote = rows[0].indexOf(u"quote"_s);
        const qsizetype name = rows[0].indexOf(u"entity_name"_s);
        QCOMPARE(rows[1][quote] + rows[2][quote], u"AdaBob"_s);
        QCOMPARE(rows[1][name], u"Ada; the first"_s);
    }

    void aTableForEachKind()
    {
        const News news;
        const QString text = news.copied(u"table"_s, {news.entity, news.relation, news.told});
        QCOMPARE(text.count(u"\n\n"_s), 2);
        const auto rows = rowsOf(text);
        QCOMPARE(rows.size(), 6);
        QVERIFY(rows[0].contains(u"aliases"_s));
        QVERIFY(rows[1].contains(u"Ada; the first"_s));
        QVERIFY(rows[2].contains(u"from_quote"_s));
        QVERIFY(rows[3].contains(u"lives in"_s));
        QCOMPARE(rows[5][rows[4].indexOf(u"Attacker"_s)], u"Ada\\; the first"_s);
    }

    /// An event is told by the lines of its trigger, its roles and itself, and by no others.
    void linesOfAFormat()
    {
        const News news;
        const QString text = news.copied(u"brat"_s, {news.told});
        for (const QString &part : {u"Conflict.Attack 12 20"_s, u"PER 0 3"_s, u"Attacker:"_s})
            QVERIFY2(text.contains(part), qPrintable(text));
        QVERIFY2(!text.contains(u"GPE 7 11"_s) && !text.contains(u"PER 21 24"_s), qPrintable(text));
        QVERIFY2(news.copied(u"brat"_s, {news.relation}).contains(u"GPE 7 11"_s), "the ends of a relation");
    }

    void whatNoLineTellsOfIsSaid()
    {
        const News news;
        JobContext context;
        QCOMPARE(copiedAs(*news.store, u"table"_s, {}, context).error().code, Error::Code::NotFound);
    }

    void everyKindAnswers()
    {
        const News news;
        for (const CopyKind &kind : copyKinds()) {
            for (const Owner &item : {Owner(news.ada), Owner(news.entity), Owner(news.relation), Owner(news.told)})
                QVERIFY2(!news.copied(kind.id, {item}).isEmpty(), qPrintable(kind.name));
        }
    }
};

QTEST_GUILESS_MAIN(CopyAsTest)
#include "tst_copyas.moc"
