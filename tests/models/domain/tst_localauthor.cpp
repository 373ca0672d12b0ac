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
