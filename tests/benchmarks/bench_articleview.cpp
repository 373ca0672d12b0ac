// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader waits for in an article of 10,000 and of 1,000,000 words with a mention per ten: each figure is from
// the call to the painted pixels of a 900 × 700 view, median of the repetitions. The floor is filling those pixels.
#include "widgets/articleview/articleview.h"

#include <QApplication>
#include <QPainter>
#include <QRandomGenerator>
#include <QScrollBar>

#include <benchmark/benchmark.h>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

/// News-like: sentences of 8 to 24 words, paragraphs of 1 to 6 sentences, some Turkish letters, quotes and emoji.
struct Sample {
    TextOffsets text;
    std::vector<Mention> mentions;
};

Sample makeSample(int words)
{
    const QStringList vocabulary{u"the"_s, u"president"_s, u"of"_s, u"Türkiye"_s, u"said"_s, u"on"_s, u"Monday"_s,
        u"that"_s, u"“no"_s, u"state-run"_s, u"company’s"_s, u"drones"_s, u"in"_s, u"Iğdır"_s, u"were"_s,
        u"delivered”"_s, u"to"_s, u"a"_s, u"ministry"_s, u"😀"_s, u"which"_s, u"had"_s, u"5,000"_s, u"workers"_s};
    QRandomGenerator random(7);
    QString text;
    std::vector<qsizetype> begins; // code points; only the emoji is not one unit
    qsizetype codePoints = 0;
    int left = 0;
    int sentences = 0;
    for (int i = 0; i < words; ++i) {
        const auto &word = vocabulary[random.bounded(vocabulary.size())];
        begins.push_back(codePoints);
        text += word;
        codePoints += word == u"😀" ? 1 : word.size();
        if (left-- > 0) {
            text += u' ';
            codePoints += 1;
            continue;
        }
        left = random.bounded(8, 25);
        const auto paragraph = sentences-- <= 0;
        if (paragraph)
            sentences = random.bounded(6);
        text += paragraph ? u".\n\n"_s : u". "_s;
        codePoints += paragraph ? 3 : 2;
    }
    Sample sample{TextOffsets(text), {}};
    const QStringList types{u"PER"_s, u"ORG"_s, u"GPE"_s, u"Attack"_s};
    for (int i = 0; i + 8 < words; i += 10) {
        const auto at = size_t(i + random.bounded(3));
        Mention mention;
        mention.id = MentionId(i + 1);
        mention.type = types[random.bounded(types.size())];
        mention.entity = EntityId(1 + random.bounded(words / 50));
        mention.extent = i % 200 == 0 ? Extent({{begins[at], begins[at + 1] - 1}, {begins[at + 3], begins[at + 4] - 1}})
                                      : Extent(TextSpan{begins[at], begins[at + size_t(i % 70 == 0 ? 4 : 1)] - 1});
        sample.mentions.push_back(std::move(mention));
    }
    return sample;
}

const Sample &sampleOf(qint64 words)
{
    static std::map<qint64, Sample> samples;
    auto found = samples.find(words);
    if (found == samples.end())
        found = samples.emplace(words, makeSample(int(words))).first;
    return found->second;
}

/// A view in which the sample is open and painted.
struct Open {
    explicit Open(qint64 words)
    {
        view.resize(900, 700);
        index.load(sampleOf(words).mentions);
        view.setMentions(&index);
        view.setArticle(sampleOf(words).text, {u"A title"_s, u"The Paper"_s, u"2023-04-03"_s});
        view.show();
        QCoreApplication::processEvents();
        paint();
    }
    void paint() { view.viewport()->repaint(); }

    MentionIndex index;
    ArticleView view;
};

void floorFillingTheView(benchmark::State &state)
{
    QImage image(900, 700, QImage::Format_RGB32);
    QPainter painter(&image);
    for (auto _ : state)
        painter.fillRect(image.rect(), Qt::white);
}

void loadMentions(benchmark::State &state)
{
    auto mentions = sampleOf(state.range(0)).mentions;
    MentionIndex index;
    for (auto _ : state)
        index.load(std::move(mentions));
}

void firstPaint(benchmark::State &state)
{
    Open open(10'000);
    const auto &sample = sampleOf(state.range(0));
    open.index.load(sample.mentions);
    const auto text = sample.text.text();
    for (auto _ : state) {
        open.view.setArticle(TextOffsets(text), {u"A title"_s, u"The Paper"_s, u"2023-04-03"_s});
        open.paint();
    }
}

void scrollStep(benchmark::State &state)
{
    Open open(state.range(0));
    for (auto _ : state) {
        open.view.verticalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd);
        open.paint();
    }
}

void scrollPage(benchmark::State &state)
{
    Open open(state.range(0));
    for (auto _ : state) {
        open.view.verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepAdd);
        open.paint();
    }
}

void jumpToTheEnd(benchmark::State &state)
{
    Open open(state.range(0));
    for (auto _ : state) {
        open.view.verticalScrollBar()->setValue(open.view.verticalScrollBar()->maximum());
        open.paint();
    }
}

void addMention(benchmark::State &state)
{
    Open open(state.range(0));
    qint64 id = 1'000'000'000;
    const auto place = open.view.position().offset + 30;
    for (auto _ : state) {
        Mention mention;
        mention.id = MentionId(++id);
        mention.type = u"PER"_s;
        mention.extent = TextSpan{place + id % 500, place + id % 500 + 9};
        open.index.insert(std::move(mention));
        QCoreApplication::processEvents(); // what changed is painted, not the whole view
    }
}

void narrower(benchmark::State &state)
{
    Open open(state.range(0));
    int width = 900;
    for (auto _ : state) {
        open.view.resize(--width, 700);
        QCoreApplication::processEvents();
    }
}

void sized(benchmark::internal::Benchmark *benchmark)
{
    benchmark->Arg(10'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
    benchmark->Iterations(1)->Repetitions(21)->ReportAggregatesOnly();
}

/// The same, with many steps in one repetition.
void stepped(benchmark::internal::Benchmark *benchmark)
{
    sized(benchmark);
    benchmark->Iterations(40)->Repetitions(5);
}

BENCHMARK(floorFillingTheView)->Unit(benchmark::kMillisecond);
BENCHMARK(loadMentions)->Apply(sized);
BENCHMARK(firstPaint)->Apply(sized);
BENCHMARK(jumpToTheEnd)->Apply(sized);
BENCHMARK(scrollStep)->Apply(stepped);
BENCHMARK(scrollPage)->Apply(stepped);
BENCHMARK(addMention)->Apply(stepped);
BENCHMARK(narrower)->Apply(stepped);

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
