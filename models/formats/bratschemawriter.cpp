// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bratschema.h"

#include "models/formats/bratline.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

/// Types as brat names them, with one word for all of a kind.
class Words {
public:
    explicit Words(const Schema &schema) : m_schema(schema)
    {
        m_entities = namesOf(schema.offered(TypeGroup::Mention));
        m_events = namesOf(schema.offered(TypeGroup::Event));
        m_relations = namesOf(schema.offered(TypeGroup::Relation));
    }

    QString of(const std::vector<FillerRule> &rules) const
    {
        if (rules.empty() || std::ranges::contains(rules, FillerRule::Kind::Anything, &FillerRule::kind))
            return u"<ANY>"_s;
        return of(m_schema.expanded(rules));
    }

    QString of(const std::vector<const TypeDef *> &types) const
    {
        std::vector<const TypeDef *> ofGroup[3];
        for (const TypeDef *type : types)
            ofGroup[int(type->group())].push_back(type);
        QStringList words = some(ofGroup[int(TypeGroup::Mention)], m_entities, "<ENTITY>"_L1)
            + some(ofGroup[int(TypeGroup::Event)], m_events, "<EVENT>"_L1)
            + some(ofGroup[int(TypeGroup::Relation)], m_relations, "<RELATION>"_L1);
        return words.isEmpty() ? u"<NONE>"_s : words.join(u'|');
    }

private:
    static QStringList namesOf(const std::vector<const TypeDef *> &types)
    {
        QStringList names;
        for (const TypeDef *type : types)
            names.append(bratWord(type->name));
        names.sort();
        names.removeDuplicates();
        return names;
    }

    static QStringList some(const std::vector<const TypeDef *> &types, const QStringList &all, QLatin1StringView word)
    {
        const QStringList names = namesOf(types);
        return !names.isEmpty() && names == all ? QStringList(word) : names;
    }

    const Schema &m_schema;
    QStringList m_entities;
    QStringList m_events;
    QStringList m_relations;
};

QString countOf(const RoleDef &role)
{
    if (!role.max)
        return role.min == 0 ? u"*"_s : u"+"_s;
    if (*role.max == 1)
        return role.min == 0 ? u"?"_s : QString();
    if (*role.max == role.min)
        return u'{' + QString::number(role.min) + u'}';
    return u'{' + QString::number(role.min) + u'-' + QString::number(*role.max) + u'}';
}

QString rolesOf(const Schema &schema, const TypeDef &type, const Words &words)
{
    QStringList roles;
    for (const RoleDef &role : schema.rolesOf(type))
        roles.append(bratLabel(role.name) + countOf(role) + u':' + words.of(role.fillers));
    return roles.join(", "_L1);
}

QString endsOf(const Schema &schema, const TypeDef &type, const Words &words, const BratConf &before)
{
    QStringList labels = {u"Arg1"_s, u"Arg2"_s};
    const auto known = std::ranges::find(before.relations, type.name, &BratConfType::name);
    if (known != before.relations.end() && known->arguments.size() >= 2)
        labels = {known->arguments[0].name, known->arguments[1].name};
    QString ends
        = labels[0] + u':' + words.of(schema.fromOf(type)) + ", "_L1 + labels[1] + u':' + words.of(schema.toOf(type));
    QStringList kind;
    if (schema.isSymmetric(type))
        kind.append(u"symmetric"_s);
    if (schema.isTransitive(type))
        kind.append(u"transitive"_s);
    return kind.isEmpty() ? ends : ends + ", <REL-TYPE>:"_L1 + kind.join(u'-');
}

struct AttributeLine {
    AttributeDef def;
    std::vector<const TypeDef *> types;
};

/// Each attribute that a line of brat's can carry, with all types that have it.
std::vector<AttributeLine> attributesOf(const Schema &schema)
{
    std::vector<AttributeLine> lines;
    for (const TypeDef &type : schema.types()) {
        if (!type.isOffered())
            continue;
        for (AttributeDef def : schema.attributesOf(type)) {
            if (def.on != AttributeOwner::Mention && def.on != AttributeOwner::Event
                && def.on != AttributeOwner::Relation)
                continue;
            def.on.reset();
            def.required = false;
            const auto known = std::ranges::find(lines, def, &AttributeLine::def);
            if (known == lines.end())
                lines.push_back({def, {&type}});
            else
                known->types.push_back(&type);
        }
    }
    return lines;
}

