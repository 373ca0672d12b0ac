// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing a mention of the article, or words of it: what is asked for, and which target the keys go to next.
// Plain functions, GUI thread.
#pragma once

#include "models/domain/annotations.h"

#include <QString>

#include <functional>

namespace glossator {

class ArticleView;
class MentionIndex;

/// What the reader is asked to choose.
struct PickRequest {
    QString hint{}; ///< what for, while no target is framed
    std::function<bool(const Mention &)> isAllowed{}; ///< which mentions are lit
    /// What choosing this one would do, or, of a drag, why it cannot be; may be missing.
    std::function<QString(const Mention &)> hintFor{};
    MentionId candidate{}; ///< framed: what Enter would choose
    bool takesWords = false; ///< whether selected words will do too
    QString candidateHint{}; ///< what hintFor said of the framed one
};

/// The next lit mention in reading order after the framed one, or else after the current one or the caret; null: none.
[[nodiscard]] const Mention *targetBeside(
    const ArticleView &view, const MentionIndex &mentions, const PickRequest &request, bool forward);
/// The nearest lit mention on the next line, down or up, that has one; null: none.
[[nodiscard]] const Mention *targetOnLine(
    const ArticleView &view, const MentionIndex &mentions, const PickRequest &request, bool down);

} // namespace glossator
