// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/tsvplaces.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

/// What stands in brackets in a cell: `[3]`, `[1_2]`.
void addNumbers(QSet<int> &numbers, const QString &cell)
{
    qsizetype open = -1;
    for (qsizetype i = 0; i < cell.size(); ++i) {
        if (cell[i] == u'[') {
            open = i;
        } else if (cell[i] == u']' && open >= 0) {
            for (const QStringView number : QStringView(cell).sliced(open + 1, i - open - 1).tokenize(u'_'))
                numbers.insert(number.toInt());
            open = -1;
        }
    }
}

/// All that would be taken for that of another annotation: also those of layers that are not read, and those that refer to
/// what is not there.
QSet<int> usedNumbers(const TsvDocument &document)
{
    QSet<int> numbers;
    for (const TsvLayer &layer : document.layers) {
        for (int i = 0; i < layer.columns() && !layer.isRead; ++i) {
            for (const TsvUnit &unit : document.units)
                addNumbers(numbers, unit.cells.value(layer.firstColumn + i));
        }
    }
    for (const TsvAnnotation &annotation : document.annotations) {
        numbers.insert(annotation.number);
        addNumbers(numbers, annotation.reference);
        for (const auto &links : annotation.links) {
            for (const TsvLink &link : links)
                numbers.insert(link.number);
        }
    }
    return numbers;
}

} // namespace

TsvPlaces::TsvPlaces(TsvDocument &document) : m_document(document), m_text(document.text)
{
    for (const TsvSentence &sentence : document.sentences) {
        for (const int token : sentence.tokens) {
            m_tokens.push_back({document.units[size_t(token)].place, token});
            for (const int part : document.units[size_t(token)].parts) {
                const TsvUnit &unit = document.units[size_t(part)];
                m_parts.emplace(std::pair(token, unit.place), part);
                m_lastPart[token] = std::max(m_lastPart[token], unit.id.section(u'.', 1).toLongLong());
            }
        }
    }
    std::ranges::sort(m_tokens);
}

std::vector<int> TsvPlaces::unitsFor(TextSpan span)
{
    const auto first = std::ranges::upper_bound(m_tokens, span.begin, {}, [](const auto &token) { return token.first.end; });
    if (span.isEmpty()) {
        // As other programs do: at the end of the token before, where there is a choice.
        const bool isBefore = first != m_tokens.begin() && std::prev(first)->first.end == span.begin;
        const auto token = isBefore || first == m_tokens.end() ? std::prev(first) : first;
        return {part(token->second, span)};
    }
    std::vector<int> units;
    for (auto token = first; token != m_tokens.end() && token->first.begin < span.end; ++token) {
        const TextSpan inside{std::max(span.begin, token->first.begin), std::min(span.end, token->first.end)};
        units.push_back(inside == token->first ? token->second : part(token->second, inside));
    }
    return units;
}

int TsvPlaces::part(int token, TextSpan place)
{
    const int index = int(m_document.units.size());
    const auto [known, isNew] = m_parts.emplace(std::pair(token, place), index);
    if (!isNew)
        return known->second;
    TsvUnit &whole = m_document.units[size_t(token)];
    whole.parts.push_back(index);
    TsvUnit unit;
    unit.id = whole.id + u'.' + QString::number(++m_lastPart[token]);
    unit.place = place;
    unit.given = {offsetIn(whole, place.begin), offsetIn(whole, place.end)};
    unit.form = m_text.quote(place);
    m_document.units.push_back(std::move(unit));
    return index;
}

/// As the file counts, on from where it has the token: no token holds a line end.
qsizetype TsvPlaces::offsetIn(const TsvUnit &token, qsizetype place) const
{
    const qsizetype begin = token.place.begin;
    switch (m_document.offsets) {
    case OffsetUnit::Utf16:
        return token.given.begin + m_text.toUtf16(place) - m_text.toUtf16(begin);
    case OffsetUnit::Byte:
        return token.given.begin + m_text.toUtf8(place) - m_text.toUtf8(begin);
    case OffsetUnit::CodePoint:
    case OffsetUnit::LineFeed:
    case OffsetUnit::NoBom:
        break;
    }
    return token.given.begin + place - begin;
}

void numberTsv(TsvDocument &document)
{
    std::vector<TsvAnnotation> &all = document.annotations;
    const auto isAsBefore = [&all](const TsvLink &link) {
        const TsvAnnotation &target = all[size_t(link.target)];
        return link.number == target.number && std::ranges::contains(target.units, link.at);
    };
    QHash<std::pair<int, int>, int> stacked; // by layer and unit
    std::vector<bool> needs(all.size(), false);
    for (const TsvAnnotation &annotation : all) {
        if (document.layerOf(annotation).kind == TsvLayer::Kind::Span) {
            for (const int unit : annotation.units)
                ++stacked[{annotation.layer, unit}];
        }
        for (size_t i = 0; i < annotation.links.size(); ++i) {
            for (const TsvLink &link : annotation.links[i]) {
                const QString &type = document.layerOf(annotation).features[i].target;
                if (link.target >= 0 && document.layerOf(all[size_t(link.target)]).name != type && !isAsBefore(link))
                    needs[size_t(link.target)] = true;
            }
        }
    }
    const QSet<int> used = usedNumbers(document);
    int last = 0;
    for (size_t i = 0; i < all.size(); ++i) {
        TsvAnnotation &annotation = all[i];
        if (document.layerOf(annotation).kind != TsvLayer::Kind::Span || annotation.number > 0)
            continue;
        const bool isStacked = std::ranges::any_of(annotation.units, [&](int unit) { return stacked.value({annotation.layer, unit}) > 1; });
        if (annotation.units.size() <= 1 && !isStacked && !needs[i])
            continue;
        do {
            ++last;
        } while (used.contains(last));
        annotation.number = last;
    }
    for (TsvAnnotation &annotation : all) {
        for (auto &links : annotation.links) {
            for (TsvLink &link : links) {
                if (link.target < 0 || isAsBefore(link))
                    continue;
                const TsvAnnotation &target = all[size_t(link.target)];
                link.at = target.units.front();
                link.unit = document.units[size_t(link.at)].id;
                link.number = target.number;
            }
        }
    }
}

} // namespace glossator
