// SPDX-License-Identifier: GPL-3.0-or-later
// The questions a schema answers: what is inherited, what may stand where, what is offered, in which colour.

#include "models/domain/schemareader.h"
#include "tests/support/testsupport.h"

#include <QElapsedTimer>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

Schema schemaOf(const QByteArray &body)
{
    const auto schema = readSchema("schema \"T\" version 1 language en\n" + body, u"f"_s);
    if (!schema)
        qFatal("%s", qUtf8Printable(schema.error().message));
    return *schema;
}

QString names(const std::vector<const TypeDef *> &types)
{
    QStringList result;
    for (const TypeDef *type : types)
        result.append(type->name);
    return result.join(u' ');
}

template <class Def>
QString names(const std::vector<Def> &defs)
{
    QStringList result;
    for (const Def &def : defs)
        result.append(def.name);
    return result.join(u' ');
}

constexpr auto Mention = TypeGroup::Mention;
constexpr auto Event = TypeGroup::Event;

} // namespace

class TestSchema : public QObject {
    Q_OBJECT

    const Schema m_schema = schemaOf("set @place = GPE LOC\n"
                                     "set @filler = @place event:Conflict\n"
                                     "attrs Common\n"
                                     "  attr level one of NAM NOM default NAM\n"
                                     "  attr name on entity required text\n"
                                     "attrs Doc\n"
                                     "  attr genre on document one of news blog\n"
                                     "entity Thing abstract\n"
                                     "  use Common\n"
                                     "  attr note on entity text\n"
                                     "entity PER \"Person\" < Thing key P\n"
                                     "  attr note on entity required int\n"
                                     "  attr birth on entity date\n"
                                     "entity Soldier < PER\n"
                                     "entity GPE\n"
                                     "entity LOC retired key P\n"
                                     "value DATE key d\n"
                                     "  attr genre on document text\n"
                                     "  attr source on document text\n"
                                     "event Conflict abstract\n"
                                     "  role Place * @place\n"
                                     "  role Cause ? event\n"
                                     "  attr realis one of ACTUAL OTHER\n"
                                     "  attr realis on argument one of ACTUAL OTHER NONE\n"
                                     "event Attack < Conflict\n"
                                     "  role Attacker 1..2 PER\n"
                                     "  role Cause * event:Conflict DATE\n"
                                     "event GPE\n"
                                     "  role Any * *\n"
                                     "relation Top abstract\n"
                                     "  from PER\n"
                                     "  to @place\n"
                                     "relation At < Top\n"
                                     "relation Near < Top symmetric\n"
                                     "  to GPE\n"
                                     "relation Nearer < Near\n"
                                     "relation Free\n"
                                     "relation Cause\n"
                                     "  from event\n"
                                     "  to @filler\n");

private Q_SLOTS:
    void lookups()
    {
        QCOMPARE(m_schema.mentionType(u"PER"_s)->label, u"Person"_s);
        QCOMPARE(m_schema.mentionType(u"DATE"_s)->kind, TypeKind::Value);
        QCOMPARE(m_schema.mentionType(u"GPE"_s)->kind, TypeKind::Entity);
        QCOMPARE(m_schema.eventType(u"GPE"_s)->kind, TypeKind::Event);
        QCOMPARE(m_schema.relationType(u"Cause"_s)->kind, TypeKind::Relation);
        QVERIFY(!m_schema.mentionType(u"Attack"_s));
        QVERIFY(!m_schema.eventType(u"PER"_s));
        QVERIFY(!m_schema.relationType(u"GPE"_s));
        QVERIFY(!m_schema.mentionType(u"per"_s));
        QCOMPARE(m_schema.mentionType(u"PER"_s)->title(), u"Person"_s);
        QCOMPARE(m_schema.mentionType(u"GPE"_s)->title(), u"GPE"_s);
        QVERIFY(!Schema().mentionType(u"PER"_s));
    }

