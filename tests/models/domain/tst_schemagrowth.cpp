// SPDX-License-Identifier: GPL-3.0-or-later
// A schema takes in what an import brings, keeps its own words, and keeps the text that a person wrote.

#include "models/domain/schemagrowth.h"
#include "models/domain/schemareader.h"
#include "models/domain/schemawriter.h"
#include "tests/models/domain/annotationvalues.h"
#include "tests/models/domain/randomschema.h"
#include "tests/support/testsupport.h"

#include <QElapsedTimer>
#include <QTest>

using namespace glossator;
using namespace glossator::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray header = "schema \"T\" version 1 language en\n\n";

Schema schemaOf(const QByteArray &text)
{
    const auto schema = readSchema(text, u"f"_s);
    if (!schema)
        qFatal("%s", qUtf8Printable(schema.error().message));
    return *schema;
}

QByteArray body(const Schema &schema) { return writeSchema(schema).sliced(header.size()); }

/// An article with a bit of everything, ids counting up from 1 for each noun.
Bundle everything()
{
    Bundle bundle;
    bundle.mentions
        = {mention(1, u"Protein"_s), mention(2, u"Binding"_s), mention(3, u"Binding"_s), mention(4, u"Место.x:y"_s)};
    bundle.entities = {entity(1, u"Gene"_s)};
    bundle.events = {event(1, u"Binding"_s), event(2, u"Record"_s)};
    bundle.eventMentions = {eventMention(1, 1, 2), eventMention(2, 2)};
    bundle.relations = {relation(1, u"part of"_s)};
    bundle.arguments = {argument(1, 1, u"Theme"_s), argument(2, 1, u"Theme"_s), argument(3, 2, u"date"_s)};
    bundle.attributes = {attribute(MentionId(1), u"Wild"_s), attribute(EventMentionId(1), u"Negation"_s),
        attribute(EventId(1), u"Certainty"_s), attribute(EventMentionId(1), u"Certainty"_s, u"high"_s),
        attribute(MentionId(2), u"Negation"_s), attribute(ArgumentId(1), u"sure"_s, u"no"_s),
        attribute(RelationId(1), u"since"_s, u"1999"_s), attribute(EntityId(1), u"organism"_s, u"mouse"_s),
        attribute(ArticleId(1), u"genre"_s, u"news"_s)};
    return bundle;
}

} // namespace

