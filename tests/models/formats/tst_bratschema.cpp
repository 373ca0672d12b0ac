// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bratschema.h"

#include "models/domain/schemareader.h"
#include "models/domain/schemawriter.h"
#include "models/formats/bratconffiles.h"
#include "models/formats/bratformat.h"
#include "tests/support/roundtrip.h"
#include "tests/support/testsupport.h"

#include <QDir>
#include <QDirIterator>

using namespace Qt::StringLiterals;

namespace glossator {

class BratSchemaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void schemaLines_data();
    void schemaLines();
    void confLines();
    void looks();
    void keys();
    void corpora_data();
    void corpora();
    void lookup();
    void goesBack_data();
    void goesBack();
    void comesBackWhole_data();
    void comesBackWhole();
    void macroBomb();
};

namespace {

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

Schema schemaOf(const QByteArray &conf, const QByteArray &visual = {}, const QByteArray &keys = {})
{
    return schemaFromBrat(u"x"_s,
        {{u"annotation.conf"_s, QString::fromUtf8(conf)}, {u"visual.conf"_s, QString::fromUtf8(visual)},
            {u"kb_shortcuts.conf"_s, QString::fromUtf8(keys)}});
}

/// The schema's text without its first line and the blank one behind it.
QByteArray textOf(const Schema &schema)
{
    const QByteArray text = writeSchema(schema);
    return text.sliced(text.indexOf('\n') + 2);
}

} // namespace

/// What a configuration becomes in the schema language.
void BratSchemaTest::schemaLines_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QByteArray>("schema");
    const auto row = [](const char *name, const char *conf, const char *schema) {
        QTest::newRow(name) << QByteArray(conf) << QByteArray(schema);
    };
    row("nothing", "", "");
    row("entities, comments and separators", "# x\n[entities]\n\nPerson\n-----\n# Place\nOrg\r\n",
        "entity Person\nentity Org\n");
    row("old name of the section", "[spans]\nPerson\n", "entity Person\n");
    row("a tree by tabs, abstract", "[entities]\n!Being\n\tPerson\n\t\tChild\n\tAnimal\nThing\n",
        "entity Being abstract\nentity Person < Being\nentity Child < Person\nentity Animal < Being\nentity Thing\n");
    row("a tree by two blanks", "[entities]\nA\n  B\n    C\n  D\n",
        "entity A\nentity B < A\nentity C < B\nentity D < A\n");
    row("synonyms and a second line", "[entities]\nPerson|Per\nPerson\n", "entity Person\n");
    row("relation", "[entities]\nP\nO\n[relations]\nWorks  Arg1:P, Arg2:O|P\n",
        "entity P\nentity O\nrelation Works\n  from P\n  to O P\n");
    row("relation on two lines, symmetric",
        "[entities]\nP\nO\n[relations]\nNear\tArg1:P, Arg2:P, <REL-TYPE>:symmetric-transitive\n"
        "Near\tArg1:O, Arg2:O\n",
        "entity P\nentity O\nrelation Near symmetric transitive\n  from P O\n  to P O\n");
    row("rules are no relations",
        "[relations]\nEquiv Arg1:P, Arg2:P, <REL-TYPE>:symmetric-transitive\n"
        "<OVERLAP> Arg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:contain\nENTITY-NESTING\tArg1:<ANY>, Arg2:P\n",
        "");
    row("everything, and a name of nothing",
        "[entities]\nP\n[relations]\nA Arg1:<ANY>, Arg2:<ENTITY>\nB Arg1:TODO, Arg2:P|TODO\n",
        "set @ENTITY = P\nentity P\nrelation A\n  from *\n  to @ENTITY\nrelation B\n  from *\n  to P\n");
    row("event",
        "[entities]\nP\n[events]\nBirth Who:P, Where?:P, By*:P|<EVENT>, With+:P, Twins{2}:P, "
        "More{2-4}:Birth\nRain\tnone\n",
        "entity P\nevent Birth\n  role Who 1 P\n  role Where ? P\n  role By * P event\n  role With + P\n  role Twins "
        "2..2 P\n"
        "  role More 2..4 event:Birth\nevent Rain\n");
    row("macros", "[entities]\nP\nO\n[events]\n<PO>=P|O\n<ARGS>=Who:<PO>, <NO>\n<NO>=\nMeet <ARGS>, <NO>, At?:P\n",
        "entity P\nentity O\nevent Meet\n  role Who 1 P O\n  role At ? P\n");
    row("attributes",
        "[entities]\nP\n[relations]\nR Arg1:P, Arg2:P\n[events]\nE\n[attributes]\n"
        "Negation Arg:<EVENT>\nMention Arg:<ENTITY>, Value:Name|Nominal, <DEFAULT>:Name\nSure Arg:P|R, "
        "Value:High|Low\n",
        "attrs EVENT\n  attr Negation on event bool\nattrs ENTITY\n  attr Mention on mention one of Name Nominal "
        "default Name\n"
        "entity P\n  attr Sure one of High Low\n  use ENTITY\nrelation R\n  from P\n  to P\n  attr Sure one of High "
        "Low\nevent E\n  use EVENT\n");
}

