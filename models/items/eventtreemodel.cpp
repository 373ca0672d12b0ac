// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/eventtreemodel.h"

#include "models/items/choices.h"

namespace glossator {

namespace {

bool isLiteral(const ArgumentRow &row)
{
    return row.argument.filler.kind == Filler::Kind::Value;
}

} // namespace

EventTreeModel::EventTreeModel(Workbench &workbench, QObject *parent)
    : IdTreeModel(workbench, parent), m_events(workbench.store()), m_rows(workbench.store())
{
}

QString EventTreeModel::title(int column) const
{
    switch (column) {
    case What:
        return tr("Event or role");
    case Filler:
        return tr("Filler");
    default:
        return tr("Source");
    }
}

bool EventTreeModel::concerns(const ChangeSet &changes) const
{
    return changes.touchesAny(Table::Event, Table::EventMention, Table::Argument, Table::Mention, Table::Entity,
                              Table::Article);
}

Result<std::vector<qint64>> EventTreeModel::idsBelow(Node node) const
{
    if (isNowhere())
        return {};
    if (node.level == EventMentionLevel) {
        GLOSSATOR_ASSIGN(const auto arguments, m_rows.argumentsOf(EventMentionId(node.id)));
        return plainIds(arguments);
    }
    if (node.level == EventLevel) {
        GLOSSATOR_ASSIGN(const auto told, m_rows.mentionsOf(EventId(node.id), onlyIn()));
        return plainIds(told);
    }
    return topQuery()({});
}

IdModel::IdQuery EventTreeModel::topQuery() const
{
    if (isNowhere())
        return {};
    using Order = EventQuery::Order;
    static constexpr Order orders[]{Order::Type, Order::Place, Order::Added};
    EventQuery query{onlyIn(), text(), sortColumn() < 0 ? Order::Added : orders[sortColumn()], isDescending()};
    return [events = m_events, query](const Part &part) mutable -> Result<std::vector<qint64>> {
        query.among = typedIds<EventId>(part.among);
        query.most = part.most;
        GLOSSATOR_ASSIGN(const auto ids, events.ids(query));
        return plainIds(ids);
    };
}

Result<TouchedIds> EventTreeModel::touchedBy(const ChangeSet &changes) const
{
    return touchedEvents(workbench().store(), changes, !text().isEmpty());
}

Result<TouchedIds> EventTreeModel::repaintedBy(const ChangeSet &changes) const
{
    if (changes.touches(Table::Article)) // its title stands in each of its rows
        return TouchedIds();
    return touchedEvents(workbench().store(), changes, true);
}

bool EventTreeModel::hasIdsBelow(Node node) const
{
    if (node.level == ArgumentLevel)
        return false;
    if (node.level == EventLevel)
        return true; // nearly always so, and a view asks this of all rows at each change: none is read for it
    const Row *row = cached(node);
    return row && std::get<EventMentionRow>(*row).arguments > 0;
}

IdModel::Node EventTreeModel::above(Node node) const
{
    if (node.level == ArgumentLevel) {
        const auto argument = m_events.argument(ArgumentId(node.id));
        return argument ? Node{EventMentionLevel, argument->eventMention.value()} : Node{};
    }
    if (node.level == EventMentionLevel) {
        const auto told = m_events.mention(EventMentionId(node.id));
        return told ? Node{EventLevel, told->event.value()} : Node{};
    }
    return {};
}

Result<EventTreeModel::Row> EventTreeModel::readRow(Node node) const
{
    switch (node.level) {
    case EventLevel:
        return m_rows.event(EventId(node.id), onlyIn());
    case EventMentionLevel:
        return m_rows.eventMention(EventMentionId(node.id));
    default:
        return m_rows.argument(ArgumentId(node.id));
    }
}

Owner EventTreeModel::ownerOf(Node node) const
{
    switch (node.level) {
    case EventLevel:
        return EventId(node.id);
    case EventMentionLevel:
        return EventMentionId(node.id);
    default:
        return ArgumentId(node.id);
    }
}

QVariant EventTreeModel::cell(const Row &row, int column, int role) const
{
    return std::visit([&](const auto &one) { return cellOf(one, column, role); }, row);
}

QVariant EventTreeModel::cellOf(const EventRow &row, int column, int role) const
{
    const Event &event = row.event;
    const Schema &schema = workbench().schema();
    switch (role) {
    case TypeRole:
        return event.type;
    case ColorRole:
        return typeColor(schema, {TypeGroup::Event, event.type});
    case StatusRole:
        return int(event.by.status);
    case ChoicesRole:
        return column == What ? typeChoices(schema, schema.offered(TypeGroup::Event), event.type) : QVariant();
    case Qt::EditRole:
        return column == What ? QVariant(event.type) : QVariant();
    case Qt::ToolTipRole:
        return column == What && !event.note.isEmpty() ? QVariant(event.note) : QVariant();
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case What:
        return typeTitle(schema, {TypeGroup::Event, event.type});
    case Filler:
        return row.trigger;
    default:
        return tr("%n article(s)", nullptr, int(row.articles));
    }
}

QVariant EventTreeModel::cellOf(const EventMentionRow &row, int column, int role) const
{
    const EventMention &told = row.mention;
    const auto context = [&] {
        return told.trigger ? workbench().texts().around(told.article, row.place) : ArticleTexts::Context();
    };
    switch (role) {
    case TypeRole:
        return row.type;
    case ColorRole:
        return typeColor(workbench().schema(), {TypeGroup::Event, row.type});
    case StatusRole:
        return int(told.by.status);
    case BeforeRole:
        return column == What ? QVariant(context().before) : QVariant();
    case AfterRole:
        return column == What ? QVariant(context().after) : QVariant();
    case Qt::ToolTipRole:
        if (column == What && told.trigger) {
            const auto [before, after] = context();
            return QString(before + row.trigger + after);
        }
        return {};
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case What:
        return told.trigger ? row.trigger : tr("(no trigger)");
    case Filler:
        return tr("%n role(s) filled", nullptr, int(row.arguments));
    default:
        return row.article;
    }
}

QVariant EventTreeModel::cellOf(const ArgumentRow &row, int column, int role) const
{
    const Argument &argument = row.argument;
    switch (role) {
    case TypeRole:
        return row.fillerType;
    case ColorRole: {
        const bool isEvent = argument.filler.kind == glossator::Filler::Kind::Event
            || argument.filler.kind == glossator::Filler::Kind::EventMention;
        const Schema &schema = workbench().schema();
        const TypeRef type = isEvent ? TypeRef{TypeGroup::Event, row.fillerType} : schema.markedType(row.fillerType);
        return column == Filler ? typeColor(schema, type) : QVariant();
    }
    case ChoicesRole:
        return column == What ? roleChoices(row) : QVariant();
    case Qt::EditRole:
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case What:
        return argument.role;
    case Filler:
        return row.words;
    default:
        return role == Qt::DisplayRole ? QVariant(row.articleTitle) : QVariant();
    }
}

QVariant EventTreeModel::roleChoices(const ArgumentRow &row) const
{
    const Schema &schema = workbench().schema();
    QList<Choice> choices;
    if (const TypeDef *type = schema.eventType(row.eventType)) {
        for (const RoleDef &role : schema.rolesOf(*type))
            choices << Choice{role.name, role.name};
    }
    if (!std::ranges::contains(choices, row.argument.role, &Choice::value))
        choices.prepend({row.argument.role, row.argument.role});
    return QVariant::fromValue(choices);
}

bool EventTreeModel::isEditable(Node node, int column) const
{
    if (node.level != ArgumentLevel || column != Filler)
        return column == What && node.level != EventMentionLevel;
    const Row *row = cached(node);
    return row && isLiteral(std::get<ArgumentRow>(*row));
}

bool EventTreeModel::edit(const Row &row, int column, const QVariant &value)
{
    const QString word = value.toString().trimmed();
    if (word.isEmpty())
        return false;
    if (const auto *event = std::get_if<EventRow>(&row))
        return workbench().edit([this, id = event->event.id, word] { return m_events.retype(id, word); });
    const ArgumentId id = std::get<ArgumentRow>(row).argument.id;
    if (column == What)
        return workbench().edit([this, id, word] { return m_events.setRole(id, word); });
    return workbench().edit([this, id, word] { return m_events.setFiller(id, glossator::Filler(word)); });
}

} // namespace glossator
