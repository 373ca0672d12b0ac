// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/losses.h"

#include "models/base/textoffsets.h"
#include "models/domain/takeout.h"
#include "models/formats/articletext.h"
#include "models/formats/bundleindex.h"
#include "models/formats/clustername.h"
#include "models/formats/heading.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostExamples = 3;
constexpr qsizetype longestExample = 40;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::Losses)
};

QString shortened(const QString &text)
{
    QString line = text.left(4 * longestExample).simplified();
    if (line.size() <= longestExample)
        return line;
    line.truncate(longestExample - 1);
    if (line.back().isHighSurrogate())
        line.chop(1);
    return line + u'…';
}

class Reduction {
public:
    Reduction(Bundle &bundle, const Holdings &holdings, Losses &losses)
        : m_bundle(bundle)
        , m_holdings(holdings)
        , m_losses(losses)
    {
    }

    void run();

private:
    void lose(const Owner &owner, const QString &what, const QString &example);
    void lose(const QString &what, const QString &example = {}) { m_losses.add(what, example); }
    void loseOnce(const QString &what, auto id, const QString &example)
    {
        m_losses.addOnce(what, id.value(), example);
    }
    void loseMentions();
    void loseOverlaps();
    void loseRelations();
    void loseEvents();
    void loseHangers();
    void flatten();
    void flattenEntities();
    void forgetWho();
    template <class T>
    void forget(std::vector<T> &values, const QHash<AuthorId, QString> &names);

    Bundle &m_bundle;
    const Holdings &m_holdings;
    Losses &m_losses;
    QSet<Owner> m_gone;
    QSet<MentionId> m_stretched; ///< that lost their gaps
};

void Reduction::run()
{
    loseMentions();
    loseRelations();
    loseEvents();
    const auto relations = m_bundle.relations.size();
    const auto eventMentions = m_bundle.eventMentions.size();
    const auto arguments = m_bundle.arguments.size();
    QSet<RelationId> triggered;
    for (const Relation &relation : m_bundle.relations) {
        if (relation.trigger)
            triggered.insert(relation.id);
    }
    const auto told = [this](auto kind) {
        return std::ranges::count(m_gone, kind, &Owner::kind);
    };
    const auto toldRelations = told(Owner::Kind::Relation);
    const auto toldEvents = told(Owner::Kind::EventMention);
    const auto toldArguments = told(Owner::Kind::Argument);
    takeOut(m_bundle, std::move(m_gone));
    const auto fell = [this](const QString &what, size_t before, size_t now, qint64 toldOf) {
        if (const qint64 count = qint64(before - now) - toldOf; count > 0)
            m_losses.add(what, {}, count);
    };
    fell(Texts::tr("relations with an end that is left out"), relations, m_bundle.relations.size(), toldRelations);
    fell(Texts::tr("event mentions with a trigger that is left out"), eventMentions, m_bundle.eventMentions.size(), toldEvents);
    fell(Texts::tr("roles of events that are left out, or filled by something left out"), arguments, m_bundle.arguments.size(), toldArguments);
    for (const Relation &relation : m_bundle.relations) {
        if (!relation.trigger && triggered.contains(relation.id))
            lose(Texts::tr("triggers of relations"), relation.type);
    }
    flattenEntities();
    loseHangers();
    flatten();
    if (!m_holdings.provenance)
        forgetWho();
}

void Reduction::lose(const Owner &owner, const QString &what, const QString &example)
{
    m_gone.insert(owner);
    lose(what, example);
}

void Reduction::loseMentions()
{
    const TextOffsets text(m_bundle.text);
    for (Mention &mention : m_bundle.mentions) {
        if (!m_holdings.discontinuous && !mention.extent.isContinuous()) {
            lose(Texts::tr("gaps in mentions, which are written from the first part to the last"), mention.quote);
            mention.extent = Extent(mention.extent.hull());
            m_stretched.insert(mention.id);
            mention.quote = text.quote(mention.extent);
        }
        if (!m_holdings.empty && mention.extent.hull().isEmpty())
            lose(mention.id, Texts::tr("mentions that cover no letter"), mention.type);
    }
    if (!m_holdings.overlaps)
        loseOverlaps();
}

