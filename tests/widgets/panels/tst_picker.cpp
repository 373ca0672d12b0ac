// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/picker.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class PickerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void offersWhatHoldsTheLettersTheBestFirst_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("offered");
        QTest::newRow("nothing: all as they came")
            << u""_s << QStringList{u"Mert Öztürk"_s, u"Öztürk"_s, u"İzmir"_s, u"Işık"_s};
        QTest::newRow("accent typed, what begins so first") << u"özt"_s << QStringList{u"Öztürk"_s, u"Mert Öztürk"_s};
        QTest::newRow("accent not typed") << u"ozt"_s << QStringList{u"Öztürk"_s, u"Mert Öztürk"_s};
        QTest::newRow("dotted capital") << u"izmir"_s << QStringList{u"İzmir"_s};
        QTest::newRow("dotless capital") << u"ISIK"_s << QStringList{u"Işık"_s};
        QTest::newRow("letters with others between") << u"mtürk"_s << QStringList{u"Mert Öztürk"_s};
        QTest::newRow("the words beside it") << u"place"_s << QStringList{u"İzmir"_s};
        QTest::newRow("not there") << u"ankara"_s << QStringList();
    }
    void offersWhatHoldsTheLettersTheBestFirst()
    {
        QFETCH(const QString, typed);
        const auto source = Picker::among({{u"Mert Öztürk"_s, u"PER"_s, 1},
                                           {u"Öztürk"_s, u"PER"_s, 2},
                                           {u"İzmir"_s, u"place"_s, 3},
                                           {u"Işık"_s, u"ORG"_s, 4}});
        QStringList offered;
        for (const PickItem &item : source(typed))
            offered << item.text;
        QTEST(offered, "offered");
    }
};

QTEST_MAIN(PickerTest)
#include "tst_picker.moc"
