// SPDX-License-Identifier: GPL-3.0-or-later
// Web Annotations of ours, for the things of one article: what the standard has words for, and all of it in the extension.
// Points into the bundle and lives no longer; one thread.
#pragma once

#include "models/base/textoffsets.h"
#include "models/formats/webannotationrecord.h"

namespace glossator {

class OaLines {
public:
    OaLines(const BundleIndex &index, const OaRecord &record);

    /// A few lines, with their places among themselves.
    [[nodiscard]] OutputFile of(const Mention &mention);
    [[nodiscard]] OutputFile of(const EventMention &mention);
    [[nodiscard]] OutputFile of(const Relation &relation);

    [[nodiscard]] JsonIds &ids() { return m_ids; }
    /// A sentence on what JSON cannot hold; empty: there is nothing.
    [[nodiscard]] QString &problem() { return m_problem; }

private:
    OutputFile annotation(const Owner &owner, const Provenance &by, const QString &motivation, JsonValue::Array bodies, JsonValue target, const Bundle &things);
    [[nodiscard]] Bundle partOf(const Owner &owner) const;
    void addDetails(JsonValue::Array &bodies, const Owner &owner) const;
    [[nodiscard]] JsonValue placeOf(const Extent &extent, const QString &quote) const;

    const BundleIndex &m_index;
    const OaRecord &m_record;
    const TextOffsets m_text;
    const QString m_source; ///< what targets call the text
    const JsonValue m_state; ///< which text it was
    JsonIds m_ids;
    QString m_problem;
};

} // namespace glossator
