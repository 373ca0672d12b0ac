// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/tsvdocument.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace glossator {

int TsvLayer::columns() const
{
    if (kind == Kind::Relation)
        return int(features.size()) + 1;
    int columns = 0;
    for (const TsvFeature &feature : features)
        columns += feature.isSlot ? 2 : 1;
    return std::max(columns, 1);
}

QString TsvLayer::shortName() const
{
    QString last = name.sliced(name.lastIndexOf(u'.') + 1);
    if (kind == Kind::Chain && last.endsWith("Link"_L1) && last.size() > 4)
        last.chop(4);
    return last.isEmpty() ? name : last;
}

int TsvLayer::typeFeature() const
{
    const int value = plainFeature(u"value");
    return value >= 0 ? value : plainFeature(u"label");
}

int TsvLayer::plainFeature(QAnyStringView wanted) const
{
    const auto found = std::ranges::find_if(features, [&](const TsvFeature &feature) { return !feature.isSlot && feature.name == wanted; });
    return found == features.end() ? -1 : int(found - features.begin());
}

int TsvLayer::slotFeature(QAnyStringView wanted) const
{
    const auto found = std::ranges::find_if(features, [&](const TsvFeature &feature) { return feature.isSlot && feature.name == wanted; });
    return found == features.end() ? -1 : int(found - features.begin());
}

bool TsvLayer::hasSlots() const { return std::ranges::contains(features, true, &TsvFeature::isSlot); }

int TsvLayer::addFeature(const QString &feature)
{
    features.push_back({feature});
    if (parts == QStringList{QString()})
        parts.clear();
    if (kind == Kind::Relation)
        parts.insert(parts.size() - 1, feature);
    else
        parts << feature;
    return int(features.size()) - 1;
}

void TsvLayer::addSlot(const QString &feature, const QString &target)
{
    features.push_back({feature, true, target});
    parts << u"ROLE_%1:%2_%1%3Link"_s.arg(name, feature, feature.left(1).toUpper() + feature.sliced(1)) << target;
}

int TsvDocument::columns() const
{
    int columns = 0;
    for (const TsvLayer &layer : layers)
        columns += layer.columns();
    return columns;
}

TextSpan TsvDocument::placeOf(const TsvAnnotation &annotation) const
{
    TextSpan place = units[size_t(annotation.units.front())].place;
    for (const int unit : annotation.units) {
        const TextSpan &more = units[size_t(unit)].place;
        place = {std::min(place.begin, more.begin), std::max(place.end, more.end)};
    }
    return place;
}

std::vector<QString> TsvDocument::ids() const
{
    std::vector<QString> all;
    QHash<int, int> count;
    for (const TsvAnnotation &annotation : annotations)
        all.push_back(layers[size_t(annotation.layer)].name + u'#' + QString::number(++count[annotation.layer]));
    return all;
}

std::vector<TextSpan> TsvDocument::tokens() const
{
    std::vector<TextSpan> all;
    for (const TsvSentence &sentence : sentences) {
        for (const int token : sentence.tokens)
            all.push_back(units[size_t(token)].place);
    }
    std::ranges::sort(all); // of a broken file
    return all;
}

} // namespace glossator
