// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/signers.h"

namespace glossator {

QSet<AuthorId> signersOf(const Bundle &bundle)
{
    QSet<AuthorId> signers;
    if (bundle.article)
        signers.insert(bundle.article->author);
    const auto note = [&signers](const auto &things) {
        for (const auto &thing : things) {
            if constexpr (requires { thing.by; })
                signers.insert(thing.by.author);
            else
                signers.insert(thing.author);
        }
    };
    note(bundle.entities);
    note(bundle.mentions);
    note(bundle.events);
    note(bundle.eventMentions);
    note(bundle.relations);
    note(bundle.arguments);
    note(bundle.attributes);
    note(bundle.notes);
    return signers;
}

} // namespace glossator