void BratSchemaTest::schemaLines()
{
    QFETCH(QByteArray, conf);
    QFETCH(QByteArray, schema);
    const Schema read = schemaOf(conf);
    QCOMPARE(textOf(read), schema);
    const auto again = readSchema(writeSchema(read), u"x"_s);
    QVERIFY2(again, again ? "" : qPrintable(again.error().message));
    QCOMPARE(*again, read);
}

void BratSchemaTest::confLines()
{
    const auto schema
        = readSchema("schema \"x\" version 1 language en\n\n"
                     "entity PER \"Person\" color #1f77b4 key P\n  attr mention on mention one of NAM NOM default NAM\n"
                     "entity Child < PER abstract\nvalue NUM\n  attr value on mention number\n"
                     "relation Near symmetric\n  from PER NUM\n  to PER\n"
                     "event Conflict.Attack\n  role Attacker * PER\n  role Cause ? event\n  role Two 2..3 *\n  attr "
                     "Sure on event bool\n"
                     "event Rain\n",
            u"x"_s);
    QVERIFY(schema);
    QCOMPARE(writeBratConf(*schema, {}),
        u"[entities]\nPER\n\t!Child\nNUM\n\n"
        "[relations]\n<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n"
        "Equiv\tArg1:<ANY>, Arg2:<ANY>, <REL-TYPE>:symmetric-transitive\n"
        "Near\tArg1:<ENTITY>, Arg2:PER, <REL-TYPE>:symmetric\n\n"
        "[events]\nConflict.Attack\tAttacker*:PER, Cause?:<EVENT>, Two{2-3}:<ANY>\nRain\tnone\n\n"
        "[attributes]\nmention\tArg:PER, Value:NAM|NOM, <DEFAULT>:NAM\nvalue\tArg:NUM, Value:<ANY>\nSure\tArg:Conflict.Attack\n"_s);
    const QString before = u"# ours\n\n[entities]\nX\n[relations]\nNear A:X, B:X\nENTITY-NESTING\tArg1:X, Arg2:X\n"_s;
    const QString after = writeBratConf(*schema, before);
    QVERIFY(after.startsWith(u"# ours\n\n[entities]\n"_s));
    QVERIFY(after.contains(u"\nNear\tA:<ENTITY>, B:PER"_s));
    QVERIFY(after.contains(u"\nENTITY-NESTING\tArg1:X, Arg2:X\n"_s));
    QVERIFY(!after.contains(u"OVERLAP"_s));
}

