// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/filenames.h"
#include "models/domain/shippedschemas.h"
#include "models/jobs/exportjob.h"
#include "models/jobs/importjob.h"
#include "models/store/articlerepository.h"
#include "models/store/attributerepository.h"
#include "models/store/backup.h"
#include "models/store/bundles.h"
#include "models/store/entityrepository.h"
#include "models/store/history.h"
#include "models/store/mentionrepository.h"
#include "models/store/projectinfo.h"
#include "models/store/schemarepository.h"
#include "tests/support/failingdisk.h"
#include "tests/support/importfiles.h"
#include "tests/support/jsonproject.h"
#include "tests/support/projectfiles.h"
#include "tests/support/projectsupport.h"
#include "tests/support/randomproject.h"
#include "tests/support/randomscript.h"
#include "tests/support/testsupport.h"
#include "tests/support/zips.h"

#include <QStringEncoder>
#include <QTest>

#include <filesystem>
#include <fstream>

using namespace glossator;
using namespace glossator::test;
using namespace Qt::StringLiterals;

namespace {

Result<ImportReport> import(Store &store, const QString &path, const QString &format = {})
{
    JobContext context;
    return importPaths(store, {{path}, format, {}}, context);
}

QString exported(Store &store, const QString &name)
{
    const QString path = scratchPath(name);
    JobContext context;
    const auto report = exportProject(store, {u"json"_s, path}, context);
    return report ? path : report.error().message;
}

QStringList paths(Store &store)
{
    QStringList paths;
    const ArticleRepository articles(store);
    const auto ids = *articles.ids({});
    for (const ArticleId id : ids)
        paths << articles.article(id)->path;
    return paths;
}

} // namespace

/// What an import counted; what was found is their sum.
#define COMPARE_COUNTS(expression, expectedImported, expectedThere, expectedFailed)                                    \
    do {                                                                                                               \
        const auto &counted = (expression);                                                                            \
        QVERIFY2(counted, counted ? "" : qPrintable(counted.error().message + counted.error().detail));                \
        QCOMPARE(counted->imported, expectedImported);                                                                 \
        QCOMPARE(counted->alreadyThere.size(), expectedThere);                                                         \
        QCOMPARE(qint64(counted->failed.size()), expectedFailed);                                                      \
        QCOMPARE(counted->found, expectedImported + expectedThere + expectedFailed);                                   \
    } while (false)

class ImportJobTest : public QObject {
    Q_OBJECT

    /// A folder of so many that they come in more than one batch.
    static QString manyTexts(const QString &name)
    {
        Files texts;
        for (int i = 0; i < 2500; ++i)
            texts.append({u"%1.txt"_s.arg(i), QByteArray::number(i)});
        return folderWith(name, texts);
    }

private Q_SLOTS:
    /// Closing any descriptor of a file frees the locks of this process on it: nothing but the store may open these.
    void theProjectsFilesAreNotOpened()
    {
        const QString folder = folderWith(u"beside"_s, {{u"a.txt"_s, "One."}});
        for (const QString &name : {u"beside/open.gloss"_s, u"beside/open.txt"_s}) { // whatever it is called
            auto store = emptyProject(name);
            const QString project = store->path();
            QVERIFY(QDir().mkpath(project + u".backups"_s));
            QVERIFY(QFile::link(project, folder + u"/link.txt"_s));
            const qsizetype locked = filesLocked();
            QVERIFY(locked > 0);
            for (const QString &format : {u""_s, u"text"_s}) {
                JobContext context;
                const auto report = importPaths(*store, {projectFiles(project) << folder, format, {}}, context);
                QVERIFY2(report, report ? "" : qPrintable(report.error().message));
                QCOMPARE(report->failed.size(), 4);
                QCOMPARE(paths(*store), QStringList(u"a.txt"_s));
                QCOMPARE(filesLocked(), locked);
            }
            const auto copied = backup::saveCopy(project, project + u"-wal"_s);
            QVERIFY(!copied);
            QVERIFY(QFile::remove(folder + u"/link.txt"_s));
        }
    }

    /// What no format reads is told of; what goes along with something is not.
    void whatAFolderPassesOverIsTold()
    {
        const QByteArray png("\x89PNG\r\n\x1a\n\0\0", 10);
        const QString folder = folderWith(u"passed"_s,
            {{u"a.txt"_s, "Ada"}, {u"sub/b.txt"_s, "Ben"}, {u"sub/b.ann"_s, "T1\tPER 0 3\tBen\n"}, {u"annotation.conf"_s, "[entities]\nPER\n"},
                {u"empty.json"_s, ""}, {u"a.png"_s, png}, {u"sub/c.png"_s, png}, {u"package.json"_s, "{}"}});
        auto store = emptyProject(u"passed.gloss"_s);
        auto report = import(*store, folder);
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        QCOMPARE(report->imported, 2);
        QCOMPARE(report->failed.size(), 1u);
        QVERIFY2(report->remarks.contains(u"3 file(s) are of no format that can be read, and were passed over: a.png, package.json, sub/c.png."_s),
            qPrintable(report->remarks.join(u'\n')));
        Files many{{u"a.txt"_s, "Ada"}};
        for (int i = 0; i < 7; ++i)
            many.emplaceBack(u"z%1.png"_s.arg(i), png);
        report = import(*store, folderWith(u"passed"_s, many));
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        QCOMPARE(report->remarks.join(u'\n'),
            u"7 file(s) are of no format that can be read, and were passed over: z0.png, z1.png, z2.png, z3.png, z4.png, 2 more."_s);
    }

    void aFolderIsOneStep()
    {
        const QString folder
            = folderWith(u"texts"_s, {{u"a.txt"_s, "One."}, {u"sub/b.txt"_s, "Two."}, {u"c.md"_s, "no"}});
        auto store = emptyProject(u"folder.gloss"_s);
        const QByteArray before = contentHash(*store);
        const auto report = import(*store, folder);
        COMPARE_COUNTS(report, 2, 0, 0);
        QCOMPARE(paths(*store), QStringList({u"a.txt"_s, u"sub/b.txt"_s}));
        History history(*store);
        QCOMPARE(history.undoable()->title, u"Import “texts”"_s);
        QVERIFY(history.undo());
        QCOMPARE(contentHash(*store), before);
        QVERIFY(!history.undoable());
        QVERIFY(history.redo());
        QCOMPARE(paths(*store).size(), 2);
    }

    void whatIsThereIsSaid()
    {
        const QString folder
            = folderWith(u"twice"_s, {{u"a.txt"_s, "Same."}, {u"b.txt"_s, "Same."}, {u"c.txt"_s, "Other."}});
        auto store = emptyProject(u"twice.gloss"_s);
        const auto first = import(*store, folder);
        COMPARE_COUNTS(first, 2, 1, 0);
        QCOMPARE(first->alreadyThere, QStringList(u"b.txt"_s));
        const qint64 rows = History(*store).size();
        const auto second = import(*store, folder);
        COMPARE_COUNTS(second, 0, 3, 0);
        QCOMPARE(History(*store).size(), rows);
        QCOMPARE(second->summary(), u"3 found, 3 already there."_s);
    }

    /// Posts of a few words come thousands of times: each is found by its ids.
    void manyOfOneTextAreThere()
    {
        auto first = emptyProject(u"many-first.gloss"_s);
        Verbs verbs(*first);
        for (int i = 0; i < 40; ++i) {
            Mention mention;
            mention.article = verbs.article(u"Post %1"_s.arg(i), u"Ada agrees."_s);
            mention.type = u"PER"_s;
            mention.extent = TextSpan{0, 3};
            if (i % 4 > 0)
                need(verbs.mentions.create(mention));
        }
        const QString file = exported(*first, u"many.json"_s);
        auto second = emptyProject(u"many-second.gloss"_s);
        COMPARE_COUNTS(import(*second, file), 40, 0, 0);
        for (Store *store : {first.get(), second.get()})
            COMPARE_COUNTS(import(*store, file), 0, 40, 0);
    }

