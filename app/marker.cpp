// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/marker.h"

#include "models/project/project.h"
#include "models/store/titles.h"
#include "widgets/articleview/articleview.h"
#include "widgets/panels/picker.h"

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// The types as a picker shows them.
QList<PickItem> typeItems(const Schema &schema, const std::vector<const TypeDef *> &types)
{
    QList<PickItem> items;
    for (const TypeDef *type : types)
        items << PickItem{
            type->title(), type->label.isEmpty() ? QString() : type->name, type->name, schema.colorOf(*type)};
    return items;
}

QString brief(const QString &text) { return titles::brief(text); }

} // namespace

Marker::Marker(Project &project, ArticleView &view, QObject *parent) : QObject(parent), m_project(project), m_view(view)
{
    connect(&view, &ArticleView::mentionRequested, this, &Marker::mark);
    connect(&view, &ArticleView::eventRequested, this, &Marker::markEvent);
    connect(&view, &ArticleView::entityRequested, this, &Marker::assignEntity);
    connect(&view, &ArticleView::deleteRequested, this, [this](MentionId mention) { remove({Owner(mention)}); });
    connect(&view, &ArticleView::targetPicked, this, [this](MentionId mention) {
        if (const auto picked = std::exchange(m_picked, {}))
            picked(mention);
    });
    connect(&view, &ArticleView::targetRefused, this, [this](MentionId mention) {
        const auto refused = m_project.mentions().mention(mention);
        if (refused)
            Q_EMIT done(tr("The schema does not allow “%1” (%2) here.").arg(brief(refused->quote), refused->type));
    });
    connect(&view, &ArticleView::pickingCancelled, this, [this] {
        m_picked = {};
        Q_EMIT done(tr("Nothing was chosen."));
    });
}

void Marker::mark(const Extent &extent, const QString &type)
{
    // The edit may wait for a job, and the reader go on: what is meant is what was there when the key was pressed.
    m_project.edit([this, extent, type, article = m_project.selection().article(),
                       current = m_project.selection().mention(), quote = m_view.text().quote(extent)]() -> Result<> {
        // The key of another type on a mention of the same extent changes its mind rather than marking twice.
        if (current) {
            const auto mention = m_project.mentions().mention(current);
            if (mention && mention->extent == extent && !m_project.mentions().isTrigger(current)) {
                if (mention->type == type) {
                    Q_EMIT done(tr("“%1” is %2 already.").arg(brief(mention->quote), type));
                    return {};
                }
                GLOSSATOR_TRY(m_project.mentions().retype({current}, type));
                Q_EMIT done(tr("“%1” is now %2.").arg(brief(mention->quote), type));
                return {};
            }
        }
        GLOSSATOR_ASSIGN(const Marked marked, m_project.mentions().mark(article, extent, type));
        show(article, marked.mention);
        tell(marked, quote);
        return {};
    });
}

/// Goes to what was made, unless the reader has gone on to another article while it waited for a job.
void Marker::show(ArticleId article, const Owner &made)
{
    m_project.workbench().flush();
    if (m_project.selection().article() == article)
        m_project.selection().choose(made);
}

void Marker::tell(const Marked &marked, const QString &quote)
{
    const auto entity = marked.entity ? m_project.entities().row(marked.entity) : Result<EntityRow>(EntityRow());
    switch (marked.how) {
    case Marked::Entity::None:
        Q_EMIT done(tr("Marked “%1”. Tab says whom it names.").arg(brief(quote)));
        break;
    case Marked::Entity::Joined:
        Q_EMIT done(
            tr("Marked “%1” and joined it to %2, %n mention(s) now.", nullptr, int(entity ? entity->mentions : 0))
                .arg(brief(quote), brief(entity ? entity->entity.name : QString())));
        break;
    case Marked::Entity::Created:
        Q_EMIT done(tr("Marked “%1” as a new entity.").arg(brief(quote)));
        break;
    case Marked::Entity::Ambiguous:
        Q_EMIT done(tr("Marked “%1”. Several entities have this name: Tab chooses one.").arg(brief(quote)));
        break;
    }
}

