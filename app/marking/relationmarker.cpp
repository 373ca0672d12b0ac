// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/marking/relationmarker.h"

#include "app/marking/markingcontext.h"
#include "models/base/listed.h"
#include "models/project/project.h"
#include "models/store/displayrows.h"
#include "models/store/titles.h"
#include "widgets/articleview/articleview.h"

namespace glossator {

using namespace Qt::StringLiterals;
using titles::brief;

namespace {

/// What a picker of types answers: which, and whether the other way round.
QVariant answer(const QString &type, bool reversed) { return QStringList{type, reversed ? u"reversed"_s : QString()}; }

/// Words of another direction that digits follow: without a frame of their own those would be drawn among them.
QString isolated(const QString &words) { return QChar(0x2068) + words + QChar(0x2069); }

} // namespace

RelationMarker::RelationMarker(MarkingContext &context)
    : m_context(context)
    , m_project(context.project)
    , m_view(context.view)
{
    connect(&m_view, &ArticleView::relationRequested, this, &RelationMarker::create);
    m_view.setRelating([this](const Mention &from) { return dragFrom(from); });
}

RelationMarker::~RelationMarker() { m_view.setRelating({}); }

std::optional<RelationMarker::End> RelationMarker::endOf(const Mention &mention) const
{
    const auto told = m_project.events().triggeredBy(mention.id);
    if (told && !told->empty())
        return endOf(told->front().id);
    return End{{mention.id, {}}, m_project.schema().markedType(mention.type), mention.quote};
}

std::optional<RelationMarker::End> RelationMarker::endOf(EntityId id) const
{
    const auto entity = m_project.entities().entity(id);
    if (!entity)
        return {};
    return End{{id, {}}, {TypeGroup::Mention, entity->type}, entity->name};
}

std::optional<RelationMarker::End> RelationMarker::endOf(EventMentionId id) const
{
    const auto told = m_project.events().mention(id);
    const auto event = told ? m_project.events().event(told->event) : Result<Event>(std::unexpected(told.error()));
    if (!event)
        return {};
    return End{{id, {}}, {TypeGroup::Event, event->type}, DisplayRows(m_project.store()).words(Owner(id))};
}

std::optional<RelationMarker::End> RelationMarker::endOf(const RelationEnd &end) const
{
    if (end.kind == RelationEnd::Kind::Entity)
        return endOf(EntityId(end.id));
    if (end.kind == RelationEnd::Kind::EventMention)
        return endOf(EventMentionId(end.id));
    const auto mention = m_project.mentions().mention(MentionId(end.id));
    return mention ? endOf(*mention) : std::nullopt;
}

std::vector<RelationMarker::Way> RelationMarker::waysBetween(const TypeRef &from, const TypeRef &to) const
{
    const Schema &schema = m_project.schema();
    std::vector<Way> all;
    for (const TypeDef *type : schema.relationsBetween(from, to))
        all.push_back({type, false});
    for (const TypeDef *type : schema.relationsBetween(to, from)) {
        if (!std::ranges::contains(all, type, &Way::type))
            all.push_back({type, true});
    }
    return all;
}

QList<PickItem> RelationMarker::itemsOf(const std::vector<Way> &ways, const End &from, const End &to) const
{
    QList<PickItem> items;
    for (const auto &[type, reversed] : ways) {
        const QString name = type->label.isEmpty() ? QString() : type->name;
        const QString way = reversed ? tr("%1 → %2", "the direction of a relation").arg(brief(to.words), brief(from.words))
                                     : QString();
        items << PickItem{type->title(), name + (name.isEmpty() || way.isEmpty() ? QString() : u", "_s) + way,
            answer(type->name, reversed), m_project.schema().colorOf(*type)};
    }
    return items;
}

Picker::Source RelationMarker::sourceOf(const std::vector<Way> &ways, const End &from, const End &to) const
{
    const auto latest = m_project.relations().recentTypes().value_or(QStringList());
    const auto place = [&latest](const Way &way) {
        const qsizetype at = latest.indexOf(way.type->name);
        return at < 0 ? latest.size() : at;
    };
    const auto likely = std::ranges::min_element(ways, {}, place);
    return Picker::among(itemsOf(ways, from, to), likely - ways.begin());
}

QString RelationMarker::hintFor(const TypeRef &from, const Mention &to) const
{
    const auto ways = waysBetween(from, m_context.typeOf(to));
    if (ways.empty())
        return {};
    if (ways.size() > 1) {
        constexpr size_t most = 3;
        QStringList types;
        for (size_t i = 0; i < std::min(ways.size(), most); ++i)
            types << (ways[i].reversed ? tr("%1 %2 the other way round", "a digit and the type of relation it chooses")
                                       : tr("%1 %2", "a digit and the type of relation it chooses"))
                         .arg(i + 1)
                         .arg(ways[i].type->title());
        return tr("“%1”: %2. A digit chooses.").arg(isolated(brief(to.quote)), listed(types) + (ways.size() > most ? u" …"_s : QString()));
    }
    const QString type = ways.front().type->title();
    return ways.front().reversed
        ? tr("“%1”: %2, the other way round, as the schema knows it. Enter chooses.").arg(isolated(brief(to.quote)), type)
        : tr("“%1”: %2. Enter chooses.").arg(isolated(brief(to.quote)), type);
}

QString RelationMarker::whyNot(const End &from, const End &to) const
{
    if (from.end.kind == to.end.kind && from.end.id == to.end.id)
        return tr("Nothing is related to itself.");
    const Schema &schema = m_project.schema();
    QStringList possible;
    for (const TypeDef *type : schema.offered(TypeGroup::Relation)) {
        if (schema.accepts(schema.fromOf(*type), from.type) || schema.accepts(schema.toOf(*type), from.type))
            possible << type->title();
    }
    const QString no = tr("The schema has no relation between %1 and %2, in either direction.")
                           .arg(m_context.titleOf(from.type), m_context.titleOf(to.type));
    if (possible.isEmpty())
        return no + u' ' + tr("It has none at all for %1.").arg(m_context.titleOf(from.type));
    constexpr qsizetype most = 3;
    const QString rest = possible.size() > most ? u" …"_s : QString();
    return no + u' ' + tr("For %1 it has: %2").arg(m_context.titleOf(from.type), listed(possible.first(std::min(most, possible.size()))) + rest)
        + (rest.isEmpty() ? u"."_s : QString());
}

std::function<bool(const Mention &)> RelationMarker::allowedFrom(const TypeRef &type, MentionId self) const
{
    return [this, type, self, schema = m_project.schema(), known = std::make_shared<QHash<TypeRef, bool>>()](const Mention &to) {
        if (to.id == self)
            return false;
        const TypeRef other = m_context.typeOf(to);
        auto found = known->constFind(other); // asked for each mark at each paint
        if (found == known->cend())
            found = known->insert(other,
                !schema.relationsBetween(type, other).empty() || !schema.relationsBetween(other, type).empty());
        return *found;
    };
}

PickRequest RelationMarker::dragFrom(const Mention &mention) const
{
    const auto from = m_project.isReadOnly() ? std::nullopt : endOf(mention);
    if (!from)
        return {};
    PickRequest request;
    request.hint = tr("Relate “%1” to … Esc leaves.").arg(brief(from->words));
    request.isAllowed = allowedFrom(from->type, mention.id);
    request.hintFor = [this, from = *from](const Mention &target) {
        const auto to = endOf(target);
        const auto ways = to ? waysBetween(from.type, to->type) : std::vector<Way>();
        if (ways.empty())
            return to ? whyNot(from, *to) : QString();
        QStringList types;
        for (const auto &[type, reversed] : ways)
            types << (reversed ? tr("%1 the other way round", "a type of relation").arg(type->title()) : type->title());
        return tr("Relate “%1” to “%2”: %3.").arg(brief(from.words), brief(to->words), listed(types));
    };
    return request;
}

void RelationMarker::relate()
{
    if (!m_context.canChange())
        return;
    const Selection &now = m_project.selection().now();
    const auto mention = m_project.mentions().mention(now.mention);
    const auto from = now.eventMention ? endOf(now.eventMention) : mention ? endOf(*mention) : std::nullopt;
    if (!from) {
        m_context.say(tr("Go to a mention first: the relation starts there."));
        return;
    }
    PickTask task;
    task.hint = tr("Relate “%1” to … Go to a lit mention with the arrows and press Enter, or click it. Esc leaves.")
                    .arg(brief(from->words));
    task.isAllowed = allowedFrom(from->type, now.mention);
    task.none = tr("The schema relates %1 to nothing that is marked in this article.").arg(m_context.titleOf(from->type));
    task.hintFor = [this, type = from->type](const Mention &to) { return hintFor(type, to); };
    task.whyNot = [this, from = *from](const Mention &to) {
        const auto end = endOf(to);
        return end ? whyNot(from, *end) : QString();
    };
    task.picked = [this, from = *from](MentionId id) { joinTo(from, id, -1); };
    task.pickedAs = [this, from = *from](MentionId id, int choice) { joinTo(from, id, choice); };
    m_context.pick(std::move(task));
}

void RelationMarker::joinTo(const End &from, MentionId id, int choice)
{
    const auto target = m_project.mentions().mention(id);
    if (const auto to = target ? endOf(*target) : std::nullopt)
        join(from, *to, choice);
}

void RelationMarker::relate(EntityId id)
{
    const auto from = endOf(id);
    if (!from)
        return;
    const auto find
        = [](Store &store, const QString &typed) { return EntityRepository(store).matching(typed.simplified(), 200); };
    const auto show = [this, from = *from, id](const QString &, const EntityMatches &found) {
        constexpr qsizetype most = 50;
        QList<PickItem> items;
        QHash<TypeRef, std::vector<Way>> known; // many of few types
        for (const EntityId entity : found.ids) {
            const auto to = entity == id ? std::nullopt : endOf(entity);
            if (items.size() >= most)
                break;
            if (!to)
                continue;
            if (!known.contains(to->type))
                known.insert(to->type, waysBetween(from.type, to->type));
            const std::vector<Way> ways = known.value(to->type);
            if (ways.empty())
                continue;
            QString types = ways.front().type->title();
            if (ways.size() > 1)
                types = tr("%1, or %n more", "types of relations", int(ways.size()) - 1).arg(types);
            const TypeDef *type = m_project.schema().type(to->type);
            items << PickItem{to->words, types, entity.value(),
                type ? std::optional(m_project.schema().colorOf(*type)) : std::nullopt};
        }
        return items;
    };
    auto *picker = m_context.ask(tr("Relate %1 to whom?").arg(brief(from->words)),
        m_context.search<EntityMatches>(find, show), m_context.placeOf());
    picker->setDigits(Picker::Digits::WhileNothingIsTyped);
    picker->setEmptyHint(tr("The schema relates it to nobody of that name."));
    connect(picker, &Picker::picked, this, [this, from = *from](const QVariant &value) {
        if (const auto to = endOf(EntityId(value.toLongLong())))
            join(from, *to);
    });
}

void RelationMarker::create(MentionId fromId, MentionId toId)
{
    const auto one = m_project.mentions().mention(fromId);
    const auto other = m_project.mentions().mention(toId);
    const auto from = one ? endOf(*one) : std::nullopt;
    const auto to = other ? endOf(*other) : std::nullopt;
    if (from && to)
        join(*from, *to);
}

void RelationMarker::join(const End &from, const End &to, int choice)
{
    const auto ways = from.end.kind == to.end.kind && from.end.id == to.end.id ? std::vector<Way>()
                                                                               : waysBetween(from.type, to.type);
    if (ways.empty()) {
        m_context.say(whyNot(from, to));
        return;
    }
    const size_t chosen = ways.size() == 1 ? 0 : size_t(choice); // none is beyond them all
    if (chosen < ways.size()) {
        make(from, to, ways[chosen].type->name, ways[chosen].reversed);
        return;
    }
    auto *picker = m_context.ask(tr("How are “%1” and “%2” related?").arg(brief(from.words), brief(to.words)),
        sourceOf(ways, from, to),
        m_context.placeOf(to.end.kind == RelationEnd::Kind::Mention ? MentionId(to.end.id) : m_project.selection().mention()));
    connect(picker, &Picker::picked, this, [this, from, to](const QVariant &value) {
        make(from, to, value.toStringList().value(0), !value.toStringList().value(1).isEmpty());
    });
}

void RelationMarker::make(const End &one, const End &other, const QString &type, bool reversed)
{
    const End &from = reversed ? other : one;
    const End &to = reversed ? one : other;
    m_project.edit([this, from, to, type, reversed, article = m_project.selection().article()]() -> Result<> {
        const TypeDef *definition = m_project.schema().relationType(type);
        const QString title = m_context.titleOf({TypeGroup::Relation, type});
        GLOSSATOR_ASSIGN(const auto known, m_project.relations().between(from.end, to.end));
        const auto same = std::ranges::find_if(known, [&](const Relation &relation) {
            const bool isDirect = relation.from.kind == from.end.kind && relation.from.id == from.end.id;
            return relation.type == type && relation.by.author == m_project.store().author()
                && (isDirect || (definition && m_project.schema().isSymmetric(*definition)));
        });
        if (same != known.end()) {
            m_context.show(article, same->id);
            m_context.say(tr("“%1” and “%2” are related so already: %3.").arg(brief(from.words), brief(to.words), title));
            return {};
        }
        Relation relation;
        relation.type = type;
        relation.from = from.end;
        relation.to = to.end;
        GLOSSATOR_ASSIGN(const RelationId id, m_project.relations().create(relation));
        m_context.show(article, id);
        const QString done = tr("Related “%1” to “%2”: %3.").arg(brief(from.words), brief(to.words), title);
        m_context.say(done + u' '
            + (reversed ? tr("The schema knows it only in this direction. Ctrl+Z takes it back.")
                        : tr("Shift+Space reverses it, Enter changes its type, Ctrl+Z takes it back.")));
        return {};
    });
}

QString RelationMarker::warningFor(RelationId id) const
{
    const auto relation = m_project.relations().relation(id);
    const auto from = relation ? endOf(relation->from) : std::nullopt;
    const auto to = relation ? endOf(relation->to) : std::nullopt;
    if (!from || !to || m_project.schema().allowsRelation(relation->type, from->type, to->type))
        return {};
    return tr("The schema has no %1 from %2 to %3: it is listed as a problem.")
        .arg(m_context.titleOf({TypeGroup::Relation, relation->type}), m_context.titleOf(from->type), m_context.titleOf(to->type));
}

void RelationMarker::reverse()
{
    const RelationId id = m_project.selection().relation();
    if (!id) {
        m_context.say(tr("Go to a relation first."));
        return;
    }
    m_project.edit([this, id]() -> Result<> {
        GLOSSATOR_TRY(m_project.relations().reverse(id));
        const QString words = DisplayRows(m_project.store()).words(Owner(id));
        const QString warning = warningFor(id);
        m_context.say(tr("Reversed: %1.").arg(words) + u' '
            + (warning.isEmpty() ? tr("Ctrl+Z takes it back.") : warning));
        return {};
    });
}

void RelationMarker::retype()
{
    const auto relation = m_project.relations().relation(m_project.selection().relation());
    const auto from = relation ? endOf(relation->from) : std::nullopt;
    const auto to = relation ? endOf(relation->to) : std::nullopt;
    if (!from || !to) {
        m_context.say(tr("Go to a relation first."));
        return;
    }
    auto ways = waysBetween(from->type, to->type);
    std::erase_if(ways, [&](const Way &way) { return way.type->name == relation->type && !way.reversed; });
    if (ways.empty()) {
        m_context.say(tr("The schema has no other relation between %1 and %2.").arg(m_context.titleOf(from->type), m_context.titleOf(to->type)));
        return;
    }
    auto *picker = m_context.ask(tr("“%1” and “%2” are related by %3. Rather by …")
                                     .arg(brief(from->words), brief(to->words), m_context.titleOf({TypeGroup::Relation, relation->type})),
        sourceOf(ways, *from, *to), m_context.placeOf(m_project.selection().mention()));
    connect(picker, &Picker::picked, this, [this, id = relation->id](const QVariant &value) {
        const QString type = value.toStringList().value(0);
        const bool reversed = !value.toStringList().value(1).isEmpty();
        m_project.edit([this, id, type, reversed]() -> Result<> {
            const auto change = [&](Operation &) -> Result<> {
                GLOSSATOR_TRY(m_project.relations().retype({id}, type));
                return reversed ? m_project.relations().reverse(id) : Result<>();
            };
            GLOSSATOR_TRY(m_project.store().perform({}, change));
            m_context.say(tr("Related by %1 now. Ctrl+Z takes it back.").arg(m_context.titleOf({TypeGroup::Relation, type})));
            return {};
        });
    });
}

void RelationMarker::pickWords(RelationId id)
{
    const auto relation = m_project.relations().relation(id);
    if (!relation)
        return;
    PickTask task;
    task.hint = tr("Which words say so? Go to a mention with the arrows and press Enter, or click it. Esc leaves.");
    task.isAllowed = [](const Mention &) { return true; };
    task.picked = [this, id](MentionId mention) {
        m_project.edit([this, id, mention]() -> Result<> {
            GLOSSATOR_TRY(m_project.relations().setTrigger(id, mention));
            m_context.say(tr("The words that say so were noted. Ctrl+Z takes it back."));
            return {};
        });
    };
    m_context.pick(std::move(task));
}

} // namespace glossator
