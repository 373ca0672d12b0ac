// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/marking/mentionmarker.h"

#include "app/marking/markingcontext.h"
#include "models/project/project.h"
#include "models/store/titles.h"
#include "models/store/usage.h"
#include "widgets/articleview/articleview.h"

#include <ranges>

namespace glossator {

using namespace Qt::StringLiterals;
using titles::brief;

namespace {

/// A quote for a sentence that tells where it begins and ends.
QString withBothEnds(const QString &quote)
{
    constexpr qsizetype most = 24;
    const QString words = quote.simplified();
    if (words.size() <= 2 * most)
        return words;
    const qsizetype head = most - words.at(most - 1).isHighSurrogate();
    const qsizetype tail = most - words.at(words.size() - most).isLowSurrogate();
    return words.first(head).trimmed() + u" … "_s + words.last(tail).trimmed();
}

} // namespace

MentionMarker::MentionMarker(MarkingContext &context)
    : m_context(context)
    , m_project(context.project)
    , m_view(context.view)
    , m_known(context.project.workbench())
    , m_reader(context.project.store())
{
    m_view.setKnownNames([this](const QString &name) { return m_known.contains(name); });
    connect(&m_view, &ArticleView::mentionRequested, this, &MentionMarker::mark);
    connect(&m_view, &ArticleView::resizeRequested, this, &MentionMarker::resize);
    connect(&m_view, &ArticleView::typeRequested, this, &MentionMarker::chooseType);
}

MentionMarker::~MentionMarker() { m_view.setKnownNames({}); }

void MentionMarker::mark(const Extent &extent, const QString &type)
{
    // The edit may wait for a job, and the reader go on: what is meant is what was there when the key was pressed.
    m_project.edit([this, extent, type, article = m_project.selection().article(),
                       current = m_project.selection().mention(), quote = m_view.text().quote(extent)]() -> Result<> {
        // The key of another type on a mention of the same extent changes its mind rather than marking twice. Words can
        // tell of an event besides: that is another thing, and stays what it is.
        if (const auto mention = m_project.mentions().mention(meant(article, extent, type, current))) {
            const QString title = m_context.titleOf(m_project.schema().markedType(type));
            if (mention->type == type) {
                m_context.show(article, mention->id);
                m_context.say(tr("“%1” is %2 already.").arg(brief(mention->quote), title));
                return {};
            }
            GLOSSATOR_TRY(m_project.mentions().retype({mention->id}, type));
            m_context.say(tr("“%1” is now %2. Ctrl+Z takes it back.").arg(brief(mention->quote), title));
            return {};
        }
        GLOSSATOR_ASSIGN(const Marked marked, m_project.mentions().mark(article, extent, type));
        m_context.show(article, marked.mention);
        tell(marked, quote, m_context.standsBeside(article, extent, marked.mention));
        return {};
    });
}

void MentionMarker::resize(MentionId id, const Extent &extent)
{
    m_project.edit([this, id, extent, quote = m_view.text().quote(extent)]() -> Result<> {
        GLOSSATOR_ASSIGN(const Mention before, m_project.mentions().mention(id));
        if (before.extent == extent)
            return {};
        const auto nameOf = [this, entity = before.entity] {
            const auto named = m_project.entities().entity(entity);
            return named ? named->name : QString();
        };
        const QString name = nameOf();
        GLOSSATOR_TRY(m_project.mentions().setExtent(id, extent));
        m_context.show(before.article, id);
        const QString sentence = name == nameOf() ? tr("“%1” is now “%2”. Ctrl+Z takes it back.")
                                                  : tr("“%1” is now “%2”, and so is its entity. Ctrl+Z takes it back.");
        m_context.say(sentence.arg(withBothEnds(before.quote), withBothEnds(quote)));
        return {};
    });
}

MentionId MentionMarker::meant(
    ArticleId article, const Extent &extent, const QString &type, MentionId current) const
{
    const auto mention = m_project.mentions().mention(current);
    if (!mention || mention->by.status == Status::Rejected || mention->extent.inTextOrder() != extent.inTextOrder())
        return {};
    if (!m_project.mentions().isTrigger(current))
        return current;
    // The store is asked, as the view may show another article by now.
    const auto alike = m_project.mentions().withExtent(article, extent);
    for (const Mention &beside : alike ? *alike : std::vector<Mention>()) {
        if (beside.type == type && beside.by.status != Status::Rejected && beside.by.author == m_project.store().author())
            return beside.id;
    }
    return {};
}

std::optional<Mention> MentionMarker::currentAt(const Extent &extent) const
{
    const auto current = m_project.mentions().mention(m_project.selection().mention());
    const bool isMeant = current && current->by.status != Status::Rejected && current->extent.inTextOrder() == extent.inTextOrder();
    return isMeant ? std::optional(*current) : std::nullopt;
}

void MentionMarker::chooseType(const Extent &extent)
{
    const ArticleId article = m_project.selection().article();
    if (!article || !m_context.canChange())
        return;
    const Schema schema = m_project.schema(); // keeps what the suggestions point at
    const QString quote = m_view.text().quote(extent);
    const auto current = currentAt(extent);
    // Suggestions compare many words: they are looked for once, in the background.
    const auto all = std::make_shared<Picker::Source>();
    const Picker::Search suggest = m_context.search<TypeSuggestions>(
        [schema, article, quote](Store &store, const QString &) -> Result<TypeSuggestions> {
            return suggestTypes(store, schema, article, quote).value_or(TypeSuggestions());
        },
        [all, schema, now = current ? std::optional(schema.markedType(current->type)) : std::nullopt](
            const QString &typed, const TypeSuggestions &suggestions) {
            *all = allTypes(schema, suggestions, now);
            return (*all)(typed);
        });
    const Picker::Search search = [all, suggest](const QString &typed, const std::function<void(PickList)> &answer) {
        if (*all)
            answer((*all)(typed));
        else
            suggest(typed, answer);
    };
    auto *picker = m_context.ask(tr("What is “%1”?").arg(brief(quote)), search, extent.hull());
    picker->setEmptyHint(tr("No type is called that."));
    connect(picker, &Picker::picked, this, [this, extent](const QVariant &value) {
        const auto type = value.value<TypeRef>();
        if (type.group == TypeGroup::Event)
            Q_EMIT eventChosen(extent, type.name);
        else
            mark(extent, type.name);
    });
}

void MentionMarker::tell(const Marked &marked, const QString &quote, const QString &beside)
{
    const auto entity = marked.entity ? m_project.entities().row(marked.entity) : Result<EntityRow>(EntityRow());
    switch (marked.how) {
    case Marked::Entity::None: {
        const auto mention = m_project.mentions().mention(marked.mention);
        const TypeDef *type = mention ? m_project.schema().mentionType(mention->type) : nullptr;
        const bool isValue = type && type->kind == TypeKind::Value; // a date names nobody
        m_context.say((isValue ? tr("Marked “%1”.") : tr("Marked “%1”. Tab says whom it names.")).arg(brief(quote)) + beside);
        break;
    }
    case Marked::Entity::Joined:
        m_context.say(
            tr("Marked “%1” and joined it to %2, %n mention(s) now.", nullptr, int(entity ? entity->mentions : 0))
                .arg(brief(quote), brief(entity ? entity->entity.name : QString())) + beside);
        break;
    case Marked::Entity::Created:
        m_context.say(tr("Marked “%1” as a new entity.").arg(brief(quote)) + beside);
        tellOfFullerName(marked.mention, m_context.said());
        break;
    case Marked::Entity::Ambiguous:
        m_context.say(tr("Marked “%1”. Several entities have this name: Tab chooses one.").arg(brief(quote)) + beside);
        break;
    }
}

void MentionMarker::tellOfFullerName(MentionId made, const QString &told)
{
    const auto find = [store = &m_project.store(), made]() -> Result<Entity> {
        GLOSSATOR_ASSIGN(const Mention mention, MentionRepository(*store).mention(made));
        GLOSSATOR_ASSIGN(const EntityId whole, Usage(*store).fullerNamed(mention));
        return whole ? EntityRepository(*store).entity(whole) : Entity();
    };
    m_reader.read<Entity>(find, [this, made, told](const Result<Entity> &whole) {
        if (whole && whole->id && m_project.selection().mention() == made && m_context.said() == told)
            m_context.say(told + u' ' + tr("%1 may be the same: Tab, Enter joins them.").arg(brief(whole->name)));
    });
}

} // namespace glossator
