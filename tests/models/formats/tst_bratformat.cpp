// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bratformat.h"
#include "models/formats/bratline.h"

#include "models/domain/schema.h"
#include "tests/support/randombundle.h"
#include "tests/support/testsupport.h"

#include <QDir>
#include <QDirIterator>

using namespace Qt::StringLiterals;

namespace glossator {

class BratFormatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void finds();
    void findsOneFile_data();
    void findsOneFile();
    void textMissing();
    void sniffs();
    void behaviour_data();
    void behaviour();
    void corpora_data();
    void corpora();
};

namespace {

const BratFormat Brat;

QString made(const QString &name, const QByteArray &bytes)
{
    const QString path = test::scratchPath(name);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The bundle of the article, whatever came with it.
Result<Bundle> read(const Source &source)
{
    Bundle article;
    GLOSSATOR_TRY(Brat.read(source, {}, [&](Bundle &&bundle) -> Result<> {
        if (bundle.article)
            article = std::move(bundle);
        return {};
    }));
    return article;
}

Result<Bundle> read(const QString &file)
{
    GLOSSATOR_ASSIGN(const std::vector<Source> sources, Brat.find(file));
    return read(sources.front());
}

QHash<QString, QByteArray> written(const Bundle &bundle)
{
    QHash<QString, QByteArray> files;
    const auto writer = Brat.writer();
    if (const auto added = writer->add(bundle)) {
        for (const OutputFile &file : *added)
            files.insert(file.name, file.bytes);
    }
    return files;
}

/// The lines, without what is free: the ids of attributes, links and notes, the numbers of repeated roles, the order of
/// equivalents, blanks at the end.
QStringList freely(const QByteArray &ann)
{
    QStringList lines;
    for (const QByteArray &bytes : ann.split('\n')) {
        BratLine line = parseBratLine(QString::fromUtf8(bytes));
        if (line.kind == BratLine::Kind::Unknown) {
            if (!bytes.isEmpty())
                lines.append(QString::fromUtf8(bytes));
            continue;
        }
        if (line.kind > BratLine::Kind::Relation)
            line.id.clear();
        if (line.kind == BratLine::Kind::Group)
            std::ranges::sort(line.arguments, {}, &BratArgument::id);
        lines.append(writeBratLine(line));
    }
    lines.sort();
    return lines;
}

} // namespace

void BratFormatTest::finds()
{
    made(u"tree/b.txt"_s, "b");
    made(u"tree/b.ann"_s, "");
    made(u"tree/a.txt"_s, "a");
    made(u"tree/sub folder/c.txt"_s, "c");
    made(u"tree/sub folder/c.a1"_s, "");
    made(u"tree/sub folder/c.a2"_s, "");
    made(u"tree/lonely.ann"_s, "");
    made(u"tree/other.csv"_s, "");
    made(u"tree/annotation.conf"_s, "");
    const QString tree = test::scratchPath(u"tree"_s);
    const auto sources = Brat.find(tree);
    QVERIFY(sources);
    QStringList found;
    for (const Source &source : *sources)
        found << source.path + u" "_s + QDir(tree).relativeFilePath(source.file);
    QCOMPARE(found,
        QStringList(
            {u"a.txt a.txt"_s, u"b.txt b.txt"_s, u"lonely.txt lonely.ann"_s, u"sub folder/c.txt sub folder/c.txt"_s}));
    QVERIFY(!Brat.find(tree + u"/nothing"_s));
    QVERIFY(!Brat.find(tree + u"/other.csv"_s));
}

void BratFormatTest::findsOneFile_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"one.txt", "one.ann", "two.a1", "two.a2", "two.txt"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void BratFormatTest::findsOneFile()
{
    QFETCH(QString, name);
    made(u"single/one.txt"_s, "Ada.");
    made(u"single/one.ann"_s, "T1\tPER 0 3\tAda\n");
    made(u"single/two.txt"_s, "Ada.");
    made(u"single/two.a1"_s, "T1\tPER 0 3\tAda\n");
    made(u"single/two.a2"_s, "A1\tX T1\n");
    const auto sources = Brat.find(test::scratchPath(u"single/"_s + name));
    QVERIFY(sources);
    QCOMPARE(sources->size(), 1u);
    QCOMPARE(sources->front().path, name.first(3) + u".txt"_s);
    const auto bundle = read(sources->front());
    QVERIFY(bundle);
    QCOMPARE(bundle->article->path, name.first(3) + u".txt"_s);
    QCOMPARE(bundle->article->format, u"brat"_s);
    QCOMPARE(bundle->original, "Ada.");
    QCOMPARE(bundle->mentions.size(), 1u);
    QCOMPARE(bundle->files.size(), name.startsWith(u"one"_s) ? 1u : 2u);
}

void BratFormatTest::textMissing()
{
    const auto bundle = read(made(u"lonely.ann"_s, "T1\tPER 0 3\tAda\n"));
    QVERIFY(!bundle);
    QCOMPARE(bundle.error().code, Error::Code::BadInput);
    QVERIFY(bundle.error().message.endsWith(u"lonely.ann has no text beside it."_s));
}

void BratFormatTest::sniffs()
{
    const QString ann = made(u"sniff/a.ann"_s, "T1\tPER 0 3\tAda\n");
    const QString text = made(u"sniff/a.txt"_s, "Ada.");
    const QString alone = made(u"sniff/b.txt"_s, "Ada.");
    QVERIFY(Brat.sniff(ann, bytesOf(ann)) > Brat.sniff(ann, "<xml/>\n"));
    QCOMPARE(sniffFormat(ann)->info().id, u"brat"_s);
    QCOMPARE(sniffFormat(text)->info().id, u"brat"_s);
    QCOMPARE(sniffFormat(alone)->info().id, u"text"_s);
}

/// What brat itself makes of hand-made files, as measured, and what we make of them. Each goes back as it came.
void BratFormatTest::behaviour_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("ann");
    QTest::addColumn<QString>("found"); // what became annotations
    QTest::addColumn<int>("leftovers");
    QTest::addColumn<int>("flagged");
    const auto row = [](const char *name, const char *text, const char *ann, const char *found, int leftovers = 0,
                         int flagged = 0) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(ann) << QString::fromUtf8(found) << leftovers << flagged;
    };
    row("emoji before the span; brat accepts", "🌊 Ada", "T1\tP 2 5\tAda\n", "T1");
    row("the same in UTF-16; brat fails, we find out", "🌊 Ada", "T1\tP 3 6\tAda\n", "T1");
    row("CR LF counted as two; brat accepts", "a\r\nAda", "T1\tP 3 6\tAda\n", "T1");
    row("CR LF counted as one; brat fails, we find out", "a\r\nAda", "T1\tP 2 5\tAda\n", "T1");
    row("BOM in the text counted; brat accepts",
        "\xEF\xBB\xBF"
        "Ada",
        "T1\tP 1 4\tAda\n", "T1");
    row("raw line end in the mention's text; brat fails, we join", "New\nYork", "T1\tP 0 8\tNew\nYork\n", "T1");
    row("line end as a blank; brat fails, we accept", "New\nYork", "T1\tP 0 8\tNew York\n", "T1");
    row("line end as fragments; brat accepts", "New\nYork", "T1\tP 0 3;4 8\tNew York\n", "T1");
    row("U+2028 inside a line; brat breaks it, we do not", "a\u2028b", "T1\tP 0 3\ta\u2028b\n", "T1");
    row("form feed inside a line; brat breaks it, we do not", "a\fb", "T1\tP 0 3\ta\fb\n", "T1");
    row("U+0085 in the text only; brat accepts",
        "a\u0085"
        "b",
        "T1\tP 2 3\tb\n", "T1");
    row("no-break space in the mention's text; brat accepts", "a\u00A0b", "T1\tP 0 3\ta\u00A0b\n", "T1");
    row("tab in the mention's text; brat accepts", "a\tb", "T1\tP 0 3\ta\tb\n", "T1");
    row("adjacent fragments; brat accepts", "abcd", "T1\tP 0 2;2 4\tab cd\n", "T1");
    row("reversed fragments; brat accepts", "ab cd", "T1\tP 3 5;0 2\tcd ab\n", "T1");
    row("empty span; brat accepts", "abc", "T1\tP 2 2\t\n", "T1");
    row("span without text; brat fills it in", "abc", "T1\tP 0 2\n", "T1");
    row("event without arguments; brat accepts", "ran", "T1\tRun 0 3\tran\nE1\tRun:T1\n", "T1 E1");
    row("trigger of another type; brat refuses the document, we accept", "ran", "T1\tP 0 3\tran\nE1\tRun:T1 \n",
        "T1 E1");
    row("attribute on a trigger; brat refuses the document, we accept", "ran",
        "T1\tRun 0 3\tran\nE1\tRun:T1 \nA1\tX T1\n", "T1 E1 A");
    row("note on a trigger; brat refuses the document, we accept", "ran",
        "T1\tRun 0 3\tran\nE1\tRun:T1 \n#1\tN T1\tx\n", "T1 E1 #");
    row("attribute and note on an event; brat accepts", "ran", "T1\tRun 0 3\tran\nE1\tRun:T1 \nA1\tX E1\n#1\tN E1\tx\n",
        "T1 E1 A #");
    row("attribute and note on a relation; brat accepts", "a b",
        "T1\tP 0 1\ta\nT2\tP 2 3\tb\nR1\tX Arg1:T1 Arg2:T2\nA1\tX R1\n#1\tN R1\tx\n", "T1 T2 R1 A #");
    row("relation to a trigger; brat accepts", "a ran",
        "T1\tP 0 1\ta\nT2\tRun 2 5\tran\nE1\tRun:T2 \nR1\tX Arg1:T1 Arg2:T2\n", "T1 T2 E1 R1");
    row("relation with three arguments; brat fails, we keep the line", "a b",
        "T1\tP 0 1\ta\nT2\tP 2 3\tb\nR1\tX Arg1:T1 Arg2:T2 Arg3:T1\n", "T1 T2", 1);
    row("equivalences that overlap; brat merges, and so do we", "a b c",
        "T1\tP 0 1\ta\nT2\tP 2 3\tb\nT3\tP 4 5\tc\n*\tEquiv T1 T2\n*\tEquiv T2 T3\n", "T1 T2 T3 *");
    row("attribute value with blanks; brat keeps it", "a", "T1\tP 0 1\ta\nA1\tX T1 b c d\n", "T1 A");
    row("attribute value with a tab; brat cuts it, we keep the rest aside", "a", "T1\tP 0 1\ta\nA1\tX T1 b\tc\n",
        "T1 A", 1);
    row("link saved twice; brat adds a tab each time, we do not", "a", "T1\tP 0 1\ta\nN1\tReference T1 W:5\t\ta\n",
        "T1 N");
    row("link with a blank in its key; brat cuts it, we keep it", "a", "T1\tP 0 1\ta\nN1\tReference T1 W:5 6\ta\n",
        "T1 N");
    row("type with a blank; brat fails, we keep the line", "a", "T1\tMy P 0 1\ta\n", "", 1);
    row("types with other letters, dots, colons; brat accepts", "a b c",
        "T1\tŞehir 0 1\ta\nT2\ta.b 2 3\tb\nT3\ta:b 4 5\tc\n", "T1 T2 T3");
    row("duplicate id; brat fails, we keep the line", "a b", "T1\tP 0 1\ta\nT1\tP 2 3\tb\n", "T1", 1);
    row("unknown prefix; brat fails, we keep the line", "a", "Z1\tP 0 1\ta\n", "", 1);
    row("blank line; brat fails, we keep the line", "a", "\nT1\tP 0 1\ta\n", "T1", 1);
    row("no final line end; brat adds it, we keep it so", "a", "T1\tP 0 1\ta", "T1");
    row("reference to an undefined id; brat's verifier complains, we keep the line", "a", "T1\tP 0 1\ta\nA1\tX T2\n",
        "T1", 1);
    row("argument that is not defined; brat's verifier complains, we keep it aside", "ran",
        "T1\tRun 0 3\tran\nE1\tRun:T1 Who:T2\n", "T1 E1", 1);
    row("text that is not there; brat fails, we flag it", "Ada", "T1\tP 0 3\tBob\n", "T1", 0, 1);
    row("span backwards; brat fails, we flag it", "Ada", "T1\tP 3 0\tAda\n", "T1", 0, 1);
    row("span beyond the text; brat fails, we flag it", "Ada", "T1\tP 0 4\tAda\nA1\tX T1\n", "T1 A", 0, 1);
    row("fragments that overlap; brat fails, we flag it", "Ada", "T1\tP 0 2;1 3\tAd da\n", "T1", 0, 1);
    row("byte order mark in the .ann; brat fails, we take it off", "Ada", "\xEF\xBB\xBFT1\tP 0 3\tAda\n", "T1");
}

