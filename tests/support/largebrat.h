// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// brat standoff of any size, the same at every call: for measurements and long runs.

#include <QByteArray>

namespace glossator::test {

struct BratSize {
    int words = 0;
    int mentions = 0; ///< at most one in eight words; triggers come on top
    int relations = 0;
    int events = 0; ///< with a trigger and 2 to 4 roles each
};

struct BratPair {
    QByteArray text; ///< UTF-8: sentences in paragraphs, some letters and emoji beyond ASCII
    QByteArray annotations; ///< of the .ann file; every tenth mention and the two behind it are equivalent
};

/// A text with marks all over it, of the types of the schema newsace; some nested, some discontinuous.
[[nodiscard]] BratPair largeBrat(const BratSize &size);

} // namespace glossator::test