/// Of those that overlap the one that begins first stays, and of those the longest. One that lost its gaps, and so reaches
/// over what is none of it, gives way to all others.
void Reduction::loseOverlaps()
{
    const auto rank = [this](const Mention *mention) {
        const TextSpan span = mention->extent.hull();
        return std::tuple(m_stretched.contains(mention->id), span.begin, -span.end);
    };
    std::vector<const Mention *> inOrder;
    for (const Mention &mention : m_bundle.mentions) {
        if (!m_gone.contains(mention.id))
            inOrder.push_back(&mention);
    }
    std::ranges::sort(inOrder, [&rank](const Mention *a, const Mention *b) {
        const auto one = rank(a);
        const auto other = rank(b);
        return one != other ? one < other : standsBefore(*a, *b);
    });
    std::multimap<qsizetype, qsizetype> kept; // from begin to end
    for (const Mention *mention : inOrder) {
        const TextSpan span = mention->extent.hull();
        const auto next = kept.lower_bound(span.begin);
        const bool reachesNext = next != kept.end() && (next->first < span.end || next->second > span.begin);
        const bool isReached = next != kept.begin() && std::prev(next)->second > span.begin;
        if (reachesNext || isReached)
            lose(mention->id, Texts::tr("mentions that overlap another"), mention->quote);
        else
            kept.emplace_hint(next, span.begin, span.end);
    }
}

void Reduction::loseRelations()
{
    const auto isHeld = [this](const RelationEnd &end) { return std::ranges::contains(m_holdings.relationEnds, end.kind); };
    for (Relation &relation : m_bundle.relations) {
        if (m_holdings.relationEnds.empty())
            lose(relation.id, Texts::tr("relations"), relation.type);
        else if (!isHeld(relation.from) || !isHeld(relation.to))
            lose(relation.id, Texts::tr("relations with an end that the format cannot say"), relation.type);
    }
}

void Reduction::loseEvents()
{
    if (m_holdings.fillers.empty() || !m_holdings.sharedEvents) {
        for (const EventMention &mention : m_bundle.eventMentions)
            m_losses.arrived(mention.event);
        for (const Event &event : m_bundle.events) {
            m_losses.await(event.id, event.type);
            if (!event.note.isEmpty())
                loseOnce(Texts::tr("notes on events"), event.id, event.note);
        }
    }
    if (m_holdings.fillers.empty()) {
        for (const EventMention &mention : m_bundle.eventMentions)
            lose(mention.id, Texts::tr("event mentions with their roles"), {});
        for (const Event &event : m_bundle.events)
            m_gone.insert(event.id);
        for (const Argument &argument : m_bundle.arguments)
            m_gone.insert(argument.id);
        return;
    }
    QSet<EventId> told;
    for (EventMention &mention : m_bundle.eventMentions) {
        if (!m_holdings.withoutTrigger && !mention.trigger)
            lose(mention.id, Texts::tr("event mentions without a trigger"), {});
        else if (const qsizetype before = told.size(); told.insert(mention.event), told.size() == before && !m_holdings.sharedEvents)
            lose(Texts::tr("event mentions that are of one event"), {});
    }
    for (const Argument &argument : m_bundle.arguments) {
        if (!std::ranges::contains(m_holdings.fillers, argument.filler.kind))
            lose(argument.id, Texts::tr("roles filled by something that the format cannot say"), argument.role);
    }
}