void BratSchemaTest::looks()
{
    const QByteArray visual
        = "# looks\n[labels]\nPER | Person | Pers\n\n[drawing]\nPER\tbgColor:#FF821C, fgColor:white\n"
          "Near\tcolor:#abc\nSPAN_DEFAULT\tbgColor:lightgreen\n\n[options]\nArcs bundle:all\n";
    const QByteArray conf = "[entities]\nPER\nORG\n[relations]\nNear Arg1:PER, Arg2:PER\n";
    const Schema read = schemaOf(conf, visual);
    QCOMPARE(textOf(read),
        "entity PER \"Person\" color #ff821c\nentity ORG\nrelation Near color #aabbcc\n  from PER\n  to PER\n");
    QCOMPARE(writeBratLooks(read, QString::fromUtf8(visual)).toUtf8(), visual);

    SchemaParts parts = read.parts();
    parts.types[0].label = u"Human being"_s;
    parts.types[0].color = 0x010203;
    parts.types[1].label = u"Organisation"_s;
    parts.types[1].color = 0xffffff;
    QCOMPARE(writeBratLooks(Schema(parts), QString::fromUtf8(visual)),
        u"# looks\n[labels]\nPER | Human being | Pers\nORG | Organisation\n\n[drawing]\n"
        "PER\tbgColor:#010203, "
        "fgColor:white\nNear\tcolor:#abc\nSPAN_DEFAULT\tbgColor:lightgreen\nORG\tbgColor:#ffffff\n\n"
        "[options]\nArcs bundle:all\n"_s);
    QVERIFY(writeBratLooks(Schema(parts), {}).contains(u"[labels]\nPER | Human being\nORG | Organisation\n"_s));
}

void BratSchemaTest::keys()
{
    const QByteArray keys = "# keys\nP\tPER\nT Theme\n";
    const Schema read = schemaOf("[entities]\nPER\nORG\n", {}, keys);
    QCOMPARE(read.types()[0].key, u"P"_s);
    QCOMPARE(writeBratKeys(read, QString::fromUtf8(keys)).toUtf8(), keys);
    SchemaParts parts = read.parts();
    parts.types[0].key = u"H"_s;
    parts.types[1].key = u"O"_s;
    QCOMPARE(writeBratKeys(Schema(parts), QString::fromUtf8(keys)), u"# keys\nH\tPER\nT Theme\nO\tORG\n"_s);
    // Two types cannot share a key.
    QCOMPARE(textOf(schemaOf("[entities]\nA\nB\n", {}, "x A\nX B\n")), "entity A key x\nentity B\n");
}

