// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/eventroles.h"

#include "models/domain/schemareader.h"
#include "models/domain/shippedschemas.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class EventRolesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ofShippedSchemas_data()
    {
        QTest::addColumn<QString>("schema");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("actor");
        QTest::addColumn<QString>("target");
        const auto row = [](const char *schema, const char *type, const QString &actor, const QString &target) {
            QTest::addRow("%s %s", schema, type) << QString::fromLatin1(schema) << QString::fromLatin1(type) << actor << target;
        };
        row("newsace", "Conflict.Attack", u"Attacker"_s, u"Target"_s);
        row("newsace", "Contact.Meet", u"Entity"_s, u"Entity"_s);
        row("newsace", "Contact.Statement", u"Speaker"_s, u"Audience"_s);
        row("newsace", "Life.Die", u"Agent"_s, u"Victim"_s);
        row("newsace", "Movement.Transport-Person", u"Agent"_s, u"Person"_s);
        row("newsace", "Manufacture.Artifact", u"Agent"_s, u"Artifact"_s);
        row("ace2005", "Transaction.Transfer-Money", u"Giver"_s, u"Recipient"_s);
        row("ace2005", "Justice.Sue", u"Plaintiff"_s, u"Defendant"_s);
        row("ace2005", "Life.Marry", u"Person"_s, u"Person"_s);
        row("ace2005", "Conflict.Attack", u"Attacker"_s, u"Target"_s);
    }
    void ofShippedSchemas()
    {
        QFETCH(const QString, schema);
        QFETCH(const QString, type);
        QFETCH(const QString, actor);
        QFETCH(const QString, target);
        const auto read = readSchema(shippedSchema(schema), schema);
        QVERIFY(read && read->eventType(type));
        const EventRoles roles = eventRoles(*read, type, {});
        QCOMPARE(roles.actor, actor);
        QCOMPARE(roles.target, target);
    }

    void withoutASchema_data()
    {
        QTest::addColumn<QStringList>("filled");
        QTest::addColumn<QString>("actor");
        QTest::addColumn<QString>("target");
        QTest::newRow("none") << QStringList() << QString() << QString();
        QTest::newRow("names") << QStringList{u"Victim"_s, u"Place"_s, u"AGENT"_s} << u"AGENT"_s << u"Victim"_s;
        QTest::newRow("a target alone") << QStringList{u"Victim"_s, u"Theme"_s} << u"Theme"_s << u"Victim"_s;
        QTest::newRow("the first two") << QStringList{u"Place"_s, u"Theme"_s, u"Who"_s} << u"Theme"_s << u"Who"_s;
        QTest::newRow("one") << QStringList{u"Theme"_s, u"Place"_s} << u"Theme"_s << u"Theme"_s;
        QTest::newRow("a place alone") << QStringList{u"Place"_s} << QString() << QString();
    }
    void withoutASchema()
    {
        QFETCH(const QStringList, filled);
        QFETCH(const QString, actor);
        QFETCH(const QString, target);
        const EventRoles roles = eventRoles(Schema(), u"Any"_s, filled);
        QCOMPARE(roles.actor, actor);
        QCOMPARE(roles.target, target);
    }
};

QTEST_GUILESS_MAIN(EventRolesTest)
#include "tst_eventroles.moc"
