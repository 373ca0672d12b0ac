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

    /// Whoever marks a whole book names nobody.
    void aNameIsNotLong()
    {
        QVERIFY(looksLikeName(u"Ayşe "_s.repeated(60)));
        QVERIFY(!looksLikeName(u"Ayşe "_s.repeated(61)));
    }

    void heIsNotShe()
    {
        QCOMPARE(spokenOf(u"His"_s), Spoken::He);
        QCOMPARE(spokenOf(u"She"_s), Spoken::She);
        QCOMPARE(spokenOf(u"it"_s), Spoken::It);
        QCOMPARE(spokenOf(u"they"_s), Spoken::Anybody);
        QCOMPARE(spokenOf(u"o"_s), Spoken::Anybody); // the Turkish one is all three
        QCOMPARE(spokenOf(u"the president"_s), Spoken::Anybody);
        QVERIFY(isPronoun(u"THEY"_s));
        QVERIFY(!isPronoun(u"president"_s));
    }

    void capitalsOfADatelineAreNoOtherName_data()
    {
        QTest::addColumn<QStringList>("others");
        QTest::newRow("ANKARA") << QStringList{u"Ankara"_s};
        QTest::newRow("Ankara") << QStringList{u"ANKARA"_s};
        QTest::newRow("NEW YORK") << QStringList{u"New York"_s};
        QTest::newRow("New York") << QStringList{u"NEW YORK"_s};
        QTest::newRow("İSTANBUL") << QStringList{u"İstanbul"_s};
        QTest::newRow("МОСКВА") << QStringList{u"Москва"_s};
        QTest::newRow("Straße") << QStringList{u"STRASSE"_s};
        QTest::newRow("Diyarbakır") << QStringList{u"DIYARBAKIR"_s, u"DİYARBAKIR"_s};
        QTest::newRow("SARI") << QStringList{u"Sari"_s, u"Sarı"_s};
        for (const char *none : {"WHO", "US", "Who", "ankara", "NEW York", "McCain", "F-16", "بغداد", "北京"})
            QTest::newRow(none) << QStringList();
    }
    void capitalsOfADatelineAreNoOtherName()
    {
        QFETCH(const QStringList, others);
        QCOMPARE(inOtherCase(QString::fromUtf8(QTest::currentDataTag())), others);
        QCOMPARE(inOtherCase(QString()), QStringList());
    }
    void turkishDatelinesToo()
    {
        QVERIFY(inOtherCase(u"İZMİR"_s).contains(u"İzmir"_s));
        QVERIFY(inOtherCase(u"DİYARBAKIR"_s).contains(u"Diyarbakır"_s));
        QVERIFY(inOtherCase(u"IĞDIR"_s).contains(u"Iğdır"_s));
    }
};

QTEST_GUILESS_MAIN(ProperNameTest)
#include "tst_propername.moc"
