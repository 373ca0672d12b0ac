// SPDX-License-Identifier: GPL-3.0-or-later
// What a context menu offers for the items it was opened on, beside the actions of the table. GUI thread.
#pragma once

#include "models/domain/annotations.h"

class QMenu;

namespace glossator {

class Marking;
class Project;

/// For one of them what marking can do with it, and its names and notes; for all of them type, status or state, each as
/// a menu of its own.
void addItemMenus(QMenu &menu, Project &project, Marking &marking, const QList<Owner> &items);

} // namespace glossator
