// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/importfiles.h"
#include "tests/support/projectfiles.h"
#include "tests/support/testsupport.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace glossator;
using namespace glossator::test;
using namespace Qt::StringLiterals;

namespace {

struct Answer {
    int exit = -1;
    QByteArray out;
    QByteArray err;
};

/// Runs the built program; `locale` is what the machine is told to speak.
Answer run(const QStringList &arguments, const QString &locale = u"C.UTF-8"_s)
{
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_ALL"_s, locale);
    environment.insert(u"XDG_CONFIG_HOME"_s, scratchPath(u"config"_s)); // not what the person at this machine was asked
    program.setProcessEnvironment(environment);
    program.setWorkingDirectory(scratchPath(QString()));
    program.start(QStringLiteral(GLOSSATOR_CLI_PATH), arguments, QIODevice::ReadOnly);
    if (!program.waitForFinished(120'000) || program.exitStatus() != QProcess::NormalExit)
        return {};
    return {program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError()};
}

QJsonDocument json(const QByteArray &bytes)
{
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    return error.error == QJsonParseError::NoError ? document : QJsonDocument();
}

/// A fresh path in the folder that the program works in.
QString fresh(const QString &name)
{
    QFile::remove(scratchPath(name));
    return name;
}

QString newProject(const QString &name)
{
    const Answer made = run({u"new"_s, fresh(name)});
    if (made.exit != 0)
        qFatal("%s", made.err.constData());
    return name;
}

QString briefArticle()
{
    return folderWith(u"brief"_s, {{u"brief.txt"_s, "Ada met Ben in Çorum."},
                                   {u"brief.ann"_s, "T1\tPER 0 3\tAda\nT2\tPER 8 11\tBen\nT3\tGPE 15 20\tÇorum\n"
                                                    "T4\tContact.Meet 4 7\tmet\nE1\tContact.Meet:T4 Entity:T1 Entity2:T2 Place:T3\n"
                                                    "R1\tGEN-AFF.Citizen-Resident-Religion-Ethnicity Arg1:T2 Arg2:T3\n"
                                                    "A1\tNegation E1\n#1\tAnnotatorNotes T1\tCheck.\n"}});
}

} // namespace

#define VERIFY_EXIT(answer, code) QVERIFY2((answer).exit == (code), ((answer).out + (answer).err).constData())

class CliTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wrongUsageIsTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        newProject(u"usage.gloss"_s);
        const QString project = u"usage.gloss"_s;
        QTest::newRow("nothing") << QStringList();
        QTest::newRow("unknown command") << QStringList(u"nope"_s);
        QTest::newRow("unknown command, help") << QStringList({u"nope"_s, u"--help"_s});
        QTest::newRow("unknown option") << QStringList({u"info"_s, project, u"--nope"_s});
        QTest::newRow("option of another command") << QStringList({u"info"_s, project, u"--format"_s, u"text"_s});
        QTest::newRow("option without value") << QStringList({u"import"_s, project, u"x"_s, u"--format"_s});
        QTest::newRow("no project") << QStringList(u"info"_s);
        QTest::newRow("a project without a name") << QStringList({u"new"_s, QString()});
        QTest::newRow("a file without a name") << QStringList({u"import"_s, project, QString()});
        QTest::newRow("two projects") << QStringList({u"info"_s, project, project});
        QTest::newRow("nothing to import") << QStringList({u"import"_s, project});
        QTest::newRow("unknown import format") << QStringList({u"import"_s, project, u"."_s, u"--format"_s, u"nope"_s});
        QTest::newRow("empty import format") << QStringList({u"import"_s, project, u"."_s, u"--format"_s, QString()});
        QTest::newRow("unknown encoding") << QStringList({u"import"_s, project, u"."_s, u"--encoding"_s, u"nope"_s});
        QTest::newRow("export nowhere") << QStringList({u"export"_s, project, u"--format"_s, u"text"_s});
        QTest::newRow("export nothing") << QStringList({u"export"_s, project, u"--output"_s, u"x"_s});
        QTest::newRow("unknown export format") << QStringList({u"export"_s, project, u"--format"_s, u"nope"_s, u"--output"_s, u"x"_s});
        QTest::newRow("many files to standard output") << QStringList({u"export"_s, project, u"--format"_s, u"text"_s, u"--output"_s, u"-"_s});
        QTest::newRow("unknown schema") << QStringList({u"new"_s, u"other.gloss"_s, u"--schema"_s, u"nope"_s});
        QTest::newRow("formats takes nothing") << QStringList({u"formats"_s, project});
    }
    void wrongUsageIsTwo()
    {
        QFETCH(const QStringList, arguments);
        const Answer answer = run(arguments);
        VERIFY_EXIT(answer, 2);
        QCOMPARE(answer.out, QByteArray());
        QVERIFY(answer.err.startsWith("glossator-cli: "));
        QCOMPARE(answer.err.count('\n'), 1);
        QVERIFY(!QFileInfo::exists(scratchPath(u"other.gloss"_s)));
    }

