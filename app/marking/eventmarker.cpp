// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/marking/eventmarker.h"

#include "app/marking/markingcontext.h"
#include "app/marking/rolesheet.h"
#include "models/base/listed.h"
#include "models/base/propername.h"
#include "models/project/project.h"
#include "models/store/displayrows.h"
#include "models/store/titles.h"
#include "widgets/articleview/articleview.h"

#include <map>

namespace glossator {

using namespace Qt::StringLiterals;
using titles::brief;

namespace {

using Events = std::vector<EventId>;

/// What may be told again: where nothing is typed the last one, those that these words told of, and the latest, of the
/// article first.
Result<Events> likelyEvents(Store &store, const QString &typed, const QString &quote, ArticleId article, EventId last)
{
    constexpr int most = 50;
    Events likely;
    const auto take = [&likely](const Events &more) {
        for (const EventId id : more) {
            if (likely.size() < size_t(most) && !std::ranges::contains(likely, id))
                likely.push_back(id);
        }
    };
    const auto look = [&](const QString &text, ArticleId in) -> Result<> {
        EventQuery query;
        query.text = text;
        query.article = in;
        query.descending = true; // the latest first
        query.most = most;
        GLOSSATOR_ASSIGN(const Events found, EventRepository(store).ids(query));
        take(found);
        return {};
    };
    if (const QString words = typed.trimmed(); !words.isEmpty()) {
        GLOSSATOR_TRY(look(words, {}));
        return likely;
    }
    if (last)
        take({last});
    if (!quote.isEmpty() && quote.size() <= LongestComparedQuote)
        GLOSSATOR_TRY(look(quote, {}));
    GLOSSATOR_TRY(look({}, article));
    GLOSSATOR_TRY(look({}, {}));
    return likely;
}

} // namespace

EventMarker::EventMarker(MarkingContext &context) : m_context(context), m_project(context.project), m_view(context.view)
{
    connect(&m_view, &ArticleView::eventRequested, this, &EventMarker::mark);
    connect(&m_project.selection(), &SelectionContext::changed, this, [this](const Selection &now) {
        if (now.eventMention)
            m_last = now.eventMention;
    });
}

QList<PickItem> EventMarker::typesFor(const QString &quote) const
{
    const auto likely = m_project.events().typesFor(quote).value_or(QStringList());
    auto types = m_project.schema().offered(TypeGroup::Event);
    std::ranges::stable_sort(types, {}, [&likely](const TypeDef *type) {
        const qsizetype place = likely.indexOf(type->name);
        return place < 0 ? likely.size() : place;
    });
    return typeItems(m_project.schema(), types);
}

void EventMarker::mark(const Extent &extent, const QString &type)
{
    if (!m_project.selection().article() || !m_context.canChange())
        return;
    if (extent.fragments().empty()) {
        m_context.say(tr("Select the words that tell of the event first; a record without words is made with Ctrl+Shift+N."));
        return;
    }
    const auto told = toldBy(extent);
    if (!type.isEmpty()) {
        // As the key of another type on a mention, it changes its mind rather than marking twice.
        if (told.empty())
            make(extent, type);
        else
            become(told.front(), type);
        return;
    }
    const QString quote = m_view.text().quote(extent);
    const auto known = told.empty() ? std::nullopt : roleSheet(m_project, told.front().id);
    auto *picker = m_context.ask(known ? tr("Which event does “%1” tell of besides %2?").arg(brief(quote), known->title)
                                       : tr("Which event is “%1”?").arg(brief(quote)),
        Picker::among(typesFor(quote)), extent.hull());
    connect(picker, &Picker::picked, this, [this, extent](const QVariant &value) { make(extent, value.toString()); });
}

void EventMarker::record()
{
    if (!m_project.selection().article())
        return;
    auto *picker = m_context.ask(tr("Which event does the article record?"), Picker::among(typesFor({})),
        m_context.placeOf());
    connect(picker, &Picker::picked, this, [this](const QVariant &value) { make({}, value.toString()); });
}

std::vector<EventMention> EventMarker::toldBy(const Extent &extent) const
{
    std::vector<EventMention> all;
    for (const Mention *mention : m_view.mentionsIn(extent.hull())) {
        if (mention->extent.inTextOrder() != extent.inTextOrder() || mention->by.status == Status::Rejected)
            continue;
        for (EventMention &told : m_project.events().triggeredBy(mention->id).value_or(std::vector<EventMention>()))
            all.push_back(std::move(told));
    }
    const Selection &now = m_project.selection().now();
    std::ranges::stable_sort(all, {}, [&now](const EventMention &told) {
        return told.id == now.eventMention ? 0 : told.trigger == now.mention ? 1 : 2;
    });
    return all;
}

void EventMarker::become(const EventMention &told, const QString &type)
{
    m_project.edit([this, told, type]() -> Result<> {
        GLOSSATOR_ASSIGN(const Event event, m_project.events().event(told.event));
        GLOSSATOR_ASSIGN(const Mention trigger, m_project.mentions().mention(told.trigger));
        const QString title = m_context.titleOf({TypeGroup::Event, type});
        const bool isNews = event.type != type;
        if (isNews)
            GLOSSATOR_TRY(m_project.events().retype(told.event, type));
        m_context.show(told.article, told.id);
        m_context.say((isNews ? tr("“%1” is now %2. Ctrl+Z takes it back; E marks another event with the same words.")
                              : tr("“%1” is %2 already. E marks another event with the same words."))
                          .arg(brief(trigger.quote), title));
        return {};
    });
}

void EventMarker::make(const Extent &extent, const QString &type)
{
    m_project.edit([this, extent, type, article = m_project.selection().article()]() -> Result<> {
        GLOSSATOR_ASSIGN(const NewEvent made, m_project.events().create(article, extent, type));
        m_context.show(article, made.mention);
        const auto sheet = roleSheet(m_project, made.mention);
        const auto trigger = m_project.mentions().mention(made.trigger);
        const QString title = sheet ? sheet->title : type;
        m_context.say((trigger ? tr("Marked “%1” as %2.").arg(brief(trigger->quote), title) : tr("Made a record of %1.").arg(title))
            + m_context.standsBeside(article, extent, made.trigger) + u' ' + (sheet ? suggestion(*sheet) : QString()) + u' '
            + tr("Ctrl+Z takes it back."));
        return {};
    });
}

QString EventMarker::digest(EventId id) const
{
    const DisplayRows rows(m_project.store());
    const auto told = rows.mentionsOf(id);
    if (!told || told->empty())
        return {};
    QStringList parts;
    const auto arguments = rows.argumentsOf(told->front());
    for (const ArgumentId argument : arguments.value_or(std::vector<ArgumentId>())) {
        constexpr qsizetype most = 3;
        const auto row = rows.argument(argument);
        if (row && parts.size() < most)
            parts << brief(row->words);
    }
    const auto mention = m_project.events().mention(told->front());
    const auto article = mention ? m_project.articles().article(mention->article) : Result<Article>(Article());
    if (article)
        parts << brief(article->title) << article->published;
    parts.removeAll(QString());
    return listed(parts);
}

QList<PickItem> EventMarker::eventItems(const std::vector<EventId> &events) const
{
    QList<PickItem> items;
    for (const EventId id : events) {
        const auto row = DisplayRows(m_project.store()).event(id);
        if (!row)
            continue;
        const TypeDef *type = m_project.schema().eventType(row->event.type);
        const QString title = m_context.titleOf({TypeGroup::Event, row->event.type});
        const QString text = row->trigger.isEmpty()
            ? title
            : tr("%1 “%2”", "an event's type and trigger").arg(title, brief(row->trigger));
        items << PickItem{text, digest(id), id.value(), type ? std::optional(m_project.schema().colorOf(*type)) : std::nullopt};
    }
    return items;
}

void EventMarker::tellAgain()
{
    if (!m_project.selection().article())
        return;
    // Without a selection the words at the caret are those of the event that is current: they tell of it already.
    const Extent extent = m_view.selection().fragments().empty() ? Extent() : m_view.markable();
    EventQuery any;
    any.most = 1;
    if (m_project.events().ids(any).value_or(std::vector<EventId>()).empty()) {
        m_context.say(tr("There is no event yet that could be told again."));
        return;
    }
    const QString quote = m_view.text().quote(extent);
    const QString title = extent.fragments().empty() ? tr("Which event does this article report too?")
                                                     : tr("Which event does “%1” report too?").arg(brief(quote));
    const auto last = m_project.events().mention(m_last);
    const auto find
        = [quote, article = m_project.selection().article(), last = last ? last->event : EventId()](
              Store &store, const QString &typed) { return likelyEvents(store, typed, quote, article, last); };
    auto *picker = m_context.ask(title,
        m_context.search<Events>(find, [this](const QString &, const Events &found) { return eventItems(found); }),
        extent.fragments().empty() ? m_context.placeOf() : extent.hull());
    picker->setDigits(Picker::Digits::WhileNothingIsTyped);
    connect(picker, &Picker::picked, this,
        [this, extent](const QVariant &value) { tell(EventId(value.toLongLong()), extent); });
}

void EventMarker::tell(EventId event, const Extent &extent)
{
    m_project.edit([this, event, extent, article = m_project.selection().article()]() -> Result<> {
        GLOSSATOR_ASSIGN(const EventMentionId told, m_project.events().tell(event, article, extent));
        m_context.show(article, told);
        GLOSSATOR_ASSIGN(const auto all, m_project.events().mentionsOf(event));
        const auto sheet = roleSheet(m_project, told);
        m_context.say(tr("%1 is reported in %n place(s) now, each with its own roles.", nullptr, int(all.size()))
                          .arg(sheet ? sheet->title : QString())
            + u' ' + tr("Ctrl+Z takes it back."));
        return {};
    });
}

void EventMarker::duplicate()
{
    const auto source = m_project.events().mention(
        m_project.selection().eventMention() ? m_project.selection().eventMention() : m_last);
    if (!source || source->article != m_project.selection().article()) {
        m_context.say(tr("Go to an event first: the copy is made of it."));
        return;
    }
    const Extent extent = m_view.selection().fragments().empty() ? Extent() : m_view.markable();
    m_project.edit([this, source = *source, extent]() -> Result<> {
        GLOSSATOR_ASSIGN(const EventMentionId copy, m_project.events().duplicate(source.id, extent));
        m_context.show(source.article, copy);
        const auto sheet = roleSheet(m_project, copy);
        m_context.say(tr("This is another %1, with the roles of the first. Change what differs.").arg(sheet ? sheet->title : QString())
            + u' ' + tr("Ctrl+Z takes it back."));
        return {};
    });
}

void EventMarker::retype()
{
    const auto event = m_project.events().event(m_project.selection().event());
    if (!event) {
        m_context.say(tr("Go to an event first."));
        return;
    }
    const auto told = m_project.events().mention(m_project.selection().eventMention());
    const auto trigger = m_project.mentions().mention(told ? told->trigger : m_project.selection().mention());
    QList<PickItem> items = typesFor(trigger ? trigger->quote : QString());
    items.removeIf([&](const PickItem &item) { return item.value.toString() == event->type; });
    auto *picker = m_context.ask(tr("Which event is it, rather than %1?").arg(m_context.titleOf({TypeGroup::Event, event->type})), Picker::among(items),
        m_context.placeOf(trigger ? trigger->id : MentionId()));
    connect(picker, &Picker::picked, this, [this, id = event->id](const QVariant &value) {
        m_project.edit([this, id, type = value.toString()]() -> Result<> {
            GLOSSATOR_TRY(m_project.events().retype(id, type));
            m_context.say(tr("The event is %1 now. Ctrl+Z takes it back.").arg(m_context.titleOf({TypeGroup::Event, type})));
            return {};
        });
    });
}

void EventMarker::moveTo(EventId event, const std::vector<EventMentionId> &mentions)
{
    m_project.edit([this, event, mentions]() -> Result<> {
        const auto moveThem = [&](Operation &op) -> Result<> {
            std::map<EventId, std::vector<EventMentionId>> bySource;
            for (const EventMentionId id : mentions) {
                GLOSSATOR_ASSIGN(const EventMention told, m_project.events().mention(id));
                if (told.event != event)
                    bySource[told.event].push_back(id);
            }
            for (const auto &[source, moved] : bySource) {
                GLOSSATOR_ASSIGN(const auto all, m_project.events().mentionsOf(source));
                EventId part = source; // whole, with its note, where nothing is left of it
                if (all.size() > moved.size()) {
                    GLOSSATOR_ASSIGN(part, m_project.events().split(moved));
                }
                GLOSSATOR_TRY(m_project.events().merge(event, {part}));
            }
            op.describe(tr("Move %n report(s) to another event", nullptr, int(mentions.size())), {}, {});
            return {};
        };
        GLOSSATOR_TRY(m_project.store().perform({}, moveThem));
        m_context.say(tr("%n report(s) tell of the same event now. Ctrl+Z takes it back.", nullptr, int(mentions.size())));
        m_project.workbench().flush();
        m_project.selection().choose(mentions.front());
        return {};
    });
}

void EventMarker::merge(const std::vector<EventId> &events)
{
    QList<PickItem> items;
    std::optional<TypeRef> type;
    for (const EventId id : events) {
        const auto event = m_project.events().event(id);
        if (!event)
            continue;
        const TypeRef own{TypeGroup::Event, event->type};
        if (type && *type != own) {
            m_context.say(tr("%1 and %2 are not the same happening. Change the type of one first.")
                              .arg(m_context.titleOf(*type), m_context.titleOf(own)));
            return;
        }
        type = own;
        items << PickItem{DisplayRows(m_project.store()).words(Owner(id)), digest(id), id.value()};
    }
    auto *picker = m_context.ask(tr("Merge %n events into which?", nullptr, int(items.size())), Picker::among(items),
        m_context.placeOf(m_project.selection().mention()));
    connect(picker, &Picker::picked, this, [this, events](const QVariant &value) {
        const EventId kept(value.toLongLong());
        std::vector<EventId> others = events;
        std::erase(others, kept);
        mergeInto(kept, others);
    });
}

void EventMarker::mergeInto(EventId kept, const std::vector<EventId> &others)
{
    m_project.edit([this, kept, others]() -> Result<> {
        GLOSSATOR_TRY(m_project.events().merge(kept, others));
        m_context.say(tr("Merged %n event(s) into one. Ctrl+Z takes it back.", nullptr, int(others.size() + 1)));
        m_project.workbench().flush();
        m_project.selection().choose(kept);
        return {};
    });
}

} // namespace glossator