void Marker::markEvent(const Extent &extent, const QString &type)
{
    if (!m_project.selection().article())
        return;
    if (type.isEmpty()) {
        auto *picker = ask(tr("Which event?"),
            Picker::among(typeItems(m_project.schema(), m_project.schema().offered(TypeGroup::Event))), extent.hull());
        connect(picker, &Picker::picked, this,
            [this, extent](const QVariant &value) { markEvent(extent, value.toString()); });
        return;
    }
    m_project.edit([this, extent, type, article = m_project.selection().article()]() -> Result<> {
        GLOSSATOR_ASSIGN(const NewEvent made, m_project.events().create(article, extent, type));
        show(article, made.mention);
        Q_EMIT done(tr("Marked the event %1. Ctrl+E fills its roles.").arg(type));
        return {};
    });
}

void Marker::assignEntity(MentionId id)
{
    const auto mention = m_project.mentions().mention(id);
    if (!mention)
        return;
    const auto source = [this, mention = *mention](const QString &typed) {
        const QString words = typed.simplified();
        QList<PickItem> items;
        EntityRepository &entities = m_project.entities();
        // With nothing typed: who has just that name, then whom the text before speaks of.
        std::vector<EntityId> ids;
        const auto take = [&ids](const std::vector<EntityId> &more) {
            for (const EntityId entity : more) {
                if (std::ranges::find(ids, entity) == ids.end())
                    ids.push_back(entity);
            }
        };
        if (words.isEmpty()) {
            take(entities.named(mention.quote.simplified(), mention.type).value_or(std::vector<EntityId>()));
            const auto before = m_view.mentionsIn({0, mention.extent.hull().begin});
            for (auto it = before.rbegin(); it != before.rend() && ids.size() < 20; ++it) {
                if ((*it)->entity && (*it)->type == mention.type)
                    take({(*it)->entity});
            }
            take(entities.matching({}, 20).value_or(std::vector<EntityId>()));
        } else {
            take(entities.matching(words, 50).value_or(std::vector<EntityId>()));
        }
        for (const EntityId entity : ids) {
            const auto row = entities.row(entity);
            if (!row)
                continue;
            const TypeDef *type = m_project.schema().mentionType(row->entity.type);
            QString detail = tr("%1, %n mention(s)", nullptr, int(row->mentions)).arg(row->entity.type);
            if (!row->entity.aliases.isEmpty())
                detail += tr(", also %1").arg(brief(row->entity.aliases.join(u", "_s)));
            items << PickItem{row->entity.name, detail, entity.value(),
                type ? std::optional(m_project.schema().colorOf(*type)) : std::nullopt};
        }
        const QString name = words.isEmpty() ? mention.quote.simplified() : words;
        items << PickItem{tr("New entity “%1”").arg(brief(name)), mention.type, name};
        if (mention.entity && words.isEmpty())
            items << PickItem{tr("Nobody"), tr("take it out of its entity"), qint64(0)};
        return items;
    };
    auto *picker = ask(tr("Whom does “%1” name?").arg(brief(mention->quote)), source, mention->extent.hull());
    connect(picker, &Picker::picked, this, [this, mention = *mention](const QVariant &value) {
        m_project.edit([this, mention, value]() -> Result<> {
            return m_project.store().perform({}, [&](Operation &op) -> Result<> {
                EntityId entity(value.typeId() == QMetaType::LongLong ? value.toLongLong() : 0);
                if (value.typeId() == QMetaType::QString) {
                    Entity made;
                    made.type = mention.type;
                    made.name = value.toString();
                    GLOSSATOR_ASSIGN(entity, m_project.entities().create(made));
                }
                GLOSSATOR_TRY(m_project.mentions().assign({mention.id}, entity));
                const auto named = entity ? m_project.entities().entity(entity) : Result<Entity>(Entity());
                const QString sentence = entity
                    ? tr("“%1” names %2").arg(brief(mention.quote), brief(named ? named->name : QString()))
                    : tr("“%1” names nobody").arg(brief(mention.quote));
                op.describe(sentence, mention.article, mention.extent.hull());
                Q_EMIT done(sentence + u'.');
                return {};
            });
        });
    });
}

