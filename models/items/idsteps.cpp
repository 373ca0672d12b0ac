// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/idsteps.h"

#include <QSet>

#include <algorithm>
#include <functional>
#include <optional>

namespace glossator {

namespace {

using Ids = std::vector<qint64>;

constexpr size_t mostRuns = 24; ///< more of them are told as a wholesale change

struct Run {
    qsizetype first = 0;
    qsizetype count = 0;
};

/// The runs of those for which the predicate holds.
std::vector<Run> runsOf(const Ids &ids, const std::function<bool(qint64)> &holds)
{
    std::vector<Run> runs;
    for (qsizetype row = 0; row < qsizetype(ids.size()); ++row) {
        if (!holds(ids[size_t(row)]))
            continue;
        if (!runs.empty() && runs.back().first + runs.back().count == row)
            ++runs.back().count;
        else
            runs.push_back({row, 1});
    }
    return runs;
}

/// The one move that makes `to` of `from`, which holds the same ids, if one does.
std::optional<IdStep> singleMove(const Ids &from, const Ids &to)
{
    const auto [begin, ignored] = std::ranges::mismatch(from, to);
    const auto [back, alsoIgnored] = std::mismatch(from.rbegin(), from.rend(), to.rbegin());
    const auto first = begin - from.begin();
    const auto last = from.rend() - back - 1;
    const auto same = [&](qsizetype fromRow, qsizetype toRow, qsizetype count) {
        return std::equal(from.begin() + fromRow, from.begin() + fromRow + count, to.begin() + toRow);
    };
    if (from[size_t(first)] == to[size_t(last)] && same(first + 1, first, last - first))
        return IdStep{IdStep::Kind::Move, first, 1, last};
    if (from[size_t(last)] == to[size_t(first)] && same(first, first + 1, last - first))
        return IdStep{IdStep::Kind::Move, last, 1, first};
    return std::nullopt;
}

std::vector<IdStep> stepsBetween(const Ids &from, const Ids &to)
{
    std::vector<IdStep> steps;
    Ids now = from;
    const auto take = [&](IdStep step) {
        takeStep(now, step);
        steps.push_back(std::move(step));
    };

    const QSet<qint64> wanted(to.begin(), to.end());
    const QSet<qint64> present(from.begin(), from.end());
    Ids kept; // in their new order
    std::ranges::copy_if(to, std::back_inserter(kept), [&](qint64 id) { return present.contains(id); });

    const auto leaving = runsOf(now, [&](qint64 id) { return !wanted.contains(id); });
    if (leaving.size() > mostRuns) {
        Ids sorted = kept;
        std::ranges::copy_if(now, std::back_inserter(sorted), [&](qint64 id) { return !wanted.contains(id); });
        take({IdStep::Kind::Reorder, 0, 0, 0, std::move(sorted)});
        take({IdStep::Kind::Remove, qsizetype(kept.size()), qsizetype(now.size() - kept.size())});
    } else {
        for (auto run = leaving.rbegin(); run != leaving.rend(); ++run)
            take({IdStep::Kind::Remove, run->first, run->count});
    }

    const auto coming = runsOf(to, [&](qint64 id) { return !present.contains(id); });
    const bool isWholesale = coming.size() > mostRuns;
    if (now != kept && !isWholesale) {
        auto move = singleMove(now, kept);
        take(move ? *std::move(move) : IdStep{IdStep::Kind::Reorder, 0, 0, 0, kept});
    }
    if (isWholesale) {
        Ids added;
        std::ranges::copy_if(to, std::back_inserter(added), [&](qint64 id) { return !present.contains(id); });
        take({IdStep::Kind::Insert, qsizetype(now.size()), qsizetype(added.size()), 0, std::move(added)});
        if (now != to)
            take({IdStep::Kind::Reorder, 0, 0, 0, to});
    } else {
        for (const Run run : coming) {
            const auto first = to.begin() + run.first;
            take({IdStep::Kind::Insert, run.first, run.count, 0, Ids(first, first + run.count)});
        }
    }
    return steps;
}

} // namespace

std::vector<IdStep> idSteps(const std::vector<qint64> &from, const std::vector<qint64> &to)
{
    // Most edits touch one place of a long list: what is the same before and after it is not looked at.
    const auto [fromBegin, toBegin] = std::ranges::mismatch(from, to);
    auto fromEnd = from.end();
    auto toEnd = to.end();
    while (fromEnd != fromBegin && toEnd != toBegin && fromEnd[-1] == toEnd[-1]) {
        --fromEnd;
        --toEnd;
    }
    std::vector<IdStep> steps = stepsBetween({fromBegin, fromEnd}, {toBegin, toEnd});
    const auto before = fromBegin - from.begin();
    for (IdStep &step : steps) {
        if (step.kind == IdStep::Kind::Reorder) {
            step.ids.insert(step.ids.begin(), from.begin(), fromBegin);
            step.ids.insert(step.ids.end(), fromEnd, from.end());
        } else {
            step.first += before;
            step.to += before;
        }
    }
    return steps;
}

void takeStep(std::vector<qint64> &ids, const IdStep &step)
{
    const auto first = ids.begin() + step.first;
    switch (step.kind) {
    case IdStep::Kind::Remove:
        ids.erase(first, first + step.count);
        break;
    case IdStep::Kind::Insert:
        ids.insert(first, step.ids.begin(), step.ids.end());
        break;
    case IdStep::Kind::Move:
        if (step.to > step.first)
            std::rotate(first, first + 1, ids.begin() + step.to + 1);
        else
            std::rotate(ids.begin() + step.to, first, first + 1);
        break;
    case IdStep::Kind::Reorder:
        ids = step.ids;
        break;
    }
}

} // namespace glossator
