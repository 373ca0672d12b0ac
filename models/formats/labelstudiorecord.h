// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the task of one article: the kept one with what changed, or a new one. Used by one export.
//
// A task has a list of results for each annotation and prediction. A relation can only name regions of the list that it
// stands in, so what is new, or has other ends than it had, goes where its ends are.
#pragma once

#include "models/formats/labelstudioconfig.h"
#include "models/formats/labelstudiotask.h"
#include "models/formats/recordupdate.h"

namespace glossator {

class LabelStudioRecord {
public:
    /// All of these must outlive this object.
    /// @param bundle reduced to what the format holds. @param suggested mentions, relations and arguments that are.
    /// @param signers whose each mention is, by name. @param isAnew all offsets are set: what was read was counted in another unit.
    LabelStudioRecord(const Bundle &bundle, const KeptRecord &kept, const QSet<Owner> &suggested,
        const QHash<MentionId, QString> &signers, const LabelStudioConfig &config, bool isAnew);

    [[nodiscard]] JsonValue made();
    /// How many suggestions stand among what is no prediction.
    [[nodiscard]] qint64 acceptedSuggestions() const { return m_acceptedSuggestions; }
    /// The types of accepted relations that stand in a prediction, where their ends are.
    [[nodiscard]] const QStringList &suggestedAgain() const { return m_suggestedAgain; }
    /// The types and roles of what is left out because its ends stand in two lists.
    [[nodiscard]] const QStringList &apart() const { return m_apart; }

private:
    using Values = std::vector<QString>; ///< null: a flag that is set

    template <class Thing>
    void findHomes(const std::vector<Thing> &things, QHash<QString, const Thing *> &homes, std::vector<const Thing *> &others);
    void nameRegions();
    void giveHomes();
    void updateList(size_t list);
    [[nodiscard]] bool updateItem(JsonValue &item, const LabelStudioItem &is, size_t list);
    void updateRegion(JsonValue &item, const LabelStudioItem &is, const Mention &mention, const Mention &was);
    [[nodiscard]] bool updateRelation(JsonValue &item, const LabelStudioItem &is, size_t list);
    void setEnds(JsonValue &item, const QString &from, const QString &to);
    void addChangedAttributes(JsonValue::Array &items, const LabelStudioItem &region);
    void addNew();
    void addRelation(JsonValue &&item, const Mention &from, const Mention &to, const QString &label, const Relation *relation);
    void addRegion(JsonValue::Array &items, const Mention &mention);
    void addAttributes(
        JsonValue::Array &items, const QString &region, const JsonValue &place, const QString &name, const Values &values) const;
    [[nodiscard]] JsonValue::Array &itemsOf(size_t list);
    [[nodiscard]] bool isPrediction(size_t list) const { return list < m_lists.size() && m_lists[list].isPrediction; }

    [[nodiscard]] Owner ownerOf(const Mention &mention) const; ///< of what hangs on its region
    [[nodiscard]] QHash<QString, Values> valuesOf(const BundleIndex &index, const Owner &owner) const;
    [[nodiscard]] QHash<QString, Values> valuesBefore(const QString &region) const;
    [[nodiscard]] const Mention *mentionOf(const RelationEnd &end) const;
    [[nodiscard]] const Mention *mentionOf(const Filler &filler) const;
    [[nodiscard]] const Mention *triggerOf(const Argument &argument) const;
    [[nodiscard]] QString idOf(const Mention *mention) const { return mention ? m_ids.value(mention->id) : QString(); }
    [[nodiscard]] QString freshId(qint64 id);
    void setPlace(JsonValue &value, const Mention &mention) const;

    const Bundle &m_bundle;
    const KeptRecord &m_kept;
    const QSet<Owner> &m_suggested;
    const QHash<MentionId, QString> &m_signers;
    const LabelStudioConfig &m_config;
    const bool m_isAnew;
    const BundleIndex m_index;
    const BundleIndex m_before;
    const NamedThings m_things;
    const TextOffsets m_text;
    QHash<MentionId, const EventMention *> m_eventOf; ///< by trigger
    QHash<MentionId, const EventMention *> m_eventBefore;
    QHash<QString, const Mention *> m_regions; ///< those that stay where they stand, by name
    std::vector<const Mention *> m_newMentions;
    QHash<QString, const Relation *> m_relations;
    std::vector<const Relation *> m_newRelations;
    QHash<QString, const Argument *> m_arguments;
    std::vector<const Argument *> m_newArguments;
    QHash<MentionId, QString> m_ids; ///< of regions
    QSet<QString> m_takenIds;
    QSet<MentionId> m_spokenOf; ///< by relations
    std::vector<LabelStudioResults> m_lists; ///< one more is an annotation that is not there yet
    size_t m_first = 0; ///< the list for what belongs to no other: the first annotation
    QHash<MentionId, size_t> m_homes; ///< the list that each region stands in
    std::vector<JsonValue::Array> m_added; ///< to each list: regions, and what hangs on them or on the text
    std::vector<JsonValue::Array> m_addedRelations;
    JsonValue m_task;
    QString m_control; ///< what mentions are marked with
    LabelStudioObject m_object; ///< what is marked
    qint64 m_acceptedSuggestions = 0;
    QStringList m_suggestedAgain;
    QStringList m_apart;
};

} // namespace glossator
