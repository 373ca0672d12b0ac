// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/knownnames.h"

#include "models/items/workbench.h"
#include "models/store/entityrepository.h"

namespace glossator {

KnownNames::KnownNames(Workbench &workbench, QObject *parent) : QObject(parent), m_workbench(workbench)
{
    connect(&workbench, &Workbench::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches(Table::Entity) || changes.touches(Table::Alias))
            m_names.reset();
    });
}

bool KnownNames::contains(const QString &name)
{
    if (!m_names) {
        const auto names = EntityRepository(m_workbench.store()).names();
        m_names = names ? QSet<QString>(names->begin(), names->end()) : QSet<QString>();
    }
    return m_names->contains(name);
}

} // namespace glossator
