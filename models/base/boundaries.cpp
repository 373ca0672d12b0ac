// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/boundaries.h"

#include "models/base/sentenceend.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace glossator {

namespace {

bool isIdeograph(QChar unit)
{
    return unit >= u'\u4E00' && unit <= u'\u9FFF';
}

/// Whether no rule of Unicode TR29 joins the units on both sides of `at` to one word.
bool surelySplitsWords(QStringView text, qsizetype at)
{
    const QChar before = text[at - 1];
    const QChar here = text[at];
    return before.isSpace() || here.isSpace() || (isIdeograph(before) && isIdeograph(here))
        || (before >= u'\u3001' && before <= u'\u3002') || (here >= u'\u3001' && here <= u'\u3002');
}

bool holdsLetterOrDigit(QStringView text)
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool isPair = text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
        if (QChar::isLetterOrNumber(isPair ? QChar::surrogateToUcs4(text[at], text[at + 1]) : text[at].unicode()))
            return true;
        at += isPair ? 1 : 0;
    }
    return false;
}

/// Letters and digits that are joined wherever they stand side by side.
bool isPlainLetter(QChar unit)
{
    const char16_t code = unit.unicode();
    return (code >= u'a' && code <= u'z') || (code >= u'A' && code <= u'Z') || (code >= u'0' && code <= u'9')
        || (code >= u'\u00C0' && code <= u'\u024F' && code != u'\u00D7' && code != u'\u00F7');
}

/// Signs that join nothing where there are no letters or digits on both sides of them.
bool isPlainSign(QChar unit)
{
    constexpr QStringView others = u"‘’“”–—…";
    const bool isAscii = unit > u' ' && unit < u'\u007F';
    return isAscii ? unit != u'_' && !isPlainLetter(unit) : others.contains(unit);
}

} // namespace

int lineBreakLength(QStringView text, qsizetype at)
{
    switch (text[at].unicode()) {
    case u'\r':
        return at + 1 < text.size() && text[at + 1] == u'\n' ? 2 : 1;
    case u'\n':
    case u'\v':
    case u'\f':
    case u'\u0085':
    case u'\u2028':
    case u'\u2029':
        return 1;
    default:
        return 0;
    }
}

TextSpan Boundaries::span(Range range) const
{
    using enum TextOffsets::Rounding;
    return {m_offsets.fromUtf16(range.begin, Down), m_offsets.fromUtf16(range.end, Up)};
}

/// The stretch around the unit at `at` whose words do not depend on what stands outside of it.
Boundaries::Range Boundaries::runAround(qsizetype at) const
{
    Range run{at, at + 1};
    while (run.begin > 0 && !surelySplitsWords(m_text, run.begin))
        --run.begin;
    while (run.end < m_text.size() && !surelySplitsWords(m_text, run.end))
        ++run.end;
    return run;
}

std::vector<Boundaries::Range> Boundaries::wordsOfRun(Range run) const
{
    std::vector<Range> words;
    const QStringView text = m_text.sliced(run.begin, run.end - run.begin);
    if (text.size() == 1 && text.front().isSpace())
        return words;
    // Nearly every word of a language of Europe; to ask the finder takes many times as long.
    const auto first = std::ranges::find_if_not(text, isPlainSign);
    const auto last = std::find_if_not(first, text.end(), isPlainLetter);
    if (std::all_of(last, text.end(), isPlainSign)) {
        if (first != last)
            words.push_back({run.begin + (first - text.begin()), run.begin + (last - text.begin())});
        return words;
    }
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    for (qsizetype begin = 0, end = 0; (end = finder.toNextBoundary()) >= 0; begin = end) {
        const Range word{run.begin + begin, run.begin + end};
        if (!holdsLetterOrDigit(m_text.sliced(word.begin, end - begin)))
            continue;
        // Qt splits “U.S” although TR29 (WB6, WB7) does not.
        const qsizetype stop = word.begin - 1;
        if (!words.empty() && words.back().end == stop && m_text[stop] == u'.' && m_text[stop + 1].isLetter()
            && (m_text[stop - 1].isLetter() || m_text[stop - 1].isMark()))
            words.back().end = word.end;
        else
            words.push_back(word);
    }
    return words;
}

std::optional<Boundaries::Range> Boundaries::wordCovering(qsizetype at) const
{
    if (at < 0 || at >= m_text.size())
        return {};
    for (const Range &word : wordsOfRun(runAround(at)))
        if (word.begin <= at && at < word.end)
            return word;
    return {};
}

TextSpan Boundaries::wordAt(qsizetype offset) const
{
    const qsizetype at = m_offsets.toUtf16(offset);
    for (const qsizetype unit : {at, at - 1})
        if (const auto word = wordCovering(unit))
            return span(*word);
    return span({at, at});
}

std::optional<TextSpan> Boundaries::nextWord(qsizetype offset) const
{
    const qsizetype from = m_offsets.toUtf16(offset);
    for (qsizetype at = from; at < m_text.size();) {
        const Range run = runAround(at);
        for (const Range &word : wordsOfRun(run))
            if (word.begin >= from)
                return span(word);
        at = run.end;
    }
    return {};
}

