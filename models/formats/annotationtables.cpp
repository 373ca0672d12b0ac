// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/annotationtables.h"

#include "models/formats/articletext.h"

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

template <class T>
const QStringList &repeatedColumns()
{
    static const QStringList columns = [] -> QStringList {
        if constexpr (std::same_as<T, Mention>)
            return {u"entity_name"_s, u"begin"_s, u"end"_s, u"article_title"_s};
        else if constexpr (std::same_as<T, EventMention>)
            return {u"event_type"_s, u"trigger_quote"_s, u"trigger_begin"_s, u"trigger_end"_s, u"article_title"_s};
        else if constexpr (std::same_as<T, Argument>)
            return {u"event"_s, u"event_type"_s, u"trigger_quote"_s, u"trigger_begin"_s, u"trigger_end"_s, u"entity"_s,
                u"entity_name"_s, u"quote"_s, u"begin"_s, u"end"_s, u"article_title"_s, u"published"_s};
        else if constexpr (std::same_as<T, Relation>)
            return {u"from_name"_s, u"from_quote"_s, u"from_begin"_s, u"from_end"_s, u"to_name"_s, u"to_quote"_s,
                u"to_begin"_s, u"to_end"_s, u"article_title"_s};
        else
            return {};
    }();
    return columns;
}

/// What a bundle is asked for nowhere else: the text and the bytes that it came in.
void describeText(TableRow &row, const Bundle &bundle)
{
    row.text("text", bundle.text, Need::Required);
    const bool isText = isOriginalTheText(bundle);
    row.flag("original_is_text", isText);
    row.bytes("original", isText ? QByteArray() : bundle.original);
}

const QStringList &crosswalkColumns()
{
    static const QStringList columns{u"event"_s, u"event_type"_s, u"article"_s, u"article_title"_s, u"published"_s,
        u"source"_s, u"event_mentions"_s, u"triggers"_s};
    return columns;
}

QString titleOf(const BundleIndex &index) { return index.bundle.article ? index.bundle.article->title : QString(); }

} // namespace

QStringList TableShape::columns() const
{
    QStringList names;
    for (const TableField &field : fields)
        names += field.columns();
    return names + repeated;
}

const std::vector<TableShape> &tableShapes()
{
    static const std::vector<TableShape> shapes = [] {
        std::vector<TableShape> all;
        const TableField article{articleColumn, TableField::Kind::Id};
        eachJsonList([&]<class T>(const char *list, std::vector<T> Bundle::*) {
            TableRow row;
            const T item{};
            describe(row, item);
            std::vector<TableField> fields = row.fields();
            fields.insert(fields.begin() + 1, article);
            all.push_back({QString::fromLatin1(list), std::move(fields), repeatedColumns<T>()});
        });
        TableRow row;
        const Article none;
        describe(row, none);
        describeText(row, {});
        all.push_back({u"articles"_s, row.fields(), {}});
        return all;
    }();
    return shapes;
}

Result<> AnnotationTables::begin(const Bundle &project)
{
    // Empty ones too: one of an earlier export in the same folder would be taken for a part of this.
    for (const TableShape &shape : tableShapes())
        row(shape.name, shape.columns(), {});
    row(crosswalkTable, crosswalkColumns(), {});
    return write(project);
}

Result<> AnnotationTables::add(const Bundle &article)
{
    TableRow cells;
    describe(cells, *article.article);
    describeText(cells, article);
    note(cells, tableShapes().back().name);
    row(tableShapes().back().name, {}, cells.cells());
    return write(article);
}

void AnnotationTables::row(
    const QString &table, const QStringList &columns, const QStringList &cells, const std::optional<Owner> &of)
{
    if (const qsizetype before = m_begun.size(); m_begun.insert(table), m_begun.size() > before)
        m_sink(table, columns, {});
    if (!cells.isEmpty())
        m_sink(table, cells, of);
}

void AnnotationTables::note(const TableRow &row, const QString &table)
{
    if (m_problem.isEmpty() && !row.problem().isEmpty())
        m_problem = tr("%1 %2: %3", "table, id, sentence").arg(table, row.cells().front(), row.problem());
}

Result<> AnnotationTables::write(const Bundle &bundle)
{
    for (const Entity &entity : bundle.entities)
        m_names.insert(entity.id, entity.name);
    for (const Event &event : bundle.events)
        m_types.insert(event.id, event.type);
    const BundleIndex index(bundle);
    eachJsonList([&]<class T>(const char *list, std::vector<T> Bundle::*items) {
        for (const T &item : bundle.*items)
            writeItem(list, item, index);
    });
    if (bundle.article) {
        writeCrosswalk(bundle, index);
        for (const EventMention &mention : bundle.eventMentions)
            writeWide(mention, bundle, index);
    }
    return m_problem.isEmpty() ? Result<>() : fail(Error::Code::Refused, m_problem);
}

