// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/tsvplaces.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace glossator {

TsvPlaces::TsvPlaces(TsvDocument &document) : m_document(document), m_text(document.text)
{
    for (const TsvSentence &sentence : document.sentences) {
        for (const int token : sentence.tokens)
            m_tokens.push_back({document.units[size_t(token)].place, token});
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
    const std::vector<int> parts = m_document.units[size_t(token)].parts;
    qsizetype last = 0;
    for (const int known : parts) {
        const TsvUnit &unit = m_document.units[size_t(known)];
        if (unit.place == place)
            return known;
        last = std::max(last, qsizetype(unit.id.section(u'.', 1).toLongLong()));
    }
    TsvUnit unit;
    unit.id = m_document.units[size_t(token)].id + u'.' + QString::number(last + 1);
    unit.place = place;
    unit.given = {m_text.toUtf16(place.begin), m_text.toUtf16(place.end)};
    unit.form = m_text.quote(place);
    unit.cells = QStringList(m_document.units[size_t(token)].cells.size(), u"_"_s);
    const int index = int(m_document.units.size());
    m_document.units.push_back(std::move(unit));
    m_document.units[size_t(token)].parts.push_back(index);
    return index;
}

void numberTsv(TsvDocument &document)
{
    std::vector<TsvAnnotation> &all = document.annotations;
    const auto isAsBefore = [&all](const TsvLink &link) {
        const TsvAnnotation &target = all[size_t(link.target)];
        return link.number == target.number && std::ranges::contains(target.units, link.at);
    };
    int last = 0;
    QHash<std::pair<int, int>, int> stacked; // by layer and unit
    std::vector<bool> needs(all.size(), false);
    for (const TsvAnnotation &annotation : all) {
        last = std::max(last, annotation.number);
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
    for (size_t i = 0; i < all.size(); ++i) {
        TsvAnnotation &annotation = all[i];
        if (document.layerOf(annotation).kind != TsvLayer::Kind::Span || annotation.number > 0)
            continue;
        const bool isStacked = std::ranges::any_of(annotation.units, [&](int unit) { return stacked.value({annotation.layer, unit}) > 1; });
        if (annotation.units.size() > 1 || isStacked || needs[i])
            annotation.number = ++last;
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
