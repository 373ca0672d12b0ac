// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bratline.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class TestBratLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameLineAgain_data();
    void sameLineAgain();
    void understood_data();
    void understood();
    void refused_data();
    void refused();
    void ids_data();
    void ids();
    void anchors();
    void words();
};

/// Lines as brat writes them come back the same.
void TestBratLine::sameLineAgain_data()
{
    QTest::addColumn<QString>("line");
    const QStringList lines = {
        u"T1\tPER 0 5\tEmma ."_s,
        u"T1\tPER 0 3;8 12\tNew York"_s,
        u"T9\tŞehir 2 2\t"_s,
        u"T2\tGO:0005515.x 4 9\ta\tb c"_s,
        u"TX7\tPER 0 1\ta"_s,
        u"T1-a\tPER 0 1\ta"_s,
        u"R1\tPart-Of Arg1:T1 Arg2:T2"_s,
        u"R1\tCoref Anaphora:T1 Antecedent:E2"_s,
        u"E1\tBind:T4 Theme:T1 Theme2:T2 Theme3:E9"_s,
        u"E1\tRun:T4 "_s,
        u"E1\tRun:T4 Arg1:T1 Arg2:T2"_s,
        u"A1\tNegation E1"_s,
        u"M3\tNegation E1"_s,
        u"A2\tConfidence T1 very high indeed"_s,
        u"N1\tReference T5 Wikipedia:64488\tCarlos Salinas de Gortari"_s,
        u"N2\tReference T5 GO:GO:0005515\tprotein binding"_s,
        u"#1\tAnnotatorNotes T1\tsee\tbelow \\n"_s,
        u"#2\tAnnotatorNotes E1\t"_s,
        u"*\tEquiv T1 T2 T3"_s,
    };
    for (const QString &line : lines)
        QTest::addRow("%s", qPrintable(line)) << line;
}

void TestBratLine::sameLineAgain()
{
    QFETCH(QString, line);
    const BratLine parsed = parseBratLine(line);
    QVERIFY(parsed.kind != BratLine::Kind::Unknown);
    QCOMPARE(writeBratLine(parsed), line);
    QCOMPARE(parsed.rest, QString());
}

/// What is read leniently, and how brat would have written it.
void TestBratLine::understood_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("canonical");
    QTest::addColumn<QString>("rest");
    QTest::newRow("span without text") << u"T1\tPER 0 5"_s << u"T1\tPER 0 5\t"_s << QString();
    QTest::newRow("trailing tab") << u"R1\tX Arg1:T1 Arg2:T2\t"_s << u"R1\tX Arg1:T1 Arg2:T2"_s << QString();
    QTest::newRow("event without trailing blank") << u"E1\tRun:T1"_s << u"E1\tRun:T1 "_s << QString();
    QTest::newRow("role twice") << u"E1\tB:T1 Theme:T2 Theme:T3"_s << u"E1\tB:T1 Theme:T2 Theme2:T3"_s << QString();
    QTest::newRow("first role gone") << u"E1\tB:T1 Theme2:T2"_s << u"E1\tB:T1 Theme:T2"_s << QString();
    QTest::newRow("second colon") << u"E1\tB:T1 Theme:T2:x Site:T3"_s << u"E1\tB:T1 Site:T3 Theme:T2:x"_s
                                  << u" Theme:T2:x"_s;
    QTest::newRow("word in an event") << u"E1\tB:T1 foo"_s << u"E1\tB:T1  foo"_s << u" foo"_s;
    QTest::newRow("comment behind a relation")
        << u"R1\tX Arg1:T1 Arg2:T2\tsure?"_s << u"R1\tX Arg1:T1 Arg2:T2\tsure?"_s << u"\tsure?"_s;
    QTest::newRow("tab cuts a value") << u"A1\tX T1 a b\tc"_s << u"A1\tX T1 a b\tc"_s << u"\tc"_s;
    QTest::newRow("empty value") << u"A1\tX T1 "_s << u"A1\tX T1"_s << QString();
    QTest::newRow("saved thrice") << u"N1\tReference T1 W:5\t\t\tMexico"_s << u"N1\tReference T1 W:5\tMexico"_s
                                  << QString();
    QTest::newRow("link of 2013") << u"N1\tReference Annotation:T1 Referent:GO:5\tx"_s << u"N1\tReference T1 GO:5\tx"_s
                                  << QString();
    QTest::newRow("note without text") << u"#1\tAnnotatorNotes T1"_s << u"#1\tAnnotatorNotes T1\t"_s << QString();
}