void Reduction::flattenEntities()
{
    using Entities = Holdings::Entities;
    if (m_holdings.entities == Entities::All)
        return;
    const BundleIndex index(m_bundle);
    QSet<Owner> gone;
    for (Entity &entity : m_bundle.entities) {
        const auto &mentions = BundleIndex::of(index.mentionsOf, entity.id);
        if (m_holdings.entities == Entities::None) {
            gone.insert(entity.id);
            loseOnce(Texts::tr("entities of the register"), entity.id, entity.name);
            continue;
        }
        if (mentions.empty()) {
            gone.insert(entity.id);
            m_losses.await(entity.id, entity.name);
            continue;
        }
        if (m_losses.arrived(entity.id))
            loseOnce(Texts::tr("entities that are one across articles"), entity.id, entity.name);
        if (!entity.aliases.isEmpty() || !entity.note.isEmpty()) {
            loseOnce(Texts::tr("other names of entities, and notes on them"), entity.id, entity.name);
            entity.aliases.clear();
            entity.note.clear();
        }
        if (m_holdings.entities != Entities::Clusters)
            continue;
        QStringList quotes;
        for (const Mention *mention : mentions)
            quotes << mention->quote;
        const QString name = clusterName(quotes);
        if (entity.name != name || entity.type != mentions.front()->type)
            loseOnce(Texts::tr("names and types of entities"), entity.id, entity.name);
        entity.name = name;
        entity.type = mentions.front()->type;
    }
    takeOut(m_bundle, std::move(gone));
}

void Reduction::loseHangers()
{
    const auto lose = [this](auto &values, const std::vector<Owner::Kind> &held, const QString &what, auto exampleOf) {
        std::erase_if(values, [&](const auto &value) {
            if (std::ranges::contains(held, value.owner.kind))
                return false;
            if (value.owner.kind == Owner::Kind::Entity || value.owner.kind == Owner::Kind::Event)
                loseOnce(what, value.id, exampleOf(value));
            else
                this->lose(what, exampleOf(value));
            return true;
        });
    };
    lose(m_bundle.attributes, m_holdings.attributes, Texts::tr("attributes"), std::mem_fn(&Attribute::name));
    lose(m_bundle.notes, m_holdings.notes, Texts::tr("notes"), std::mem_fn(&Note::text));
    std::vector<ExternalId> names; // of files
    std::erase_if(m_bundle.externalIds, [&names](const ExternalId &id) {
        if (id.kind == ExternalId::Kind::Id)
            names.push_back(id);
        return id.kind == ExternalId::Kind::Id;
    });
    lose(m_bundle.externalIds, m_holdings.links, Texts::tr("links to knowledge bases"), std::mem_fn(&ExternalId::value));
    std::ranges::move(names, std::back_inserter(m_bundle.externalIds));
    std::ranges::sort(m_bundle.externalIds, {}, &ExternalId::id);
    if (!m_holdings.distinct && !m_bundle.distinct.empty()) {
        m_losses.add(Texts::tr("pairs of entities known to be different"), {}, qint64(m_bundle.distinct.size()));
        m_bundle.distinct.clear();
    }
}

void Reduction::flatten()
{
    for (Mention &mention : m_bundle.mentions) {
        if (!m_holdings.heads && mention.head) {
            lose(Texts::tr("heads of mentions"), mention.quote);
            mention.head.reset();
        }
        if (!m_holdings.flags && !mention.flag.isEmpty()) {
            lose(Texts::tr("doubts about the place of mentions"), mention.quote);
            mention.flag.clear();
        }
        if (!m_holdings.levels && !mention.level.isEmpty()) {
            lose(Texts::tr("levels of mentions"), mention.level);
            mention.level.clear();
        }
    }
    if (!m_holdings.confidence) {
        const auto forget = [this](auto &values) {
            for (auto &value : values) {
                if (value.confidence)
                    lose(Texts::tr("degrees of confidence"));
                value.confidence.reset();
            }
        };
        forget(m_bundle.mentions);
        forget(m_bundle.relations);
        forget(m_bundle.eventMentions);
    }
    for (Relation &relation : m_bundle.relations) {
        if (!m_holdings.relationRoles && (relation.from.role != "Arg1"_L1 || relation.to.role != "Arg2"_L1)) {
            if (!relation.from.role.isEmpty() || !relation.to.role.isEmpty())
                lose(Texts::tr("roles in relations"), relation.from.role);
            relation.from.role = u"Arg1"_s;
            relation.to.role = u"Arg2"_s;
        }
        if (!m_holdings.relationTriggers && relation.trigger) {
            lose(Texts::tr("triggers of relations"), relation.type);
            relation.trigger = {};
        }
        if (!m_holdings.relationNotes && !relation.note.isEmpty()) {
            lose(Texts::tr("notes on relations"), relation.note);
            relation.note.clear();
        }
    }
    if (!m_holdings.sharedEvents) {
        std::vector<Event> single;
        const BundleIndex index(m_bundle);
        for (EventMention &mention : m_bundle.eventMentions) {
            const Event *event = index.events.value(mention.event);
            if (!event)
                continue;
            single.push_back({EventId(mention.id.value()), event->type, {}, event->by});
            mention.event = single.back().id;
        }
        m_bundle.events = std::move(single);
    }
    if (m_bundle.article && !m_holdings.articleData)
        loseArticleData(*m_bundle.article, m_losses);
}

