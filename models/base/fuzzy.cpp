// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/fuzzy.h"

#include <algorithm>

namespace glossator {

namespace {

enum class Kind : quint8 { Prefix, WordStart, Initials, Inside, Letters };

bool isWordStart(const QString &text, qsizetype at)
{
    return text.at(at).isLetterOrNumber() && (at == 0 || !text.at(at - 1).isLetterOrNumber());
}

} // namespace

struct FuzzyPattern::Found {
    Kind kind = Kind::Prefix;
    qsizetype gaps = 0; ///< units of the text between those that fitted
    std::vector<qsizetype> units{};

    static Found run(Kind kind, qsizetype at, qsizetype length)
    {
        Found found{kind};
        for (qsizetype i = 0; i < length; ++i)
            found.units.push_back(at + i);
        return found;
    }

    static std::optional<Found> word(const QString &text, const QString &wanted)
    {
        if (text.startsWith(wanted))
            return run(Kind::Prefix, 0, wanted.size());
        for (qsizetype at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
            if (isWordStart(text, at))
                return run(Kind::WordStart, at, wanted.size());
        }
        std::vector<qsizetype> starts;
        QString initials;
        for (qsizetype at = 0; at < text.size(); ++at) {
            if (isWordStart(text, at)) {
                starts.push_back(at);
                initials += text.at(at);
            }
        }
        if (const qsizetype at = initials.indexOf(wanted); at >= 0 && wanted.size() > 1) {
            const auto first = starts.begin() + at;
            return Found{Kind::Initials, at, {first, first + wanted.size()}};
        }
        if (const qsizetype at = text.indexOf(wanted); at >= 0)
            return run(Kind::Inside, at, wanted.size());
        Found found{Kind::Letters};
        for (const QChar letter : wanted) {
            const qsizetype at = text.indexOf(letter, found.units.empty() ? 0 : found.units.back() + 1);
            if (at < 0)
                return {};
            found.gaps += found.units.empty() ? 0 : at - found.units.back() - 1;
            found.units.push_back(at);
        }
        return found;
    }
};

FuzzyPattern::FuzzyPattern(QStringView typed)
{
    const QString whole = folded(typed).simplified();
    if (whole.isEmpty())
        return;
    m_words << whole;
    if (whole.contains(u' '))
        m_words << whole.split(u' ');
}

std::optional<FuzzyPattern::Found> FuzzyPattern::find(const QString &text) const
{
    const bool hasWords = m_words.size() > 1;
    auto whole = Found::word(text, m_words.first());
    if (!hasWords || (whole && whole->kind != Kind::Letters))
        return whole;
    Found all{Kind::WordStart}; // what begins with the first word alone does not begin as typed
    for (const QString &wanted : m_words.sliced(1)) {
        const auto found = Found::word(text, wanted);
        if (!found)
            return {};
        all.kind = std::max(all.kind, found->kind);
        all.gaps += found->gaps + 1;
        all.units.insert(all.units.end(), found->units.begin(), found->units.end());
    }
    std::ranges::sort(all.units);
    all.units.erase(std::unique(all.units.begin(), all.units.end()), all.units.end());
    return all;
}

std::optional<int> FuzzyPattern::rankFolded(const QString &text) const
{
    if (isEmpty())
        return 0;
    const auto found = find(text);
    if (!found)
        return {};
    const auto more = std::min<qsizetype>(text.size() - qsizetype(found->units.size()), 19);
    return int(qsizetype(found->kind) * 1000 + std::min<qsizetype>(found->gaps, 40) * 20 + more);
}

std::vector<FoldedText::Hit> FuzzyPattern::hits(QStringView text) const
{
    const FoldedText unfolded(text);
    const auto found = isEmpty() ? std::nullopt : find(unfolded.letters());
    std::vector<FoldedText::Hit> hits;
    for (const qsizetype unit : found ? found->units : std::vector<qsizetype>()) {
        const FoldedText::Hit letter = unfolded.origin(unit);
        if (!hits.empty() && hits.back().end >= letter.begin)
            hits.back().end = std::max(hits.back().end, letter.end);
        else
            hits.push_back(letter);
    }
    return hits;
}

} // namespace glossator
