// SPDX-License-Identifier: GPL-3.0-or-later
// Sums and searches as a plain addition would give them.

#include "widgets/articleview/heightmap.h"

#include <QRandomGenerator>
#include <QTest>

#include <numeric>

using namespace glossator;

class TestHeightMap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asPlainAddition_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {1, 2, 3, 7, 8, 9, 64, 1000})
            QTest::addRow("%d blocks", count) << count;
    }

    void asPlainAddition()
    {
        QFETCH(int, count);
        QRandomGenerator random{quint32(count)};
        std::vector<int> heights(static_cast<size_t>(count));
        for (auto &height : heights)
            height = random.bounded(5) == 0 ? 0 : random.bounded(100);
        HeightMap map;
        map.reset(heights);
        for (int round = 0; round < 200; ++round) {
            const auto changed = random.bounded(count);
            heights[size_t(changed)] = random.bounded(200);
            map.setHeight(changed, heights[size_t(changed)]);
            QCOMPARE(map.height(changed), heights[size_t(changed)]);

            const auto block = random.bounded(count + 1);
            QCOMPARE(map.top(block), std::accumulate(heights.begin(), heights.begin() + block, qint64(0)));
            const auto total = std::accumulate(heights.begin(), heights.end(), qint64(0));
            QCOMPARE(map.total(), total);

            const auto y = random.bounded(total + 1);
            const auto found = map.blockAt(y);
            QVERIFY(map.top(found) <= y);
            if (y < total)
                QVERIFY(y < map.top(found) + map.height(found));
            else
                QCOMPARE(found, count - 1);
        }
        QCOMPARE(map.blockAt(-5), 0);
        QCOMPARE(map.blockAt(map.total() + 1000), count - 1);
    }
};

QTEST_GUILESS_MAIN(TestHeightMap)
#include "tst_heightmap.moc"
