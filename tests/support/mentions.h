// SPDX-License-Identifier: GPL-3.0-or-later
// Mentions for tests that need no project. Plain functions.
#pragma once

#include "models/domain/annotations.h"

namespace glossator::test {

[[nodiscard]] inline Mention mentionOf(qint64 id, Extent extent, const QString &type = QStringLiteral("PER"), qint64 entity = 0)
{
    Mention mention;
    mention.id = MentionId(id);
    mention.type = type;
    mention.extent = std::move(extent);
    mention.entity = EntityId(entity);
    return mention;
}

} // namespace glossator::test