    /// The same file named twice is one file.
    void aFileIsReadOnce()
    {
        const QString folder = folderWith(u"named"_s, {{u"a.txt"_s, "One."}});
        auto store = emptyProject(u"named.gloss"_s);
        JobContext context;
        const auto report = importPaths(*store, {{folder, folder + u"/a.txt"_s}, {}, {}}, context);
        COMPARE_COUNTS(report, 1, 0, 0);
    }

    void eachFileGoesToTheFormatThatKnowsIt()
    {
        const QString folder = folderWith(u"mixed"_s,
            {{u"a.txt"_s, "Ada met Ben."},
                {u"a.ann"_s, "T1\tPER 0 3\tAda\nT2\tPER 8 11\tBen\nR1\tKnows Arg1:T1 Arg2:T2\n"},
                {u"b.txt"_s, "Alone."}, {u"other.json"_s, "{}"}});
        auto store = emptyProject(u"mixed.gloss"_s);
        const auto report = import(*store, folder);
        COMPARE_COUNTS(report, 2, 0, 0);
        const ArticleRepository articles(*store);
        const auto ids = *articles.ids({});
        QCOMPARE(articles.article(ids[0])->format, u"brat"_s);
        QCOMPARE(articles.article(ids[1])->format, u"text"_s);
        QCOMPARE(projectCounts(*store)->mentions, 2);
    }

    /// What claims to be of a format and is not is refused by that format.
    void aNamedFileIsTakenAtItsWord()
    {
        const QString folder = folderWith(u"claims"_s, {{u"a.json"_s, "{\"x\": 1}"}, {u"notes.md"_s, "Words."}});
        auto store = emptyProject(u"claims.gloss"_s);
        const auto json = import(*store, folder + u"/a.json"_s);
        COMPARE_COUNTS(json, 0, 0, 1);
        const auto notes = import(*store, folder + u"/notes.md"_s);
        COMPARE_COUNTS(notes, 1, 0, 0);
    }

    /// Such a name is told of, where it is of a format, and hides no other, wherever the system lists it.
    void aNameThatIsNotUtf8IsSaid()
    {
        QList<std::pair<QString, QByteArray>> files{{u"a.txt"_s, "One."}};
        for (int number = 0; number < 20; ++number) {
            files.push_back({u"sub/%1.txt"_s.arg(number), "Ada met Ben " + QByteArray::number(number) + '.'});
            files.push_back({u"sub/%1.ann"_s.arg(number), "T1\tPER 0 3\tAda\n"});
        }
        const QString folder = folderWith(u"names"_s, files);
        const QString bad = folder + u"/sub/I\uFFFDd\uFFFDr.txt"_s;
        for (const char *name : {"/sub/I\xFE"
                                 "d\xFDr.txt",
                 "/sub/\xFE.jpg", "/sub/.\xFE.txt"})
            std::ofstream(folder.toStdString() + name) << "Three.";
        std::filesystem::create_directory_symlink(folder.toStdString(), folder.toStdString() + "/sub/circle");
        const auto sweep = qScopeGuard([&folder] { std::filesystem::remove_all(folder.toStdString()); }); // Qt cannot
        for (const QString &format : {QString(), u"brat"_s}) {
            auto store = emptyProject(u"names.gloss"_s);
            const auto report = import(*store, folder, format);
            COMPARE_COUNTS(report, 21, 0, 1);
            QCOMPARE(projectCounts(*store)->mentions, 20);
            QCOMPARE(report->failed.front().path, bad);
            QCOMPARE(report->failed.front().error.code, Error::Code::BadInput);
            QVERIFY(report->failed.front().error.message.contains(bad));
        }
        // Named itself it comes from a shell with the same U+FFFD.
        auto store = emptyProject(u"named-badly.gloss"_s);
        const auto named = import(*store, bad);
        QVERIFY(!named);
        QCOMPARE(named.error().message, u"The name of %1 is not UTF-8."_s.arg(bad));
        QCOMPARE(import(*store, folder + u"/sub/\uFFFD\uFFFD.txt"_s).error().code, Error::Code::NotFound);
    }

    void whatFailsWhileItIsReadIsNamed()
    {
        auto store = emptyProject(u"memory.gloss"_s);
        const auto report = import(*store, u"/proc/self/mem"_s, u"text"_s);
        COMPARE_COUNTS(report, 0, 0, 1);
        QCOMPARE(report->failed.front().error.message, u"/proc/self/mem cannot be read."_s);
    }

