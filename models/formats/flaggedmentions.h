// SPDX-License-Identifier: GPL-3.0-or-later
// Tells of mentions whose place is doubtful: the first of a file one by one, of more only how many. Belongs to one reading.
#pragma once

#include "models/domain/annotations.h"

#include <QCoreApplication>

namespace glossator {

class FlaggedMentions {
    Q_DECLARE_TR_FUNCTIONS(glossator::FlaggedMentions)

public:
    static constexpr qint64 most = 100;

    /// What is to be said at the place of a mention that is flagged: a sentence, or nothing after very many.
    /// @param name what the file calls it; empty: nothing that would help.
    [[nodiscard]] QString tell(const Mention &mention, const QString &name);
    /// At the end: how many were not told, or nothing. @param file its path.
    [[nodiscard]] QString rest(const QString &file) const;

private:
    qint64 m_count = 0;
};

} // namespace glossator
