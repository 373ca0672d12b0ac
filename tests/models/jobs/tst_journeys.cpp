// SPDX-License-Identifier: GPL-3.0-or-later
// Files into a project, out again, through JSON into another project, and out of that: nothing gets lost on the way.
#include "models/jobs/exportjob.h"
#include "models/jobs/importjob.h"
#include "models/store/history.h"
#include "models/store/projectinfo.h"
#include "tests/support/bratcases.h"
#include "tests/support/importfiles.h"
#include "tests/support/projectfiles.h"
#include "tests/support/randomscript.h"
#include "tests/support/testsupport.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

using namespace glossator;
using namespace glossator::test;
using namespace Qt::StringLiterals;

namespace {

QString importInto(Store &store, const QString &path, const QString &format)
{
    JobContext context;
    const auto report = importPaths(store, {{path}, format, {}}, context);
    if (!report)
        return report.error().message;
    return report->failed.empty() && report->alreadyThere.isEmpty() ? QString() : report->summary();
}

QMap<QString, QByteArray> exportFrom(Store &store, const QString &format)
{
    const QString folder = folderWith(u"out"_s, {});
    JobContext context;
    const bool isOneFile = format == u"json"_s;
    const auto report = exportProject(store, {format, isOneFile ? folder + u"/out.json"_s : folder}, context);
    return report ? contentsBelow(folder) : QMap<QString, QByteArray>{{report.error().message, {}}};
}

/// Those that stand for articles, without the byte order mark that brat forbids.
QMap<QString, QByteArray> documents(QMap<QString, QByteArray> files, bool withAnnotations)
{
    constexpr QByteArrayView mark = "\xEF\xBB\xBF";
    static const QStringList annotations{u"ann"_s, u"a1"_s, u"a2"_s, u"rel"_s, u"co"_s};
    files.removeIf([&](const std::pair<const QString &, QByteArray &> &file) {
        const QString suffix = QFileInfo(file.first).suffix();
        return suffix != u"txt"_s && !(withAnnotations && annotations.contains(suffix));
    });
    for (auto file = files.begin(); file != files.end(); ++file) {
        if (!file.key().endsWith(u".txt"_s) && file->startsWith(mark))
            file->slice(mark.size());
    }
    return files;
}

} // namespace

class JourneysTest : public QObject {
    Q_OBJECT

    /// From the folder by the format, which every document in it is of.
    void travel(const QString &folder, const QString &format)
    {
        const auto before = contentsBelow(folder);
        const bool isBrat = format == u"brat"_s;
        auto first = emptyProject(u"first.gloss"_s);
        const QByteArray empty = contentHash(*first);
        QCOMPARE(importInto(*first, folder, format), QString());
        const ProjectCounts counts = *projectCounts(*first);
        QCOMPARE(documents(exportFrom(*first, format), isBrat), documents(before, isBrat));
        QCOMPARE(documents(exportFrom(*first, u"text"_s), false), documents(before, false));

        const QByteArray json = exportFrom(*first, u"json"_s).value(u"out.json"_s);
        QVERIFY(!json.isEmpty());
        auto second = emptyProject(u"second.gloss"_s);
        QCOMPARE(importInto(*second, scratchPath(u"out/out.json"_s), u"json"_s), QString());
        QCOMPARE(*projectCounts(*second), counts);
        QVERIFY(exportFrom(*second, u"json"_s).value(u"out.json"_s) == json);
        QCOMPARE(documents(exportFrom(*second, format), isBrat), documents(before, isBrat));

        QVERIFY(History(*first).undo());
        QCOMPARE(contentHash(*first), empty);
        QVERIFY(!History(*first).undoable());
    }

private Q_SLOTS:
    void bratCase_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("ann");
        for (const BratCase &one : bratCases())
            QTest::newRow(one.name) << one.text << one.ann;
    }
    void bratCase()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, ann);
        travel(folderWith(u"in"_s, {{u"sub folder/a.b.txt"_s, text}, {u"sub folder/a.b.ann"_s, ann}}), u"brat"_s);
    }

    void textAlone_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("every kind of line end") << QByteArray("a\r\nb\vc\fd\u0085e\u2028f\u2029g\n");
        QTest::newRow("UTF-8 with a mark") << QByteArray("\xEF\xBB\xBF"
                                                         "a");
        QTest::newRow("no-break space, tab, emoji, RTL") << QByteArray("a\u00A0b\tc 👨‍👩‍👧 שלום");
        QTest::newRow("UTF-16 with its mark") << QByteArray("\xFF\xFE"
                                                            "A\0\x5F\x01\n\0",
            8);
        QTest::newRow("CR alone") << QByteArray("a\rb\r\nc\n\r");
        QTest::newRow("a line end") << QByteArray("\n");
        QTest::newRow("blanks around") << QByteArray(" \t a \n\n ");
        QTest::newRow("a date before it") << QByteArray(" date 2023-04-03 Ada met Ben.\n");
    }
    void textAlone()
    {
        QFETCH(const QByteArray, text);
        travel(folderWith(u"in"_s, {{u"a.txt"_s, text}}), u"text"_s);
    }

    void corpora_data()
    {
        QTest::addColumn<QString>("folder");
        GLOSSATOR_REQUIRE_SHARED("corpora");
        const QString top = sharedDir() + u"/corpora"_s;
        QMap<QString, bool> folders; // that hold annotations of brat
        for (QDirIterator it(top, {u"*.ann"_s, u"*.a1"_s}, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
            folders.insert(it.nextFileInfo().path(), true);
        for (const QString &folder : folders.keys())
            QTest::newRow(qPrintable(QDir(top).relativeFilePath(folder))) << folder;
    }
    void corpora()
    {
        QFETCH(const QString, folder);
        travel(folder, u"brat"_s);
    }
};

QTEST_GUILESS_MAIN(JourneysTest)
#include "tst_journeys.moc"