std::optional<TextSpan> Boundaries::previousWord(qsizetype offset) const
{
    const qsizetype before = m_offsets.toUtf16(offset);
    for (qsizetype at = before - 1; at >= 0;) {
        const Range run = runAround(at);
        const std::vector<Range> words = wordsOfRun(run);
        for (auto word = words.rbegin(); word != words.rend(); ++word)
            if (word->begin < before)
                return span(*word);
        at = run.begin - 1;
    }
    return {};
}

std::vector<TextSpan> Boundaries::words(TextSpan wanted) const
{
    std::vector<TextSpan> words;
    const qsizetype from = m_offsets.toUtf16(wanted.begin);
    const qsizetype to = m_offsets.toUtf16(wanted.end);
    for (qsizetype at = from; at < to;) {
        const Range run = runAround(at);
        for (const Range &word : wordsOfRun(run))
            if (word.end > from && word.begin < to)
                words.push_back(span(word));
        at = run.end;
    }
    return words;
}

/// The sentence that begins at `begin`, which is no blank, and covers the unit at `covering`.
Boundaries::Range Boundaries::sentenceFrom(qsizetype begin, qsizetype covering) const
{
    qsizetype end = m_text.size();
    for (qsizetype at = begin; at < m_text.size(); ++at) {
        if (const qsizetype found = sentenceEnd(m_text, at); found > covering) {
            end = found;
            break;
        }
    }
    while (end > covering + 1 && isBlank(m_text[end - 1]))
        --end;
    return {begin, end};
}

TextSpan Boundaries::sentenceAt(qsizetype offset) const
{
    const auto skipBlanks = [this](qsizetype at) {
        while (at < m_text.size() && isBlank(m_text[at]))
            ++at;
        return at;
    };
    const qsizetype asked = m_offsets.toUtf16(offset);
    qsizetype covered = std::min(asked, m_text.size() - 1);
    while (covered >= 0 && isBlank(m_text[covered]))
        --covered;
    if (covered < 0)
        covered = skipBlanks(0);
    if (covered == m_text.size())
        return span({asked, asked});

    qsizetype begin = 0;
    for (qsizetype at = covered - 1; at >= 0; --at) {
        if (const qsizetype end = sentenceEnd(m_text, at); end >= 0 && end <= covered) {
            begin = end;
            break;
        }
    }
    return span(sentenceFrom(skipBlanks(begin), covered));
}

std::vector<TextSpan> Boundaries::sentences(TextSpan wanted) const
{
    std::vector<TextSpan> sentences;
    const qsizetype to = m_offsets.toUtf16(wanted.end);
    TextSpan sentence = sentenceAt(wanted.begin);
    if (sentence.end > wanted.begin && sentence.begin < wanted.end)
        sentences.push_back(sentence);
    for (qsizetype at = m_offsets.toUtf16(sentence.end); at < to;) {
        while (at < to && isBlank(m_text[at]))
            ++at;
        if (at == to)
            break;
        const Range next = sentenceFrom(at, at);
        sentences.push_back(span(next));
        at = next.end;
    }
    return sentences;
}

TextSpan Boundaries::paragraphAt(qsizetype offset) const
{
    Range line;
    line.begin = m_offsets.toUtf16(offset);
    if (line.begin > 0 && line.begin < m_text.size() && lineBreakLength(m_text, line.begin - 1) == 2)
        --line.begin; // between CR and LF
    line.end = line.begin;
    while (line.begin > 0 && lineBreakLength(m_text, line.begin - 1) == 0)
        --line.begin;
    while (line.end < m_text.size() && lineBreakLength(m_text, line.end) == 0)
        ++line.end;
    return span(line);
}

TextSpan Boundaries::trimmed(TextSpan selected) const
{
    // White space is one unit each, so no half of a pair is ever taken for it.
    Range range{m_offsets.toUtf16(selected.begin), m_offsets.toUtf16(selected.end)};
    while (range.begin < range.end && m_text[range.begin].isSpace())
        ++range.begin;
    if (range.begin >= range.end)
        return {selected.begin, selected.begin};
    while (m_text[range.end - 1].isSpace())
        --range.end;
    return span(range);
}

TextSpan Boundaries::snapToWords(TextSpan selected) const
{
    Range range{m_offsets.toUtf16(selected.begin), m_offsets.toUtf16(selected.end)};
    while (range.begin < range.end && isBlank(m_text[range.begin]))
        ++range.begin;
    if (range.begin >= range.end)
        return {selected.begin, selected.begin};
    while (isBlank(m_text[range.end - 1]))
        --range.end;
    if (const auto first = wordCovering(range.begin))
        range.begin = first->begin;
    if (const auto last = wordCovering(range.end - 1))
        range.end = last->end;
    TextSpan snapped = span(range);
    while (m_offsets.splitsGrapheme(snapped.begin))
        --snapped.begin;
    while (m_offsets.splitsGrapheme(snapped.end))
        ++snapped.end;
    return snapped;
}

} // namespace glossator
