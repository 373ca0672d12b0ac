// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/conlltokens.h"

#include "models/formats/conllmarks.h"
#include "models/formats/conllwriter.h"

#include <algorithm>
#include <array>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// What the mentions cover and from where to where they reach.
std::vector<TextSpan> spansOf(const Bundle &article, const TextOffsets &text)
{
    std::vector<TextSpan> spans;
    for (const Mention &mention : article.mentions) {
        const std::vector<TextSpan> fragments = trimmedFragments(text, mention.extent);
        if (fragments.empty())
            continue;
        spans.insert(spans.end(), fragments.begin(), fragments.end());
        spans.push_back(Extent(fragments).hull());
    }
    return spans;
}

std::optional<ConllPage> pageOf(const Bundle &article)
{
    for (const ConllKind kind : conllKinds) {
        const auto file = std::ranges::find(article.files, conllId(kind), &SourceFile::format);
        if (file == article.files.end())
            continue;
        auto page = readConll(kind, file->bytes, {});
        if (page && page->text == article.text)
            return *std::move(page);
    }
    return std::nullopt;
}

/// The token without white space, parted at the borders.
void addParted(std::vector<TextSpan> &tokens, TextSpan token, const TextOffsets &text, const std::vector<qsizetype> &borders)
{
    const QString quote = text.quote(token);
    const bool looksLikeDocument = quote == "-DOCSTART-"_L1;
    auto border = std::ranges::upper_bound(borders, token.begin);
    std::optional<qsizetype> begin; // of the part
    const auto end = [&](qsizetype at) {
        if (begin && *begin < at)
            tokens.push_back({*begin, at});
        begin.reset();
    };
    for (qsizetype at = token.begin; at < token.end; ++at) {
        const QStringView letter = text.view({at, at + 1});
        if (letter.size() == 1 && letter.front().isSpace()) {
            end(at);
            continue;
        }
        if ((border != borders.end() && *border == at) || (looksLikeDocument && at == token.begin + 1))
            end(at);
        while (border != borders.end() && *border <= at)
            ++border;
        if (!begin)
            begin = at;
    }
    end(token.end);
}

std::vector<TokenSentence> sentencesOf(const ConllPage &page, const TextOffsets &text, std::vector<TextSpan> spans)
{
    std::vector<qsizetype> borders;
    for (const TextSpan &span : spans) {
        borders.push_back(span.begin);
        borders.push_back(span.end);
    }
    std::ranges::sort(borders);
    std::ranges::sort(spans);
    std::vector<TokenSentence> sentences;
    size_t at = 0;
    qsizetype reach = 0; // of the spans that begin before the unit
    qsizetype last = -1; // sentence
    qsizetype done = 0;
    for (const ConllUnit &unit : page.units) {
        if (unit.span.isEmpty() || unit.span.begin < done) // words of one token cover all of it
            continue;
        for (; at < spans.size() && spans[at].begin < unit.span.begin; ++at)
            reach = std::max(reach, spans[at].end);
        if (unit.sentence != std::exchange(last, unit.sentence) && (sentences.empty() || reach <= unit.span.begin))
            sentences.emplace_back().span = unit.span;
        addParted(sentences.back().tokens, unit.span, text, borders);
        sentences.back().span.end = unit.span.end;
        done = unit.span.end;
    }
    return sentences;
}

} // namespace

std::vector<TokenSentence> conllSentences(const Bundle &article, const TextOffsets &text)
{
    const std::vector<TextSpan> spans = spansOf(article, text);
    const std::optional<ConllPage> page = pageOf(article);
    std::vector<TokenSentence> sentences = page ? sentencesOf(*page, text, spans) : tokenSentences(text, spans);
    std::erase_if(sentences, [](const TokenSentence &sentence) { return sentence.tokens.empty(); });
    return sentences;
}

} // namespace glossator