    void whatCannotBeReadOrWrittenIsFour_data()
    {
        QTest::addColumn<QStringList>("arguments");
        newProject(u"io.gloss"_s);
        const QString project = u"io.gloss"_s;
        folderWith(u"io"_s, {{u"text"_s, "no project"}, {u"short"_s, "x"}, {u"empty"_s, ""}});
        for (const char *command : {"info", "check", "history", "undo", "redo", "schema"}) {
            const QString name = QString::fromLatin1(command);
            QTest::addRow("%s of nothing", command) << QStringList({name, u"missing.gloss"_s});
            QTest::addRow("%s of a text", command) << QStringList({name, u"io/text"_s});
            QTest::addRow("%s of an empty file", command) << QStringList({name, u"io/empty"_s});
            QTest::addRow("%s of a folder", command) << QStringList({name, u"io"_s});
        }
        QTest::newRow("import into nothing") << QStringList({u"import"_s, u"missing.gloss"_s, u"io/text"_s});
        QTest::newRow("import of nothing") << QStringList({u"import"_s, project, u"missing"_s});
        QTest::newRow("import of nothing in brat") << QStringList({u"import"_s, project, u"missing"_s, u"--format"_s, u"brat"_s});
        QTest::newRow("export of nothing") << QStringList({u"export"_s, u"missing.gloss"_s, u"--format"_s, u"text"_s, u"--output"_s, u"x"_s});
        QTest::newRow("export into a file") << QStringList({u"export"_s, project, u"--format"_s, u"text"_s, u"--output"_s, u"io/text"_s});
        QTest::newRow("export to a folder") << QStringList({u"export"_s, project, u"--format"_s, u"json"_s, u"--output"_s, u"io"_s});
        QTest::newRow("new over something") << QStringList({u"new"_s, u"io/text"_s});
        QTest::newRow("new over a project") << QStringList({u"new"_s, project});
        QTest::newRow("new in a missing folder") << QStringList({u"new"_s, u"missing/a.gloss"_s});
        QTest::newRow("new with a missing schema") << QStringList({u"new"_s, u"fresh.gloss"_s, u"--schema"_s, u"missing.schema"_s});
        QTest::newRow("a missing schema set") << QStringList({u"schema"_s, project, u"--set"_s, u"./missing"_s});
    }
    void whatCannotBeReadOrWrittenIsFour()
    {
        QFETCH(const QStringList, arguments);
        const Answer answer = run(arguments);
        VERIFY_EXIT(answer, 4);
        QCOMPARE(answer.out, QByteArray());
        QVERIFY(answer.err.startsWith("glossator-cli: "));
        QVERIFY(answer.err.endsWith(".\n"));
        QCOMPARE(answer.err.count('\n'), 1);
        QCOMPARE(bytesOf(scratchPath(u"io/text"_s)), "no project");
        QVERIFY(!QFileInfo::exists(scratchPath(u"fresh.gloss"_s)));
    }

