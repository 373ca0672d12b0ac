// SPDX-License-Identifier: GPL-3.0-or-later
// Setting another schema keeps every annotation: renamed types are followed, types in use are retired.

#include "models/domain/schemachange.h"
#include "models/domain/schemareader.h"
#include "models/domain/schemawriter.h"
#include "tests/models/domain/randomschema.h"
#include "tests/support/testsupport.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

const QByteArray header = "schema \"T\" version 1 language en\n";

Schema schemaOf(const QByteArray &text)
{
    const auto schema = readSchema(text, u"f"_s);
    if (!schema)
        qFatal("%s", qUtf8Printable(schema.error().message));
    return *schema;
}

QString word(TypeGroup group)
{
    return group == TypeGroup::Event ? u"event:"_s : group == TypeGroup::Relation ? u"relation:"_s : QString();
}

/// One line: `A>B` renamed, `+A` added, `-A` removed, `!A` retired.
QString summary(const SchemaChange &change)
{
    QStringList result;
    for (const TypeRename &one : change.renamed)
        result.append(word(one.group) + one.oldName + u'>' + one.newName);
    for (const TypeRef &one : change.added)
        result.append(u'+' + word(one.group) + one.name);
    for (const TypeRef &one : change.removed)
        result.append(u'-' + word(one.group) + one.name);
    for (const RetiredType &one : change.retired)
        result.append(u'!' + word(one.type.group) + one.type.name);
    return result.join(u' ');
}

} // namespace

