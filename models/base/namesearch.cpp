// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/namesearch.h"

#include "models/base/sentenceend.h"

#include <QSet>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr int LongestName = 10; ///< words; more are a headline in capitals
constexpr int LongestKnown = 5; ///< words, or ideographs
constexpr qsizetype Nearby = 20'000; ///< UTF-16 units on either side in which a word is looked up
constexpr qsizetype LongestLead = 40; ///< UTF-16 units of blanks and signs in front of a sentence
constexpr qsizetype LongestToken = 100; ///< UTF-16 units without a blank
constexpr qsizetype LongestGap = 3; ///< UTF-16 units between two words of a name: “J. R.”, “Ernst & Young”

bool isParticle(QStringView word)
{
    static const QSet<QString> particles{u"de"_s, u"da"_s, u"do"_s, u"dos"_s, u"das"_s, u"del"_s, u"della"_s, u"di"_s,
        u"du"_s, u"des"_s, u"la"_s, u"le"_s, u"los"_s, u"van"_s, u"von"_s, u"zu"_s, u"zur"_s, u"vom"_s, u"der"_s,
        u"den"_s, u"ter"_s, u"ten"_s, u"bin"_s, u"bint"_s, u"ibn"_s, u"ben"_s, u"abu"_s, u"al"_s, u"el"_s, u"ul"_s,
        u"ud"_s, u"as"_s, u"ash"_s, u"ar"_s, u"az"_s, u"an"_s, u"y"_s, u"e"_s};
    return particles.contains(word.toString());
}

/// The letters that two dialects of one habit write before a hyphen: al-Assad begins a name, unlike “the al”.
bool isArticle(QStringView word) { return word.size() == 2 && word.back().isLower() && isParticle(word); }

bool isCapital(char32_t point)
{
    const auto category = QChar::category(point);
    return category == QChar::Letter_Uppercase || category == QChar::Letter_Titlecase;
}

bool hasDigit(QStringView word)
{
    return std::ranges::any_of(word.toUcs4(), [](uint c) { return QChar::isNumber(c); });
}

bool isCapitalised(QStringView word) { return !hasDigit(word) && std::ranges::any_of(word.toUcs4(), isCapital); }

bool isAcronym(QStringView word)
{
    return !hasDigit(word) && std::ranges::count_if(word.toUcs4(), isCapital) > 1
        && std::ranges::none_of(word.toUcs4(), [](uint c) { return QChar::isLower(c); });
}

/// Whether the word stands by itself in the text at one of its places that `fits`.
template <typename Fits>
bool stands(QStringView text, QStringView word, Fits fits)
{
    const auto isLetter = [&](qsizetype at) { return at >= 0 && at < text.size() && text[at].isLetterOrNumber(); };
    for (auto at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
        if (!isLetter(at - 1) && !isLetter(at + word.size()) && fits(at))
            return true;
    return false;
}

} // namespace

NameSearch::Step NameSearch::next(qsizetype from, qsizetype most) const
{
    auto at = m_offsets.toUtf16(from);
    auto stop = std::min(at + most, m_text.size());
    for (const auto last = std::min(stop + LongestToken, m_text.size()); stop < last && !m_text[stop].isSpace();)
        ++stop; // a name that is written together is not cut in two by a step
    while (at < stop) {
        const auto candidate = candidateAt(at);
        if (!candidate) {
            ++at;
            continue;
        }
        if (!candidate->isEmpty() && candidate->begin >= from)
            return {candidate, candidate->end};
        // The begin of this word may belong to a name that began before it.
        const auto word = m_words.wordAt(m_offsets.fromUtf16(at, TextOffsets::Rounding::Down));
        at = std::max(at + 1, m_offsets.toUtf16(std::max(word.end, candidate->end)));
    }
    return {{}, m_offsets.fromUtf16(at, TextOffsets::Rounding::Up)};
}

NameSearch::Step NameSearch::previous(qsizetype before, qsizetype most) const
{
    auto at = m_offsets.toUtf16(before) - 1;
    auto stop = std::max<qsizetype>(at - most, -1);
    for (const auto last = std::max<qsizetype>(stop - LongestToken, -1); stop > last && !m_text[stop].isSpace();)
        --stop;
    while (at > stop) {
        const auto candidate = candidateAt(at);
        if (candidate && !candidate->isEmpty() && candidate->begin < before)
            return {candidate, candidate->begin};
        --at;
    }
    return {{}, m_offsets.fromUtf16(std::max<qsizetype>(at + 1, 0), TextOffsets::Rounding::Down)};
}

/// The name that the letter at `unit` belongs to; empty where it might but does not, nothing where it cannot.
std::optional<TextSpan> NameSearch::candidateAt(qsizetype unit) const
{
    const QChar here = m_text[unit];
    char32_t point = here.unicode();
    if (here.isHighSurrogate() && unit + 1 < m_text.size() && m_text[unit + 1].isLowSurrogate())
        point = QChar::surrogateToUcs4(here, m_text[unit + 1]);
    const auto caseless = m_isKnown && QChar::category(point) == QChar::Letter_Other;
    if (!caseless && !isCapital(point))
        return {};
    const auto word = m_words.wordAt(m_offsets.fromUtf16(unit, TextOffsets::Rounding::Down));
    return caseless ? knownAt(word) : nameAround(word);
}

