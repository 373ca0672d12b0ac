// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/problemfix.h"

#include "models/domain/schemagrowth.h"
#include "models/store/attributerepository.h"
#include "models/store/entityrepository.h"
#include "models/store/eventrepository.h"
#include "models/store/mentionrepository.h"
#include "models/store/relationrepository.h"
#include "models/store/schemarepository.h"

#include <QCoreApplication>

namespace glossator {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Problems)
};

/// The owner with what the schema has to know of it, as if it had been imported.
Result<Bundle> bundleOf(Store &store, const Owner &owner)
{
    const EventRepository events(store);
    Bundle bundle;
    EventMentionId told;
    switch (owner.kind) {
    case Owner::Kind::Mention: {
        GLOSSATOR_ASSIGN(const Mention mention, MentionRepository(store).mention(MentionId(owner.id)));
        bundle.mentions = {mention};
        break;
    }
    case Owner::Kind::Entity: {
        GLOSSATOR_ASSIGN(const Entity entity, EntityRepository(store).entity(EntityId(owner.id)));
        bundle.entities = {entity};
        break;
    }
    case Owner::Kind::Relation: {
        GLOSSATOR_ASSIGN(const Relation relation, RelationRepository(store).relation(RelationId(owner.id)));
        bundle.relations = {relation};
        break;
    }
    case Owner::Kind::Event: {
        GLOSSATOR_ASSIGN(const Event event, events.event(EventId(owner.id)));
        bundle.events = {event};
        break;
    }
    case Owner::Kind::EventMention:
        told = EventMentionId(owner.id);
        break;
    case Owner::Kind::Argument: {
        GLOSSATOR_ASSIGN(const Argument argument, events.argument(ArgumentId(owner.id)));
        bundle.arguments = {argument};
        told = argument.eventMention;
        break;
    }
    case Owner::Kind::Article:
        break;
    }
    if (told) {
        GLOSSATOR_ASSIGN(const EventMention mention, events.mention(told));
        GLOSSATOR_ASSIGN(const Event event, events.event(mention.event));
        bundle.eventMentions = {mention};
        bundle.events = {event};
    }
    GLOSSATOR_ASSIGN(bundle.attributes, AttributeRepository(store).of(owner));
    return bundle;
}

Result<> addToSchema(Store &store, const Owner &owner)
{
    SchemaRepository schemas(store);
    GLOSSATOR_ASSIGN(const Bundle bundle, bundleOf(store, owner));
    GLOSSATOR_ASSIGN(const Schema before, schemas.schema());
    GLOSSATOR_ASSIGN(const QByteArray text, schemas.text());
    QStringList added;
    const Schema after = grown(before, bundle, &added);
    if (added.isEmpty())
        return fail(Error::Code::Refused, Texts::tr("The schema cannot hold that."));
    return schemas.set(extendedText(text, before, after), Texts::tr("schema"));
}

} // namespace

QString fixTitle(Problem::Fix fix)
{
    switch (fix) {
    case Problem::Fix::AddToSchema:
        return Texts::tr("Add to the schema");
    case Problem::Fix::SwapEnds:
        return Texts::tr("Swap the ends");
    case Problem::Fix::ClearFlag:
        return Texts::tr("Accept the marked place");
    case Problem::Fix::None:
        break;
    }
    return {};
}

Result<> fixProblem(Store &store, const Problem &problem)
{
    switch (problem.fix) {
    case Problem::Fix::AddToSchema:
        return addToSchema(store, problem.where);
    case Problem::Fix::SwapEnds:
        return RelationRepository(store).reverse(RelationId(problem.where.id));
    case Problem::Fix::ClearFlag:
        return MentionRepository(store).clearFlag(MentionId(problem.where.id));
    case Problem::Fix::None:
        break;
    }
    return fail(Error::Code::Refused, Texts::tr("There is no single step that mends this."));
}

Result<> fixProblems(Store &store, const std::vector<Problem> &problems)
{
    if (problems.empty())
        return {};
    const QString title = Texts::tr("%1 (%n times)", nullptr, int(problems.size())).arg(fixTitle(problems.front().fix));
    return store.perform({title}, [&](Operation &op) -> Result<> {
        for (const Problem &problem : problems) {
            const auto fixed = op.attempt([&] { return fixProblem(store, problem); });
            // One type is added to the schema once, however many things have it.
            if (!fixed && (fixed.error().code != Error::Code::Refused || problems.size() == 1))
                return fixed;
        }
        op.describe(title, {}, {}); // no single place
        return {};
    });
}

} // namespace glossator
