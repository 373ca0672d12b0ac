// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/marking/rolefiller.h"

#include "app/marking/markingcontext.h"
#include "models/base/listed.h"
#include "models/project/project.h"
#include "models/store/displayrows.h"
#include "models/store/titles.h"
#include "widgets/articleview/articleview.h"
#include "widgets/panels/rolebar.h"
#include "widgets/plainlabel.h"

#include <QMenu>

namespace glossator {

using namespace Qt::StringLiterals;
using titles::brief;

RoleFiller::RoleFiller(MarkingContext &context) : m_context(context), m_project(context.project), m_view(context.view)
{
    connect(&m_view, &ArticleView::roleRequested, this, qOverload<int>(&RoleFiller::fill));
    connect(&m_project.selection(), &SelectionContext::changed, this, &RoleFiller::follow);
    connect(&m_project.workbench(), &Workbench::changed, this, &RoleFiller::follow);
    connect(&m_project, &Project::schemaChanged, this, &RoleFiller::follow);
}

RoleFiller::~RoleFiller()
{
    if (m_bar)
        m_bar->hide();
}

void RoleFiller::showIn(RoleBar &bar)
{
    m_bar = &bar;
    connect(&bar, &ChipBar::chosen, this, qOverload<int>(&RoleFiller::fill));
    connect(&bar, &ChipBar::allRequested, this, &RoleFiller::chooseRole);
    connect(&bar, &ChipBar::menuRequested, this, [this](int role, const QPoint &place) {
        const auto sheet = roleSheet(m_project, m_project.selection().eventMention());
        if (!sheet || role >= int(sheet->rows.size()))
            return;
        QMenu menu(m_bar);
        addRoleTo(menu, sheet->told.id, sheet->rows[size_t(role)]);
        menu.exec(place);
    });
    follow();
}

void RoleFiller::follow()
{
    const EventMentionId id = m_project.selection().eventMention();
    m_view.setFillsRoles(bool(id));
    const auto sheet = id ? roleSheet(m_project, id) : std::nullopt;
    if (!m_bar)
        return;
    if (!sheet) {
        m_bar->hide();
        return;
    }
    QList<RoleChip> chips;
    int filling = -1;
    for (const RoleRow &row : sheet->rows) {
        if (id == m_event && row.role.name == m_role)
            filling = int(chips.size());
        RoleChip chip{row.role.name, takes(row.role), {}, row.isMissing()};
        for (const Argument &argument : row.fillers)
            chip.fillers << brief(wordsOf(argument.id));
        chips << chip;
    }
    const auto trigger = m_project.mentions().mention(sheet->told.trigger);
    const bool wasHidden = m_bar->isHidden();
    const bool isName = !sheet->title.contains(u' '); // Movement.Transport: there, as over the text, its last part will do
    const QString title = isName ? sheet->title.section(u'.', -1) : sheet->title;
    m_bar->showRoles(trigger ? tr("%1 “%2”", "an event's type and trigger").arg(title, brief(trigger->quote)) : title, chips);
    m_bar->setChosen(filling);
    // The bar takes its room from the end of the text, which must not hide what it speaks of.
    if (wasHidden && trigger)
        QMetaObject::invokeMethod(
            this,
            [this, place = trigger->extent.hull(), id] {
                if (m_project.selection().eventMention() == id && m_view.caretRect(place.begin).bottom() > m_view.viewport()->height()
                    && m_view.caretRect(place.begin).top() < m_view.viewport()->height() + 2 * m_bar->height())
                    m_view.scrollTo(place);
            },
            Qt::QueuedConnection);
}

QString RoleFiller::wordsOf(ArgumentId id) const
{
    const auto row = DisplayRows(m_project.store()).argument(id);
    return row ? row->words : QString();
}

QString RoleFiller::takes(const RoleDef &role) const
{
    const Schema &schema = m_project.schema();
    if (role.fillers.empty())
        return tr("takes anything");
    QStringList names;
    for (const TypeDef *type : schema.expanded(role.fillers))
        names << type->title();
    constexpr qsizetype most = 8;
    const QString more = names.size() > most ? u" …"_s : QString();
    return tr("takes %1", "types").arg(listed(names.first(std::min(most, names.size()))) + more);
}

void RoleFiller::fill(int role)
{
    const auto sheet = roleSheet(m_project, m_project.selection().eventMention());
    if (!sheet)
        return;
    if (role >= int(sheet->rows.size())) {
        m_context.say(tr("%1 has only %n role(s).", nullptr, int(sheet->rows.size())).arg(sheet->title));
        return;
    }
    fill(sheet->told.id, sheet->rows[size_t(role)].role.name);
}

void RoleFiller::fill(EventMentionId id, const QString &roleName)
{
    const auto sheet = roleSheet(m_project, id);
    const RoleRow *row = sheet ? sheet->row(roleName) : nullptr;
    if (!row || !m_context.canChange())
        return;
    if (m_project.selection().eventMention() != id)
        m_project.selection().choose(id);
    PickTask task = taskFor(*sheet, *row);
    m_context.endPick();
    m_event = id;
    m_role = roleName;
    m_context.pick(std::move(task));
    follow();
}

PickTask RoleFiller::taskFor(const RoleSheet &sheet, const RoleRow &row)
{
    const EventMentionId id = sheet.told.id;
    const QString role = row.role.name;
    PickTask task;
    task.hint = tr("%1 of %2: a lit mention, or select words; = types a value, Ctrl+E lists entities and events, Esc leaves.").arg(role, sheet.title);
    if (row.replaces())
        task.hint = tr("It takes the place of “%1”.").arg(brief(wordsOf(row.fillers.front().id))) + u' ' + task.hint;
    // Asked for each mark at each paint.
    task.isAllowed = [this, role = row.role, trigger = sheet.told.trigger, schema = m_project.schema(),
                         known = std::make_shared<QHash<TypeRef, bool>>()](const Mention &target) {
        if (target.id == trigger)
            return false;
        const TypeRef type = m_context.typeOf(target);
        auto found = known->constFind(type);
        if (found == known->cend())
            found = known->insert(type, schema.fillerAllowed(role, type));
        return *found;
    };
    QSet<qint64> taken;
    for (const RoleRow &each : sheet.rows) {
        for (const Argument &argument : each.fillers) {
            if (argument.filler.kind == Filler::Kind::Mention)
                taken.insert(argument.filler.id);
        }
    }
    task.isLikely = [taken](const Mention &target) { return !taken.contains(target.id.value()); };
    task.hintFor = [this, sheet, row](const Mention &target) { return hintFor(sheet, row, target); };
    task.whyNot = [this, role = row.role, sheet](const Mention &target) {
        if (target.id == sheet.told.trigger)
            return tr("An event does not fill its own role.");
        return tr("“%1” is %2; %3 %4.").arg(brief(target.quote), m_context.titleOf(m_context.typeOf(target)), role.name, takes(role));
    };
    task.picked = [this, id, role](MentionId target) {
        put(id, role, [this, target] { return fillerOf(target); });
    };
    task.words = [this, id, role](const Extent &extent, bool bare) { takeWords(id, role, extent, bare); };
    task.literal = [this, id, role] { typeValue(id, role); };
    task.emptied = [this, id, role] { empty(id, role); };
    task.ended = [this] {
        m_role.clear();
        m_event = {};
        follow();
    };
    return task;
}

QString RoleFiller::hintFor(const RoleSheet &sheet, const RoleRow &row, const Mention &target) const
{
    const QString what = tr("“%1” (%2)", "a mention and its type").arg(brief(target.quote), m_context.titleOf(m_context.typeOf(target)));
    const bool isThere = std::ranges::any_of(row.fillers, [&](const Argument &argument) {
        return argument.filler == Filler(target.id);
    });
    if (isThere)
        return tr("%1 of %2: %3 is there already.").arg(row.role.name, sheet.title, what);
    if (row.replaces())
        return tr("%1 of %2: %3 instead of “%4”. Enter chooses.")
            .arg(row.role.name, sheet.title, what, brief(wordsOf(row.fillers.front().id)));
    return tr("%1 of %2: %3. Enter chooses.").arg(row.role.name, sheet.title, what);
}

Result<Filler> RoleFiller::fillerOf(MentionId mention) const
{
    GLOSSATOR_ASSIGN(const auto told, m_project.events().triggeredBy(mention));
    return told.empty() ? Filler(mention) : Filler(told.front().id);
}

void RoleFiller::put(EventMentionId id, const QString &role, std::function<Result<Filler>()> make)
{
    m_context.endPick();
    m_project.edit([this, id, role, make = std::move(make), article = m_project.selection().article()]() -> Result<> {
        const auto before = roleSheet(m_project, id);
        const RoleRow *row = before ? before->row(role) : nullptr;
        if (!row)
            return {};
        const QString replaced = row->replaces() ? wordsOf(row->fillers.front().id) : QString();
        ArgumentId filled;
        bool isNews = true;
        const auto fillIt = [&](Operation &) -> Result<> {
            GLOSSATOR_ASSIGN(const Filler filler, make());
            const auto same = std::ranges::find(row->fillers, filler, &Argument::filler);
            if (same != row->fillers.end()) {
                filled = same->id;
                isNews = false;
            } else if (row->replaces()) {
                filled = row->fillers.front().id;
                GLOSSATOR_TRY(m_project.events().setFiller(filled, filler));
            } else {
                GLOSSATOR_ASSIGN(filled, m_project.events().addArgument(id, role, filler));
            }
            return {};
        };
        GLOSSATOR_TRY(m_project.store().perform({}, fillIt));
        m_context.show(article, id);
        const auto after = roleSheet(m_project, id);
        const QString words = brief(wordsOf(filled));
        if (!isNews)
            m_context.say(tr("%1 is “%2” already.").arg(role, words));
        else if (!replaced.isEmpty())
            m_context.say(tr("%1: “%2” instead of “%3”. Ctrl+Z takes it back.").arg(role, words, brief(replaced)));
        else if (row->role.max && int(row->fillers.size()) >= *row->role.max)
            m_context.say(tr("%1: “%2”. The schema has room for %n only: it is listed as a problem.", nullptr, *row->role.max)
                              .arg(role, words));
        else
            m_context.say(tr("%1: “%2”.").arg(role, words) + u' ' + (after ? suggestion(*after) : QString()) + u' '
                + tr("Ctrl+Z takes it back."));
        return {};
    });
}

std::vector<const TypeDef *> RoleFiller::typesFor(const RoleDef &role, const QString &quote) const
{
    const Schema &schema = m_project.schema();
    QHash<QString, int> uses; // here, of these words
    for (const Mention &mention : m_view.mentions()) {
        if (mention.quote.compare(quote, Qt::CaseInsensitive) == 0)
            ++uses[mention.type];
    }
    std::vector<const TypeDef *> types = schema.expanded(role.fillers);
    for (const TypeDef *type : types) {
        const auto named = m_project.entities().named(quote.simplified(), type->name);
        if (named && !named->empty())
            uses[type->name] += 1000; // somebody is known by that name
    }
    std::ranges::stable_sort(types, std::greater(), [&](const TypeDef *type) { return uses.value(type->name); });
    return types;
}

void RoleFiller::takeWords(EventMentionId id, const QString &roleName, const Extent &extent, bool bare)
{
    const auto sheet = roleSheet(m_project, id);
    const RoleRow *row = sheet ? sheet->row(roleName) : nullptr;
    if (!row)
        return;
    const QString quote = m_view.text().quote(extent);
    if (bare) {
        fillBare(id, roleName, extent, quote);
        return;
    }
    for (const Mention *mention : m_view.mentionsIn(extent.hull())) {
        if (mention->by.status != Status::Rejected && mention->extent.inTextOrder() == extent.inTextOrder()
            && m_project.schema().fillerAllowed(row->role, m_context.typeOf(*mention))
            && mention->id != sheet->told.trigger) {
            m_view.setSelection({});
            put(id, roleName, [this, target = mention->id] { return fillerOf(target); });
            return;
        }
    }
    const auto types = typesFor(row->role, quote);
    if (types.empty()) {
        m_context.say(tr("The schema offers no type for %1. Shift+Enter fills it with the words as they are.").arg(roleName));
        return;
    }
    const auto isEvent = [](const TypeDef *type) { return type->kind == TypeKind::Event; };
    if (types.size() == 1) {
        markAndFill(id, roleName, extent, types.front()->name, isEvent(types.front()));
        return;
    }
    QList<PickItem> items = typeItems(m_project.schema(), types);
    for (qsizetype at = 0; at < items.size(); ++at)
        items[at].value = QStringList{types[size_t(at)]->name, isEvent(types[size_t(at)]) ? u"event"_s : QString()};
    auto *picker = m_context.ask(tr("%1: what is “%2”?").arg(roleName, brief(quote)), Picker::among(items), extent.hull());
    picker->addKey({{Qt::ShiftModifier | Qt::Key_Return, Qt::ShiftModifier | Qt::Key_Enter}, tr("leave it unmarked"),
        [this, id, roleName, extent, quote](const QVariant &, const QString &) { fillBare(id, roleName, extent, quote); }});
    connect(picker, &Picker::picked, this, [this, id, roleName, extent](const QVariant &value) {
        markAndFill(id, roleName, extent, value.toStringList().value(0), !value.toStringList().value(1).isEmpty());
    });
}

void RoleFiller::fillBare(EventMentionId id, const QString &role, const Extent &extent, const QString &quote)
{
    if (!extent.isContinuous()) {
        m_context.say(tr("Words that are not marked fill a role in one piece only. Enter marks them."));
        return;
    }
    m_view.setSelection({});
    put(id, role, [extent, quote] { return Filler(extent.hull(), quote); });
}

void RoleFiller::markAndFill(
    EventMentionId id, const QString &role, const Extent &extent, const QString &type, bool isEvent)
{
    m_view.setSelection({});
    put(id, role, [this, extent, type, isEvent, article = m_project.selection().article()]() -> Result<Filler> {
        if (isEvent) {
            GLOSSATOR_ASSIGN(const NewEvent made, m_project.events().create(article, extent, type));
            return Filler(made.mention);
        }
        GLOSSATOR_ASSIGN(const Marked marked, m_project.mentions().mark(article, extent, type));
        return Filler(marked.mention);
    });
}

void RoleFiller::typeValue(EventMentionId id, const QString &role)
{
    const auto source = [role](const QString &typed) -> QList<PickItem> {
        const QString value = typed.trimmed();
        if (value.isEmpty())
            return {};
        return {PickItem{value, tr("as the %1", "a role").arg(role), value}};
    };
    auto *picker = m_context.ask(tr("Type the %1", "a role").arg(role), source, m_context.placeOf());
    picker->setDigits(Picker::Digits::Never);
    picker->setEmptyHint(tr("A number, a date, a name: as it shall stand."));
    connect(picker, &Picker::picked, this, [this, id, role](const QVariant &value) {
        put(id, role, [text = value.toString()] { return Filler(text); });
    });
}

void RoleFiller::empty(EventMentionId id, const QString &roleName)
{
    const auto sheet = roleSheet(m_project, id);
    const RoleRow *row = sheet ? sheet->row(roleName) : nullptr;
    if (!row || row->fillers.empty()) {
        m_context.say(tr("%1 is empty.").arg(roleName));
        return;
    }
    if (row->fillers.size() == 1) {
        remove(id, {row->fillers.front().id});
        return;
    }
    QList<PickItem> items;
    for (const Argument &argument : row->fillers)
        items << PickItem{brief(wordsOf(argument.id)), {}, argument.id.value()};
    items << PickItem{tr("All of them"), {}, qint64(0)};
    auto *picker = m_context.ask(tr("%1: what is to go?").arg(roleName), Picker::among(items), m_context.placeOf());
    connect(picker, &Picker::picked, this, [this, id, fillers = row->fillers](const QVariant &value) {
        std::vector<ArgumentId> gone;
        for (const Argument &argument : fillers) {
            if (value.toLongLong() == 0 || argument.id.value() == value.toLongLong())
                gone.push_back(argument.id);
        }
        remove(id, gone);
    });
}

void RoleFiller::remove(EventMentionId id, const std::vector<ArgumentId> &arguments)
{
    m_context.endPick();
    m_project.edit([this, id, arguments, article = m_project.selection().article()]() -> Result<> {
        const QString words = arguments.size() == 1 ? wordsOf(arguments.front()) : QString();
        GLOSSATOR_TRY(m_project.events().removeArguments(arguments));
        m_context.show(article, id);
        m_context.say(words.isEmpty() ? tr("The role is empty. Ctrl+Z takes it back.")
                                      : tr("“%1” no longer fills the role. Ctrl+Z takes it back.").arg(brief(words)));
        return {};
    });
}

void RoleFiller::choose()
{
    if (m_role.isEmpty())
        chooseRole();
    else
        chooseFiller();
}

void RoleFiller::chooseRole()
{
    const auto sheet = roleSheet(m_project, m_project.selection().eventMention());
    if (!sheet) {
        m_context.say(tr("Go to an event first: its roles are filled from there."));
        return;
    }
    if (sheet->rows.empty()) {
        m_context.say(tr("The schema gives %1 no roles.").arg(sheet->title));
        return;
    }
    QList<PickItem> items;
    for (const RoleRow &row : sheet->rows) {
        QStringList words;
        for (const Argument &argument : row.fillers)
            words << brief(wordsOf(argument.id));
        const QString state = !words.isEmpty() ? listed(words) : row.isMissing() ? tr("required") : takes(row.role);
        items << PickItem{row.role.name, state, row.role.name};
    }
    auto *picker = m_context.ask(tr("Which role of %1?").arg(sheet->title), Picker::among(items), m_context.placeOf(sheet->told.trigger));
    connect(picker, &Picker::picked, this,
        [this, id = sheet->told.id](const QVariant &value) { fill(id, value.toString()); });
}

void RoleFiller::chooseFiller()
{
    const auto sheet = roleSheet(m_project, m_event);
    const RoleRow *row = sheet ? sheet->row(m_role) : nullptr;
    if (!row)
        return;
    struct Found {
        std::vector<EntityId> entities;
        std::vector<EventId> events;
    };
    const bool takesEvents = row->role.fillers.empty()
        || std::ranges::any_of(m_project.schema().types(), [this, row](const TypeDef &type) {
               return type.kind == TypeKind::Event && m_project.schema().fillerAllowed(row->role, type.ref());
           });
    const auto find = [takesEvents, schema = m_project.schema(), role = row->role, self = sheet->told.event](
                          Store &store, const QString &typed) -> Result<Found> {
        constexpr size_t most = 60;
        const EntityRepository entities(store);
        const EventRepository events(store);
        Found found;
        GLOSSATOR_ASSIGN(const EntityMatches matching, entities.matching(typed.simplified(), 300));
        for (const EntityId id : matching.ids) {
            const auto entity = entities.entity(id);
            if (entity && found.entities.size() < most && schema.fillerAllowed(role, {TypeGroup::Mention, entity->type}))
                found.entities.push_back(id);
        }
        if (!takesEvents)
            return found;
        EventQuery query;
        query.text = typed.trimmed();
        query.descending = true;
        query.most = 1000; // of a large project: the latest
        GLOSSATOR_ASSIGN(const std::vector<EventId> latest, events.ids(query));
        for (const EventId id : latest) {
            const auto event = events.event(id);
            if (event && id != self && found.entities.size() + found.events.size() < 2 * most
                && schema.fillerAllowed(role, {TypeGroup::Event, event->type}))
                found.events.push_back(id);
        }
        return found;
    };
    const auto show = [this](const QString &typed, const Found &found) {
        const Schema &schema = m_project.schema();
        const QString words = typed.trimmed();
        QList<PickItem> items;
        for (const EntityId id : found.entities) {
            const auto entity = m_project.entities().entity(id);
            const TypeRef type{TypeGroup::Mention, entity ? entity->type : QString()};
            if (!entity)
                continue;
            const TypeDef *known = schema.type(type);
            items << PickItem{entity->name, m_context.titleOf(type), QVariant::fromValue(Filler(id)),
                known ? std::optional(schema.colorOf(*known)) : std::nullopt};
        }
        for (const EventId id : found.events) {
            const auto event = DisplayRows(m_project.store()).event(id);
            if (!event)
                continue;
            const TypeRef type{TypeGroup::Event, event->event.type};
            const TypeDef *known = schema.type(type);
            const QString title = m_context.titleOf(type);
            items << PickItem{event->trigger.isEmpty() ? title : brief(event->trigger), title, QVariant::fromValue(Filler(id)),
                known ? std::optional(schema.colorOf(*known)) : std::nullopt};
        }
        if (!words.isEmpty())
            items << PickItem{tr("“%1”").arg(words), tr("as it is typed"), QVariant::fromValue(Filler(words))};
        return items;
    };
    auto *picker = m_context.ask(tr("%1 of %2: who or what?").arg(m_role, sheet->title),
        m_context.search<Found>(find, show), m_context.placeOf());
    picker->setDigits(Picker::Digits::WhileNothingIsTyped);
    picker->setEmptyHint(tr("Nobody and nothing yet: type a value."));
    connect(picker, &Picker::picked, this, [this, id = m_event, role = m_role](const QVariant &value) {
        put(id, role, [filler = value.value<Filler>()] { return filler; });
    });
}

void RoleFiller::addRoleTo(QMenu &menu, EventMentionId id, const RoleRow &row)
{
    const bool isWritable = !m_project.isReadOnly();
    const auto add = [&](const QString &text, auto run) {
        QAction *action = menu.addAction(plainLabel(text));
        action->setEnabled(isWritable);
        connect(action, &QAction::triggered, this, run);
    };
    const QString role = row.role.name;
    add(row.replaces() ? tr("Choose Another in the Text") : tr("Choose in the Text"), [this, id, role] { fill(id, role); });
    add(tr("Choose an Entity or Event…"), [this, id, role] {
        fill(id, role);
        chooseFiller();
    });
    add(tr("Type a Value…"), [this, id, role] { typeValue(id, role); });
    if (!row.fillers.empty())
        menu.addSeparator();
    for (const Argument &argument : row.fillers)
        add(tr("Take Out “%1”").arg(brief(wordsOf(argument.id))), [this, id, argument] { remove(id, {argument.id}); });
}

void RoleFiller::addTo(QMenu &menu, EventMentionId id)
{
    const auto sheet = roleSheet(m_project, id);
    for (const RoleRow &row : sheet ? sheet->rows : std::vector<RoleRow>()) {
        QString text = row.role.name;
        if (row.isMissing())
            text += u" •"_s;
        else if (!row.fillers.empty())
            text += u" ✓"_s;
        addRoleTo(*menu.addMenu(plainLabel(text)), id, row);
    }
}

} // namespace glossator