template <class T>
void Reduction::forget(std::vector<T> &values, const QHash<AuthorId, QString> &names)
{
    // Facts come with many articles.
    constexpr bool isFact = std::same_as<T, Entity> || std::same_as<T, Event>;
    const auto count = [this](const QString &what, const T &value, const QString &example) {
        if constexpr (isFact)
            loseOnce(what, value.id, example);
        else
            lose(what, example);
    };
    for (T &value : values) {
        Provenance by;
        if constexpr (requires { value.by; })
            by = std::exchange(value.by, {});
        else
            by = {std::exchange(value.author, {}), std::exchange(value.created, 0)};
        if (by.author || by.created != 0 || by.modified != 0)
            count(Texts::tr("who marked something, and when"), value, names.value(by.author));
        if (by.status == Status::Suggested && !m_holdings.suggestions)
            count(Texts::tr("suggestions, written as if they were accepted"), value, {});
    }
}

void Reduction::forgetWho()
{
    QHash<AuthorId, QString> names;
    for (const Author &author : std::as_const(m_bundle.authors))
        names.insert(author.id, author.name);
    m_bundle.authors.clear();
    forget(m_bundle.entities, names);
    forget(m_bundle.events, names);
    forget(m_bundle.mentions, names);
    forget(m_bundle.eventMentions, names);
    forget(m_bundle.relations, names);
    forget(m_bundle.arguments, names);
    forget(m_bundle.attributes, names);
    forget(m_bundle.notes, names);
    if (m_bundle.article)
        loseArrival(*m_bundle.article, m_losses);
}

} // namespace

Holdings Holdings::everything()
{
    using Of = Owner::Kind;
    using End = RelationEnd::Kind;
    using By = Filler::Kind;
    const std::vector<Of> owners{Of::Mention, Of::Entity, Of::Event, Of::EventMention, Of::Argument, Of::Relation, Of::Article};
    return {.entities = Entities::All,
        .discontinuous = true,
        .empty = true,
        .heads = true,
        .flags = true,
        .levels = true,
        .confidence = true,
        .provenance = true,
        .relationEnds = {End::Mention, End::Entity, End::EventMention},
        .relationRoles = true,
        .relationTriggers = true,
        .relationNotes = true,
        .fillers = {By::Mention, By::Entity, By::EventMention, By::Event, By::Span, By::Value},
        .sharedEvents = true,
        .withoutTrigger = true,
        .attributes = owners,
        .notes = owners,
        .links = owners,
        .articleData = true,
        .distinct = true};
}

void Losses::add(const QString &what, const QString &example, qint64 count)
{
    if (count == 0)
        return;
    auto loss = std::ranges::find(m_all, what, &Loss::what);
    if (loss == m_all.end())
        loss = m_all.insert(loss, {what, 0, {}});
    loss->count += count;
    if (loss->examples.size() == mostExamples)
        return;
    const QString brief = shortened(example);
    if (!brief.isEmpty() && !loss->examples.contains(brief))
        loss->examples << brief;
}

void Losses::addOnce(const QString &what, qint64 id, const QString &example)
{
    const qsizetype before = m_counted.size();
    m_counted.insert({what, id});
    if (m_counted.size() > before)
        add(what, example);
}

std::vector<Loss> Losses::all() const
{
    Losses all;
    all.m_all = m_all;
    for (const auto &[id, name] : m_awaited)
        all.add(Texts::tr("entities that no article names"), name);
    for (const auto &[id, type] : m_untold)
        all.add(Texts::tr("events that no article tells of"), type);
    return all.m_all;
}

void keepHeld(Bundle &bundle, const Holdings &holdings, Losses &losses) { Reduction(bundle, holdings, losses).run(); }