QString attributeLine(const AttributeLine &line, const Words &words)
{
    QString text = bratWord(line.def.name) + "\tArg:"_L1 + words.of(line.types);
    if (!line.def.values.isEmpty())
        text += ", Value:"_L1 + line.def.values.join(u'|');
    else if (line.def.kind != AttributeKind::Bool)
        text += ", Value:<ANY>"_L1;
    if (line.def.preset && !line.def.values.isEmpty())
        text += ", <DEFAULT>:"_L1 + *line.def.preset;
    return text + u'\n';
}

int depthOf(const Schema &schema, const TypeDef &type)
{
    int depth = 0;
    for (const TypeDef *parent = schema.parentOf(type); parent; parent = schema.parentOf(*parent))
        ++depth;
    return depth;
}

/// Types of the group, each behind its parent, as the indentation wants it.
std::vector<const TypeDef *> asTree(const Schema &schema, TypeGroup group)
{
    QHash<const TypeDef *, std::vector<const TypeDef *>> children;
    for (const TypeDef &type : schema.types()) {
        if (type.group() == group)
            children[schema.parentOf(type)].push_back(&type);
    }
    std::vector<const TypeDef *> ordered;
    std::vector<const TypeDef *> waiting = children.value(nullptr);
    std::ranges::reverse(waiting);
    while (!waiting.empty()) {
        const TypeDef *type = waiting.back();
        waiting.pop_back();
        ordered.push_back(type);
        const auto below = children.value(type);
        waiting.insert(waiting.end(), below.rbegin(), below.rend());
    }
    return ordered;
}

template <class Rest>
QString section(const Schema &schema, TypeGroup group, const Rest &rest)
{
    QString text;
    for (const TypeDef *type : asTree(schema, group)) {
        text += QString(depthOf(schema, *type), u'\t') + (type->abstract ? u"!"_s : QString()) + bratWord(type->name);
        const QString more = type->abstract ? QString() : rest(*type);
        text += (more.isEmpty() ? QString() : u'\t' + more) + u'\n';
    }
    return text;
}

/// Types only, each on a line: what brat can say of them.
QStringList statements(const Schema &schema)
{
    QStringList lines = writeBratConf(schema, {}).split(u'\n');
    for (const TypeDef &type : schema.types())
        lines.append(u"%1 %2 %3"_s.arg(type.name, type.label, type.color ? QString::number(*type.color) : QString()));
    for (QString &line : lines)
        line = line.trimmed();
    lines.sort();
    return lines;
}

} // namespace

QString writeBratConf(const Schema &schema, const QString &before)
{
    const BratConf old = readBratConf(before);
    const Words words(schema);
    QString text = old.comments;
    text += "[entities]\n"_L1 + section(schema, TypeGroup::Mention, [](const TypeDef &) { return QString(); });

    QString rules;
    for (const BratConfType &rule : old.relations)
        rules += isBratRule(rule.name) ? rule.line + u'\n' : QString();
    if (rules.isEmpty()) {
        rules = u"<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n"
                "Equiv\tArg1:<ANY>, Arg2:<ANY>, <REL-TYPE>:symmetric-transitive\n"_s;
    }
    text += "\n[relations]\n"_L1 + rules
        + section(schema, TypeGroup::Relation, [&](const TypeDef &type) { return endsOf(schema, type, words, old); });
    text += "\n[events]\n"_L1 + section(schema, TypeGroup::Event, [&](const TypeDef &type) {
        const QString roles = rolesOf(schema, type, words);
        return roles.isEmpty() ? u"none"_s : roles;
    });
    text += "\n[attributes]\n"_L1;
    for (const AttributeLine &line : attributesOf(schema))
        text += attributeLine(line, words);
    return text;
}

bool saysTheSame(const Schema &schema, const Schema &other)
{
    SchemaParts parts = schema.parts();
    std::erase_if(parts.types, [&](const TypeDef &type) { return !other.type(type.ref()); });
    return statements(Schema(std::move(parts))) == statements(other);
}

} // namespace glossator
