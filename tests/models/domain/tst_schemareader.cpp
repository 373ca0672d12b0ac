// SPDX-License-Identifier: GPL-3.0-or-later
// What the reader refuses, and in which line; what it takes; and how it stands inputs that were damaged.

#include "models/domain/schemareader.h"
#include "models/domain/schemasyntax.h"
#include "models/domain/schemawriter.h"
#include "tests/support/testsupport.h"

#include <QDir>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

const QByteArray header = "schema \"T\" version 1 language en\n";

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList schemaFiles(const QString &folder)
{
    QStringList paths;
    for (const QString &name : QDir(folder).entryList({u"*.schema"_s}, QDir::Files, QDir::Name))
        paths.append(folder + u'/' + name);
    return paths;
}

/// As many event types and roles as the largest published event schemas have.
QByteArray largeSchema()
{
    QByteArray text = header + "entity X\nevent Top abstract\n";
    for (int type = 0; type < 168; ++type) {
        text += "event E" + QByteArray::number(type) + " < Top\n";
        for (int role = 0; role < (type < 108 ? 4 : 3); ++role)
            text += "  role R" + QByteArray::number(role) + " * X event\n";
    }
    return text;
}

} // namespace

class TestSchemaReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shippedSchemas_data()
    {
        QTest::addColumn<QString>("path");
        const QStringList paths = schemaFiles(u":/glossator/schemas"_s);
        QCOMPARE(paths.size(), 7);
        for (const QString &path : paths)
            QTest::addRow("%s", qUtf8Printable(path)) << path;
    }

    void shippedSchemas()
    {
        QFETCH(QString, path);
        const auto schema = readSchema(contents(path), path);
        QVERIFY2(schema, qUtf8Printable(schema ? QString() : schema.error().message));
        QVERIFY(!schema->types().empty());
        QVERIFY(!schema->parts().guideline.isEmpty());
        const auto again = readSchema(writeSchema(*schema), path);
        QVERIFY2(again, qUtf8Printable(again ? QString() : again.error().message));
        QCOMPARE(again->parts(), schema->parts());
    }

    void sharedSchemas()
    {
        GLOSSATOR_REQUIRE_SHARED("schemas");
        const QStringList paths = schemaFiles(test::sharedDir() + u"/schemas"_s);
        QCOMPARE_GE(paths.size(), 7);
        for (const QString &path : paths) {
            const auto schema = readSchema(contents(path), path);
            QVERIFY2(schema, qUtf8Printable(schema ? QString() : schema.error().message));
            QCOMPARE(readSchema(writeSchema(*schema), path).value().parts(), schema->parts());
        }
    }

    void exampleInTheHelp()
    {
        QByteArray text;
        for (const QByteArray &line : contents(test::sourceDir() + u"/resources/help/schema.md"_s).split('\n')) {
            if (line.startsWith("    ") || (line.isEmpty() && !text.isEmpty()))
                text += line.sliced(std::min<qsizetype>(4, line.size())) + '\n';
        }
        const auto schema = readSchema(text, u"schema.md"_s);
        QVERIFY2(schema, qUtf8Printable(schema ? QString() : schema.error().message));
        QCOMPARE(schema->types().size(), 5);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("part");

        const auto row = [](const char *name, const QByteArray &body, int line, const QString &part) {
            QTest::newRow(name) << header + body << line << part;
        };
        row("entity twice", "entity A\nentity A\n", 3, u"The type A stands twice; the first is in line 2."_s);
        row("entity and value", "entity A\nvalue A\n", 3, u"type A stands twice"_s);
        row("event twice", "event A\n# between\nevent A\n", 4, u"type A stands twice"_s);
        row("relation twice", "relation A\nrelation A\n", 3, u"type A stands twice"_s);
        row("odd name twice", "entity %2\nentity %2\n", 3, u"The type %2 stands twice; the first is in line 2."_s);
        row("role twice", "entity A\nevent E\n  role R * A\n  role R 1 A\n", 5, u"role R stands twice"_s);
        row("attribute twice", "entity A\n  attr x text\n  attr x int\n", 4, u"attribute x stands twice"_s);
        row("attribute twice, owner implied", "entity A\n  attr x text\n  attr x on mention int\n", 4,
            u"attribute x stands twice"_s);
        row("attribute twice in group", "attrs G\n  attr x text\n  attr x text\n", 4, u"attribute x stands twice"_s);
        row("group twice", "attrs G\nattrs G\n", 3, u"group G stands twice"_s);
        row("set twice", "entity A\nset @S = A\nset @S = A\n", 4, u"set @S stands twice"_s);

        row("parent unknown", "entity A < B\n", 2, u"The parent B of the type A is not known."_s);
        row("parent of another kind", "entity A < V\nvalue V\n", 2, u"another kind"_s);
        row("parent in another name space", "event E < A\nentity A\n", 2, u"another kind"_s);
        row("own parent", "entity A < A\n", 2, u"The type A inherits from itself."_s);
        row("circle of three", "entity Z\nentity A < B\nentity B < C\nentity C < A\n", 5, u"inherits from itself"_s);
        row("tail of a circle", "entity T < A\nentity A < B\nentity B < A\n", 4, u"inherits from itself"_s);

        row("default not in one of", "entity A\n  attr x one of a b default c\n", 3,
            u"The default c is not a value that the attribute x can take."_s);
        row("default not in any of", "entity A\n  attr x any of a b default c\n", 3, u"default c"_s);
        row("default no number", "entity A\n  attr x number default ten\n", 3, u"default ten"_s);
        row("default no date", "entity A\n  attr x date default 2023-13\n", 3, u"default 2023-13"_s);
        row("key twice", "entity A key P\nrelation R key p\n", 3,
            u"The key p is given twice; the first is in line 2."_s);

        row("filler unknown", "event E\n  role R * A\n", 3, u"The type A is not known."_s);
        row("filler is an event", "event E\n  role R * E\n", 3, u"write event:E"_s);
        row("event filler unknown", "event E\n  role R * event:A\n", 3, u"The event type A is not known."_s);
        row("event filler is an entity", "entity A\nevent E\n  role R * event:A\n", 4, u"event type A is not known"_s);
        row("set unknown", "relation R\n  from @S\n", 3, u"The set @S is not known."_s);
        row("set names a later set", "entity A\nset @S = @T\nset @T = A\n", 3, u"@T is not known above this line"_s);
        row("set names itself", "set @S = @S\n", 2, u"@S is not known above"_s);
        row("set filler unknown", "set @S = A\n", 2, u"The type A is not known."_s);
        row("from unknown", "relation R\n  from A\n", 3, u"The type A is not known."_s);
        row("to unknown", "relation R\n  from *\n  to A\n", 4, u"The type A is not known."_s);
        row("group unknown", "entity A\n  use G\n", 3, u"group G is not known"_s);

        row("tab as indent", "entity A\n\tattr x text\n", 3, u"tab"_s);
        row("tab between words", "entity A\tabstract\n", 2, u"tab"_s);
        row("one space", "entity A\n attr x text\n", 3, u"indented by 1 space"_s);
        row("three spaces", "entity A\n   attr x text\n", 3, u"indented by 3 space"_s);
        row("four spaces", "entity A\n    attr x text\n", 3, u"indented by 4 space"_s);
        row("child of nothing", "  attr x text\n", 2, u"nothing above it can hold attr"_s);
        row("child of a set", "entity A\nset @S = A\n  attr x text\n", 4, u"nothing above it can hold attr"_s);
        row("role in a group", "attrs G\n  role R * *\n", 3, u"nothing above it can hold role"_s);
        row("guideline of nothing", "attrs G\n  | text\n", 3, u"guideline"_s);
        row("guideline of a type not indented", "entity A\n| text\n", 3, u"guideline"_s);

        row("unknown word", "thing A\n", 2, u"A line cannot begin with thing."_s);
        row("unknown child", "entity A\n  colour red\n", 3, u"cannot begin with colour"_s);
        row("unknown option", "entity A shiny\n", 2, u"The word shiny"_s);
        row("keywords in capitals", "Entity A\n", 2, u"cannot begin with Entity"_s);
        row("no name", "entity\n", 2, u"no name"_s);
        row("empty name", "entity \"\"\n", 2, u"no name"_s);
        row("quote open", "entity \"A\n", 2, u"does not end properly"_s);
        row("quote glued", "entity \"A\"B\n", 2, u"does not end properly"_s);
        row("escape unknown", "entity \"A\\x\"\n", 2, u"does not end properly"_s);
        row("escape cut", "entity \"A\\u12\"\n", 2, u"does not end properly"_s);
        row("escape not hexadecimal", "entity \"A\\u+123\"\n", 2, u"does not end properly"_s);
        row("colour name", "entity A color red\n", 2, u"color #1f77b4"_s);
        row("colour too short", "entity A color #123\n", 2, u"color #1f77b4"_s);
        row("colour not hexadecimal", "entity A color #0x1234\n", 2, u"color #1f77b4"_s);
        row("colour twice", "entity A color #111111 color #222222\n", 2, u"says color twice"_s);
        row("abstract twice", "entity A abstract abstract\n", 2, u"says abstract twice"_s);
        row("key without name", "entity A key\n", 2, u"missing after key"_s);
        row("was without name", "entity A was retired\n", 2, u"missing after was"_s);
        row("symmetric event", "event A symmetric\n", 2, u"Only a relation can be symmetric."_s);
        row("symmetric line in event", "event A\n  symmetric\n", 3, u"Only a relation"_s);
        row("from in event", "event A\n  from *\n", 3, u"Only a relation"_s);
        row("from twice", "relation A\n  from *\n  from *\n", 4, u"two lines from"_s);
        row("from nothing", "relation A\n  from\n", 3, u"missing after from"_s);
        row("role in entity", "entity A\n  role R * *\n", 3, u"Only an event or a relation"_s);
        row("role without filler", "event A\n  role R *\n", 3, u"A role is written as"_s);
        for (const char *card : {"0", "2", "a", "1..", "..2", "2..1", "0..0", "*..2", "1...2", "-1..2", "\"*\""})
            row(card, QByteArray("event A\n  role R ") + card + " *\n", 3, u"How often a role may be filled"_s);
        row("attribute without name", "entity A\n  attr\n", 3, u"no name"_s);
        row("attribute of no kind", "entity A\n  attr x\n", 3, u"What the attribute x holds"_s);
        row("attribute of unknown kind", "entity A\n  attr x string\n", 3, u"What the attribute x holds"_s);
        row("attribute on nothing", "entity A\n  attr x on text\n", 3, u"An attribute is on mention"_s);
        row("no values", "entity A\n  attr x one of default a\n", 3, u"no values"_s);
        row("default without value", "entity A\n  attr x text default\n", 3, u"missing after default"_s);
        row("word after default", "entity A\n  attr x text default a b\n", 3, u"The word b"_s);
        row("second schema line", "schema \"T\" version 1 language en\n", 2, u"second schema line"_s);
        row("set without equals", "set @S A\n", 2, u"A set is written as"_s);
        row("set without @", "set S = *\n", 2, u"A set is written as"_s);
        row("invalid UTF-8", "entity A\xff\n", 2, u"UTF-8"_s);
        row("UTF-8 cut at the end of a line", "entity A\xc3\nentity B\n", 2, u"UTF-8"_s);

        QTest::newRow("empty") << QByteArray() << 1 << u"no schema"_s;
        QTest::newRow("only comments") << QByteArray("# a\n\n# b\n") << 3 << u"no schema"_s;
        QTest::newRow("no schema line") << QByteArray("entity A\n") << 1 << u"first line"_s;
        QTest::newRow("guideline first") << QByteArray("| text\n") << 1 << u"guideline"_s;
        QTest::newRow("version no number")
            << QByteArray("schema \"T\" version x language en\n") << 1 << u"written as"_s;
        QTest::newRow("version below nothing")
            << QByteArray("schema \"T\" version -1 language en\n") << 1 << u"written as"_s;
        QTest::newRow("version too large")
            << QByteArray("schema \"T\" version 99999999999999999999 language en\n") << 1
            << u"too large; the largest is 2147483647"_s;
        QTest::newRow("no language") << QByteArray("schema \"T\" version 1\n") << 1 << u"written as"_s;
        QTest::newRow("name not quoted") << QByteArray("schema T version 1 language en\n") << 1 << u"written as"_s;
    }

    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(QString, part);
        const auto schema = readSchema(text, u"my.schema"_s);
        QVERIFY(!schema);
        const QString start = u"my.schema:%1: "_s.arg(line);
        QVERIFY2(schema.error().message.startsWith(start), qUtf8Printable(schema.error().message));
        QVERIFY2(schema.error().message.contains(part), qUtf8Printable(schema.error().message));
        QVERIFY2(schema.error().message.endsWith(u'.') || schema.error().message.endsWith(u'…'),
            qUtf8Printable(schema.error().message));
        QVERIFY(schema.error().code == Error::Code::BadInput);
    }

    void limits_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line"); // 0: it is taken
        const auto types = [](int count) {
            QByteArray text = header;
            for (int i = 0; i < count; ++i)
                text += "entity E" + QByteArray::number(i) + '\n';
            return text;
        };
        const auto padded = [](qsizetype size) {
            QByteArray text = header;
            while (text.size() + 1001 <= size)
                text += '#' + QByteArray(999, 'x') + '\n';
            return text + QByteArray(size - text.size(), '\n');
        };
        QTest::newRow("10,000 types") << types(10'000) << 0;
        QTest::newRow("10,001 types") << types(10'001) << 10'002;
        QTest::newRow("4 MiB") << padded(maxSchemaBytes) << 0;
        QTest::newRow("4 MiB and a byte") << padded(maxSchemaBytes + 1) << 1;
        QTest::newRow("line of 64 KiB") << header + '#' + QByteArray(maxSchemaLineBytes - 1, 'x') + '\n' << 0;
        QTest::newRow("line of 64 KiB and a byte") << header + '#' + QByteArray(maxSchemaLineBytes, 'x') + '\n' << 2;
    }

    void limits()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        const auto schema = readSchema(text, u"f"_s);
        QCOMPARE(bool(schema), line == 0);
        if (line)
            QVERIFY2(schema.error().message.startsWith(u"f:%1: "_s.arg(line)), qUtf8Printable(schema.error().message));
    }

    void readsEverything()
    {
        const auto schema
            = readSchema("\xef\xbb\xbfschema \"All \\\"of\\\" it\" version 12 language tr\r\n"
                         "| First\r\n"
                         "|\n"
                         "| third, # and | too\n"
                         "# a comment\n"
                         "\n"
                         "set @who = PER event:Meet\n"
                         "set @all = @who event *\n"
                         "attrs G\n"
                         "  attr pol on event required one of yes \"no default\" \"default\" default yes\n"
                         "entity PER \"A person\" abstract color #1F77b4 key p was Human \"key\" retired\n"
                         "  | To be marked\n"
                         "  # not here\n"
                         "  | whole.\n"
                         "  attr birth date required\n"
                         "  attr \"job title\" on entity text default \"\"\n"
                         "value Привет.a:b\n"
                         "event Meet\n"
                         "  role Who 2..* PER \"@odd\" \"event\"\n"
                         "  role When 0..1 @all\n"
                         "  use G\n"
                         "entity @odd\n"
                         "value event\n"
                         "relation R transitive\n"
                         "  from PER\n"
                         "  to *\n"
                         "  symmetric",
                u"f"_s);
        QVERIFY2(schema, qUtf8Printable(schema ? QString() : schema.error().message));
        using Kind = FillerRule::Kind;
        SchemaParts parts{u"All \"of\" it"_s, 12, u"tr"_s, u"First\n\nthird, # and | too"_s, {}, {}, {}};
        parts.sets = {{u"who"_s, {{Kind::Type, u"PER"_s}, {Kind::EventType, u"Meet"_s}}},
            {u"all"_s, {{Kind::Set, u"who"_s}, {Kind::AnyEvent, {}}, {Kind::Anything, {}}}}};
        parts.groups = {{u"G"_s,
            {{.name = u"pol"_s,
                .on = AttributeOwner::Event,
                .required = true,
                .kind = AttributeKind::Choice,
                .values = {u"yes"_s, u"no default"_s, u"default"_s},
                .preset = u"yes"_s}}}};
        TypeDef person{.kind = TypeKind::Entity,
            .name = u"PER"_s,
            .label = u"A person"_s,
            .abstract = true,
            .retired = true,
            .color = 0x1f77b4,
            .key = u"p"_s,
            .was = {u"Human"_s, u"key"_s},
            .guideline = u"To be marked\nwhole."_s};
        person.attributes = {{.name = u"birth"_s, .required = true, .kind = AttributeKind::Date},
            {.name = u"job title"_s, .on = AttributeOwner::Entity, .preset = u""_s}};
        TypeDef meet{.kind = TypeKind::Event, .name = u"Meet"_s, .uses = {u"G"_s}};
        meet.roles = {{u"Who"_s, 2, {}, {{Kind::Type, u"PER"_s}, {Kind::Type, u"@odd"_s}, {Kind::Type, u"event"_s}}},
            {u"When"_s, 0, 1, {{Kind::Set, u"all"_s}}}};
        TypeDef relation{.kind = TypeKind::Relation, .name = u"R"_s, .symmetric = true, .transitive = true};
        relation.from = {{Kind::Type, u"PER"_s}};
        relation.to = {{Kind::Anything, {}}};
        parts.types = {person, {.kind = TypeKind::Value, .name = u"Привет.a:b"_s}, meet,
            {.kind = TypeKind::Entity, .name = u"@odd"_s}, {.kind = TypeKind::Value, .name = u"event"_s}, relation};
        QCOMPARE(writeSchema(*schema), writeSchema(Schema(parts))); // readable when it fails
        QCOMPARE(schema->parts(), parts);
    }

    void damagedInputs()
    {
        QList<QByteArray> seeds;
        for (const QString &path : schemaFiles(u":/glossator/schemas"_s))
            seeds.append(contents(path));
        QVERIFY(!seeds.isEmpty());
        QRandomGenerator random(20'000);
        const QList<QByteArray> words{"entity A\n", "  role X * @s\n", " ", "  ", "\t", "\n", "\"", "@",
            "event:", "< PER", "key P", "\\u00", "\xff", "..", "*", "abstract", "  use X", "default", "\xe2\x80\xa8",
            "#", "|", "schema \"x", "\r\n", QByteArray(1, '\0')};
        int taken = 0;
        const int count = test::repetitions(20'000, 1'000'000);
        for (int i = 0; i < count; ++i) {
            QByteArray text = seeds[random.bounded(seeds.size())];
            // Most rules need a whole schema, most mistakes show in a short one.
            if (i % 2)
                text.truncate(random.bounded(40, 1500));
            for (int change = random.bounded(1, 5); change > 0 && !text.isEmpty(); --change) {
                const qsizetype at = random.bounded(text.size());
                switch (random.bounded(5)) {
                case 0:
                    text[at] = char(random.bounded(256));
                    break;
                case 1:
                    text.remove(at, random.bounded(1, 30));
                    break;
                case 2:
                    text.insert(at, words[random.bounded(words.size())]);
                    break;
                case 3:
                    text.insert(at, text.mid(random.bounded(text.size()), random.bounded(1, 200)));
                    break;
                default:
                    text.truncate(at);
                }
            }
            const auto schema = readSchema(text, u"f"_s);
            if (!schema) {
                const QStringList parts = schema.error().message.split(u':');
                QVERIFY2(parts.size() >= 3 && parts[0] == u"f" && parts[1].toInt() >= 1
                        && parts[1].toInt() <= text.count('\n') + 1,
                    qUtf8Printable(schema.error().message));
                continue;
            }
            ++taken;
            const auto again = readSchema(writeSchema(*schema), u"f"_s);
            QVERIFY2(again, qUtf8Printable(again ? QString() : again.error().message));
            QVERIFY2(*again == *schema, text.constData());
        }
        qInfo("%d of %d damaged texts are still a schema", taken, count);
        QVERIFY(taken > count / 100 && taken < count);
    }

    void loadsManyTypesQuickly()
    {
        const QByteArray text = largeSchema();
        const QByteArray widest = contents(u":/glossator/schemas/ace2005.schema"_s);
        QElapsedTimer timer;
        timer.start();
        const auto schema = readSchema(text, u"f"_s);
        const double large = double(timer.nsecsElapsed()) / 1e6;
        QVERIFY(schema);
        timer.restart();
        QVERIFY(readSchema(widest, u"f"_s));
        qInfo("168 event types with 612 roles: %.2f ms; ACE 2005: %.2f ms", large, double(timer.nsecsElapsed()) / 1e6);
        size_t roles = 0;
        for (const TypeDef &type : schema->types())
            roles += type.roles.size();
        QCOMPARE(roles, 612);
        QCOMPARE(schema->offered(TypeGroup::Event).size(), 168);
    }
};

QTEST_GUILESS_MAIN(TestSchemaReader)
#include "tst_schemareader.moc"
