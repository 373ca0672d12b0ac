// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/namejoin.h"

#include "models/base/propername.h"
#include "models/store/entityrepository.h"
#include "models/store/mentionrepository.h"
#include "models/store/schemarepository.h"

#include <QCoreApplication>

#include <algorithm>

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
    return type && type->kind == TypeKind::Entity && mention.level != u"NOM"_s && mention.level != u"PRO"_s
        && looksLikeName(mention.quote);
}

} // namespace

Result<std::vector<NameGroup>> namesToJoin(Store &store, JobContext &context)
{
    const Store::Snapshot snapshot(store);
    GLOSSATOR_ASSIGN(const Schema schema, SchemaRepository(store).schema());
    GLOSSATOR_ASSIGN(std::vector<Mention> mentions, MentionRepository(store).namingNobody());
    std::vector<NameGroup> groups;
    QHash<std::pair<QString, QString>, size_t> indexes; // of type and name
    for (Mention &mention : mentions) {
        if (!standsUnderName(mention, schema))
            continue;
        const std::pair key(mention.type, mention.quote.simplified());
        auto found = indexes.constFind(key);
        for (const QString &form : inOtherCase(key.second)) {
            if (found == indexes.cend())
                found = indexes.constFind({key.first, form});
        }
        const size_t index = found == indexes.cend() ? groups.size() : *found;
        if (found == indexes.cend()) {
            indexes.insert(key, index);
            groups.push_back({key.first, key.second, {}, {}, 0});
        }
        NameGroup &group = groups[index];
        if (group.mentions.empty() || group.mentions.back().article != mention.article)
            ++group.articles;
        group.mentions.push_back(std::move(mention));
    }

    const EntityRepository entities(store);
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
                                                            : one.name < other.name;
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
