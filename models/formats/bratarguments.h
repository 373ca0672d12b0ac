// SPDX-License-Identifier: GPL-3.0-or-later
// The arguments of an event as its line and our note on it give them together. Pure function, any thread.
#pragma once

#include "models/formats/bratline.h"

#include <QJsonArray>
#include <QJsonObject>

namespace glossator {

struct BratArgumentEntry {
    QString role;
    QString id; ///< what stands on the line; empty: it is only in our note
    QJsonObject data; ///< what our note says of it
};

/// In their order. What our note says of an argument that is not where it was counts no more.
[[nodiscard]] std::vector<BratArgumentEntry> bratArguments(const BratLine &event, const QJsonArray &more);

/// Without the digits that brat may have counted with, in the form that a line can take.
[[nodiscard]] QString bratRole(QStringView role);

} // namespace glossator
