// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/choices.h"

#include <QCoreApplication>

namespace glossator {

namespace {

struct Choices {
    Q_DECLARE_TR_FUNCTIONS(glossator::Choices)
};

} // namespace

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

QString stateName(ReadingState state)
{
    switch (state) {
    case ReadingState::Unread:
        return Choices::tr("Unread");
    case ReadingState::Reading:
        return Choices::tr("Reading");
    case ReadingState::Done:
        break;
    }
    return Choices::tr("Done");
}

QList<Choice> stateChoices()
{
    QList<Choice> all;
    for (const auto state : {ReadingState::Unread, ReadingState::Reading, ReadingState::Done})
        all << Choice{QString::number(int(state)), stateName(state)};
    return all;
}

QList<Choice> statusChoices()
{
    return {{QString::number(int(Status::Accepted)), Choices::tr("Accepted")},
            {QString::number(int(Status::Suggested)), Choices::tr("Suggested")},
            {QString::number(int(Status::Rejected)), Choices::tr("Rejected")}};
}

} // namespace glossator
