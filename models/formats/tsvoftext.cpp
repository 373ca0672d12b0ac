// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/tsvcomposer.h"

#include "models/formats/tokens.h"
#include "models/formats/tsvcell.h"

using namespace Qt::StringLiterals;

namespace glossator {

TsvDocument tsvOfText(const Bundle &bundle)
{
    TsvDocument document;
    document.header << u"#FORMAT=WebAnno TSV 3.3"_s;
    document.text = bundle.text;
    const TextOffsets text(bundle.text);
    std::vector<TextSpan> spans;
    for (const Mention &mention : bundle.mentions)
        spans.push_back(mention.extent.hull());
    for (const Argument &argument : bundle.arguments) {
        if (argument.filler.kind == Filler::Kind::Span)
            spans.push_back(argument.filler.span);
    }
    std::vector<TokenSentence> sentences = tokenSentences(text, spans);
    std::erase_if(sentences, [](const TokenSentence &sentence) { return sentence.tokens.empty(); });
    if (!sentences.empty()) {
        // What stands in front of the first word is a token too, where it is no white space: a byte order mark.
        std::vector<TextSpan> &tokens = sentences.front().tokens;
        std::vector<TextSpan> before;
        for (qsizetype at = 0; at < tokens.front().begin; ++at) {
            const QStringView sign = text.view({at, at + 1});
            if (sign.size() > 1 || !sign.front().isSpace())
                before.push_back({at, at + 1});
        }
        tokens.insert(tokens.begin(), before.begin(), before.end());
    }
    for (size_t i = 0; i < sentences.size(); ++i) {
        TsvSentence &sentence = document.sentences.emplace_back();
        // Up to the next one, so that no text lies between them: the format would lose it.
        const qsizetype end = i + 1 < sentences.size() ? sentences[i + 1].tokens.front().begin : text.length();
        sentence.text = text.quote(TextSpan{sentences[i].tokens.front().begin, end});
        sentence.above = QStringList(i == 0 ? 2 : 1, QString()) + tsvTextLines(sentence.text);
        for (const TextSpan &place : sentences[i].tokens) {
            TsvUnit unit;
            unit.id = u"%1-%2"_s.arg(i + 1).arg(sentence.tokens.size() + 1);
            unit.place = place;
            unit.given = {text.toUtf16(place.begin), text.toUtf16(place.end)};
            unit.form = text.quote(place);
            sentence.tokens.push_back(int(document.units.size()));
            document.units.push_back(std::move(unit));
        }
    }
    return document;
}

} // namespace glossator
