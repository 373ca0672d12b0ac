// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bratreader.h"

#include "tests/support/randombundle.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class TestBratReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void said_data();
    void said();
    void placed_data();
    void placed();
    void overlapIsSaid();
    void keptAside_data();
    void keptAside();
    void parts();
    void linear();
};

namespace {

Bundle read(const QString &text, const QByteArray &ann)
{
    Bundle bundle;
    bundle.article.emplace().id = ArticleId(1);
    bundle.text = text;
    readBratFiles(bundle, TextOffsets(text), {{u".ann"_s, ann}}, u"doc"_s);
    return bundle;
}

} // namespace

/// What the lines say, over the text "Ada met Bo. She ran."
void TestBratReader::said_data()
{
    QTest::addColumn<QByteArray>("ann");
    QTest::addColumn<QStringList>("sentences");
    const auto row = [](const char *name, const char *ann, const QStringList &sentences) {
        QTest::newRow(name) << QByteArray(ann) << sentences;
    };
    row("nothing", "", {});
    row("span", "T1\tPER 0 3\tAda\n", {u"<PER 0-3> “Ada”"_s});
    row("no final line end", "T1\tPER 0 3\tAda", {u"<PER 0-3> “Ada”"_s});
    row("CR LF in the .ann", "T1\tPER 0 3\tAda\r\nT2\tPER 8 10\tBo\r\n", {u"<PER 0-3> “Ada”"_s, u"<PER 8-10> “Bo”"_s});
    row("text filled in", "T1\tPER 0 3\n", {u"<PER 0-3> “Ada”"_s});
    row("fragments in their order", "T1\tPER 8 10;0 3\tBo Ada\n", {u"<PER 8-10,0-3> “Bo Ada”"_s});
    row("adjacent fragments", "T1\tPER 0 1;1 3\tA da\n", {u"<PER 0-1,1-3> “A da”"_s});
    row("fragments joined by nothing", "T1\tPER 0 3;8 10\tAdaBo\n", {u"<PER 0-3,8-10> “Ada Bo”"_s});
    row("empty span", "T1\tPER 2 2\t\n", {u"<PER 2-2> “”"_s});
    row("relation", "T1\tPER 0 3\tAda\nT2\tPER 8 10\tBo\nR1\tKnows Who:T1 Whom:T2\t\n",
        {u"<PER 0-3> “Ada”"_s, u"<PER 8-10> “Bo”"_s, u"<relation Knows Who=<PER 0-3> Whom=<PER 8-10>>"_s});
    row("relation to an event and to its trigger", "T1\tMeet 4 7\tmet\nE1\tMeet:T1 \nR1\tX Arg1:E1 Arg2:T1\n",
        {u"<Meet 4-7> “met”"_s, u"<event Meet “”>"_s, u"<event Meet “”>@<Meet 4-7>"_s,
            u"<relation X Arg1=<event Meet “”>@<Meet 4-7> Arg2=<Meet 4-7>>"_s});
    row("event before its trigger, roles counted",
        "E1\tMeet:T3 Who:T1 Who2:T2\nT1\tPER 0 3\tAda\nT2\tPER 8 10\tBo\nT3\tMeet 4 7\tmet\n",
        {u"<Meet 4-7> “met”"_s, u"<PER 0-3> “Ada”"_s, u"<PER 8-10> “Bo”"_s, u"<event Meet “”>"_s,
            u"<event Meet “”>@<Meet 4-7>"_s, u"<event Meet “”>@<Meet 4-7> has Who:<PER 0-3> Who:<PER 8-10>"_s});
    row("events as arguments, of each other",
        "T1\tMeet 4 7\tmet\nT2\tRun 16 19\tran\nE1\tMeet:T1 After:E2\nE2\tRun:T2 Before:E1\n",
        {u"<Meet 4-7> “met”"_s, u"<Run 16-19> “ran”"_s, u"<event Meet “”>"_s, u"<event Meet “”>@<Meet 4-7>"_s,
            u"<event Meet “”>@<Meet 4-7> has After:<event Run “”>@<Run 16-19>"_s, u"<event Run “”>"_s,
            u"<event Run “”>@<Run 16-19>"_s, u"<event Run “”>@<Run 16-19> has Before:<event Meet “”>@<Meet 4-7>"_s});
    row("one trigger, two events", "T1\tMeet 4 7\tmet\nE1\tMeet:T1 \nE2\tMeet:T1 \n",
        {u"<Meet 4-7> “met”"_s, u"<event Meet “”>"_s, u"<event Meet “”>"_s, u"<event Meet “”>@<Meet 4-7>"_s,
            u"<event Meet “”>@<Meet 4-7>"_s});
    row("equivalent spans, groups that overlap",
        "T1\tPER 0 3\tAda\nT2\tPER 12 15\tShe\nT3\tPER 8 10\tBo\n*\tEquiv T2 T3\n*\tEquiv T2 T1\n",
        {u"<PER 0-3> “Ada” of <entity PER “Ada”>"_s, u"<PER 12-15> “She” of <entity PER “Ada”>"_s,
            u"<PER 8-10> “Bo” of <entity PER “Ada”>"_s, u"<entity PER “Ada”>"_s});
    row("equivalent events", "T1\tMeet 4 7\tmet\nT2\tMeet 16 19\tran\nE1\tMeet:T1 \nE2\tMeet:T2 \n*\tEquiv E1 E2\n",
        {u"<Meet 16-19> “ran”"_s, u"<Meet 4-7> “met”"_s, u"<event Meet “”>"_s, u"<event Meet “”>@<Meet 16-19>"_s,
            u"<event Meet “”>@<Meet 4-7>"_s});
    row("attributes", "T1\tPER 0 3\tAda\nA1\tNamed T1\nM2\tLevel T1 very high\nA3\tLevel T1 low\tcut\n",
        {u"<PER 0-3> attribute Level[0]=“very high”"_s, u"<PER 0-3> attribute Level[1]=“low”"_s,
            u"<PER 0-3> attribute Named[0]"_s, u"<PER 0-3> “Ada”"_s});
    row("links and notes",
        "T1\tPER 0 3\tAda\nN1\tReference T1 GO:GO:5\t\tAda L.\n#1\tAnnotatorNotes T1\tis\tit \\n her?\n",
        {u"<PER 0-3> link “GO”“GO:5”“Ada L.”Reference"_s, u"<PER 0-3> note AnnotatorNotes “is\\tit \\n her?”"_s,
            u"<PER 0-3> “Ada”"_s});
}

