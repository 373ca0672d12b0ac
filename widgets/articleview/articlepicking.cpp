// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/articlepicking.h"

#include "widgets/articleview/articleview.h"

#include <cmath>

namespace glossator {

namespace {

/// From this mention on, itself included, the first that is lit.
const Mention *litFrom(const MentionIndex &mentions, const PickRequest &request, const Mention *mention, bool forward)
{
    while (mention && !request.isAllowed(*mention))
        mention = forward ? mentions.after(mention->id) : mentions.before(mention->id);
    return mention;
}

} // namespace

const Mention *targetBeside(
    const ArticleView &view, const MentionIndex &mentions, const PickRequest &request, bool forward)
{
    const MentionId from = mentions.mention(request.candidate) ? request.candidate : view.currentMention();
    const auto *start = mentions.mention(from) ? (forward ? mentions.after(from) : mentions.before(from))
        : forward                              ? mentions.next(view.caret())
                                               : mentions.previous(view.caret());
    return litFrom(mentions, request, start, forward);
}

const Mention *targetOnLine(const ArticleView &view, const MentionIndex &mentions, const PickRequest &request, bool down)
{
    const auto *framed = mentions.mention(request.candidate);
    const auto *origin = framed ? framed : mentions.mention(view.currentMention());
    const qsizetype offset = origin ? origin->extent.hull().begin : view.caret();
    const TextSpan here = view.lineAt(offset);
    const auto *first = litFrom(
        mentions, request, down ? mentions.next(std::max(here.end, offset + 1)) : mentions.previous(here.begin), down);
    if (!first)
        return nullptr;
    const TextSpan line = view.lineAt(first->extent.hull().begin);
    const auto distance = [&, x = view.caretRect(offset).left()](const Mention &mention) {
        return std::abs(view.caretRect(mention.extent.hull().begin).left() - x);
    };
    const Mention *best = first;
    for (const Mention *mention : mentions.touching(line)) {
        if (line.contains(mention->extent.hull().begin) && request.isAllowed(*mention)
            && distance(*mention) < distance(*best))
            best = mention;
    }
    return best;
}

} // namespace glossator
