// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/tokens.h"

#include "models/base/boundaries.h"

#include <algorithm>

namespace glossator {

namespace {

bool isSpace(QStringView unit) { return unit.size() == 1 && unit.front().isSpace(); }

/// Signs, each with what combines with it.
void addSigns(std::vector<TextSpan> &tokens, const TextOffsets &text, TextSpan gap)
{
    for (qsizetype begin = gap.begin; begin < gap.end;) {
        qsizetype end = begin + 1;
        if (!isSpace(text.view({begin, end}))) {
            while (end < gap.end && !isSpace(text.view({end, end + 1})) && text.splitsGrapheme(end))
                ++end;
            tokens.push_back({begin, end});
        }
        begin = end;
    }
}

/// Sentences as they are read, each with the byte order marks behind it, which are no white space.
std::vector<TextSpan> fullSentences(const Boundaries &boundaries, TextSpan whole)
{
    std::vector<TextSpan> sentences = boundaries.sentences(whole);
    if (sentences.empty())
        sentences.push_back({whole.begin, whole.begin});
    if (const TextSpan before = boundaries.trimmed({whole.begin, sentences.front().begin}); !before.isEmpty())
        sentences.front().begin = before.begin;
    for (size_t i = 0; i < sentences.size(); ++i) {
        const qsizetype next = i + 1 < sentences.size() ? sentences[i + 1].begin : whole.end;
        if (const TextSpan behind = boundaries.trimmed({sentences[i].end, next}); !behind.isEmpty())
            sentences[i].end = behind.end;
    }
    std::erase_if(sentences, [](const TextSpan &sentence) { return sentence.isEmpty(); });
    return sentences;
}

/// Those sentences joined over whose border a span reaches.
std::vector<TextSpan> sentences(const Boundaries &boundaries, TextSpan whole, std::vector<TextSpan> spans)
{
    std::ranges::sort(spans);
    std::vector<TextSpan> joined;
    size_t at = 0;
    qsizetype reach = 0; // of the spans that begin before the sentence
    for (const TextSpan &sentence : fullSentences(boundaries, whole)) {
        for (; at < spans.size() && spans[at].begin < sentence.begin; ++at)
            reach = std::max(reach, spans[at].end);
        if (!joined.empty() && reach > sentence.begin)
            joined.back().end = sentence.end;
        else
            joined.push_back(sentence);
    }
    return joined;
}

} // namespace

std::vector<TokenSentence> tokenSentences(const TextOffsets &text, const std::vector<TextSpan> &spans)
{
    const Boundaries boundaries(text);
    std::vector<qsizetype> borders;
    for (const TextSpan &span : spans) {
        borders.push_back(span.begin);
        borders.push_back(span.end);
    }
    std::ranges::sort(borders);

    std::vector<TokenSentence> all;
    for (const TextSpan &span : sentences(boundaries, text.whole(), spans)) {
        TokenSentence &sentence = all.emplace_back(TokenSentence{span, {}});
        qsizetype done = span.begin;
        for (const TextSpan &word : boundaries.words(span)) {
            const TextSpan inside{std::max(word.begin, span.begin), std::min(word.end, span.end)};
            addSigns(sentence.tokens, text, {done, inside.begin});
            sentence.tokens.push_back(inside);
            done = inside.end;
        }
        addSigns(sentence.tokens, text, {done, span.end});

        std::vector<TextSpan> parted;
        for (TextSpan token : sentence.tokens) {
            for (auto border = std::ranges::upper_bound(borders, token.begin); border != borders.end() && *border < token.end; ++border) {
                if (*border > token.begin)
                    parted.push_back({std::exchange(token.begin, *border), *border});
            }
            parted.push_back(token);
        }
        sentence.tokens = std::move(parted);
    }
    return all;
}

} // namespace glossator