    void whatMayNotBeReadIsSaid()
    {
        const QString folder
            = folderWith(u"closed"_s, {{u"a.txt"_s, "One."}, {u"b.txt"_s, "Two."}, {u"sub/c.txt"_s, "Three."}});
        QFile::setPermissions(folder + u"/b.txt"_s, {});
        QFile::setPermissions(folder + u"/sub"_s, {});
        const auto opened = qScopeGuard([&] {
            QFile::setPermissions(folder + u"/b.txt"_s, QFile::ReadOwner | QFile::WriteOwner);
            QFile::setPermissions(folder + u"/sub"_s, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        });
        if (QFileInfo(folder + u"/b.txt"_s).isReadable())
            QSKIP("whoever runs this may read everything");
        auto store = emptyProject(u"closed.gloss"_s);
        const auto report = import(*store, folder);
        COMPARE_COUNTS(report, 1, 0, 2);
        for (const ImportFailure &failure : report->failed)
            QCOMPARE(failure.error.code, Error::Code::Io);
    }

    void whatCannotBeReadIsSaidAndTheRestStored()
    {
        const QString folder
            = folderWith(u"bad"_s, {{u"a.txt"_s, "One."}, {u"b.txt"_s, "Caf\xe9\n\xff\xfe."}, {u"c.txt"_s, "Two."}});
        auto store = emptyProject(u"bad.gloss"_s);
        const auto report = import(*store, folder);
        COMPARE_COUNTS(report, 2, 0, 1);
        QCOMPARE(report->failed.front().path, u"b.txt"_s);
        QCOMPARE(report->failed.front().error.code, Error::Code::Encoding);
        QVERIFY2(report->summary().startsWith(u"3 found, 2 imported, 1 failed: "),
            qPrintable(report->summary()));
        QCOMPARE(paths(*store), QStringList({u"a.txt"_s, u"c.txt"_s}));
    }

    /// One bad document of a file does not keep the others out.
    void aBadDocumentFailsAlone_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("imported");
        QTest::addColumn<QString>("why");
        QByteArray lines;
        QByteArray broken;
        QByteArray tasks;
        for (int i = 1; i <= 9; ++i) {
            const QByteArray number = QByteArray::number(i);
            const QByteArray text = "\"text\":\"Text " + number + '"';
            lines += "{\"spans\":[]," + (i == 7 ? QByteArray("\"text\":7") : text) + "}\n";
            broken += "{\"spans\":[]," + text + (i == 9 ? "" : "}\n"); // the end did not arrive
            tasks += i == 1 ? "[" : ",\n";
            tasks += "{\"id\":" + number + ",\"data\":{" + (i == 4 ? QByteArray("\"image\":\"a.png\"") : text) + "},\"annotations\":[]}";
        }
        QTest::newRow("a line") << u"a.jsonl"_s << lines << 8 << u"a.jsonl:7: “text” has to be there, and a text."_s;
        QTest::newRow("the last line") << u"a.jsonl"_s << broken << 8 << u"a.jsonl:9: This is not valid JSON: "_s;
        QTest::newRow("a task") << u"a.json"_s << tasks + "]\n" << 8 << u"a.json:4: Task 4 has no text: "_s;
        QTest::newRow("all, as one file") << u"a.jsonl"_s << QByteArray("{\"spans\":[]}\n").repeated(3) << 0 << u"a.jsonl:1: “text” has to be there, and a text."_s;
    }
    void aBadDocumentFailsAlone()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, bytes);
        QFETCH(const int, imported);
        QFETCH(const QString, why);
        const QString file = folderWith(u"documents"_s, {{name, bytes}}) + u'/' + name;
        auto store = emptyProject(u"documents.gloss"_s);
        const auto report = import(*store, file);
        COMPARE_COUNTS(report, imported, 0, 1);
        const ImportFailure &failure = report->failed.front();
        QCOMPARE(failure.path, name);
        QCOMPARE(failure.error.code, Error::Code::BadInput);
        QVERIFY2(failure.error.message.contains(why), qPrintable(failure.error.message));
        QVERIFY2(report->summary().contains(failure.error.message), qPrintable(report->summary()));
        QVERIFY(report->remarks.isEmpty());
        QCOMPARE(projectCounts(*store)->articles, imported);
        COMPARE_COUNTS(import(*store, file), 0, imported, 1);
    }

    /// Tasks of two files may be called the same: where each stands is said.
    void tasksOfTwoFilesAreToldApart()
    {
        const QByteArray bad = "{\"id\":3,\"data\":{\"image\":\"a.png\"},\"annotations\":[]}";
        const auto tasks = [&bad](const QByteArray &text) -> QByteArray {
            return "[\n{\"id\":2,\"data\":{\"text\":\"" + text + "\"},\"annotations\":[]},\n" + bad + "\n]\n";
        };
        const QString folder = folderWith(u"tasks"_s, {{u"a.json"_s, tasks("One.")}, {u"b.json"_s, tasks("Two.")}});
        auto store = emptyProject(u"tasks.gloss"_s);
        const auto report = import(*store, folder);
        COMPARE_COUNTS(report, 2, 0, 2);
        for (size_t i = 0; i < 2; ++i) {
            const QString &message = report->failed[i].error.message;
            const QString place = folder + (i == 0 ? u"/a"_s : u"/b"_s) + u".json:3: "_s;
            QVERIFY2(message.startsWith(place + u"Task 3 has no text: "_s), qPrintable(message));
        }
    }

    /// A file that says nothing to the formats of its name is no article, and is not passed over.
    void whatIsEmptyIsTold()
    {
        const Files empty = {{u"a.jsonl"_s, ""}, {u"b.tsv"_s, "\n \r\n"}, {u"c.conll"_s, ""}, {u"d.json"_s, "\xEF\xBB\xBF\n"},
            {u"e.jsonld"_s, QByteArray("\xFF\xFE\n\0", 4)}, {u"f.xmi"_s, "\n"}, {u"g.iob"_s, ""},
            {u"sub/h.NDJSON"_s, QByteArray(10'000, '\n')}};
        const Files others = {{u"text.txt"_s, ""}, {u"notes.md"_s, ""}, {u"brat.txt"_s, "Ada."}, {u"brat.ann"_s, ""}};
        const QString folder = folderWith(u"empty"_s, empty + others);
        const auto sentence = [&folder](const QString &name) { return folder + u'/' + name + u" is empty."_s; };
        auto store = emptyProject(u"empty.gloss"_s);
        JobContext context;
        const auto all = importPaths(*store, {{folder, folder + u"/a.jsonl"_s}, {}, {}}, context);
        COMPARE_COUNTS(all, 2, 0, empty.size());
        for (qsizetype i = 0; i < empty.size(); ++i) {
            QCOMPARE(all->failed[size_t(i)].path, empty[i].first);
            QCOMPARE(all->failed[size_t(i)].error.message, sentence(empty[i].first));
            QCOMPARE(all->failed[size_t(i)].error.code, Error::Code::BadInput);
            const auto named = import(*store, folder + u'/' + empty[i].first);
            COMPARE_COUNTS(named, 0, 0, 1);
            QCOMPARE(named->failed.front().error.message, sentence(empty[i].first));
        }
        const auto chosen = import(*store, folder, u"spacy"_s);
        COMPARE_COUNTS(chosen, 0, 0, 3);
        QCOMPARE(chosen->failed.back().error.message, sentence(u"sub/h.NDJSON"_s));
    }

    void jsonInUtf16IsRead_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("json"); // in UTF-8
        const QByteArray text = "Ada met Ben.";
        auto store = emptyProject(u"ada.gloss"_s);
        QVERIFY(import(*store, folderWith(u"ada"_s, {{u"a.txt"_s, text}, {u"a.ann"_s, "T1\tPER 0 3\tAda\n"}})));
        QTest::newRow("Glossator JSON") << u"a.json"_s << bytesOf(exported(*store, u"ada.json"_s));
        const QByteArray begin = "{\"text\":\"" + text + QByteArray(3'000, 'x');
        QTest::newRow("a long line") << u"a.jsonl"_s << begin + "\",\"spans\":[{\"start\":0,\"end\":3,\"label\":\"PER\"}]}\n";
        const QByteArray mark = "{\"id\":\"r\",\"from_name\":\"label\",\"to_name\":\"text\",\"type\":\"labels\","
                                "\"value\":{\"start\":0,\"end\":3,\"labels\":[\"PER\"]}}";
        const QByteArray data = "{\"text\":\"" + text + "\"}";
        QTest::newRow("tasks") << u"a.json"_s << "[{\"id\":1,\"data\":" + data + ",\"annotations\":[{\"result\":[" + mark + "]}]}]";
        const QByteArray selector = "{\"type\":\"TextPositionSelector\",\"start\":0,\"end\":3}";
        QTest::newRow("Web Annotation") << u"a.jsonld"_s
                                        << "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"Annotation\","
                                           "\"target\":{\"source\":\"a.txt\",\"selector\":"
                + selector + "}}";
    }
    void jsonInUtf16IsRead()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, json);
        for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE}) {
            for (const auto flag : {QStringConverter::Flag::WriteBom, QStringConverter::Flag::Default}) {
                const QByteArray bytes = QStringEncoder(encoding, flag).encode(QString::fromUtf8(json));
                Files files{{name, bytes}};
                if (name == u"a.jsonld"_s)
                    files.append({u"a.txt"_s, "Ada met Ben."});
                auto store = emptyProject(u"wide.gloss"_s);
                COMPARE_COUNTS(import(*store, folderWith(u"wide"_s, files)), 1, 0, 0);
                QCOMPARE(projectCounts(*store)->mentions, 1);
                QCOMPARE(projectCounts(*store)->flagged, 0);
            }
        }
    }

    void whatIsNotThereStopsEverything_data()
    {
        QTest::addColumn<QStringList>("paths");
        QTest::addColumn<QString>("format");
        QTest::addColumn<int>("code");
        const QString there = folderWith(u"there"_s, {{u"a.txt"_s, "One."}});
        QTest::newRow("path") << QStringList({there, there + u"/missing"_s}) << QString() << int(Error::Code::NotFound);
        QTest::newRow("format") << QStringList(there) << u"nonsense"_s << int(Error::Code::BadInput);
    }
    void whatIsNotThereStopsEverything()
    {
        QFETCH(const QStringList, paths);
        QFETCH(const QString, format);
        QFETCH(const int, code);
        auto store = emptyProject(u"missing.gloss"_s);
        JobContext context;
        const auto report = importPaths(*store, {paths, format, {}}, context);
        QVERIFY(!report);
        QCOMPARE(int(report.error().code), code);
        QCOMPARE(projectCounts(*store)->articles, 0);
    }

    void theSchemaBecomesOrGrows()
    {
        const QByteArray json = "{\"format\": \"glossator\", \"version\": 1,"
                                " \"schema\": \"schema \\\"Pets\\\" version 1 language en\\nentity Dog\\nentity "
                                "Cat\\nrelation Chases\\n  from Dog\\n  to Cat\\n\","
                                " \"articles\": []}";
        const QString pets = folderWith(u"pets"_s, {{u"pets.json"_s, json}});
        const QString birds = folderWith(u"birds"_s, {{u"a.txt"_s, "Tom."}, {u"a.ann"_s, "T1\tBird 0 3\tTom\n"}});

        auto empty = emptyProject(u"becomes.gloss"_s);
        COMPARE_COUNTS(import(*empty, pets), 0, 0, 0);
        QCOMPARE(*SchemaRepository(*empty).text(),
            "schema \"Pets\" version 1 language en\nentity Dog\nentity Cat\nrelation Chases\n  from Dog\n  to Cat\n");
        const auto grown = import(*empty, birds);
        COMPARE_COUNTS(grown, 1, 0, 0);
        QCOMPARE(grown->addedToSchema.size(), 1);
        QVERIFY2(grown->addedToSchema.front().contains(u"Bird"), qPrintable(grown->addedToSchema.front()));
        QVERIFY(SchemaRepository(*empty).text()->startsWith("schema \"Pets\" version 1 language en\nentity Dog\n"));
        QVERIFY(SchemaRepository(*empty).schema()->mentionType(u"Bird"_s));
        QVERIFY(History(*empty).undo());
        QVERIFY(History(*empty).undo());
        QCOMPARE(*SchemaRepository(*empty).text(), shippedSchema(defaultSchemaName));
        QVERIFY(!History(*empty).undoable());

        auto used = emptyProject(u"grows.gloss"_s);
        COMPARE_COUNTS(import(*used, birds), 1, 0, 0);
        const auto added = import(*used, pets);
        QCOMPARE(added->addedToSchema.size(), 3);
        const Schema schema = *SchemaRepository(*used).schema();
        for (const QString &type : {u"PER"_s, u"Bird"_s, u"Dog"_s, u"Cat"_s})
            QVERIFY2(schema.mentionType(type), qPrintable(type));
        QVERIFY(schema.relationType(u"Chases"_s));
        QVERIFY(SchemaRepository(*used).text()->startsWith(shippedSchema(defaultSchemaName).first(200)));
    }

    /// What was not understood is read again in the encoding that a person names; what was understood stays as it is.
    void onlyWhatFailedIsReadAgain()
    {
        const QString folder = folderWith(u"encodings"_s,
            {{u"a.txt"_s, "İzmir\n"}, {u"sub/b.txt"_s, "\xDDzmir ve \xDEirket\n"}, {u"c.txt"_s, "Öztürk\n"}});
        auto store = emptyProject(u"encodings.gloss"_s);
        const auto first = import(*store, folder);
        COMPARE_COUNTS(first, 2, 0, 1);
        QCOMPARE(first->failed.front().error.code, Error::Code::Encoding);
        JobContext context;
        const auto again = importPaths(*store, {{folder}, {}, "windows-1254", {first->failed.front().path}}, context);
        COMPARE_COUNTS(again, 1, 0, 0);
        QStringList texts;
        ArticleRepository articles(*store);
        const auto ids = articles.ids({});
        for (const ArticleId id : *ids)
            texts << articles.article(id)->path + u'=' + *articles.text(id);
        texts.sort();
        QCOMPARE(texts, QStringList({u"a.txt=İzmir\n"_s, u"c.txt=Öztürk\n"_s, u"sub/b.txt=İzmir ve Şirket\n"_s}));
    }

    /// A schema that somebody chose is not replaced, even in an empty project.
    void aChosenSchemaStays()
    {
        const QString dogs = folderWith(u"chosen"_s,
            {{u"a.json"_s,
                "{\"format\": \"glossator\", \"version\": 1, \"schema\": \"schema \\\"Dogs\\\" version 1 language "
                "en\\nentity Dog\\n\", \"articles\": []}"}});
        const QString path = scratchPath(u"chosen.gloss"_s);
        auto store = Store::create(path, shippedSchema(u"acled"_s));
        QVERIFY(store);
        COMPARE_COUNTS(import(**store, dogs), 0, 0, 0);
        const Schema schema = *SchemaRepository(**store).schema();
        QVERIFY(schema.mentionType(u"ACTOR"_s));
        QVERIFY(schema.mentionType(u"Dog"_s));
    }

    void otherAnnotationsOfTheSameTextAreAnotherArticle()
    {
        const QString one = folderWith(u"one"_s, {{u"a.txt"_s, "Ada."}, {u"a.ann"_s, "T1\tPER 0 3\tAda\n"}});
        const QString two = folderWith(u"two"_s, {{u"a.txt"_s, "Ada."}, {u"a.ann"_s, "T1\tORG 0 3\tAda\n"}});
        const QString bare = folderWith(u"bare"_s, {{u"a.txt"_s, "Ada."}});
        auto store = emptyProject(u"coders.gloss"_s);
        COMPARE_COUNTS(import(*store, one), 1, 0, 0);
        const auto second = import(*store, two);
        COMPARE_COUNTS(second, 1, 0, 0);
        QCOMPARE(second->remarks.size(), 1);
        QVERIFY2(second->remarks.front().contains(u"with other annotations"_s), qPrintable(second->remarks.front()));
        COMPARE_COUNTS(import(*store, one), 0, 1, 0);
        COMPARE_COUNTS(import(*store, two), 0, 1, 0);
        COMPARE_COUNTS(import(*store, bare), 0, 1, 0);
        QCOMPARE(projectCounts(*store)->mentions, 2);
    }

    /// An article is there already only where all that comes with its text is; else it is told what differs.
    void whatComesWithAKnownTextIsCompared_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("differs"); // empty: it is there already
        const auto json = [](const QByteArray &more) {
            return "{\"format\":\"glossator\",\"version\":1,\"articles\":[{\"id\":\"4294967297\",\"text\":\"Ada.\"," + more + "}]}";
        };
        const auto other = [](const QString &names) { return u"other details: "_s + names; };
        QTest::newRow("the text") << u"b.txt"_s << "Ada."_ba << QString();
        QTest::newRow("the text and its title") << u"b.json"_s << json("\"title\":\"Ada.\"") << QString();
        QTest::newRow("the same details")
            << u"b.json"_s << json("\"title\":\"Ada.\",\"url\":\"a.org/1\",\"published\":\"2023-04\",\"language\":\"en\"") << QString();
        QTest::newRow("another url") << u"b.json"_s << json("\"title\":\"Ada.\",\"url\":\"a.org/2\"") << other(u"url"_s);
        QTest::newRow("another date and url")
            << u"b.json"_s << json("\"title\":\"Ada.\",\"url\":\"a.org/2\",\"published\":\"2024\"") << other(u"date, url"_s);
        QTest::newRow("more details") << u"b.json"_s << json("\"title\":\"Ada.\",\"source\":\"Sabah\",\"byline\":\"D. Demir\"") << other(u"source, author"_s);
        QTest::newRow("another title and language")
            << u"b.json"_s << json("\"title\":\"Who\",\"language\":\"tr\"") << other(u"title, language"_s);
        QTest::newRow("a detail of another name")
            << u"b.json"_s
            << json("\"title\":\"Ada.\",\"attributes\":[{\"id\":\"4294967298\",\"on\":{\"article\":\"4294967297\"},\"name\":\"Desk\",\"value\":\"Baku\"}]")
            << other(u"Desk"_s);
        QTest::newRow("a record of the text") << u"b.jsonl"_s << "{\"text\":\"Ada.\",\"spans\":[]}\n"_ba << QString();
        QTest::newRow("a record of more") << u"b.jsonl"_s << "{\"text\":\"Ada.\",\"spans\":[],\"meta\":{\"desk\":\"Baku\"}}\n"_ba << other(u"what else its file says"_s);
        QTest::newRow("a record with a title") << u"b.jsonl"_s << "{\"text\":\"Ada.\",\"meta\":{\"title\":\"Who\"}}\n"_ba << other(u"title"_s);
        QTest::newRow("a mark that cannot be read")
            << u"b.jsonl"_s << "{\"text\":\"Ada.\",\"spans\":[{\"start\":0,\"end\":3}]}\n"_ba << other(u"what else its file says"_s);
        QTest::newRow("a mark") << u"b.jsonl"_s << "{\"text\":\"Ada.\",\"spans\":[{\"start\":0,\"end\":3,\"label\":\"PER\"}]}\n"_ba << u"other annotations"_s;
    }
    void whatComesWithAKnownTextIsCompared()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, differs);
        auto store = emptyProject(u"compared.gloss"_s);
        COMPARE_COUNTS(import(*store, folderWith(u"known"_s, {{u"a.txt"_s, "Ada."}})), 1, 0, 0);
        ArticleRepository articles(*store);
        Article article = need(articles.article(need(articles.ids({})).front()));
        article.title = u"Ada."_s;
        article.url = u"a.org/1"_s;
        article.published = u"2023-04"_s;
        article.language = u"en"_s;
        need(articles.update(article));
        const QString file = folderWith(u"compared"_s, {{name, bytes}}) + u'/' + name;
        const QString format = name.endsWith(u".jsonl"_s) ? u"spacy"_s : QString();
        const auto report = import(*store, file, format);
        const int stored = differs.isEmpty() ? 0 : 1;
        COMPARE_COUNTS(report, stored, 1 - stored, 0);
        const QString remark = u": the project has this text with %1; it was stored as another article."_s.arg(differs);
        const auto isTold = [&remark](const QString &sentence) { return sentence.endsWith(remark); };
        QVERIFY2(std::ranges::count_if(report->remarks, isTold) == stored, qPrintable(report->remarks.join(u'\n')));
        const auto again = import(*store, file, format);
        COMPARE_COUNTS(again, 0, 1, 0);
        QStringList others = report->remarks; // what could not be read is told each time
        others.removeIf(isTold);
        QCOMPARE(again->remarks, others);
        QCOMPARE(!others.isEmpty(), QByteArray(QTest::currentDataTag()) == "a mark that cannot be read");
    }

    /// Where ids are a project's own they tell things apart that say the same; when they were made, a file need not say.
    void theSameMarksUnderOtherIdsAreTold()
    {
        const auto file = [](const QByteArray &id) {
            return folderWith(u"ids"_s,
                       {{u"a.json"_s,
                           "{\"format\":\"glossator\",\"version\":1,\"articles\":[{\"id\":\"4294967297\",\"title\":\"Ada.\",\"text\":\"Ada.\","
                           "\"mentions\":[{\"id\":\"" + id + "\",\"type\":\"PER\",\"spans\":[[0,3]],\"quote\":\"Ada\"}]}]}"}})
                + u"/a.json"_s;
        };
        auto store = emptyProject(u"ids.gloss"_s);
        COMPARE_COUNTS(import(*store, file("4294967298")), 1, 0, 0);
        COMPARE_COUNTS(import(*store, file("4294967298")), 0, 1, 0);
        const auto other = import(*store, file("4294967299"));
        COMPARE_COUNTS(other, 1, 0, 0);
        QCOMPARE(other->remarks, QStringList(u"Ada.: the project has this text with other details: ids or times; it was stored as another article."_s));
        COMPARE_COUNTS(import(*store, file("4294967299")), 0, 1, 0);
    }

    /// It was marked here, and brings nothing that is not here.
    void whatHasNoMarksDiffersInNone()
    {
        const QString file = folderWith(u"bare"_s,
                                 {{u"a.json"_s,
                                     "{\"format\":\"glossator\",\"version\":1,\"articles\":[{\"id\":\"4294967297\",\"title\":\"Ada.\",\"text\":\"Ada.\","
                                     "\"attributes\":[{\"id\":\"4294967298\",\"on\":{\"article\":\"4294967297\"},\"name\":\"desk\",\"value\":\"Baku\"}]}]}"}})
            + u"/a.json"_s;
        auto store = emptyProject(u"bare.gloss"_s);
        COMPARE_COUNTS(import(*store, file), 1, 0, 0);
        need(MentionRepository(*store).mark(need(ArticleRepository(*store).ids({})).front(), TextSpan{0, 3}, u"PER"_s));
        const auto again = import(*store, file);
        COMPARE_COUNTS(again, 0, 1, 0);
        QCOMPARE(again->remarks, QStringList());
    }

    /// What came in from the same files before, or is in the text alone, is not another article because somebody worked on it.
    void whatWasChangedInTheProjectIsThereAlready()
    {
        const QString folder = folderWith(u"worked"_s,
            {{u"a.txt"_s, "Ada met Ben."}, {u"a.ann"_s, "T1\tPER 0 3\tAda\n"}, {u"b.txt"_s, "Other."}, {u"c.txt"_s, "Third."}, {u"c.ann"_s, "T1\tPER 0 5\tThird\n"}});
        auto store = emptyProject(u"worked.gloss"_s);
        COMPARE_COUNTS(import(*store, folder), 3, 0, 0);
        ArticleRepository articles(*store);
        const auto ids = need(articles.ids({}));
        for (const ArticleId id : ids) {
            Article article = need(articles.article(id));
            article.title = u"Better"_s;
            need(articles.update(article));
        }
        need(MentionRepository(*store).mark(ids[0], TextSpan{8, 11}, u"PER"_s));
        need(MentionRepository(*store).mark(ids[1], TextSpan{0, 5}, u"PER"_s));
        const QByteArray before = contentHash(*store);
        const auto again = import(*store, folder);
        COMPARE_COUNTS(again, 0, 3, 0);
        QCOMPARE(contentHash(*store), before);
        QCOMPARE(again->remarks.size(), 1);
        QVERIFY2(again->remarks.front().endsWith(u": it came in from the same files before and was changed in the project since; it was left as it is there."_s),
            qPrintable(again->remarks.front()));
        QVERIFY2(again->remarks.front().startsWith(u"a"_s), qPrintable(again->remarks.front()));
    }

    /// No one file tells all of what several annotators marked in a document.
    void annotatorsOfOneDocumentComeInOnce()
    {
        const QByteArray meeting = bytesOf(dataDir() + u"/cas/meeting.xmi"_s);
        QByteArray other = meeting;
        other.replace("begin=\"11\" end=\"14\" label=\"PER\"", "begin=\"11\" end=\"14\" label=\"ORG\"");
        const QByteArray zip = zipOf({{u"TypeSystem.xml"_s, bytesOf(dataDir() + u"/cas/TypeSystem.xml"_s)},
            {u"annotation/doc.txt/ada.xmi"_s, meeting}, {u"annotation/doc.txt/bob.xmi"_s, other}});
        const QString path = folderWith(u"annotators"_s, {{u"annotators.zip"_s, zip}}) + u"/annotators.zip"_s;
        auto store = emptyProject(u"annotators.gloss"_s);
        COMPARE_COUNTS(import(*store, path), 1, 0, 0);
        const QByteArray before = contentHash(*store);
        COMPARE_COUNTS(import(*store, path), 0, 1, 0);
        QCOMPARE(contentHash(*store), before);
    }

    void whatIsToBeKeptComesInTwice()
    {
        const QString folder = folderWith(u"kept"_s, {{u"a.txt"_s, "Same."}, {u"b.txt"_s, "Same."}});
        auto store = emptyProject(u"kept.gloss"_s);
        JobContext context;
        const auto report = importPaths(*store, {.paths = {folder}, .format = {}, .encoding = {}, .keepDuplicates = true}, context);
        COMPARE_COUNTS(report, 2, 0, 0);
        QCOMPARE(report->sources, 2);
        QCOMPARE(report->remarks, QStringList());
    }

    /// The reason stands beside the count of what failed, whatever else is counted.
    void whyItFailedIsSaidBesideIt()
    {
        const QString folder = folderWith(u"why"_s, {{u"a.txt"_s, "Ada met Ben."}, {u"a.ann"_s, "T1\tPER 8 11\tXyz\n"}, {u"e.tsv"_s, ""}});
        auto store = emptyProject(u"why.gloss"_s);
        const auto report = import(*store, folder);
        QVERIFY(report);
        QCOMPARE(report->summary(), u"2 found, 1 imported, 1 failed: %1/e.tsv is empty. 1 doubtful span(s) flagged."_s.arg(folder));
        QCOMPARE(report->counts(), u"2 found, 1 imported, 1 failed; 1 doubtful span(s) flagged."_s);
    }

    void doubtfulSpansAreStoredAndCounted()
    {
        const QString folder = folderWith(
            u"doubtful"_s, {{u"a.txt"_s, "Ada met Ben."}, {u"a.ann"_s, "T1\tPER 0 3\tAda\nT2\tPER 8 11\tXyz\n"}});
        auto store = emptyProject(u"doubtful.gloss"_s);
        const auto report = import(*store, folder);
        COMPARE_COUNTS(report, 1, 0, 0);
        QCOMPARE(report->flagged, 1);
        QCOMPARE(projectCounts(*store)->flagged, 1);
        QVERIFY(report->summary().contains(u"1 doubtful"));
    }

    void manyBatchesAreOneStep_data()
    {
        QTest::addColumn<int>("files");
        QTest::addColumn<bool>("isUsed");
        QTest::addColumn<int>("backups");
        QTest::newRow("many into an empty project") << 3000 << false << 0;
        QTest::newRow("many into a project in use") << 3000 << true << 1;
        QTest::newRow("few into a project in use") << 1000 << true << 0;
    }
    void manyBatchesAreOneStep()
    {
        QFETCH(const int, files);
        QFETCH(const bool, isUsed);
        QFETCH(const int, backups);
        Files texts;
        for (int i = 0; i < files; ++i)
            texts.append({u"%1.txt"_s.arg(i), QByteArray::number(i)});
        const QString folder = folderWith(u"many"_s, texts);
        const QString name = QString::fromUtf8(QTest::currentDataTag()) + u".gloss"_s;
        auto store = emptyProject(name);
        if (isUsed)
            QVERIFY(import(*store, folderWith(u"first"_s, {{u"x.txt"_s, "In use."}})));
        const QByteArray before = contentHash(*store);
        int batches = 0;
        connect(store.get(), &Store::changed, this, [&batches] { ++batches; });
        COMPARE_COUNTS(import(*store, folder), files, 0, 0);
        QVERIFY(files < 2000 || batches > 1);
        QCOMPARE(backup::list(store->path()).size(), backups);
        QVERIFY(History(*store).undo());
        QCOMPARE(contentHash(*store), before);
        QVERIFY(History(*store).redo());
        QCOMPARE(projectCounts(*store)->articles, files + (isUsed ? 1 : 0));
    }

    /// However many threads read them.
    void filesComeInTheirOrder()
    {
        Files files;
        for (int i = 100; i < 300; ++i)
            files.append({u"%1.txt"_s.arg(i), QByteArray(i % 7 == 0 ? 200'000 : 10, 'a' + i % 26) + QByteArray::number(i)});
        files[50].second = "\xff\xfe\xff"; // no text
        auto store = emptyProject(u"order.gloss"_s);
        const auto report = import(*store, folderWith(u"order"_s, files));
        COMPARE_COUNTS(report, 199, 0, 1);
        QCOMPARE(report->failed.front().path, u"150.txt"_s);
        QStringList expected;
        for (const auto &[name, bytes] : files)
            expected << name;
        expected.removeOne(u"150.txt"_s);
        QCOMPARE(paths(*store), expected);
    }

    void aCancelTakesEverythingBack()
    {
        const QString folder = manyTexts(u"cancelled"_s);
        auto store = emptyProject(u"cancelled.gloss"_s);
        const QByteArray before = contentHash(*store);
        JobContext *watched = nullptr;
        JobContext context([&watched](const Progress &progress) {
            if (progress.done == 2200)
                watched->cancel();
        });
        watched = &context;
        const auto report = importPaths(*store, {{folder}, {}, {}}, context);
        QVERIFY(!report);
        QCOMPARE(report.error().code, Error::Code::Cancelled);
        QVERIFY(History(*store).size() > 0); // a batch had been stored
        QCOMPARE(contentHash(*store), before);
        QVERIFY(!History(*store).undoable());
    }

    /// A full disk has no room to take anything back either.
    void whatIsNotTakenBackIsTold()
    {
        const QString folder = manyTexts(u"filling"_s);
        FailingDisk disk;
        auto store = emptyProject(u"filling.gloss"_s);
        const QByteArray before = contentHash(*store);
        JobContext context([&disk](const Progress &progress) {
            if (progress.done == 2200)
                disk.arm(Fault::Full, 1, true);
        });
        const auto report = importPaths(*store, {{folder}, {}, {}}, context);
        QVERIFY(disk.disarm());
        QVERIFY(!report);
        QVERIFY2(report.error().message.endsWith(u"What had been stored before is in the project until it is undone."_s), qPrintable(report.error().message));
        QVERIFY2(!report.error().message.contains(u"nothing was"), qPrintable(report.error().message));
        QVERIFY(contentHash(*store) != before);
        QVERIFY(History(*store).undo());
        QCOMPARE(contentHash(*store), before);
    }

    /// What came in before the program was killed belongs to the one import, and the next start says so once.
    void whatAKillLeavesIsTold()
    {
        const QString folder = manyTexts(u"killed"_s);
        auto store = emptyProject(u"killed.gloss"_s);
        const QString asKilled = scratchPath(u"as-killed.gloss"_s);
        JobContext context([&](const Progress &progress) {
            if (progress.done != 2200)
                return;
            for (const QString &suffix : {QString(), u"-wal"_s})
                QVERIFY(QFile::copy(store->path() + suffix, asKilled + suffix));
        });
        test::need(importPaths(*store, {{folder}, {}, {}}, context));
        QCOMPARE(takeUnfinishedImport(*store), QString());
        auto again = test::need(Store::open(asKilled, Store::Access::ReadWrite));
        const qint64 had = test::need(projectCounts(*again)).articles;
        QVERIFY(had > 0 && had < 2500);
        {
            const auto read = test::need(Store::open(asKilled, Store::Access::ReadOnly));
            QCOMPARE(unfinishedImport(*read), QString()); // whoever has it open to write may be importing
        }
        again.reset();
        {
            const auto read = test::need(Store::open(asKilled, Store::Access::ReadOnly));
            QCOMPARE(unfinishedImport(*read), u"Import “killed”"_s);
        }
        again = test::need(Store::open(asKilled, Store::Access::ReadWrite));
        QCOMPARE(takeUnfinishedImport(*again), u"Import “killed”"_s);
        QCOMPARE(takeUnfinishedImport(*again), QString());
        test::need(History(*again).undo());
        QCOMPARE(test::need(projectCounts(*again)).articles, qint64(0));
    }

    /// Where Undo would take back something else, or nothing can be undone.
    void anUnfinishedImportIsToldOnlyWhereItIsTheLastStep_data()
    {
        QTest::addColumn<QString>("then");
        QTest::addColumn<bool>("told");
        QTest::newRow("left as it is") << QString() << true;
        QTest::newRow("undone") << u"undo"_s << false;
        QTest::newRow("another step") << u"edit"_s << false;
        QTest::newRow("the same again, which found all of it there") << u"import"_s << false;
        QTest::newRow("for reading only") << u"read"_s << false;
    }
    void anUnfinishedImportIsToldOnlyWhereItIsTheLastStep()
    {
        QFETCH(const QString, then);
        QFETCH(const bool, told);
        const QString folder = folderWith(u"whole"_s, {{u"a.txt"_s, "a"}});
        auto store = emptyProject(u"whole.gloss"_s);
        JobContext context;
        test::need(importPaths(*store, {{folder}, {}, {}}, context));
        qint64 group = History(*store).undoable()->group;
        if (then == u"undo")
            test::need(History(*store).undo());
        if (then == u"edit") {
            ArticleRepository articles(*store);
            test::need(articles.setState(test::need(articles.ids({})).front(), ReadingState::Done));
        }
        if (then == u"import")
            ++group; // a killed one would have had it, had it found anything
        store->setViewState(u"unfinished-import"_s, QString::number(group));
        if (then == u"read") {
            const QString path = store->path();
            store.reset();
            store = test::need(Store::open(path, Store::Access::ReadOnly));
        }
        QCOMPARE(!takeUnfinishedImport(*store).isEmpty(), told);
    }

    /// Nobody may have opened the window in between.
    void anUnfinishedImportIsToldByTheNext()
    {
        const QString folder = folderWith(u"next"_s, {{u"a.txt"_s, "a"}});
        auto store = emptyProject(u"next.gloss"_s);
        JobContext context;
        test::need(importPaths(*store, {{folder}, {}, {}}, context));
        const QString group = QString::number(History(*store).undoable()->group);
        store->setViewState(u"unfinished-import"_s, group);
        JobContext stopped;
        stopped.cancel();
        QVERIFY(!importPaths(*store, {{folder}, {}, {}}, stopped));
        QCOMPARE(store->viewState(u"unfinished-import"_s), group);
        const auto report = importPaths(*store, {{folderWith(u"other"_s, {{u"b.txt"_s, "b"}})}, {}, {}}, context);
        QVERIFY(report);
        QCOMPARE(report->remarks, QStringList(u"“Import “next”” was broken off before, and a part of it is in the project."_s));
    }

    /// Many batches change the same pages: the log would hold each once for every batch.
    void theLogStaysSmall()
    {
        Files texts;
        const QByteArray words = QByteArray("one two three four five six ").repeated(20'000);
        for (int i = 0; i < 200; ++i)
            texts.append({u"%1.txt"_s.arg(i), QByteArray::number(i) + ' ' + words});
        const QString folder = folderWith(u"long"_s, texts);
        auto store = emptyProject(u"long.gloss"_s);
        qint64 largest = 0;
        JobContext context([&](const Progress &) { largest = std::max(largest, store->logSize()); });
        test::need(importPaths(*store, {{folder}, {}, {}}, context));
        QVERIFY2(largest < (qint64(100) << 20), qPrintable(QString::number(largest)));
    }

    void aFileThatFailsLateLeavesNothing()
    {
        QByteArray json = bytesOf(sourceDir() + u"/tests/data/json/everything.json"_s);
        QVERIFY(json.size() > 1000);
        json.chop(3); // the last brackets
        const QString folder = folderWith(u"late"_s, {{u"a.json"_s, json}, {u"b.txt"_s, "Fine."}});
        auto store = emptyProject(u"late.gloss"_s);
        const auto report = import(*store, folder);
        COMPARE_COUNTS(report, 1, 0, 1);
        QVERIFY2(
            report->failed.front().error.message.contains(u"a.json"), qPrintable(report->failed.front().error.message));
        const ProjectCounts counts = *projectCounts(*store);
        QCOMPARE(counts.articles, 1);
        QCOMPARE(counts.entities + counts.mentions + counts.authors, 0);
        QCOMPARE(*SchemaRepository(*store).text(), shippedSchema(defaultSchemaName));
    }

    /// The facts of a set are nothing without one of its articles.
    void aSetOfWhichEachArticleFailsLeavesNothing()
    {
        const QByteArray context = "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", ";
        const QByteArray iri = "\"urn:uuid:1\"";
        const QByteArray entities = "\"glossator\": {\"entities\": [{\"id\": \"2\", \"type\": \"PER\", \"name\": \"Ada\"}]}}";
        const QString folder = folderWith(u"set"_s,
            {{u"glossator.collection.jsonld"_s, context + "\"id\": " + iri + ", " + entities},
                {u"a.jsonld"_s, context + "\"partOf\": " + iri + ", \"glossator\": {\"article\": {\"id\": \"1\", \"title\": \"T\"}}, \"items\": []}"}});
        auto store = emptyProject(u"set.gloss"_s);
        const auto report = import(*store, folder);
        COMPARE_COUNTS(report, 0, 0, 1);
        QVERIFY2(report->failed.front().error.message.contains(u"a.jsonld: Its text is not beside it"),
            qPrintable(report->failed.front().error.message));
        QCOMPARE(projectCounts(*store)->entities, 0);
        QVERIFY(!History(*store).undoable());
    }

    /// Out of one project, into a new one and out again: the same bytes.
    void jsonIsIdentity()
    {
        const int rounds = repetitions(60, 3000);
        for (int seed = 1; seed <= rounds; ++seed) {
            QRandomGenerator random{quint32(seed)};
            const auto bytes = writeJson(randomProject(random, 1 + random.bounded(4)));
            QVERIFY(bytes);
            const QString folder = folderWith(u"identity"_s, {{u"in.json"_s, *bytes}});
            auto first = emptyProject(u"first.gloss"_s);
            const auto in = import(*first, folder);
            QVERIFY2(in && in->failed.empty(),
                qPrintable(u"seed %1: %2"_s.arg(seed).arg(in ? in->summary() : in.error().message)));
            const QByteArray out = bytesOf(exported(*first, u"out.json"_s));
            auto second = emptyProject(u"second.gloss"_s);
            const auto again = import(*second, scratchPath(u"out.json"_s));
            QVERIFY2(again && again->failed.empty(),
                qPrintable(u"seed %1: %2"_s.arg(seed).arg(again ? again->summary() : again.error().message)));
            QVERIFY2(bytesOf(exported(*second, u"again.json"_s)) == out, qPrintable(scratchPath(u"again.json"_s)));

            // What is there is not taken in twice, neither articles nor facts.
            const QByteArray before = contentHash(*second);
            const auto third = import(*second, scratchPath(u"out.json"_s));
            QVERIFY(third);
            QCOMPARE(third->imported, 0);
            QCOMPARE(contentHash(*second), before);
        }
    }

    /// Out as tables, into a new project and out as JSON: what was accepted is the same.
    void tablesAreIdentity()
    {
        const int rounds = repetitions(30, 1500);
        for (int seed = 1; seed <= rounds; ++seed) {
            QRandomGenerator random{quint32(seed)};
            std::vector<Bundle> project = randomProject(random, 1 + random.bounded(4));
            for (Bundle &bundle : project)
                keepAccepted(bundle, false);
            const auto bytes = writeJson(project);
            QVERIFY(bytes);
            auto first = emptyProject(u"first.gloss"_s);
            QVERIFY(import(*first, folderWith(u"identity"_s, {{u"in.json"_s, *bytes}})));
            const QByteArray before = bytesOf(exported(*first, u"before.json"_s));
            QDir(scratchPath(u"tables"_s)).removeRecursively();
            JobContext context;
            QVERIFY(exportProject(*first, {u"csv"_s, scratchPath(u"tables"_s)}, context));
            auto second = emptyProject(u"second.gloss"_s);
            const auto in = import(*second, scratchPath(u"tables"_s));
            QVERIFY2(in && in->failed.empty(),
                qPrintable(u"seed %1: %2"_s.arg(seed).arg(in ? in->summary() : in.error().message)));
            QVERIFY2(bytesOf(exported(*second, u"after.json"_s)) == before, qPrintable(u"seed %1"_s.arg(seed)));
            const auto again = import(*second, scratchPath(u"tables/entities.csv"_s));
            QVERIFY(again && again->failed.empty());
            QCOMPARE(again->imported, 0);
            QVERIFY(bytesOf(exported(*second, u"again.json"_s)) == before);
        }
    }

    /// Whoever drops an export on the window need not say what it is; and what is only written says why it is not read.
    void everyExportIsKnownByItsContent_data()
    {
        QTest::addColumn<QString>("format");
        for (const Format *format : formats()) {
            if (format->info().writes)
                QTest::newRow(qPrintable(format->info().id)) << format->info().id;
        }
    }
    void everyExportIsKnownByItsContent()
    {
        QFETCH(const QString, format);
        auto news = emptyProject(u"news.gloss"_s);
        QVERIFY(import(*news, sourceDir() + u"/resources/samples"_s, u"brat"_s));
        const FormatInfo info = formatById(format)->info();
        const QString output = scratchPath(u"known-"_s + format + (info.writesFolder() ? QString() : u'.' + info.suffixes.value(0)));
        JobContext context;
        const auto written = exportProject(*news, {.format = format, .output = output}, context);
        QVERIFY2(written, written ? "" : qPrintable(written.error().message));
        auto project = emptyProject(u"known.gloss"_s);
        const auto report = import(*project, output);
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        if (!info.reads) {
            QCOMPARE(report->imported, 0);
            QCOMPARE(report->failed.size(), 1u);
            QVERIFY2(report->failed.front().error.message.contains(QFileInfo(output).fileName()),
                qPrintable(report->failed.front().error.message));
            return;
        }
        QVERIFY2(report->failed.empty(), qPrintable(report->summary()));
        QCOMPARE(report->imported, 5);
        QCOMPARE(report->flagged, 0);
        const ArticleRepository articles(*project);
        const auto ids = *articles.ids({});
        for (const ArticleId id : ids) {
            const QString read = articles.article(id)->format;
            const bool saysWhence = format == u"json"_s || format == u"csv"_s || format == u"web-annotation"_s;
            QVERIFY2(read == format || saysWhence, qPrintable(read));
        }
    }

    /// What speaks of somebody who is left out says so no longer: the tables come back.
    void tablesOfWhatWasAcceptedComeBack()
    {
        const int rounds = repetitions(30, 1500);
        for (int seed = 1; seed <= rounds; ++seed) {
            QRandomGenerator random{quint32(seed)};
            auto first = emptyProject(u"first.gloss"_s);
            QVERIFY(import(*first, folderWith(u"whole"_s, {{u"in.json"_s, *writeJson(randomProject(random, 3))}})));
            JobContext context;
            const QString tables = scratchPath(u"accepted"_s); // over those of the round before
            QVERIFY(exportProject(*first, {u"csv"_s, tables}, context));
            auto second = emptyProject(u"second.gloss"_s);
            const auto in = import(*second, tables);
            QVERIFY2(in && in->failed.empty() && in->imported == 3,
                qPrintable(u"seed %1: %2"_s.arg(seed).arg(in ? in->summary() : in.error().message)));
        }
    }

    void aListThatComesAgainDoublesNobody()
    {
        auto store = newProject(u"list.gloss"_s);
        const QString list = folderWith(u"list"_s,
            {{u"actors.csv"_s, "name,type,aliases,country,id\nAda,PER,A. Demir,AZ,Q1\nBaku,GPE,,AZ,\nAda,PER,Demir,AZ,Q1\n"}})
            + u"/actors.csv"_s;
        const auto first = import(*store, list);
        QVERIFY2(first, first ? "" : qPrintable(first.error().message));
        QCOMPARE(first->summary(), u"Listed: 2 new entity(s)."_s);
        const EntityRepository entities(*store);
        QCOMPARE(need(entities.size()), 2);
        const EntityId ada = *need(entities.calledExactly(u"Ada"_s, u"PER"_s));
        QCOMPARE(need(entities.entity(ada)).aliases, QStringList({u"A. Demir"_s, u"Demir"_s}));
        const QByteArray before = contentHash(*store);
        QCOMPARE(need(import(*store, list)).summary(), u"Listed: 2 entity(s) that were there already."_s);
        QCOMPARE(contentHash(*store), before);

        const QString more = folderWith(u"more"_s, {{u"more.csv"_s, "name,type,aliases,note,country\nAda,PER,Ayda,coder,TR\nDemir,PER,,,\n"}}) + u"/more.csv"_s;
        const auto third = import(*store, more);
        QCOMPARE(third->entities, 1);
        QCOMPARE(third->knownEntities, 1);
        const Entity now = need(entities.entity(ada)); // whether Demir is her, a person decides
        QCOMPARE(now.aliases, QStringList({u"A. Demir"_s, u"Demir"_s, u"Ayda"_s}));
        QCOMPARE(now.note, u"coder"_s);
        const auto countries = need(AttributeRepository(*store).of(ada));
        QCOMPARE(countries.size(), 2u);
        QCOMPARE(countries.back().ordinal, 1);
        need(History(*store).undo());
        QCOMPARE(contentHash(*store), before);
    }

    void randomEditsSurviveJson()
    {
        const int rounds = repetitions(15, 500);
        for (int seed = 1; seed <= rounds; ++seed) {
            auto store = newProject(u"edited.gloss"_s);
            store->setDurable(false);
            RandomScript script(*store, quint32(seed));
            for (int i = 0; i < 60; ++i)
                script.step();
            const QByteArray out = bytesOf(exported(*store, u"edited.json"_s));
            auto copy = emptyProject(u"copy.gloss"_s);
            const auto report = import(*copy, scratchPath(u"edited.json"_s));
            QVERIFY2(report && report->failed.empty(),
                qPrintable(u"seed %1: %2"_s.arg(seed).arg(report ? report->summary() : report.error().message)));
            QCOMPARE(bytesOf(exported(*copy, u"copied.json"_s)), out);
        }
    }
};

QTEST_GUILESS_MAIN(ImportJobTest)
#include "tst_importjob.moc"
