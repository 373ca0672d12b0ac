// SPDX-License-Identifier: GPL-3.0-or-later
// Whom a mention may name, the likeliest first. Plain values; reads on any thread.
#pragma once

#include "models/domain/schema.h"
#include "models/store/entityrepository.h"

namespace glossator {

struct EntityChoice {
    enum class Why {
        Now, ///< whom the mention names
        Name, ///< called so, or nearly
        Before, ///< the text spoke of it before the mention; the nearest first
        Often, ///< mentioned often
        Fits, ///< what was typed fits
        NotTheSame, ///< known not to be whom the mention names
    };

    EntityRow row;
    Why why = Why::Fits;
    QString words{}; ///< what its mentions say, where that fits what was typed and no name of it does as well
};

struct EntityChoices {
    std::vector<EntityChoice> choices; ///< those of one reason side by side
    qint64 total = 0; ///< how many there are, or fit what was typed
    /// The first that is a good guess; -1: somebody new is. Whom the mention names already is none while nothing is
    /// typed: who asks means somebody else.
    qsizetype likely = -1;
    EntityId whole{}; ///< as Usage::fullerNamed() tells, while nothing is typed; one of the choices
};

/// Of its own type or one related to it by the hierarchy come first; a pronoun or description is offered nobody for its
/// words, but whom the text spoke of before.
/// A mention without a type, words that are still to be marked, may name anybody.
/// @param notThese entities that were said not to be meant, beside those known to be different from whom it names.
[[nodiscard]] Result<EntityChoices> entityChoices(Store &store, const Schema &schema, const Mention &mention,
    const QString &typed, const std::vector<EntityId> &notThese = {});

} // namespace glossator