void keepWhole(Bundle &bundle, bool withFacts, Losses &losses)
{
    const BundleIndex index(bundle);
    const auto isHere = [&](const Owner &owner) {
        switch (owner.kind) {
        case Owner::Kind::Mention:
            return index.mentions.contains(MentionId(owner.id));
        case Owner::Kind::EventMention:
            return index.eventMentions.contains(EventMentionId(owner.id));
        case Owner::Kind::Entity:
            return !withFacts || index.entities.contains(EntityId(owner.id));
        case Owner::Kind::Event:
            return !withFacts || index.events.contains(EventId(owner.id));
        default:
            return true;
        }
    };
    const auto endOf = [](const RelationEnd &end) {
        constexpr std::array kinds{Owner::Kind::Mention, Owner::Kind::Entity, Owner::Kind::EventMention};
        return Owner(kinds.at(size_t(end.kind)), end.id);
    };
    const auto fills = [&](const Filler &filler) {
        constexpr std::array kinds{Owner::Kind::Mention, Owner::Kind::Entity, Owner::Kind::EventMention, Owner::Kind::Event};
        return size_t(filler.kind) >= kinds.size() || isHere(Owner(kinds.at(size_t(filler.kind)), filler.id));
    };
    const QString what = Texts::tr("what speaks of something that is not in the article");
    QSet<Owner> gone;
    const auto lose = [&](const Owner &owner, const QString &example) {
        gone.insert(owner);
        losses.add(what, example);
    };
    const auto forget = [&](auto &id, const QString &example) {
        if (!id || isHere(id))
            return;
        id = {};
        losses.add(what, example);
    };
    for (Mention &mention : bundle.mentions)
        forget(mention.entity, mention.quote);
    for (EventMention &mention : bundle.eventMentions) {
        forget(mention.trigger, {});
        if (!isHere(mention.event))
            lose(mention.id, {});
    }
    for (const Argument &argument : bundle.arguments) {
        if (!isHere(argument.eventMention) || !fills(argument.filler))
            lose(argument.id, argument.role);
    }
    for (Relation &relation : bundle.relations) {
        forget(relation.trigger, relation.type);
        if (!isHere(endOf(relation.from)) || !isHere(endOf(relation.to)))
            lose(relation.id, relation.type);
    }
    if (!gone.isEmpty())
        takeOut(bundle, std::move(gone));
}

void loseFiles(const Bundle &bundle, const QString &own, Losses &losses)
{
    const auto isOfAnother = [&own](const auto &one) { return one.format != own; };
    const bool isMoreThanText = bundle.article && bundle.article->format != own && !bundle.original.isEmpty() && !isOriginalTheText(bundle);
    losses.add(Texts::tr("files as they came, and parts of other formats"), {},
        std::ranges::count_if(bundle.files, isOfAnother) + std::ranges::count_if(bundle.leftovers, isOfAnother) + (isMoreThanText ? 1 : 0));
}

void loseHeading(Article &article, const TextOffsets &text, Losses &losses)
{
    Heading heading = headingOf(text, article.path);
    if (article.title != heading.title)
        losses.add(Texts::tr("titles that are not the first words of the text"), article.title);
    if (article.published != heading.published)
        losses.add(Texts::tr("dates of articles"), article.published);
    article.title = std::move(heading.title);
    article.published = std::move(heading.published);
}

void loseArticleData(Article &article, Losses &losses)
{
    if (!article.source.isEmpty() || !article.byline.isEmpty() || !article.url.isEmpty() || !article.language.isEmpty())
        losses.add(Texts::tr("outlets, authors, addresses and languages of articles"), article.title);
    article.source.clear();
    article.byline.clear();
    article.url.clear();
    article.language.clear();
    if (std::exchange(article.state, ReadingState::Unread) != ReadingState::Unread)
        losses.add(Texts::tr("how far articles were read"), article.title);
}

void loseArrival(Article &article, Losses &losses)
{
    if (article.author || article.created != 0)
        losses.add(Texts::tr("who brought articles in, and when"), article.title);
    article.author = {};
    article.created = 0;
}

} // namespace glossator
