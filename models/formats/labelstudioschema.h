// SPDX-License-Identifier: GPL-3.0-or-later
// The labelling configuration beside tasks of Label Studio: the schema that it gives. Pure functions, any thread.
#pragma once

#include "models/domain/bundle.h"
#include "models/domain/schema.h"
#include "models/formats/labelstudiocontrols.h"

namespace glossator {

struct Source;

/// As an export of ours names it.
inline constexpr QLatin1StringView labelStudioConfigFile{"labeling-config.xml"};

/// The types and attributes that are offered, in order, with their colours.
[[nodiscard]] Schema schemaFromLabelStudio(const LabelStudioControls &controls);

/// What belongs to the project: the configuration that lies beside the tasks, and its schema; nothing where there is none.
[[nodiscard]] std::optional<Bundle> readLabelStudioConfig(const Source &source);

} // namespace glossator