void BratSchemaTest::corpora_data()
{
    QTest::addColumn<QString>("conf");
    QTest::newRow("none") << QString();
    const QString folder = test::sharedDir() + u"/corpora"_s;
    for (QDirIterator it(folder, {u"annotation.conf"_s}, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
        const QString file = it.next();
        QTest::addRow("%s", qPrintable(QDir(folder).relativeFilePath(file))) << file;
    }
}

/// Every configuration gives a schema, the schema a configuration, and this the same statements again.
void BratSchemaTest::corpora()
{
    QFETCH(QString, conf);
    if (conf.isEmpty())
        QSKIP("a row for where no corpora are");
    const QDir folder = QFileInfo(conf).dir();
    const Schema schema = schemaOf(
        bytesOf(conf), bytesOf(folder.filePath(u"visual.conf"_s)), bytesOf(folder.filePath(u"kb_shortcuts.conf"_s)));
    QVERIFY(!schema.types().empty());
    const auto read = readSchema(writeSchema(schema), conf);
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(*read, schema);
    const Schema again = schemaOf(writeBratConf(schema, QString::fromUtf8(bytesOf(conf))).toUtf8(),
        bytesOf(folder.filePath(u"visual.conf"_s)), bytesOf(folder.filePath(u"kb_shortcuts.conf"_s)));
    QVERIFY(saysTheSame(again, schema));
    QVERIFY(saysTheSame(schema, again));
}

/// Which files govern a document.
void BratSchemaTest::lookup()
{
    made(u"look/annotation.conf"_s, "[entities]\nOuter\n");
    made(u"look/in/annotation.conf"_s, "[entities]\nTop\n");
    made(u"look/in/tools.conf"_s, "[options]\n");
    made(u"look/in/sub/deep/annotation.conf"_s, "[entities]\nDeep\n");
    made(u"look/in/sub/deep/d.txt"_s, "d");
    made(u"look/in/sub/s.txt"_s, "s");
    made(u"look/in/i.txt"_s, "i");
    made(u"look/bare/far/off/away/a.txt"_s, "a");
    const auto govern = [](const QString &path, qsizetype index) {
        const auto sources = BratFormat().find(test::scratchPath(path));
        const auto bundle = sources ? readBratConfFiles((*sources)[size_t(index)]) : std::nullopt;
        QStringList found;
        for (const SourceFile &file : bundle ? bundle->files : std::vector<SourceFile>())
            found << file.name;
        if (bundle)
            found << bundle->schemaText.section(u'\n', 2).trimmed();
        return found.join(u' ');
    };
    QCOMPARE(govern(u"look/in"_s, 0), u"annotation.conf tools.conf entity Top"_s);
    QCOMPARE(govern(u"look/in"_s, 1), u"sub/deep/annotation.conf tools.conf entity Deep"_s);
    QCOMPARE(govern(u"look/in"_s, 2), u"annotation.conf tools.conf entity Top"_s);
    QCOMPARE(govern(u"look/in/sub"_s, 1), QString());
    QCOMPARE(govern(u"look/in/sub/s.txt"_s, 0), u"annotation.conf tools.conf entity Top"_s);
    QCOMPARE(govern(u"look/in/i.txt"_s, 0), u"annotation.conf tools.conf entity Top"_s);
    QCOMPARE(govern(u"look/bare/far/off/away/a.txt"_s, 0), QString());

    made(u"large/annotation.conf"_s, QByteArray((4 << 20) + 1, '#'));
    const auto tooLarge = readBratConfFiles({.file = made(u"large/d.txt"_s, "d"), .path = u"d.txt"_s});
    QVERIFY(tooLarge && tooLarge->files.empty());
    QCOMPARE(tooLarge->remarks.size(), 1);
}

namespace {

const QByteArray Conf = "# mine\n[entities]\nPER  \n[events]\nMeet  Who+:PER\n";

Bundle document(const QByteArray &ann)
{
    made(u"back/d.ann"_s, ann);
    const QString text = made(u"back/d.txt"_s, "Ada met Bo.");
    Bundle article;
    const auto done = BratFormat().read({.file = text, .path = u"d.txt"_s}, {}, [&](Bundle &&bundle) -> Result<> {
        if (bundle.article)
            article = std::move(bundle);
        return {};
    });
    if (!done)
        qFatal("%s", qPrintable(done.error().message));
    return article;
}

} // namespace

/// When the configuration is written anew.
void BratSchemaTest::goesBack_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QString>("retyped");
    QTest::addColumn<bool>("asItCame");
    const QByteArray head = "schema \"x\" version 1 language en\n\n";
    const QByteArray own = "entity PER\nevent Meet\n  role Who + PER\n";
    QTest::newRow("nothing edited") << head + own << QString() << true;
    QTest::newRow("beside other types") << head + "entity ORG\n" + own + "relation R\n" << QString() << true;
    QTest::newRow("grown by the import") << head + own + "  role Whom * *\n  attr Sure on event bool\n"
                                         << QString() << true;
    QTest::newRow("a role changed") << head + "entity PER\nevent Meet\n  role Who ? PER\n" << QString() << false;
    QTest::newRow("a type renamed") << head + "entity Person was PER\nevent Meet\n  role Who + Person\n"
                                    << QString() << false;
    QTest::newRow("a label given") << head + "entity PER \"Person\"\nevent Meet\n  role Who + PER\n"
                                   << QString() << false;
    QTest::newRow("a new type in use") << head + own + "entity ORG\n" << u"ORG"_s << false;
}