void TestBratReader::said()
{
    QFETCH(QByteArray, ann);
    QFETCH(QStringList, sentences);
    const Bundle bundle = read(u"Ada met Bo. She ran."_s, ann);
    sentences.sort();
    QCOMPARE(test::describe(bundle, u"brat"_s), sentences);
    QCOMPARE(bundle.files.front().bytes, ann);
}

/// Where spans end up, in texts that others count differently.
void TestBratReader::placed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("ann");
    QTest::addColumn<QString>("extents");
    QTest::addColumn<int>("flagged");
    QTest::addColumn<int>("remarks");
    const auto row
        = [](const char *name, const QString &text, const char *ann, const QString &extents, int flagged, int remarks) {
              QTest::newRow(name) << text << QByteArray(ann) << extents << flagged << remarks;
          };
    row("emoji, code points", u"🌊🌊 Bo"_s, "T1\tPER 3 5\tBo\n", u"3-5"_s, 0, 0);
    row("emoji, UTF-16", u"🌊🌊 Bo"_s, "T1\tPER 5 7\tBo\n", u"3-5"_s, 0, 1);
    row("emoji, bytes", u"🌊🌊 Bo"_s, "T1\tPER 9 11\tBo\n", u"3-5"_s, 0, 1);
    row("a surrogate split", u"🌊🌊 Bo"_s, "T1\tPER 1 7\tBo\n", u"3-5"_s, 1, 1);
    row("behind the text", u"Ada."_s, "T1\tPER 90 93\tBo\n", u"4-4"_s, 1, 1);
    row("beyond the text", u"Ada."_s, "T1\tPER 1 9\tda. Bo\n", u"1-4"_s, 1, 1);
    row("beyond the text, once in sight", u"Ada."_s, "T1\tPER 2 9\tAda\n", u"0-3"_s, 1, 1);
    row("backwards", u"Ada."_s, "T1\tPER 3 0\tBo\n", u"0-3"_s, 1, 1);
    row("fragments that overlap", u"Ada met"_s, "T1\tPER 0 3;2 5\tAda a m\n", u"0-5"_s, 1, 1);
    row("fragments out of sight", u"Ada met"_s, "T1\tPER 4 7;90 93\tmet Bo\n", u"4-7"_s, 1, 1);
    row("CR LF counted as two", u"a\r\nb\r\nBo"_s, "T1\tPER 6 8\tBo\n", u"6-8"_s, 0, 0);
    row("CR LF counted as one", u"a\r\nb\r\nBo"_s, "T1\tPER 4 6\tBo\nT2\tX 0 1\ta\n", u"6-8 0-1"_s, 0, 1);
    row("BOM counted", u"\uFEFFBo"_s, "T1\tPER 1 3\tBo\n", u"1-3"_s, 0, 0);
    row("BOM not counted", u"\uFEFFBo."_s, "T1\tPER 0 2\tBo\n", u"1-3"_s, 0, 1);
    row("one of two fits no unit", u"🌊🌊 Bo Al"_s, "T1\tPER 5 7\tBo\nT2\tPER 0 1\tzz\n", u"3-5 0-1"_s, 2, 2);
    row("off by some, once in sight", u"aa Bo bb"_s, "T1\tPER 0 2\tBo\n", u"3-5"_s, 1, 1);
    row("off by some, twice in sight", u"aa Bo Bo"_s, "T1\tPER 0 2\tBo\n", u"0-2"_s, 1, 1);
    row("tab and no-break space in it", u"a\tb\u00A0c"_s, "T1\tX 0 5\ta\tb\u00A0c\n", u"0-5"_s, 0, 0);
    row("text goes on behind it", u"New York"_s, "T1\tX 0 3\tNew York\n", u"0-3"_s, 0, 1);
    row("line end as a blank", u"New\nYork"_s, "T1\tX 0 8\tNew York\n", u"0-8"_s, 0, 1);
    row("line end as fragments", u"New\nYork"_s, "T1\tX 0 3;4 8\tNew York\n", u"0-8"_s, 0, 0);
    row("line end and blanks as fragments", u"New  \r\n York"_s, "T1\tX 0 3;8 12\tNew York\n", u"0-12"_s, 0, 0);
    row("fragments that touch the line end", u"New\nYork"_s, "T1\tX 0 4;4 8\tNew York\n", u"0-4,4-8"_s, 0, 1);
    row("fragments around a blank", u"New York"_s, "T1\tX 0 3;4 8\tNew York\n", u"0-3,4-8"_s, 0, 0);
    row("line separator as fragments", u"New\u2028York"_s, "T1\tX 0 3;4 8\tNew York\n", u"0-8"_s, 0, 0);
    row("text over two lines", u"New\nYork x"_s, "T1\tX 0 8\tNew\nYork\nT2\tX 9 10\tx\n", u"0-8 9-10"_s, 0, 1);
    row("text over three lines, one empty", u"New\n\nYork"_s, "T1\tX 0 9\tNew\n\nYork\n", u"0-9"_s, 0, 1);
    row("a line behind that is nothing of it", u"New\nYork"_s, "T1\tX 0 8\tNew\nOrleans\n", u"0-3"_s, 1, 2);
}

