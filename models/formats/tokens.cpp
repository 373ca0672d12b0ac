// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/tokens.h"

#include "models/base/boundaries.h"
#include "models/base/sentenceend.h"

#include <algorithm>

namespace glossator {

namespace {

bool isBlankText(QStringView text) { return text.size() == 1 && isBlank(text.front()); }

/// Signs, each with what combines with it.
void addSigns(std::vector<TextSpan> &tokens, const TextOffsets &text, TextSpan gap)
{
    for (qsizetype begin = gap.begin; begin < gap.end;) {
        qsizetype end = begin + 1;
        if (!isBlankText(text.view({begin, end}))) {
            while (end < gap.end && text.splitsGrapheme(end) && !isBlankText(text.view({end, end + 1})))
                ++end;
            tokens.push_back({begin, end});
        }
        begin = end;
    }
}

/// Sentences as they are read, those joined over whose border a span reaches.
std::vector<TextSpan> sentences(const Boundaries &boundaries, TextSpan whole, std::vector<TextSpan> spans)
{
    std::ranges::sort(spans);
    std::vector<TextSpan> joined;
    size_t at = 0;
    qsizetype reach = 0; // of the spans that begin before the sentence
    for (const TextSpan &sentence : boundaries.sentences(whole)) {
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
