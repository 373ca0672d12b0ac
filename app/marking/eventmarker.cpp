// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/marking/eventmarker.h"

#include "app/marking/markingcontext.h"
#include "models/project/project.h"
#include "models/store/titles.h"
#include "widgets/articleview/articleview.h"

namespace glossator {

using namespace Qt::StringLiterals;
using titles::brief;

EventMarker::EventMarker(MarkingContext &context) : m_context(context), m_project(context.project), m_view(context.view)
{
    connect(&m_view, &ArticleView::eventRequested, this, &EventMarker::mark);
}

void EventMarker::mark(const Extent &extent, const QString &type)
{
    if (!m_project.selection().article())
        return;
    if (type.isEmpty()) {
        auto *picker = m_context.ask(tr("Which event?"),
            Picker::among(typeItems(m_project.schema(), m_project.schema().offered(TypeGroup::Event))), extent.hull());
        connect(
            picker, &Picker::picked, this, [this, extent](const QVariant &value) { mark(extent, value.toString()); });
        return;
    }
    m_project.edit([this, extent, type, article = m_project.selection().article()]() -> Result<> {
        GLOSSATOR_ASSIGN(const NewEvent made, m_project.events().create(article, extent, type));
        m_context.show(article, made.mention);
        m_context.say(tr("Marked the event %1. Ctrl+E fills its roles.").arg(type));
        return {};
    });
}

void EventMarker::fillRole()
{
    const EventMentionId id = m_project.selection().eventMention();
    const auto told = m_project.events().mention(id);
    const auto event = told ? m_project.events().event(told->event) : Result<Event>(std::unexpected(told.error()));
    if (!event) {
        m_context.say(tr("Go to an event first: its roles are filled from there."));
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
        m_context.say(tr("The schema gives %1 no roles.").arg(event->type));
        return;
    }
    const auto trigger = m_project.mentions().mention(told->trigger);
    auto *picker = m_context.ask(tr("Which role of %1?").arg(type->title()), Picker::among(required + others),
        trigger ? trigger->extent.hull() : TextSpan{m_view.caret(), m_view.caret()});
    connect(picker, &Picker::picked, this, [this, id](const QVariant &value) { pickFiller(id, value.toString()); });
}

void EventMarker::pickFiller(EventMentionId id, const QString &roleName)
{
    const auto told = m_project.events().mention(id);
    const auto event = told ? m_project.events().event(told->event) : Result<Event>(std::unexpected(told.error()));
    const TypeDef *type = event ? m_project.schema().eventType(event->type) : nullptr;
    const RoleDef *role = type ? m_project.schema().role(*type, roleName) : nullptr;
    if (!role)
        return;
    m_context.pickTarget(
        tr("%1 of %2: click a mention, or Tab and Enter. Esc leaves.").arg(roleName, type->title()),
        [this, role = *role, trigger = told->trigger](const Mention &target) {
            return target.id != trigger && m_project.schema().fillerAllowed(role, m_context.typeOf(target));
        },
        [this, id, roleName](MentionId target) {
            m_project.edit([this, id, roleName, target]() -> Result<> {
                GLOSSATOR_ASSIGN(const auto triggered, m_project.events().triggeredBy(target));
                const Filler filler = triggered.empty() ? Filler(target) : Filler(triggered.front().id);
                GLOSSATOR_TRY(m_project.events().addArgument(id, roleName, filler));
                GLOSSATOR_ASSIGN(const Mention mention, m_project.mentions().mention(target));
                m_context.show(mention.article, id);
                m_context.say(tr("%1: “%2”. Ctrl+E fills the next role.").arg(roleName, brief(mention.quote)));
                return {};
            });
        });
}

void EventMarker::merge(const std::vector<EventId> &events)
{
    m_project.edit([this, into = events.front(), others = std::vector(events.begin() + 1, events.end())]() -> Result<> {
        GLOSSATOR_TRY(m_project.events().merge(into, others));
        m_context.say(tr("Merged %n event(s) into one.", nullptr, int(others.size() + 1)));
        m_project.workbench().flush();
        m_project.selection().choose(into);
        return {};
    });
}

} // namespace glossator