void TestBratReader::placed()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, ann);
    QFETCH(QString, extents);
    QFETCH(int, flagged);
    QFETCH(int, remarks);
    const Bundle bundle = read(text, ann);
    QStringList found;
    for (const Mention &mention : bundle.mentions)
        found.append(mention.extent.toString());
    QCOMPARE(found.join(u' '), extents);
    QCOMPARE(std::ranges::count_if(bundle.mentions, [](const Mention &m) { return !m.flag.isEmpty(); }), flagged);
    QVERIFY2(bundle.remarks.size() == remarks, qPrintable(bundle.remarks.join(u'\n')));
}

/// A place that is none is told apart from one that lies in the text, but twice.
void TestBratReader::overlapIsSaid()
{
    const Bundle bundle = read(u"Ada met Ben."_s, "T1\tPER 0 8;4 12\tAda met  met Ben.\nT2\tPER 4 90;80 99\tBen\n");
    QCOMPARE(bundle.mentions.size(), size_t(2));
    QCOMPARE(bundle.mentions[0].extent, Extent(TextSpan{0, 12}));
    QCOMPARE(bundle.mentions[0].flag, u"The file gives 0-8,4-12 as its place, whose parts overlap."_s);
    QVERIFY2(bundle.remarks[0].contains(u"the parts of the span overlap"_s), qPrintable(bundle.remarks[0]));
    QVERIFY(bundle.mentions[1].flag.contains(u"no place in the text"_s));
    QVERIFY2(bundle.remarks[1].contains(u"does not lie in the text"_s), qPrintable(bundle.remarks[1]));
}