template <class T>
void AnnotationTables::writeItem(const char *list, const T &item, const BundleIndex &index)
{
    bool isOfProject = !index.bundle.article;
    if constexpr (requires { item.owner; })
        isOfProject = isOfProject || item.owner.kind == Owner::Kind::Entity || item.owner.kind == Owner::Kind::Event;
    else
        isOfProject = isOfProject || std::same_as<T, Entity> || std::same_as<T, Event> || std::same_as<T, Author>;
    if constexpr (requires { item.id; }) {
        if (isOfProject && m_ids.has(nounOf<decltype(item.id)>, item.id.value()))
            return; // it came with another article
        if (isOfProject)
            m_ids.add(nounOf<decltype(item.id)>, item.id.value());
    } else {
        isOfProject = true;
        const qsizetype before = m_distinct.size();
        m_distinct.insert(item);
        if (m_distinct.size() == before)
            return;
    }
    const auto shape = std::ranges::find(tableShapes(), QLatin1StringView(list), &TableShape::name);
    TableRow cells;
    describe(cells, item);
    note(cells, shape->name);
    QStringList all = cells.cells();
    all.insert(shape->fields.front().columns().size(), isOfProject ? QString() : idCell(index.bundle.article->id.value()));
    std::optional<Owner> of;
    if constexpr (requires { item.owner; })
        of = item.owner;
    else if constexpr (requires { Owner(item.id); })
        of = item.id;
    row(shape->name, {}, all + repeated(item, index), of);
}

QStringList AnnotationTables::placeOf(const Mention *mention) const
{
    if (!mention)
        return {{}, {}, {}};
    const TextSpan hull = mention->extent.hull();
    return {mention->quote, QString::number(hull.begin), QString::number(hull.end)};
}

QStringList AnnotationTables::nameAndPlace(const RelationEnd &end, const BundleIndex &index) const
{
    const Mention *mention = nullptr;
    QString name;
    switch (end.kind) {
    case RelationEnd::Kind::Mention:
        mention = index.mentions.value(MentionId(end.id));
        name = mention ? m_names.value(mention->entity) : QString();
        break;
    case RelationEnd::Kind::Entity:
        name = m_names.value(EntityId(end.id));
        break;
    case RelationEnd::Kind::EventMention:
        if (const EventMention *event = index.eventMentions.value(EventMentionId(end.id))) {
            mention = index.mentions.value(event->trigger);
            name = m_types.value(event->event);
        }
        break;
    }
    return QStringList{name} + placeOf(mention);
}

template <class T>
QStringList AnnotationTables::repeated(const T &item, const BundleIndex &index) const
{
    if constexpr (std::same_as<T, Mention>) {
        return QStringList{m_names.value(item.entity)} + placeOf(&item).sliced(1) + QStringList{titleOf(index)};
    } else if constexpr (std::same_as<T, EventMention>) {
        return QStringList{m_types.value(item.event)} + placeOf(index.mentions.value(item.trigger))
            + QStringList{titleOf(index)};
    } else if constexpr (std::same_as<T, Argument>) {
        const EventMention *event = index.eventMentions.value(item.eventMention);
        const Filler &filler = item.filler;
        const Mention *mention = nullptr;
        EntityId entity;
        if (filler.kind == Filler::Kind::Mention)
            mention = index.mentions.value(MentionId(filler.id));
        else if (filler.kind == Filler::Kind::EventMention && index.eventMentions.contains(EventMentionId(filler.id)))
            mention = index.mentions.value(index.eventMentions.value(EventMentionId(filler.id))->trigger);
        if (filler.kind == Filler::Kind::Entity)
            entity = EntityId(filler.id);
        else if (mention)
            entity = mention->entity;
        QStringList place = placeOf(mention);
        if (filler.kind == Filler::Kind::Span)
            place = {filler.text, QString::number(filler.span.begin), QString::number(filler.span.end)};
        else if (filler.kind == Filler::Kind::Value)
            place = {filler.text, {}, {}};
        return QStringList{event ? idCell(event->event.value()) : QString(), event ? m_types.value(event->event) : QString()}
            + placeOf(event ? index.mentions.value(event->trigger) : nullptr)
            + QStringList{idCell(entity.value()), m_names.value(entity)} + place
            + QStringList{titleOf(index), index.bundle.article ? index.bundle.article->published : QString()};
    } else if constexpr (std::same_as<T, Relation>) {
        return nameAndPlace(item.from, index) + nameAndPlace(item.to, index) + QStringList{titleOf(index)};
    } else {
        return {};
    }
}