    void helpIsNotAnError_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("all") << QStringList(u"--help"_s) << QByteArray("  import ");
        QTest::newRow("one") << QStringList({u"import"_s, u"--help"_s}) << QByteArray("glossator-cli import PROJECT PATH… [--format ID]");
        QTest::newRow("one, before") << QStringList({u"--help"_s, u"new"_s}) << QByteArray("glossator-cli new PROJECT [--schema NAME|FILE]");
        QTest::newRow("version") << QStringList(u"--version"_s) << QByteArray("glossator-cli ");
    }
    void helpIsNotAnError()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QByteArray, says);
        const Answer answer = run(arguments);
        VERIFY_EXIT(answer, 0);
        QVERIFY2(answer.out.contains(says), answer.out.constData());
        QCOMPARE(answer.err, QByteArray());
    }

    void newIsSilent_data()
    {
        QTest::addColumn<QString>("schema");
        QTest::addColumn<QByteArray>("says");
        folderWith(u"schemas"_s, {{u"own.schema"_s, "schema \"Own\" version 1 language en\nentity Dog\n"}});
        QTest::newRow("default") << QString() << QByteArray("schema \"News ACE+\"");
        QTest::newRow("shipped") << u"acled"_s << QByteArray("schema \"ACLED-like\"");
        QTest::newRow("file") << u"schemas/own.schema"_s << QByteArray("schema \"Own\" version 1 language en\nentity Dog\n");
    }
    void newIsSilent()
    {
        QFETCH(const QString, schema);
        QFETCH(const QByteArray, says);
        QStringList arguments{u"new"_s, fresh(u"silent.gloss"_s)};
        if (!schema.isEmpty())
            arguments << u"--schema"_s << schema;
        const Answer answer = run(arguments);
        VERIFY_EXIT(answer, 0);
        QCOMPARE(answer.out + answer.err, QByteArray());
        const Answer printed = run({u"schema"_s, u"silent.gloss"_s});
        VERIFY_EXIT(printed, 0);
        QVERIFY2(printed.out.startsWith(says), printed.out.constData());
    }

    void infoCounts()
    {
        newProject(u"info.gloss"_s);
        const Answer imported = run({u"import"_s, u"info.gloss"_s, briefArticle(), u"--format"_s, u"brat"_s});
        VERIFY_EXIT(imported, 0);
        const Answer answer = run({u"info"_s, u"info.gloss"_s, u"--json"_s});
        VERIFY_EXIT(answer, 0);
        const QJsonObject info = json(answer.out).object();
        const QMap<QString, int> expected{{u"articles"_s, 1},   {u"mentions"_s, 4},       {u"entities"_s, 0},  {u"relations"_s, 1},
                                          {u"events"_s, 1},     {u"event_mentions"_s, 1}, {u"arguments"_s, 3}, {u"attributes"_s, 1},
                                          {u"notes"_s, 1},      {u"leftovers"_s, 0},      {u"flagged"_s, 0},   {u"problems"_s, 0}};
        for (const auto &[key, count] : expected.asKeyValueRange())
            QVERIFY2(info.value(key).toInt(-1) == count, qPrintable(u"%1: %2"_s.arg(key).arg(info.value(key).toInt(-1))));
        const Answer text = run({u"info"_s, u"info.gloss"_s});
        QVERIFY2(text.out.contains("event_mentions  1\n"), text.out.constData());
    }

    void importSaysWhatBecameOfEachFile()
    {
        newProject(u"import.gloss"_s);
        folderWith(u"mixed"_s, {{u"a.txt"_s, "One."}, {u"b.txt"_s, "One."}, {u"c.txt"_s, "Two\n\xff\xfe\xfd."}});
        const Answer text = run({u"import"_s, u"import.gloss"_s, u"mixed"_s});
        VERIFY_EXIT(text, 3);
        QVERIFY2(text.out.startsWith("3 found, 1 imported, 1 already there, 1 failed.\n"), text.out.constData());
        QVERIFY(text.out.contains("Already there: b.txt\n"));
        static const QRegularExpression place(u"^glossator-cli: .*c\\.txt.*2.*\\. The option is --encoding NAME\\.\\n$"_s);
        QVERIFY2(place.match(QString::fromUtf8(text.err)).hasMatch(), text.err.constData());

        const Answer again = run({u"import"_s, u"import.gloss"_s, u"mixed/c.txt"_s, u"--encoding"_s, u"windows-1254"_s, u"--json"_s});
        VERIFY_EXIT(again, 0);
        const QJsonObject report = json(again.out).object();
        QCOMPARE(report.value(u"found"_s).toInt(), 1);
        QCOMPARE(report.value(u"imported"_s).toInt(), 1);
        QCOMPARE(report.value(u"already_there"_s).toInt(-1), 0);
        QCOMPARE(report.value(u"failed"_s).toInt(-1), 0);
        QCOMPARE(report.value(u"failures"_s).toArray().size(), 0);
    }

    /// A file of a known format that holds no article is no failure.
    void whereNothingIsFound_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("format");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("passedOver");
        QTest::newRow("a file of no format") << u"c.md"_s << "no"_ba << QString() << 3
                                             << "1 file is of no format that can be read, and was passed over: c.md.\n"_ba;
        QTest::newRow("a file of another format") << u"c.txt"_s << "no"_ba << u"spacy"_s << 3 << QByteArray();
        QTest::newRow("a file without an article") << u"c.json"_s << "{\"format\": \"glossator\", \"version\": 1, \"articles\": []}"_ba << QString() << 0 << QByteArray();
    }
    void whereNothingIsFound()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, format);
        QFETCH(const int, code);
        QFETCH(const QByteArray, passedOver);
        folderWith(u"nothing"_s, {{name, bytes}});
        const QString project = newProject(u"nothing.gloss"_s);
        QStringList words{u"import"_s, project, u"nothing"_s};
        if (!format.isEmpty())
            words << u"--format"_s << format;
        const Answer answer = run(words);
        VERIFY_EXIT(answer, code);
        QCOMPARE(answer.out, "Nothing was found.\n" + passedOver);
        QCOMPARE(answer.err, code == 0 ? ""_ba : "glossator-cli: There is no file that could be imported.\n"_ba);
    }

    void aFileThatCannotBeStoredIsThree_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("place"); // how the sentence begins
        folderWith(u"unfit"_s, {{u"bytes.txt"_s, "One\n\xff\xfe\xfd."}, {u"nul.txt"_s, QByteArray("a\0b", 3)}, {u"lonely.ann"_s, "T1\tPER 0 3\tAda\n"},
                                {u"cut.json"_s, "{\"format\": \"glossator\",\n\"version\":}"}, {u"newer.json"_s, "{\"format\": \"glossator\", \"version\": 99, \"articles\": []}"},
                                {u"other.json"_s, "{}"}});
        QTest::newRow("not UTF-8") << u"unfit/bytes.txt"_s << QByteArray("unfit/bytes.txt, line 2: ");
        QTest::newRow("NUL") << u"unfit/nul.txt"_s << QByteArray("unfit/nul.txt, line 1: ");
        QTest::newRow("annotations without a text") << u"unfit/lonely.ann"_s << QByteArray("unfit/lonely.ann ");
        QTest::newRow("broken JSON") << u"unfit/cut.json"_s << QByteArray("unfit/cut.json:2: ");
        QTest::newRow("JSON of a newer program") << u"unfit/newer.json"_s << QByteArray("unfit/newer.json:1: ");
        QTest::newRow("JSON of something else") << u"unfit/other.json"_s << QByteArray("unfit/other.json:1: ");
    }
    void aFileThatCannotBeStoredIsThree()
    {
        QFETCH(const QString, file);
        QFETCH(const QByteArray, place);
        const QString project = newProject(u"unfit.gloss"_s);
        const Answer answer = run({u"import"_s, project, file});
        VERIFY_EXIT(answer, 3);
        QVERIFY2(answer.err.startsWith("glossator-cli: " + place), answer.err.constData());
        QCOMPARE(answer.err.count('\n'), 1);
        QCOMPARE(answer.out, "1 found, 1 failed.\n"); // the sentence is said once
        QCOMPARE(json(run({u"history"_s, project, u"--json"_s}).out).array().size(), 0);
    }

    void doubtAndProblemsDoNotStopAnImport()
    {
        newProject(u"doubt.gloss"_s);
        folderWith(u"doubt"_s, {{u"a.txt"_s, "Ada met\nBen."}, {u"a.ann"_s, "T1\tPER 0 3\tXyz\nT2\tNEW 8 11\tBen\nR1\tHas-Title Arg1:T1 Arg2:T2\n"}});
        const Answer imported = run({u"import"_s, u"doubt.gloss"_s, u"doubt"_s, u"--json"_s});
        VERIFY_EXIT(imported, 0);
        const QJsonObject report = json(imported.out).object();
        QCOMPARE(report.value(u"flagged"_s).toInt(), 1);
        QCOMPARE(report.value(u"added_to_schema"_s).toArray().size(), 1);

        const Answer checked = run({u"check"_s, u"doubt.gloss"_s});
        VERIFY_EXIT(checked, 1);
        QVERIFY2(checked.out.startsWith("a.txt:1: "), checked.out.constData());
        const QJsonArray findings = json(run({u"check"_s, u"doubt.gloss"_s, u"--json"_s}).out).array();
        QCOMPARE(findings.size(), checked.out.count('\n'));
        QCOMPARE(findings.first().toObject().value(u"article"_s).toString(), u"a.txt"_s);
        QCOMPARE(json(run({u"info"_s, u"doubt.gloss"_s, u"--json"_s}).out).object().value(u"problems"_s).toInt(), findings.size());
    }

    void checkFindsNothingWhereAllIsWell()
    {
        newProject(u"well.gloss"_s);
        VERIFY_EXIT(run({u"import"_s, u"well.gloss"_s, briefArticle()}), 0);
        const Answer answer = run({u"check"_s, u"well.gloss"_s});
        VERIFY_EXIT(answer, 0);
        QCOMPARE(answer.out, "No problems were found.\n");
        QCOMPARE(json(run({u"check"_s, u"well.gloss"_s, u"--json"_s}).out).array().size(), 0);
    }

    void damageIsFoundAndSalvaged()
    {
        newProject(u"damaged.gloss"_s);
        VERIFY_EXIT(run({u"import"_s, u"damaged.gloss"_s, briefArticle()}), 0);
        const Answer sound = run({u"salvage"_s, u"damaged.gloss"_s, fresh(u"sound.gloss"_s)});
        VERIFY_EXIT(sound, 0);
        QVERIFY2(sound.out.startsWith("The project is whole"), sound.out.constData());
        QVERIFY2(sound.out.contains("\n  Articles: 1\n"), sound.out.constData());
        QVERIFY2(!sound.out.contains("blob"), sound.out.constData());
        QFile file(scratchPath(u"damaged.gloss"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.size() > 20 * 4096);
        for (int page = 5; page < file.size() / 4096; page += 2) {
            QVERIFY(file.seek(page * 4096));
            QCOMPARE(file.write(QByteArray(64, '\x5a')), 64);
        }
        file.close();
        const QByteArray found = bytesOf(file.fileName());
        const Answer answer = run({u"check"_s, u"damaged.gloss"_s});
        VERIFY_EXIT(answer, 1);
        QVERIFY2(answer.out.contains("damaged"), answer.out.constData());

        const Answer saved = run({u"salvage"_s, u"damaged.gloss"_s, fresh(u"saved.gloss"_s), u"--json"_s});
        VERIFY_EXIT(saved, 1);
        const QJsonObject report = json(saved.out).object();
        QCOMPARE(report.value(u"project"_s), scratchPath(u"saved.gloss"_s));
        QVERIFY(!report.value(u"whole"_s).toBool());
        QVERIFY(bytesOf(file.fileName()) == found);
        QVERIFY(bytesOf(report.value(u"copies"_s).toString() + u"/damaged.gloss"_s) == found);
        VERIFY_EXIT(run({u"info"_s, u"saved.gloss"_s}), 0);
    }

    void salvageWritesOverNothing()
    {
        newProject(u"first.gloss"_s);
        newProject(u"second.gloss"_s);
        const Answer answer = run({u"salvage"_s, u"first.gloss"_s, u"second.gloss"_s});
        VERIFY_EXIT(answer, 4);
        QVERIFY2(answer.err.contains("exists already"), answer.err.constData());
        QVERIFY(QDir(scratchPath(QString())).entryList({u"first.gloss.damaged-*"_s}).isEmpty());
    }

    void undoAndRedoAnswer()
    {
        const QString project = newProject(u"undo.gloss"_s);
        VERIFY_EXIT(run({u"undo"_s, project}), 1);
        folderWith(u"two"_s, {{u"a.txt"_s, "One."}, {u"b.txt"_s, "Two."}});
        VERIFY_EXIT(run({u"import"_s, project, u"two"_s, u"--author"_s, u"Zoë"_s}), 0);
        const Answer undone = run({u"undo"_s, project});
        VERIFY_EXIT(undone, 0);
        QCOMPARE(undone.out, "Undone: Import “two”\n");
        const Answer nothing = run({u"undo"_s, project});
        VERIFY_EXIT(nothing, 1);
        QCOMPARE(nothing.err, "glossator-cli: There is nothing to undo.\n");
        const Answer redone = run({u"redo"_s, project, u"--json"_s});
        VERIFY_EXIT(redone, 0);
        QCOMPARE(json(redone.out).object().value(u"redone"_s).toString(), u"Import “two”"_s);
        VERIFY_EXIT(run({u"redo"_s, project}), 1);

        const Answer history = run({u"history"_s, project});
        VERIFY_EXIT(history, 0);
        static const QRegularExpression line(u"^1\\t\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\tZoë\\tdo\\tImport “two”$"_s);
        const QStringList lines = QString::fromUtf8(history.out).split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines.first(), u"No.\tTime\tWho\tKind\tWhat"_s);
        QVERIFY2(line.match(lines.last()).hasMatch(), qPrintable(lines.last()));
        const QJsonArray list = json(run({u"history"_s, project, u"--json"_s}).out).array();
        QCOMPARE(list.size(), 3);
        QCOMPARE(list[0].toObject().value(u"kind"_s).toString(), u"redo"_s);
        QCOMPARE(list[2].toObject().value(u"author"_s).toString(), u"Zoë"_s);
    }

    void changesAreSigned_data()
    {
        QTest::addColumn<QByteArray>("settings");
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("author");
        QTest::addColumn<QString>("uuid"); // empty: any
        const QByteArray asked = "[author]\nuuid=5d0e4b9e-ada\nname=Ada\n";
        QTest::newRow("nobody was asked") << QByteArray() << QString() << u"Analyst"_s << QString();
        QTest::newRow("the window asked") << asked << QString() << u"Ada"_s << u"5d0e4b9e-ada"_s;
        QTest::newRow("the same by name") << asked << u"Ada"_s << u"Ada"_s << u"5d0e4b9e-ada"_s;
        QTest::newRow("somebody else") << asked << u"Zoë"_s << u"Zoë"_s << QString();
    }
    void changesAreSigned()
    {
        QFETCH(const QByteArray, settings);
        QFETCH(const QString, option);
        QFETCH(const QString, author);
        QFETCH(const QString, uuid);
        folderWith(u"config/glossator.org"_s, {{u"glossator.conf"_s, settings}});
        const auto emptied = qScopeGuard([] { folderWith(u"config/glossator.org"_s, {}); });
        const QString project = newProject(u"signed.gloss"_s);
        QStringList words{u"import"_s, project, briefArticle()};
        if (!option.isEmpty())
            words << u"--author"_s << option;
        VERIFY_EXIT(run(words), 0);
        VERIFY_EXIT(run({u"undo"_s, project}), 0);
        VERIFY_EXIT(run({u"redo"_s, project}), 0);
        const QJsonObject whole = json(run({u"export"_s, project, u"--format"_s, u"json"_s, u"--output"_s, u"-"_s}).out).object();
        const QJsonArray authors = whole.value(u"authors"_s).toArray();
        QCOMPARE(authors.size(), 1);
        QCOMPARE(authors.first()[u"name"].toString(), author);
        QVERIFY(!authors.first()[u"uuid"].toString().isEmpty());
        if (!uuid.isEmpty())
            QCOMPARE(authors.first()[u"uuid"].toString(), uuid);
        QCOMPARE(whole.value(u"articles"_s)[0][u"mentions"][0][u"author"], authors.first()[u"id"]);
        QCOMPARE(json(run({u"history"_s, project, u"--json"_s}).out).array().last()[u"author"].toString(), author);
    }

    /// Whoever brings a project's JSON in has not made it.
    void jsonIsIdentityWhoeverImports()
    {
        const QString first = newProject(u"first.gloss"_s);
        VERIFY_EXIT(run({u"import"_s, first, briefArticle(), u"--author"_s, u"Ada"_s}), 0);
        VERIFY_EXIT(run({u"export"_s, first, u"--format"_s, u"json"_s, u"--output"_s, u"first.json"_s}), 0);
        const QString second = fresh(u"second.gloss"_s);
        VERIFY_EXIT(run({u"new"_s, second, u"--author"_s, u"Ben"_s}), 0);
        VERIFY_EXIT(run({u"import"_s, second, u"first.json"_s, u"--author"_s, u"Cem"_s}), 0);
        const Answer again = run({u"export"_s, second, u"--format"_s, u"json"_s, u"--output"_s, u"-"_s});
        QCOMPARE(again.out, bytesOf(scratchPath(u"first.json"_s)));
    }

    void schemaIsSetWithItsRenames()
    {
        const QString project = newProject(u"rename.gloss"_s);
        VERIFY_EXIT(run({u"import"_s, project, briefArticle()}), 0);
        QByteArray text = run({u"schema"_s, project}).out;
        text.replace("entity GPE \"Geo-political entity\"", "entity Place \"Geo-political entity\" was GPE");
        text.replace(" GPE", " Place").replace("was Place", "was GPE");
        folderWith(u"renamed"_s, {{u"new.schema"_s, text}, {u"bad.schema"_s, "schema \"X\" version 1 language en\nentity\n"}});
        const Answer bad = run({u"schema"_s, project, u"--set"_s, u"renamed/bad.schema"_s});
        VERIFY_EXIT(bad, 3);
        QVERIFY2(bad.err.contains("bad.schema:2"), bad.err.constData());
        const Answer set = run({u"schema"_s, project, u"--set"_s, u"renamed/new.schema"_s});
        VERIFY_EXIT(set, 0);
        QCOMPARE(run({u"schema"_s, project}).out, text);
        QCOMPARE(json(run({u"schema"_s, project, u"--json"_s}).out).object().value(u"text"_s).toString().toUtf8(), text);
        VERIFY_EXIT(run({u"check"_s, project}), 0);
        VERIFY_EXIT(run({u"undo"_s, project}), 0);
        QVERIFY(run({u"schema"_s, project}).out.contains("entity GPE"));
    }

    void formatsAreListed()
    {
        const Answer text = run({u"formats"_s});
        VERIFY_EXIT(text, 0);
        const QJsonArray list = json(run({u"formats"_s, u"--json"_s}).out).array();
        QStringList ids;
        for (const QJsonValue &format : list)
            ids << format.toObject().value(u"id"_s).toString();
        for (const QString &id : {u"text"_s, u"brat"_s, u"json"_s}) {
            QVERIFY2(ids.contains(id), qPrintable(id));
            QVERIFY(text.out.contains("\n" + id.toUtf8() + ' ') || text.out.startsWith(id.toUtf8() + ' '));
        }
    }

    void exportGoesToFilesOrStandardOutput()
    {
        const QString project = newProject(u"export.gloss"_s);
        VERIFY_EXIT(run({u"import"_s, project, briefArticle()}), 0);
        const Answer piped = run({u"export"_s, project, u"--format"_s, u"json"_s, u"--output"_s, u"-"_s});
        VERIFY_EXIT(piped, 0);
        QVERIFY(!json(piped.out).isNull());
        const Answer written = run({u"export"_s, project, u"--format"_s, u"json"_s, u"--output"_s, u"export.json"_s, u"--json"_s});
        VERIFY_EXIT(written, 0);
        QCOMPARE(bytesOf(scratchPath(u"export.json"_s)), piped.out);
        QCOMPARE(json(written.out).object().value(u"articles"_s).toInt(), 1);
        const Answer text = run({u"export"_s, project, u"--format"_s, u"text"_s, u"--output"_s, u"text out/below"_s});
        VERIFY_EXIT(text, 0);
        QCOMPARE(bytesOf(scratchPath(u"text out/below/brief.txt"_s)), "Ada met Ben in Çorum.");
        QVERIFY2(text.out.contains("Left out: mentions (4)"), text.out.constData());
        QVERIFY2(text.out.contains("text out/below"), text.out.constData());
    }

    void anExportIsTriedAndReadBack()
    {
        const QString project = newProject(u"tried.gloss"_s);
        VERIFY_EXIT(run({u"import"_s, project, briefArticle()}), 0);
        const Answer trial = run({u"export"_s, project, u"--format"_s, u"text"_s, u"--dry-run"_s});
        VERIFY_EXIT(trial, 0);
        QVERIFY2(trial.out.contains("would be exported to 1 file") && trial.out.contains("\n  mentions (4)"), trial.out.constData());
        const Answer told = run({u"export"_s, project, u"--format"_s, u"text"_s, u"--output"_s, u"tried"_s, u"--dry-run"_s, u"--json"_s});
        QCOMPARE(json(told.out).object().value(u"losses"_s)[0][u"count"_s].toInt(), 4);
        QVERIFY(json(told.out).object().value(u"dry_run"_s).toBool());
        QVERIFY(!QFileInfo::exists(scratchPath(u"tried"_s)));
        const Answer verified = run({u"export"_s, project, u"--format"_s, u"brat"_s, u"--output"_s, u"tried"_s, u"--verify"_s});
        VERIFY_EXIT(verified, 0);
        QVERIFY2(verified.out.contains("Read back: "), verified.out.constData());
        VERIFY_EXIT(run({u"export"_s, project, u"--format"_s, u"xlsx"_s, u"--output"_s, u"tried.xlsx"_s, u"--verify"_s}), 2);
        const Answer neither = run({u"export"_s, project, u"--format"_s, u"json"_s, u"--output"_s, u"-"_s, u"--verify"_s});
        VERIFY_EXIT(neither, 2);
        QVERIFY2(neither.err.contains("--dry-run"), neither.err.constData());
        const Answer impossible = run({u"export"_s, project, u"--format"_s, u"brat"_s, u"--output"_s, u"tried.gloss"_s, u"--dry-run"_s});
        VERIFY_EXIT(impossible, 4);
        QVERIFY2(impossible.err.contains("Nothing could be written"), impossible.err.constData());
    }

    void anOptionWithoutAValueIsTakenInSilence()
    {
        const QString project = newProject(u"option.gloss"_s);
        const Answer answer
            = run({u"export"_s, project, u"--format"_s, u"brat"_s, u"--output"_s, u"option"_s, u"--with-suggested"_s});
        VERIFY_EXIT(answer, 0);
        QCOMPARE(answer.err, QByteArray());
    }

    /// A window or another program writing to the project: changes are refused, reading goes on.
    void oneWriterAndAnyReaders()
    {
        const QString project = newProject(u"locked.gloss"_s);
        VERIFY_EXIT(run({u"import"_s, project, briefArticle()}), 0);
        const auto holder = opened(scratchPath(project));
        for (const QStringList &arguments : {QStringList{u"import"_s, project, u"brief"_s}, QStringList{u"undo"_s, project}}) {
            const Answer answer = run(arguments);
            VERIFY_EXIT(answer, 4);
            QVERIFY2(answer.err.contains("being written to"), answer.err.constData());
        }
        for (const QString &command : {u"info"_s, u"check"_s, u"history"_s, u"schema"_s})
            VERIFY_EXIT(run({command, project}), 0);
        VERIFY_EXIT(run({u"export"_s, project, u"--format"_s, u"json"_s, u"--output"_s, u"-"_s}), 0);
    }

    void aClosedProjectIsOneFile()
    {
        const QString folder = folderWith(u"tidy"_s, {});
        VERIFY_EXIT(run({u"new"_s, u"tidy/a.gloss"_s}), 0);
        VERIFY_EXIT(run({u"import"_s, u"tidy/a.gloss"_s, briefArticle()}), 0);
        VERIFY_EXIT(run({u"info"_s, u"tidy/a.gloss"_s}), 0);
        QCOMPARE(contentsBelow(folder).keys(), QStringList(u"a.gloss"_s));
    }

    /// Everything is UTF-8 and means the same wherever the machine stands.
    void anyLocaleWillDo_data()
    {
        QTest::addColumn<QString>("locale");
        for (const char *locale : {"C", "POSIX", "tr_TR.UTF-8", "de_DE.UTF-8", "ar_SA.UTF-8", "nonsense"})
            QTest::newRow(locale) << QString::fromLatin1(locale);
    }
    void anyLocaleWillDo()
    {
        QFETCH(const QString, locale);
        const QString project = u"İstanbul.gloss"_s;
        VERIFY_EXIT(run({u"new"_s, fresh(project)}, locale), 0);
        folderWith(u"Işık"_s, {{u"ÇİZGİ.txt"_s, "TITLE: Iğdır."}, {u"ÇİZGİ.ann"_s, "T1\tTITLE 0 5\tTITLE\nT2\tGPE 7 12\tIğdır\n"}});
        const Answer imported = run({u"import"_s, project, u"Işık"_s, u"--author"_s, u"Çiğdem"_s}, locale);
        VERIFY_EXIT(imported, 0);
        QCOMPARE(imported.err, QByteArray());
        const Answer history = run({u"history"_s, project}, locale);
        QVERIFY2(history.out.contains("\tÇiğdem\tdo\tImport “Işık”\n"), history.out.constData());
        const Answer checked = run({u"check"_s, project}, locale);
        VERIFY_EXIT(checked, 0);
        VERIFY_EXIT(run({u"export"_s, project, u"--format"_s, u"text"_s, u"--output"_s, u"out "_s + locale}, locale), 0);
        QCOMPARE(bytesOf(scratchPath(u"out "_s + locale + u"/ÇİZGİ.txt"_s)), "TITLE: Iğdır.");
    }

    void noWindowLibraryIsNeeded()
    {
        QProcess readelf;
        readelf.start(u"readelf"_s, {u"-d"_s, QStringLiteral(GLOSSATOR_CLI_PATH)});
        if (!readelf.waitForFinished())
            QSKIP("there is no readelf to look into the program with");
        QByteArray needed = readelf.readAllStandardOutput();
        QVERIFY(needed.contains("libQt6Core"));
        for (const char *library : {"libQt6Gui", "libQt6Widgets", "libKF6", "libX11", "libGL"})
            QVERIFY2(!needed.contains(library), library);
    }

    /// Ctrl+C takes everything back.
    void anInterruptedImportLeavesNothing_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }
    void anInterruptedImportLeavesNothing()
    {
        QFETCH(const int, signal);
        Files files;
        for (int i = 0; i < 20'000; ++i)
            files.append({u"%1.txt"_s.arg(i), QByteArray::number(i)});
        folderWith(u"long"_s, files);
        const QString project = newProject(u"interrupted.gloss"_s);
        QProcess program;
        program.setWorkingDirectory(scratchPath(QString()));
        program.start(QStringLiteral(GLOSSATOR_CLI_PATH), {u"import"_s, project, u"long"_s});
        QVERIFY(program.waitForStarted());
        const QString log = scratchPath(project + u"-wal"_s);
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(log).size() > 1'000'000, 60'000); // in the middle of storing
        ::kill(pid_t(program.processId()), signal);
        QVERIFY(program.waitForFinished(60'000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 130);
        QCOMPARE(json(run({u"info"_s, project, u"--json"_s}).out).object().value(u"articles"_s).toInt(-1), 0);
        VERIFY_EXIT(run({u"check"_s, project}), 0);
        VERIFY_EXIT(run({u"undo"_s, project}), 1);
        VERIFY_EXIT(run({u"redo"_s, project}), 1); // it would be half of it
    }

    /// As behind `head`: that is no error to tell of, and nothing temporary stays.
    void anOutputThatNobodyReadsEndsQuietly_data()
    {
        QTest::addColumn<QString>("format");
        for (const char *format : {"json", "html"})
            QTest::newRow(format) << QString::fromLatin1(format);
    }
    void anOutputThatNobodyReadsEndsQuietly()
    {
        QFETCH(const QString, format);
        const QString folder = folderWith(u"cut"_s, {});
        VERIFY_EXIT(run({u"new"_s, u"cut/p.gloss"_s}), 0);
        folderWith(u"cut-texts"_s, {{u"a.txt"_s, QByteArray("Ada met Ben. ").repeated(200'000)}}); // more than a pipe or the memory holds
        VERIFY_EXIT(run({u"import"_s, u"cut/p.gloss"_s, u"cut-texts"_s}), 0);
        QProcess shell;
        shell.setWorkingDirectory(scratchPath(QString()));
        shell.start(u"/bin/sh"_s,
            {u"-c"_s, u"{ \"$0\" export cut/p.gloss --format \"$1\" --output - 2>cut.err; echo $? >cut.exit; } | head -c 1 >cut.out"_s,
                QStringLiteral(GLOSSATOR_CLI_PATH), format});
        QVERIFY(shell.waitForFinished(120'000));
        QCOMPARE(bytesOf(scratchPath(u"cut.exit"_s)), "141\n");
        QCOMPARE(bytesOf(scratchPath(u"cut.err"_s)), "");
        QCOMPARE(bytesOf(scratchPath(u"cut.out"_s)).size(), 1);
        QCOMPARE(QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList(u"p.gloss"_s));
    }

    void anExportIsWrittenAsItIsAskedFor()
    {
        folderWith(u"asked"_s, {{u"a.txt"_s, "Fine."}});
        const QString project = newProject(u"asked.gloss"_s);
        VERIFY_EXIT(run({u"import"_s, project, u"asked"_s}), 0);
        const auto exported = [&](const QString &options) {
            return run({u"export"_s, project, u"--format"_s, u"csv"_s, u"--output"_s, u"asked-out"_s, u"--options"_s, options});
        };
        VERIFY_EXIT(exported(u"separator=semicolon,mark=no"_s), 0);
        QFile table(scratchPath(u"asked-out/articles.csv"_s));
        QVERIFY(table.open(QIODevice::ReadOnly));
        QVERIFY(table.readLine().startsWith("id;title;"));
        QVERIFY(run({u"formats"_s}).out.contains("separator=comma|semicolon"));
        VERIFY_EXIT(exported(u"separator=space"_s), 2);
        VERIFY_EXIT(exported(u"colour=red"_s), 2);
    }

    /// The file is left out, and the program goes on.
    void aFileForWhichMemoryIsShortIsTold()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("the sanitizer needs more room than is given here");
#endif
        folderWith(u"heavy"_s, {{u"a.txt"_s, QByteArray(40 << 20, 'a')}, {u"b.txt"_s, "Fine."}});
        const QString project = newProject(u"heavy.gloss"_s);
        QProcess program;
        program.setWorkingDirectory(scratchPath(QString()));
        program.setChildProcessModifier([] {
            const rlimit limit{300 << 20, 300 << 20};
            ::setrlimit(RLIMIT_AS, &limit);
        });
        program.start(QStringLiteral(GLOSSATOR_CLI_PATH), {u"import"_s, project, u"heavy"_s});
        QVERIFY(program.waitForFinished(60'000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 4);
        QCOMPARE(json(run({u"info"_s, project, u"--json"_s}).out).object().value(u"articles"_s).toInt(-1), 1);
    }

    void theFoundingArticleSurvives()
    {
        GLOSSATOR_REQUIRE_SHARED("article/founding-article.txt");
        const QString project = newProject(u"founding.gloss"_s);
        VERIFY_EXIT(run({u"import"_s, project, sharedDir() + u"/article"_s}), 0);
        const Answer exported = run({u"export"_s, project, u"--format"_s, u"json"_s, u"--output"_s, u"-"_s});
        const QJsonObject article = json(exported.out).object().value(u"articles"_s).toArray().first().toObject();
        QCOMPARE(article.value(u"published"_s).toString(), u"2023-04-03"_s);
        VERIFY_EXIT(run({u"export"_s, project, u"--format"_s, u"text"_s, u"--output"_s, u"founding"_s}), 0);
        QCOMPARE(bytesOf(scratchPath(u"founding/founding-article.txt"_s)), bytesOf(sharedDir() + u"/article/founding-article.txt"_s));
    }
};

QTEST_GUILESS_MAIN(CliTest)
#include "tst_cli.moc"