class TestSchemaGrowth : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void growsFromNothing()
    {
        QStringList added;
        const Schema schema = grown(schemaOf(header), everything(), &added);
        QCOMPARE(body(schema),
            QByteArray("attrs Document\n"
                       "  attr genre on document text\n"
                       "entity Protein\n"
                       "  attr Wild bool\n"
                       "event Binding\n"
                       "  role Theme * *\n"
                       "  attr Negation bool\n"
                       "  attr Certainty text\n"
                       "  attr Negation on mention bool\n"
                       "  attr sure on argument text\n"
                       "entity Место.x:y\n"
                       "entity Gene\n"
                       "  attr organism on entity text\n"
                       "event Record\n"
                       "  role date * *\n"
                       "relation \"part of\"\n"
                       "  attr since text\n"));
        QCOMPARE(added.size(), 16);
        QCOMPARE(added.first(), u"entity Protein"_s);
        QVERIFY(added.contains(u"role Theme of Binding"_s));
        QVERIFY(added.contains(u"attribute genre of the document"_s));
        QVERIFY(schema.allowsRelation(u"part of"_s, {TypeGroup::Mention, u"Protein"_s}, {TypeGroup::Event, u"X"_s}));
    }

    void growsOnlyOnce()
    {
        const Schema once = grown(schemaOf(header), everything());
        QStringList added;
        const Schema twice = grown(once, everything(), &added);
        QCOMPARE(twice, once);
        QCOMPARE(&twice.parts(), &once.parts()); // not even copied
        QVERIFY(added.isEmpty());
    }

    void keepsWhatThereIs()
    {
        const Schema schema = schemaOf(header
            + "attrs G\n"
              "  attr Wild one of yes no\n"
              "  attr genre on document one of blog\n"
              "entity Thing\n"
              "  use G\n"
              "entity Protein < Thing retired\n"
              "value Gene abstract\n"
              "event Top\n"
              "  role Theme 1 Protein\n"
              "event Binding < Top\n");
        const Schema result = grown(schema, everything());
        QVERIFY(body(result).startsWith(QByteArray("attrs G\n"
                                                   "  attr Wild one of yes no\n"
                                                   "  attr genre on document one of blog\n"
                                                   "entity Thing\n"
                                                   "  use G\n"
                                                   "entity Protein < Thing retired\n"
                                                   "value Gene abstract\n"
                                                   "  attr organism on entity text\n"
                                                   "event Top\n"
                                                   "  role Theme 1 Protein\n"
                                                   "event Binding < Top\n"
                                                   "  attr Negation bool\n")));
    }

    void passesOverUselessNames()
    {
        Bundle bundle;
        bundle.mentions = {mention(1, {}), mention(2, QString(1'001, u'x'))};
        bundle.attributes = {attribute(MentionId(1), u"a"_s), attribute(MentionId(7), u"b"_s)};
        bundle.arguments = {argument(1, 5, u"R"_s)};
        QStringList added;
        QCOMPARE(body(grown(schemaOf(header), bundle, &added)), QByteArray());
        QVERIFY(added.isEmpty());
    }

    void staysWithinTheLimits()
    {
        Bundle bundle;
        for (int i = 0; i < 10'001; ++i)
            bundle.mentions.push_back(mention(i + 1, u"T%1"_s.arg(i)));
        QStringList added;
        const Schema schema = schemaOf(header + "entity A\n");
        QCOMPARE(grown(schema, bundle, &added), schema);
        QVERIFY(added.isEmpty());
        bundle.mentions.resize(9'999);
        QCOMPARE(grown(schema, bundle, &added).types().size(), 10'000);
        QCOMPARE(added.size(), 9'999);
    }

    void survivesOddNames()
    {
        test::RandomSchema random(7);
        Schema schema = schemaOf(header);
        QByteArray text = header;
        for (int round = 0; round < 100; ++round) {
            Bundle bundle;
            for (int i = 1; i <= 4; ++i) {
                bundle.mentions.push_back(mention(i, random.name()));
                bundle.relations.push_back(relation(i, random.name()));
                bundle.events.push_back(test::event(i, random.name()));
                bundle.eventMentions.push_back(eventMention(i, i));
                bundle.arguments.push_back(argument(i, i, random.name()));
                bundle.attributes.push_back(attribute(RelationId(i), random.name()));
                bundle.attributes.push_back(attribute(MentionId(i), random.name()));
            }
            const Schema next = grown(schema, bundle);
            text = extendedText(text, schema, next);
            const auto read = readSchema(text, u"f"_s);
            QVERIFY2(read, qUtf8Printable(read ? QString() : read.error().message));
            QCOMPARE(*read, next);
            for (const Mention &mention : bundle.mentions)
                QVERIFY(next.type(next.markedType(mention.type)));
            for (const Argument &argument : bundle.arguments) {
                const Event &event = bundle.events[size_t(argument.eventMention.value() - 1)];
                QVERIFY(next.role(*next.eventType(event.type), argument.role));
            }
            schema = next;
        }
        QVERIFY(schema.types().size() > 300);
    }

    void isCheapWhenNothingIsMissing()
    {
        Bundle bundle = everything();
        const Schema schema = grown(schemaOf(header), bundle);
        for (int i = 10; i < 10'000; ++i) {
            bundle.mentions.push_back(mention(i, i % 2 ? u"Protein"_s : u"Binding"_s));
            bundle.attributes.push_back(attribute(MentionId(i), i % 2 ? u"Wild"_s : u"Negation"_s));
        }
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(&grown(schema, bundle).parts(), &schema.parts());
        qInfo("10,000 mentions with an attribute each, nothing missing: %.2f ms", double(timer.nsecsElapsed()) / 1e6);
    }

    void merges_data()
    {
        QTest::addColumn<QByteArray>("base");
        QTest::addColumn<QByteArray>("incoming");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("new types behind") << QByteArray("entity A key P\n")
                                          << QByteArray("entity B key p\nentity A \"other\" color #111111\nevent A\n")
                                          << QByteArray("entity A key P\nentity B\nevent A\n");
        QTest::newRow("roles and attributes of a known type")
            << QByteArray("entity A\n  attr x int\nevent E\n  role R 1 A\n")
            << QByteArray("entity A\n  attr x text\n  attr y text\nevent E\n  role R * A\n  role S * A\n")
            << QByteArray("entity A\n  attr x int\n  attr y text\nevent E\n  role R 1 A\n  role S * A\n");
        QTest::newRow("ends and fillers")
            << QByteArray("entity A\nentity C\nrelation R\n  from A\n  to A\nevent E\n  role X * A\nrelation Open\n")
            << QByteArray("entity A\nentity B < A\nentity C\nrelation R\n  from A C\n  to *\nevent E\n"
                          "  role X * event A\nrelation Open\n  from A\n")
            << QByteArray("entity A\nentity C\nrelation R\n  from A C\n  to A *\nevent E\n  role X * A event\n"
                          "relation Open\nentity B < A\n");
        QTest::newRow("inherited end") << QByteArray(
            "entity A\nentity B\nrelation P abstract\n  from A\nrelation R < P\n")
                                       << QByteArray("entity A\nentity B\nrelation R\n  from B\n")
                                       << QByteArray("entity A\nentity B\nrelation P abstract\n  from A\n"
                                                     "relation R < P\n  from A B\n");
        QTest::newRow("inherited role is added where it is defined")
            << QByteArray("event P\nevent C < P\n") << QByteArray("event P\n  role R * *\nevent C < P\n")
            << QByteArray("event P\n  role R * *\nevent C < P\n");
        QTest::newRow("set and group of their own")
            << QByteArray("entity A\n")
            << QByteArray("set @s = A\nattrs G\n  attr x int\nentity A\n  use G\n"
                          "event E\n  role R * @s\n  use G\n")
            << QByteArray("set @s = A\nattrs G\n  attr x int\nentity A\n  attr x int\nevent E\n  role R * @s\n"
                          "  use G\n");
        QTest::newRow("set and group of a name that is taken")
            << QByteArray("set @s = A\nattrs G\n  attr y int\nentity A\n")
            << QByteArray("set @s = B\nset @t = @s event\nattrs G\n  attr x int\n  attr d on document text\n"
                          "entity B\nevent E\n  role R * @t @s\n  use G\n")
            << QByteArray(
                   "set @s = A\nset @t = B event\nattrs G\n  attr y int\nattrs Document\n"
                   "  attr d on document text\nentity A\nentity B\nevent E\n  role R * @t B\n  attr x on event int\n"
                   "  attr d on document text\n");
        QTest::newRow("parent that is another kind here")
            << QByteArray("value A\n") << QByteArray("entity A\nentity B < A\n") << QByteArray("value A\nentity B\n");
    }

    void merges()
    {
        QFETCH(QByteArray, base);
        QFETCH(QByteArray, incoming);
        QFETCH(QByteArray, expected);
        const Schema other = schemaOf(header + incoming);
        const Schema once = merged(schemaOf(header + base), other);
        QCOMPARE(body(once), expected);
        QStringList added;
        QCOMPARE(merged(once, other, &added), once);
        QCOMPARE(added, QStringList());
    }

    void mergesRandomSchemas()
    {
        test::RandomSchema random(11);
        for (int i = 0; i < test::repetitions(1'000, 20'000); ++i) {
            const Schema base(random.next());
            SchemaParts parts = random.next();
            const Schema incoming(parts);
            QStringList added;
            const Schema once = merged(base, incoming, &added);
            QVERIFY(readSchema(writeSchema(once), u"f"_s));
            for (const TypeDef &type : incoming.types())
                QVERIFY2(once.type(type.ref()), (writeSchema(base) + "-----\n" + writeSchema(incoming)).constData());
            for (const TypeDef &type : incoming.types()) {
                for (const RoleDef &role : incoming.rolesOf(type))
                    QVERIFY(once.role(*once.type(type.ref()), role.name));
                for (const AttributeDef &def : incoming.attributesOf(type)) {
                    if (def.on != AttributeOwner::Document)
                        QVERIFY(once.attribute(*once.type(type.ref()), *def.on, def.name));
                }
            }
            QCOMPARE(added.isEmpty(), once == base);
            QCOMPARE(once.parts().name, base.parts().name);
            QCOMPARE(body(merged(once, incoming)), body(once));
        }
    }

    void keepsTheText()
    {
        const QByteArray text = header
            + "# mine\n"
              "entity A key P # not a comment here\n"
              "  # inside\n"
              "\n"
              "# before the event\n"
              "event E\n"
              "  role R * A\n"
              "# at the end";
        const QByteArray sound = QByteArray(text).replace(" # not a comment here", "");
        const Schema schema = schemaOf(sound);
        QCOMPARE(extendedText(sound, schema, schema), sound);

        SchemaParts parts = schema.parts();
        parts.types[0].attributes.push_back({.name = u"x"_s});
        parts.types[1].roles.push_back({.name = u"S"_s, .fillers = {{FillerRule::Kind::AnyEvent}}});
        parts.types.push_back({.kind = TypeKind::Value, .name = u"V"_s});
        parts.groups.push_back({.name = u"G"_s});
        parts.sets.push_back({u"s"_s, {{FillerRule::Kind::Type, u"V"_s}}});
        QCOMPARE(extendedText(sound, schema, Schema(parts)),
            header
                + "# mine\n"
                  "entity A key P\n"
                  "  attr x text\n"
                  "  # inside\n"
                  "\n"
                  "# before the event\n"
                  "event E\n"
                  "  role R * A\n"
                  "  role S * event\n"
                  "# at the end\n"
                  "set @s = V\n"
                  "attrs G\n"
                  "value V\n");

        parts.types[0].label = u"changed"_s;
        QCOMPARE(extendedText(sound, schema, Schema(parts)), writeSchema(Schema(parts)));
    }
};

QTEST_GUILESS_MAIN(TestSchemaGrowth)
#include "tst_schemagrowth.moc"
