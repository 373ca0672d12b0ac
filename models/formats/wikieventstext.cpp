// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/wikieventstext.h"

#include "models/base/textoffsets.h"
#include "models/formats/jsontree.h"
#include "models/formats/recordbundle.h"

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostBetweenSentences = 2;
constexpr qint64 mostBetweenTokens = 4;

struct Token {
    QString text;
    qint64 begin = 0; ///< as the file gives it
    qint64 end = 0;
};

struct Sentence {
    std::vector<Token> tokens;
    QString text;
};

/// How many code points lie between two places, if that makes sense.
qint64 gap(qint64 end, qint64 begin, qint64 most)
{
    const bool isOrdered = end >= 0 && begin >= end;
    return isOrdered ? std::min(begin - end, most) : 1;
}

std::optional<Sentence> sentenceOf(const JsonValue &value)
{
    const JsonValue::Array *parts = value.array();
    if (!parts || parts->empty() || !parts->front().array())
        return std::nullopt;
    Sentence sentence;
    for (const JsonValue &entry : *parts->front().array()) {
        const JsonValue::Array *token = entry.array();
        if (!token || token->size() != 3 || !(*token)[0].string() || !(*token)[1].integer() || !(*token)[2].integer())
            return std::nullopt;
        sentence.tokens.push_back({*(*token)[0].string(), *(*token)[1].integer(), *(*token)[2].integer()});
    }
    if (parts->size() > 1 && (*parts)[1].string())
        sentence.text = *(*parts)[1].string();
    return sentence;
}

/// The places where the offsets say, less those of the origin, or nothing where another word stands at one.
std::optional<std::vector<TextSpan>> placesByOffset(const TextOffsets &text, const std::vector<Token> &tokens, qint64 origin)
{
    std::vector<TextSpan> places;
    for (const Token &token : tokens) {
        if (origin < 0 || token.begin < origin || token.end < token.begin || token.end - origin > text.length())
            return std::nullopt;
        const TextSpan place{qsizetype(token.begin - origin), qsizetype(token.end - origin)};
        const bool isBehind = places.empty() || place.begin >= places.back().end;
        if (!isBehind || text.view(place) != token.text)
            return std::nullopt;
        places.push_back(place);
    }
    return places;
}

/// One behind the other, wherever they come.
std::optional<std::vector<TextSpan>> placesInOrder(const TextOffsets &text, const std::vector<Token> &tokens)
{
    std::vector<TextSpan> places;
    qsizetype from = 0;
    for (const Token &token : tokens) {
        const qsizetype found = text.text().indexOf(token.text, from);
        const auto begin = found < 0 ? std::nullopt : text.fromUtf16(found);
        const auto end = found < 0 ? std::nullopt : text.fromUtf16(found + token.text.size());
        if (!begin || !end)
            return std::nullopt;
        places.push_back({*begin, *end});
        from = found + token.text.size();
    }
    return places;
}

QString joined(const std::vector<Token> &tokens)
{
    QString text;
    for (size_t i = 0; i < tokens.size(); ++i) {
        if (i > 0)
            text += QString(gap(tokens[i - 1].end, tokens[i].begin, mostBetweenTokens), u' ');
        text += tokens[i].text;
    }
    return text;
}

class Builder {
public:
    void add(const Sentence &sentence)
    {
        TextOffsets text(sentence.text);
        auto places = sentence.tokens.empty() ? std::vector<TextSpan>()
                                              : placesByOffset(text, sentence.tokens, sentence.tokens.front().begin);
        if (!places)
            places = placesInOrder(text, sentence.tokens);
        if (!places) {
            text = TextOffsets(joined(sentence.tokens));
            places = placesInOrder(text, sentence.tokens).value_or(std::vector<TextSpan>());
        }
        addBlanks(sentence, places->empty() ? 0 : places->front().begin);
        m_made.sentences.push_back(qsizetype(m_made.tokens.size()));
        for (const TextSpan &place : *places)
            m_made.tokens.push_back({m_length + place.begin, m_length + place.end});
        m_made.text += text.text();
        m_length += text.length();
        if (!places->empty()) {
            m_end = sentence.tokens.back().end;
            m_behind = text.length() - places->back().end;
        }
    }
    [[nodiscard]] WikiEventsText made() { return std::move(m_made); }

private:
    /// What the offsets leave free in front of the sentence.
    void addBlanks(const Sentence &sentence, qsizetype before)
    {
        if (m_made.text.isEmpty())
            return;
        const qint64 known = m_behind + before;
        qint64 free = sentence.tokens.empty() ? 1 : gap(m_end, sentence.tokens.front().begin, known + mostBetweenSentences) - known;
        if (free <= 0 && known == 0)
            free = 1;
        if (free <= 0)
            return;
        m_made.text += QString(free, free == 1 ? u' ' : u'\n');
        m_length += free;
    }

    WikiEventsText m_made;
    qsizetype m_length = 0; ///< of the text, in code points
    qint64 m_end = 0; ///< of the last token, as the file gives it
    qsizetype m_behind = 0; ///< how much follows it in its sentence
};

} // namespace

qsizetype WikiEventsText::sentenceOf(qsizetype token) const
{
    return std::max<qsizetype>(0, std::ranges::upper_bound(sentences, token) - sentences.begin() - 1);
}

Result<WikiEventsText> wikiEventsText(const JsonValue &record, const QString &file)
{
    const auto bad = [&](const JsonValue &where, const QString &sentence) {
        return fail(Error::Code::BadInput, placed(file, where.line, sentence));
    };
    std::vector<Sentence> sentences;
    std::vector<Token> tokens;
    for (const JsonValue &value : jsonItems(record, u"sentences")) {
        auto sentence = glossator::sentenceOf(value);
        if (!sentence)
            return bad(value, RecordBundle::tr("A sentence has to be a list of tokens, each with its begin and end, and a text."));
        tokens.insert(tokens.end(), sentence->tokens.begin(), sentence->tokens.end());
        sentences.push_back(*std::move(sentence));
    }
    const JsonValue::Array &words = jsonItems(record, u"tokens");
    const bool areSame = std::ranges::equal(words, tokens, [](const JsonValue &word, const Token &token) {
        return word.string() && *word.string() == token.text;
    });
    if (!areSame)
        return bad(record, RecordBundle::tr("“tokens” has to hold the words of “sentences”."));

    const QString text = jsonString(record, u"text");
    WikiEventsText made;
    if (const TextOffsets offsets(text); const auto places = placesByOffset(offsets, tokens, 0)) {
        made.text = text;
        made.tokens = *places;
        qsizetype first = 0;
        for (const Sentence &sentence : sentences) {
            made.sentences.push_back(first);
            first += qsizetype(sentence.tokens.size());
        }
    } else {
        Builder builder;
        for (const Sentence &sentence : sentences)
            builder.add(sentence);
        made = builder.made();
    }
    if (made.text.contains(QChar::Null))
        return bad(record, RecordBundle::tr("“%1” cannot hold the character NUL.").arg(u"text"_s));
    return made;
}

} // namespace glossator
