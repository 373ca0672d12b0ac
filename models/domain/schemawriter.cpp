// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/schemawriter.h"

#include "models/domain/schemasyntax.h"

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

QString guidelineText(const QString &guideline, QLatin1StringView indent)
{
    QString out;
    if (guideline.isEmpty())
        return out;
    for (const QStringView line : QStringView(guideline).split(u'\n'))
        out += indent + (line.isEmpty() ? u"|"_s : u"| "_s + line.toString()) + u'\n';
    return out;
}

QString fillersText(const std::vector<FillerRule> &rules)
{
    QString out;
    for (const FillerRule &rule : rules)
        out += u' ' + schemaWord(rule);
    return out;
}

QString cardText(const RoleDef &role)
{
    if (role.min <= 1 && (!role.max || role.max == 1))
        return role.max ? (role.min ? u"1"_s : u"?"_s) : (role.min ? u"+"_s : u"*"_s);
    return QString::number(role.min) + ".."_L1 + (role.max ? QString::number(*role.max) : u"*"_s);
}

QString kindText(const AttributeDef &def)
{
    switch (def.kind) {
    case AttributeKind::Choice:
    case AttributeKind::Several: {
        static constexpr QLatin1StringView after[]{"default"_L1, "required"_L1};
        QString out = def.kind == AttributeKind::Choice ? u"one of"_s : u"any of"_s;
        for (const QString &value : def.values)
            out += u' ' + schemaWord(value, after);
        return out;
    }
    case AttributeKind::Text:
        return u"text"_s;
    case AttributeKind::Int:
        return u"int"_s;
    case AttributeKind::Number:
        return u"number"_s;
    case AttributeKind::Date:
        return u"date"_s;
    case AttributeKind::Bool:
        return u"bool"_s;
    }
    return {};
}

QString attributeText(const AttributeDef &def)
{
    QString out = "  attr "_L1 + schemaWord(def.name);
    if (def.on)
        out += " on "_L1 + attributeOwnerWords[size_t(*def.on)];
    if (def.required)
        out += " required"_L1;
    out += u' ' + kindText(def);
    if (def.preset)
        out += " default "_L1 + schemaWord(*def.preset);
    return out + u'\n';
}

QString typeText(const TypeDef &type)
{
    QString out = typeKindWords[size_t(type.kind)] + u' ' + schemaWord(type.name);
    if (!type.label.isEmpty())
        out += u' ' + quotedSchemaWord(type.label);
    if (!type.parent.isEmpty())
        out += " < "_L1 + schemaWord(type.parent);
    if (type.abstract)
        out += " abstract"_L1;
    if (type.color)
        out += " color #"_L1 + QString::number(*type.color & 0xffffff, 16).rightJustified(6, u'0');
    if (!type.key.isEmpty())
        out += " key "_L1 + schemaWord(type.key);
    if (type.symmetric)
        out += " symmetric"_L1;
    if (type.transitive)
        out += " transitive"_L1;
    if (!type.was.isEmpty())
        out += " was"_L1;
    for (const QString &name : type.was) {
        out += u' ' + schemaWord(name, typeOptionWords);
    }
    if (type.retired)
        out += " retired"_L1;
    out += u'\n' + guidelineText(type.guideline, "  "_L1);
    if (!type.from.empty())
        out += "  from"_L1 + fillersText(type.from) + u'\n';
    if (!type.to.empty())
        out += "  to"_L1 + fillersText(type.to) + u'\n';
    for (const RoleDef &role : type.roles)
        out += "  role "_L1 + schemaWord(role.name) + u' ' + cardText(role) + fillersText(role.fillers) + u'\n';
    for (const AttributeDef &def : type.attributes)
        out += attributeText(def);
    for (const QString &use : type.uses)
        out += "  use "_L1 + schemaWord(use) + u'\n';
    return out;
}

QString setText(const FillerSet &set)
{
    return "set @"_L1 + schemaWord(set.name) + " ="_L1 + fillersText(set.fillers) + u'\n';
}

QString groupText(const AttributeGroup &group)
{
    QString out = "attrs "_L1 + schemaWord(group.name) + u'\n';
    for (const AttributeDef &def : group.attributes)
        out += attributeText(def);
    return out;
}

} // namespace

QByteArray writeSchema(const Schema &schema)
{
    const SchemaParts &parts = schema.parts();
    QString out = "schema "_L1 + quotedSchemaWord(parts.name) + " version "_L1 + QString::number(parts.version)
        + " language "_L1 + schemaWord(parts.language) + u'\n' + guidelineText(parts.guideline, ""_L1) + u'\n';
    for (const FillerSet &set : parts.sets)
        out += setText(set);
    for (const AttributeGroup &group : parts.groups)
        out += groupText(group);
    for (const TypeDef &type : parts.types)
        out += typeText(type);
    return out.toUtf8();
}

QByteArray writeType(const TypeDef &type) { return typeText(type).toUtf8(); }

QByteArray writeSet(const FillerSet &set) { return setText(set).toUtf8(); }

QByteArray writeGroup(const AttributeGroup &group) { return groupText(group).toUtf8(); }

} // namespace glossator
