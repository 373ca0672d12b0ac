// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace glossator {

class Project;

/// The panel over the project's articles. Without a parent: the caller's dock takes it.
[[nodiscard]] QWidget *createArticlesPanel(Project &project);

} // namespace glossator
