// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/detailrows.h"

#include "models/domain/mentionlevel.h"
#include "models/items/attributerows.h"
#include "models/store/articlerepository.h"
#include "models/store/attributerepository.h"
#include "models/store/displayrows.h"
#include "models/store/entityrepository.h"
#include "models/store/relationrepository.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

using Field = DetailRow::Field;

QString moment(qint64 time)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(time), QLocale::ShortFormat);
}

/// Collects the rows of one owner.
class Details {
    Q_DECLARE_TR_FUNCTIONS(glossator::DetailsModel)

public:
    Details(Store &store, const Schema &schema) : m_store(store), m_schema(schema), m_words(store) {}

    bool add(const Owner &owner);
    void add(std::vector<DetailRow> rows) { std::ranges::move(rows, std::back_inserter(m_rows)); }
    void addHangers(const Owner &owner);
    [[nodiscard]] std::vector<DetailRow> take() { return std::move(m_rows); }

private:
    bool addMention(MentionId id);
    bool addEntity(EntityId id);
    bool addEvent(EventId id);
    bool addEventMention(EventMentionId id);
    bool addArgument(ArgumentId id);
    bool addRelation(RelationId id);
    bool addArticle(ArticleId id);

    /// A row that only tells; left out where there is nothing to tell.
    void tell(Field field, const QString &name, const QString &value)
    {
        if (!value.isEmpty())
            m_rows.push_back({field, name, value});
    }
    void text(Field field, const QString &name, const QString &value)
    {
        DetailRow row{field, name, value};
        row.isEditable = true;
        m_rows.push_back(row);
    }
    void type(const TypeRef &ref, const QVariant &choices)
    {
        DetailRow row{Field::Type, tr("Type"), typeTitle(m_schema, ref), ref.name, true};
        row.color = typeColor(m_schema, ref);
        row.choices = choices;
        m_rows.push_back(row);
    }
    void choice(Field field, const QString &name, const QString &value, const QList<Choice> &choices);
    void status(Status status);
    void provenance(AuthorId author, qint64 created, qint64 modified);

    Store &m_store;
    const Schema &m_schema;
    DisplayRows m_words;
    std::vector<DetailRow> m_rows;
};

bool Details::add(const Owner &owner)
{
    switch (owner.kind) {
    case Owner::Kind::Mention:
        return addMention(MentionId(owner.id));
    case Owner::Kind::Entity:
        return addEntity(EntityId(owner.id));
    case Owner::Kind::Event:
        return addEvent(EventId(owner.id));
    case Owner::Kind::EventMention:
        return addEventMention(EventMentionId(owner.id));
    case Owner::Kind::Argument:
        return addArgument(ArgumentId(owner.id));
    case Owner::Kind::Relation:
        return addRelation(RelationId(owner.id));
    case Owner::Kind::Article:
        break;
    }
    return addArticle(ArticleId(owner.id));
}

void Details::choice(Field field, const QString &name, const QString &value, const QList<Choice> &choices)
{
    const auto chosen = std::ranges::find(choices, value, &Choice::value);
    DetailRow row{field, name, chosen == choices.end() ? value : chosen->text, value, true};
    row.choices = QVariant::fromValue(choices);
    m_rows.push_back(row);
}

void Details::status(Status status)
{
    choice(Field::Status, tr("Status"), QString::number(int(status)), statusChoices());
}

void Details::provenance(AuthorId author, qint64 created, qint64 modified)
{
    tell(Field::Author, tr("Author"), m_words.authorName(author));
    if (created == 0)
        return;
    tell(Field::Time, tr("Time"), modified > created ? tr("%1, changed %2").arg(moment(created), moment(modified)) : moment(created));
}

