// SPDX-License-Identifier: GPL-3.0-or-later
// What a context menu offers for the items it was opened on, beside the actions of the table. GUI thread.
#pragma once

#include "models/domain/annotations.h"

class QMenu;

namespace glossator {

class Marking;
class Project;

/// Type, status or state of all of them, each as a menu of its own; for one mention also its entity's names and notes.
void addItemMenus(QMenu &menu, Project &project, Marking &marking, const QList<Owner> &items);

} // namespace glossator
