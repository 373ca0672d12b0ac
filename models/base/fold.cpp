// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/fold.h"

#include "models/base/textdecoder.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <numeric>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// Whether all units are below the first that is not.
bool areBelow(QStringView text, char16_t end)
{
    return std::ranges::all_of(text, [end](QChar unit) { return unit < end; });
}

QString foldedByTheRules(QStringView text)
{
    QString plain = text.toString().normalized(QString::NormalizationForm_KD);
    plain.removeIf([](QChar unit) { return unit.category() == QChar::Mark_NonSpacing; });
    plain.replace(u'ı', u'i');
    plain.replace(u'ß', u"ss"_s);
    plain.replace(u'ẞ', u"ss"_s);
    return plain.toCaseFolded(); // last: İ has a small letter only as I and a dot
}

/// Latin letters, none of which hangs on the one before it: what each becomes can be looked up.
constexpr char16_t endOfLatin = 0x250;

std::vector<QString> latinFolded()
{
    std::vector<QString> letters(endOfLatin);
    for (char16_t unit = 0; unit < endOfLatin; ++unit)
        letters[unit] = foldedByTheRules(QStringView(&unit, 1));
    return letters;
}

/// What becomes one other; 0 for the rest.
std::array<char16_t, endOfLatin> latinLetters()
{
    std::array<char16_t, endOfLatin> letters{};
    std::ranges::transform(latinFolded(), letters.begin(), [](const QString &letter) {
        return letter.size() == 1 ? letter.front().unicode() : char16_t(0);
    });
    return letters;
}

/// What each becomes, in UTF-8.
std::vector<QByteArray> latinUtf8()
{
    std::vector<QByteArray> letters;
    for (const QString &letter : latinFolded())
        letters.push_back(letter.toUtf8());
    return letters;
}

} // namespace

QString folded(QStringView text)
{
    if (areBelow(text, 0x80))
        return text.toString().toCaseFolded();
    if (!areBelow(text, endOfLatin))
        return foldedByTheRules(text);
    static const std::vector<QString> letters = latinFolded();
    QString plain;
    plain.reserve(text.size());
    for (const QChar unit : text)
        plain += letters[unit.unicode()];
    return plain;
}

// Byte by byte, as lists of half a million names are sorted by it.
QByteArray foldedUtf8(QByteArrayView text)
{
    static const std::vector<QByteArray> letters = latinUtf8();
    QByteArray plain;
    plain.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        const auto byte = uchar(text[at]);
        if (byte < 0x80) {
            plain += byte >= 'A' && byte <= 'Z' ? char(byte | 0x20) : char(byte);
            continue;
        }
        const bool isPair = byte >= 0xC2 && byte < 0xE0 && at + 1 < text.size() && (uchar(text[at + 1]) & 0xC0) == 0x80;
        const int letter = isPair ? (byte & 0x1F) << 6 | (uchar(text[++at]) & 0x3F) : endOfLatin;
        if (letter >= endOfLatin)
            return folded(textOfUtf8(text)).toUtf8();
        plain += letters[size_t(letter)];
    }
    return plain;
}

FoldedText::FoldedText(QStringView text)
{
    static const std::array<char16_t, endOfLatin> latin = latinLetters();
    const auto isLatin = [](QChar unit) { return unit.unicode() < endOfLatin && latin[unit.unicode()] != 0; };
    QHash<char32_t, QString> known; // a text has few different letters and many of each
    m_folded.reserve(text.size());
    m_origins.reserve(size_t(text.size()) + 1);
    for (qsizetype at = 0, next = 0; at < text.size(); at = next) {
        next = std::find_if_not(text.begin() + at, text.end(), isLatin) - text.begin();
        if (next > at) {
            const qsizetype before = m_folded.size();
            m_folded.resize(before + next - at);
            std::transform(text.begin() + at, text.begin() + next, m_folded.begin() + before,
                [](QChar unit) { return QChar(latin[unit.unicode()]); });
            m_origins.resize(size_t(m_folded.size()));
            std::iota(m_origins.begin() + before, m_origins.end(), quint32(at));
            continue;
        }
        const bool isPair = text.at(at).isHighSurrogate() && at + 1 < text.size() && text.at(at + 1).isLowSurrogate();
        next = at + (isPair ? 2 : 1);
        const char32_t letter
            = isPair ? QChar::surrogateToUcs4(text.at(at), text.at(at + 1)) : char32_t(text.at(at).unicode());
        auto found = known.constFind(letter);
        if (found == known.cend())
            found = known.insert(letter, folded(text.sliced(at, next - at)));
        m_folded += *found;
        m_origins.insert(m_origins.end(), size_t(found->size()), quint32(at));
    }
    m_origins.push_back(quint32(text.size()));
}

std::vector<FoldedText::Hit> FoldedText::hits(QStringView words) const
{
    std::vector<Hit> hits;
    const QString wanted = folded(words);
    if (wanted.isEmpty())
        return hits;
    for (qsizetype at = m_folded.indexOf(wanted); at >= 0; at = m_folded.indexOf(wanted, at)) {
        // Past all that the last letter became, when that was more than what is wanted of it.
        const Hit last = origin(at + wanted.size() - 1);
        hits.push_back({qsizetype(m_origins[size_t(at)]), last.end});
        while (at < m_folded.size() && qsizetype(m_origins[size_t(at)]) < last.end)
            ++at;
    }
    return hits;
}

FoldedText::Hit FoldedText::origin(qsizetype unit) const
{
    const auto own = m_origins.begin() + unit;
    const auto next = std::upper_bound(own, m_origins.end(), *own);
    return {qsizetype(*own), next == m_origins.end() ? qsizetype(m_origins.back()) : qsizetype(*next)};
}

} // namespace glossator
