// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/spool.h"

#include "tests/support/testsupport.h"

#include <QFileInfo>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class SpoolTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothing()
    {
        const auto taken = Spool().take();
        QVERIFY(taken && taken->bytes.isEmpty() && !taken->rest);
    }
    void littleStaysInMemory()
    {
        Spool spool;
        spool.add("head\n");
        spool.add("one\n", Owner(EntityId(1)));
        spool.add("two\n", Owner(EntityId(2)));
        const auto taken = spool.take();
        QVERIFY(taken && !taken->rest);
        QCOMPARE(taken->bytes, "head\none\ntwo\n");
        QCOMPARE(taken->places, (std::vector<OutputPlace>{{5, 9, EntityId(1)}, {9, 13, EntityId(2)}}));
    }
    void muchGoesToAFile()
    {
        Spool spool;
        QByteArray all;
        for (int i = 0; i < 40'000; ++i) {
            const QByteArray line = QByteArray::number(i).repeated(20) + '\n';
            spool.add(line, Owner(EntityId(i + 1)));
            all += line;
        }
        const auto taken = spool.take();
        QVERIFY(taken && taken->rest);
        QVERIFY(taken->bytes.size() <= 1 << 20);
        QCOMPARE(taken->places.back().end, taken->bytes.size());
        QVERIFY(taken->bytes + taken->rest->readAll() == all);
        QVERIFY(taken->rest->atEnd());
    }
    void whatIsTooMuchLiesBesideTheProject()
    {
        const QString project = test::scratchPath(u"reading.gloss"_s);
        Spool spool(project);
        spool.add(QByteArray(3 << 20, 'x'));
        const auto taken = spool.take();
        QVERIFY2(taken, taken ? "" : qPrintable(taken.error().message));
        QCOMPARE(QFileInfo(static_cast<QFile &>(*taken->rest).fileName()).path(), QFileInfo(project).path());
    }
};

QTEST_GUILESS_MAIN(SpoolTest)
#include "tst_spool.moc"
