// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/iri.h"

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

bool isIri(const QString &text)
{
    return (text.startsWith("http://"_L1) || text.startsWith("https://"_L1) || text.startsWith("urn:"_L1))
        && std::ranges::none_of(text, [](QChar unit) { return unit.isSpace(); });
}

} // namespace glossator
