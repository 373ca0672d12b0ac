// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/marking/itemdrops.h"

#include "app/marking/marking.h"
#include "app/marking/rolesheet.h"
#include "models/project/project.h"
#include "models/store/displayrows.h"
#include "models/store/titles.h"
#include "widgets/articleview/articleview.h"

#include <QCoreApplication>

namespace glossator {

using titles::brief;

namespace {

using Kind = Owner::Kind;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ItemDrops)
};

QString wordsOf(Project &project, const Owner &item)
{
    return brief(DisplayRows(project.store()).words(item));
}

template <class IdType>
std::vector<IdType> idsOf(const QList<Owner> &items)
{
    std::vector<IdType> ids;
    for (const Owner &item : items)
        ids.emplace_back(item.id);
    return ids;
}

bool areAll(const QList<Owner> &items, Kind kind)
{
    return std::ranges::all_of(items, [kind](const Owner &item) { return item.kind == kind; });
}

/// Without what comes along with what it stands below.
QList<Owner> withoutParts(Project &project, const QList<Owner> &items)
{
    QList<Owner> whole;
    for (const Owner &item : items) {
        Owner above;
        if (item.kind == Kind::Mention) {
            const auto mention = project.mentions().mention(MentionId(item.id));
            above = mention ? Owner(mention->entity) : Owner();
        } else if (item.kind == Kind::EventMention) {
            const auto told = project.events().mention(EventMentionId(item.id));
            above = told ? Owner(told->event) : Owner();
        }
        if (above.id == 0 || !items.contains(above))
            whole << item;
    }
    return whole;
}

DropOffer ontoEntity(Marking &marking, const QList<Owner> &items, EntityId target)
{
    Project &project = marking.context.project;
    const QString name = wordsOf(project, target);
    if (areAll(items, Kind::Entity)) {
        std::vector<EntityId> all = idsOf<EntityId>(items);
        std::erase(all, target);
        if (all.empty())
            return {Texts::tr("%1 is the same as itself.").arg(name)};
        all.insert(all.begin(), target);
        return {Texts::tr("Let go to merge %1 with %2; what would move is shown first.")
                    .arg(all.size() == 2 ? wordsOf(project, all.back())
                                         : Texts::tr("%n entities", nullptr, int(all.size()) - 1),
                        name),
            [&marking, all] { marking.entities.merge(all); }};
    }
    if (!areAll(items, Kind::Mention))
        return {Texts::tr("Only mentions and entities can be let go of on an entity.")};
    std::vector<MentionId> news;
    for (const MentionId id : idsOf<MentionId>(items)) {
        const auto mention = project.mentions().mention(id);
        if (!mention)
            continue;
        const TypeDef *type = project.schema().type(marking.context.typeOf(*mention));
        if (type && type->kind != TypeKind::Entity)
            return {Texts::tr("What is marked as %1 names nobody.").arg(type->title())};
        if (mention->entity != target)
            news.push_back(id);
    }
    if (news.empty())
        return {Texts::tr("It names %1 already.").arg(name)};
    const QString what = news.size() == 1 ? Texts::tr("“%1”").arg(wordsOf(project, news.front()))
                                          : Texts::tr("%n mention(s)", nullptr, int(news.size()));
    return {Texts::tr("Let go to say: %1 – %2", "mentions, the entity that they name").arg(what, name),
        [&marking, news, target] { marking.entities.assign(news, target); }};
}

/// What may go into roles: the filler and its type. Another article's mention goes in as whom it names.
struct Candidate {
    Filler filler;
    TypeRef type;
    QString refusal;
};

Candidate candidateFor(Marking &marking, const Owner &item, const EventMention &into)
{
    Project &project = marking.context.project;
    Owner what = item;
    if (what.kind == Kind::Mention) {
        const auto mention = project.mentions().mention(MentionId(what.id));
        const auto told = project.events().triggeredBy(MentionId(what.id));
        if (!mention)
            return {{}, {}, Texts::tr("It is gone.")};
        if (told && !told->empty())
            what = told->front().id; // a trigger stands for its event
        else if (mention->article == into.article)
            return {Filler(mention->id), marking.context.typeOf(*mention), {}};
        else if (mention->entity)
            what = mention->entity;
        else
            return {{}, {}, Texts::tr("It stands in another article, and names nobody.")};
    }
    if (what.kind == Kind::EventMention) {
        const auto told = project.events().mention(EventMentionId(what.id));
        if (!told || told->event == into.event)
            return {{}, {}, Texts::tr("An event does not fill its own role.")};
        if (told->article != into.article)
            what = told->event;
        else if (const auto event = project.events().event(told->event))
            return {Filler(told->id), {TypeGroup::Event, event->type}, {}};
    }
    if (what.kind == Kind::Event) {
        const auto event = project.events().event(EventId(what.id));
        if (!event || event->id == into.event)
            return {{}, {}, Texts::tr("An event does not fill its own role.")};
        return {Filler(event->id), {TypeGroup::Event, event->type}, {}};
    }
    if (what.kind == Kind::Entity) {
        if (const auto entity = project.entities().entity(EntityId(what.id)))
            return {Filler(entity->id), {TypeGroup::Mention, entity->type}, {}};
    }
    return {{}, {}, Texts::tr("This fills no role.")};
}

