// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/marking/remarks.h"

#include "app/marking/markingcontext.h"
#include "models/items/citation.h"
#include "models/project/project.h"
#include "models/store/displayrows.h"
#include "models/store/titles.h"
#include "widgets/articleview/articleview.h"
#include "widgets/panels/notepopup.h"

#include <QClipboard>
#include <QGuiApplication>

namespace glossator {

using namespace Qt::StringLiterals;
using titles::brief;

Remarks::Remarks(MarkingContext &context) : m_context(context), m_project(context.project) {}

Remarks::~Remarks()
{
    if (m_popup)
        m_popup->close();
}

bool Remarks::canAddName(MentionId id) const
{
    const auto mention = m_project.mentions().mention(id);
    const auto entity = mention && mention->entity ? m_project.entities().entity(mention->entity) : std::unexpected(Error());
    const QString name = mention ? mention->quote.simplified() : QString(); // as whoever has a name is looked for
    return entity && entity->name != name && !entity->aliases.contains(name);
}

void Remarks::addName(MentionId id)
{
    m_project.edit([this, id]() -> Result<> {
        GLOSSATOR_ASSIGN(const Mention mention, m_project.mentions().mention(id));
        if (!mention.entity) {
            m_context.say(tr("“%1” names nobody yet: Tab says whom.").arg(brief(mention.quote)));
            return {};
        }
        GLOSSATOR_ASSIGN(const Entity entity, m_project.entities().entity(mention.entity));
        if (!canAddName(id)) {
            m_context.say(tr("“%1” is a name of %2 already.").arg(brief(mention.quote), brief(entity.name)));
            return {};
        }
        GLOSSATOR_TRY(m_project.entities().setAliases(entity.id, entity.aliases + QStringList(mention.quote.simplified())));
        m_context.say(tr("“%1” is another name of %2 now. Ctrl+Z takes it back.").arg(brief(mention.quote), brief(entity.name)));
        return {};
    });
}

void Remarks::note(const Owner &about)
{
    // An entity has one note of its own; anything else gets one beside those that came with it.
    NoteId known;
    QString text;
    if (about.kind == Owner::Kind::Entity) {
        const auto entity = m_project.entities().entity(EntityId(about.id));
        text = entity ? entity->note : QString();
    } else if (const auto notes = m_project.notes().of(about)) {
        const auto own = std::ranges::find_if(*notes, [](const Note &note) { return note.type.isEmpty(); });
        if (own != notes->end()) {
            known = own->id;
            text = own->text;
        }
    }
    const QString words = brief(DisplayRows(m_project.store()).words(about));
    const TextSpan place = m_context.placeOf(m_project.selection().now().shown());
    m_popup = new NotePopup(tr("Note on “%1”").arg(words), text, m_context.anchorOf(place), &m_context.view);
    connect(m_popup, &NotePopup::written, this, [this, about, known, words](const QString &written) {
        m_project.edit([this, about, known, words, written]() -> Result<> {
            if (about.kind == Owner::Kind::Entity) {
                GLOSSATOR_TRY(m_project.entities().setNote(EntityId(about.id), written));
            } else if (!known) {
                GLOSSATOR_TRY(m_project.notes().add(about, written));
            } else if (written.isEmpty()) {
                GLOSSATOR_TRY(m_project.notes().remove(known));
            } else {
                GLOSSATOR_TRY(m_project.notes().setText(known, written));
            }
            m_context.say(written.isEmpty() ? tr("“%1” has no note any more. Ctrl+Z takes it back.").arg(words)
                                            : tr("The note on “%1” is kept. Ctrl+Z takes it back.").arg(words));
            return {};
        });
    });
}

void Remarks::copyWithCitation()
{
    const auto article = m_project.articles().article(m_project.selection().article());
    if (!article)
        return;
    const TextOffsets &text = m_context.view.text();
    Extent quoted = m_context.view.selection();
    if (quoted.fragments().empty() || quoted.hull().isEmpty()) {
        const auto mention = m_project.mentions().mention(m_project.selection().now().shown());
        if (!mention || mention->article != article->id) {
            m_context.say(tr("Select the words to quote, or go to a mention."));
            return;
        }
        quoted = sentencesAround(text, mention->extent.hull());
    }
    QGuiApplication::clipboard()->setText(citedQuote(text.quote(quoted), *article));
    m_context.say(tr("Copied “%1” with its citation.").arg(brief(text.quote(quoted))));
}

} // namespace glossator
