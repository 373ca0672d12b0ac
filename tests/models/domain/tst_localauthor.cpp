// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/localauthor.h"
#include "tests/support/testsupport.h"

#include <QSettings>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class LocalAuthorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, test::scratchPath(u"settings"_s));
    }

    void nobodyWasAsked()
    {
        QVERIFY(!hasLocalAuthor());
        QVERIFY(!localAuthor().name.isEmpty());
        QCOMPARE(localAuthor().uuid, QString());
        QVERIFY(!hasLocalAuthor()); // to look is not to ask
    }

    void aNameStandsInALine_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << u" Ada  Lovelace "_s << u"Ada Lovelace"_s;
        QTest::newRow("lines") << u"Ada\nL.\tC."_s << u"Ada L. C."_s;
        QTest::newRow("controls") << u"A\x01\x1b[31mda"_s << u"A[31mda"_s;
        QTest::newRow("directions") << u"\u202EAda\u2066"_s << u"Ada"_s;
        QTest::newRow("joiners stay") << u"می\u200cخواهم"_s << u"می\u200cخواهم"_s;
        QTest::newRow("long") << u"\U0001F6A2"_s.repeated(200) << u"\U0001F6A2"_s.repeated(100);
        QTest::newRow("nothing") << u"\x07 "_s << QString();
    }
    void aNameStandsInALine()
    {
        QFETCH(const QString, typed);
        QTEST(personName(typed), "name");
    }

    void theUuidOutlivesTheName()
    {
        setLocalAuthor(u"Ada"_s);
        QVERIFY(hasLocalAuthor());
        const Author ada = localAuthor();
        QCOMPARE(ada.name, u"Ada"_s);
        QVERIFY(!ada.uuid.isEmpty());
        setLocalAuthor(u"Ada L."_s);
        QCOMPARE(localAuthor(), (Author{{}, ada.uuid, u"Ada L."_s}));
    }
};

QTEST_GUILESS_MAIN(LocalAuthorTest)
#include "tst_localauthor.moc"
