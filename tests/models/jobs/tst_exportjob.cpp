// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/exportcheck.h"
#include "models/jobs/importjob.h"
#include "models/store/articlerepository.h"
#include "models/store/bundles.h"
#include "models/store/database.h"
#include "models/store/entityrepository.h"
#include "models/store/mentionrepository.h"
#include "models/store/relationrepository.h"
#include "tests/support/importfiles.h"
#include "tests/support/jsonproject.h"
#include "tests/support/projectfiles.h"
#include "tests/support/testsupport.h"

#include <QBuffer>
#include <QDir>
#include <QTest>

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace glossator;
using namespace glossator::test;
using namespace Qt::StringLiterals;

namespace {

ArticleId add(Store &store, const QString &path, const QString &text, const QString &title = {})
{
    Article article;
    article.path = path;
    article.title = title;
    return *ArticleRepository(store).add(article, text);
}

Result<ExportReport> exportTo(Store &store, const ExportRequest &request)
{
    JobContext context;
    return exportProject(store, request, context);
}

/// Those that are written.
void formatRows()
{
    QTest::addColumn<QString>("format");
    for (const Format *format : formats()) {
        if (format->info().writes)
            QTest::newRow(qPrintable(format->info().id)) << format->info().id;
    }
}

} // namespace

class ExportJobTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filesLieWhereTheirArticlesCameFrom()
    {
        auto store = emptyProject(u"paths.gloss"_s);
        add(*store, u"a.txt"_s, u"1"_s);
        add(*store, u"2023/April/b.text"_s, u"2"_s);
        add(*store, u"notes.md"_s, u"3"_s);
        add(*store, {}, u"4"_s, u"A title: with / and \\"_s);
        const QString folder = scratchPath(u"made/on the way"_s);
        const auto report = exportTo(*store, {u"text"_s, folder});
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        QCOMPARE(report->articles, 4);
        QCOMPARE(report->files, 4);
        QCOMPARE(contentsBelow(folder), (QMap<QString, QByteArray>{{u"a.txt"_s, "1"},
                                                                   {u"2023/April/b.text"_s, "2"},
                                                                   {u"notes.md.txt"_s, "3"},
                                                                   {u"A title_ with _ and _.txt"_s, "4"}}));
        QCOMPARE(report->remarks, QStringList());
    }

    void whatItWouldReplaceIsKnownBefore()
    {
        auto store = emptyProject(u"replacing.gloss"_s);
        add(*store, u"a.txt"_s, u"1"_s);
        add(*store, u"sub/b.txt"_s, u"2"_s);
        const auto replaced = [&store](const ExportRequest &request) {
            JobContext context;
            return filesToReplace(*store, request, context).value_or(QStringList(u"failed"_s));
        };
        const ExportRequest folder{u"brat"_s, folderWith(u"replaced"_s, {{u"other.txt"_s, "Mine."}, {u"sub/b.ann"_s, ""}})};
        QCOMPARE(replaced(folder), QStringList(folder.output + u"/sub/b.ann"_s));
        QCOMPARE(contentsBelow(folder.output).keys(), (QStringList{u"other.txt"_s, u"sub/b.ann"_s})); // nothing is written
        const auto report = exportTo(*store, folder);
        QVERIFY(report);
        QCOMPARE(replaced(folder).size(), report->files);
        const ExportRequest none{u"text"_s, scratchPath(u"not there"_s)};
        QCOMPARE(replaced(none), QStringList());
        QVERIFY(!QFileInfo::exists(none.output));
        const ExportRequest file{u"json"_s, scratchPath(u"replaced.json"_s)};
        QCOMPARE(replaced(file), QStringList());
        QVERIFY(exportTo(*store, file));
        QCOMPARE(replaced(file), QStringList(file.output));
    }

    void aTrialTellsWhatAnExportLeavesOut_data() { formatRows(); }
    void aTrialTellsWhatAnExportLeavesOut()
    {
        QFETCH(const QString, format);
        const auto store = opened(filledProject(u"trial-%1.gloss"_s.arg(format), 60, 3));
        const ExportRequest request{.format = format, .output = scratchPath(u"trial-"_s + format)};
        JobContext context;
        const auto trial = tryExport(*store, request, context);
        QVERIFY2(trial, trial ? "" : qPrintable(trial.error().message));
        QVERIFY(!QFileInfo::exists(request.output));
        const auto report = exportTo(*store, request);
        QVERIFY(report);
        QCOMPARE(trial->articles, report->articles);
        QCOMPARE(trial->files, report->files);
        QCOMPARE(trial->lossLines(), report->lossLines());
        QCOMPARE(report->written.size(), report->files);
        for (const QString &file : report->written)
            QVERIFY2(QFileInfo(file).isFile(), qPrintable(file));
    }

    /// What was written is imported and written again, and is the same.
    /// Of what an export wrote an import of the folder says of no file that it passed it over.
    void whatWasWrittenIsNotPassedOver_data() { formatRows(); }
    void whatWasWrittenIsNotPassedOver()
    {
        QFETCH(const QString, format);
        const FormatInfo info = formatById(format)->info();
        if (!info.reads || !info.writesFolder())
            QSKIP("It writes no folder that is read.");
        const auto store = opened(filledProject(u"passed-%1.gloss"_s.arg(format), 120, 3));
        const ExportRequest request{.format = format, .output = scratchPath(u"passed-"_s + format)};
        const auto written = exportTo(*store, request);
        QVERIFY(written);
        auto copy = emptyProject(u"passed-copy-%1.gloss"_s.arg(format));
        JobContext context;
        const auto report = importPaths(*copy, {.paths = {request.output}, .format = {}, .encoding = {}, .keepDuplicates = true}, context);
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        QCOMPARE(report->found, written->articles); // a text may be in an encoding that somebody has to name
        QVERIFY2(!report->remarks.join(u'\n').contains("passed over"_L1), qPrintable(report->remarks.join(u'\n')));
    }

    /// No project of ours speaks of what stands in another article, or nowhere; one that came from elsewhere may.
    void aTamperedProjectIsExported_data() { formatRows(); }
    void aTamperedProjectIsExported()
    {
        QFETCH(const QString, format);
        const QString path = filledProject(u"tampered-%1.gloss"_s.arg(format), 120, 3);
        {
            Database file(path, Database::Mode::ReadWrite);
            file.execute("PRAGMA foreign_keys = OFF");
            file.execute("UPDATE argument SET mention_id = (SELECT max(id) FROM mention) WHERE mention_id IS NOT NULL");
            file.execute("UPDATE argument SET entity_id = 987654 WHERE entity_id IS NOT NULL");
            file.execute("UPDATE relation SET to_mention = (SELECT max(id) FROM mention) WHERE to_mention IS NOT NULL");
            file.execute("UPDATE relation SET from_entity = 987654 WHERE from_entity IS NOT NULL");
            file.execute("UPDATE event_mention SET trigger_id = (SELECT min(id) FROM mention)");
        }
        const auto store = opened(path);
        const ExportRequest request{.format = format, .output = scratchPath(u"tampered-"_s + format)};
        const auto report = exportTo(*store, request);
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        QVERIFY2(report->lossLines().join(u'\n').contains("what speaks of something that is not in the article"_L1),
            qPrintable(report->lossLines().join(u'\n')));
    }

    void whatIsReadBackIsTheSame_data() { formatRows(); }
    void whatIsReadBackIsTheSame()
    {
        QFETCH(const QString, format);
        const auto store = format == u"text"_s ? emptyProject(u"check.gloss"_s) : opened(filledProject(u"check-%1.gloss"_s.arg(format), 60, 3));
        if (format == u"text"_s)
            add(*store, u"a.txt"_s, u"One\r\nşey 😀 "_s);
        const ExportRequest request{.format = format, .output = scratchPath(u"check-"_s + format)};
        const auto report = exportTo(*store, request);
        QVERIFY(report);
        JobContext context;
        const auto check = checkExport(*store, request, *report, context);
        if (!formatById(format)->info().reads) {
            QCOMPARE(check.error().code, Error::Code::Refused);
            return;
        }
        QVERIFY2(check, check ? "" : qPrintable(check.error().message));
        QCOMPARE(check->differences.join(u'\n'), QString());
        QCOMPARE(check->files, report->files);
    }
    /// Which an import takes for one article where nothing else tells them apart, unless it is told to keep them.
    void articlesOfOneTextAreReadBack_data()
    {
        QTest::addColumn<QString>("format");
        for (const Format *format : formats()) {
            if (format->info().reads && format->info().writes)
                QTest::newRow(qPrintable(format->info().id)) << format->info().id;
        }
    }
    void articlesOfOneTextAreReadBack()
    {
        QFETCH(const QString, format);
        auto store = emptyProject(u"alike-%1.gloss"_s.arg(format));
        add(*store, u"a.txt"_s, u"Ada met Ben."_s, u"First"_s);
        add(*store, u"b.txt"_s, u"Ada met Ben."_s, u"Second"_s);
        add(*store, u"c.txt"_s, u"Ada met Ben."_s, u"Second"_s);
        const ExportRequest request{.format = format, .output = scratchPath(u"alike-"_s + format)};
        const auto report = exportTo(*store, request);
        QVERIFY(report);
        JobContext context;
        const auto check = checkExport(*store, request, *report, context);
        QVERIFY2(check, check ? "" : qPrintable(check.error().message));
        QCOMPARE(check->differences.join(u'\n'), QString());
        QCOMPARE(check->files, report->files);
    }
    /// Nobody is there to name the encodings of texts that do not tell them: the project knows.
    void textsInNamedEncodingsAreReadBack()
    {
        auto store = emptyProject(u"named.gloss"_s);
        const QString folder = folderWith(u"named"_s,
            {{u"plain.txt"_s, "Hello."}, {u"ru.txt"_s, "\xCF\xF0\xE8\xE2\xE5\xF2"}, {u"tr.txt"_s, "G\xFCnayd\xFDn \xFE" "ehir."}});
        JobContext context;
        for (const auto &[name, encoding] : {std::pair(u"plain.txt"_s, ""_ba), std::pair(u"ru.txt"_s, "windows-1251"_ba), std::pair(u"tr.txt"_s, "windows-1254"_ba)})
            QCOMPARE(importPaths(*store, {{folder + u'/' + name}, u"text"_s, encoding}, context)->imported, 1);
        const ExportRequest request{.format = u"text"_s, .output = scratchPath(u"named-out"_s)};
        const auto report = exportTo(*store, request);
        QVERIFY(report);
        QCOMPARE(contentsBelow(request.output), contentsBelow(folder));
        const auto check = checkExport(*store, request, *report, context);
        QVERIFY2(check, check ? "" : qPrintable(check.error().message));
        QCOMPARE(check->differences.join(u'\n'), QString());
        QCOMPARE(check->files, 3);
    }
    void whatIsReadBackOtherwiseIsTold()
    {
        const auto store = opened(filledProject(u"told.gloss"_s, 60, 1));
        const ExportRequest request{.format = u"brat"_s, .output = scratchPath(u"told"_s)};
        const auto report = exportTo(*store, request);
        QVERIFY(report);
        const QString text = *std::ranges::find_if(report->written, [](const QString &file) { return file.endsWith(u".txt"_s); });
        overwrite(text, 0, "\xff\xfe\xff");
        JobContext context;
        const auto check = checkExport(*store, request, *report, context);
        QVERIFY2(check, check ? "" : qPrintable(check.error().message));
        QVERIFY(!check->differences.isEmpty());
    }

    void aCasIsImportedAgainAsItWas_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<bool>("isNamed");
        QTest::newRow("XMI") << u"cas-xmi"_s << true;
        QTest::newRow("XMI, found") << u"cas-xmi"_s << false;
        QTest::newRow("JSON") << u"cas-json"_s << true;
        QTest::newRow("JSON, found") << u"cas-json"_s << false;
    }
    /// One document is as it came, what the other speaks of is marked in a text too, and somebody is marked nowhere.
    void aCasIsImportedAgainAsItWas()
    {
        QFETCH(const QString, format);
        QFETCH(const bool, isNamed);
        const QByteArray xmi = bytesOf(dataDir() + u"/cas/meeting.xmi"_s);
        const QString folder = folderWith(u"cas-in"_s,
            {{u"TypeSystem.xml"_s, bytesOf(dataDir() + u"/cas/TypeSystem.xml"_s)}, {u"a/one.xmi"_s, xmi},
                {u"b/two.xmi"_s, QByteArray(xmi).replace("She left.", "She went.")}, {u"c.txt"_s, "Ada is back."}});
        const auto projectOf = [](const QString &name, const QString &from, const QString &as) {
            auto store = emptyProject(name);
            JobContext context;
            if (!store->setAuthor({{}, u"uuid of Ada"_s, u"Ada"_s}) || !importPaths(*store, {{from}, as, {}}, context))
                qFatal("nothing was imported");
            return store;
        };
        const auto store = projectOf(u"cas-one.gloss"_s, folder, {});
        const auto articles = ArticleRepository(*store).ids({});
        QCOMPARE(articles->size(), 3u);
        for (const ArticleId id : *articles) {
            if (const auto article = ArticleRepository(*store).article(id); article->path == "c.txt"_L1) {
                const auto ada = EntityRepository(*store).named(u"Ada"_s, u"Person"_s);
                QCOMPARE(ada->size(), 2u);
                Mention mention;
                mention.article = id;
                mention.type = u"Person"_s;
                mention.extent = TextSpan{0, 3};
                mention.quote = u"Ada"_s;
                mention.entity = ada->back();
                QVERIFY(MentionRepository(*store).create(mention));
            }
        }
        QVERIFY(EntityRepository(*store).create({{}, u"Person"_s, u"Nobody"_s, {}, {}, {}}));
        const QString out = scratchPath(u"cas-out-"_s + format + (isNamed ? u"-named"_s : QString()));
        const ExportRequest request{.format = format, .output = out};
        const auto report = exportTo(*store, request);
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        JobContext context;
        const auto check = checkExport(*store, request, *report, context);
        QVERIFY2(check, check ? "" : qPrintable(check.error().message));
        QCOMPARE(check->differences.join(u'\n'), QString());

        const auto told = [](Store &of) {
            const auto project = Bundles(of).project();
            QStringList lines{project->schemaText};
            for (const Author &author : project->authors)
                lines << author.uuid;
            QHash<EntityId, int> speakOf;
            const auto ids = ArticleRepository(of).ids({});
            for (const ArticleId id : *ids) {
                const auto article = Bundles(of).article(id, Bundles::Register::Included);
                for (const Entity &entity : article->entities)
                    ++speakOf[entity.id];
                lines << u"%1 events, %2 roles"_s.arg(article->eventMentions.size()).arg(article->arguments.size());
            }
            for (const Entity &entity : project->entities)
                lines << entity.type + u' ' + entity.name + u" in "_s + QString::number(speakOf.value(entity.id));
            for (const Event &event : project->events)
                lines << event.type;
            lines.sort();
            return lines.join(u'\n');
        };
        const auto again = projectOf(u"cas-again.gloss"_s, out, isNamed ? format : QString());
        QCOMPARE(told(*again), told(*store));
        QVERIFY(told(*again).contains(u"Person Ada in 1\nPerson Ada in 2\nPerson Nobody in 0"_s));
    }

    /// What is shown of one article is what goes out, and each place is whole lines of it.
    void anArticleIsShownAsItIsExported_data() { formatRows(); }
    void anArticleIsShownAsItIsExported()
    {
        QFETCH(const QString, format);
        const auto store = opened(filledProject(u"shown-%1.gloss"_s.arg(format), 60, 3));
        const auto articles = ArticleRepository(*store).ids({});
        QVERIFY(articles);
        const FormatInfo info = formatById(format)->info();
        for (const ArticleId id : *articles) {
            JobContext context;
            const auto files = exportedArticle(*store, {.format = format}, id, context);
            QVERIFY2(files, files ? "" : qPrintable(files.error().message));
            const QString output = scratchPath(u"shown-%1-%2"_s.arg(format, id.toString()));
            QVERIFY(exportTo(*store, {.format = format, .output = output, .articles = std::vector{id}}));
            const QMap<QString, QByteArray> written = info.writesFolder() ? contentsBelow(output) : QMap<QString, QByteArray>{{{}, bytesOf(output)}};
            QCOMPARE(files->size(), size_t(written.size()));
            for (const OutputFile &file : *files) {
                if (!file.places.empty() || info.writesAnnotations)
                    QCOMPARE(file.bytes, written[info.writesFolder() ? file.name : QString()]);
                qsizetype end = 0;
                for (const OutputPlace &place : file.places) {
                    QVERIFY(end <= place.begin && place.begin < place.end && place.end <= file.bytes.size());
                    QVERIFY(place.begin == 0 || file.bytes[place.begin - 1] == '\n');
                    end = place.end;
                }
            }
        }
    }

    /// Of several files that one is first which tells of most things, not the one that tells most of them.
    void whatHangsOnThingsIsShownBehindThem()
    {
        auto store = emptyProject(u"behind.gloss"_s);
        const QString folder = folderWith(u"behind"_s,
            {{u"a.txt"_s, "Ada met Ben."}, {u"a.ann"_s, "T1\tPER 0 3\tAda\nT2\tPER 8 11\tBen\nR1\tKnows Arg1:T1 Arg2:T2\n"}});
        JobContext context;
        QCOMPARE(importPaths(*store, {{folder}, {}, {}}, context)->imported, 1);
        const auto articles = ArticleRepository(*store).ids({});
        const auto files = exportedArticle(*store, {.format = u"csv"_s}, articles->front(), context);
        QVERIFY2(files, files ? "" : qPrintable(files.error().message));
        QCOMPARE(files->front().name, u"mentions.csv"_s); // each of them has an id of its file, and so has the relation
    }

    /// What is on its way lies where the project lies, and nowhere when it is done.
    void temporaryFilesLieBesideTheProject_data()
    {
        QTest::addColumn<QString>("format");
        for (const char *format : {"text", "json", "xlsx", "html"})
            QTest::newRow(format) << QString::fromLatin1(format);
    }
    void temporaryFilesLieBesideTheProject()
    {
        QFETCH(const QString, format);
        const QString folder = folderWith(u"beside"_s, {});
        auto store = emptyProject(u"beside/project.gloss"_s);
        add(*store, u"a.txt"_s, u"Ada met Ben. "_s.repeated(200'000)); // more than is kept in memory
        const ExportRequest request{.format = format, .output = scratchPath(u"beside-"_s + format)};
        const WithoutTemporaryFolder without;
        const auto report = exportTo(*store, request);
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        if (formatById(format)->info().reads) {
            JobContext context;
            const auto check = checkExport(*store, request, *report, context);
            QVERIFY2(check, check ? "" : qPrintable(check.error().message));
            QCOMPARE(check->differences.join(u'\n'), QString());
        }
        QCOMPARE(QDir(folder).entryList({u".glossator-*"_s}, QDir::AllEntries | QDir::Hidden), QStringList());
    }

    void aNameIsNeverTakenTwice()
    {
        auto store = emptyProject(u"clash.gloss"_s);
        add(*store, u"a.txt"_s, u"1"_s);
        add(*store, u"a.txt"_s, u"2"_s);
        add(*store, u"A.TXT"_s, u"3"_s);
        const QString folder = scratchPath(u"clash"_s);
        const auto report = exportTo(*store, {u"text"_s, folder});
        QVERIFY(report);
        QCOMPARE(contentsBelow(folder).keys(), QStringList({u"A (3).txt"_s, u"a (2).txt"_s, u"a.txt"_s}));
        QCOMPARE(report->remarks.size(), 2);
        QVERIFY2(report->remarks.front().contains(u"“a (2)”"), qPrintable(report->remarks.front()));
    }

    void noNameLeavesTheFolder_data()
    {
        QTest::addColumn<QString>("path");
        for (const char *path : {"../../out.txt", "/etc/passwd", "..", "a/../../b", "C:\\x", "nul", ".hidden", "a\n/b", ""})
            QTest::newRow(path) << QString::fromUtf8(path);
    }
    void noNameLeavesTheFolder()
    {
        QFETCH(const QString, path);
        auto store = emptyProject(u"escape.gloss"_s);
        add(*store, path, u"x"_s, path);
        const QString around = folderWith(u"around"_s, {});
        QVERIFY(exportTo(*store, {u"text"_s, around + u"/in"_s}));
        QCOMPARE(contentsBelow(around).size(), 1);
        QCOMPARE(contentsBelow(around + u"/in"_s).size(), 1);
    }

    void anExistingFileIsReplacedWhole()
    {
        auto store = emptyProject(u"replace.gloss"_s);
        add(*store, u"a.txt"_s, u"new"_s);
        const QString folder = folderWith(u"replace"_s, {{u"a.txt"_s, "old and longer"}, {u"mine.txt"_s, "kept"}});
        QVERIFY(exportTo(*store, {u"text"_s, folder}));
        QCOMPARE(contentsBelow(folder), (QMap<QString, QByteArray>{{u"a.txt"_s, "new"}, {u"mine.txt"_s, "kept"}}));
    }

    void whatCannotBeWrittenIsSaid_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("output");
        const QString folder = folderWith(u"taken"_s, {{u"file"_s, "x"}});
        QTest::newRow("a folder that is a file") << u"text"_s << folder + u"/file"_s;
        QTest::newRow("a folder below a file") << u"text"_s << folder + u"/file/sub"_s;
        QTest::newRow("a file that is a folder") << u"json"_s << folder;
        QTest::newRow("a file below a file") << u"json"_s << folder + u"/file/a.json"_s;
    }
    void whatCannotBeWrittenIsSaid()
    {
        QFETCH(const QString, format);
        QFETCH(const QString, output);
        auto store = emptyProject(u"unwritten.gloss"_s);
        add(*store, u"a.txt"_s, u"x"_s);
        const auto report = exportTo(*store, {format, output});
        QVERIFY(!report);
        QCOMPARE(report.error().code, Error::Code::Io);
        QVERIFY2(report.error().message.contains(output), qPrintable(report.error().message));
        QCOMPARE(bytesOf(scratchPath(u"taken/file"_s)), "x");
        QVERIFY(!outputProblem(*store, {format, output}).isEmpty()); // and that before
    }

    void aMissingFolderIsMade_data() { formatRows(); }
    void aMissingFolderIsMade()
    {
        QFETCH(const QString, format);
        auto store = emptyProject(u"made.gloss"_s);
        add(*store, u"a.txt"_s, u"x"_s);
        const QString around = folderWith(u"making"_s, {});
        const ExportRequest request{.format = format, .output = around + u"/on/the/way"_s};
        QCOMPARE(outputProblem(*store, request), QString());
        if (!formatById(format)->info().writesFolder()) { // of the others what was written before a cancel stays
            JobContext context;
            context.cancel();
            QVERIFY(!exportProject(*store, request, context));
            QVERIFY(QDir(around).isEmpty());
        }
        const auto report = exportTo(*store, request);
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        QVERIFY(QFileInfo::exists(request.output));
        QCOMPARE(outputProblem(*store, request), QString()); // it may be done again
    }

    void whereNothingCanGoIsKnownBefore_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("output");
        QTest::addColumn<QString>("word"); // of the sentence; empty: there is none
        const QString folder = folderWith(u"known"_s, {{u"file"_s, "x"}, {u"sub/file"_s, "x"}, {u"reading.gloss"_s, "x"}});
        const auto row = [folder](const char *what, const QString &format, const QString &name, const QString &word) {
            QTest::newRow(what) << format << (name.isEmpty() ? name : folder + name) << word;
        };
        row("nowhere", u"brat"_s, {}, u"Choose"_s);
        row("a folder", u"brat"_s, u"/sub"_s, {});
        row("a folder that is to be made", u"csv"_s, u"/new/deeper"_s, {});
        row("a folder that is a file", u"brat"_s, u"/file"_s, u"that is a file"_s);
        row("below a file", u"brat"_s, u"/sub/file/new/deeper"_s, u"/sub/file”"_s);
        row("a file", u"json"_s, u"/new.json"_s, {});
        row("a file that is replaced", u"json"_s, u"/file"_s, {});
        row("a file in a folder that is to be made", u"json"_s, u"/new/deeper/a.json"_s, {});
        row("a file that is a folder", u"json"_s, u"/sub"_s, u"that is a folder"_s);
        row("a file that has the name of a folder", u"json"_s, u"/new/"_s, u"that is a folder"_s);
        row("a file below a file", u"json"_s, u"/file/a.json"_s, u"/file”"_s);
        row("the project", u"json"_s, u"/../guarded.gloss"_s, u"project itself"_s);
        row("another project", u"json"_s, u"/reading.gloss"_s, u"of a project"_s);
    }
    void whereNothingCanGoIsKnownBefore()
    {
        QFETCH(const QString, format);
        QFETCH(const QString, output);
        QFETCH(const QString, word);
        auto store = emptyProject(u"guarded.gloss"_s);
        const QString problem = outputProblem(*store, {format, output});
        QCOMPARE(problem.isEmpty(), word.isEmpty());
        QVERIFY2(problem.contains(word), qPrintable(problem));
    }
    void aClosedFolderIsKnownBefore()
    {
        auto store = emptyProject(u"closed.gloss"_s);
        const QString folder = folderWith(u"shut"_s, {{u"a.json"_s, "x"}});
        QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
        const bool isShut = !QFileInfo(folder).isWritable();
        QStringList problems;
        for (const ExportRequest &request : {ExportRequest{u"brat"_s, folder}, ExportRequest{u"brat"_s, folder + u"/new"_s},
                 ExportRequest{u"json"_s, folder + u"/a.json"_s}, ExportRequest{u"json"_s, folder + u"/b.json"_s}})
            problems << outputProblem(*store, request);
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        if (!isShut)
            QSKIP("whoever runs this may write everywhere");
        for (const QString &problem : std::as_const(problems))
            QVERIFY2(problem.contains(u"“shut”"_s), qPrintable(problem));
    }

    /// On a full disk, for which files that may not grow stand here, folders can be made all the same.
    void whatCannotBeWrittenLeavesNoFolder()
    {
        auto store = emptyProject(u"full.gloss"_s);
        add(*store, u"sub/a.txt"_s, u"x"_s);
        const QString there = folderWith(u"full"_s, {});
        struct rlimit before = {};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const struct rlimit none = {0, before.rlim_max};
        const auto ignored = ::signal(SIGXFSZ, SIG_IGN);
        ::setrlimit(RLIMIT_FSIZE, &none);
        const auto deeper = exportTo(*store, {u"brat"_s, there + u"/new/deeper"_s});
        const auto old = exportTo(*store, {u"brat"_s, there});
        ::setrlimit(RLIMIT_FSIZE, &before);
        ::signal(SIGXFSZ, ignored);
        QVERIFY(!deeper);
        QCOMPARE(deeper.error().code, Error::Code::Io);
        QVERIFY(!old);
        QVERIFY(QFileInfo::exists(there));
        QVERIFY2(QDir(there).isEmpty(), qPrintable(QDir(there).entryList().join(u' ')));
    }

    /// Where the disk fills up within a file.
    void whyAFileEndsHalfwayIsTold_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("output");
        QTest::newRow("into a folder") << u"brat"_s << scratchPath(u"halfway"_s);
        QTest::newRow("into one file") << u"json"_s << scratchPath(u"halfway.json"_s);
    }
    void whyAFileEndsHalfwayIsTold()
    {
        QFETCH(const QString, format);
        QFETCH(const QString, output);
        auto store = emptyProject(u"halfway-"_s + format + u".gloss"_s);
        add(*store, u"a.txt"_s, QString(100'000, u'x'));
        struct rlimit before = {};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const struct rlimit few = {50'000, before.rlim_max};
        const auto ignored = ::signal(SIGXFSZ, SIG_IGN);
        ::setrlimit(RLIMIT_FSIZE, &few);
        const auto report = exportTo(*store, {format, output});
        ::setrlimit(RLIMIT_FSIZE, &before);
        ::signal(SIGXFSZ, ignored);
        QVERIFY(!report);
        const QString reason = QString::fromLocal8Bit(::strerror(EFBIG));
        QVERIFY2(report.error().message.contains(reason), qPrintable(report.error().message));
        QVERIFY(!QFileInfo::exists(output));
    }

    void theProjectIsNotWrittenOver_data()
    {
        QTest::addColumn<QString>("output");
        QTest::newRow("the file") << scratchPath(u"over.gloss"_s);
        QTest::newRow("by another path") << scratchPath(u"over/../over.gloss"_s);
        QTest::newRow("by a link") << scratchPath(u"over-link.json"_s);
        QTest::newRow("its log") << scratchPath(u"over.gloss-wal"_s);
        QTest::newRow("its lock") << scratchPath(u"over.gloss.lock"_s);
        QTest::newRow("another one") << scratchPath(u"other.gloss"_s);
    }
    void theProjectIsNotWrittenOver()
    {
        QFETCH(const QString, output);
        auto store = emptyProject(u"over.gloss"_s);
        add(*store, u"a.txt"_s, u"x"_s);
        QVERIFY(QDir().mkpath(scratchPath(u"over"_s)));
        QFile::link(store->path(), scratchPath(u"over-link.json"_s));
        const auto report = exportTo(*store, {u"json"_s, output});
        QVERIFY(!report);
        QCOMPARE(report.error().code, Error::Code::Refused);
        QVERIFY(bytesOf(store->path()).startsWith("SQLite format 3"));
    }

    void anUnknownFormatIsRefused()
    {
        auto store = emptyProject(u"unknown.gloss"_s);
        const auto report = exportTo(*store, {u"nonsense"_s, scratchPath(u"unknown"_s)});
        QVERIFY(!report);
        QCOMPARE(report.error().code, Error::Code::BadInput);
        QVERIFY(!QFileInfo::exists(scratchPath(u"unknown"_s)));
    }

    void aCancelLeavesTheOldFile()
    {
        auto store = emptyProject(u"cancel.gloss"_s);
        add(*store, u"a.txt"_s, u"x"_s);
        const QString folder = folderWith(u"cancel"_s, {{u"a.json"_s, "old"}});
        JobContext context;
        context.cancel();
        const auto report = exportProject(*store, {u"json"_s, folder + u"/a.json"_s}, context);
        QVERIFY(!report);
        QCOMPARE(report.error().code, Error::Code::Cancelled);
        QCOMPARE(contentsBelow(folder), (QMap<QString, QByteArray>{{u"a.json"_s, "old"}}));
    }

    void whatWasDoneBeforeACancelStays()
    {
        auto store = emptyProject(u"between.gloss"_s);
        for (const QString &name : {u"a.txt"_s, u"b.txt"_s, u"c.txt"_s, u"d.txt"_s})
            add(*store, name, name);
        const QString folder = folderWith(u"between"_s, {});
        std::unique_ptr<JobContext> context;
        context = std::make_unique<JobContext>([&context](const Progress &progress) {
            if (progress.done == 2)
                context->cancel();
        });
        const auto report = exportProject(*store, {u"text"_s, folder}, *context);
        QVERIFY(!report);
        QCOMPARE(report.error().code, Error::Code::Cancelled);
        QCOMPARE(report.error().message, u"The export was cancelled. 3 file(s) had been written before that."_s);
        QCOMPARE(contentsBelow(folder), (QMap<QString, QByteArray>{{u"a.txt"_s, "a.txt"}, {u"b.txt"_s, "b.txt"}, {u"c.txt"_s, "c.txt"}}));
    }

    void aCancelledCheckSaysSo()
    {
        auto store = emptyProject(u"cancelled.gloss"_s);
        add(*store, u"a.txt"_s, u"x"_s);
        const ExportRequest request{u"json"_s, folderWith(u"cancelled"_s, {}) + u"/a.json"_s};
        JobContext context;
        const auto report = exportProject(*store, request, context);
        QVERIFY(report);
        context.cancel();
        const auto check = checkExport(*store, request, *report, context);
        QVERIFY(!check);
        QCOMPARE(check.error().code, Error::Code::Cancelled);
        QCOMPARE(check.error().message, u"Reading back was cancelled."_s);
        QVERIFY(QFileInfo::exists(request.output));
    }

    void aDeviceTakesWhatAFileWould()
    {
        auto store = emptyProject(u"device.gloss"_s);
        add(*store, u"a.txt"_s, u"x"_s);
        QVERIFY(exportTo(*store, {u"json"_s, scratchPath(u"device.json"_s)}));
        QBuffer buffer;
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        QVERIFY(exportTo(*store, {u"json"_s, u"-"_s, &buffer}));
        QCOMPARE(buffer.data(), bytesOf(scratchPath(u"device.json"_s)));
        QVERIFY(!exportTo(*store, {u"text"_s, u"-"_s, &buffer}));
    }

    /// A device in a folder where one may write would otherwise be replaced by a file.
    void aPipeIsWrittenInto()
    {
        auto store = emptyProject(u"pipe.gloss"_s);
        add(*store, u"a.txt"_s, u"x"_s);
        QVERIFY(exportTo(*store, {u"json"_s, scratchPath(u"pipe.json"_s)}));
        const QString path = scratchPath(u"pipe"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
        QFile reader(path);
        QVERIFY(reader.open(QIODevice::ReadWrite | QIODevice::Unbuffered)); // so that neither end waits for the other
        const auto report = exportTo(*store, {u"json"_s, path});
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        const QByteArray expected = bytesOf(scratchPath(u"pipe.json"_s));
        QCOMPARE(reader.read(expected.size()), expected);
        QVERIFY(!QFileInfo(path).isFile());
    }

    /// Rejected marks leave in no format but our own, which is the whole project; suggested ones by choice.
    void whatWasRejectedStays()
    {
        auto store = emptyProject(u"rejected.gloss"_s);
        const ArticleId article = add(*store, u"a.txt"_s, u"Ada Ben Cem"_s);
        MentionRepository mentions(*store);
        QVERIFY(mentions.mark(article, TextSpan{0, 3}, u"PER"_s));
        const auto suggested = mentions.mark(article, TextSpan{4, 7}, u"PER"_s);
        const auto rejected = mentions.mark(article, TextSpan{8, 11}, u"PER"_s);
        Relation relation;
        relation.article = article;
        relation.type = u"knows"_s;
        relation.from = RelationEnd(mentions.inArticle(article)->front().id, u"Arg1"_s);
        relation.to = RelationEnd(rejected->mention, u"Arg2"_s);
        QVERIFY(RelationRepository(*store).create(relation));
        QVERIFY(mentions.setStatus({suggested->mention}, Status::Suggested));
        QVERIFY(mentions.setStatus({rejected->mention}, Status::Rejected));
        const auto left = [&](bool withSuggested) {
            const auto report = exportTo(*store, {.format = u"text"_s, .output = scratchPath(u"rejected"_s), .withSuggested = withSuggested});
            if (!report)
                return qint64(-1);
            const auto loss = std::ranges::find(report->losses, u"mentions"_s, &Loss::what);
            return loss == report->losses.end() ? qint64(0) : loss->count;
        };
        QCOMPARE(left(false), 1);
        QCOMPARE(left(true), 2);
        // What does not go out is told.
        const auto brat = exportTo(*store, {.format = u"brat"_s, .output = scratchPath(u"rejected-brat"_s)});
        QVERIFY(brat);
        QStringList told;
        for (const Loss &loss : brat->losses)
            told << loss.what + u' ' + QString::number(loss.count) + u' ' + loss.examples.join(u'|');
        QVERIFY2(told.contains(u"suggestions that nobody accepted yet 1 Ben"_s) && told.contains(u"what was rejected 1 Cem"_s)
                && told.contains(u"relations, event mentions and roles that hang on those 1 "_s),
            qPrintable(told.join(u'\n')));
        QVERIFY(exportTo(*store, {u"json"_s, scratchPath(u"rejected.json"_s)}));
        const auto whole = readJson(bytesOf(scratchPath(u"rejected.json"_s)));
        QCOMPARE(whole->back().mentions.size(), size_t(3));
    }

    /// What the other articles say does not leave with one.
    void oneArticleGoesAlone()
    {
        auto store = emptyProject(u"alone.gloss"_s);
        const ArticleId first = add(*store, u"a.txt"_s, u"Ada"_s);
        const ArticleId second = add(*store, u"b.txt"_s, u"Ben"_s);
        MentionRepository mentions(*store);
        QVERIFY(mentions.mark(first, TextSpan{0, 3}, u"PER"_s));
        QVERIFY(mentions.mark(second, TextSpan{0, 3}, u"PER"_s));
        const QString path = scratchPath(u"alone.json"_s);
        const auto report = exportTo(*store, {.format = u"json"_s, .output = path, .articles = std::vector{second}});
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        QCOMPARE(report->articles, 1);
        QVERIFY(!bytesOf(path).contains("Ada"));
        auto copy = emptyProject(u"alone-copy.gloss"_s);
        JobContext context;
        QCOMPARE(importPaths(*copy, {{path}, {}, {}}, context)->imported, 1);
        QCOMPARE(EntityRepository(*copy).ids({})->size(), size_t(1));
    }

    void theSummarySaysWhatIsMissing()
    {
        ExportReport report;
        report.articles = 3;
        report.files = 6;
        QCOMPARE(report.summary(), u"3 article(s) exported to 6 file(s)."_s);
        report.output = u"/tmp/out"_s;
        report.losses = {{u"notes, links and levels"_s, 12}, {u"times"_s, 1}};
        QCOMPARE(report.summary(),
            u"3 article(s) exported to 6 file(s): /tmp/out. Left out: notes, links and levels (12); times (1)."_s);
    }
};

QTEST_GUILESS_MAIN(ExportJobTest)
#include "tst_exportjob.moc"
