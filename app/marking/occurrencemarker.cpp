// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/marking/occurrencemarker.h"

#include "app/marking/markingcontext.h"
#include "app/marking/repeater.h"
#include "models/base/inbackground.h"
#include "models/base/propername.h"
#include "models/project/project.h"
#include "models/store/titles.h"
#include "widgets/articleview/articleview.h"

#include <QApplication>
#include <QLocale>

namespace glossator {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using titles::brief;

OccurrenceMarker::OccurrenceMarker(MarkingContext &context, const Repeater &repeater)
    : m_context(context)
    , m_repeater(repeater)
    , m_project(context.project)
    , m_view(context.view)
    , m_model(context.project.workbench())
{
    m_thread.setMaxThreadCount(1);
    m_again.setSingleShot(true);
    m_again.setInterval(200ms);
    connect(&m_again, &QTimer::timeout, this, &OccurrenceMarker::search);
    connect(&m_project.workbench(), &Workbench::changed, this, [this](const ChangeSet &changes) {
        if (m_panel && changes.touchesAny(Table::Mention, Table::Article))
            m_again.start();
    });
    connect(&m_project.selection(), &SelectionContext::articleChanged, this, [this](ArticleId article) {
        if (m_panel && !m_options.wholeProject && article != m_article)
            close();
    });
}

OccurrenceMarker::~OccurrenceMarker()
{
    if (m_search)
        m_search->cancel();
    m_thread.waitForDone();
    delete m_panel;
}

std::optional<OccurrenceMarker::Mark> OccurrenceMarker::example() const
{
    const Selection &now = m_project.selection().now();
    if (now.item.kind == Owner::Kind::Entity) {
        if (const auto entity = m_project.entities().entity(now.entity))
            return Mark{entity->name, {TypeGroup::Mention, entity->type}, entity->id};
    }
    const Extent selection = m_view.selection().fragments().empty() ? Extent() : m_view.markable();
    const auto mention = m_project.mentions().mention(now.mention);
    if (mention && (selection.fragments().empty() || selection == mention->extent.inTextOrder()))
        return Mark{mention->quote, m_context.typeOf(*mention), mention->entity};
    const Extent words = selection.fragments().empty() ? m_view.markable() : selection;
    if (words.fragments().empty())
        return {};
    const auto offered = m_project.schema().offered(TypeGroup::Mention);
    const TypeRef first = offered.empty() ? TypeRef() : TypeRef{TypeGroup::Mention, offered.front()->name};
    return Mark{m_view.text().quote(words), m_repeater.lastType().value_or(first), {}, true};
}

void OccurrenceMarker::open()
{
    if (m_panel && m_panel->isAncestorOf(QApplication::focusWidget())) {
        m_panel->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    const auto example = this->example();
    if (!m_project.selection().article() || !example || example->words.simplified().isEmpty()) {
        m_context.say(tr("Select the words first: all places where they stand can be marked."));
        return;
    }
    m_shown = *example;
    m_shown.words = m_shown.words.simplified();
    m_article = m_project.selection().article();
    m_before = m_view.selection().fragments().empty() ? Extent(TextSpan{m_view.caret(), m_view.caret()}) : m_view.selection();
    m_options.aliases = m_project.selection().item().kind == Owner::Kind::Entity;
    delete m_panel;
    m_model.setOccurrences({});
    m_panel = new OccurrencePanel(m_model, m_options, m_view.parentWidget());
    m_panel->setWords(m_shown.words, otherNames().size());
    if (m_context.showBelow)
        m_context.showBelow(m_panel);
    connect(m_panel, &OccurrencePanel::optionsChanged, this, &OccurrenceMarker::search);
    connect(m_panel, &OccurrencePanel::typeRequested, this, &OccurrenceMarker::pickType);
    connect(m_panel, &OccurrencePanel::entityRequested, this, &OccurrenceMarker::pickEntity);
    connect(m_panel, &OccurrencePanel::placeChosen, this, &OccurrenceMarker::showPlace);
    connect(m_panel, &OccurrencePanel::markRequested, this, &OccurrenceMarker::markTicked);
    connect(m_panel, &OccurrencePanel::closed, this, &OccurrenceMarker::close);
    setTarget(usualTarget(m_shown.type));
    search();
    m_panel->show();
    m_panel->setFocus(Qt::ShortcutFocusReason);
    QTimer::singleShot(0, this, [this] { m_view.scrollTo(m_before.hull()); }); // once the view has become lower
}

QStringList OccurrenceMarker::otherNames() const
{
    const auto entity = m_project.entities().entity(m_shown.entity);
    if (!entity)
        return {};
    QStringList names = QStringList{entity->name} + entity->aliases;
    names.removeDuplicates();
    names.removeAll(m_shown.words);
    return names;
}

void OccurrenceMarker::search()
{
    if (!m_panel)
        return;
    m_options = m_panel->options();
    if (m_search)
        m_search->cancel();
    m_search = std::make_shared<JobContext>();
    m_panel->setSearching(true);
    const OccurrenceQuery query{QStringList{m_shown.words} + (m_options.aliases ? otherNames() : QStringList()),
        m_options.how, m_options.wholeProject ? ArticleId() : m_article};
    using Found = std::shared_ptr<Result<Occurrences>>; // moved, not copied: it may be long
    const auto find = [store = &m_project.store(), query, context = m_search]() -> Found {
        return std::make_shared<Result<Occurrences>>(findOccurrences(*store, query, *context));
    };
    inBackground(m_thread, find, this, [this, context = m_search](const Found &found) {
        if (context != m_search || !m_panel)
            return; // another search began meanwhile
        if (*found) {
            guessType((*found)->found);
            m_model.setOccurrences(std::move(**found));
        } else {
            m_context.say(found->error().message);
        }
        m_panel->setSearching(false);
    });
}

void OccurrenceMarker::guessType(const std::vector<Occurrence> &found)
{
    if (!m_shown.isGuess)
        return;
    for (const Occurrence &one : found) {
        const auto standing = std::ranges::find(one.there, true, &StandingMention::isSamePlace);
        if (standing == one.there.end())
            continue;
        m_shown.isGuess = false;
        setTarget(usualTarget(standing->type));
        return;
    }
}

OccurrenceTarget OccurrenceMarker::usualTarget(const TypeRef &type) const
{
    const TypeDef *definition = m_project.schema().type(type);
    if (type.group != TypeGroup::Mention || !definition || definition->kind != TypeKind::Entity)
        return {type};
    if (m_shown.entity && m_shown.type == type)
        return {type, m_shown.entity};
    if (!looksLikeName(m_shown.words))
        return {type};
    // As marking one by hand does: the single entity of that name, or a new one; of several a person decides.
    const auto named = m_project.entities().named(m_shown.words, type.name);
    if (named && named->size() == 1)
        return {type, named->front()};
    return {type, {}, named && named->empty() ? m_shown.words : QString()};
}

void OccurrenceMarker::setTarget(const OccurrenceTarget &target)
{
    m_model.setTarget(target);
    const TypeDef *type = m_project.schema().type(target.type);
    const QString named = m_context.titleOf(target.type);
    m_panel->setType(target.type.group == TypeGroup::Event ? tr("new events: %1").arg(named) : named,
        type ? std::optional(m_project.schema().colorOf(*type)) : std::nullopt);
    const auto entity = target.entity ? m_project.entities().entity(target.entity) : Result<Entity>(Entity());
    if (target.type.group == TypeGroup::Event || !type || type->kind != TypeKind::Entity)
        m_panel->setEntity({});
    else
        m_panel->setEntity(target.entity && entity      ? entity->name
                : !target.newEntity.isEmpty() ? tr("new entity %1").arg(target.newEntity)
                                              : tr("naming nobody"));
}

void OccurrenceMarker::pickType()
{
    QList<PickItem> items;
    for (const TypeGroup group : {TypeGroup::Mention, TypeGroup::Event}) {
        for (PickItem item : typeItems(m_project.schema(), m_project.schema().offered(group))) {
            item.group = group == TypeGroup::Event ? tr("A new event each") : tr("Mentions");
            item.value = QVariantList{int(group), item.value};
            items << item;
        }
    }
    auto *picker = new Picker(tr("Mark them as what?"), Picker::among(items), m_panel->typeAnchor(), m_panel);
    connect(picker, &Picker::picked, this, [this](const QVariant &value) {
        const QVariantList type = value.toList();
        m_shown.isGuess = false;
        setTarget(usualTarget({TypeGroup(type.at(0).toInt()), type.at(1).toString()}));
    });
}

void OccurrenceMarker::pickEntity()
{
    const QString type = m_model.target().type.name;
    using Found = std::vector<EntityId>;
    const auto find = [type, words = m_shown.words](Store &store, const QString &typed) -> Result<Found> {
        const EntityRepository entities(store);
        Found ids;
        if (typed.isEmpty()) {
            GLOSSATOR_ASSIGN(ids, entities.named(words, type));
        }
        GLOSSATOR_ASSIGN(const EntityMatches matching, entities.matching(typed.simplified(), 30));
        std::ranges::copy_if(
            matching.ids, std::back_inserter(ids), [&ids](EntityId id) { return !std::ranges::contains(ids, id); });
        return ids;
    };
    const auto show = [this, type](const QString &typed, const Found &ids) {
        QList<PickItem> items;
        const EntityRepository &entities = m_project.entities();
        const QString name = typed.isEmpty() ? m_shown.words : typed.simplified();
        const PickItem made{tr("New entity “%1”").arg(brief(name)), type, name};
        const PickItem nobody{tr("Nobody"), tr("they name no entity"), qint64(0)};
        for (const EntityId id : ids) {
            if (const auto row = entities.row(id))
                items << PickItem{row->entity.name,
                    tr("%1, %n mention(s)", nullptr, int(row->mentions)).arg(row->entity.type), id.value()};
        }
        return items << made << nobody;
    };
    auto *picker
        = new Picker(tr("Whom do they name?"), m_context.search<Found>(find, show), m_panel->entityAnchor(), m_panel);
    picker->setDigits(Picker::Digits::WhileNothingIsTyped);
    connect(picker, &Picker::picked, this, [this](const QVariant &value) {
        OccurrenceTarget target{m_model.target().type};
        if (value.typeId() == QMetaType::LongLong)
            target.entity = EntityId(value.toLongLong());
        else
            target.newEntity = value.toString();
        setTarget(target);
    });
}

void OccurrenceMarker::showPlace(const Occurrence &occurrence)
{
    if (m_project.selection().article() != occurrence.article)
        m_project.selection().chooseArticle(occurrence.article);
    m_view.setSelection(occurrence.span);
    m_view.scrollTo(occurrence.span);
}

void OccurrenceMarker::markTicked()
{
    constexpr size_t mostAtOnce = 1'000; // what a keypress may write
    constexpr qsizetype longText = 500'000;
    const std::vector<Occurrence> chosen = m_model.ticked();
    const OccurrenceTarget target = m_model.target();
    const QString words = m_shown.words;
    if (chosen.empty())
        return;
    if (chosen.size() <= mostAtOnce && !m_options.wholeProject && m_view.text().length() <= longText) {
        m_project.edit([this, chosen, target, words]() -> Result<> {
            JobContext job;
            const auto done = markOccurrences(m_project.store(), chosen, target, words, job);
            if (!done)
                return std::unexpected(done.error());
            tell(done, words, target);
            return {};
        });
        close();
        return;
    }
    const auto job = [this, chosen, target, words, store = &m_project.store()](JobContext &context) -> std::function<void()> {
        const Store::Lease lease(*store);
        const auto done = markOccurrences(*store, chosen, target, words, context);
        return [this, done, words, target] { tell(done, words, target); };
    };
    if (m_context.startJob && m_context.startJob(tr("Marking all"), job))
        close();
}

void OccurrenceMarker::tell(const Result<OccurrencesMarked> &done, const QString &words, const OccurrenceTarget &target)
{
    if (!done) {
        m_context.say(done.error().message);
        return;
    }
    QString sentence = tr("Marked %1 × “%2” as %3.")
                           .arg(QLocale().toString(done->made + done->changed), brief(words), m_context.titleOf(target.type));
    if (done->skipped > 0)
        sentence += u' ' + tr("%n place(s) left out: the text or the marks changed meanwhile.", nullptr, int(done->skipped));
    m_context.sayOfEdit(done->made + done->changed > 0, sentence);
}

void OccurrenceMarker::close()
{
    if (m_search)
        m_search->cancel();
    m_search.reset();
    m_again.stop();
    if (m_panel) {
        m_panel->hide();
        m_panel->deleteLater(); // it may be what asked
        m_panel.clear();
    }
    m_model.setOccurrences({});
    if (m_project.selection().article() == m_article)
        m_view.setSelection(m_before);
    m_view.setFocus();
}

} // namespace glossator
