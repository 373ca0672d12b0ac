// SPDX-License-Identifier: GPL-3.0-or-later
// What a Web Annotation says of its target. Plain values, any thread.
#pragma once

#include "models/formats/webannotationjson.h"

namespace glossator {

struct OaBody {
    QString purpose; ///< its own, or the annotation's motivation
    QString text; ///< null: none
    QString iri;

    [[nodiscard]] bool isTag() const;
};

[[nodiscard]] std::vector<OaBody> oaBodies(const JsonValue &annotation);
/// What classifies, else tags.
[[nodiscard]] QString oaType(const std::vector<OaBody> &bodies, const QString &usual);
/// What stands behind the last slash or hash.
[[nodiscard]] QString lastPartOf(const QString &iri);

} // namespace glossator