void Marker::relate()
{
    const auto from = m_project.mentions().mention(m_project.selection().mention());
    if (!from) {
        Q_EMIT done(tr("Go to a mention first: the relation starts there."));
        return;
    }
    const TypeRef type = typeOf(*from);
    pickTarget(
        tr("Relate “%1” to … Click a mention, or Tab and Enter. Esc leaves.").arg(brief(from->quote)),
        [this, type, id = from->id](const Mention &target) {
            return target.id != id && !m_project.schema().relationsBetween(type, typeOf(target)).empty();
        },
        [this, id = from->id](MentionId target) { createRelation(id, target); });
}

void Marker::createRelation(MentionId fromId, MentionId toId)
{
    const auto from = m_project.mentions().mention(fromId);
    const auto to = m_project.mentions().mention(toId);
    if (!from || !to)
        return;
    const auto types = m_project.schema().relationsBetween(typeOf(*from), typeOf(*to));
    const auto create = [this, from = *from, to = *to](const QString &type) {
        m_project.edit([this, from, to, type]() -> Result<> {
            const auto end = [this](const Mention &mention, const QString &role) {
                const auto told = m_project.events().triggeredBy(mention.id);
                return told && !told->empty() ? RelationEnd(told->front().id, role) : RelationEnd(mention.id, role);
            };
            Relation relation;
            relation.type = type;
            relation.from = end(from, u"Arg1"_s);
            relation.to = end(to, u"Arg2"_s);
            GLOSSATOR_ASSIGN(const RelationId id, m_project.relations().create(relation));
            show(from.article, id);
            Q_EMIT done(tr("Related “%1” and “%2”: %3.").arg(brief(from.quote), brief(to.quote), type));
            return {};
        });
    };
    if (types.size() == 1) {
        create(types.front()->name);
        return;
    }
    auto *picker = ask(tr("How are “%1” and “%2” related?").arg(brief(from->quote), brief(to->quote)),
        Picker::among(typeItems(m_project.schema(), types)), to->extent.hull());
    connect(picker, &Picker::picked, this, [create](const QVariant &value) { create(value.toString()); });
}

void Marker::fillRole()
{
    const EventMentionId id = m_project.selection().eventMention();
    const auto told = m_project.events().mention(id);
    const auto event = told ? m_project.events().event(told->event) : Result<Event>(std::unexpected(told.error()));
    if (!event) {
        Q_EMIT done(tr("Go to an event first: its roles are filled from there."));
        return;
    }
    const TypeDef *type = m_project.schema().eventType(event->type);
    const auto arguments = m_project.events().argumentsOf(id);
    QList<PickItem> required;
    QList<PickItem> others;
    for (const RoleDef &role : type ? m_project.schema().rolesOf(*type) : std::vector<RoleDef>()) {
        const auto filled = arguments ? std::ranges::count(*arguments, role.name, &Argument::role) : 0;
        QStringList kinds;
        for (const TypeDef *allowed : m_project.schema().expanded(role.fillers))
            kinds << allowed->name;
        const QString detail = (filled ? tr("filled %n time(s), ", nullptr, int(filled)) : QString())
            + (role.min > filled ? tr("required, ") : QString()) + brief(kinds.join(u' '));
        (role.min > filled ? required : others) << PickItem{role.name, detail, role.name};
    }
    if (required.isEmpty() && others.isEmpty()) {
        Q_EMIT done(tr("The schema gives %1 no roles.").arg(event->type));
        return;
    }
    const auto trigger = m_project.mentions().mention(told->trigger);
    auto *picker = ask(tr("Which role of %1?").arg(type->title()), Picker::among(required + others),
        trigger ? trigger->extent.hull() : TextSpan{m_view.caret(), m_view.caret()});
    connect(picker, &Picker::picked, this, [this, id](const QVariant &value) { pickFiller(id, value.toString()); });
}

