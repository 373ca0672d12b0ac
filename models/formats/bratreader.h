// SPDX-License-Identifier: GPL-3.0-or-later
// The annotations of one brat document. Plain function, any thread.
#pragma once

#include "models/domain/bundle.h"
#include "models/formats/bratdocument.h"

namespace glossator {

/// Adds what the files say to a bundle whose article is set: annotations, leftovers, the files themselves and remarks.
/// @param path the article's path without suffix, for the remarks.
void readBratFiles(Bundle &bundle, const TextOffsets &text, std::vector<BratFile> files, const QString &path);

} // namespace glossator
