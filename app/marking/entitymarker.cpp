// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/marking/entitymarker.h"

#include "app/marking/entitylist.h"
#include "app/marking/markingcontext.h"
#include "app/marking/typelist.h"
#include "models/items/groupedit.h"
#include "models/jobs/jobcontext.h"
#include "models/project/project.h"
#include "models/store/titles.h"
#include "models/store/usage.h"
#include "widgets/articleview/articleview.h"

namespace glossator {

using namespace Qt::StringLiterals;
using titles::brief;

namespace {

constexpr qint64 largeMerge = 1000; ///< rows from which on it runs in the background
constexpr size_t mostListed = 500; ///< mentions of which some are split off

} // namespace

EntityMarker::EntityMarker(MarkingContext &context)
    : m_context(context)
    , m_project(context.project)
    , m_view(context.view)
    , m_search(context.project.store())
{
    connect(&m_view, &ArticleView::entityRequested, this, &EntityMarker::assignEntity);
    connect(&m_view, &ArticleView::namingRequested, this, qOverload<const Extent &>(&EntityMarker::nameWords));
}

void EntityMarker::assignCurrent()
{
    if (const MentionId current = m_project.selection().mention())
        assignEntity(current);
    else
        nameWords(m_view.markable());
}

void EntityMarker::nameWords(const Extent &extent)
{
    if (!m_project.selection().article() || !m_context.canChange())
        return;
    if (extent.fragments().empty()) {
        m_context.say(tr("Select the words first, or go to a mention: then say whom it names."));
        return;
    }
    Mention words;
    words.article = m_project.selection().article();
    words.extent = extent;
    words.quote = m_view.text().quote(extent);
    ask(words, tr("Whom does “%1” name?").arg(brief(words.quote)), Offer::Anybody,
        [this, words](const Chosen &chosen) { nameWords(words, chosen); });
}

void EntityMarker::nameWords(const Mention &words, const Chosen &chosen)
{
    if (chosen.newName.isEmpty()) {
        assign({}, words, chosen);
        return;
    }
    auto types = m_project.schema().offered(TypeGroup::Mention);
    std::erase_if(types, [](const TypeDef *type) { return type->kind != TypeKind::Entity; });
    auto *picker = m_context.ask(tr("What is “%1”?").arg(brief(chosen.newName)),
        Picker::among(typeItems(m_project.schema(), types)), words.extent.hull());
    connect(picker, &Picker::picked, this, [this, words, chosen](const QVariant &type) {
        Mention typed = words;
        typed.type = type.toString();
        assign({}, typed, chosen);
    });
}

void EntityMarker::assignEntity(MentionId id)
{
    const auto mention = m_project.mentions().mention(id);
    if (!mention || !m_context.canChange())
        return;
    const TypeDef *type = m_project.schema().type(m_context.typeOf(*mention));
    if (type && type->kind != TypeKind::Entity) {
        m_context.say(tr("What is marked as %1 names nobody.").arg(type->title()));
        return;
    }
    ask(*mention, tr("Whom does “%1” name?").arg(brief(mention->quote)), Offer::Anybody,
        [this, mention = *mention](const Chosen &chosen) {
            if (chosen.entity && chosen.entity == mention.entity && chosen.notThese.empty())
                m_context.say(tr("“%1” names %2 already.").arg(brief(mention.quote), m_project.entities().entity(mention.entity).value_or(Entity()).name));
            else
                assign({mention.id}, mention, chosen);
        });
}

void EntityMarker::ask(
    const Mention &mention, const QString &title, Offer offer, std::function<void(const Chosen &)> run)
{
    const auto notThese = std::make_shared<std::vector<EntityId>>();
    const auto listOf = [this, mention, offer](const QString &words, EntityChoices choices) {
        if (offer != Offer::Anybody) {
            std::erase_if(choices.choices,
                [&mention](const EntityChoice &choice) { return choice.row.entity.id == mention.entity; });
        }
        PickList list = entityItems(m_project, mention, choices);
        const QString name = words.isEmpty() ? mention.quote.simplified() : words;
        const bool isGuess = choices.likely >= 0 && offer == Offer::Anybody;
        // Where it names somebody already, a look and Enter leave things as they are; but not where marking made
        // somebody of a part of a name.
        const auto placeOf = [&choices](EntityId id) {
            return std::ranges::find(choices.choices, id, [](const EntityChoice &one) { return one.row.entity.id; })
                - choices.choices.begin();
        };
        const bool isPart = offer == Offer::Anybody && choices.whole;
        list.highlighted = !words.isEmpty() ? 0
            : isPart                        ? placeOf(choices.whole)
            : isGuess && !mention.entity    ? choices.likely
                                            : placeOf(mention.entity);
        if (offer == Offer::TheSame) // somebody new is nobody's like
            return list;
        PickItem created{tr("New entity “%1”").arg(brief(name)), mention.type, name};
        created.group = tr("Somebody else");
        list.items << created;
        if (mention.entity && words.isEmpty()) {
            PickItem nobody{tr("Nobody"), tr("takes it out of its entity"), qint64(0)};
            nobody.group = created.group;
            list.items << nobody;
        }
        return list;
    };
    const Picker::Search search
        = [this, mention, notThese, listOf](const QString &typed, const std::function<void(PickList)> &answer) {
              const QString words = typed.simplified();
              m_search.look(m_project.schema(), mention, words, *notThese,
                  [words, listOf, answer](EntityChoices choices) { answer(listOf(words, std::move(choices))); });
          };
    auto *picker = m_context.ask(title, search, mention.extent.hull());
    picker->setDigits(Picker::Digits::WhileNothingIsTyped);
    const auto chosen = [notThese, run](EntityId entity, const QString &newName) { run({entity, newName, *notThese}); };
    if (offer != Offer::TheSame) {
        picker->addKey({{Qt::ControlModifier | Qt::Key_Return, Qt::ControlModifier | Qt::Key_Enter}, tr("somebody new"),
            [chosen, quote = mention.quote.simplified()](const QVariant &, const QString &typed) {
                chosen({}, typed.simplified().isEmpty() ? quote : typed.simplified());
            }});
    }
    picker->addKey({{Qt::ControlModifier | Qt::Key_N, Qt::Key_Delete}, tr("not this one"),
        [this, mention, offer, notThese](const QVariant &value, const QString &) {
            const EntityId entity(value.typeId() == QMetaType::LongLong ? value.toLongLong() : 0);
            if (!entity)
                return;
            // Of mentions that are split off it says nothing about the entity that they leave.
            if (offer != Offer::SomebodyElse && mention.entity && mention.entity != entity)
                refuse(mention.entity, entity);
            else if (std::erase(*notThese, entity) == 0) // once more: it may be meant after all
                notThese->push_back(entity); // noted of whoever is chosen instead
        },
        false});
    connect(picker, &Picker::picked, this, [chosen](const QVariant &value) {
        const bool isNew = value.typeId() == QMetaType::QString;
        chosen(EntityId(isNew ? 0 : value.toLongLong()), isNew ? value.toString() : QString());
    });
}

void EntityMarker::refuse(EntityId one, EntityId entity)
{
    m_project.edit([this, one, entity]() -> Result<> {
        EntityRepository &entities = m_project.entities();
        GLOSSATOR_ASSIGN(const auto known, entities.knownDistinct(one));
        const bool isKnown = std::ranges::contains(known, entity);
        GLOSSATOR_TRY(isKnown ? entities.forgetDistinct(one, entity) : entities.markDistinct(one, entity));
        GLOSSATOR_ASSIGN(const Entity first, entities.entity(one));
        GLOSSATOR_ASSIGN(const Entity second, entities.entity(entity));
        m_context.say((isKnown ? tr("%1 may be the same as %2.") : tr("%1 is not the same as %2. Ctrl+Z takes it back."))
                          .arg(brief(first.name), brief(second.name)));
        return {};
    });
}

void EntityMarker::assign(const std::vector<MentionId> &mentions, EntityId entity)
{
    const auto first = mentions.empty() ? Result<Mention>(std::unexpected(Error()))
                                        : m_project.mentions().mention(mentions.front());
    if (first)
        assign(mentions, *first, {entity, {}, {}});
}

void EntityMarker::assign(const std::vector<MentionId> &mentions, const Mention &first, const Chosen &chosen)
{
    const auto done = std::make_shared<QString>(); // what to say of it
    const auto marked = std::make_shared<MentionId>();
    const auto change = [&project = m_project, mentions, first, chosen, done, marked]() -> Result<> {
        return project.store().perform({}, [&](Operation &op) -> Result<> {
            EntityRepository &entities = project.entities();
            EntityId entity = chosen.entity;
            if (!chosen.newName.isEmpty()) {
                Entity made;
                made.type = first.type;
                made.name = chosen.newName;
                GLOSSATOR_ASSIGN(entity, entities.create(made));
            }
            if (mentions.empty()) {
                GLOSSATOR_ASSIGN(const Entity named, entities.entity(entity));
                Mention words = first;
                words.type = named.type;
                words.entity = entity;
                GLOSSATOR_ASSIGN(*marked, project.mentions().create(words));
            } else {
                GLOSSATOR_TRY(project.mentions().assign(mentions, entity));
            }
            for (const EntityId other : chosen.notThese) {
                if (entity && other != entity && entities.entity(other))
                    GLOSSATOR_TRY(entities.markDistinct(entity, other));
            }
            const auto row = entity ? entities.row(entity) : Result<EntityRow>(EntityRow());
            const QString name = brief(row ? row->entity.name : QString());
            QString sentence = entity ? tr("“%1” names %2").arg(brief(first.quote), name)
                                      : tr("“%1” names nobody").arg(brief(first.quote));
            if (mentions.size() > 1)
                sentence = entity ? tr("%n mention(s) name %1", nullptr, int(mentions.size())).arg(name)
                                  : tr("%n mention(s) name nobody", nullptr, int(mentions.size()));
            op.describe(sentence, first.article, first.extent.hull());
            *done = sentence + u'.';
            return {};
        });
    };
    m_project.workbench().editMany(mentions.size(), change, [this, done, marked, article = first.article](bool isChange) {
        if (*marked)
            m_context.show(article, *marked);
        m_context.sayOfEdit(isChange, *done);
    });
}

void EntityMarker::splitOff(MentionId id)
{
    const auto mention = m_project.mentions().mention(id);
    if (!mention || !mention->entity) {
        m_context.say(tr("Go to a mention that names somebody first: it is split off its entity."));
        return;
    }
    const auto whole = m_project.entities().row(mention->entity);
    if (!whole || whole->mentions < 2) {
        m_context.say(tr("No other mention names %1: there is nothing to split.")
                          .arg(brief(whole ? whole->entity.name : QString())));
        return;
    }
    const QList<PickItem> items = mentionItems(m_project, mention->entity, *mention, mostListed);
    const auto own = std::ranges::find_if(items, [id](const PickItem &item) { return item.value == id.value(); });
    auto *picker = m_context.ask(tr("Which mentions are not %1?").arg(brief(whole->entity.name)),
        Picker::among(items, own - items.begin()), mention->extent.hull());
    picker->addKey({{Qt::ControlModifier | Qt::Key_D}, tr("all “%1”").arg(brief(mention->quote)),
        [this, picker, mention = *mention](const QVariant &, const QString &) {
            QVariantList same;
            const auto all = m_project.mentions().ofEntity(mention.entity);
            for (const Mention &other : all ? *all : std::vector<Mention>()) {
                if (other.quote.simplified() == mention.quote.simplified())
                    same << other.id.value();
            }
            picker->tick(same);
        },
        false});
    connect(picker, &Picker::ticked, this, [this, mention = *mention](const QVariantList &values) {
        std::vector<MentionId> mentions;
        for (const QVariant &value : values)
            mentions.emplace_back(value.toLongLong());
        if (mentions.empty()) {
            m_context.say(tr("No mention was chosen."));
            return;
        }
        ask(mention, tr("Whom do the %n mention(s) name instead?", nullptr, int(mentions.size())), Offer::SomebodyElse,
            [this, mentions, mention](const Chosen &chosen) { assign(mentions, mention, chosen); });
    });
}

void EntityMarker::mergeCurrent()
{
    const auto mention = m_project.mentions().mention(m_project.selection().mention());
    const auto entity = m_project.entities().entity(mention ? mention->entity : m_project.selection().entity());
    if (!mention || !entity) {
        m_context.say(tr("Select two or more entities, or events, or go to a mention whose entity is to be merged."));
        return;
    }
    ask(*mention, tr("Who is the same as %1?").arg(brief(entity->name)), Offer::TheSame,
        [this, own = mention->entity](const Chosen &chosen) { merge({chosen.entity, own}); });
}

void EntityMarker::merge(const std::vector<EntityId> &entities)
{
    auto *picker = m_context.ask(tr("Merge %n entities into which?", nullptr, int(entities.size())),
        Picker::among(mergeItems(m_project, entities)), m_context.placeOf(m_project.selection().mention()));
    picker->addKey({{Qt::ControlModifier | Qt::Key_N}, tr("not the same"),
        [this, entities](const QVariant &, const QString &) { markDistinct(entities); }});
    connect(picker, &Picker::picked, this, [this, entities](const QVariant &value) {
        const EntityId kept(value.toLongLong());
        std::vector<EntityId> others = entities;
        std::erase(others, kept);
        mergeInto(kept, others);
    });
}

void EntityMarker::mergeInto(EntityId kept, const std::vector<EntityId> &others)
{
    const auto isLarge = [&] {
        // What is said of an entity without a mention is rare, and counted only where mentions do not decide.
        const auto weight = Usage(m_project.store()).weight(std::vector<Owner>(others.begin(), others.end()));
        if (weight && *weight > largeMerge)
            return true;
        const auto reach = m_project.entities().reach(others);
        return reach && reach->mentions + reach->roles + reach->relations > largeMerge;
    };
    if (m_context.startJob && isLarge()) {
        m_context.startJob(tr("Merging"),
            [this, kept, others, store = &m_project.store()](JobContext &context) -> std::function<void()> {
                const Store::Lease lease(*store);
                const Result<> done = store->perform({}, [&](Operation &) -> Result<> {
                    GLOSSATOR_TRY(EntityRepository(*store).merge(kept, others));
                    if (context.isCancelled())
                        return fail(Error::Code::Cancelled, tr("Merging was stopped; nothing was changed."));
                    return {};
                });
                return [this, kept, done, count = int(others.size())] {
                    done ? tellMerged(kept, count) : m_context.say(done.error().message);
                };
            });
        return;
    }
    m_project.edit([this, kept, others]() -> Result<> {
        GLOSSATOR_TRY(m_project.entities().merge(kept, others));
        tellMerged(kept, int(others.size()));
        return {};
    });
}

void EntityMarker::tellMerged(EntityId kept, int others)
{
    const auto entity = m_project.entities().entity(kept);
    m_context.say(tr("Merged %n entity(s) into “%1”. Ctrl+Z takes it back.", nullptr, others)
                      .arg(brief(entity ? entity->name : QString())));
    m_project.workbench().flush();
    m_project.selection().choose(kept);
}

void EntityMarker::markDistinct(const std::vector<EntityId> &entities)
{
    if (entities.size() < 2) {
        m_context.say(tr("Select two or more entities that are not the same."));
        return;
    }
    const auto change = [&project = m_project, entities]() -> Result<> {
        return project.store().perform({}, [&](Operation &op) -> Result<> {
            for (size_t i = 0; i < entities.size(); ++i) {
                for (size_t j = i + 1; j < entities.size(); ++j)
                    GLOSSATOR_TRY(project.entities().markDistinct(entities[i], entities[j]));
            }
            op.describe(tr("Note that %n entities are not the same", nullptr, int(entities.size())), {}, {});
            return {};
        });
    };
    const auto tell = [this, count = int(entities.size())](bool isChange) {
        m_context.sayOfEdit(isChange, tr("It is noted that these %n entities are not the same.", nullptr, count));
    };
    m_project.workbench().editMany(entities.size() * entities.size() / 2, change, tell);
}

} // namespace glossator
