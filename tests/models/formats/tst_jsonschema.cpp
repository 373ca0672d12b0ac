// SPDX-License-Identifier: GPL-3.0-or-later
// resources/glossator.schema.json says what the writer writes, asked of a validator that is not ours.
#include "tests/support/jsonproject.h"
#include "tests/support/randomproject.h"
#include "tests/support/testsupport.h"

#include <QDir>
#include <QProcess>
#include <QTest>

using namespace glossator;
using namespace glossator::test;
using namespace Qt::StringLiterals;

namespace {

/// Prints a line for each file: its name and "valid", or the first thing that is wrong.
constexpr auto script = R"(
import json, sys
from jsonschema import Draft202012Validator
schema = json.load(open(sys.argv[1], encoding="utf-8"))
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
for name in sys.argv[2:]:
    error = next(validator.iter_errors(json.load(open(name, encoding="utf-8"))), None)
    print(name, error.message[:300].replace("\n", " ") if error else "valid", sep="\t")
)"_L1;

bool hasValidator()
{
    return QProcess::execute(u"python3"_s, {u"-c"_s, u"from jsonschema import Draft202012Validator"_s}) == 0;
}

/// What the validator says of each file.
QHash<QString, QString> verdicts(const QStringList &files)
{
    QProcess python;
    python.start(u"python3"_s,
        QStringList{u"-c"_s, QString(script), sourceDir() + u"/resources/glossator.schema.json"_s} + files);
    if (!python.waitForFinished(120'000) || python.exitCode() != 0)
        qWarning("%s", python.readAllStandardError().constData());
    QHash<QString, QString> verdicts;
    for (const QString &line : QString::fromUtf8(python.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts))
        verdicts.insert(line.section(u'\t', 0, 0), line.section(u'\t', 1));
    return verdicts;
}

QString save(const QString &name, const QByteArray &bytes)
{
    QFile file(scratchPath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

} // namespace

class TestJsonSchema : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!hasValidator())
            QSKIP("python3 has no jsonschema with draft 2020-12");
    }
    void holdsForWhatIsWritten();
    void refusesWhatTheReaderRefuses();
};

void TestJsonSchema::holdsForWhatIsWritten()
{
    QStringList files;
    QRandomGenerator random(1);
    for (int i = 0; i < 60; ++i)
        files << save(u"project-%1.json"_s.arg(i), writeJson(randomProject(random, i % 5)).value());
    const QDir data(dataDir() + u"/json"_s);
    for (const QString &name : data.entryList(QDir::Files))
        files << data.filePath(name);
    const QHash<QString, QString> said = verdicts(files);
    for (const QString &file : std::as_const(files))
        QVERIFY2(said.value(file) == "valid"_L1, qPrintable(file + u": "_s + said.value(file)));
}

void TestJsonSchema::refusesWhatTheReaderRefuses()
{
    QFile file(dataDir() + u"/json/everything.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray good = file.readAll();
    const std::pair<QByteArray, QByteArray> spoilt[] = {
        {"\"version\": 1", "\"version\": 2"},
        {"\"authors\"", "\"autors\""},
        {"\"name\": \"Ada\"", "\"name\": null"},
        {"\"name\": \"Ada\"", "\"name\": \"Ada\", \"age\": 36"},
        {"\"title\": \"An empty one\",", ""},
        {"\"quote\": \"met\"", "\"quotes\": \"met\""},
        {"\"status\": \"rejected\"", "\"status\": \"refused\""},
        {"\"created\": \"2023-04-03T09:30:00.000Z\"", "\"created\": \"2023-04-03\""},
        {"{\"value\": \"2023-04-03\"}", "{\"value\": \"2023-04-03\", \"mention\": \"4294967308\"}"},
        {"{\"span\": ", "{\"place\": "},
        {"\"on\": {\"event\": \"4294967300\"}", "\"on\": {}"},
        {"\"on\": {\"event\": \"4294967300\"}", "\"on\": {\"author\": \"4294967297\"}"},
        {"\"id\": \"4294967300\"", "\"id\": 4294967300"},
        {"\"id\": \"4294967300\"", "\"id\": \"04\""},
        {"\"bytes\": \"", "\"bytes\": \"*"},
        {"\"original_is_text\": true", "\"original_is_text\": true, \"original\": \"YQ==\""},
    };
    QStringList files;
    for (const auto &[from, to] : spoilt) {
        const qsizetype at = good.indexOf(from);
        QVERIFY2(at > 0, from.constData());
        files << save(u"spoilt-%1.json"_s.arg(files.size()), QByteArray(good).replace(at, from.size(), to));
    }
    const QHash<QString, QString> said = verdicts(files);
    for (qsizetype i = 0; i < files.size(); ++i)
        QVERIFY2(said.contains(files[i]) && said.value(files[i]) != "valid"_L1, spoilt[i].second.constData());
}

QTEST_GUILESS_MAIN(TestJsonSchema)
#include "tst_jsonschema.moc"
