// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/cas.h"

#include <QSet>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longText = 128; ///< of so many signs each counts as a value
constexpr int longestLineage = 64; ///< supertypes of a type: a circle of them is no lineage

constexpr QLatin1StringView primitives[] = {"uima.cas.String"_L1, "uima.cas.Boolean"_L1, "uima.cas.Byte"_L1,
    "uima.cas.Short"_L1, "uima.cas.Integer"_L1, "uima.cas.Long"_L1, "uima.cas.Float"_L1, "uima.cas.Double"_L1};
constexpr QLatin1StringView primitiveArrays[]
    = {"uima.cas.StringArray"_L1, "uima.cas.BooleanArray"_L1, "uima.cas.ShortArray"_L1, "uima.cas.IntegerArray"_L1,
        "uima.cas.LongArray"_L1, "uima.cas.FloatArray"_L1, "uima.cas.DoubleArray"_L1};
constexpr QLatin1StringView lists[]
    = {"uima.cas.FSList"_L1, "uima.cas.StringList"_L1, "uima.cas.IntegerList"_L1, "uima.cas.FloatList"_L1};

} // namespace

bool isCasName(QStringView name)
{
    const auto isFirst = [](QChar unit) {
        return unit == u'_' || (unit.isLetter() && (unit.unicode() < 0x80 || (unit.unicode() >= 0xc0 && unit.unicode() < 0x2000)));
    };
    bool isBeginning = true;
    for (const QChar unit : name) {
        if (!isFirst(unit) && (isBeginning || (unit != u'.' && (unit < u'0' || unit > u'9'))))
            return false;
        isBeginning = unit == u'.';
    }
    return !isBeginning;
}

CasTypes::CasTypes()
{
    const auto type = [this](QLatin1StringView name, QLatin1StringView super, std::vector<CasFeature> features = {}) {
        add(CasType{.name = name, .super = super, .features = std::move(features)});
    };
    const QString integer = u"uima.cas.Integer"_s;
    type(cas::top, {});
    for (const QLatin1StringView name : primitives)
        type(name, cas::top);
    type("uima.cas.ArrayBase"_L1, cas::top);
    type(cas::fsArray, "uima.cas.ArrayBase"_L1);
    type(cas::byteArray, "uima.cas.ArrayBase"_L1);
    for (const QLatin1StringView name : primitiveArrays)
        type(name, "uima.cas.ArrayBase"_L1);
    type("uima.cas.ListBase"_L1, cas::top);
    for (const QLatin1StringView name : lists) {
        type(name, "uima.cas.ListBase"_L1);
        const QString kind = QString(name).sliced(9); // behind uima.cas.
        const QString head = kind == "FSList"_L1 ? QString(cas::top) : u"uima.cas."_s + kind.chopped(4);
        add(CasType{.name = u"uima.cas.Empty"_s + kind, .super = name});
        add(CasType{.name = u"uima.cas.NonEmpty"_s + kind,
            .super = name,
            .features = {{.name = u"head"_s, .range = head}, {.name = u"tail"_s, .range = name, .isShared = true}}});
    }
    type(cas::sofa, cas::top,
        {{.name = u"sofaNum"_s, .range = integer}, {.name = u"sofaID"_s}, {.name = u"mimeType"_s},
            {.name = u"sofaArray"_s, .range = cas::top}, {.name = u"sofaString"_s}, {.name = u"sofaURI"_s}});
    type(cas::annotationBase, cas::top, {{.name = u"sofa"_s, .range = cas::sofa}});
    type(cas::annotation, cas::annotationBase,
        {{.name = u"begin"_s, .range = integer}, {.name = u"end"_s, .range = integer}});
    type(cas::documentAnnotation, cas::annotation, {{.name = u"language"_s}});
    m_builtIn = m_types.size();
}

QStringList CasTypes::add(const CasType &type)
{
    const auto known = m_places.constFind(type.name);
    if (known == m_places.constEnd()) {
        m_places.insert(type.name, m_types.size());
        auto &features = m_types.emplace_back(type).features;
        std::erase_if(features, [names = QSet<QString>()](const CasFeature &feature) mutable { // the first of one name stands
            const qsizetype before = names.size();
            names.insert(feature.name);
            return names.size() == before;
        });
        return {};
    }
    QStringList otherwise;
    CasType &there = m_types[*known];
    for (const CasFeature &feature : type.features) {
        const CasFeature *before = this->feature(type.name, feature.name);
        if (!before)
            m_types[*known].features.push_back(feature);
        else if (before->range != feature.range || before->isShared != feature.isShared)
            otherwise << type.name + u':' + feature.name;
    }
    if (there.description.isEmpty())
        there.description = type.description;
    return otherwise;
}

