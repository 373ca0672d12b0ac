// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/wordsearch.h"

#include "models/base/boundaries.h"

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

char32_t letterAt(QStringView text, qsizetype at)
{
    if (at < 0 || at >= text.size())
        return 0;
    if (text.at(at).isHighSurrogate() && at + 1 < text.size())
        return QChar::surrogateToUcs4(text.at(at), text.at(at + 1));
    return text.at(at).unicode();
}

char32_t letterBefore(QStringView text, qsizetype at)
{
    return letterAt(text, at > 1 && text.at(at - 1).isLowSurrogate() ? at - 2 : at - 1);
}

bool isOfWord(char32_t letter)
{
    const QChar::Category category = QChar::category(letter);
    return QChar::isLetterOrNumber(letter) || category == QChar::Mark_SpacingCombining
        || category == QChar::Punctuation_Connector;
}

bool writesNoBlanks(char32_t letter)
{
    switch (QChar::script(letter)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Hangul: // blanks, but particles behind every name
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
    case QChar::Script_Tibetan:
        return true;
    default:
        return false;
    }
}

bool isOneWord(char32_t left, char32_t right)
{
    return isOfWord(left) && isOfWord(right) && !writesNoBlanks(left) && !writesNoBlanks(right);
}

/// Whether a sign at `at` holds digits together, as in 5.000.
bool isInNumber(QStringView text, qsizetype at)
{
    return at > 0 && at + 1 < text.size() && (text.at(at) == u'.' || text.at(at) == u',') && text.at(at - 1).isDigit()
        && text.at(at + 1).isDigit();
}

bool isParticle(char32_t letter)
{
    return letter != 0 && letter <= 0xffff && u"وفبلكسوהבלכמש"_s.contains(QChar(char16_t(letter)));
}

} // namespace

WordSearch::WordSearch(const TextOffsets &offsets)
    : m_offsets(offsets), m_text(offsets.text()), m_folded(offsets.text())
{
}

std::vector<TextSpan> WordSearch::places(const QStringList &words, WordMatch how, qsizetype most) const
{
    std::vector<TextSpan> all;
    for (const QString &each : words)
        collect(each.simplified(), how, most, all);
    std::ranges::sort(all, [](TextSpan a, TextSpan b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
    std::vector<TextSpan> apart;
    for (const TextSpan place : all) {
        if (apart.empty() || apart.back().end <= place.begin)
            apart.push_back(place);
    }
    return apart;
}

void WordSearch::collect(const QString &words, WordMatch how, qsizetype most, std::vector<TextSpan> &found) const
{
    // Letter by letter, as the text was folded; some letters become a blank and an accent.
    const QStringList wanted = FoldedText(words).letters().simplified().split(u' ', Qt::SkipEmptyParts);
    if (wanted.isEmpty())
        return;
    const QString exact = words.normalized(QString::NormalizationForm_C);
    const QString &letters = m_folded.letters();
    qsizetype count = 0;
    for (qsizetype at = letters.indexOf(wanted.first()); at >= 0 && count < most;) {
        qsizetype next = at + 1;
        if (const qsizetype end = behind(wanted, at); end > 0) {
            const qsizetype first = m_folded.origin(at).begin;
            const qsizetype last = m_folded.origin(end - 1).end;
            const bool isAlike = !how.exactLetters
                || m_text.sliced(first, last - first).toString().simplified().normalized(QString::NormalizationForm_C) == exact;
            const TextSpan span{m_offsets.fromUtf16(first, TextOffsets::Rounding::Down),
                m_offsets.fromUtf16(last, TextOffsets::Rounding::Up)};
            if (isAlike && (!how.wholeWords || isWhole(first, last)) && !m_offsets.splitsGrapheme(span.begin)
                && !m_offsets.splitsGrapheme(span.end)) {
                found.push_back(span);
                ++count;
                next = end;
            }
        }
        at = letters.indexOf(wanted.first(), next);
    }
}

qsizetype WordSearch::behind(const QStringList &words, qsizetype at) const
{
    const QStringView letters = m_folded.letters();
    const auto splitsLetter = [&](qsizetype unit) {
        return unit > 0 && unit < letters.size() && m_folded.origin(unit).begin == m_folded.origin(unit - 1).begin;
    };
    if (splitsLetter(at))
        return -1;
    qsizetype unit = at + words.first().size();
    for (qsizetype i = 1; i < words.size(); ++i) {
        const qsizetype blank = unit;
        int breaks = 0;
        while (unit < letters.size() && letters.at(unit).isSpace()) {
            const int length = lineBreakLength(letters, unit);
            breaks += length > 0;
            unit += std::max(length, 1);
        }
        if (unit == blank || breaks > 1 || !letters.sliced(unit).startsWith(words.at(i)))
            return -1;
        unit += words.at(i).size();
    }
    return splitsLetter(unit) ? -1 : unit;
}

bool WordSearch::isWhole(qsizetype begin, qsizetype end) const
{
    const bool joinsNext = isOneWord(letterBefore(m_text, end), letterAt(m_text, end))
        || (m_text.at(end - 1).isDigit() && isInNumber(m_text, end));
    return !joinsNext && standsAlone(begin) && !(m_text.at(begin).isDigit() && isInNumber(m_text, begin - 1));
}

bool WordSearch::standsAlone(qsizetype begin) const
{
    constexpr int mostParticles = 2;
    qsizetype at = begin;
    int particles = 0;
    while (at > 0 && isOneWord(letterBefore(m_text, at), letterAt(m_text, at))) {
        if (!isParticle(letterBefore(m_text, at)) || ++particles > mostParticles)
            return false;
        --at;
        while (at > 0 && m_text.at(at - 1).category() == QChar::Mark_NonSpacing && isParticle(letterBefore(m_text, at - 1)))
            --at;
    }
    return true;
}

} // namespace glossator