void Marker::pickFiller(EventMentionId id, const QString &roleName)
{
    const auto told = m_project.events().mention(id);
    const auto event = told ? m_project.events().event(told->event) : Result<Event>(std::unexpected(told.error()));
    const TypeDef *type = event ? m_project.schema().eventType(event->type) : nullptr;
    const RoleDef *role = type ? m_project.schema().role(*type, roleName) : nullptr;
    if (!role)
        return;
    pickTarget(
        tr("%1 of %2: click a mention, or Tab and Enter. Esc leaves.").arg(roleName, type->title()),
        [this, role = *role, trigger = told->trigger](const Mention &target) {
            return target.id != trigger && m_project.schema().fillerAllowed(role, typeOf(target));
        },
        [this, id, roleName](MentionId target) {
            m_project.edit([this, id, roleName, target]() -> Result<> {
                GLOSSATOR_ASSIGN(const auto triggered, m_project.events().triggeredBy(target));
                const Filler filler = triggered.empty() ? Filler(target) : Filler(triggered.front().id);
                GLOSSATOR_TRY(m_project.events().addArgument(id, roleName, filler));
                GLOSSATOR_ASSIGN(const Mention mention, m_project.mentions().mention(target));
                show(mention.article, id);
                Q_EMIT done(tr("%1: “%2”. Ctrl+E fills the next role.").arg(roleName, brief(mention.quote)));
                return {};
            });
        });
}

void Marker::reverseRelation()
{
    const RelationId id = m_project.selection().relation();
    if (!id) {
        Q_EMIT done(tr("Go to a relation first."));
        return;
    }
    m_project.edit([this, id]() -> Result<> { return m_project.relations().reverse(id); });
}

void Marker::remove(const QList<Owner> &items)
{
    if (items.isEmpty())
        return;
    m_project.edit([this, items]() -> Result<> {
        return m_project.store()
            .perform({},
                [&](Operation &) -> Result<> {
                    std::vector<MentionId> mentions;
                    std::vector<EntityId> entities;
                    std::vector<EventId> events;
                    std::vector<EventMentionId> told;
                    std::vector<ArgumentId> arguments;
                    std::vector<RelationId> relations;
                    std::vector<ArticleId> articles;
                    for (const Owner &item : items) {
                        switch (item.kind) {
                        case Owner::Kind::Mention:
                            mentions.emplace_back(item.id);
                            break;
                        case Owner::Kind::Entity:
                            entities.emplace_back(item.id);
                            break;
                        case Owner::Kind::Event:
                            events.emplace_back(item.id);
                            break;
                        case Owner::Kind::EventMention:
                            told.emplace_back(item.id);
                            break;
                        case Owner::Kind::Argument:
                            arguments.emplace_back(item.id);
                            break;
                        case Owner::Kind::Relation:
                            relations.emplace_back(item.id);
                            break;
                        case Owner::Kind::Article:
                            articles.emplace_back(item.id);
                            break;
                        }
                    }
                    // From what hangs on others to what others hang on; an empty list is left alone, so that the
                    // history says what the person saw.
                    const auto removeAll
                        = [](const auto &ids, auto verb) -> Result<> { return ids.empty() ? Result<>() : verb(ids); };
                    GLOSSATOR_TRY(removeAll(
                        arguments, [this](const auto &ids) { return m_project.events().removeArguments(ids); }));
                    GLOSSATOR_TRY(
                        removeAll(relations, [this](const auto &ids) { return m_project.relations().remove(ids); }));
                    GLOSSATOR_TRY(
                        removeAll(told, [this](const auto &ids) { return m_project.events().removeMentions(ids); }));
                    GLOSSATOR_TRY(
                        removeAll(events, [this](const auto &ids) { return m_project.events().remove(ids); }));
                    GLOSSATOR_TRY(
                        removeAll(mentions, [this](const auto &ids) { return m_project.mentions().remove(ids); }));
                    GLOSSATOR_TRY(
                        removeAll(entities, [this](const auto &ids) { return m_project.entities().remove(ids); }));
                    GLOSSATOR_TRY(
                        removeAll(articles, [this](const auto &ids) { return m_project.articles().remove(ids); }));
                    return {};
                })
            .and_then([this]() -> Result<> {
                const auto done_ = m_project.history().undoable();
                Q_EMIT done(tr("%1. Ctrl+Z takes it back.").arg(done_ ? done_->title : QString()));
                return {};
            });
    });
}

