// SPDX-License-Identifier: GPL-3.0-or-later
// tests/support/canonical.h says "the same" of what is the same, and of nothing else.
#include "tests/support/bundleids.h"
#include "tests/support/canonical.h"
#include "tests/support/jsonproject.h"
#include "tests/support/randomproject.h"
#include "tests/support/testsupport.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QTest>

#include <random>

#pragma GCC diagnostic ignored "-Wmissing-field-initializers" // what a row does not name is empty

using namespace glossator;
using namespace glossator::test;
using namespace Qt::StringLiterals;

namespace {

/// The same project with other ids and its lists in another order.
std::vector<Bundle> disguised(std::vector<Bundle> project, QRandomGenerator &random)
{
    QHash<std::pair<Noun, qint64>, qint64> ids;
    for (Bundle &bundle : project) {
        visitIds(bundle, [&](Noun noun, qint64 &id, bool) {
            qint64 &other = ids[{noun, id}];
            if (other == 0)
                other = qint64(random.generate64() >> 1) | 1;
            id = other;
        });
        const auto shuffle = [&random](auto &list) { std::ranges::shuffle(list, random); };
        shuffle(bundle.authors);
        shuffle(bundle.entities);
        shuffle(bundle.events);
        shuffle(bundle.mentions);
        shuffle(bundle.relations);
        shuffle(bundle.eventMentions);
        shuffle(bundle.arguments);
        shuffle(bundle.attributes);
        shuffle(bundle.notes);
        shuffle(bundle.externalIds);
        shuffle(bundle.leftovers);
        shuffle(bundle.files);
        shuffle(bundle.distinct);
        for (auto &[one, other] : bundle.distinct)
            std::swap(one, other);
    }
    std::ranges::shuffle(project, random);
    return project;
}

/// Two entities of one name, and mentions of one place that name the first or the second.
std::vector<Bundle> namesakes(const std::vector<int> &entityOfMention)
{
    Bundle bundle;
    bundle.article = Article{.id = ArticleId(1), .title = u"A"_s};
    bundle.text = u"Ali"_s;
    for (int i = 1; i <= 2; ++i)
        bundle.entities.push_back({.id = EntityId(i), .type = u"Person"_s, .name = u"Ali"_s});
    for (size_t i = 0; i < entityOfMention.size(); ++i)
        bundle.mentions.push_back({.id = MentionId(qint64(i) + 1),
            .article = ArticleId(1),
            .type = u"Person"_s,
            .extent = TextSpan{0, 3},
            .quote = u"Ali"_s,
            .entity = EntityId(entityOfMention[i])});
    return {bundle};
}

} // namespace

class TestCanonical : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameInDisguise();
    void seesEveryChange();
    void tellsNamesakesApart_data();
    void tellsNamesakesApart();
    void readsWell();
};

void TestCanonical::sameInDisguise()
{
    for (int seed = 1; seed <= repetitions(300, 5000); ++seed) {
        QRandomGenerator random{quint32(seed)};
        const std::vector<Bundle> project = randomProject(random, random.bounded(4));
        const QString found = difference(project, disguised(project, random));
        QVERIFY2(found.isEmpty(), qPrintable(u"seed %1\n%2"_s.arg(seed).arg(found)));
    }
}

void TestCanonical::seesEveryChange()
{
    QFile file(dataDir() + u"/json/everything.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString good = QString::fromUtf8(file.readAll());
    const auto project = readJson(good.toUtf8());
    QVERIFY(project);
    // Each value but the things' own ids and the checksums.
    static const QRegularExpression value(
        uR"re((?<!"id": )(?<!_sha256": )(?<="sha256": |: |\[|, )("(?:[^"\\]|\\.)*"|[0-9.]+)(?!: ))re"_s);
    int seen = 0;
    for (const auto &match : value.globalMatch(good)) {
        for (const QString &other : {u"\"x\""_s, u"\"4294967298\""_s, u"\"4294967299\""_s, u"\"YQ==\""_s,
                 u"\"2024-04-03T09:30:00.000Z\""_s, u"\"done\""_s, u"\"suggested\""_s, u"9"_s}) {
            QString changed = good;
            changed.replace(match.capturedStart(1), match.capturedLength(1), other);
            auto after = readJson(changed.toUtf8());
            if (!after)
                continue;
            for (Bundle &bundle : *after)
                bundle.remarks.clear();
            if (*after == *project)
                continue;
            ++seen;
            QVERIFY2(!difference(*project, *after).isEmpty(), qPrintable(match.captured() + u" → "_s + other));
        }
    }
    QVERIFY2(seen > 150, qPrintable(QString::number(seen)));
}

void TestCanonical::tellsNamesakesApart_data()
{
    QTest::addColumn<std::vector<int>>("before");
    QTest::addColumn<std::vector<int>>("after");
    QTest::addColumn<bool>("same");
    QTest::newRow("swapped") << std::vector{1, 1, 2} << std::vector{2, 1, 2} << true;
    QTest::newRow("one each") << std::vector{1, 2} << std::vector{2, 1} << true;
    QTest::newRow("both of one") << std::vector{1, 2} << std::vector{1, 1} << false;
    QTest::newRow("split otherwise") << std::vector{1, 1, 2, 2} << std::vector{1, 1, 1, 2} << false;
    QTest::newRow("one less") << std::vector{1, 2, 2} << std::vector{1, 2} << false;
}

void TestCanonical::tellsNamesakesApart()
{
    QFETCH(const std::vector<int>, before);
    QFETCH(const std::vector<int>, after);
    QFETCH(const bool, same);
    const QString found = difference(namesakes(before), namesakes(after));
    QVERIFY2(found.isEmpty() == same, qPrintable(found));
}

void TestCanonical::readsWell()
{
    std::vector<Bundle> after = namesakes({1});
    after.front().mentions.front().level = u"NAM"_s;
    QCOMPARE(difference(namesakes({1}), after),
        u"- mentions type=“Person” spans=0-3 quote=“Ali” entity=<entities “Person” “Ali”> status=accepted in=<article "
        u"“A”>\n"
        u"+ mentions type=“Person” spans=0-3 quote=“Ali” entity=<entities “Person” “Ali”> level=“NAM” status=accepted in=<article “A”>\n"_s);
}

QTEST_GUILESS_MAIN(TestCanonical)
#include "tst_canonical.moc"