bool Details::addMention(MentionId id)
{
    const auto row = m_words.mention(id);
    if (!row)
        return false;
    const Mention &mention = row->mention;
    type(m_schema.markedType(mention.type), typeChoices(m_schema, m_schema.offered(TypeGroup::Mention), mention.type));
    tell(Field::Quote, tr("Quote"), mention.quote);
    if (mention.entity) {
        if (const auto entity = EntityRepository(m_store).entity(mention.entity))
            tell(Field::EntityName, tr("Entity"), entity->name);
    }
    QList<Choice> levels{{{}, {}}, {levels::name, tr("name")}, {levels::description, tr("description")}, {levels::pronoun, tr("pronoun")}};
    if (!std::ranges::contains(levels, mention.level, &Choice::value))
        levels << Choice{mention.level, mention.level};
    // Where the schema asks the same in its own words, only what came with the mention is told.
    const TypeDef *def = m_schema.type(m_schema.markedType(mention.type));
    const bool isAsked = def
        && (m_schema.attribute(*def, AttributeOwner::Mention, u"mention"_s)
            || m_schema.attribute(*def, AttributeOwner::Mention, u"level"_s));
    if (!isAsked || !mention.level.isEmpty())
        choice(Field::Level, tr("Level"), mention.level, levels);
    if (mention.confidence)
        tell(Field::Confidence, tr("Confidence"), QLocale().toString(*mention.confidence));
    tell(Field::Flag, tr("Doubtful place"), mention.flag);
    tell(Field::Article, tr("Article"), row->article);
    status(mention.by.status);
    provenance(mention.by.author, mention.by.created, mention.by.modified);
    return true;
}

bool Details::addEntity(EntityId id)
{
    const auto row = EntityRepository(m_store).row(id);
    if (!row)
        return false;
    const Entity &entity = row->entity;
    auto types = m_schema.offered(TypeGroup::Mention);
    std::erase_if(types, [](const TypeDef *def) { return def->kind != TypeKind::Entity; });
    text(Field::Name, tr("Name"), entity.name);
    type({TypeGroup::Mention, entity.type}, typeChoices(m_schema, types, entity.type));
    text(Field::Aliases, tr("Other names"), entity.aliases.join("; "_L1));
    tell(Field::Counts, tr("Mentions"),
         tr("%1 in %2", "mentions in articles")
             .arg(QLocale().toString(row->mentions), tr("%n article(s)", nullptr, int(row->articles))));
    text(Field::OwnNote, tr("Note"), entity.note);
    status(entity.by.status);
    provenance(entity.by.author, entity.by.created, entity.by.modified);
    return true;
}

bool Details::addEvent(EventId id)
{
    const auto row = m_words.event(id);
    if (!row)
        return false;
    const Event &event = row->event;
    type({TypeGroup::Event, event.type}, typeChoices(m_schema, m_schema.offered(TypeGroup::Event), event.type));
    tell(Field::Trigger, tr("Trigger"), row->trigger);
    tell(Field::Counts, tr("Told"), tr("%n article(s)", nullptr, int(row->articles)));
    text(Field::OwnNote, tr("Note"), event.note);
    provenance(event.by.author, event.by.created, event.by.modified);
    return true;
}

bool Details::addEventMention(EventMentionId id)
{
    const auto row = m_words.eventMention(id);
    if (!row)
        return false;
    const EventMention &told = row->mention;
    type({TypeGroup::Event, row->type}, typeChoices(m_schema, m_schema.offered(TypeGroup::Event), row->type));
    tell(Field::Trigger, tr("Trigger"), row->trigger);
    if (told.confidence)
        tell(Field::Confidence, tr("Confidence"), QLocale().toString(*told.confidence));
    tell(Field::Article, tr("Article"), row->article);
    status(told.by.status);
    provenance(told.by.author, told.by.created, told.by.modified);
    return true;
}

bool Details::addArgument(ArgumentId id)
{
    const auto row = m_words.argument(id);
    if (!row)
        return false;
    const Argument &argument = row->argument;
    QList<Choice> roles;
    if (const TypeDef *event = m_schema.eventType(row->eventType)) {
        for (const RoleDef &role : m_schema.rolesOf(*event))
            roles << Choice{role.name, role.name};
    }
    if (!std::ranges::contains(roles, argument.role, &Choice::value))
        roles.prepend({argument.role, argument.role});
    choice(Field::Role, tr("Role"), argument.role, roles);
    if (argument.filler.kind == Filler::Kind::Value)
        text(Field::Filler, tr("Filler"), row->words);
    else
        tell(Field::Filler, tr("Filler"), row->words);
    tell(Field::Article, tr("Article"), row->articleTitle);
    provenance(argument.author, argument.created, 0);
    return true;
}

