// SPDX-License-Identifier: GPL-3.0-or-later
// extendedText() of schemagrowth.h.
#include "models/domain/schemagrowth.h"
#include "models/domain/schemareader.h"
#include "models/domain/schemasyntax.h"
#include "models/domain/schemawriter.h"

#include <algorithm>

namespace glossator {

namespace {

/// The lines below the first: what a block says about itself.
QByteArray childLines(const QByteArray &block) { return block.sliced(block.indexOf('\n') + 1); }

template <class Def>
std::vector<Def> beyond(const std::vector<Def> &had, const std::vector<Def> &has)
{
    return {has.begin() + std::ptrdiff_t(std::min(had.size(), has.size())), has.end()};
}

/// What is new: lines for the blocks that there are, and blocks for the end. Whether nothing else changed is not asked.
struct Additions {
    QHash<TypeRef, QByteArray> types;
    QHash<QString, QByteArray> groups;
    QByteArray blocks;

    Additions(const SchemaParts &before, const SchemaParts &now)
    {
        for (size_t i = 0; i < std::min(before.types.size(), now.types.size()); ++i) {
            const TypeDef more{.kind = now.types[i].kind,
                .attributes = beyond(before.types[i].attributes, now.types[i].attributes),
                .roles = beyond(before.types[i].roles, now.types[i].roles)};
            types.insert(now.types[i].ref(), childLines(writeType(more)));
        }
        for (size_t i = 0; i < std::min(before.groups.size(), now.groups.size()); ++i) {
            const AttributeGroup more{{}, beyond(before.groups[i].attributes, now.groups[i].attributes)};
            groups.insert(now.groups[i].name, childLines(writeGroup(more)));
        }
        for (const FillerSet &set : beyond(before.sets, now.sets))
            blocks += writeSet(set);
        for (const AttributeGroup &group : beyond(before.groups, now.groups))
            blocks += writeGroup(group);
        for (const TypeDef &type : beyond(before.types, now.types))
            blocks += writeType(type);
    }

    /// The new lines of the block that this line opens.
    [[nodiscard]] QByteArray of(const QByteArray &line) const
    {
        const auto words = schemaWords(QString::fromUtf8(line).trimmed());
        if (!words || words->size() < 2)
            return {};
        const QString &name = words->at(1).text;
        for (size_t kind = 0; kind < std::size(typeKindWords); ++kind) {
            if (words->front().is(typeKindWords[kind]))
                return types.value({groupOf(TypeKind(kind)), name});
        }
        return words->front().text == QLatin1StringView("attrs") ? groups.value(name) : QByteArray();
    }
};

} // namespace

QByteArray extendedText(const QByteArray &verbatim, const Schema &oldSchema, const Schema &newSchema)
{
    if (newSchema == oldSchema)
        return verbatim;
    const Additions additions(oldSchema.parts(), newSchema.parts());
    QByteArray text;
    QByteArray pending; // belongs behind the last line of the block being copied
    qsizetype blockEnd = 0;
    for (qsizetype at = 0; at < verbatim.size();) {
        const qsizetype end = verbatim.indexOf('\n', at);
        const QByteArray line = verbatim.sliced(at, (end < 0 ? verbatim.size() : end) - at) + '\n';
        at += line.size();
        const QByteArray content = line.trimmed();
        if (content.isEmpty() || content.startsWith('#')) {
            text += line;
            continue;
        }
        if (!line.startsWith(' ') && !line.startsWith('|'))
            text.insert(blockEnd, std::exchange(pending, additions.of(line)));
        text += line;
        blockEnd = text.size();
    }
    text.insert(blockEnd, pending);
    text += additions.blocks;
    const auto read = readSchema(text, {});
    return read && *read == newSchema ? text : writeSchema(newSchema);
}

} // namespace glossator