class TestSchemaChange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void says_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("inUse");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *before, const char *after, const QString &inUse,
                             const QString &expected) {
            QTest::newRow(name) << QByteArray(before) << QByteArray(after) << inUse << expected;
        };
        row("nothing", "entity A\n", "entity A key P\n", u"A"_s, u""_s);
        row("added", "entity A\n", "entity A\nentity B\n", u"A"_s, u"+B"_s);
        row("removed", "entity A\nentity B\n", "entity A\n", u"A"_s, u"-B"_s);
        row("retired", "entity A\nentity B\n", "entity A\n", u"B"_s, u"!B"_s);
        row("already retired, still in use", "entity B retired\n", "entity A\n", u"B"_s, u"+A !B"_s);
        row("renamed", "entity A\n", "entity B was A\n", u"A"_s, u"A>B"_s);
        row("renamed long ago", "entity A\n", "entity C was A B\n", u"A"_s, u"A>C"_s);
        row("renamed before this step", "entity B was A\n", "entity B was A\n", u"B"_s, u""_s);
        row("former name was taken up again", "entity B was A\nentity A\n", "entity B was A\nentity A\n", u"A"_s,
            u""_s);
        row("and is dropped", "entity B was A\nentity A\n", "entity B was A\n", u"A"_s, u"!A"_s);
        row("made one", "entity A\nentity B\n", "entity B was A\n", u"A B"_s, u"A>B"_s);
        row("two made one new", "entity A\nentity B\n", "entity C was A B\n", u"A B"_s, u"A>C B>C"_s);
        row("swapped", "entity A\nentity B\n", "entity A was B\nentity B was A\n", u"A B"_s, u"B>A A>B"_s);
        row("swapped before this step", "entity A was B\nentity B was A\n", "entity A was B\nentity B was A\n",
            u"A B"_s, u""_s);
        row("moved up", "entity A\nentity B\n", "entity A was B\nentity C was A\n", u"A B"_s, u"B>A A>C"_s);
        row("renamed and the name used anew", "entity A\n", "entity B was A\nentity A\n", u"A"_s, u"A>B"_s);
        row("two that both live on", "entity A\nentity B\n", "entity A was B\nentity B\n", u"A B"_s, u""_s);
        row("first claim counts", "entity A\n", "entity B was A\nentity C was A\n", u"A"_s, u"A>B +C"_s);
        row("each name space by itself", "entity A\nevent A\nrelation A\n",
            "entity B was A\nevent A\nrelation C was A\n", u"A event:A relation:A"_s, u"A>B relation:A>C"_s);
        row("another kind, same name", "entity A\n", "value A\n", u"A"_s, u""_s);
        row("another name space", "entity A\n", "event A\n", u"A"_s, u"+event:A !A"_s);
    }

    void says()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, inUse);
        QFETCH(QString, expected);
        const QStringList used = inUse.split(u' ');
        const auto uses = [&](const TypeRef &type) { return qint64(used.contains(word(type.group) + type.name)) * 3; };
        const auto change = schemaChange(schemaOf(header + before), schemaOf(header + after), header + after, uses);
        QVERIFY(change);
        QCOMPARE(summary(*change), expected);
        QCOMPARE(schemaOf(change->text), change->schema);
        for (const RetiredType &one : change->retired) {
            QCOMPARE(one.uses, 3);
            QVERIFY(change->schema.type(one.type)->retired);
        }
        if (change->retired.empty())
            QCOMPARE(change->text, header + after);
        else
            QVERIFY(change->text.startsWith(header + after));
    }

    void retiredTypesStandAlone()
    {
        const Schema old = schemaOf(header
            + "set @who = PER ORG\n"
              "attrs G\n"
              "  attr x int\n"
              "entity PER\n"
              "entity ORG\n"
              "entity Gone\n"
              "event Top abstract\n"
              "  role Who + @who Gone\n"
              "  use G\n"
              "event Middle < Top\n"
              "event Attack < Middle key A\n"
              "  role Lost * Gone\n"
              "  role Cause * event:Middle event\n"
              "event Kept < Top\n"
              "relation R\n"
              "  from @who\n"
              "  to Gone\n");
        const QByteArray text = header
            + "# a new start\n"
              "entity Human was PER key a\n"
              "event Top\n";
        const auto uses = [](const TypeRef &type) {
            return qint64(type.name == u"Attack" || type.name == u"Kept" || type.name == u"R");
        };
        const auto change = schemaChange(old, schemaOf(text), text, uses);
        QVERIFY(change);
        QCOMPARE(change->text,
            text
                + "event Attack key A retired\n"
                  "  role Who + Human\n"
                  "  role Lost * *\n"
                  "  role Cause * event\n"
                  "  attr x on event int\n"
                  "event Kept < Top retired\n"
                  "  role Who + Human\n"
                  "  attr x on event int\n"
                  "relation R retired\n"
                  "  from Human\n"
                  "  to *\n");
        QCOMPARE(summary(*change), u"PER>Human -ORG -Gone -event:Middle !event:Attack !event:Kept !relation:R"_s);
        QCOMPARE(change->schema.typeForKey(u"A"_s)->name, u"Human"_s);
    }

    void nothingInUseIsLost()
    {
        test::RandomSchema random(23);
        for (int i = 0; i < test::repetitions(1'000, 50'000); ++i) {
            const Schema old(random.next());
            const Schema incoming(random.next());
            const auto change
                = schemaChange(old, incoming, writeSchema(incoming), [](const TypeRef &) { return qint64(1); });
            QVERIFY(change);
            QCOMPARE(schemaOf(change->text), change->schema);
            for (const TypeDef &type : old.types()) {
                const auto renamed = std::ranges::find_if(change->renamed,
                    [&](const TypeRename &one) { return one.group == type.group() && one.oldName == type.name; });
                const QString name = renamed == change->renamed.end() ? type.name : renamed->newName;
                QVERIFY(change->schema.type(type.group(), name));
            }
            for (const TypeDef &type : incoming.types())
                QCOMPARE(*change->schema.type(type.ref()), type);
        }
    }

    void tooLargeTogether()
    {
        SchemaParts old;
        SchemaParts incoming;
        for (int i = 0; i < 6'000; ++i) {
            old.types.push_back({.name = u"A%1"_s.arg(i)});
            incoming.types.push_back({.name = u"B%1"_s.arg(i)});
        }
        old.language = incoming.language = u"en"_s;
        const Schema next(incoming);
        const auto change
            = schemaChange(Schema(old), next, writeSchema(next), [](const TypeRef &) { return qint64(1); });
        QVERIFY(!change);
        QVERIFY(change.error().code == Error::Code::BadInput);
    }
};

QTEST_GUILESS_MAIN(TestSchemaChange)
#include "tst_schemachange.moc"