void BratFormatTest::behaviour()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, ann);
    QFETCH(QString, found);
    QFETCH(int, leftovers);
    QFETCH(int, flagged);
    made(u"case/case.ann"_s, ann);
    const auto bundle = read(made(u"case/case.txt"_s, text));
    QVERIFY(bundle);
    QStringList names;
    for (const ExternalId &id : bundle->externalIds)
        names << (id.kind == ExternalId::Kind::Id ? id.value : u"N"_s);
    names.append(QStringList(qsizetype(bundle->attributes.size()), u"A"_s));
    names.append(QStringList(qsizetype(bundle->notes.size()), u"#"_s));
    names.append(QStringList(qsizetype(bundle->entities.size()), u"*"_s));
    names.sort();
    QStringList expected = found.split(u' ', Qt::SkipEmptyParts);
    expected.sort();
    QCOMPARE(names, expected);
    QCOMPARE(int(bundle->leftovers.size()), leftovers);
    QCOMPARE(int(std::ranges::count_if(bundle->mentions, [](const auto &m) { return !m.flag.isEmpty(); })), flagged);
    const auto files = written(*bundle);
    QCOMPARE(files.value(u".txt"_s), text);
    QCOMPARE(files.value(u".ann"_s), ann.startsWith("\xEF\xBB\xBF") ? ann.sliced(3) : ann);
}