bool Details::addRelation(RelationId id)
{
    const auto row = RelationRepository(m_store).row(id);
    if (!row)
        return false;
    const Relation &relation = row->relation;
    const auto end = [this](const RelationEnd &one, const QString &name) {
        return one.kind == RelationEnd::Kind::EventMention ? TypeRef{TypeGroup::Event, name} : m_schema.markedType(name);
    };
    tell(Field::From, tr("From"), row->from);
    type({TypeGroup::Relation, relation.type},
         typeChoices(m_schema, m_schema.relationsBetween(end(relation.from, row->fromType), end(relation.to, row->toType)),
                     relation.type));
    tell(Field::To, tr("To"), row->to);
    if (const auto trigger = m_words.mention(relation.trigger))
        tell(Field::Trigger, tr("Trigger"), trigger->mention.quote);
    if (relation.confidence)
        tell(Field::Confidence, tr("Confidence"), QLocale().toString(*relation.confidence));
    tell(Field::Article, tr("Article"), row->article);
    text(Field::OwnNote, tr("Note"), relation.note);
    status(relation.by.status);
    provenance(relation.by.author, relation.by.created, relation.by.modified);
    return true;
}

bool Details::addArticle(ArticleId id)
{
    const auto article = ArticleRepository(m_store).article(id);
    if (!article)
        return false;
    text(Field::Title, tr("Title"), article->title);
    text(Field::Published, tr("Published"), article->published);
    m_rows.back().attribute = AttributeDef{.name = u"published"_s, .kind = AttributeKind::Date};
    m_rows.back().edit = article->published;
    text(Field::Source, tr("Source"), article->source);
    text(Field::Byline, tr("Written by"), article->byline);
    text(Field::Url, tr("Address"), article->url);
    text(Field::Language, tr("Language"), article->language);
    choice(Field::State, tr("State"), QString::number(int(article->state)), stateChoices());
    tell(Field::File, tr("File"), article->path);
    tell(Field::Author, tr("Added by"), m_words.authorName(article->author));
    if (article->created != 0)
        tell(Field::Time, tr("Added"), moment(article->created));
    return true;
}

void Details::addHangers(const Owner &owner)
{
    for (const Note &note : NoteRepository(m_store).of(owner).value_or(std::vector<Note>())) {
        text(Field::Note, note.type.isEmpty() ? tr("Note") : note.type, note.text);
        m_rows.back().id = note.id.value();
    }
    text(Field::NewNote, tr("New note"), {});
    for (const ExternalId &one : ExternalIdRepository(m_store).of(owner).value_or(std::vector<ExternalId>())) {
        tell(Field::ExternalId, one.scheme, one.label.isEmpty() ? one.value : tr("%1 (%2)").arg(one.value, one.label));
        m_rows.back().id = one.id.value();
    }
}

} // namespace

std::vector<DetailRow> detailRows(Store &store, const Schema &schema, const Owner &owner)
{
    Details details(store, schema);
    if (owner.id == 0 || !details.add(owner))
        return {};
    details.add(attributeRows(store, schema, owner));
    details.addHangers(owner);
    return details.take();
}

std::optional<TypeRef> attributeType(Store &store, const Schema &schema, const Owner &owner)
{
    const DisplayRows words(store);
    switch (owner.kind) {
    case Owner::Kind::Mention:
        if (const auto row = words.mention(MentionId(owner.id)))
            return schema.markedType(row->mention.type);
        break;
    case Owner::Kind::Entity:
        if (const auto entity = EntityRepository(store).entity(EntityId(owner.id)))
            return TypeRef{TypeGroup::Mention, entity->type};
        break;
    case Owner::Kind::Event:
        if (const auto row = words.event(EventId(owner.id)))
            return TypeRef{TypeGroup::Event, row->event.type};
        break;
    case Owner::Kind::EventMention:
        if (const auto row = words.eventMention(EventMentionId(owner.id)))
            return TypeRef{TypeGroup::Event, row->type};
        break;
    case Owner::Kind::Argument:
        if (const auto row = words.argument(ArgumentId(owner.id)))
            return TypeRef{TypeGroup::Event, row->eventType};
        break;
    case Owner::Kind::Relation:
        if (const auto relation = RelationRepository(store).relation(RelationId(owner.id)))
            return TypeRef{TypeGroup::Relation, relation->type};
        break;
    case Owner::Kind::Article:
        break;
    }
    return std::nullopt;
}

} // namespace glossator
