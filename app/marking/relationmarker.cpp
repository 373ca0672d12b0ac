// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/marking/relationmarker.h"

#include "app/marking/markingcontext.h"
#include "models/project/project.h"
#include "models/store/titles.h"
#include "widgets/articleview/articleview.h"

namespace glossator {

using namespace Qt::StringLiterals;
using titles::brief;

RelationMarker::RelationMarker(MarkingContext &context)
    : m_context(context)
    , m_project(context.project)
    , m_view(context.view)
{
    connect(&m_view, &ArticleView::relationRequested, this, &RelationMarker::create);
}

void RelationMarker::relate()
{
    const auto from = m_project.mentions().mention(m_project.selection().mention());
    if (!from) {
        m_context.say(tr("Go to a mention first: the relation starts there."));
        return;
    }
    const TypeRef type = m_context.typeOf(*from);
    m_context.pickTarget(
        tr("Relate “%1” to … Click a mention, or Tab and Enter. Esc leaves.").arg(brief(from->quote)),
        [this, type, id = from->id](const Mention &target) {
            return target.id != id && !m_project.schema().relationsBetween(type, m_context.typeOf(target)).empty();
        },
        [this, id = from->id](MentionId target) { create(id, target); });
}

void RelationMarker::create(MentionId fromId, MentionId toId)
{
    const auto from = m_project.mentions().mention(fromId);
    const auto to = m_project.mentions().mention(toId);
    if (!from || !to)
        return;
    const auto types = m_project.schema().relationsBetween(m_context.typeOf(*from), m_context.typeOf(*to));
    const auto make = [this, from = *from, to = *to](const QString &type) {
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
            m_context.show(from.article, id);
            m_context.say(tr("Related “%1” and “%2”: %3.").arg(brief(from.quote), brief(to.quote), type));
            return {};
        });
    };
    if (types.size() == 1) {
        make(types.front()->name);
        return;
    }
    auto *picker = m_context.ask(tr("How are “%1” and “%2” related?").arg(brief(from->quote), brief(to->quote)),
        Picker::among(typeItems(m_project.schema(), types)), to->extent.hull());
    connect(picker, &Picker::picked, this, [make](const QVariant &value) { make(value.toString()); });
}

void RelationMarker::reverse()
{
    const RelationId id = m_project.selection().relation();
    if (!id) {
        m_context.say(tr("Go to a relation first."));
        return;
    }
    m_project.edit([this, id]() -> Result<> { return m_project.relations().reverse(id); });
}

} // namespace glossator
