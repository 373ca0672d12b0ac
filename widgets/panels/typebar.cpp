// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/typebar.h"

#include "widgets/articleview/articlekeys.h"
#include "widgets/articleview/typelooks.h"

#include <QKeySequence>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

QString withKey(const QString &key, const QString &title) { return key.isEmpty() ? title : key + u' ' + title; }

} // namespace

TypeBar::TypeBar(QWidget *parent) : ChipBar(1, parent)
{
    setAccessibleName(tr("Types and their keys"));
    connect(this, &ChipBar::chosen, this, [this](int index) {
        if (index < m_types.size())
            Q_EMIT typeChosen(m_types[index]);
        else
            Q_EMIT commandChosen(index - int(m_types.size()));
    });
}

void TypeBar::showTypes(const Schema &schema, const QList<TypeBarCommand> &commands)
{
    QList<Chip> chips;
    m_types.clear();
    const auto add = [&](const QString &key, const QString &title, const QString &toolTip) -> Chip & {
        Chip chip;
        chip.text = withKey(key, title);
        chip.toolTip = u"<p><b>%1</b></p><p>%2</p>"_s.arg(title.toHtmlEscaped(), toolTip.toHtmlEscaped());
        chip.name = key.isEmpty() ? title : tr("%1, key %2").arg(title, key);
        chip.description = toolTip;
        chips << chip;
        return chips.last();
    };
    for (const TypeDef *type : schema.offered(TypeGroup::Mention)) {
        m_types << type->name;
        const QString key = keysOf(*type, schema).value(0);
        Chip &chip = add(key, type->title(), type->guideline.section(u'\n', 0, 0));
        chip.shortText = withKey(key, tagText(*type));
        chip.color = schema.colorOf(*type);
    }
    for (const TypeBarCommand &command : commands)
        add(command.key, command.title, command.toolTip).isLast = true;
    showChips({}, chips, tr("All types (%1)").arg(QKeySequence(Qt::Key_Enter).toString(QKeySequence::NativeText)));
}

} // namespace glossator
