// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/schemachange.h"

#include "models/domain/schemagrowth.h"
#include "models/domain/schemareader.h"

#include <QCoreApplication>

#include <algorithm>

namespace glossator {

namespace {

using Renames = QHash<TypeRef, QString>; ///< old types to their new names

/// Whether this step, not an earlier one, gives the type its former name.
bool isFresh(const Schema &old, const TypeDef &type, const QString &was)
{
    const TypeDef *known = old.type(type.ref());
    return was != type.name && (!known || !known->was.contains(was));
}

/// Whether the type of that name takes it from another one in this step, so that the name is free for its old holder.
bool changesHands(const Schema &old, const TypeDef &type)
{
    return std::ranges::any_of(
        type.was, [&](const QString &was) { return old.type(type.group(), was) && isFresh(old, type, was); });
}

std::vector<TypeRename> renames(const Schema &old, const Schema &incoming, Renames &byOld)
{
    std::vector<TypeRename> result;
    for (const TypeDef &type : incoming.types()) {
        for (const QString &was : type.was) {
            const TypeRef before{type.group(), was};
            if (!old.type(before) || byOld.contains(before) || !isFresh(old, type, was))
                continue;
            // A name that lives on is a type of its own, unless the new one has nobody else to come from.
            const TypeDef *namesake = incoming.type(before);
            if (namesake && old.type(type.ref()) && !changesHands(old, *namesake))
                continue;
            byOld.insert(before, type.name);
            result.push_back({type.group(), was, type.name});
        }
    }
    return result;
}

/// The old rules in the words of the new schema; what it no longer knows is left out.
std::vector<FillerRule> inNewWords(
    const Schema &old, const Schema &final, const Renames &renamed, const std::vector<FillerRule> &rules)
{
    std::vector<FillerRule> result;
    for (FillerRule rule : old.spelledOut(rules)) {
        const bool isEvent = rule.kind == FillerRule::Kind::EventType;
        if (isEvent || rule.kind == FillerRule::Kind::Type) {
            const TypeGroup group = isEvent ? TypeGroup::Event : TypeGroup::Mention;
            rule.name = renamed.value({group, rule.name}, rule.name);
            if (!final.type(group, rule.name))
                continue;
        }
        if (!std::ranges::contains(result, rule))
            result.push_back(rule);
    }
    if (result.empty() && !rules.empty())
        result.push_back({FillerRule::Kind::Anything});
    return result;
}

/// The incoming schema with the retired types behind its own.
Schema withRetired(
    const Schema &old, const Schema &incoming, const std::vector<RetiredType> &retired, const Renames &renamed)
{
    SchemaParts parts = incoming.parts();
    for (const RetiredType &one : retired)
        parts.types.push_back(*old.type(one.type));
    const Schema final(parts);
    for (size_t i = incoming.types().size(); i < parts.types.size(); ++i) {
        TypeDef &type = parts.types[i];
        const TypeRef parent{type.group(), renamed.value({type.group(), type.parent}, type.parent)};
        type = old.flattened(type);
        type.retired = true;
        if (const TypeDef *known = final.type(parent); known && known->kind == type.kind)
            type.parent = parent.name;
        for (RoleDef &role : type.roles)
            role.fillers = inNewWords(old, final, renamed, role.fillers);
        type.from = inNewWords(old, final, renamed, type.from);
        type.to = inNewWords(old, final, renamed, type.to);
    }
    return Schema(std::move(parts));
}

} // namespace

Result<SchemaChange> schemaChange(
    const Schema &old, const Schema &incoming, const QByteArray &incomingText, const TypeUses &uses)
{
    SchemaChange change;
    Renames renamed;
    change.renamed = renames(old, incoming, renamed);
    for (const TypeDef &type : incoming.types()) {
        const bool isNewName = std::ranges::contains(
            change.renamed, type.ref(), [](const TypeRename &rename) { return TypeRef{rename.group, rename.newName}; });
        if (!old.type(type.ref()) && !isNewName)
            change.added.push_back(type.ref());
    }
    for (const TypeDef &type : old.types()) {
        if (incoming.type(type.ref()) || renamed.contains(type.ref()))
            continue;
        if (const qint64 count = uses(type.ref()); count > 0)
            change.retired.push_back({type.ref(), count});
        else
            change.removed.push_back(type.ref());
    }
    change.schema = change.retired.empty() ? incoming : withRetired(old, incoming, change.retired, renamed);
    change.text = extendedText(incomingText, incoming, change.schema);
    if (!readSchema(change.text, {})) {
        return fail(Error::Code::BadInput,
            QCoreApplication::translate("Schema", "With the %n type(s) still in use the schema gets too large.",
                nullptr, int(change.retired.size())));
    }
    return change;
}

} // namespace glossator
