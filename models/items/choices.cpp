// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/choices.h"

namespace glossator {

QVariant typeChoices(const Schema &schema, const std::vector<const TypeDef *> &types, const QString &current)
{
    QList<Choice> choices;
    for (const TypeDef *type : types)
        choices << Choice{type->name, type->title(), schema.colorOf(*type)};
    const bool known = std::ranges::contains(types, current, &TypeDef::name);
    if (!known && !current.isEmpty())
        choices.prepend({current, current});
    return QVariant::fromValue(choices);
}

QString typeTitle(const Schema &schema, const TypeRef &ref)
{
    const TypeDef *type = schema.type(ref);
    return type ? type->title() : ref.name;
}

QVariant typeColor(const Schema &schema, const TypeRef &ref)
{
    const TypeDef *type = schema.type(ref);
    return type ? QVariant(schema.colorOf(*type)) : QVariant();
}

} // namespace glossator
