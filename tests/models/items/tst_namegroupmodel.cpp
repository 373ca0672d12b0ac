// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/namegroupmodel.h"
#include "models/items/workbench.h"
#include "tests/support/projectsupport.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class NameGroupModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsTheTicks()
    {
        auto store = test::newStore(u"ticks.gloss"_s);
        Workbench workbench(*store);
        const NameGroup twice{u"PER"_s, u"Ayşe"_s, {}, {Mention(), Mention()}, 1};
        const NameGroup known{u"GPE"_s, u"Bakü"_s, EntityId(7), {Mention()}, 1};
        NameGroupModel model({twice, known}, workbench.schema());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(test::dump(model),
            u"Ayşe | Person | 2 | 1 | a new entity\nBakü | Geo-political entity | 1 | 1 | joins the one of that name\n"_s);
        QCOMPARE(model.tickedMentions(), 3);
        QVERIFY(model.setData(model.index(0, NameGroupModel::Name), Qt::Unchecked, Qt::CheckStateRole));
        QVERIFY(!model.setData(model.index(0, NameGroupModel::Type), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(model.tickedMentions(), 1);
        QCOMPARE(model.ticked(), std::vector<NameGroup>{known});
        model.tickAll(false);
        QCOMPARE(model.ticked(), std::vector<NameGroup>());
        model.tickAll(true);
        QCOMPARE(model.ticked(), (std::vector<NameGroup>{twice, known}));
    }

    void standsEmpty()
    {
        auto store = test::newStore(u"none.gloss"_s);
        Workbench workbench(*store);
        NameGroupModel model({}, workbench.schema());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.tickAll(true);
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.tickedMentions(), 0);
    }
};

QTEST_GUILESS_MAIN(NameGroupModelTest)
#include "tst_namegroupmodel.moc"
