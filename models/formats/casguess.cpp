// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/casguess.h"

#include "models/formats/caslayers.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <map>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// Of a structure, or of none.
qint64 idOf(const QString &text)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    return isNumber ? number : -1;
}

CasFeature guessed(const Cas &document, const QString &type, const QString &name, const std::vector<const CasValue *> &values)
{
    static const QSet<QString> ends{u"Governor"_s, u"Dependent"_s, u"target"_s, u"next"_s, u"first"_s};
    CasFeature feature{.name = name};
    bool areSingle = true;
    bool areLinks = true;
    for (const CasValue *value : values) {
        const QString *text = std::get_if<QString>(&value->data);
        if (!text) {
            feature.range = cas::stringArray;
            return feature;
        }
        areSingle = areSingle && document.find(idOf(*text));
        for (const QString &word : text->split(u' ', Qt::SkipEmptyParts)) {
            const CasStructure *link = document.find(idOf(word));
            areLinks = areLinks && link && link->value("target"_L1) && !link->value("sofa"_L1);
            if (areLinks)
                feature.element = link->type;
        }
        areLinks = areLinks && !feature.element.isEmpty();
    }
    if (areSingle && ends.contains(name)) {
        feature.range = name == "next"_L1 ? type
            : name == "first"_L1          ? document.find(std::get<QString>(values.front()->data).toLongLong())->type
                                          : QString(cas::annotation);
        feature.element.clear();
    } else if (areLinks) {
        feature.range = cas::fsArray;
    } else {
        feature.element.clear();
    }
    return feature;
}

} // namespace

QStringList declareKnownTypes(Cas &document)
{
    QSet<QString> used;
    for (const CasStructure &structure : document.structures)
        used.insert(structure.type);
    for (const CasType *type : document.types.own())
        used << type->name << type->super;
    if (used.contains(cas::ourEvent)) // which is none without its links
        used.insert(cas::ourLink);
    QStringList otherwise;
    for (const CasType &type : ourCasTypes()) {
        const bool isOurs = type.name.startsWith("webanno.custom."_L1);
        const bool isSound = document.types.isA(type.name, QLatin1StringView(type.super.toLatin1()))
            && std::ranges::all_of(type.features, [&](const CasFeature &feature) {
                   const CasFeature *there = document.types.feature(type.name, feature.name);
                   return there ? there->range == feature.range : !isOurs || feature.name == cas::ourFragments || feature.name == cas::ourData;
               });
        if (!used.contains(type.name) || isSound)
            continue;
        if (document.types.find(type.name))
            otherwise << type.name;
        document.types.define(knownCasType(type.name).value_or(type));
    }
    return otherwise;
}

QStringList declareMissingTypes(Cas &document)
{
    std::map<QString, std::map<QString, std::vector<const CasValue *>>> missing;
    for (const CasStructure &structure : document.structures) {
        const bool isKnown = document.types.find(structure.type);
        if (!isKnown)
            missing[structure.type];
        for (const auto &[name, value] : structure.features) {
            const bool isElements = name == "elements"_L1 && CasTypes::isArray(structure.type);
            if (!isElements && (!isKnown || !document.types.feature(structure.type, name)))
                missing[structure.type][name].push_back(&value);
        }
    }
    QStringList layers;
    for (const auto &[name, features] : missing) {
        layers << name;
        const bool isAnnotation = features.contains(u"begin"_s) && features.contains(u"end"_s);
        const QLatin1StringView super = isAnnotation ? cas::annotation
            : features.contains(u"sofa"_s)           ? cas::annotationBase
                                                     : cas::top;
        if (!document.types.find(name))
            document.types.add(CasType{.name = name, .super = super});
    }
    for (const auto &[name, features] : missing) {
        for (const auto &[feature, values] : features)
            document.types.addFeature(name, guessed(document, name, feature, values));
    }
    return layers;
}

QString missingTypesTold(QStringList layers)
{
    if (constexpr qsizetype most = 5; layers.size() > most)
        layers = layers.first(most) << u"…"_s;
    return QCoreApplication::translate("glossator::Cas",
        "The type system does not say all of %1: these layers were taken for what they look like.").arg(layers.join(u", "));
}

} // namespace glossator
