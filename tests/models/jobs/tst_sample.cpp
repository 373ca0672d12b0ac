// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/textoffsets.h"
#include "models/jobs/problems.h"
#include "models/jobs/sample.h"
#include "models/store/articlerepository.h"
#include "models/store/attributerepository.h"
#include "models/store/entityrepository.h"
#include "models/store/eventrepository.h"
#include "models/store/history.h"
#include "models/store/mentionrepository.h"
#include "models/store/relationrepository.h"
#include "models/store/schemarepository.h"
#include "tests/support/testsupport.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

/// The sample as a reader gets it: made once, looked at by every case.
class SampleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_store.reset(); }
    void leavesOneFile();
    void tellsItsStoryInOrder_data();
    void tellsItsStoryInOrder();
    void marksWhatItQuotes();
    void knowsEveryNoun();
    void marksLikeText();
    void joinsAcrossLanguages();
    void keepsConflictingReports();
    void hasNoProblems();

private:
    [[nodiscard]] std::vector<ArticleId> ids() const { return ArticleRepository(*m_store).ids({}).value(); }
    [[nodiscard]] EntityId entity(const QString &name, const QString &type) const;
    [[nodiscard]] QString value(Owner owner, const QString &attribute) const;

    QString m_path;
    std::unique_ptr<Store> m_store;
};

void SampleTest::initTestCase()
{
    m_path = test::scratchPath(u"sample.gloss"_s);
    const auto made = makeSample(m_path, {{}, u"uuid"_s, u"Ada"_s});
    QVERIFY2(made, made ? "" : qPrintable(made.error().message + made.error().detail));
    m_store = Store::open(m_path, Store::Access::ReadWrite).value();
}

EntityId SampleTest::entity(const QString &name, const QString &type) const
{
    const auto found = EntityRepository(*m_store).named(name, type).value();
    return found.size() == 1 ? found.front() : EntityId();
}

QString SampleTest::value(Owner owner, const QString &attribute) const
{
    QStringList values;
    const auto all = AttributeRepository(*m_store).of(owner).value();
    for (const Attribute &one : all) {
        if (one.name == attribute)
            values.append(one.value);
    }
    return values.join(u' ');
}

void SampleTest::leavesOneFile()
{
    QCOMPARE(makeSample(m_path, {{}, u"uuid"_s, u"Ada"_s}).error().code, Error::Code::Refused);
    const QStringList files = QFileInfo(m_path).dir().entryList({u"sample*.new-*"_s});
    QCOMPARE(files, QStringList());
    QVERIFY(!History(*m_store).undoable());
}

void SampleTest::tellsItsStoryInOrder_data()
{
    QTest::addColumn<int>("at");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("published");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("language");
    const auto row
        = [](int at, const QString &title, const QString &published, const QString &source, const QString &language) {
              QTest::addRow("%d", at) << at << title << published << source << language;
          };
    row(0, u"Drone boat hits passenger ferry in Strait of Mirsal, at least nine dead"_s, u"2024-05-04"_s,
        u"Coastwire"_s, u"en"_s);
    row(1, u"Sitare saldırısında ölenlerin sayısı 14’e yükseldi, Yeldeğin yasta"_s, u"2024-05-07"_s,
        u"Yeldeğin Postası"_s, u"tr"_s);
    row(2, u"Ozlara and Qasmar agree joint patrols after attack on strait ferry"_s, u"2024-05-17"_s, u"Coastwire"_s,
        u"en"_s);
    row(3, u"خفر السواحل القصماري يستعيد جزيرة أم النوارس ويعثر على زورقين مسيّرين"_s, u"2024-05-28"_s, u"صدى المضيق"_s,
        u"ar"_s);
    row(4, u"Ozlara, Qasmar sign radar accord in Dār Ṣalwa"_s, u"2024-06-12"_s, u"Coastwire"_s, u"en"_s);
}

void SampleTest::tellsItsStoryInOrder()
{
    QFETCH(int, at);
    QCOMPARE(ids().size(), size_t(5));
    const ArticleRepository articles(*m_store);
    const Article article = articles.article(ids()[size_t(at)]).value();
    QTEST(article.title, "title");
    QTEST(article.published, "published");
    QTEST(article.source, "source");
    QTEST(article.language, "language");
    QVERIFY(!article.byline.isEmpty());
    const QString text = articles.text(article.id).value();
    const auto words = text.split(QRegularExpression(u"\\s+"_s), Qt::SkipEmptyParts).size();
    QVERIFY2(words >= 300 && words <= 600, qPrintable(QString::number(words)));
    QVERIFY(MentionRepository(*m_store).inArticle(article.id)->size() >= 140);
}

void SampleTest::marksWhatItQuotes()
{
    for (const ArticleId id : ids()) {
        const TextOffsets text(ArticleRepository(*m_store).text(id).value());
        const auto mentions = MentionRepository(*m_store).inArticle(id).value();
        for (const Mention &mention : mentions) {
            QCOMPARE(mention.flag, QString());
            QCOMPARE(mention.quote, text.quote(mention.extent));
            QCOMPARE(mention.quote, mention.quote.trimmed());
            for (const TextSpan &part : mention.extent.fragments())
                QVERIFY2(!text.splitsGrapheme(part.begin) && !text.splitsGrapheme(part.end), qPrintable(mention.quote));
        }
    }
}