QStringList CasTypes::add(const CasTypes &others)
{
    QStringList otherwise;
    for (const CasType &type : others.m_types)
        otherwise += add(type);
    return otherwise;
}

void CasTypes::define(const CasType &type)
{
    if (!m_places.contains(type.name)) {
        add(type);
        return;
    }
    const CasType before = std::exchange(m_types[m_places[type.name]], type);
    for (const CasFeature &feature : before.features)
        addFeature(type.name, feature);
}

void CasTypes::addFeature(const QString &type, const CasFeature &feature)
{
    if (m_places.contains(type) && !this->feature(type, feature.name))
        m_types[m_places[type]].features.push_back(feature);
}

bool CasTypes::setFeature(const QString &type, const CasFeature &feature)
{
    CasFeature *known = nullptr;
    size_t place = 0;
    upwards(type, [&](const CasType &at) {
        place = m_places[at.name];
        auto &features = m_types[place].features;
        const auto found = std::ranges::find(features, feature.name, &CasFeature::name);
        known = found == features.end() ? nullptr : &*found;
        return known != nullptr;
    });
    if (!known)
        addFeature(type, feature);
    else if (known->range != feature.range || known->isShared != feature.isShared) {
        if (place < m_builtIn)
            return false;
        *known = feature;
    }
    return true;
}

const CasType *CasTypes::find(const QString &name) const
{
    const auto place = m_places.constFind(name);
    return place == m_places.constEnd() ? nullptr : &m_types[*place];
}

std::vector<const CasType *> CasTypes::own() const
{
    std::vector<const CasType *> own;
    for (size_t i = 0; i < m_types.size(); ++i) {
        if (i >= m_builtIn)
            own.push_back(&m_types[i]);
    }
    return own;
}

template <class Visit>
void CasTypes::upwards(const QString &type, Visit &&visit) const
{
    const CasType *at = find(type);
    for (int steps = 0; at && steps < longestLineage; ++steps) {
        if (visit(*at))
            return;
        at = find(at->super);
    }
}

bool CasTypes::isA(const QString &type, QLatin1StringView super) const
{
    bool found = false;
    upwards(type, [&](const CasType &at) { return found = at.name == super; });
    return found;
}

const CasFeature *CasTypes::feature(const QString &type, const QString &name) const
{
    const CasFeature *found = nullptr;
    upwards(type, [&](const CasType &at) {
        const auto feature = std::ranges::find(at.features, name, &CasFeature::name);
        found = feature == at.features.end() ? nullptr : &*feature;
        return found != nullptr;
    });
    return found;
}

std::vector<const CasFeature *> CasTypes::features(const QString &type) const
{
    std::vector<const CasType *> lineage;
    upwards(type, [&](const CasType &at) {
        lineage.insert(lineage.begin(), &at);
        return false;
    });
    std::vector<const CasFeature *> features;
    QSet<QString> names;
    for (const CasType *at : lineage) {
        for (const CasFeature &feature : at->features) {
            if (!names.contains(feature.name))
                features.push_back(&feature);
            names.insert(feature.name);
        }
    }
    return features;
}

bool CasTypes::isPrimitive(const QString &range) const
{
    return std::ranges::find(primitives, range) != std::end(primitives) || isA(range, cas::string);
}

bool CasTypes::isOfStructures(const QString &range)
{
    return range == cas::fsArray || range == "uima.cas.FSList"_L1 || range.endsWith("[]"_L1);
}

bool CasTypes::isArray(const QString &type)
{
    return type == cas::byteArray || ((isOfStructures(type) || isOfPrimitives(type)) && !type.endsWith("List"_L1));
}

bool CasTypes::isOfPrimitives(const QString &range)
{
    return std::ranges::find(primitiveArrays, range) != std::end(primitiveArrays)
        || (range != "uima.cas.FSList"_L1 && std::ranges::find(lists, range) != std::end(lists));
}

qsizetype CasValue::weight() const
{
    const auto ofText = [](const QString &text) { return 1 + text.size() / longText; };
    if (const auto *references = std::get_if<References>(&data))
        return qsizetype(references->size());
    qsizetype weight = 0;
    if (const QStringList *texts = std::get_if<QStringList>(&data)) {
        for (const QString &text : *texts)
            weight += ofText(text);
    } else if (const QString *text = std::get_if<QString>(&data)) {
        weight = ofText(*text);
    }
    return weight;
}

