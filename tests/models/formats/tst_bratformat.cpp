// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bratformat.h"
#include "models/formats/bratline.h"

#include "models/domain/schema.h"
#include "tests/support/bratcases.h"
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
    for (const test::BratCase &one : test::bratCases())
        QTest::newRow(one.name) << one.text << one.ann << QString::fromUtf8(one.found) << one.leftovers << one.flagged;
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