    void keys()
    {
        QCOMPARE(m_schema.typeForKey(u"P"_s)->name, u"PER"_s);
        QCOMPARE(m_schema.typeForKey(u"p"_s)->name, u"PER"_s);
        QCOMPARE(m_schema.typeForKey(u"D"_s)->name, u"DATE"_s);
        QVERIFY(!m_schema.typeForKey(u"X"_s));
        QVERIFY(!m_schema.typeForKey(QString()));
    }

    void offered()
    {
        QCOMPARE(names(m_schema.offered(Mention)), u"PER Soldier GPE DATE"_s);
        QCOMPARE(names(m_schema.offered(TypeGroup::Relation)), u"At Near Nearer Free Cause"_s);
        QCOMPARE(names(m_schema.offered(Event)), u"Attack GPE"_s);
    }

    void isA_data()
    {
        QTest::addColumn<int>("group");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("ancestor");
        QTest::addColumn<bool>("expected");
        QTest::newRow("itself") << int(Mention) << u"PER"_s << u"PER"_s << true;
        QTest::newRow("parent") << int(Mention) << u"PER"_s << u"Thing"_s << true;
        QTest::newRow("grandparent") << int(Mention) << u"Soldier"_s << u"Thing"_s << true;
        QTest::newRow("child") << int(Mention) << u"Thing"_s << u"PER"_s << false;
        QTest::newRow("stranger") << int(Mention) << u"GPE"_s << u"PER"_s << false;
        QTest::newRow("other name space") << int(Event) << u"Soldier"_s << u"PER"_s << false;
        QTest::newRow("unknown itself") << int(Mention) << u"X"_s << u"X"_s << true;
        QTest::newRow("unknown") << int(Mention) << u"X"_s << u"PER"_s << false;
    }

    void isA()
    {
        QFETCH(int, group);
        QFETCH(QString, name);
        QFETCH(QString, ancestor);
        QTEST(m_schema.isA({TypeGroup(group), name}, ancestor), "expected");
    }

    void attributes()
    {
        const TypeDef &soldier = *m_schema.mentionType(u"Soldier"_s);
        const std::vector<AttributeDef> all = m_schema.attributesOf(soldier);
        QCOMPARE(names(all), u"note level name birth"_s);
        QVERIFY(all[0].required); // the subtype's word counts
        QCOMPARE(all[0].kind, AttributeKind::Int);
        QVERIFY(all[1].on == AttributeOwner::Mention);
        for (const AttributeDef &def : all) {
            const AttributeDef *found = m_schema.attribute(soldier, *def.on, def.name);
            QVERIFY(found);
            AttributeDef resolved = *found;
            resolved.on = def.on;
            QCOMPARE(resolved, def);
        }
        QVERIFY(!m_schema.attribute(soldier, AttributeOwner::Mention, u"name"_s));
        QVERIFY(!m_schema.attribute(soldier, AttributeOwner::Entity, u"x"_s));

        const TypeDef &attack = *m_schema.eventType(u"Attack"_s);
        QCOMPARE(names(m_schema.attributesOf(attack)), u"realis realis"_s);
        QCOMPARE(m_schema.attribute(attack, AttributeOwner::Event, u"realis"_s)->values.size(), 2);
        QCOMPARE(m_schema.attribute(attack, AttributeOwner::Argument, u"realis"_s)->values.size(), 3);
    }

    void flattened()
    {
        const TypeDef soldier = m_schema.flattened(*m_schema.mentionType(u"Soldier"_s));
        QVERIFY(soldier.parent.isEmpty() && soldier.uses.isEmpty());
        QCOMPARE(names(soldier.attributes), u"note level name birth"_s);
        QCOMPARE(names(m_schema.flattened(*m_schema.eventType(u"Attack"_s)).roles), u"Place Cause Attacker"_s);
        const TypeDef nearer = m_schema.flattened(*m_schema.relationType(u"Nearer"_s));
        QVERIFY(nearer.symmetric);
        QCOMPARE(names(nearer.from) + u'|' + names(nearer.to), u"PER|GPE"_s);
    }

