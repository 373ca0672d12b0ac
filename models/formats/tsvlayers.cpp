// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/tsvlayers.h"

#include "models/formats/tsvreader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

int newLayer(TsvDocument &document, TsvLayer::Kind kind, QLatin1StringView name)
{
    TsvLayer layer{.kind = kind, .name = name};
    for (int i = 2; std::ranges::contains(document.layers, layer.name, &TsvLayer::name); ++i)
        layer.name = name + QString::number(i);
    document.layers.push_back(std::move(layer));
    return int(document.layers.size()) - 1;
}

} // namespace

TsvMentionLayers::TsvMentionLayers(TsvDocument &document) : m_document(document)
{
    const auto add = [this](const QString &type, int layer) {
        if (!m_layers.contains(type))
            m_layers.insert(type, layer);
    };
    const auto isFor = [](const TsvLayer &layer) {
        return layer.kind == TsvLayer::Kind::Span && layer.isRead && isTsvMention(layer) && !isTsvEvent(layer);
    };
    for (int i = 0; i < int(document.layers.size()); ++i) {
        const TsvLayer &layer = document.layers[size_t(i)];
        if (!isFor(layer))
            continue;
        add(layer.shortName(), i);
        if (layer.typeFeature() >= 0 && m_usual < 0)
            m_usual = i;
    }
    for (const TsvAnnotation &annotation : document.annotations) {
        const TsvLayer &layer = document.layerOf(annotation);
        if (isFor(layer) && layer.typeFeature() >= 0)
            add(tsvType(layer, annotation), annotation.layer);
    }
}

int TsvMentionLayers::layerFor(const QString &type)
{
    const auto known = m_layers.constFind(type);
    if (known != m_layers.cend())
        return *known;
    if (m_usual < 0) {
        m_usual = newLayer(m_document, TsvLayer::Kind::Span, tsv::mentionLayer);
        m_document.layers[size_t(m_usual)].addFeature(u"value"_s);
    }
    return m_usual;
}

int tsvEventLayer(TsvDocument &document)
{
    int layer = -1;
    for (int i = 0; i < int(document.layers.size()); ++i) {
        const TsvLayer &known = document.layers[size_t(i)];
        if (known.name.startsWith(tsv::eventLayer) && hasTsvTrigger(known) && known.slotFeature(tsv::arguments) >= 0)
            layer = i;
    }
    if (layer < 0) {
        layer = newLayer(document, TsvLayer::Kind::Span, tsv::eventLayer);
        TsvLayer &made = document.layers[size_t(layer)];
        made.addFeature(u"value"_s);
        made.addSlot(tsv::trigger, tsv::anything);
        made.addSlot(tsv::arguments, tsv::anything);
    }
    return layer;
}

int tsvPlaceLayer(TsvDocument &document)
{
    const auto known = std::ranges::find(document.layers, tsv::placeLayer, &TsvLayer::name);
    if (known != document.layers.end())
        return int(known - document.layers.begin());
    document.layers.push_back({.kind = TsvLayer::Kind::Span, .name = tsv::placeLayer, .parts = {QString()}});
    return int(document.layers.size()) - 1;
}

int tsvRelationLayer(TsvDocument &document, const QString &type, int base)
{
    const QString name = document.layers[size_t(base)].name;
    int possible = -1;
    for (int i = 0; i < int(document.layers.size()); ++i) {
        const TsvLayer &layer = document.layers[size_t(i)];
        if (layer.kind != TsvLayer::Kind::Relation || !layer.isRead || layer.base != name)
            continue;
        if (layer.shortName() == type)
            return i;
        if (layer.typeFeature() >= 0 && possible < 0)
            possible = i;
    }
    if (possible < 0) {
        possible = newLayer(document, TsvLayer::Kind::Relation, tsv::relationLayer);
        TsvLayer &layer = document.layers[size_t(possible)];
        layer.base = name;
        layer.parts = {u"BT_"_s + name};
        layer.addFeature(u"value"_s);
    }
    return possible;
}

} // namespace glossator
