// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/namejoin.h"

#include "models/base/propername.h"
#include "models/domain/mentionlevel.h"
#include "models/store/entityrepository.h"
#include "models/store/mentionrepository.h"
#include "models/store/schemarepository.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(NameJoin)
};

std::unexpected<Error> cancelled()
{
    return fail(Error::Code::Cancelled, Texts::tr("Joining by name was cancelled; nothing was changed."));
}

bool standsUnderName(const Mention &mention, const Schema &schema)
{
    const TypeDef *type = schema.mentionType(mention.type);
    return type && type->kind == TypeKind::Entity && mention.level != levels::description && mention.level != levels::pronoun
        && looksLikeName(mention.quote);
}

using TypedName = std::pair<QString, QString>;

/// Under which of the names that are there one is offered: what stands in capitals, as in a dateline, under the name that
/// the running text writes, where that is one and both are called so of the same. None where a person has to decide.
Result<QString> nameOver(const TypedName &own, const QHash<TypedName, int> &all, const EntityRepository &entities)
{
    const auto &[type, name] = own;
    QStringList written = inOtherCase(name);
    if (written.isEmpty() || name.at(1).isLower())
        return name;
    written.removeIf([&](const QString &form) { return !all.contains({type, form}); });
    if (written.isEmpty())
        return name;
    if (written.size() > 1)
        return QString();
    GLOSSATOR_ASSIGN(const auto inCapitals, entities.named(name, type));
    GLOSSATOR_ASSIGN(const auto usual, entities.named(written.front(), type));
    if (inCapitals == usual)
        return written.front();
    return usual.empty() ? QString() : name;
}

} // namespace

Result<std::vector<NameGroup>> namesToJoin(Store &store, JobContext &context)
{
    const Store::Snapshot snapshot(store);
    GLOSSATOR_ASSIGN(const Schema schema, SchemaRepository(store).schema());
    GLOSSATOR_ASSIGN(std::vector<Mention> mentions, MentionRepository(store).namingNobody());
    std::erase_if(mentions, [&schema](const Mention &mention) { return !standsUnderName(mention, schema); });
    const EntityRepository entities(store);
    std::vector<NameGroup> groups;
    QHash<TypedName, int> indexes; // -1: of none
    for (const Mention &mention : mentions)
        indexes.insert({mention.type, mention.quote.simplified()}, -1);
    QHash<TypedName, int> indexesOver;
    for (auto own = indexes.begin(); own != indexes.end(); ++own) {
        GLOSSATOR_ASSIGN(const QString name, nameOver(own.key(), indexes, entities));
        if (name.isEmpty())
            continue;
        const TypedName over(own.key().first, name);
        if (!indexesOver.contains(over)) {
            indexesOver.insert(over, int(groups.size()));
            groups.push_back({over.first, name, {}, {}, 0});
        }
        *own = indexesOver.value(over);
    }
    for (Mention &mention : mentions) {
        const int index = indexes.value({mention.type, mention.quote.simplified()});
        if (index < 0)
            continue;
        NameGroup &group = groups[size_t(index)];
        if (group.mentions.empty() || group.mentions.back().article != mention.article)
            ++group.articles;
        group.mentions.push_back(std::move(mention));
    }

    std::vector<NameGroup> clear;
    for (NameGroup &group : groups) {
        if (context.isCancelled())
            return cancelled();
        GLOSSATOR_ASSIGN(const auto named, entities.named(group.name, group.type));
        if (named.size() > 1)
            continue; // a person decides each time
        group.entity = named.empty() ? EntityId() : named.front();
        clear.push_back(std::move(group));
    }
    std::ranges::stable_sort(clear, [](const NameGroup &one, const NameGroup &other) {
        return one.mentions.size() != other.mentions.size() ? one.mentions.size() > other.mentions.size()
                                                            : std::tie(one.name, one.type) < std::tie(other.name, other.type);
    });
    return clear;
}

Result<qint64> joinNames(Store &store, const std::vector<NameGroup> &groups, JobContext &context)
{
    const Store::Lease lease(store);
    EntityRepository entities(store);
    MentionRepository mentions(store);
    return store.perform({}, [&](Operation &op) -> Result<qint64> {
        qint64 joined = 0;
        for (size_t i = 0; i < groups.size(); ++i) {
            const NameGroup &group = groups[i];
            if (context.isCancelled())
                return cancelled();
            context.report(qint64(i), qint64(groups.size()), group.name);
            std::vector<MentionId> free;
            for (const Mention &mention : group.mentions) {
                const auto now = mentions.mention(mention.id);
                if (now && !now->entity && now->quote == mention.quote && now->type == mention.type)
                    free.push_back(mention.id);
            }
            if (free.empty())
                continue;
            GLOSSATOR_ASSIGN(const auto named, entities.named(group.name, group.type));
            EntityId entity = named.size() == 1 ? named.front() : EntityId();
            if (named.empty()) {
                Entity made;
                made.type = group.type;
                made.name = group.name;
                GLOSSATOR_ASSIGN(entity, entities.create(made));
            }
            if (!entity)
                continue;
            GLOSSATOR_TRY(mentions.assign(free, entity));
            joined += qint64(free.size());
        }
        op.describe(Texts::tr("Join %n mention(s) by name", nullptr, int(joined)), {}, {});
        return joined;
    });
}

} // namespace glossator
