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
    connect(&view, &ArticleView::deleteRequested, this, [this](MentionId mention) {
        // What was chosen goes, not the mention that merely shows it.
        const Owner item = context.project.selection().item();
        const bool isShown = context.project.selection().mention() == mention;
        const bool isItself = item.kind == Owner::Kind::Relation || item.kind == Owner::Kind::Argument || item.kind == Owner::Kind::EventMention;
        if (isShown && isItself && item.id != 0)
            remove({item});
        else if (mention)
            remove({Owner(mention)});
    });
    connect(&view, &ArticleView::retypeRequested, this, [this] {
        if (context.project.selection().relation())
            relations.retype();
        else
            events.retype();
    });
    connect(&mentions, &MentionMarker::eventChosen, &events, &EventMarker::mark);
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
        const auto removeThem = [&](Operation &) -> Result<> {
            GLOSSATOR_TRY(removeAll(idsOf<ArgumentId>(items), project.events(), &EventRepository::removeArguments));
            GLOSSATOR_TRY(removeAll(idsOf<RelationId>(items), project.relations(), &RelationRepository::remove));
            GLOSSATOR_TRY(removeAll(idsOf<EventMentionId>(items), project.events(), &EventRepository::removeMentions));
            GLOSSATOR_TRY(removeAll(idsOf<EventId>(items), project.events(), &EventRepository::remove));
            GLOSSATOR_TRY(removeAll(idsOf<MentionId>(items), project.mentions(), &MentionRepository::remove));
            GLOSSATOR_TRY(removeAll(idsOf<EntityId>(items), project.entities(), &EntityRepository::remove));
            GLOSSATOR_TRY(removeAll(idsOf<ArticleId>(items), project.articles(), &ArticleRepository::remove));
            return {};
        };
        return project.store().perform({}, removeThem);
    };
    const auto tell = [this] {
        const auto entry = context.project.history().undoable();
        context.say(tr("%1. Ctrl+Z takes it back.").arg(entry ? entry->title : QString()));
    };
    context.project.edit([this, removeIt, tell, isLarge = given.size() > qsizetype(largeGroup)]() -> Result<> {
        if (!isLarge) {
            GLOSSATOR_TRY(removeIt());
            tell();
            return {};
        }
        const auto isDone = std::make_shared<bool>(false);
        const auto removeAll = [removeIt, isDone]() -> Result<> {
            GLOSSATOR_TRY(removeIt());
            *isDone = true;
            return {};
        };
        context.project.workbench().goOnInBackground(removeAll, [tell, isDone] {
            if (*isDone)
                tell();
        });
        return {};
    });
}

QList<Owner> Marking::sameAs(MentionId id) const
{
    // The view knows the mentions of its article: nothing is read for a menu that may never be used.
    const std::vector<const Mention *> all = context.view.mentionsIn({0, context.view.text().length()});
    const auto meant = std::ranges::find(all, id, &Mention::id);
    QList<Owner> same;
    for (const Mention *one : meant == all.end() ? std::vector<const Mention *>() : all) {
        if (one->type == (*meant)->type && one->quote == (*meant)->quote)
            same << Owner(one->id);
    }
    return same;
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
