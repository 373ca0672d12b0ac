// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/idsteps.h"
#include "tests/support/testsupport.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace glossator;

namespace {

using Ids = std::vector<qint64>;

Ids range(qint64 first, qint64 count)
{
    Ids ids(static_cast<size_t>(count));
    std::iota(ids.begin(), ids.end(), first);
    return ids;
}

Ids some(const Ids &ids, qint64 every)
{
    Ids chosen;
    std::ranges::copy_if(ids, std::back_inserter(chosen), [every](qint64 id) { return id % every == 0; });
    return chosen;
}

Ids reversed(Ids ids)
{
    std::ranges::reverse(ids);
    return ids;
}

} // namespace

class IdStepsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesFewSteps_data()
    {
        QTest::addColumn<Ids>("from");
        QTest::addColumn<Ids>("to");
        QTest::addColumn<int>("steps");
        const Ids many = range(1, 10'000);
        QTest::newRow("nothing") << Ids() << Ids() << 0;
        QTest::newRow("the same") << many << many << 0;
        QTest::newRow("filled") << Ids() << many << 1;
        QTest::newRow("emptied") << many << Ids() << 1;
        QTest::newRow("one added in front") << Ids{1, 2, 3} << Ids{9, 1, 2, 3} << 1;
        QTest::newRow("one added at the end") << Ids{1, 2, 3} << Ids{1, 2, 3, 9} << 1;
        QTest::newRow("two places added to") << Ids{1, 2, 3} << Ids{8, 1, 2, 9, 3} << 2;
        QTest::newRow("one removed") << Ids{1, 2, 3} << Ids{1, 3} << 1;
        QTest::newRow("one replaced") << Ids{1, 2, 3} << Ids{1, 9, 3} << 2;
        QTest::newRow("one moved down") << Ids{1, 2, 3, 4} << Ids{2, 3, 4, 1} << 1;
        QTest::newRow("one moved up") << Ids{1, 2, 3, 4} << Ids{1, 4, 2, 3} << 1;
        QTest::newRow("two swapped") << Ids{1, 2} << Ids{2, 1} << 1;
        QTest::newRow("turned round") << many << reversed(many) << 1;
        QTest::newRow("filtered") << many << some(many, 3) << 2;
        QTest::newRow("no longer filtered") << some(many, 3) << many << 2;
        QTest::newRow("another filter") << some(many, 3) << some(many, 2) << 4;
        QTest::newRow("another filter and order") << some(many, 3) << reversed(some(many, 2)) << 4;
    }

    void takesFewSteps()
    {
        QFETCH(const Ids, from);
        QFETCH(const Ids, to);
        QFETCH(const int, steps);
        const std::vector<IdStep> taken = idSteps(from, to);
        Ids ids = from;
        for (const IdStep &step : taken)
            takeStep(ids, step);
        QCOMPARE(ids, to);
        QCOMPARE(int(taken.size()), steps);
    }

    void anyListBecomesAnyOther()
    {
        QRandomGenerator random(7);
        for (int i = 0; i < test::repetitions(5'000, 200'000); ++i) {
            const auto list = [&] {
                Ids ids = range(1, random.bounded(1, i % 50 == 0 ? 300 : 12));
                std::ranges::shuffle(ids, random);
                ids.resize(random.bounded(quint32(ids.size() + 1)));
                return ids;
            };
            const Ids from = list();
            const Ids to = list();
            Ids ids = from;
            for (const IdStep &step : idSteps(from, to)) {
                QVERIFY(step.kind != IdStep::Kind::Remove || step.count > 0);
                QVERIFY(step.kind != IdStep::Kind::Insert || (step.count > 0 && size_t(step.count) == step.ids.size()));
                QVERIFY(step.kind != IdStep::Kind::Move || step.first != step.to);
                takeStep(ids, step);
            }
            QCOMPARE(ids, to);
        }
    }
};

QTEST_GUILESS_MAIN(IdStepsTest)
#include "tst_idsteps.moc"
