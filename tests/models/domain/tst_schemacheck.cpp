// SPDX-License-Identifier: GPL-3.0-or-later
// Each way in which an annotation can leave the schema is listed once, on the right thing, as a sentence.

#include "models/domain/schemacheck.h"
#include "models/domain/schemagrowth.h"
#include "models/domain/schemareader.h"
#include "tests/models/domain/annotationvalues.h"
#include "tests/models/domain/randomschema.h"
#include "tests/support/testsupport.h"

#include <QTest>

using namespace glossator;
using namespace glossator::test;
using namespace Qt::StringLiterals;

namespace {

using Kind = Problem::Kind;
using Fix = Problem::Fix;

const QByteArray text = "schema \"T\" version 1 language en\n"
                        "attrs Article\n"
                        "  attr genre on document required one of news blog\n"
                        "entity PER \"Person\"\n"
                        "  attr level required one of NAM NOM\n"
                        "  attr shown required one of yes no default yes\n"
                        "  attr birth on entity date\n"
                        "entity ORG\n"
                        "entity Thing abstract\n"
                        "entity Old retired\n"
                        "value NUM\n"
                        "  attr n required number\n"
                        "  attr count int\n"
                        "  attr exact bool\n"
                        "event Attack\n"
                        "  attr tense required one of Past Future\n"
                        "  attr modes any of a b\n"
                        "  attr sure on argument bool\n"
                        "  role Attacker 1 PER ORG\n"
                        "  role Target + PER event:Attack\n"
                        "  role Dead 0..2 NUM\n"
                        "  role Two 2..3 *\n"
                        "event Show abstract\n"
                        "relation Works \"works for\"\n"
                        "  from PER\n"
                        "  to ORG\n"
                        "  attr since date\n";

Schema theSchema()
{
    const auto schema = readSchema(text, u"f"_s);
    if (!schema)
        qFatal("%s", qUtf8Printable(schema.error().message));
    return *schema;
}

QString summary(const Problems &problems)
{
    static constexpr const char *names[]{"UnknownType", "AbstractType", "RetiredType", "RelationEnd", "UnknownRole",
        "RoleFiller", "MissingRole", "RepeatedRole", "UnknownAttribute", "MissingAttribute", "AttributeValue",
        "DoubtfulSpan"};
    QStringList result;
    for (const Problem &problem : problems)
        result.append(QString::fromLatin1(names[size_t(problem.kind)]));
    return result.join(u' ');
}

TypeRef mentionRef(const QString &name) { return {TypeGroup::Mention, name}; }

FilledRole filled(qint64 id, const QString &role, const QString &type)
{
    if (type.startsWith(u'='))
        return {argument(id, 1, role, Filler(type.sliced(1))), {}};
    if (type.startsWith(u"event:"))
        return {argument(id, 1, role, Filler(EventMentionId(1))), TypeRef{TypeGroup::Event, type.sliced(6)}};
    return {argument(id, 1, role, Filler(MentionId(1))), mentionRef(type)};
}

} // namespace

class TestSchemaCheck : public QObject {
    Q_OBJECT

