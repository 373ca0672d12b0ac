// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/marking/marking.h"

#include "models/items/groupedit.h"
#include "models/project/project.h"
#include "widgets/articleview/articleview.h"

namespace glossator {

namespace {

template <typename Id>
std::vector<Id> idsOf(const QList<Owner> &items)
{
    std::vector<Id> ids;
    for (const Owner &item : items) {
        if (item.kind == Owner(Id()).kind)
            ids.emplace_back(item.id);
    }
    return ids;
}

/// A trigger stands for the event mentions that it tells, wherever it was chosen.
Result<QList<Owner>> withEvents(Project &project, const QList<Owner> &items)
{
    QList<Owner> all;
    QSet<Owner> known;
    for (const Owner &item : items) {
        if (item.kind != Owner::Kind::Mention || !project.mentions().isTrigger(MentionId(item.id))) {
            all << item;
            continue;
        }
        GLOSSATOR_ASSIGN(const auto told, project.events().triggeredBy(MentionId(item.id)));
        for (const EventMention &one : told) {
            if (known.contains(Owner(one.id)))
                continue;
            known.insert(Owner(one.id));
            all << Owner(one.id);
        }
    }
    return all;
}

} // namespace

Marking::Marking(Project &project, ArticleView &view) : context(project, view)
{
    connect(&view, &ArticleView::noticed, &context, &MarkingContext::say);
    connect(&view, &ArticleView::deleteRequested, this, &Marking::removeCurrent);
    connect(&view, &ArticleView::retypeRequested, this, [this] {
        if (context.project.selection().relation())
            relations.retype();
        else
            events.retype();
    });
    connect(&mentions, &MentionMarker::eventChosen, &events, &EventMarker::mark);
}

void Marking::removeCurrent()
{
    const std::vector<Owner> &group = context.project.selection().group();
    const Owner item = context.project.selection().item();
    if (!group.empty())
        remove({group.begin(), group.end()});
    else if (item.id != 0 && item.kind != Owner::Kind::Article)
        remove({item});
    else
        context.say(tr("Nothing is selected."));
}

void Marking::remove(const QList<Owner> &given)
{
    if (given.isEmpty())
        return;
    const auto removeIt = [&project = context.project, given]() -> Result<> {
        GLOSSATOR_ASSIGN(const QList<Owner> items, withEvents(project, given));
        // From what hangs on others to what others hang on; an empty list is left alone, so that the history says what
        // the person saw.
        const auto removeAll = [](const auto &ids, auto &repository, auto verb) -> Result<> {
            return ids.empty() ? Result<>() : (repository.*verb)(ids);
        };
        const auto removeThem = [&](Operation &op) -> Result<> {
            GLOSSATOR_TRY(removeAll(idsOf<ArgumentId>(items), project.events(), &EventRepository::removeArguments));
            GLOSSATOR_TRY(removeAll(idsOf<RelationId>(items), project.relations(), &RelationRepository::remove));
            GLOSSATOR_TRY(removeAll(idsOf<EventMentionId>(items), project.events(), &EventRepository::removeMentions));
            GLOSSATOR_TRY(removeAll(idsOf<EventId>(items), project.events(), &EventRepository::remove));
            GLOSSATOR_TRY(removeAll(idsOf<EntityId>(items), project.entities(), &EntityRepository::remove)); // would go with its last mention
            GLOSSATOR_TRY(removeAll(idsOf<MentionId>(items), project.mentions(), &MentionRepository::remove));
            GLOSSATOR_TRY(removeAll(idsOf<ArticleId>(items), project.articles(), &ArticleRepository::remove));
            const auto isOther = [&items](const Owner &one) { return one.kind != items.front().kind; };
            if (std::ranges::any_of(items, isOther)) // else whichever went last would stand for all
                op.describe(tr("Delete %n item(s)", nullptr, int(items.size())), {}, {});
            return {};
        };
        return project.store().perform({}, removeThem);
    };
    context.project.workbench().editMany(std::vector<Owner>(given.begin(), given.end()), removeIt);
}

QList<Owner> Marking::sameAs(MentionId id) const
{
    // The view knows the mentions of its article: nothing is read for a menu that may never be used.
    const std::span<const Mention> all = context.view.mentions();
    const auto meant = std::ranges::find(all, id, &Mention::id);
    std::vector<const Mention *> same;
    for (const Mention &one : meant == all.end() ? std::span<const Mention>() : all) {
        if (one.type == meant->type && one.quote == meant->quote && one.by.author == meant->by.author
            && one.by.status != Status::Rejected) // that one is not seen
            same.push_back(&one);
    }
    std::ranges::sort(same, {}, [](const Mention *one) { return one->extent.hull().begin; });
    QList<Owner> owners;
    std::ranges::transform(same, std::back_inserter(owners), [](const Mention *one) { return Owner(one->id); });
    return owners;
}

void Marking::removeSame(MentionId mention)
{
    // Not of a mention that merely shows the relation, event or entity that was chosen.
    if (!mention || context.project.selection().item() != Owner(mention))
        context.say(tr("Go to a mention first."));
    else if (const QList<Owner> same = sameAs(mention); !same.isEmpty())
        remove(same);
    else
        context.say(tr("Open the article of the mention first."));
}

void Marking::merge(const QList<Owner> &items)
{
    // The mentions below a selected entity are selected with it, and come along anyhow.
    const auto who = idsOf<EntityId>(items);
    const auto what = idsOf<EventId>(items);
    if (!who.empty() && !what.empty())
        context.say(tr("Only entities with entities, or events with events, can be merged."));
    else if (who.size() > 1)
        entities.merge(who);
    else if (what.size() > 1)
        events.merge(what);
    else
        entities.mergeCurrent();
}

void Marking::markDistinct(const QList<Owner> &items)
{
    entities.markDistinct(idsOf<EntityId>(items));
}

} // namespace glossator