void Marker::merge(const QList<Owner> &selected)
{
    // The mentions below a selected entity are selected with it, and come along anyhow.
    QList<Owner> items = selected;
    items.removeIf(
        [](const Owner &item) { return item.kind != Owner::Kind::Entity && item.kind != Owner::Kind::Event; });
    if (items.size() < 2) {
        Q_EMIT done(tr("Select two or more entities, or two or more events, to merge them."));
        return;
    }
    const Owner::Kind kind = items.first().kind;
    if (!std::ranges::all_of(items, [kind](const Owner &item) { return item.kind == kind; })) {
        Q_EMIT done(tr("Only entities with entities, or events with events, can be merged."));
        return;
    }
    m_project.edit([this, items, kind]() -> Result<> {
        if (kind == Owner::Kind::Entity) {
            std::vector<EntityId> others;
            for (const Owner &item : items.sliced(1))
                others.emplace_back(item.id);
            GLOSSATOR_TRY(m_project.entities().merge(EntityId(items.first().id), others));
            GLOSSATOR_ASSIGN(const Entity into, m_project.entities().entity(EntityId(items.first().id)));
            Q_EMIT done(tr("Merged %n entity(s) into “%1”.", nullptr, int(others.size())).arg(brief(into.name)));
        } else {
            std::vector<EventId> others;
            for (const Owner &item : items.sliced(1))
                others.emplace_back(item.id);
            GLOSSATOR_TRY(m_project.events().merge(EventId(items.first().id), others));
            Q_EMIT done(tr("Merged %n event(s) into one.", nullptr, int(items.size())));
        }
        m_project.workbench().flush();
        m_project.selection().choose(items.first());
        return {};
    });
}

void Marker::splitOff(MentionId mention)
{
    if (!mention) {
        Q_EMIT done(tr("Go to a mention first: it is split off its entity."));
        return;
    }
    m_project.edit([this, mention]() -> Result<> {
        GLOSSATOR_TRY(m_project.entities().split({mention}));
        Q_EMIT done(tr("Split the mention off as an entity of its own."));
        return {};
    });
}

void Marker::pickTarget(
    const QString &hint, std::function<bool(const Mention &)> isAllowed, std::function<void(MentionId)> picked)
{
    const auto mentions = m_view.mentionsIn({0, m_view.text().length()});
    if (std::ranges::none_of(mentions, [&](const Mention *mention) { return isAllowed(*mention); })) {
        Q_EMIT done(tr("The schema allows no mention of this article here."));
        return;
    }
    m_view.setFocus();
    m_view.startPicking(hint, std::move(isAllowed));
    m_picked = std::move(picked); // after the start: that ends an earlier picking, which forgets this
    Q_EMIT done(hint);
}

Picker *Marker::ask(const QString &title, std::function<QList<PickItem>(const QString &)> source, TextSpan beside)
{
    const auto rects = m_view.rectsOf(beside);
    const QRectF rect = rects.empty() ? m_view.caretRect(beside.begin) : rects.front();
    const QRect anchor{m_view.viewport()->mapToGlobal(rect.topLeft().toPoint()), rect.size().toSize()};
    auto *picker = new Picker(title, std::move(source), anchor, &m_view);
    connect(this, &QObject::destroyed, picker, &QWidget::close);
    return picker;
}

TypeRef Marker::typeOf(const Mention &mention) const
{
    const Schema &schema = m_project.schema();
    // A trigger stands for its event.
    const bool isTrigger = !schema.mentionType(mention.type) && schema.eventType(mention.type);
    return {isTrigger ? TypeGroup::Event : TypeGroup::Mention, mention.type};
}

} // namespace glossator
