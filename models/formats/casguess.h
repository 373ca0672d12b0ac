// SPDX-License-Identifier: GPL-3.0-or-later
// Layers and features of a document that its type system lacks or gets wrong. Pure functions, any thread.
#pragma once

#include "models/formats/cas.h"

namespace glossator {

/// Types of DKPro's and ours that the document uses are what they are known to be, also where it derives them from something
/// else. @return the latter.
QStringList declareKnownTypes(Cas &document);
/// Adds what it lacks to the types, taken for what names and values look like; those of DKPro are declared already.
/// @param document as it was read: what is not resolved yet is text. @return the layers of which something was taken so.
QStringList declareMissingTypes(Cas &document);
/// What is told of those, a sentence.
[[nodiscard]] QString missingTypesTold(QStringList layers);

} // namespace glossator
