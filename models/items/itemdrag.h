// SPDX-License-Identifier: GPL-3.0-or-later
// Things of a project on their way from one panel to another: which project, and which things. Other programs see their
// names as plain text. Any thread.
#pragma once

#include "models/domain/annotations.h"

#include <QMimeData>

#include <functional>
#include <memory>

namespace glossator {

class Store;

/// What letting go of things on a row would do.
struct DropOffer {
    QString sentence; ///< what it would do, or why it would do nothing
    std::function<void()> run{}; ///< empty: nothing may be dropped here
};

/// Asked while things hover over a row, and once more when they are let go of.
using DropRule = std::function<DropOffer(const QList<Owner> &items, const Owner &target)>;

inline constexpr auto ItemsMimeType = "application/x-glossator-items";

[[nodiscard]] std::unique_ptr<QMimeData> dragOf(const Store &store, const QList<Owner> &items, const QString &names);
/// What was dragged from this project; nothing of another one, whose ids mean something else.
[[nodiscard]] QList<Owner> itemsOf(const Store &store, const QMimeData &data);

} // namespace glossator
