// SPDX-License-Identifier: GPL-3.0-or-later
// Title, source, date and place in front of a text are told from its first sentence, and nothing else is.

#include "models/base/headerparts.h"
#include "tests/support/randomtext.h"
#include "tests/support/testsupport.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

const HeaderFacts Facts{u"Ferry attack kills nine"_s, u"Coastwire"_s, u"Elif Sarı"_s};

} // namespace

class TestHeaderParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("parts");
        const auto row = [](const char *name, const QString &text, const QStringList &parts) {
            QTest::newRow(name) << text << parts;
        };
        // Lines that repeat what stands above the text.
        row("title", u"Ferry attack kills nine\n\nThe ferry burnt."_s, {u"Ferry attack kills nine"_s});
        row("title in capitals", u"FERRY ATTACK  KILLS NINE\nThe ferry burnt."_s, {u"FERRY ATTACK  KILLS NINE"_s});
        row("three lines", u"Ferry attack kills nine\r\nCoastwire\r\nMay 4, 2024\r\n\r\nThe ferry burnt."_s,
            {u"Ferry attack kills nine"_s, u"Coastwire"_s, u"May 4, 2024"_s});
        row("one line of all", u"Coastwire | 2024-05-04 14:30 UTC | By Elif Sarı\nThe ferry burnt."_s,
            {u"Coastwire | 2024-05-04 14:30 UTC | By Elif Sarı"_s});
        row("labels", u"Source: Coastwire\nDate: 4 May 2024\n\nThe ferry burnt."_s,
            {u"Source: Coastwire"_s, u"Date: 4 May 2024"_s});
        row("only a date", u"2024-05-04\n\nThe ferry burnt."_s, {u"2024-05-04"_s});
        row("weekday and time", u"Saturday, May 4, 2024, 2:30 p.m.\nThe ferry burnt."_s,
            {u"Saturday, May 4, 2024, 2:30 p.m."_s});
        row("Turkish date", u"4 Mayıs 2024\nFeribot yandı."_s, {u"4 Mayıs 2024"_s});
        row("Arabic date", u"4 مايو 2024\nاحترقت العبارة."_s, {u"4 مايو 2024"_s});
        row("Arabic digits", u"٤ مايو ٢٠٢٤\nاحترقت العبارة."_s, {u"٤ مايو ٢٠٢٤"_s});
        row("dots", u"04.05.2024\nDie Fähre brannte."_s, {u"04.05.2024"_s});
        row("Chinese date", u"2024年5月4日\n渡轮起火。"_s, {u"2024年5月4日"_s});

        // What news begin with.
        row("dateline", u"Rashīma, Qasmar, May 4 (Coastwire) — At least nine people died."_s,
            {u"Rashīma, Qasmar, May 4 (Coastwire) — "_s});
        row("after the title", u"Ferry attack kills nine\n\nRashīma, Qasmar, May 4 (Coastwire) — Nine died."_s,
            {u"Ferry attack kills nine"_s, u"Rashīma, Qasmar, May 4 (Coastwire) — "_s});
        row("capitals", u"ANKARA – The minister said so."_s, {u"ANKARA – "_s});
        row("capitals, two hyphens", u"ANKARA, Türkiye (AP) -- The minister said so."_s,
            {u"ANKARA, Türkiye (AP) -- "_s});
        row("agency", u"Dar es Salaam (Reuters) - The minister said so."_s, {u"Dar es Salaam (Reuters) - "_s});
        row("date last", u"Baku, April 3 — The minister said so."_s, {u"Baku, April 3 — "_s});
        row("Arabic", u"باكو (رويترز) - قال الوزير ذلك."_s, {u"باكو (رويترز) - "_s});
        row("ISO date in front", u"2023-04-03 The president received the head."_s, {u"2023-04-03 "_s});
        row("labelled date", u" date 2023-04-03 The president received the head."_s, {u" date 2023-04-03 "_s});
        row("labelled date, small letters", u"Date: 2023-04-03: the president"_s, {u"Date: 2023-04-03: "_s});

        // What tells something.
        for (const QString &text : {u"The ferry burnt."_s, u"Ferry attack kills nine people\nThe ferry burnt."_s,
                 u"2023-04-03 was a Monday."_s, u"On May 4, 2024 the ferry burnt.\nNine died."_s,
                 u"The minister — who left — said so."_s, u"May 4 was a Saturday\nIt rained."_s,
                 u"Nobody said (or wrote) - as far as known - why."_s, u"state-run - as it was (then) — media"_s,
                 u"4.5 million people fled — says the UN."_s, u"By then\nThe ferry burnt."_s,
                 u"Date\nThe ferry burnt."_s, u"2024-05-04"_s, u"Ferry attack kills nine\n"_s, u""_s, u"\n\n"_s,
                 u" — x"_s, u"He asked: why (again)? — Nobody knew."_s, u"12/2023-04-03-7 is a number."_s})
            row(qPrintable(text), text, {});
    }

    void finds()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, parts);
        QStringList found;
        for (const auto &part : headerParts(text, Facts))
            found << text.sliced(part.begin, part.end - part.begin);
        QCOMPARE(found, parts);
    }

    void excerpts_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isExcerpt");
        QTest::newRow("the beginning") << u"The ferry burnt…"_s << u"The ferry\nburnt for hours."_s << true;
        QTest::newRow("behind a date") << u"The ferry burnt…"_s << u"2024-05-04 The ferry burnt for hours."_s << true;
        QTest::newRow("a title") << u"The ferry burnt"_s << u"The ferry burnt for hours."_s << false;
        QTest::newRow("other words") << u"The ship burnt…"_s << u"The ferry burnt for hours."_s << false;
        QTest::newRow("only the sign") << u"…"_s << u"The ferry burnt."_s << false;
        QTest::newRow("no text") << u"The ferry…"_s << QString() << false;
    }

    void excerpts()
    {
        QFETCH(QString, title);
        QFETCH(QString, text);
        QTEST(isExcerpt(title, text, headerParts(text, {title, {}, {}})), "isExcerpt");
    }

    void needsNoFacts()
    {
        QVERIFY(headerParts(u"Ferry attack kills nine\n\nThe ferry burnt.", {}).empty());
        QCOMPARE(headerParts(u"2024-05-04\nThe ferry burnt.", {}).size(), size_t(1));
    }

    void holdsForAnyText()
    {
        QRandomGenerator random(11);
        for (int i = 0; i < test::repetitions(300, 3'000); ++i) {
            const QString text = test::randomText(random, 200) + u"\n2024-05-04\nBaku (AP) — x"_s;
            qsizetype last = 0;
            for (const auto &part : headerParts(text, Facts)) {
                QVERIFY(last <= part.begin && part.begin < part.end && part.end <= text.size());
                QVERIFY(!text.mid(part.begin, part.end - part.begin).contains(u'\n'));
                last = part.end;
            }
        }
    }

    void aLongLineCostsNothing()
    {
        const QString text = u"("_s + u"A, b (c) "_s.repeated(500'000);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(headerParts(text, Facts).empty());
        QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
    }

    void foundingArticle()
    {
        GLOSSATOR_REQUIRE_SHARED("article");
        QFile file(test::sharedDir() + u"/article/founding-article.txt"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        const auto parts = headerParts(text, {});
        QCOMPARE(parts.size(), size_t(1));
        QCOMPARE(text.first(parts.front().end).trimmed(), u"date 2023-04-03"_s);
    }
};

QTEST_GUILESS_MAIN(TestHeaderParts)
#include "tst_headerparts.moc"
