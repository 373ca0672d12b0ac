// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/tsvreader.h"

#include "models/formats/bundleindex.h"
#include "models/formats/caslayers.h"
#include "models/formats/clustername.h"
#include "models/formats/iri.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

/// A feature of ours that says any name: letters and digits as they are, all else as `_` and four hexadecimal digits.
QString nameFor(QLatin1StringView start, const QString &name)
{
    QString feature = start;
    for (const QChar c : name) {
        const bool isPlain = (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
        feature += isPlain ? QString(c) : u'_' + QString::number(c.unicode(), 16).rightJustified(4, u'0');
    }
    return feature;
}

/// The name that a feature of ours says, or a null string.
QString namedBy(QLatin1StringView start, QStringView feature)
{
    if (!feature.startsWith(start))
        return {};
    QString name = u""_s;
    for (qsizetype i = start.size(); i < feature.size(); ++i) {
        if (feature[i] != u'_') {
            name += feature[i];
            continue;
        }
        name += QChar(char16_t(feature.sliced(i + 1, std::min<qsizetype>(4, feature.size() - i - 1)).toUShort(nullptr, 16)));
        i += 4;
    }
    const bool isSound = nameFor(start, name) == feature && (!name.isEmpty() || start == tsv::remark) && name.isValidUtf16() && !name.contains(QChar::Null);
    return isSound ? name : QString();
}

constexpr QLatin1StringView usualLink{"Reference"}; ///< as brat calls them
constexpr QLatin1StringView identifier{"identifier"};
constexpr QLatin1StringView wikidata{"http://www.wikidata.org/entity/"};
constexpr QLatin1StringView wikidataName{"Wikidata"};

class Reader {
    Q_DECLARE_TR_FUNCTIONS(glossator::WebAnnoTsv)

public:
    Reader(Bundle &bundle, const TsvDocument &document)
        : m_bundle(bundle)
        , m_document(document)
        , m_text(bundle.text)
        , m_ids(document.ids())
        , m_article(bundle.article->id)
        , m_mentions(document.annotations.size())
        , m_events(document.annotations.size())
    {
    }

    void read();

private:
    template <class IdType>
    IdType next()
    {
        return IdType(++m_lastId);
    }
    const TsvLayer &layerOf(const TsvAnnotation &annotation) const { return m_document.layers[size_t(annotation.layer)]; }
    QString valueOf(const TsvAnnotation &annotation, QLatin1StringView feature) const
    {
        const int index = layerOf(annotation).plainFeature(feature);
        return index < 0 ? QString() : annotation.values[size_t(index)].value_or(QString());
    }
    void readMention(size_t index);
    void readEvent(size_t index);
    void readArguments(size_t index);
    void readRelation(size_t index);
    void readEntities();
    /// @param linked who has the links.
    void readDetails(const TsvAnnotation &annotation, const Owner &owner, const Owner &linked);
    void addName(const Owner &owner, size_t index);
    std::optional<double> confidence(const TsvAnnotation &annotation) const;
    Filler filler(const TsvLink &link) const;
    RelationEnd end(int annotation, const QString &role) const;

    Bundle &m_bundle;
    const TsvDocument &m_document;
    const TextOffsets m_text;
    const std::vector<QString> m_ids;
    const ArticleId m_article;
    std::vector<MentionId> m_mentions; ///< by annotation
    std::vector<EventMentionId> m_events;
    QHash<QString, std::vector<size_t>> m_members; ///< of entities: indices of mentions
    QHash<QString, std::pair<QString, QString>> m_told; ///< name and type of entities
    QStringList m_order; ///< of m_members
    qint64 m_lastId = 1; ///< 1 is the article's
};

void Reader::read()
{
    for (size_t i = 0; i < m_document.annotations.size(); ++i)
        readMention(i);
    readEntities();
    for (size_t i = 0; i < m_document.annotations.size(); ++i)
        readEvent(i);
    for (size_t i = 0; i < m_document.annotations.size(); ++i)
        readArguments(i);
    for (size_t i = 0; i < m_document.annotations.size(); ++i)
        readRelation(i);
}

void Reader::readMention(size_t index)
{
    const TsvAnnotation &annotation = m_document.annotations[index];
    const TsvLayer &layer = layerOf(annotation);
    if (!isTsvMention(layer))
        return;
    Mention mention;
    mention.id = m_mentions[index] = next<MentionId>();
    mention.article = m_article;
    mention.type = tsvType(layer, annotation);
    mention.extent = m_document.placeOf(annotation);
    mention.quote = m_text.quote(mention.extent);
    mention.level = valueOf(annotation, tsv::level);
    mention.flag = valueOf(annotation, tsv::flag);
    for (const int unit : annotation.units) {
        if (mention.flag.isEmpty())
            mention.flag = m_document.units[size_t(unit)].flag;
    }
    if (!isTsvEvent(layer)) {
        mention.confidence = confidence(annotation);
        readDetails(annotation, mention.id, mention.id);
    }
    addName(mention.id, index);
    const QString key = layer.kind == TsvLayer::Kind::Chain ? tsvChainKey(layer, annotation.chain) : valueOf(annotation, tsv::entity);
    if (!key.isEmpty()) {
        if (!m_members.contains(key))
            m_order << key;
        m_members[key].push_back(m_bundle.mentions.size());
        auto &[name, type] = m_told[key];
        name = name.isEmpty() ? valueOf(annotation, tsv::entityName) : name;
        type = type.isEmpty() ? valueOf(annotation, tsv::entityType) : type;
    }
    m_bundle.mentions.push_back(std::move(mention));
}

void Reader::readEntities()
{
    for (const QString &key : std::as_const(m_order)) {
        std::vector<Mention *> members;
        for (const size_t index : m_members[key])
            members.push_back(&m_bundle.mentions[index]);
        std::ranges::stable_sort(members, [](const Mention *a, const Mention *b) { return standsBefore(*a, *b); });
        const auto &[name, type] = m_told[key];
        Entity entity;
        entity.id = next<EntityId>();
        QStringList quotes;
        for (Mention *mention : members) {
            mention->entity = entity.id;
            quotes << mention->quote;
        }
        entity.name = name.isEmpty() ? clusterName(quotes) : name;
        entity.type = type.isEmpty() ? members.front()->type : type;
        m_bundle.entities.push_back(std::move(entity));
    }
}

void Reader::readEvent(size_t index)
{
    const TsvAnnotation &annotation = m_document.annotations[index];
    const TsvLayer &layer = layerOf(annotation);
    if (!isTsvEvent(layer))
        return;
    Event event{next<EventId>(), tsvType(layer, annotation), {}, {}};
    EventMention mention;
    mention.id = m_events[index] = next<EventMentionId>();
    mention.event = event.id;
    mention.article = m_article;
    mention.confidence = confidence(annotation);
    mention.trigger = m_mentions[index];
    if (hasTsvTrigger(layer)) {
        for (const TsvLink &link : annotation.links[size_t(layer.slotFeature(tsv::trigger))]) {
            if (link.target >= 0 && !mention.trigger)
                mention.trigger = m_mentions[size_t(link.target)];
        }
    }
    readDetails(annotation, mention.id, m_mentions[index] ? Owner(m_mentions[index]) : Owner(mention.id));
    addName(mention.id, index);
    m_bundle.events.push_back(std::move(event));
    m_bundle.eventMentions.push_back(std::move(mention));
}

Filler Reader::filler(const TsvLink &link) const
{
    if (link.target >= 0) {
        const TsvAnnotation &target = m_document.annotations[size_t(link.target)];
        if (m_events[size_t(link.target)])
            return Filler(m_events[size_t(link.target)]);
        if (m_mentions[size_t(link.target)])
            return Filler(m_mentions[size_t(link.target)]);
        const TextSpan place = m_document.placeOf(target);
        return {place, m_text.quote(place)};
    }
    const TextSpan place = m_document.units[size_t(link.at)].place;
    return {place, m_text.quote(place)};
}

void Reader::readArguments(size_t index)
{
    if (!m_events[index])
        return;
    const TsvAnnotation &annotation = m_document.annotations[index];
    const TsvLayer &layer = layerOf(annotation);
    int ordinal = 0;
    for (size_t i = 0; i < layer.features.size(); ++i) {
        if (layer.features[i].name == tsv::trigger)
            continue;
        for (const TsvLink &link : annotation.links[i]) {
            m_bundle.arguments.push_back({next<ArgumentId>(), m_events[index], link.role.value_or(layer.features[i].name), ordinal++,
                filler(link), {}, 0});
        }
    }
}

RelationEnd Reader::end(int annotation, const QString &role) const
{
    if (m_events[size_t(annotation)])
        return {m_events[size_t(annotation)], role};
    return {m_mentions[size_t(annotation)], role};
}

void Reader::readRelation(size_t index)
{
    const TsvAnnotation &annotation = m_document.annotations[index];
    const TsvLayer &layer = layerOf(annotation);
    if (layer.kind != TsvLayer::Kind::Relation || annotation.source < 0 || layer.base == tsv::placeLayer)
        return;
    const auto role = [&](QLatin1StringView feature, const QString &usual) {
        const int found = layer.plainFeature(feature);
        return found < 0 ? usual : annotation.values[size_t(found)].value_or(usual);
    };
    Relation relation;
    relation.id = next<RelationId>();
    relation.article = m_article;
    relation.type = tsvType(layer, annotation);
    relation.from = end(annotation.source, role(tsv::from, u"Arg1"_s));
    relation.to = end(annotation.target, role(tsv::to, u"Arg2"_s));
    relation.note = valueOf(annotation, tsv::note);
    relation.confidence = confidence(annotation);
    readDetails(annotation, relation.id, relation.id);
    addName(relation.id, index);
    m_bundle.relations.push_back(std::move(relation));
}

void Reader::readDetails(const TsvAnnotation &annotation, const Owner &owner, const Owner &linked)
{
    const TsvLayer &layer = layerOf(annotation);
    for (size_t i = 0; i < layer.features.size(); ++i) {
        const QString &name = layer.features[i].name;
        const auto &value = annotation.values[i];
        if (!value || layer.features[i].isSlot || int(i) == layer.typeFeature())
            continue;
        const bool isOurs = name.startsWith("glossator"_L1);
        const QString attribute = isOurs ? namedBy(tsv::attribute, name) : name;
        if (isOurs ? name.startsWith(tsv::link) && isTsvLink({}, name, {}) : isTsvLink(layer.name, name, *value)) {
            m_bundle.externalIds.push_back(tsvLink(linked, name, *value));
            m_bundle.externalIds.back().id = next<ExternalIdId>();
        } else if (const QString note = namedBy(tsv::remark, name); !note.isNull()) {
            m_bundle.notes.push_back({next<NoteId>(), owner, note, *value, {}, 0});
        } else if (!attribute.isEmpty()) {
            m_bundle.attributes.push_back({next<AttributeId>(), owner, attribute, value->isNull() ? u""_s : *value, 0, {}, 0});
        }
    }
}

void Reader::addName(const Owner &owner, size_t index)
{
    m_bundle.externalIds.push_back({next<ExternalIdId>(), owner, ExternalId::Kind::Id, tsvFormat, m_ids[index], {}, {}});
}

std::optional<double> Reader::confidence(const TsvAnnotation &annotation) const
{
    bool isNumber = false;
    const double value = valueOf(annotation, tsv::confidence).toDouble(&isNumber);
    return isNumber && value >= 0 && value <= 1 ? std::optional(value) : std::nullopt;
}

} // namespace