void BratFormatTest::corpora_data()
{
    QTest::addColumn<QString>("text");
    const QString samples = test::sourceDir() + u"/resources/samples"_s;
    QStringList folders = {samples, test::dataDir() + u"/brat"_s};
    if (!test::sharedDir().isEmpty())
        folders << test::sharedDir() + u"/corpora"_s;
    for (const QString &folder : folders) {
        QStringList files;
        for (QDirIterator it(folder, {u"*.ann"_s, u"*.a1"_s}, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
            files << it.next();
        files.sort();
        for (const QString &file : files)
            QTest::addRow("%s", qPrintable(QDir(folder).relativeFilePath(file))) << file;
    }
}

/// Every document goes back byte for byte where it came from files; written without these, line for line; and written
/// with other ids, it still says the same.
void BratFormatTest::corpora()
{
    QFETCH(QString, text);
    auto bundle = read(text);
    QVERIFY2(bundle, bundle ? "" : qPrintable(bundle.error().message));
    QByteArray all;
    const auto files = written(*bundle);
    for (const SourceFile &file : bundle->files) {
        QCOMPARE(files.value(file.name), file.bytes);
        all += file.bytes;
    }
    QCOMPARE(files.size(), qsizetype(bundle->files.size()) + 1);

    Bundle bare = *bundle;
    bare.files.clear();
    const auto isLine = [](const Leftover &leftover) { return leftover.bytes.endsWith('\n'); };
    if (std::ranges::all_of(bare.leftovers, isLine) && bundle->remarks.size() == qsizetype(bundle->leftovers.size()))
        QCOMPARE(freely(written(bare).value(u".ann"_s)), freely(all));
    else // only what we made to be taken leniently
        QVERIFY2(text.startsWith(test::dataDir()), qPrintable(bundle->remarks.first()));

    bare.leftovers.clear();
    std::erase_if(bare.externalIds, [](const ExternalId &id) { return id.kind == ExternalId::Kind::Id; });
    made(u"renamed/doc.ann"_s, written(bare).value(u".ann"_s));
    const auto again = read(made(u"renamed/doc.txt"_s, bundle->original));
    QVERIFY(again);
    QCOMPARE(test::describe(*again, u"brat"_s), test::describe(*bundle, u"brat"_s));
}

} // namespace glossator

QTEST_GUILESS_MAIN(glossator::BratFormatTest)
#include "tst_bratformat.moc"
