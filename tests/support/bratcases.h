// SPDX-License-Identifier: GPL-3.0-or-later
// Hand-made documents of brat on which tools differ.
#pragma once

#include <QByteArray>

#include <vector>

namespace glossator::test {

struct BratCase {
    const char *name; ///< with what brat itself makes of it, as measured, and what we do
    QByteArray text;
    QByteArray ann;
    const char *found; ///< what becomes annotations: ids, and A, N, # and * for each attribute, link, note and entity
    int leftovers = 0;
    int flagged = 0;
};

[[nodiscard]] const std::vector<BratCase> &bratCases();

} // namespace glossator::test
