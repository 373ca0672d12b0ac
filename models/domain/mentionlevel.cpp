// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/mentionlevel.h"

#include "models/base/propername.h"

namespace glossator {

QString levels::levelOf(const QString &words)
{
    if (looksLikeName(words))
        return name;
    return isPronoun(words.simplified()) ? pronoun : description;
}

} // namespace glossator
