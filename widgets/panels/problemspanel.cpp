// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/problemspanel.h"

#include <QLabel>

namespace glossator {

QWidget *createProblemsPanel(Project &)
{
    return new QLabel;
}

} // namespace glossator