    void documentAttributes()
    {
        const std::vector<AttributeDef> all = m_schema.documentAttributes();
        QCOMPARE(names(all), u"genre source"_s);
        QCOMPARE(all[0].kind, AttributeKind::Choice);
    }

    void roles()
    {
        const TypeDef &attack = *m_schema.eventType(u"Attack"_s);
        const std::vector<RoleDef> all = m_schema.rolesOf(attack);
        QCOMPARE(names(all), u"Place Cause Attacker"_s);
        QVERIFY(!all[1].max);
        QCOMPARE(*all[2].max, 2);
        for (const RoleDef &role : all)
            QCOMPARE(*m_schema.role(attack, role.name), role);
        QVERIFY(!m_schema.role(attack, u"Time"_s));
    }

    void fillers_data()
    {
        QTest::addColumn<QString>("role");
        QTest::addColumn<int>("group");
        QTest::addColumn<QString>("filler");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char *role, TypeGroup group, const char *filler, bool expected) {
            QTest::addRow("%s %s %d", role, filler, int(group))
                << QString::fromLatin1(role) << int(group) << QString::fromLatin1(filler) << expected;
        };
        row("Attacker", Mention, "PER", true);
        row("Attacker", Mention, "Soldier", true);
        row("Attacker", Mention, "Thing", false);
        row("Attacker", Mention, "GPE", false);
        row("Attacker", Event, "GPE", false);
        row("Place", Mention, "LOC", true);
        row("Place", Mention, "GPE", true);
        row("Place", Event, "GPE", false);
        row("Cause", Mention, "DATE", true);
        row("Cause", Event, "Attack", true);
        row("Cause", Event, "Conflict", true);
        row("Cause", Event, "GPE", false);
        row("Cause", Mention, "X", false);
    }

    void fillers()
    {
        QFETCH(QString, role);
        QFETCH(int, group);
        QFETCH(QString, filler);
        const RoleDef *def = m_schema.role(*m_schema.eventType(u"Attack"_s), role);
        QTEST(m_schema.fillerAllowed(*def, {TypeGroup(group), filler}), "expected");
    }

    void literals()
    {
        const TypeDef &attack = *m_schema.eventType(u"Attack"_s);
        QVERIFY(m_schema.literalAllowed(*m_schema.role(attack, u"Cause"_s)));
        QVERIFY(!m_schema.literalAllowed(*m_schema.role(attack, u"Place"_s)));
        QVERIFY(!m_schema.literalAllowed(*m_schema.role(attack, u"Attacker"_s)));
        QVERIFY(m_schema.literalAllowed(*m_schema.role(*m_schema.eventType(u"GPE"_s), u"Any"_s)));
    }

    void expanded_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expected");
        using Kind = FillerRule::Kind;
        QTest::newRow("type") << int(Kind::Type) << u"Thing"_s << u"PER Soldier"_s;
        QTest::newRow("set") << int(Kind::Set) << u"place"_s << u"GPE"_s;
        QTest::newRow("set of sets") << int(Kind::Set) << u"filler"_s << u"GPE Attack"_s;
        QTest::newRow("unknown set") << int(Kind::Set) << u"x"_s << QString();
        QTest::newRow("event") << int(Kind::AnyEvent) << QString() << u"Attack GPE"_s;
        QTest::newRow("event type") << int(Kind::EventType) << u"Conflict"_s << u"Attack"_s;
        QTest::newRow("anything") << int(Kind::Anything) << QString() << u"PER Soldier GPE DATE Attack GPE"_s;
    }

    void expanded()
    {
        QFETCH(int, kind);
        QFETCH(QString, name);
        QFETCH(QString, expected);
        QCOMPARE(names(m_schema.expanded({{FillerRule::Kind(kind), name}})), expected);
    }

    void spelledOut()
    {
        using Kind = FillerRule::Kind;
        const std::vector<FillerRule> expected{
            {Kind::Type, u"GPE"_s}, {Kind::Type, u"LOC"_s}, {Kind::EventType, u"Conflict"_s}, {Kind::AnyEvent}};
        QCOMPARE(m_schema.spelledOut({{Kind::Set, u"filler"_s}, {Kind::AnyEvent}, {Kind::Set, u"place"_s}}), expected);
    }

    void relations_data()
    {
        QTest::addColumn<QString>("relation");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char *relation, const char *from, const char *to, bool expected) {
            QTest::addRow("%s %s %s", relation, from, to)
                << QString::fromLatin1(relation) << QString::fromLatin1(from) << QString::fromLatin1(to) << expected;
        };
        row("At", "Soldier", "GPE", true); // both ends inherited
        row("At", "GPE", "Soldier", false);
        row("At", "PER", "PER", false);
        row("Near", "PER", "GPE", true);
        row("Near", "GPE", "PER", true); // symmetric
        row("Near", "PER", "LOC", false); // its own end counts
        row("Nearer", "GPE", "PER", true); // symmetric by inheritance
        row("Free", "DATE", "GPE", true);
        row("Free", "X", "event:Y", true);
        row("Cause", "event:Attack", "GPE", true);
        row("Cause", "event:GPE", "event:Attack", true);
        row("Cause", "event:GPE", "event:GPE", false);
        row("Cause", "PER", "GPE", false);
        row("Unknown", "PER", "GPE", false);
    }

    void relations()
    {
        QFETCH(QString, relation);
        QFETCH(QString, from);
        QFETCH(QString, to);
        const auto ref = [](const QString &name) {
            return name.startsWith(u"event:") ? TypeRef{Event, name.sliced(6)} : TypeRef{Mention, name};
        };
        QTEST(m_schema.allowsRelation(relation, ref(from), ref(to)), "expected");
    }

    void relationsBetween()
    {
        QCOMPARE(names(m_schema.relationsBetween({Mention, u"PER"_s}, {Mention, u"GPE"_s})), u"At Near Nearer Free"_s);
        QCOMPARE(names(m_schema.relationsBetween({Mention, u"GPE"_s}, {Mention, u"PER"_s})), u"Near Nearer Free"_s);
        QCOMPARE(names(m_schema.relationsBetween({Event, u"GPE"_s}, {Event, u"Attack"_s})), u"Free Cause"_s);
    }

    void colors()
    {
        const Schema schema = schemaOf("entity A\nentity B color #123456\nentity C\nevent D\n");
        QCOMPARE(schema.colorOf(*schema.mentionType(u"B"_s)), 0x123456u);
        QSet<quint32> distinct;
        for (const TypeDef &type : schema.types())
            distinct.insert(schema.colorOf(type));
        QCOMPARE(distinct.size(), 4);
    }

    void values_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("expected");
        const auto row = [](AttributeKind kind, const QString &value, bool expected) {
            QTest::addRow("%d %s", int(kind), value.isNull() ? "(null)" : qUtf8Printable(value))
                << int(kind) << value << expected;
        };
        for (const char *date : {"2023", "2023-04", "2023-04-03", "2024-02-29", "2023-04-03T10:20:30",
                 "2023-04-03T10:20:30Z", "2023-04-03T10:20:30.125+02:00"})
            row(AttributeKind::Date, QString::fromLatin1(date), true);
        for (const char *date : {"", "23", "202", "2023-", "2023-4", "2023-13", "2023-00", "2023-02-30", "2023-04-0x",
                 "April 2023", "2023/04", "2023-W14", "20230403"})
            row(AttributeKind::Date, QString::fromLatin1(date), false);
        for (const char *number : {"0", "-12", "+3", "123456789012345678901234567890"})
            row(AttributeKind::Int, QString::fromLatin1(number), true);
        for (const char *number : {"", "-", "1.0", "1,000", " 1", "x"})
            row(AttributeKind::Int, QString::fromLatin1(number), false);
        row(AttributeKind::Int, u"٣"_s, false);
        for (const char *number : {"0", "-1.5", "1e6", ".5"})
            row(AttributeKind::Number, QString::fromLatin1(number), true);
        for (const char *number : {"", "1,5", "1,000.5", "nan", "inf", " 1", "1 ", "ten"})
            row(AttributeKind::Number, QString::fromLatin1(number), false);
        row(AttributeKind::Bool, QString(), true);
        row(AttributeKind::Bool, u"true"_s, true);
        row(AttributeKind::Bool, u"0"_s, true);
        row(AttributeKind::Bool, u"maybe"_s, false);
        row(AttributeKind::Choice, u"b"_s, true);
        row(AttributeKind::Choice, u"B"_s, false);
        row(AttributeKind::Several, u"a"_s, true);
        row(AttributeKind::Several, u"a b"_s, false);
        row(AttributeKind::Text, u"anything at all"_s, true);
    }

    void values()
    {
        QFETCH(int, kind);
        QFETCH(QString, value);
        const AttributeDef def{.name = u"x"_s, .kind = AttributeKind(kind), .values = {u"a"_s, u"b"_s}};
        QTEST(def.fits(value), "expected");
    }

    /// Parts that no reader would let through still end every walk.
    void brokenParts()
    {
        using Kind = FillerRule::Kind;
        SchemaParts parts;
        parts.types = {{.name = u"A"_s, .parent = u"B"_s}, {.name = u"B"_s, .parent = u"A"_s},
            {.name = u"C"_s, .parent = u"C"_s}, {.name = u"D"_s, .parent = u"X"_s},
            {.name = u"A"_s, .label = u"second"_s}, {.kind = TypeKind::Relation, .name = u"R"_s, .parent = u"R"_s}};
        parts.types[0].uses = {u"missing"_s};
        parts.sets = {{u"s"_s, {{Kind::Set, u"t"_s}}}, {u"t"_s, {{Kind::Set, u"s"_s}, {Kind::Type, u"A"_s}}}};
        const Schema schema(parts);
        QVERIFY(schema.isA({Mention, u"A"_s}, u"B"_s));
        QVERIFY(!schema.isA({Mention, u"C"_s}, u"D"_s));
        QVERIFY(schema.mentionType(u"A"_s)->label.isEmpty());
        QVERIFY(schema.attributesOf(*schema.mentionType(u"A"_s)).empty());
        QVERIFY(schema.accepts({{Kind::Set, u"s"_s}}, {Mention, u"A"_s}));
        QVERIFY(!schema.accepts({{Kind::Set, u"s"_s}}, {Mention, u"D"_s}));
        QVERIFY(!schema.isSymmetric(*schema.relationType(u"R"_s)));
        QVERIFY(schema.allowsRelation(u"R"_s, {Mention, u"X"_s}, {Mention, u"Y"_s}));
    }

    void manyTypes()
    {
        QByteArray body = "event Top abstract\n";
        for (int i = 0; i < 9'999; ++i)
            body += "event E" + QByteArray::number(i) + " < " + (i ? "E" + QByteArray::number(i / 2) : "Top") + '\n';
        QElapsedTimer timer;
        timer.start();
        const Schema schema = schemaOf(body);
        const qint64 loaded = timer.restart();
        int found = 0;
        for (int i = 0; i < 1'000'000; ++i)
            found += schema.isA({Event, u"E%1"_s.arg(i % 9'999)}, u"Top"_s);
        QCOMPARE(found, 1'000'000);
        qInfo("10,000 types: load %lld ms; one question up 14 generations %.2f µs", loaded,
            double(timer.nsecsElapsed()) / 1e9);
    }
};

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
