// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/marking/entitymarker.h"

#include "app/marking/markingcontext.h"
#include "models/project/project.h"
#include "models/store/titles.h"
#include "widgets/articleview/articleview.h"

namespace glossator {

using namespace Qt::StringLiterals;
using titles::brief;

EntityMarker::EntityMarker(MarkingContext &context)
    : m_context(context)
    , m_project(context.project)
    , m_view(context.view)
{
    connect(&m_view, &ArticleView::entityRequested, this, &EntityMarker::assignEntity);
}

void EntityMarker::assignEntity(MentionId id)
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
    auto *picker = m_context.ask(tr("Whom does “%1” name?").arg(brief(mention->quote)), source, mention->extent.hull());
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
                m_context.say(sentence + u'.');
                return {};
            });
        });
    });
}

void EntityMarker::splitOff(MentionId mention)
{
    if (!mention) {
        m_context.say(tr("Go to a mention first: it is split off its entity."));
        return;
    }
    m_project.edit([this, mention]() -> Result<> {
        GLOSSATOR_TRY(m_project.entities().split({mention}));
        m_context.say(tr("Split the mention off as an entity of its own."));
        return {};
    });
}

void EntityMarker::merge(const std::vector<EntityId> &entities)
{
    m_project.edit(
        [this, into = entities.front(), others = std::vector(entities.begin() + 1, entities.end())]() -> Result<> {
            GLOSSATOR_TRY(m_project.entities().merge(into, others));
            GLOSSATOR_ASSIGN(const Entity entity, m_project.entities().entity(into));
            m_context.say(tr("Merged %n entity(s) into “%1”.", nullptr, int(others.size())).arg(brief(entity.name)));
            m_project.workbench().flush();
            m_project.selection().choose(into);
            return {};
        });
}

} // namespace glossator