/// Lines, or ends of lines, that the model cannot hold.
void TestBratReader::keptAside_data()
{
    QTest::addColumn<QByteArray>("ann");
    QTest::addColumn<QStringList>("leftovers");
    const auto row = [](const char *name, const char *ann, const QStringList &leftovers) {
        QTest::newRow(name) << QByteArray(ann) << leftovers;
    };
    row("unknown prefix", "X1\tfoo T1\nT1\tPER 0 3\tAda\n", {u"0 [\"T1\"] X1\\tfoo T1\\n"_s});
    row("blank line", "T1\tPER 0 3\tAda\n\n", {u"1 [] \\n"_s});
    row("no final line end", "free text", {u"0 [] free text"_s});
    row("duplicate", "T1\tPER 0 3\tAda\nT1\tPER 8 10\tBo\n", {u"1 [\"T1\"] T1\\tPER 8 10\\tBo\\n"_s});
    row("type with a blank", "T1\tMy Type 0 3\tAda\n", {u"0 [\"T1\"] T1\\tMy Type 0 3\\tAda\\n"_s});
    row("offsets that are no numbers", "T1\tPER -1 3\tAda\n", {u"0 [\"T1\"] T1\\tPER -1 3\\tAda\\n"_s});
    row("three ends", "T1\tP 0 3\tAda\nT2\tP 8 10\tBo\nR1\tX Arg1:T1 Arg2:T2 Arg3:T1\n",
        {u"2 [\"R1\",\"T1\",\"T2\"] R1\\tX Arg1:T1 Arg2:T2 Arg3:T1\\n"_s});
    row("an end undefined", "T1\tP 0 3\tAda\nR1\tX Arg1:T1 Arg2:T9\n",
        {u"1 [\"R1\",\"T1\",\"T9\"] R1\\tX Arg1:T1 Arg2:T9\\n"_s});
    row("no trigger", "E1\tMeet:T9\nA1\tNegation E1\n",
        {u"0 [\"E1\",\"T9\"] E1\\tMeet:T9\\n"_s, u"1 [\"A1\",\"E1\"] A1\\tNegation E1\\n"_s});
    row("an argument undefined", "T1\tMeet 4 7\tmet\nE1\tMeet:T1 Who:T9\n", {u"1 [\"E1\",\"T9\"]  Who:T9"_s});
    row("a note on an attribute", "T1\tP 0 3\tAda\nA1\tX T1\n#1\tNote A1\twhy\n",
        {u"2 [\"#1\",\"A1\"] #1\\tNote A1\\twhy\\n"_s});
    row("a note on nothing", "#1\tNote T9\twhy\n", {u"0 [\"#1\",\"T9\"] #1\\tNote T9\\twhy\\n"_s});
    row("what a tab cuts", "T1\tP 0 3\tAda\nA1\tX T1 a\tb\n", {u"1 [\"A1\"] \\tb"_s});
    row("what follows the text", "T1\tP 0 3\tAda sic\n", {u"0 [\"T1\"]  sic"_s});
    row("equivalence of unlike things", "T1\tMeet 4 7\tmet\nT2\tP 0 3\tAda\nE1\tMeet:T1 \n*\tEquiv E1 T2\n",
        {u"3 [\"E1\",\"T2\"] *\\tEquiv E1 T2\\n"_s});
    row("equivalence of one", "T1\tP 0 3\tAda\n*\tEquiv T1 T1\n", {u"1 [\"T1\"] *\\tEquiv T1 T1\\n"_s});
    row("another symmetric relation", "T1\tP 0 3\tAda\nT2\tP 8 10\tBo\n*\tAlike T1 T2\n",
        {u"2 [\"T1\",\"T2\"] *\\tAlike T1 T2\\n"_s});
    row("not UTF-8", "T1\tP 0 3\tAda\n#1\tNote T1\t\xFF\n", {u"1 [\"#1\",\"T1\"] #1\\tNote T1\\t\uFFFD\\n"_s});
    row("details of ours that are none", "T1\tP 0 3\tAda\n#1\tGlossatorData T1\t{\n",
        {u"1 [\"#1\",\"T1\"] #1\\tGlossatorData T1\\t{\\n"_s});
}

