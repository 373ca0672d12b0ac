// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/propername.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class ProperNameTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsNamesFromDescriptions_data()
    {
        QTest::addColumn<bool>("isName");
        const auto rows = [](bool isName, std::initializer_list<const char *> quotes) {
            for (const char *quote : quotes)
                QTest::newRow(quote) << isName;
        };
        rows(true, {"Ayşe Demir", "President Aliyev", "European Commission", "The Hague", "Ministry of Defence", "US", "WHO",
                       "U.S.", "Baykar's", "State Department", "3M", "Cumhurbaşkanı Erdoğan", "Türkiye’nin", "İzmir", "Işık",
                       "Bakan Fidan'ın", "محمد السيسي", "وزارة الدفاع", "العراق", "القاهرة", "بغداد", "Merkel", "新华社", "Ben", "Kim", "Sen", "Adam", "Kent",
                       "Ṣāliḥ al-Marwazānī"});
        rows(false, {"", " ", "“”", "he", "He", "She", "Them", "I", "the president", "The president", "President",
                        "The President", "Prime Minister", "This Company", "Officials", "the mayor of the town", "o", "O",
                        "Onun", "Onlar", "Kendisi", "Cumhurbaşkanı", "Cumhurbaşkanı’nın", "Bakan", "Genel Müdür", "bakan",
                        "هو", "هي", "هؤلاء", "الرئيس", "الرئيس السوري", "والحكومة", "للوزير", "Er", "Sie",
                        "al-qaida", "al-", "vice-President"});
    }
    void tellsNamesFromDescriptions()
    {
        QFETCH(const bool, isName);
        QCOMPARE(looksLikeName(QString::fromUtf8(QTest::currentDataTag())), isName);
    }

    void heIsNotShe()
    {
        QVERIFY(excludeEachOther(u"She"_s, u"his"_s));
        QVERIFY(excludeEachOther(u"it"_s, u"Her"_s));
        QVERIFY(!excludeEachOther(u"She"_s, u"her"_s));
        QVERIFY(!excludeEachOther(u"She"_s, u"the president"_s));
        QVERIFY(!excludeEachOther(u"they"_s, u"he"_s));
        QVERIFY(!excludeEachOther(u"o"_s, u"he"_s)); // the Turkish one is both
        QVERIFY(isPronoun(u"THEY"_s));
        QVERIFY(!isPronoun(u"president"_s));
    }

    void capitalsOfADatelineAreNoOtherName_data()
    {
        QTest::addColumn<QString>("other");
        QTest::newRow("ANKARA") << u"Ankara"_s;
        QTest::newRow("Ankara") << u"ANKARA"_s;
        QTest::newRow("NEW YORK") << u"New York"_s;
        QTest::newRow("New York") << u"NEW YORK"_s;
        QTest::newRow("İSTANBUL") << u"İstanbul"_s;
        QTest::newRow("МОСКВА") << u"Москва"_s;
        for (const char *none : {"WHO", "US", "Who", "ankara", "NEW York", "McCain", "F-16", "بغداد", "北京"})
            QTest::newRow(none) << QString();
    }
    void capitalsOfADatelineAreNoOtherName()
    {
        QFETCH(const QString, other);
        QCOMPARE(inOtherCase(QString::fromUtf8(QTest::currentDataTag())), other);
        QCOMPARE(inOtherCase(QString()), QString());
    }
};

QTEST_GUILESS_MAIN(ProperNameTest)
#include "tst_propername.moc"