QString tsvType(const TsvLayer &layer, const TsvAnnotation &annotation)
{
    const int feature = layer.typeFeature();
    const QString value = feature < 0 ? QString() : annotation.values[size_t(feature)].value_or(QString());
    return value.isEmpty() ? layer.shortName() : value;
}

bool isTsvEvent(const TsvLayer &layer) { return layer.kind == TsvLayer::Kind::Span && layer.hasSlots(); }

bool hasTsvTrigger(const TsvLayer &layer) { return layer.slotFeature(tsv::trigger) >= 0; }

bool isTsvMention(const TsvLayer &layer)
{
    return layer.kind != TsvLayer::Kind::Relation && !hasTsvTrigger(layer) && layer.name != tsv::placeLayer;
}

bool isTsvLink(QStringView layer, QStringView feature, const QString &value)
{
    return isIri(value) || (layer == cas::namedEntity && feature == identifier && !value.isEmpty()) || !namedBy(tsv::link, feature).isNull();
}

ExternalId tsvLink(const Owner &owner, const QString &feature, const QString &value)
{
    if (const QString base = namedBy(tsv::link, feature); !base.isNull()) {
        const QStringList parts = value.split(u'\t');
        return {{}, owner, ExternalId::Kind::Link, base, parts.value(0), parts.value(1), parts.size() > 2 ? parts[2] : QString(usualLink)};
    }
    return casLink(owner, feature, value);
}

