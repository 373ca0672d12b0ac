// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/grouprows.h"

#include "models/base/listed.h"
#include "models/domain/article.h"
#include "models/items/attributerows.h"
#include "models/store/displayrows.h"
#include "models/store/groupvalues.h"

#include <QCoreApplication>

#include <map>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

using Field = DetailRow::Field;
using Kind = Owner::Kind;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::DetailsModel)
};

std::map<Kind, std::vector<qint64>> byKind(const std::vector<Owner> &owners)
{
    std::map<Kind, std::vector<qint64>> kinds;
    for (const Owner &owner : owners)
        kinds[owner.kind].push_back(owner.id);
    return kinds;
}

QString counted(Kind kind, int count)
{
    switch (kind) {
    case Kind::Mention:
        return Texts::tr("%n mention(s)", nullptr, count);
    case Kind::Entity:
        return Texts::tr("%n entity(s)", nullptr, count);
    case Kind::Event:
        return Texts::tr("%n event(s)", nullptr, count);
    case Kind::EventMention:
        return Texts::tr("%n event mention(s)", nullptr, count);
    case Kind::Argument:
        return Texts::tr("%n role(s)", nullptr, count);
    case Kind::Relation:
        return Texts::tr("%n relation(s)", nullptr, count);
    case Kind::Article:
        break;
    }
    return Texts::tr("%n article(s)", nullptr, count);
}

TypeGroup groupOfKind(Kind kind)
{
    return kind == Kind::Relation                                                         ? TypeGroup::Relation
        : kind == Kind::Event || kind == Kind::EventMention || kind == Kind::Argument ? TypeGroup::Event
                                                                                          : TypeGroup::Mention;
}

/// A line that is chosen from a list, with the one value that all have, if any.
DetailRow choiceRow(Field field, const QString &name, const QStringList &values, const QList<Choice> &choices)
{
    DetailRow row{field, name, {}, {}, true};
    row.choices = QVariant::fromValue(choices);
    row.isMixed = values.size() > 1;
    if (values.size() == 1) {
        const auto chosen = std::ranges::find(choices, values.first(), &Choice::value);
        row.value = chosen == choices.end() ? values.first() : chosen->text;
        row.edit = values.first();
    }
    return row;
}

QStringList words(const std::vector<int> &numbers)
{
    QStringList all;
    for (const int number : numbers)
        all << QString::number(number);
    return all;
}

DetailRow typeRow(const Schema &schema, Kind kind, const QStringList &types)
{
    std::vector<const TypeDef *> offered = schema.offered(groupOfKind(kind));
    if (kind == Kind::Entity)
        std::erase_if(offered, [](const TypeDef *def) { return def->kind != TypeKind::Entity; });
    const QVariant choices = typeChoices(schema, offered, types.size() == 1 ? types.first() : QString());
    DetailRow row = choiceRow(Field::Type, Texts::tr("Type"), types, choices.value<QList<Choice>>());
    if (types.size() == 1)
        row.color = typeColor(schema, {groupOfKind(kind), types.first()});
    return row;
}

/// Whom mentions name: one of those that some of them name, or nobody.
DetailRow entityRow(Store &store, const std::vector<EntityId> &entities)
{
    const DisplayRows names(store);
    QList<Choice> choices{{QString::number(0), Texts::tr("nobody")}};
    QStringList values;
    for (const EntityId id : entities) {
        values << QString::number(id.value());
        if (id)
            choices << Choice{values.last(), names.words(id)};
    }
    return choiceRow(Field::EntityName, Texts::tr("Entity"), values, choices);
}

void addAttributes(std::vector<DetailRow> &rows, const Schema &schema, Kind kind, const GroupValues &values)
{
    const auto asked = [&](const QString &name) {
        const TypeRef ref = kind == Kind::Mention ? schema.markedType(name) : TypeRef{groupOfKind(kind), name};
        return askedAttributes(schema, kind, ref);
    };
    std::vector<AttributeDef> common;
    if (kind == Kind::Article)
        common = askedAttributes(schema, kind, {});
    else if (!values.types.isEmpty())
        common = asked(values.types.first());
    for (const QString &type : values.types) {
        const std::vector<AttributeDef> others = asked(type);
        std::erase_if(common, [&](const AttributeDef &def) { return !std::ranges::contains(others, def); });
    }
    for (const AttributeDef &def : common) {
        const auto shared = values.attributes.constFind(def.name);
        const bool isMixed = shared != values.attributes.cend() && !*shared;
        DetailRow row = attributeRow(def, shared == values.attributes.cend() || isMixed ? QStringList() : **shared);
        if (isMixed) {
            row.isMixed = true;
            row.isPreset = row.isMissing = false;
            row.value.clear();
        }
        rows.push_back(std::move(row));
    }
}

} // namespace

QString groupTitle(const std::vector<Owner> &owners)
{
    std::map<Kind, int> counts;
    for (const Owner &owner : owners)
        ++counts[owner.kind];
    QStringList parts;
    for (const auto &[kind, count] : counts)
        parts << counted(kind, count);
    return listed(parts);
}

DetailRow groupHead(const std::vector<Owner> &owners)
{
    return {Field::Counts, Texts::tr("Selected"), groupTitle(owners)};
}

std::vector<DetailRow> groupRows(Store &store, const Schema &schema, const std::vector<Owner> &owners)
{
    std::vector<DetailRow> rows{groupHead(owners)};
    const auto kinds = byKind(owners);
    QStringList status;
    bool haveStatus = true;
    for (const auto &[kind, ids] : kinds) {
        const auto values = groupValues(store, kind, ids);
        if (!values)
            return rows;
        for (const QString &one : words(values->statuses)) {
            if (!status.contains(one))
                status << one;
        }
        haveStatus = haveStatus && !values->statuses.empty();
        if (kinds.size() > 1)
            continue;
        if (!values->types.isEmpty() && kind != Kind::Argument)
            rows.push_back(typeRow(schema, kind, values->types));
        if (kind == Kind::Mention)
            rows.push_back(entityRow(store, values->entities));
        if (kind == Kind::Article)
            rows.push_back(choiceRow(Field::State, Texts::tr("State"), words(values->states), stateChoices()));
        if (haveStatus)
            rows.push_back(choiceRow(Field::Status, Texts::tr("Status"), status, statusChoices()));
        addAttributes(rows, schema, kind, *values);
        return rows;
    }
    if (haveStatus)
        rows.push_back(choiceRow(Field::Status, Texts::tr("Status"), status, statusChoices()));
    return rows;
}

} // namespace glossator