/// @param role empty: whichever takes it
DropOffer ontoRole(Marking &marking, const QList<Owner> &items, EventMentionId into, const QString &role)
{
    Project &project = marking.context.project;
    const auto sheet = roleSheet(project, into);
    if (!sheet)
        return {Texts::tr("It is gone.")};
    if (items.size() != 1)
        return {Texts::tr("One at a time fills a role.")};
    const Candidate one = candidateFor(marking, items.front(), sheet->told);
    if (!one.refusal.isEmpty())
        return {one.refusal};
    const QString words = wordsOf(project, items.front());
    QStringList taking;
    for (const RoleRow &row : sheet->rows) {
        if ((role.isEmpty() || row.role.name == role) && project.schema().fillerAllowed(row.role, one.type))
            taking << row.role.name;
    }
    if (taking.isEmpty()) {
        const QString where = role.isEmpty() ? sheet->title : role;
        return {Texts::tr("“%1” is %2, which %3 does not take.").arg(words, marking.context.titleOf(one.type), where)};
    }
    const auto put = [&marking, into, filler = one.filler](const QString &name) {
        marking.roles.put(into, name, [filler]() -> Result<Filler> { return filler; });
    };
    if (taking.size() == 1) {
        const RoleRow *row = sheet->row(taking.front());
        const bool isThere = std::ranges::contains(row->fillers, one.filler, &Argument::filler);
        if (isThere)
            return {Texts::tr("%1 is “%2” already.").arg(taking.front(), words)};
        const QString sentence = row->replaces()
            ? Texts::tr("Let go to fill %1 of %2 with “%3” instead of “%4”.")
                  .arg(taking.front(), sheet->title, words, wordsOf(project, row->fillers.front().id))
            : Texts::tr("Let go to fill %1 of %2 with “%3”.").arg(taking.front(), sheet->title, words);
        return {sentence, [put, name = taking.front()] { put(name); }};
    }
    return {Texts::tr("Let go to choose which role of %1 “%2” fills.").arg(sheet->title, words),
        [&marking, put, taking, title = sheet->title] {
            QList<PickItem> names;
            for (const QString &name : taking)
                names << PickItem{name, {}, name};
            auto *picker = marking.context.ask(
                Texts::tr("Which role of %1?").arg(title), Picker::among(names), marking.context.placeOf());
            QObject::connect(picker, &Picker::picked, &marking.roles,
                [put](const QVariant &name) { put(name.toString()); });
        }};
}

DropOffer ontoEvent(Marking &marking, const QList<Owner> &items, const Owner &target)
{
    Project &project = marking.context.project;
    const auto told = target.kind == Kind::EventMention ? project.events().mention(EventMentionId(target.id))
                                                        : Result<EventMention>(std::unexpected(Error()));
    const auto event = project.events().event(told ? told->event : EventId(target.id));
    if (!event)
        return {Texts::tr("It is gone.")};
    const bool areEvents = areAll(items, Kind::Event);
    if (!areEvents && !areAll(items, Kind::EventMention)) {
        const auto reports = project.events().mentionsOf(event->id);
        if (!told && (!reports || reports->size() != 1))
            return {Texts::tr("It is told more than once: unfold it and let go on one of its reports.")};
        return ontoRole(marking, items, told ? told->id : reports->front().id, {});
    }
    std::vector<EventId> others;
    std::vector<EventMentionId> moved;
    for (const Owner &item : items) {
        const auto report = areEvents ? Result<EventMention>(std::unexpected(Error()))
                                      : project.events().mention(EventMentionId(item.id));
        const auto other = project.events().event(report ? report->event : EventId(item.id));
        if (!other || other->id == event->id)
            continue;
        if (other->type != event->type)
            return {Texts::tr("%1 and %2 are not the same happening. Change the type of one first.")
                        .arg(marking.context.titleOf({TypeGroup::Event, other->type}),
                            marking.context.titleOf({TypeGroup::Event, event->type}))};
        others.push_back(other->id);
        if (report)
            moved.push_back(report->id);
    }
    if (others.empty())
        return {Texts::tr("It tells of this event already.")};
    const QString sentence = Texts::tr("Let go to say that it is the same happening as “%1”.").arg(wordsOf(project, event->id));
    if (areEvents)
        return {sentence, [&marking, id = event->id, others] { marking.events.mergeInto(id, others); }};
    return {sentence, [&marking, id = event->id, moved] { marking.events.moveTo(id, moved); }};
}

} // namespace

DropOffer dropOffer(Marking &marking, const QList<Owner> &given, const Owner &target)
{
    Project &project = marking.context.project;
    if (project.isReadOnly())
        return {Texts::tr("The project is open for reading only.")};
    const QList<Owner> items = withoutParts(project, given);
    switch (target.kind) {
    case Kind::Entity:
        return ontoEntity(marking, items, EntityId(target.id));
    case Kind::Mention: {
        const auto mention = project.mentions().mention(MentionId(target.id));
        return mention && mention->entity ? ontoEntity(marking, items, mention->entity)
                                          : DropOffer{Texts::tr("It names nobody yet.")};
    }
    case Kind::Argument: {
        const auto argument = project.events().argument(ArgumentId(target.id));
        return argument ? ontoRole(marking, items, argument->eventMention, argument->role)
                        : DropOffer{Texts::tr("It is gone.")};
    }
    case Kind::Event:
    case Kind::EventMention:
        return ontoEvent(marking, items, target);
    default:
        return {Texts::tr("Nothing can be let go of here.")};
    }
}

} // namespace glossator
