// SPDX-License-Identifier: GPL-3.0-or-later
// The index answers as a plain list that is searched from end to end would.

#include "models/items/mentionindex.h"
#include "tests/support/testsupport.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <map>
#include <set>

using namespace glossator;

namespace {

Mention mentionOf(qint64 id, Extent extent, qint64 entity = 0)
{
    Mention mention;
    mention.id = MentionId(id);
    mention.extent = std::move(extent);
    mention.entity = EntityId(entity);
    return mention;
}

std::vector<qint64> idsOf(const std::vector<const Mention *> &mentions)
{
    std::vector<qint64> ids;
    for (const auto *mention : mentions)
        ids.push_back(mention->id.value());
    return ids;
}

qint64 idOf(const Mention *mention) { return mention ? mention->id.value() : 0; }

bool earlier(const Mention *a, const Mention *b)
{
    const auto left = a->extent.hull();
    const auto right = b->extent.hull();
    return std::tuple(left.begin, -left.end, a->id) < std::tuple(right.begin, -right.end, b->id);
}

/// The plain list, with each answer written as its definition.
struct Naive {
    std::map<MentionId, Mention> mentions;

    template <class Predicate>
    [[nodiscard]] std::vector<const Mention *> those(Predicate predicate) const
    {
        std::vector<const Mention *> result;
        for (const auto &[id, mention] : mentions) {
            if (predicate(mention))
                result.push_back(&mention);
        }
        std::ranges::sort(result, earlier);
        return result;
    }
    [[nodiscard]] std::vector<const Mention *> touching(TextSpan span) const
    {
        return those([span](const Mention &mention) {
            const auto hull = mention.extent.hull();
            if (hull.isEmpty())
                return span.begin <= hull.begin && hull.begin <= span.end;
            if (span.isEmpty())
                return hull.begin <= span.begin && span.begin < hull.end;
            return std::max(hull.begin, span.begin) < std::min(hull.end, span.end);
        });
    }
};

TextSpan randomSpan(QRandomGenerator &random, qsizetype textLength)
{
    static constexpr qsizetype lengths[] = {0, 1, 5, 8, 64, 600, 20'000};
    const auto begin = random.bounded(textLength);
    const auto length = lengths[random.bounded(int(std::size(lengths)))];
    return {begin, std::min(textLength, begin + (length ? random.bounded(length) + 1 : 0))};
}

Extent randomExtent(QRandomGenerator &random, qsizetype textLength)
{
    std::vector<TextSpan> fragments{randomSpan(random, textLength)};
    while (random.bounded(6) == 0)
        fragments.push_back(randomSpan(random, textLength));
    return Extent(std::move(fragments));
}

} // namespace

class TestMentionIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersAsThePlainList_data()
    {
        QTest::addColumn<int>("seed");
        QTest::addColumn<qsizetype>("textLength");
        for (int seed = 1; seed <= glossator::test::repetitions(6, 200); ++seed)
            QTest::addRow("text of %d, seed %d", seed % 2 ? 60 : 30'000, seed)
                << seed << qsizetype(seed % 2 ? 60 : 30'000);
    }

    void answersAsThePlainList()
    {
        QFETCH(int, seed);
        QFETCH(qsizetype, textLength);
        QRandomGenerator random{quint32(seed)};
        MentionIndex index;
        Naive naive;

        std::vector<Mention> loaded;
        for (qint64 id = 1; id <= 300; ++id)
            loaded.push_back(mentionOf(id, randomExtent(random, textLength), random.bounded(12)));
        for (const auto &mention : loaded)
            naive.mentions[mention.id] = mention;
        index.load(loaded);

        for (int step = 0; step < 600; ++step) {
            const qint64 id = random.bounded(400) + 1;
            if (random.bounded(3) == 0) {
                index.remove(MentionId(id));
                naive.mentions.erase(MentionId(id));
            } else {
                const auto mention = mentionOf(id, randomExtent(random, textLength), random.bounded(12));
                if (random.bounded(2))
                    index.insert(mention);
                else
                    index.update(mention);
                naive.mentions[mention.id] = mention;
            }
            QCOMPARE(index.size(), qsizetype(naive.mentions.size()));

            const auto span = randomSpan(random, textLength);
            QCOMPARE(idsOf(index.touching(span)), idsOf(naive.touching(span)));

            const auto offset = span.begin;
            auto there = naive.those([offset](const Mention &mention) {
                return std::ranges::any_of(mention.extent.fragments(), [offset](TextSpan fragment) {
                    return fragment.isEmpty() ? fragment.begin == offset : fragment.contains(offset);
                });
            });
            QCOMPARE(idsOf(index.at(offset)).size(), there.size());
            const auto at = index.at(offset);
            QVERIFY(std::ranges::is_sorted(at, {}, [](const Mention *m) { return m->extent.hull().length(); }));
            QCOMPARE(std::set(at.begin(), at.end()).size(), there.size());

            const auto later = naive.those([=](const Mention &m) { return m.extent.hull().begin >= offset; });
            const auto before = naive.those([=](const Mention &m) { return m.extent.hull().begin < offset; });
            QCOMPARE(idOf(index.next(offset)), later.empty() ? 0 : idOf(later.front()));
            QCOMPARE(idOf(index.previous(offset)), before.empty() ? 0 : idOf(before.back()));

            const EntityId entity(random.bounded(12) + 1);
            QCOMPARE(idsOf(index.mentionsOf(entity)),
                idsOf(naive.those([entity](const Mention &mention) { return mention.entity == entity; })));
        }

        // Walking forth and back reaches everything, also what begins at one place.
        const auto all = idsOf(naive.those([](const Mention &) { return true; }));
        std::vector<qint64> walked;
        const Mention *last = nullptr;
        for (const auto *mention = index.next(0); mention; mention = index.after(mention->id)) {
            walked.push_back(mention->id.value());
            last = mention;
        }
        QCOMPARE(walked, all);
        for (const auto *mention = last; mention; mention = index.before(mention->id)) {
            QCOMPARE(mention->id.value(), walked.back());
            walked.pop_back();
        }
        QVERIFY(walked.empty());
    }

    void innermostFirst()
    {
        MentionIndex index;
        index.load({mentionOf(1, TextSpan{0, 20}), mentionOf(2, TextSpan{5, 12}), mentionOf(3, TextSpan{8, 8}),
            mentionOf(4, Extent({{0, 3}, {8, 9}}))});
        QCOMPARE(idsOf(index.at(8)), (std::vector<qint64>{3, 2, 4, 1}));
        QCOMPARE(idsOf(index.at(4)), (std::vector<qint64>{1})); // the gap of the fourth
        QCOMPARE(idsOf(index.at(20)), (std::vector<qint64>{}));
    }

    void exactly()
    {
        MentionIndex index;
        index.load(
            {mentionOf(1, TextSpan{4, 9}), mentionOf(2, TextSpan{4, 6}), mentionOf(3, Extent({{8, 9}, {4, 6}}))});
        QCOMPARE(idOf(index.exactly(TextSpan{4, 6})), 2);
        QCOMPARE(idOf(index.exactly(TextSpan{4, 9})), 1);
        QCOMPARE(idOf(index.exactly(Extent({{4, 6}, {8, 9}}))), 3);
        QCOMPARE(idOf(index.exactly(TextSpan{4, 7})), 0);
        QCOMPARE(idOf(index.exactly(Extent())), 0);
    }

    void saysWhatChanged()
    {
        MentionIndex index;
        QSignalSpy changed(&index, &MentionIndex::changed);
        QSignalSpy reset(&index, &MentionIndex::reset);
        const auto told = [&changed] {
            std::vector<TextSpan> spans;
            for (const auto &arguments : changed)
                spans.push_back(arguments.front().value<TextSpan>());
            changed.clear();
            return spans;
        };
        index.load({mentionOf(1, TextSpan{3, 5})});
        QCOMPARE(reset.count(), 1);
        index.insert(mentionOf(2, TextSpan{7, 9}));
        QCOMPARE(told(), (std::vector<TextSpan>{{7, 9}}));
        index.update(mentionOf(2, TextSpan{17, 19}));
        QCOMPARE(told(), (std::vector<TextSpan>{{7, 9}, {17, 19}}));
        index.update(mentionOf(2, TextSpan{17, 19}, 5));
        QCOMPARE(told(), (std::vector<TextSpan>{{17, 19}}));
        index.remove(MentionId(1));
        index.remove(MentionId(1));
        QCOMPARE(told(), (std::vector<TextSpan>{{3, 5}}));
        QCOMPARE(reset.count(), 1);
    }

    void loadDropsDoubles()
    {
        MentionIndex index;
        index.load({mentionOf(1, TextSpan{3, 5}), mentionOf(1, TextSpan{30, 50}), mentionOf(2, TextSpan{4, 5})});
        QCOMPARE(index.size(), 2);
        QCOMPARE(idsOf(index.touching({0, 100})), (std::vector<qint64>{1, 2}));
        QCOMPARE(index.mention(MentionId(1))->extent.hull(), (TextSpan{3, 5}));
    }
};

QTEST_GUILESS_MAIN(TestMentionIndex)
#include "tst_mentionindex.moc"