void TestBratLine::understood()
{
    QFETCH(QString, line);
    QFETCH(QString, canonical);
    QFETCH(QString, rest);
    const BratLine parsed = parseBratLine(line);
    QCOMPARE(writeBratLine(parsed), canonical);
    QCOMPARE(parsed.rest, rest);
}

void TestBratLine::refused_data()
{
    QTest::addColumn<QString>("line");
    const QStringList lines = {u""_s, u"T1"_s, u"free text"_s, u"X1\tfoo T1"_s, u"T\tPER 0 5\tEmma"_s, u"T1\t"_s,
        u"T1\tPER"_s, u"T1\tPER 0"_s, u"T1\tTwo Words 0 5\tEmma"_s, u"T1\tPER 0 -5\tEmma"_s, u"T1\tPER 0  5\tEmma"_s,
        u"T1\tPER 0 5;\tEmma"_s, u"T1\tPER ٠ ٥\tEmma"_s, u"T1\tPER 0 99999999999999999999\tx"_s, u"R1\tX Arg1:T1"_s,
        u"R1\tX Arg1:T1 Arg1:T2"_s, u"R1\tX Arg1:T1 Arg2:T2 Arg3:T3"_s, u"R1\tX Arg1:T1 Arg2:T2:T3"_s, u"R1\tX T1 T2"_s,
        u"E1\tRun"_s, u"E1\t:T1"_s, u"E1\tRun:"_s, u"A1\tX"_s, u"A1\t X T1"_s, u"N1\tReference T1\tx"_s,
        u"N1\tReference T1 W\tx"_s, u"N1\tReference T1 W:\tx"_s, u"#1\tNote\tx"_s, u"#1\tNote T1 T2\tx"_s,
        u"*\tEquiv"_s, u"\tPER 0 5\tEmma"_s, u"1T\tPER 0 5\tEmma"_s};
    for (const QString &line : lines)
        QTest::addRow("%s", qPrintable(line)) << line;
}

void TestBratLine::refused()
{
    QFETCH(QString, line);
    QVERIFY(parseBratLine(line) == BratLine());
}

void TestBratLine::ids_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("kind");
    const auto row
        = [](const char *id, BratLine::Kind kind) { QTest::newRow(id) << QString::fromUtf8(id) << int(kind); };
    row("T1", BratLine::Kind::Span);
    row("T1-a", BratLine::Kind::Span);
    row("TX7", BratLine::Kind::Span);
    row("E01", BratLine::Kind::Event);
    row("R1", BratLine::Kind::Relation);
    row("A1", BratLine::Kind::Attribute);
    row("M1", BratLine::Kind::Attribute);
    row("N1", BratLine::Kind::Link);
    row("#1", BratLine::Kind::Note);
    row("#T1", BratLine::Kind::Note);
    row("*", BratLine::Kind::Group);
    row("T", BratLine::Kind::Unknown);
    row("T 1", BratLine::Kind::Unknown);
    row("T1 a", BratLine::Kind::Unknown);
    row("Ş1", BratLine::Kind::Unknown);
    row("W1", BratLine::Kind::Unknown);
    row("#", BratLine::Kind::Unknown);
    row("", BratLine::Kind::Unknown);
}

void TestBratLine::ids()
{
    QFETCH(QString, id);
    QFETCH(int, kind);
    QCOMPARE(int(bratKind(id)), kind);
}

void TestBratLine::anchors()
{
    QCOMPARE(bratIdsIn(u"R1\tX Arg1:T1 Arg2:T2 Arg3:T1"), QStringList({u"R1"_s, u"T1"_s, u"T2"_s}));
    QCOMPARE(bratIdsIn(u"* no ids\there: B52, 7"), QStringList());
}

void TestBratLine::words()
{
    QCOMPARE(bratWord(u"two words"), u"two_words"_s);
    QCOMPARE(bratWord(u"GO:5.x"), u"GO:5.x"_s);
    QCOMPARE(bratWord(u""), u"_"_s);
    QCOMPARE(bratLabel(u"GO:5\u2028"), u"GO_5_"_s);
    QCOMPARE(bratText(u"a\tb\r\nc d"), u"a\tb  c d"_s);
    QCOMPARE(bratValue(u"a\tb\u0085c"), u"a b c"_s);
}

QTEST_GUILESS_MAIN(TestBratLine)
#include "tst_bratline.moc"