/// The longest known name that begins with the word.
TextSpan NameSearch::knownAt(TextSpan word) const
{
    TextSpan best{word.begin, word.begin};
    auto last = word;
    for (int count = 1; !last.isEmpty(); ++count) {
        const TextSpan words{word.begin, last.end};
        if (m_isKnown(m_offsets.quote(words)))
            best = words;
        const auto gap = m_offsets.view({last.end, last.end + 1});
        const TextSpan next = count < LongestKnown ? m_words.wordAt(last.end + (gap == u" ")) : TextSpan();
        if (next.begin < last.end || next.begin > last.end + 1 || next.isEmpty())
            break;
        last = next;
    }
    return best;
}

TextSpan NameSearch::nameAround(TextSpan word) const
{
    const TextSpan none{word.begin, word.begin};
    if (!isCapitalised(m_offsets.view(word)))
        return none;
    auto first = word;
    auto last = word;
    int words = 1;
    for (auto before = leader(first); !before.isEmpty() && words < LongestName; before = leader(first), ++words)
        first = before;
    for (auto after = follower(last); !after.isEmpty() && words < LongestName; after = follower(last), ++words)
        last = after;
    if (beginsSentence(first) && !isNameAtBegin(first)) {
        if (first == last)
            return none;
        first = follower(first);
        if (first.begin > word.begin)
            return none;
    }
    if (const auto article = m_words.previousWord(first.begin);
        article && isArticle(m_offsets.view(*article)) && m_offsets.view({article->end, first.begin}) == u"-")
        first.begin = article->begin;
    return tidied({first.begin, last.end});
}

/// The capitalised word that goes on with the name after the word, over particles; empty when none does.
TextSpan NameSearch::follower(TextSpan word) const
{
    auto last = word;
    for (int particles = 0; particles <= 3; ++particles) {
        const auto next = m_words.nextWord(last.end);
        if (!next || !areJoined(last, *next))
            break;
        const auto written = m_offsets.view(*next);
        if (isCapitalised(written))
            return *next;
        if (!isParticle(written))
            break;
        last = *next;
    }
    return {word.end, word.end};
}

/// The same before the word.
TextSpan NameSearch::leader(TextSpan word) const
{
    auto first = word;
    for (int particles = 0; particles <= 3; ++particles) {
        const auto former = m_words.previousWord(first.begin);
        if (!former || !areJoined(*former, first))
            break;
        const auto written = m_offsets.view(*former);
        if (isCapitalised(written))
            return *former;
        if (!isParticle(written))
            break;
        first = *former;
    }
    return {word.begin, word.begin};
}

bool NameSearch::areJoined(TextSpan word, TextSpan next) const
{
    const auto gap = m_offsets.view({word.end, next.begin});
    if (gap.isEmpty() || gap.size() > LongestGap)
        return false;
    if (gap == u"-" || gap == u" & " || gap == u"\u2011")
        return true;
    const auto begin = m_offsets.toUtf16(word.end);
    for (qsizetype at = 0; at < gap.size(); ++at) {
        if (sentenceEnd(m_text, begin + at) >= 0)
            return false;
        if (!gap[at].isSpace() && !(gap[at] == u'.' && at == 0))
            return false;
    }
    return true;
}

bool NameSearch::beginsSentence(TextSpan word) const
{
    static constexpr QStringView openingQuotes = u"“„«\"‘‚";
    const auto begin = m_offsets.toUtf16(word.begin);
    if (begin > 0 && openingQuotes.contains(m_text[begin - 1]))
        return true; // what is quoted begins anew
    for (auto at = begin - 1; at >= std::max<qsizetype>(0, begin - LongestLead); --at) {
        if (m_text[at].isLetterOrNumber())
            return false;
        if (const auto end = sentenceEnd(m_text, at); end >= 0 && end <= begin)
            return true;
    }
    return true;
}

bool NameSearch::isNameAtBegin(TextSpan word) const
{
    const auto written = m_offsets.view(word);
    if (isAcronym(written))
        return true;
    const auto small = written.toString().toLower();
    if (beginsSentences(small))
        return false;
    const auto at = m_offsets.toUtf16(word.begin);
    const auto from = std::max<qsizetype>(0, at - Nearby);
    const auto around = m_text.sliced(from, std::min(at + Nearby, m_text.size()) - from);
    const auto isWithinSentence = [&](qsizetype there) {
        const auto begin = m_offsets.fromUtf16(from + there, TextOffsets::Rounding::Down);
        return begin != word.begin && !beginsSentence({begin, begin + word.length()});
    };
    return stands(around, written, isWithinSentence) || !stands(around, small, [](qsizetype) { return true; });
}

/// The name without a genitive or a case ending behind an apostrophe (Baykar's, Türkiye’nin), and with the last full
/// stop of U.S. Empty when a single letter is left, as of I'm.
TextSpan NameSearch::tidied(TextSpan name) const
{
    const auto written = m_offsets.view(name);
    const auto last = written.sliced(written.lastIndexOf(u' ') + 1);
    const auto apostrophe = std::max(last.lastIndexOf(u'\''), last.lastIndexOf(u'’'));
    if (apostrophe > 0 && !isCapitalised(last.sliced(apostrophe)))
        name.end -= last.toUcs4().size() - last.first(apostrophe).toUcs4().size();
    else if (const TextSpan stop{name.end, name.end + 1}; last.contains(u'.') && m_offsets.view(stop) == u".")
        name.end = stop.end;
    return name.length() > 1 ? name : TextSpan{name.begin, name.begin};
}

} // namespace glossator
