// SPDX-License-Identifier: GPL-3.0-or-later
// Turns one bundle into the files of one brat document, into the layout of the files it was read from. Used by one
// export.
//
// What is unchanged goes back as it came. What brat cannot say goes into our own notes (see bratdata.h):
// * a trigger of another type than its event, or none at all: a T line that stands in for it;
// * details of a trigger: in the note of its event, for brat refuses them on the trigger;
// * arguments filled by an entity or an event: its first mention stands on the line;
// * arguments filled by a value, a span, or something not mentioned here: only in the note.
#pragma once

#include "models/formats/bratdetails.h"

namespace glossator {

/// What could not be written, counted.
struct BratLosses {
    qint64 relations = 0; ///< an end is nowhere in the article
    qint64 arguments = 0; ///< filled from another article
    qint64 entities = 0; ///< of which the article says nothing
    qint64 events = 0; ///< the same
};

class BratComposer {
public:
    /// @param read the text as it was when the layout was read; both, and the bundle, must outlive the composer.
    BratComposer(const Bundle &bundle, const TextOffsets &text, const TextOffsets &read, const BratDocument &layout);

    /// The files beside the text, named by their suffix.
    [[nodiscard]] std::vector<OutputFile> compose();
    [[nodiscard]] const BratLosses &losses() const { return m_losses; }
    /// The types that stand on new and changed lines, for the configuration to have them.
    [[nodiscard]] const QSet<QString> &newTypes() const { return m_newTypes; }

private:
    using Data = QJsonObject;
    struct ArgumentData {
        const Argument *argument = nullptr;
        QString id{}; ///< what stands on the line; empty: nothing can
        Data data{}; ///< what else is to be said
    };

    void findOldData();
    void nameThings();
    void chooseTriggers();
    [[nodiscard]] QString standIn(const EventMention &mention, const Extent &extent, const QString &type);
    void composeSpans();
    void composeEvents();
    [[nodiscard]] ArgumentData argumentData(const Argument &argument);
    void composeRelations();
    [[nodiscard]] bool relationEnd(const RelationEnd &end, BratArgument &argument, Data &more);
    void composeGroups();
    void composeData();
    void countLosses();
    [[nodiscard]] Owner ownerOf(const BratLine &line) const;

    [[nodiscard]] Data mentionData(const Mention &mention);
    [[nodiscard]] Data eventData(const EventMention &mention);
    [[nodiscard]] Data relationData(const Relation &relation);
    void putData(const QString &name, const Data &data);
    void put(const QString &name, BratLine line, bool isGiven, bool isSame);
    [[nodiscard]] QString labelOf(const EventMention &mention) const;
    [[nodiscard]] bool isTrigger(MentionId id) const { return m_triggerOf.contains(id); }

    const Bundle &m_bundle;
    const TextOffsets &m_text;
    const TextOffsets &m_read;
    const BratDocument &m_layout;
    BundleIndex m_index;
    BratNames m_names;
    BratSheet m_sheet;
    BratDetails m_details;
    BratDataWriter m_writer;

    QHash<QString, const BratRecord *> m_dataRecords; ///< our notes in the layout, by what they hang on
    QHash<MentionId, EventMentionId> m_triggerOf; ///< the first event mention that has the mention's own T line
    QHash<EventMentionId, QString> m_triggers; ///< the T line that the E line names
    std::vector<BratLine> m_standIns; ///< T lines without a mention of their own
    QHash<QString, Owner> m_standInFor; ///< the event mention, by their id
    QHash<QString, BratLine> m_spans; ///< every T line by its id
    QHash<EventMentionId, QJsonArray> m_arguments; ///< what the E line does not say of them
    QHash<RelationId, Data> m_ends; ///< what the R line does not say of them
    QSet<Owner> m_grouped; ///< whose identity a group says
    QHash<EntityId, const Mention *> m_tellers; ///< on which its definition hangs
    QSet<QString> m_kept; ///< T, E and R lines that went back as they came
    QSet<Owner> m_said; ///< entities and events that the article speaks of
    QSet<QString> m_newTypes;
    BratLosses m_losses;
};

} // namespace glossator
