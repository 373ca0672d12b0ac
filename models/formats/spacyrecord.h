// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the record of one article for spaCy and Prodigy: the kept one with what changed, or a new one. Used by one export.
#pragma once

#include "models/base/textcorrection.h"
#include "models/formats/recordupdate.h"
#include "models/formats/tokenindex.h"

#include <set>
#include <tuple>

namespace glossator {

class SpacyRecord {
public:
    /// The bundle and the kept record must outlive this object.
    /// @param isAnew all offsets are set: what was read was counted in another unit.
    SpacyRecord(const Bundle &bundle, const KeptRecord &kept, bool isAnew);
    [[nodiscard]] JsonValue made();
    /// What was in the record and is not any more, once it was made.
    [[nodiscard]] const std::vector<LostPart> &lost() const { return m_lost; }

private:
    void updateTokens();
    void noteSpokenOf();
    template <class Thing>
    void updateEntries(const QString &key, const std::vector<const Thing *> &now, auto &&set, auto &&updateLeft);
    template <class Thing>
    void takeOutLost(JsonValue::Array &list, QStringList &names, auto &&updateLeft);
    void loseOther(const QString &key, bool isOther);
    [[nodiscard]] bool updateLeftPlace(JsonValue &entry) const;
    [[nodiscard]] bool updateLeftEnd(JsonValue &entry, const QString &token, const QString &span) const;
    void setSpan(JsonValue &entry, const Mention &mention, const Mention *was);
    void setRelation(JsonValue &entry, const Relation &relation, const Relation *was);
    void setEnd(JsonValue &entry, const RelationEnd &end, const RelationEnd *was, const QString &token, const QString &span);
    void setPlace(JsonValue &entry, TextSpan span) const;
    void setTokens(JsonValue &entry, const std::optional<TextSpan> &span) const;
    [[nodiscard]] std::optional<TextSpan> placeNow(TextSpan given) const;
    [[nodiscard]] std::optional<qint64> lastToken(const std::optional<TextSpan> &span) const;
    [[nodiscard]] bool isSame(const RelationEnd &end, const RelationEnd &was) const;
    [[nodiscard]] bool hasOtherEnds(const Relation &relation) const
    {
        const Relation *was = m_kept.things.find<Relation>(m_things.nameOf(relation.id));
        return !was || !isSame(relation.from, was->from) || !isSame(relation.to, was->to);
    }
    [[nodiscard]] const Mention *before(const Mention &mention) const
    {
        return m_kept.things.find<Mention>(m_things.nameOf(mention.id));
    }
    /// Whether all places are to be set.
    [[nodiscard]] bool isAllSet() const { return m_isAnew || m_hasNewTokens; }
    [[nodiscard]] bool hasOtherText() const { return m_kept.bundle.text != m_bundle.text; }

    const Bundle &m_bundle;
    const KeptRecord &m_kept;
    const bool m_isAnew;
    const BundleIndex m_index;
    const NamedThings m_things;
    const TextOffsets m_text;
    const TextOffsets m_textBefore;
    const SpanRuler m_rulerBefore;
    const TextCorrection m_correction;
    std::vector<const Mention *> m_mentions; ///< in the order of the text
    QSet<MentionId> m_spokenOf; ///< by relations that are to be set, or could come to mean another span
    QSet<MentionId> m_renamed; ///< of these what got an id, since nothing else tells it from a span before it
    QHash<MentionId, JsonValue> m_spans; ///< of these how each stands in the record
    std::set<std::tuple<TextSpan, QString, QString>> m_taken; ///< what spans are known by: place, label, id
    std::vector<LostPart> m_lost;
    JsonValue m_record;
    TokenIndex m_tokens;
    std::optional<TokenIndex> m_tokensBefore; ///< that new ones took the place of, in the unit of the record
    bool m_hasTokens = false;
    bool m_hasNewTokens = false;
    bool m_hasOtherSpans = false; ///< some of those that were read have moved, or are of another type
};

} // namespace glossator