/// Each type of the schema is used: the sample is where a reader looks how a thing is marked.
void SampleTest::knowsEveryNoun()
{
    const Schema schema = SchemaRepository(*m_store).schema().value();
    QSet<QString> used;
    qsizetype mentions = 0;
    for (const ArticleId id : ids()) {
        const auto found = MentionRepository(*m_store).inArticle(id).value();
        mentions += qsizetype(found.size());
        for (const Mention &mention : found)
            used.insert(mention.type);
    }
    const auto relations = RelationRepository(*m_store).ids({}).value();
    for (const RelationId id : relations)
        used.insert(RelationRepository(*m_store).relation(id)->type);
    QStringList unused;
    for (const TypeDef &type : schema.types()) {
        if (!type.abstract && !used.contains(type.name))
            unused.append(type.name);
    }
    QCOMPARE(unused, QStringList());
    QVERIFY(mentions >= 750);
    QVERIFY(relations.size() >= 125);

    const EventRepository events(*m_store);
    const auto told = events.ids({}).value();
    QVERIFY(told.size() >= 100);
    int rich = 0;
    for (const EventId id : told) {
        const auto tellings = events.mentionsOf(id).value();
        for (const EventMention &mention : tellings)
            rich += events.argumentsOf(mention.id)->size() >= 3 ? 1 : 0;
    }
    QVERIFY(rich >= 45);
    QVERIFY(EntityRepository(*m_store).ids({})->size() >= 60);
}

/// Nested, crossing, in pieces, and inside of words.
void SampleTest::marksLikeText()
{
    int nested = 0;
    int inPieces = 0;
    QSet<QString> inWords; // languages
    for (const ArticleId id : ids()) {
        const Article article = ArticleRepository(*m_store).article(id).value();
        const TextOffsets text(ArticleRepository(*m_store).text(id).value());
        const auto mentions = MentionRepository(*m_store).inArticle(id).value();
        for (size_t i = 0; i < mentions.size(); ++i) {
            const TextSpan hull = mentions[i].extent.hull();
            inPieces += mentions[i].extent.fragments().size() > 1 ? 1 : 0;
            if (i > 0 && mentions[i - 1].extent.hull().end >= hull.end)
                ++nested;
            if (hull.end < text.length() && text.view({hull.end, hull.end + 1}).front().isLetter())
                inWords.insert(article.language);
        }
    }
    QVERIFY(nested >= 100);
    QVERIFY(inPieces >= 2);
    QVERIFY(inWords.contains(u"tr"_s) && inWords.contains(u"ar"_s));
}

void SampleTest::joinsAcrossLanguages()
{
    const EntityRepository entities(*m_store);
    const EntityId minister = entity(u"Ayşegül Tunçdağ"_s, u"PER"_s);
    QVERIFY(minister);
    QCOMPARE(entities.row(minister)->articles, 5);
    QCOMPARE(entities.entity(minister)->aliases, QStringList{u"عائشة غول تونتشداغ"_s});
    QVERIFY(entity(u"Order of the Lighthouse"_s, u"AWD"_s));
    QCOMPARE(entity(u"Kasmar"_s, u"GPE"_s), entity(u"Qasmar"_s, u"GPE"_s));
    QCOMPARE(entity(u"قصمار"_s, u"GPE"_s), entity(u"Qasmar"_s, u"GPE"_s));
    QCOMPARE(entities.row(entity(u"Sitare"_s, u"VEH"_s))->articles, 5);
    // A property of the whole entity stands there once, not on its mentions.
    QCOMPARE(value(minister, u"subtype"_s), u"Individual"_s);
}

/// One attack in five articles, and the numbers of dead that they give.
void SampleTest::keepsConflictingReports()
{
    const EventRepository events(*m_store);
    QHash<QString, QSet<qint64>> toldIn;
    QStringList counts;
    const auto told = events.ids({}).value();
    for (const EventId id : told) {
        const QString note = events.event(id)->note;
        const auto tellings = events.mentionsOf(id).value();
        for (const EventMention &mention : tellings) {
            toldIn[note].insert(mention.article.value());
            if (note != "Deaths in the attack on the Sitare"_L1)
                continue;
            const auto arguments = events.argumentsOf(mention.id).value();
            for (const Argument &argument : arguments) {
                if (argument.role == "Count"_L1)
                    counts.append(value(MentionId(argument.filler.id), u"value"_s));
            }
        }
    }
    QCOMPARE(toldIn[u"Attack on the ferry Sitare"_s].size(), 5);
    QCOMPARE(toldIn[u"Deaths in the attack on the Sitare"_s].size(), 5);
    QVERIFY(counts.contains(u"9"_s) && counts.contains(u"12"_s) && counts.contains(u"14"_s));
}

void SampleTest::hasNoProblems()
{
    const auto problems = projectProblems(*m_store).value();
    QVERIFY2(problems.empty(), problems.empty() ? "" : qPrintable(problems.front().problem.message));
}

QTEST_GUILESS_MAIN(SampleTest)
#include "tst_sample.moc"
