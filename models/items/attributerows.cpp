// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/attributerows.h"

#include "models/base/listed.h"
#include "models/domain/schemaadditions.h"
#include "models/items/attributevalue.h"
#include "models/store/attributerepository.h"

#include <QCoreApplication>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::DetailsModel)
};

} // namespace

std::vector<AttributeDef> askedAttributes(const Schema &schema, Owner::Kind kind, const std::optional<TypeRef> &ref)
{
    const TypeDef *type = ref ? schema.type(*ref) : nullptr;
    std::vector<AttributeDef> asked;
    if (kind == Owner::Kind::Article)
        asked = schema.documentAttributes();
    else if (type && kind != Owner::Kind::Event) // asked of the event mention
        asked = schema.attributesOf(*type);
    std::erase_if(asked, [kind](const AttributeDef &one) { return one.on != attributeOwner(kind); });
    return asked;
}

DetailRow attributeRow(const AttributeDef &def, const QStringList &stored)
{
    DetailRow row{DetailRow::Field::Attribute, def.name, {}, {}, true};
    row.attribute = def;
    row.isPreset = stored.isEmpty() && def.preset;
    row.isMissing = stored.isEmpty() && def.required && !def.preset;
    const QStringList shown = stored.isEmpty() && def.preset ? QStringList(*def.preset) : stored;
    const bool isBool = def.kind == AttributeKind::Bool;
    if (isBool && !shown.isEmpty())
        row.value = isYes(shown.front()) ? Texts::tr("yes") : Texts::tr("no");
    else if (shown.size() == 1 && shown.front().isNull())
        row.value = Texts::tr("set", "a flag without a value"); // as another format had it
    else
        row.value = listed(shown);
    // What is edited is written back: neither a language's separator nor quotation marks get into it.
    if (isBool)
        row.edit = stored.isEmpty() ? QVariant() : QVariant(isYes(stored.front()));
    else
        row.edit = def.kind == AttributeKind::Several ? QVariant(stored) : QVariant(stored.join(", "_L1));
    if (def.kind == AttributeKind::Choice || def.kind == AttributeKind::Several) {
        QList<Choice> choices;
        if (def.kind == AttributeKind::Choice)
            choices << Choice{{}, def.preset ? Texts::tr("(default: %1)").arg(*def.preset) : QString()};
        for (const QString &value : def.values)
            choices << Choice{value, value};
        row.choices = QVariant::fromValue(choices);
    }
    return row;
}

std::optional<bool> flagOf(const DetailRow &row)
{
    if (row.edit.isValid())
        return row.edit.toBool();
    return row.isPreset ? std::optional(isYes(*row.attribute->preset)) : std::nullopt;
}

std::vector<DetailRow> attributeRows(Store &store, const Schema &schema, const Owner &owner)
{
    const auto stored = AttributeRepository(store).of(owner).value_or(std::vector<Attribute>());
    std::vector<AttributeDef> known = askedAttributes(schema, owner.kind, attributeType(store, schema, owner));
    for (const Attribute &one : stored) {
        if (!std::ranges::contains(known, one.name, &AttributeDef::name))
            known.push_back({one.name, attributeOwner(owner.kind)});
    }
    std::vector<DetailRow> rows;
    for (const AttributeDef &def : known) {
        QStringList values;
        for (const Attribute &value : stored) {
            if (value.name == def.name)
                values << value.value;
        }
        rows.push_back(attributeRow(def, values));
    }
    return rows;
}

Result<QStringList> attributeValues(const AttributeDef &def, const QVariant &value)
{
    if (def.kind == AttributeKind::Several) {
        QStringList values = value.toStringList(); // ticked, so that others can only be what was there before
        values.removeAll(QString()); // an empty text clears it too
        return values;
    }
    if (def.kind == AttributeKind::Bool) {
        if (value.metaType() != QMetaType::fromType<bool>())
            return QStringList();
        return value.toBool() ? QStringList(QString()) : QStringList(u"false"_s);
    }
    const QString typed = value.toString();
    if (typed.trimmed().isEmpty())
        return QStringList();
    if (def.kind == AttributeKind::Text)
        return QStringList(typed);
    const QString understood = understoodValue(def, typed);
    if (understood.isNull())
        return fail(Error::Code::Refused, valueRefusal(def, typed.trimmed()));
    return QStringList(understood);
}

} // namespace glossator
