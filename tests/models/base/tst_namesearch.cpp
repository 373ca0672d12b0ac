// SPDX-License-Identifier: GPL-3.0-or-later
// What looks like a name is found whole, in either direction, and however little is looked at in one step.
#include "models/base/namesearch.h"
#include "tests/support/testsupport.h"

using namespace Qt::StringLiterals;

namespace glossator {

class NameSearchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void known_data();
    void known();
    void fromWithinAName();
    void hugeText();
};

namespace {

/// All names of a text, found in steps of so many characters.
QStringList forwards(const NameSearch &search, const TextOffsets &offsets, qsizetype most)
{
    QStringList names;
    for (qsizetype at = 0; at < offsets.length();) {
        const auto step = search.next(at, most);
        if (step.name)
            names << offsets.quote(*step.name);
        if (step.reached <= at)
            return {u"stuck"_s};
        at = step.reached;
    }
    return names;
}

QStringList backwards(const NameSearch &search, const TextOffsets &offsets, qsizetype most)
{
    QStringList names;
    for (qsizetype at = offsets.length(); at > 0;) {
        const auto step = search.previous(at, most);
        if (step.name)
            names.prepend(offsets.quote(*step.name));
        if (step.reached >= at)
            return {u"stuck"_s};
        at = step.reached;
    }
    return names;
}

} // namespace

void NameSearchTest::names_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    using Names = QStringList;
    QTest::newRow("empty") << QString() << Names{};
    QTest::newRow("none") << u"they spoke at length."_s << Names{};
    QTest::newRow("within a sentence") << u"they met Ilham Aliyev in Baku."_s << Names{u"Ilham Aliyev"_s, u"Baku"_s};
    QTest::newRow("at the begin of a sentence")
        << u"Selçuk Bayraktar left. Baykar grew."_s << Names{u"Selçuk Bayraktar"_s, u"Baykar"_s};
    QTest::newRow("a common word at the begin")
        << u"Drones fly. She says drones are cheap. However, nobody agreed."_s << Names{};
    QTest::newRow("a common word that is a name elsewhere")
        << u"Bush spoke. A bush burned near George Bush."_s << Names{u"Bush"_s, u"George Bush"_s};
    QTest::newRow("an article before a name at the begin") << u"The White House spoke."_s << Names{u"White House"_s};
    QTest::newRow("begin of a quotation") << u"he said: “Drones fly.” and drones flew."_s << Names{};
    QTest::newRow("particles") << u"with Ursula von der Leyen, Mohammed bin Salman and Rio de Janeiro"_s
                               << Names{u"Ursula von der Leyen"_s, u"Mohammed bin Salman"_s, u"Rio de Janeiro"_s};
    QTest::newRow("a particle without a name behind it") << u"met Ursula von morgen"_s << Names{u"Ursula"_s};
    QTest::newRow("article with a hyphen")
        << u"when al-Shabaab met Bashar al-Assad"_s << Names{u"al-Shabaab"_s, u"Bashar al-Assad"_s};
    QTest::newRow("hyphen") << u"near Baden-Baden"_s << Names{u"Baden-Baden"_s};
    QTest::newRow("ampersand") << u"of Ernst & Young"_s << Names{u"Ernst & Young"_s};
    QTest::newRow("initials") << u"by J. R. Smith of the U.S. army"_s << Names{u"J. R. Smith"_s, u"U.S."_s};
    QTest::newRow("a title with a full stop") << u"then Gen. Brown spoke"_s << Names{u"Gen. Brown"_s};
    QTest::newRow("two sentences") << u"they reached Ankara. Putin waited."_s << Names{u"Ankara"_s, u"Putin"_s};
    QTest::newRow("comma") << u"in Ankara, Türkiye"_s << Names{u"Ankara"_s, u"Türkiye"_s};
    QTest::newRow("acronym at the begin") << u"NATO met. nato is small here."_s << Names{u"NATO"_s};
    QTest::newRow("digits") << u"the TB2 and the F-16 flew"_s << Names{};
    QTest::newRow("endings") << u"of Baykar's and Türkiye’nin but with O'Brien and d'Estaing"_s
                             << Names{u"Baykar"_s, u"Türkiye"_s, u"O'Brien"_s, u"d'Estaing"_s};
    QTest::newRow("the letter that speaks of oneself") << u"what I said and I've heard"_s << Names{};
    QTest::newRow("Turkish capitals") << u"dün İstanbul ve Şırnak gördü"_s << Names{u"İstanbul"_s, u"Şırnak"_s};
    QTest::newRow("wrapped line") << u"they met Ilham\r\nAliyev and left"_s << Names{u"Ilham"_s, u"Aliyev"_s};
    QTest::newRow("Cyrillic") << u"вчера Владимир Путин был"_s << Names{u"Владимир Путин"_s};
    QTest::newRow("above U+FFFF") << u"\U0001F600 we met \U00010400\U00010428\U0001042A here"_s
                                  << Names{u"\U00010400\U00010428\U0001042A"_s};
}

void NameSearchTest::names()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    const TextOffsets offsets(text);
    const NameSearch search(offsets);
    for (const qsizetype most : {1, 7, 10'000}) {
        QCOMPARE(forwards(search, offsets, most), expected);
        QCOMPARE(backwards(search, offsets, most), expected);
    }
}

void NameSearchTest::known_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    using Names = QStringList;
    QTest::newRow("Arabic") << u"قال محمد الخطيب في باكو."_s << Names{u"محمد الخطيب"_s, u"باكو"_s};
    QTest::newRow("longest first") << u"محمد الخطيب محمد"_s << Names{u"محمد الخطيب"_s, u"محمد"_s};
    QTest::newRow("across a comma") << u"محمد، الخطيب"_s << Names{u"محمد"_s};
    QTest::newRow("Chinese") << u"我在北京工作"_s << Names{u"北京"_s};
    QTest::newRow("beside capitals") << u"met Aliyev في باكو"_s << Names{u"Aliyev"_s, u"باكو"_s};
}

void NameSearchTest::known()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    const QStringList names{u"محمد"_s, u"محمد الخطيب"_s, u"باكو"_s, u"北京"_s};
    const TextOffsets offsets(text);
    const NameSearch search(offsets, [&names](const QString &name) { return names.contains(name); });
    QCOMPARE(forwards(search, offsets, 100), expected);
}

void NameSearchTest::fromWithinAName()
{
    const TextOffsets offsets(u"they met Ilham Aliyev in Baku"_s);
    const NameSearch search(offsets);
    const auto within = offsets.text().indexOf(u"Aliyev"_s);
    QCOMPARE(offsets.quote(search.next(within, 100).name.value()), u"Baku"_s);
    QCOMPARE(offsets.quote(search.previous(within, 100).name.value()), u"Ilham Aliyev"_s);
    QVERIFY(!search.previous(offsets.text().indexOf(u"Ilham"_s), 100).name);
}

void NameSearchTest::hugeText()
{
    // What a step looks at is bounded, whatever follows.
    const TextOffsets offsets(u"words without any name "_s.repeated(250'000) + u"Baku"_s);
    const NameSearch search(offsets);
    const auto step = search.next(0, 4'096);
    QVERIFY(!step.name);
    QVERIFY(step.reached >= 4'096 && step.reached < 4'200);
    QCOMPARE(offsets.quote(search.next(offsets.length() - 100, 4'096).name.value()), u"Baku"_s);
}

} // namespace glossator

QTEST_GUILESS_MAIN(glossator::NameSearchTest)
#include "tst_namesearch.moc"
