// SPDX-License-Identifier: GPL-3.0-or-later
// What a document of WebAnno TSV said, and which of its annotations tell of what in a bundle: that goes by the ids that the
// bundle has from the document. Values for one writing, any thread.
#pragma once

#include "models/formats/bundleindex.h"
#include "models/formats/tsvdocument.h"

namespace glossator {

class TsvSaid {
    Q_DISABLE_COPY_MOVE(TsvSaid)

public:
    explicit TsvSaid(const TsvDocument &document);

    [[nodiscard]] const Bundle &bundle() const { return m_bundle; }
    [[nodiscard]] const BundleIndex &index() const { return m_index; }
    /// The annotation of that id, or -1.
    [[nodiscard]] int annotation(const QString &id) const { return m_annotations.value(id, -1); }
    /// What an annotation was in the bundle; an invalid id: nothing of that kind.
    [[nodiscard]] MentionId mentionAt(int annotation) const { return MentionId(at(annotation, Owner::Kind::Mention)); }
    [[nodiscard]] EventMentionId eventAt(int annotation) const { return EventMentionId(at(annotation, Owner::Kind::EventMention)); }
    [[nodiscard]] RelationId relationAt(int annotation) const { return RelationId(at(annotation, Owner::Kind::Relation)); }
    /// Whether it says something in our terms, as all do that came later.
    [[nodiscard]] bool isMapped(size_t annotation) const { return annotation >= m_isMapped.size() || m_isMapped[annotation]; }

private:
    [[nodiscard]] qint64 at(int annotation, Owner::Kind kind) const { return m_ids.value({annotation, int(kind)}); }

    const Bundle m_bundle;
    const BundleIndex m_index;
    QHash<QString, int> m_annotations; ///< by id
    QHash<std::pair<int, int>, qint64> m_ids; ///< by annotation and kind
    std::vector<bool> m_isMapped; ///< by annotation
};

struct TsvClaims {
    QHash<MentionId, int> mentions; ///< annotations
    QHash<EventMentionId, int> events;
    QHash<RelationId, int> relations;
    std::vector<Owner> owners; ///< by annotation; id 0: nobody
};

/// @param now the bundle that is written.
[[nodiscard]] TsvClaims claimTsv(const TsvDocument &document, const TsvSaid &said, const BundleIndex &now);

} // namespace glossator
