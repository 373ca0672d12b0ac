// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the layers of one view as a bundle, with where each thing stands. A helper of readCas(), one thread.
#pragma once

#include "models/base/textoffsets.h"
#include "models/domain/bundle.h"
#include "models/formats/caslayers.h"
#include "models/formats/spanruler.h"

#include <QCoreApplication>
#include <QSet>

namespace glossator {

/// Where an annotation stands: one whose place is none in the text as near as can be, and flagged.
[[nodiscard]] SpanFit::Place casPlace(const Cas &cas, const CasStructure &structure, const TextOffsets &text);

class CasLayerReader {
    Q_DECLARE_TR_FUNCTIONS(glossator::Cas)

public:
    /// A role of an event as it stands in the CAS, whether or not it says something to us.
    struct Slot {
        qint64 link = 0;
        QString role;
        qint64 target = 0;
        ArgumentId argument{}; ///< invalid: nothing of ours fills it
    };
    /// What a structure is.
    struct Things {
        const CasStructure *structure = nullptr;
        MentionId mention{};
        EventMentionId eventMention{};
        RelationId relation{};
        std::vector<Slot> slots{};
    };

    /// Ids are counted behind `lastId`. `text` has to outlive this.
    CasLayerReader(const Cas &cas, const CasView &view, const TextOffsets &text, qint64 lastId);

    void read();

    [[nodiscard]] const CasLayers &layers() const { return m_layers; }
    /// The annotations refer to the same lists so often that not all was read.
    [[nodiscard]] bool isTooMuch() const { return m_sharedWeight > maxSharedWeight; }
    Bundle bundle; ///< without article
    std::vector<Things> things; ///< in the order of the file
    int endless = 0; ///< relations that lack an end
    qsizetype endlessLine = 0; ///< of the first of them
    QHash<MentionId, QString> labels; ///< what our feature for the entity says

    template <class IdType>
    IdType next()
    {
        return IdType(++m_lastId);
    }

private:
    void readSpans();
    void readChains();
    void readLabels();
    void readSlots(Things &event);
    void readRelation(Things &relation);
    void readFeatures(const CasStructure &structure, const CasLayer &layer, const Owner &owner, const Owner &linked);
    bool mayRead(const CasValue *value);
    [[nodiscard]] QString typeOf(const CasStructure &structure, const CasLayer &layer) const;
    [[nodiscard]] std::optional<Filler> fillerOf(qint64 target) const;

    const Cas &m_cas;
    const TextOffsets &m_text;
    CasLayers m_layers;
    qint64 m_lastId;
    QSet<qint64> m_members;
    QHash<qint64, size_t> m_places; ///< in things
    qint64 m_sofa;
    QSet<qint64> m_lists; ///< structures that were read as a list or as a link of one
    qsizetype m_sharedWeight = 0; ///< of what was read of lists again
};

} // namespace glossator
