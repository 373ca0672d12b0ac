// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Random documents that hold what breaks offset arithmetic.

#include <QRandomGenerator>
#include <QString>

namespace glossator::test {

/// A document of up to about `pieces` pieces from all planes of Unicode: words of several scripts, combining marks, emoji
/// sequences, flags, every kind of line break, U+FEFF, U+FFFC, noncharacters and unassigned code points; no NUL and no
/// lone surrogate. The same generator state gives the same document.
QString randomText(QRandomGenerator &random, int pieces);

} // namespace glossator::test
