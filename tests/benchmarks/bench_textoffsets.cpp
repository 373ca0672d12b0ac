// SPDX-License-Identifier: GPL-3.0-or-later
// What TextOffsets costs: building it, and one conversion at a random place. The floor is a look at every unit.
#include "models/base/textoffsets.h"

#include <QRandomGenerator>

#include <benchmark/benchmark.h>

#include <numeric>

using namespace Qt::StringLiterals;
using glossator::TextOffsets;

namespace {

/// About five million UTF-16 units: 0 ASCII, 1 Turkish, 2 with an emoji now and then.
QString sample(qint64 kind)
{
    const QString sentences[] = {u"The president received the head of the company in the capital on Monday. "_s,
                                 u"Cumhurbaşkanı, şirketin başkanını pazartesi günü başkentte kabul etti ve görüştü. "_s,
                                 u"The president 😀 received the head of the company in Iğdır on Monday, he said. "_s};
    const QString &sentence = sentences[kind];
    return sentence.repeated(5'000'000 / sentence.size());
}

void floorOfBuilding(benchmark::State &state)
{
    const QString text = sample(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(std::accumulate(text.utf16(), text.utf16() + text.size(), 0u));
}

void build(benchmark::State &state)
{
    const QString text = sample(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(TextOffsets(text).utf8Length());
}

template <auto convert>
void conversion(benchmark::State &state)
{
    const TextOffsets offsets(sample(state.range(0)));
    QRandomGenerator random(1);
    for (auto _ : state)
        benchmark::DoNotOptimize(convert(offsets, qsizetype(random.bounded(quint32(offsets.length())))));
}

constexpr auto toUtf16 = [](const TextOffsets &offsets, qsizetype at) { return offsets.toUtf16(at); };
constexpr auto fromUtf16 = [](const TextOffsets &offsets, qsizetype at) {
    return offsets.fromUtf16(at, TextOffsets::Rounding::Down);
};
constexpr auto toUtf8 = [](const TextOffsets &offsets, qsizetype at) { return offsets.toUtf8(at); };

BENCHMARK(floorOfBuilding)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);
BENCHMARK(build)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);
BENCHMARK(conversion<toUtf16>)->Name("toUtf16")->DenseRange(0, 2);
BENCHMARK(conversion<fromUtf16>)->Name("fromUtf16")->DenseRange(0, 2);
BENCHMARK(conversion<toUtf8>)->Name("toUtf8")->DenseRange(0, 2);

} // namespace

BENCHMARK_MAIN();