    const Schema m_schema = theSchema();

private Q_SLOTS:
    void types_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("asMention");
        QTest::addColumn<QString>("asEvent");
        QTest::newRow("entity") << u"PER"_s << u""_s << u"UnknownType"_s;
        QTest::newRow("value") << u"NUM"_s << u""_s << u"UnknownType"_s;
        QTest::newRow("trigger") << u"Attack"_s << u""_s << u""_s;
        QTest::newRow("unknown") << u"X"_s << u"UnknownType"_s << u"UnknownType"_s;
        QTest::newRow("label is no name") << u"Person"_s << u"UnknownType"_s << u"UnknownType"_s;
        QTest::newRow("abstract") << u"Thing"_s << u"AbstractType"_s << u"UnknownType"_s;
        QTest::newRow("abstract event") << u"Show"_s << u"AbstractType"_s << u"AbstractType"_s;
        QTest::newRow("retired") << u"Old"_s << u"RetiredType"_s << u"UnknownType"_s;
        QTest::newRow("empty") << u""_s << u"UnknownType"_s << u"UnknownType"_s;
    }

    void types()
    {
        QFETCH(QString, type);
        const Problems problems = problemsOf(m_schema, mention(7, type));
        QTEST(summary(problems), "asMention");
        if (!problems.empty()) {
            QCOMPARE(problems[0].where, Owner(MentionId(7)));
            QCOMPARE(problems[0].fix,
                problems[0].kind == Kind::UnknownType && !type.isEmpty() ? Fix::AddToSchema : Fix::None);
        }
        QTEST(summary(problemsOf(m_schema, test::event(8, type))), "asEvent");
        if (type != u"Attack" && type != u"Show")
            QTEST(summary(problemsOf(m_schema, entity(9, type))), "asMention");
    }

    void doubtfulSpans()
    {
        Mention doubtful = mention(7, u"PER"_s);
        doubtful.flag = u"The text reads \"x\""_s;
        doubtful.extent = TextSpan{5, 9};
        const Problems problems = problemsOf(m_schema, doubtful);
        QCOMPARE(summary(problems), u"DoubtfulSpan"_s);
        QCOMPARE(problems[0].message, u"The marked place is doubtful: The text reads \"x\"."_s);
        QCOMPARE(problems[0].fix, Fix::ClearFlag);
        doubtful.extent = TextSpan{5, 5}; // of no words
        QCOMPARE(problemsOf(m_schema, doubtful)[0].fix, Fix::None);
    }

    void relations_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<int>("fix");
        QTest::newRow("sound") << u"Works"_s << u"PER"_s << u"ORG"_s << u""_s << 0;
        QTest::newRow("turned round") << u"Works"_s << u"ORG"_s << u"PER"_s << u"RelationEnd"_s << int(Fix::SwapEnds);
        QTest::newRow("wrong end") << u"Works"_s << u"PER"_s << u"NUM"_s << u"RelationEnd"_s << int(Fix::None);
        QTest::newRow("unknown end") << u"Works"_s << u"PER"_s << u"X"_s << u"RelationEnd"_s << int(Fix::None);
        QTest::newRow("unknown type") << u"X"_s << u"PER"_s << u"ORG"_s << u"UnknownType"_s << int(Fix::AddToSchema);
    }

    void relations()
    {
        QFETCH(QString, type);
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(int, fix);
        const Problems problems = problemsOf(m_schema, relation(3, type), mentionRef(from), mentionRef(to));
        QTEST(summary(problems), "expected");
        for (const Problem &problem : problems) {
            QCOMPARE(problem.where, Owner(RelationId(3)));
            QCOMPARE(problem.fix, Fix(fix));
            if (problem.kind == Kind::RelationEnd)
                QVERIFY(problem.message.startsWith(u"works for cannot lead from "_s));
        }
    }

    void roles_data()
    {
        QTest::addColumn<QStringList>("arguments"); // role=filler type, ==text for a literal
        QTest::addColumn<QString>("expected");
        const QStringList sound{u"Attacker=PER"_s, u"Target=PER"_s, u"Two=X"_s, u"Two=event:Y"_s};
        QTest::newRow("sound") << sound << u""_s;
        QTest::newRow("event as filler") << sound + QStringList{u"Target=event:Attack"_s} << u""_s;
        QTest::newRow("wrong event") << sound + QStringList{u"Target=event:Show"_s} << u"RoleFiller"_s;
        QTest::newRow("wrong type") << sound + QStringList{u"Dead=PER"_s} << u"RoleFiller"_s;
        QTest::newRow("literal where values go") << sound + QStringList{u"Dead==3"_s} << u""_s;
        QTest::newRow("literal where none goes") << sound + QStringList{u"Target==rebels"_s} << u"RoleFiller"_s;
        QTest::newRow("unknown role") << sound + QStringList{u"Time=NUM"_s} << u"UnknownRole"_s;
        QTest::newRow("one missing") << sound.sliced(1) << u"MissingRole"_s;
        QTest::newRow("plus missing") << QStringList{sound[0], sound[2], sound[3]} << u"MissingRole"_s;
        QTest::newRow("one of two missing") << sound.first(3) << u"MissingRole"_s;
        QTest::newRow("one twice") << sound + QStringList{u"Attacker=ORG"_s} << u"RepeatedRole"_s;
        QTest::newRow("three of two") << sound + QStringList{u"Dead=NUM"_s, u"Dead=NUM"_s, u"Dead=NUM"_s}
                                      << u"RepeatedRole"_s;
        QTest::newRow("nothing at all") << QStringList() << u"MissingRole MissingRole MissingRole"_s;
    }

    void roles()
    {
        QFETCH(QStringList, arguments);
        std::vector<FilledRole> roles;
        for (const QString &one : std::as_const(arguments)) {
            const qsizetype at = one.indexOf(u'=');
            roles.push_back(filled(qint64(roles.size()) + 1, one.first(at), one.sliced(at + 1)));
        }
        const Problems problems = problemsOf(m_schema, eventMention(5, 1), u"Attack"_s, roles);
        QTEST(summary(problems), "expected");
        for (const Problem &problem : problems) {
            const bool ofArgument = problem.kind == Kind::UnknownRole || problem.kind == Kind::RoleFiller;
            QCOMPARE(problem.where, ofArgument ? Owner(ArgumentId(arguments.size())) : Owner(EventMentionId(5)));
            QVERIFY(problem.message.endsWith(u'.'));
        }
        QVERIFY(problemsOf(m_schema, eventMention(5, 1), u"X"_s, roles).empty());
    }

    void attributes_data()
    {
        QTest::addColumn<int>("owner");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QStringList>("values"); // name=value, or name alone for a flag
        QTest::addColumn<QString>("expected");
        using Owns = Owner::Kind;
        const auto row
            = [](const char *name, Owns owner, const char *type, const QString &values, const QString &expected) {
                  QTest::newRow(name) << int(owner) << QString::fromLatin1(type)
                                      << values.split(u' ', Qt::SkipEmptyParts) << expected;
              };
        row("sound", Owns::Mention, "PER", u"level=NAM"_s, u""_s);
        row("required, but with a default", Owns::Mention, "PER", u"level=NAM shown=no"_s, u""_s);
        row("required", Owns::Mention, "PER", u""_s, u"MissingAttribute"_s);
        row("outside", Owns::Mention, "PER", u"level=PRO"_s, u"AttributeValue"_s);
        row("flag where a value belongs", Owns::Mention, "PER", u"level"_s, u"AttributeValue"_s);
        row("of the entity", Owns::Mention, "PER", u"level=NAM birth=1999"_s, u"UnknownAttribute"_s);
        row("on the entity", Owns::Entity, "PER", u"birth=1999-12"_s, u""_s);
        row("no date", Owns::Entity, "PER", u"birth=yesterday"_s, u"AttributeValue"_s);
        row("number", Owns::Mention, "NUM", u"n=-1.5 count=3 exact"_s, u""_s);
        row("no number", Owns::Mention, "NUM", u"n=many count=3.5 exact=maybe"_s,
            u"AttributeValue AttributeValue AttributeValue"_s);
        row("event mention", Owns::EventMention, "Attack", u"tense=Past modes=a modes=b"_s, u""_s);
        row("event mention without", Owns::EventMention, "Attack", u""_s, u"MissingAttribute"_s);
        row("several, one outside", Owns::EventMention, "Attack", u"tense=Past modes=a modes=c"_s, u"AttributeValue"_s);
        row("event is not asked", Owns::Event, "Attack", u"modes=a"_s, u""_s);
        row("event with a wrong value", Owns::Event, "Attack", u"tense=x"_s, u"AttributeValue"_s);
        row("argument", Owns::Argument, "Attack", u"sure"_s, u""_s);
        row("argument with the event's", Owns::Argument, "Attack", u"tense=Past"_s, u"UnknownAttribute"_s);
        row("relation", Owns::Relation, "Works", u"since=2020"_s, u""_s);
        row("article", Owns::Article, "", u"genre=blog"_s, u""_s);
        row("article without", Owns::Article, "", u""_s, u"MissingAttribute"_s);
        row("article with another", Owns::Article, "", u"genre=blog mood=sad"_s, u"UnknownAttribute"_s);
        row("unknown type", Owns::Mention, "X", u"anything=goes"_s, u""_s);
    }

    void attributes()
    {
        QFETCH(int, owner);
        QFETCH(QString, type);
        QFETCH(QStringList, values);
        const Owner where(Owner::Kind(owner), 4);
        const TypeGroup group = where.kind == Owner::Kind::Relation ? TypeGroup::Relation
            : type == u"Attack"                                     ? TypeGroup::Event
                                                                    : TypeGroup::Mention;
        std::vector<Attribute> all;
        for (const QString &one : std::as_const(values)) {
            const qsizetype at = one.indexOf(u'=');
            all.push_back(attribute(where, one.left(at), at < 0 ? QString() : one.sliced(at + 1)));
        }
        const Problems problems = attributeProblems(m_schema, where, {group, type}, all);
        QTEST(summary(problems), "expected");
        for (const Problem &problem : problems) {
            QCOMPARE(problem.where, where);
            QCOMPARE(problem.hasFix(), problem.kind == Kind::UnknownAttribute);
            QVERIFY(problem.message.endsWith(u'.'));
        }
    }

    /// Once a schema has grown by an import, nothing in it is unknown to it.
    void nothingIsUnknownAfterGrowth()
    {
        RandomSchema random(3);
        for (int round = 0; round < repetitions(300, 10'000); ++round) {
            Bundle bundle;
            for (int i = 1; i <= 3; ++i) {
                bundle.mentions.push_back(mention(i, random.name()));
                bundle.entities.push_back(entity(i, random.name()));
                bundle.relations.push_back(relation(i, random.name()));
                bundle.events.push_back(test::event(i, random.name()));
                bundle.eventMentions.push_back(eventMention(i, i));
                bundle.arguments.push_back(argument(i, i, random.name(), Filler(u"x"_s)));
                for (int kind = 0; kind < 7; ++kind)
                    bundle.attributes.push_back(attribute(Owner(Owner::Kind(kind), i), random.name()));
            }
            const Schema schema = grown(Schema(random.next()), bundle);
            const auto unknown = [](const Problems &problems) {
                return std::ranges::any_of(problems, [](const Problem &problem) {
                    return problem.kind == Kind::UnknownType || problem.kind == Kind::UnknownRole
                        || problem.kind == Kind::UnknownAttribute;
                });
            };
            for (size_t i = 0; i < 3; ++i) {
                const TypeRef type = schema.markedType(bundle.mentions[i].type);
                const QString eventType = bundle.events[i].type;
                QVERIFY(!unknown(problemsOf(schema, bundle.mentions[i])));
                QVERIFY(!unknown(problemsOf(schema, bundle.entities[i])));
                QVERIFY(!unknown(problemsOf(schema, bundle.events[i])));
                QVERIFY(!unknown(problemsOf(schema, bundle.relations[i], type, type)));
                const std::vector<FilledRole> roles{{bundle.arguments[i], {}}};
                QVERIFY(!unknown(problemsOf(schema, bundle.eventMentions[i], eventType, roles)));
                const TypeRef owners[]{type, mentionRef(bundle.entities[i].type), {TypeGroup::Event, eventType},
                    {TypeGroup::Event, eventType}, {TypeGroup::Event, eventType},
                    {TypeGroup::Relation, bundle.relations[i].type}, {}};
                for (size_t kind = 0; kind < 7; ++kind) {
                    const Attribute &one = bundle.attributes[i * 7 + kind];
                    QVERIFY(!unknown(attributeProblems(schema, one.owner, owners[kind], {&one, 1})));
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestSchemaCheck)
#include "tst_schemacheck.moc"