const CasValue *CasStructure::value(QLatin1StringView feature) const
{
    const auto found = std::ranges::find(features, feature, [](const auto &entry) -> const QString & { return entry.first; });
    return found == features.end() ? nullptr : &found->second;
}

QString CasStructure::text(QLatin1StringView feature) const
{
    const CasValue *value = this->value(feature);
    const QString *text = value ? std::get_if<QString>(&value->data) : nullptr;
    return text ? *text : QString();
}

qint64 CasStructure::reference(QLatin1StringView feature) const
{
    const CasValue *value = this->value(feature);
    const auto *reference = value ? std::get_if<CasValue::Reference>(&value->data) : nullptr;
    return reference ? reference->id : 0;
}

std::optional<qint64> CasStructure::number(QLatin1StringView feature) const
{
    bool isNumber = false;
    const qint64 number = text(feature).toLongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

void CasStructure::set(const QString &feature, CasValue value)
{
    const auto found = std::ranges::find(features, feature, [](const auto &entry) -> const QString & { return entry.first; });
    if (found == features.end())
        features.emplace_back(feature, std::move(value));
    else
        found->second = std::move(value);
}

void CasStructure::clear(QLatin1StringView feature)
{
    std::erase_if(features, [feature](const auto &entry) { return entry.first == feature; });
}

void Cas::index(qint64 lastId)
{
    m_places.clear();
    m_lastId = lastId;
    for (size_t i = 0; i < structures.size(); ++i) {
        m_places.insert(structures[i].id, i);
        m_lastId = std::max(m_lastId, structures[i].id);
    }
}

CasStructure *Cas::find(qint64 id)
{
    const auto place = m_places.constFind(id);
    return place == m_places.constEnd() ? nullptr : &structures[*place];
}

const CasStructure *Cas::find(qint64 id) const
{
    const auto place = m_places.constFind(id);
    return place == m_places.constEnd() ? nullptr : &structures[*place];
}

CasValue::References Cas::references(const CasValue *value) const
{
    if (!value)
        return {};
    if (const auto *inPlace = std::get_if<CasValue::References>(&value->data))
        return *inPlace;
    const auto *shared = std::get_if<CasValue::Reference>(&value->data);
    const CasStructure *array = shared ? find(shared->id) : nullptr;
    if (!array)
        return {};
    const CasValue *elements = CasTypes::isOfStructures(array->type) ? array->value("elements"_L1) : nullptr;
    const auto *inArray = elements ? std::get_if<CasValue::References>(&elements->data) : nullptr;
    if (inArray)
        return *inArray;
    CasValue::References found;
    for (; array && array->type == "uima.cas.NonEmptyFSList"_L1 && found.size() < structures.size();
        array = find(array->reference("tail"_L1)))
        found.push_back(array->reference("head"_L1));
    return found;
}

QStringList Cas::texts(const CasValue *value) const
{
    if (!value)
        return {};
    if (const auto *inPlace = std::get_if<QStringList>(&value->data))
        return *inPlace;
    const auto *shared = std::get_if<CasValue::Reference>(&value->data);
    const CasStructure *array = shared ? find(shared->id) : nullptr;
    const CasValue *elements = array && CasTypes::isOfPrimitives(array->type) ? array->value("elements"_L1) : nullptr;
    const auto *inArray = elements ? std::get_if<QStringList>(&elements->data) : nullptr;
    return inArray ? *inArray : QStringList();
}

const CasValue *Cas::inPlace(const CasStructure &structure, const QString &feature, const CasValue &value) const
{
    const auto *reference = std::get_if<CasValue::Reference>(&value.data);
    const CasStructure *array = reference ? find(reference->id) : nullptr;
    if (!array || array == &structure || !CasTypes::isArray(array->type))
        return nullptr;
    const CasFeature *declared = types.feature(structure.type, feature);
    const bool fits = declared && !declared->isShared
        && (declared->range == array->type || (declared->range == cas::fsArray && array->type.endsWith("[]"_L1)));
    return fits ? array->value("elements"_L1) : nullptr;
}

CasStructure &Cas::add(const QString &type)
{
    structures.push_back({.id = ++m_lastId, .type = type});
    m_places.insert(m_lastId, structures.size() - 1);
    return structures.back();
}

} // namespace glossator
