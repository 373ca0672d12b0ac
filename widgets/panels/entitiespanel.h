// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace glossator {

class Project;

/// The panel over the project's entities. Without a parent: the caller's dock takes it.
[[nodiscard]] QWidget *createEntitiesPanel(Project &project);

} // namespace glossator
