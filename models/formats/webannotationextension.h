// SPDX-License-Identifier: GPL-3.0-or-later
// The things of ours that stand in the extension of Web Annotations, as objects of Glossator JSON. Any thread.
#pragma once

#include "models/formats/format.h"
#include "models/formats/jsonobjectreader.h"
#include "models/formats/webannotationpage.h"

namespace glossator {

/// Reads the extensions of one file into a bundle.
class OaExtensionReader {
    Q_DECLARE_TR_FUNCTIONS(glossator::WebAnnotation)

public:
    /// @param path of the file, for sentences.
    OaExtensionReader(Bundle &bundle, const QString &path) : m_bundle(bundle) { m_context.files = {path}; }

    /// @param isOfItem that of an annotation; else that of the page.
    Result<> read(const JsonValue &extension, bool isOfItem);
    /// Call at the end: puts the lists in order.
    void finish();

    /// What the last extension gave.
    [[nodiscard]] const std::vector<MentionId> &mentions() const { return m_mentions; }
    [[nodiscard]] const std::vector<RelationId> &relations() const { return m_relations; }
    /// Whether the bytes in which the article came are its text.
    [[nodiscard]] bool isOriginalTheText() const { return m_isOriginalTheText; }

private:
    void readArticle(JsonValue &object);

    Bundle &m_bundle;
    JsonContext m_context;
    std::vector<MentionId> m_mentions;
    std::vector<RelationId> m_relations;
    bool m_isOriginalTheText = false;
};

/// Appends the things of a bundle as such an object, each on a line of its own.
/// @param problem gets a sentence, the first, on what JSON cannot hold.
void appendOaExtension(OutputFile &out, const Bundle &bundle, bool withArticle, JsonIds &ids, QString &problem);

/// What the bundle speaks of and is neither in it nor among the others.
[[nodiscard]] QSet<Owner> unknownReferences(const Bundle &bundle, const QSet<Owner> &others);
/// Takes out what speaks of these: somebody deleted them.
void dropReferences(Bundle &bundle, QSet<Owner> unknown);

} // namespace glossator
