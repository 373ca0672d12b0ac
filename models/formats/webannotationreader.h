// SPDX-License-Identifier: GPL-3.0-or-later
// W3C Web Annotations of one file, as a bundle. Plain functions, any thread.
//
// What carries our extension says itself, in full, what it tells of; where somebody moved it or gave it another type, that
// counts. Of others a place in the text is a mention: its type is what classifies or tags it, comments are notes, IRIs are
// links, and what links annotations of the file is a relation.
#pragma once

#include "models/formats/bundleindex.h"
#include "models/formats/format.h"
#include "models/formats/webannotationpage.h"

namespace glossator {

/// What an item of a page tells of.
struct OaItem {
    bool isOurs = false; ///< carries the extension
    std::vector<MentionId> mentions{};
    std::vector<RelationId> relations{};
    std::vector<AttributeId> attributes{}; ///< on the article, as are the next
    std::vector<NoteId> notes{};
    std::vector<ExternalIdId> links{};
};

struct OaReading {
    Bundle bundle; ///< of an article, or of the project
    std::vector<OaItem> items; ///< by item of the page
    QString textSource; ///< what targets call the text
};

struct OaInput {
    Source source;
    ReadOptions options{};
    QByteArray bytes{}; ///< of the file; kept where there is more in it than ours
    const QString *text = nullptr; ///< of the article, where it is known already; else it is looked for beside the file
    /// What stands in other files that are read with this one; what the file speaks of beyond that was deleted. Null: not looked for.
    const QSet<Owner> *others = nullptr;
};

[[nodiscard]] Result<OaReading> readOa(const OaPage &page, const OaInput &input);

/// What the bundle says of a mention or relation, in words that are the same for what says the same.
[[nodiscard]] QString sayOa(const BundleIndex &index, const Mention &mention);
[[nodiscard]] QString sayOa(const BundleIndex &index, const Relation &relation);

/// The id of an annotation, or what stands for it.
[[nodiscard]] QString oaItemId(const JsonValue &item, size_t index);
/// Members of an annotation that we do not write ourselves.
[[nodiscard]] JsonValue::Object oaForeignMembers(const JsonValue &item);

} // namespace glossator