void TestBratReader::keptAside()
{
    QFETCH(QByteArray, ann);
    QFETCH(QStringList, leftovers);
    const Bundle bundle = read(u"Ada met Bo. She ran."_s, ann);
    QStringList found;
    for (const Leftover &leftover : bundle.leftovers) {
        QCOMPARE(leftover.format, u"brat"_s);
        QCOMPARE(leftover.file, u".ann"_s);
        QVERIFY(ann.contains(leftover.bytes));
        found.append(u"%1 %2 %3"_s.arg(QString::number(leftover.position), leftover.anchors,
            QString::fromUtf8(leftover.bytes).replace(u'\n', "\\n"_L1).replace(u'\t', "\\t"_L1)));
        const QString place = u"doc.ann:%1: "_s.arg(leftover.position + 1);
        const auto isRemark = [&](const QString &remark) { return remark.startsWith(place) && remark.endsWith(u'.'); };
        QVERIFY2(std::ranges::any_of(bundle.remarks, isRemark), qPrintable(bundle.remarks.join(u'\n')));
    }
    QCOMPARE(found, leftovers);
}

void TestBratReader::parts()
{
    Bundle bundle;
    bundle.article.emplace().id = ArticleId(1);
    bundle.text = u"Ada met Bo."_s;
    readBratFiles(bundle, TextOffsets(bundle.text),
        {{u".a1"_s, "T1\tPER 0 3\tAda\n"}, {u".a2"_s, "T2\tMeet 4 7\tmet\nE1\tMeet:T2 Who:T1\nX\n"}}, u"doc"_s);
    QCOMPARE(bundle.files.size(), 2u);
    QCOMPARE(bundle.mentions.size(), 2u);
    QCOMPARE(bundle.arguments.size(), 1u);
    QCOMPARE(bundle.leftovers.size(), 1u);
    QCOMPARE(bundle.leftovers.front().file, u".a2"_s);
    QCOMPARE(bundle.leftovers.front().position, 2);
    QVERIFY(bundle.remarks.front().startsWith(u"doc.a2:3: "_s));
}

/// Ten times the lines take about ten times as long, whatever they are.
void TestBratReader::linear()
{
    const auto secondsFor = [](int mentions) {
        const QString text = u"Ada "_s.repeated(mentions);
        QByteArray ann;
        for (int i = 0; i < mentions; ++i) {
            ann += u"T%1\tPER %2 %3\tAda\n"_s.arg(i).arg(4 * i).arg(4 * i + 3).toUtf8();
            if (i > 1)
                ann += u"R%1\tX Arg1:T%2 Arg2:T%1\nE%1\tPER:T%1 Who:T%2 Who2:E%2\n*\tEquiv T%1 T%2\nA%1\tX E%1 y\nZ\n"_s
                           .arg(i)
                           .arg(i - 1)
                           .toUtf8();
        }
        QElapsedTimer timer;
        timer.start();
        const Bundle bundle = read(text, ann);
        if (bundle.mentions.size() != size_t(mentions) || bundle.entities.size() != 1)
            qFatal("the text was not understood");
        return double(timer.nsecsElapsed()) / 1e9;
    };
    secondsFor(1'000);
    const double small = secondsFor(2'000);
    const double large = secondsFor(20'000);
    QVERIFY2(large < 40 * small + 0.05, qPrintable(u"%1 s and %2 s"_s.arg(small).arg(large)));
}

QTEST_GUILESS_MAIN(TestBratReader)
#include "tst_bratreader.moc"
