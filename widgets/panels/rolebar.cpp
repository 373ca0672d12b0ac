// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/rolebar.h"

#include "models/base/listed.h"

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostLines = 2; ///< the article is worth more than the tenth role

} // namespace

RoleBar::RoleBar(QWidget *parent) : ChipBar(MostLines, parent) { setAccessibleName(tr("Roles of the event")); }

void RoleBar::showRoles(const QString &event, const QList<RoleChip> &roles)
{
    QList<Chip> chips;
    for (const RoleChip &role : roles) {
        const qsizetype place = chips.size();
        const QString state = !role.fillers.isEmpty() ? tr("filled by %1").arg(listed(role.fillers))
            : role.isMissing                          ? tr("required, still empty")
                                                      : tr("empty");
        Chip chip;
        chip.text = place < 10 ? QString::number((place + 1) % 10) + u' ' + role.name : role.name;
        chip.widest = chip.text + u" ✓"_s;
        if (role.isMissing)
            chip.text += u" •"_s;
        if (!role.fillers.isEmpty())
            chip.text += u" ✓"_s + (role.fillers.size() > 1 ? QString::number(role.fillers.size()) : QString());
        chip.toolTip = u"<p>%1: %2</p><p>%3</p>"_s.arg(
            role.name.toHtmlEscaped(), state.toHtmlEscaped(), role.toolTip.toHtmlEscaped());
        chip.name = tr("%1, %2", "a role and its state").arg(role.name, state);
        chip.description = role.toolTip;
        chip.isStrong = role.isMissing;
        chips << chip;
    }
    showChips(event, chips, m_listKeys.isEmpty() ? tr("All roles") : tr("All roles (%1)").arg(m_listKeys));
}

} // namespace glossator
