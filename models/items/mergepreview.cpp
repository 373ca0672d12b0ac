// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/mergepreview.h"

#include "models/store/mentionrepository.h"

#include <QMap>

#include <algorithm>

namespace glossator {

namespace {

constexpr size_t fewMentions = 8;

/// Values by name; several of one name are told together.
Result<QMap<QString, QString>> attributesOf(Store &store, EntityId entity)
{
    GLOSSATOR_ASSIGN(const auto attributes, AttributeRepository(store).of(entity));
    QMap<QString, QString> values;
    for (const Attribute &attribute : attributes) {
        QString &value = values[attribute.name];
        value += (value.isEmpty() ? QString() : QStringLiteral(", ")) + attribute.value;
    }
    return values;
}

} // namespace

Result<MergePreview> previewMerge(Store &store, EntityId kept, const std::vector<EntityId> &others)
{
    const EntityRepository entities(store);
    const MentionRepository mentions(store);
    MergePreview preview;
    GLOSSATOR_ASSIGN(preview.kept, entities.entity(kept));
    GLOSSATOR_ASSIGN(auto values, attributesOf(store, kept));
    GLOSSATOR_ASSIGN(preview.moving, entities.reach(others));
    std::vector<EntityId> all{kept};
    for (const EntityId other : others) {
        GLOSSATOR_ASSIGN(const Entity gone, entities.entity(other));
        for (const QString &name : QStringList(gone.name) + gone.aliases) {
            if (name != preview.kept.name && !preview.kept.aliases.contains(name) && !preview.names.contains(name))
                preview.names << name;
        }
        if (!gone.note.isEmpty())
            preview.notes << gone.note;
        GLOSSATOR_ASSIGN(const auto lost, attributesOf(store, other));
        for (const auto &[name, value] : lost.asKeyValueRange()) {
            if (!values.contains(name)) {
                preview.attributes << name;
                values.insert(name, value);
            } else if (values.value(name) != value) {
                preview.conflicts.push_back({name, values.value(name), value});
            }
        }
        GLOSSATOR_ASSIGN(const auto known, entities.knownDistinct(other));
        preview.isKnownDistinct = preview.isKnownDistinct
            || std::ranges::any_of(all, [&known](EntityId id) { return std::ranges::contains(known, id); });
        all.push_back(other);
        GLOSSATOR_ASSIGN(const auto ids, mentions.idsOfEntity(other, {}, int(fewMentions)));
        for (const MentionId id : ids) {
            if (preview.mentions.size() >= fewMentions)
                break;
            GLOSSATOR_ASSIGN(auto mention, mentions.mention(id));
            preview.mentions.push_back(std::move(mention));
        }
        preview.gone.push_back(gone);
    }
    return preview;
}

} // namespace glossator