std::optional<std::pair<QString, QString>> tsvLinkFeature(const ExternalId &link, QStringView layer)
{
    const bool isItem = link.scheme == wikidataName && link.value.startsWith(u'Q');
    const QString iri = isItem ? wikidata + link.value : link.value;
    const QString feature = link.type.isEmpty() || link.type == usualLink ? QString(identifier) : link.type;
    if (isTsvName(feature) && isTsvLink(layer, feature, iri))
        return std::pair(feature, iri);
    if (link.scheme.isEmpty() || (link.value + link.label + link.type).contains(u'\t'))
        return std::nullopt;
    QString value = link.value;
    if (link.type != usualLink)
        value += u'\t' + link.label + u'\t' + link.type;
    else if (!link.label.isEmpty())
        value += u'\t' + link.label;
    return std::pair(nameFor(tsv::link, link.scheme), value);
}

QString tsvAttributeFeature(const Attribute &attribute)
{
    const bool isPlain = isTsvName(attribute.name) && !isTsvLink({}, attribute.name, attribute.value);
    return isPlain ? attribute.name : nameFor(tsv::attribute, attribute.name);
}

QString tsvNoteFeature(const Note &note) { return nameFor(tsv::remark, note.type); }

bool isTsvName(QStringView name)
{
    static const QStringList taken = {u"value"_s, u"label"_s, u"begin"_s, u"end"_s, u"sofa"_s, u"role"_s, u"target"_s, u"Governor"_s,
        u"Dependent"_s, QString(tsv::arguments)};
    return !name.isEmpty() && (name.front().isLetter()) && !name.startsWith("glossator"_L1) && !name.startsWith("ROLE_"_L1)
        && !name.startsWith("BT_"_L1) && !taken.contains(name)
        && std::ranges::all_of(name, [](QChar c) { return c.isLetterOrNumber() || c == u'_'; });
}

QString tsvChainKey(const TsvLayer &layer, int chain) { return layer.name + u'-' + QString::number(chain); }

void readTsvAnnotations(Bundle &bundle, const TsvDocument &document) { Reader(bundle, document).read(); }

} // namespace glossator