void BratSchemaTest::goesBack()
{
    QFETCH(QByteArray, schema);
    QFETCH(QString, retyped);
    QFETCH(bool, asItCame);
    const auto read = readSchema(schema, u"x"_s);
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    Bundle project;
    project.files.push_back({SourceFileId(1), {}, u"brat"_s, u"annotation.conf"_s, {}, Conf});
    project.files.push_back({SourceFileId(2), {}, u"brat"_s, u"tools.conf"_s, {}, "[options]\n"});
    Bundle article = document("T1\tPER 0 3\tAda\nT2\tMeet 4 7\tmet\nE1\tMeet:T2 Whom:T1\nA1\tSure E1\n");
    if (!retyped.isEmpty())
        article.mentions.front().type = retyped;

    const auto writer = BratFormat().writer();
    QVERIFY(writer->begin(project, *read));
    QVERIFY(writer->add(article));
    const auto files = writer->end();
    QVERIFY(files);
    QByteArray conf;
    for (const OutputFile &file : *files) {
        if (file.name == u"annotation.conf"_s)
            conf = file.bytes;
        else if (file.name == u"tools.conf"_s)
            QCOMPARE(file.bytes, "[options]\n");
        else
            QVERIFY2(!asItCame, qPrintable(file.name));
    }
    QCOMPARE(conf == Conf, asItCame);
    QVERIFY(conf.startsWith("# mine\n"));
}

void BratSchemaTest::comesBackWhole_data()
{
    QTest::addColumn<QByteArray>("schema");
    QDir folder(u":/glossator/schemas"_s);
    for (const QString &name : folder.entryList())
        QTest::newRow(qPrintable(name)) << bytesOf(folder.filePath(name));
    QTest::newRow("what brat has no word for") << QByteArray("schema \"x\" version 3 language tr\n\n"
                                                             "value Count \"How many\"\n  | A number.\n"
                                                             "event Meet\n  role HowMany ? Count\n  attr day date\n");
}

/// brat's words do not suffice for a schema; the schema itself goes along, and is believed until somebody changes the words.
void BratSchemaTest::comesBackWhole()
{
    QFETCH(QByteArray, schema);
    const auto read = readSchema(schema, u"x"_s);
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    Bundle project;
    project.schemaText = QString::fromUtf8(schema);
    const auto files = test::written(BratFormat(), {project, document("")}, {}, *read);
    QVERIFY(files);
    const auto schemaBack = [&files = *files](const QString &changed = {}, const QByteArray &more = {}) {
        QMap<QString, QByteArray> all = files;
        if (!changed.isEmpty())
            all[changed] += more;
        const auto back = test::readBack(BratFormat(), all, u"whole"_s);
        return back ? back->front() : Bundle();
    };
    QCOMPARE(schemaBack().schemaText.toUtf8(), schema);
    const Bundle edited = schemaBack(u"annotation.conf"_s, "Nicety\tArg:<EVENT>\n");
    QVERIFY(edited.schemaText.contains("Nicety"_L1));
    QCOMPARE(edited.remarks.size(), 1);
    QVERIFY2(edited.remarks.front().contains("project.schema is not taken"_L1), qPrintable(edited.remarks.front()));
    const Bundle broken = schemaBack(u"project.schema"_s, "nonsense\n");
    QVERIFY(!broken.schemaText.isEmpty());
    QCOMPARE(broken.remarks.size(), 1);
}

void BratSchemaTest::macroBomb()
{
    QByteArray conf = "[entities]\n<A>=P|P|P|P|P|P|P|P|P|P\n";
    for (char c = 'B'; c <= 'Z'; ++c)
        conf += QByteArray("<") + c + ">=" + QByteArray(QByteArray("<") + char(c - 1) + ">|").repeated(20) + "\n";
    QVERIFY(schemaOf(conf + "[events]\nE Who:<Z>\n").types().size() < 3);
}

} // namespace glossator

QTEST_GUILESS_MAIN(glossator::BratSchemaTest)
#include "tst_bratschema.moc"