/// Which event is told in which article, and how often.
void AnnotationTables::writeCrosswalk(const Bundle &article, const BundleIndex &index)
{
    std::vector<EventId> events;
    for (const auto &[event, mentions] : index.eventMentionsOf.asKeyValueRange())
        events.push_back(event);
    std::ranges::sort(events);
    for (const EventId event : events) {
        QStringList triggers;
        const auto &told = BundleIndex::of(index.eventMentionsOf, event);
        for (const EventMention *mention : told) {
            if (const Mention *trigger = index.mentions.value(mention->trigger))
                triggers << trigger->quote;
        }
        row(crosswalkTable, crosswalkColumns(),
            {idCell(event.value()), m_types.value(event), idCell(article.article->id.value()), article.article->title,
                article.article->published, article.article->source, QString::number(told.size()), joinedTexts(triggers)},
            event);
    }
}

QString AnnotationTables::nameOf(const Filler &filler, const BundleIndex &index) const
{
    switch (filler.kind) {
    case Filler::Kind::Mention: {
        const Mention *mention = index.mentions.value(MentionId(filler.id));
        return !mention ? QString() : mention->entity ? m_names.value(mention->entity) : mention->quote;
    }
    case Filler::Kind::Entity:
        return m_names.value(EntityId(filler.id));
    case Filler::Kind::EventMention: {
        const EventMention *event = index.eventMentions.value(EventMentionId(filler.id));
        const Mention *trigger = event ? index.mentions.value(event->trigger) : nullptr;
        return trigger ? trigger->quote : event ? m_types.value(event->event) : QString();
    }
    case Filler::Kind::Event:
        return m_types.value(EventId(filler.id));
    case Filler::Kind::Span:
    case Filler::Kind::Value:
        break;
    }
    return filler.text;
}

/// One row for the event mention, with a column for each role and attribute that its type has. What the type has not is
/// told in a column of its own.
void AnnotationTables::writeWide(const EventMention &mention, const Bundle &article, const BundleIndex &index)
{
    const QString type = m_types.value(mention.event);
    const TypeDef *def = m_schema.type(TypeGroup::Event, type);
    QStringList columns{u"event_mention"_s, u"event"_s, u"article"_s, u"article_title"_s, u"published"_s, u"source"_s,
        u"trigger_quote"_s, u"confidence"_s};
    const qsizetype fixed = columns.size();
    QHash<QString, qsizetype> roles;
    QHash<QString, qsizetype> attributes;
    const auto addColumn = [&columns](QHash<QString, qsizetype> &places, const QString &name, const QString &prefix) {
        if (places.contains(name))
            return;
        places.insert(name, columns.size());
        columns << (columns.contains(name) ? prefix + name : name);
    };
    for (const RoleDef &role : def ? m_schema.rolesOf(*def) : std::vector<RoleDef>())
        addColumn(roles, role.name, u"role: "_s);
    for (const AttributeDef &attribute : def ? m_schema.attributesOf(*def) : std::vector<AttributeDef>()) {
        if (attribute.on == AttributeOwner::Event)
            addColumn(attributes, attribute.name, u"attribute: "_s);
    }
    const qsizetype others = columns.size();
    columns << (columns.contains(u"others"_s) ? u"without a column"_s : u"others"_s);

    std::vector<QStringList> values(size_t(columns.size()));
    const auto put = [&](const QHash<QString, qsizetype> &places, const QString &name, const QString &value) {
        const qsizetype place = places.value(name, others);
        values[size_t(place)] << (place == others ? name + u": "_s + value : value);
    };
    for (const Argument *argument : BundleIndex::of(index.argumentsOf, mention.id))
        put(roles, argument->role, nameOf(argument->filler, index));
    for (const Attribute *attribute : BundleIndex::of(index.attributes, Owner(mention.id)))
        put(attributes, attribute->name, attribute->value.isNull() ? u"yes"_s : attribute->value);

    const Mention *trigger = index.mentions.value(mention.trigger);
    const Article &in = *article.article;
    QStringList cells{idCell(mention.id.value()), idCell(mention.event.value()), idCell(in.id.value()), in.title, in.published, in.source,
        trigger ? trigger->quote : QString(), mention.confidence ? QString::number(*mention.confidence) : QString()};
    for (qsizetype i = fixed; i < columns.size(); ++i)
        cells << joinedTexts(values[size_t(i)]);
    row(eventTable + type, columns, cells, mention.id);
}

} // namespace glossator
