// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/rows.h"

#include "models/base/sha256.h"

#include <array>

namespace glossator::rows {

namespace {

constexpr std::array ownerColumnNames{"mention_id",  "entity_id",   "event_id",  "event_mention_id",
                                      "argument_id", "relation_id", "article_id"};

/// `INSERT INTO <table>(<columns>) VALUES (?, …)` with a parameter for each column.
std::string insertInto(const char *table, const char *columns)
{
    std::string sql = std::string("INSERT INTO ") + table + "(" + columns + ") VALUES (?";
    for (const char *c = columns; *c; ++c) {
        if (*c == ',')
            sql += ", ?";
    }
    return sql + ")";
}

void bindOwner(Query &query, Owner owner)
{
    for (int kind = 0; kind < int(ownerColumnNames.size()); ++kind) {
        if (kind == int(owner.kind))
            query.bind(owner.id);
        else
            query.bind(std::nullopt);
    }
}

Owner ownerFrom(const Query &row, int first)
{
    int kind = 0;
    while (row.isNull(first + kind))
        ++kind;
    return {Owner::Kind(kind), row.integer(first + kind)};
}

std::optional<QString> nullable(const QString &text)
{
    return text.isNull() ? std::optional<QString>() : text;
}

std::optional<double> realOrNone(const Query &row, int column)
{
    return row.isNull(column) ? std::optional<double>() : row.real(column);
}

Provenance provenance(const Query &row, int first)
{
    return {row.id<AuthorId>(first + 1), row.integer(first + 2), row.integer(first + 3), Status(row.integer(first))};
}

void bindProvenance(Query &query, const Provenance &by)
{
    query.bind(int(by.status), by.author, by.created, by.modified);
}

} // namespace

std::string select(const char *columns, const char *table, const char *rest)
{
    return std::string("SELECT ") + columns + " FROM " + table + " " + rest;
}

QString asJson(const std::vector<qint64> &ids)
{
    QString json(u'[');
    for (const qint64 id : ids)
        json += QString::number(id) + u',';
    if (json.size() > 1)
        json.chop(1);
    return json + u']';
}

const char *ownerColumn(Owner::Kind kind)
{
    return ownerColumnNames.at(size_t(kind));
}

Article article(const Query &row)
{
    Article value;
    value.id = row.id<ArticleId>(0);
    value.title = row.text(1);
    value.published = row.text(2);
    value.source = row.text(3);
    value.byline = row.text(4);
    value.url = row.text(5);
    value.language = row.text(6);
    value.path = row.text(7);
    value.format = row.text(8);
    value.encoding = row.text(9);
    value.state = ReadingState(row.integer(10));
    value.text = row.bytes(11);
    value.original = row.bytes(12);
    value.author = row.id<AuthorId>(13);
    value.created = row.integer(14);
    return value;
}

void insert(Database &db, const Article &value)
{
    static const std::string sql = insertInto("article", articleColumns);
    db.prepare(sql)
        .bind(value.id, value.title, value.published, value.source, value.byline, value.url, value.language, value.path,
              value.format, value.encoding, int(value.state), value.text)
        .bind(value.original.isEmpty() ? QByteArray() : value.original, value.author, value.created)
        .run();
}

SourceFile sourceFile(const Query &row)
{
    return {row.id<SourceFileId>(0), row.id<ArticleId>(1), row.text(2), row.text(3), row.bytes(4), {}};
}

void insert(Database &db, const SourceFile &value)
{
    static const std::string sql = insertInto("source_file", sourceFileColumns);
    db.prepare(sql).bind(value.id, value.article, value.format, value.name, value.hash).run();
}

Leftover leftover(const Query &row)
{
    return {row.id<LeftoverId>(0), row.id<ArticleId>(1), row.text(2), row.text(3), row.integer(4), row.text(5), row.bytes(6)};
}

void insert(Database &db, const Leftover &value)
{
    static const std::string sql = insertInto("leftover", leftoverColumns);
    db.prepare(sql)
        .bind(value.id, value.article, value.format, value.file, value.position, value.anchors,
              value.bytes.isNull() ? QByteArray("") : value.bytes)
        .run();
}

void insert(Database &db, const Author &value)
{
    static const std::string sql = insertInto("author", "id, uuid, name");
    db.prepare(sql).bind(value.id, value.uuid, value.name).run();
}

Entity entity(const Query &row)
{
    Entity value;
    value.id = row.id<EntityId>(0);
    value.type = row.text(1);
    value.name = row.text(2);
    value.note = row.text(3);
    value.by = provenance(row, 4);
    return value;
}

void insert(Database &db, const Entity &value)
{
    static const std::string sql = insertInto("entity", entityColumns);
    Query query = db.prepare(sql);
    query.bind(value.id, value.type, value.name, value.note);
    bindProvenance(query, value.by);
    query.run();
}

Mention mention(const Query &row)
{
    Mention value;
    value.id = row.id<MentionId>(0);
    value.article = row.id<ArticleId>(1);
    value.type = row.text(2);
    value.extent = TextSpan{row.integer(3), row.integer(4)};
    if (!row.isNull(5))
        value.extent = Extent::fromString(row.text(5)).value_or(value.extent);
    value.quote = row.text(6);
    value.entity = row.id<EntityId>(7);
    if (!row.isNull(8))
        value.head = TextSpan{row.integer(8), row.integer(9)};
    value.level = row.text(10);
    value.confidence = realOrNone(row, 11);
    value.flag = row.text(12);
    value.by = provenance(row, 13);
    return value;
}

void insert(Database &db, const Mention &value)
{
    static const std::string sql = insertInto("mention", mentionColumns);
    const TextSpan hull = value.extent.hull();
    Query query = db.prepare(sql);
    query.bind(value.id, value.article, value.type, qint64(hull.begin), qint64(hull.end));
    query.bind(value.extent.isContinuous() ? std::optional<QString>() : value.extent.toString());
    query.bind(value.quote, value.entity);
    if (value.head)
        query.bind(qint64(value.head->begin), qint64(value.head->end));
    else
        query.bind(std::nullopt, std::nullopt);
    query.bind(value.level, value.confidence, value.flag);
    bindProvenance(query, value.by);
    query.run();
}

Event event(const Query &row)
{
    return {row.id<EventId>(0), row.text(1), row.text(2), provenance(row, 3)};
}

void insert(Database &db, const Event &value)
{
    static const std::string sql = insertInto("event", eventColumns);
    Query query = db.prepare(sql);
    query.bind(value.id, value.type, value.note);
    bindProvenance(query, value.by);
    query.run();
}

EventMention eventMention(const Query &row)
{
    return {row.id<EventMentionId>(0), row.id<EventId>(1), row.id<ArticleId>(2), row.id<MentionId>(3), realOrNone(row, 4),
            provenance(row, 5)};
}

void insert(Database &db, const EventMention &value)
{
    static const std::string sql = insertInto("event_mention", eventMentionColumns);
    Query query = db.prepare(sql);
    query.bind(value.id, value.event, value.article, value.trigger, value.confidence);
    bindProvenance(query, value.by);
    query.run();
}

Relation relation(const Query &row)
{
    const auto endFrom = [&row](int first) {
        RelationEnd end;
        int kind = 0;
        while (row.isNull(first + 1 + kind))
            ++kind;
        end.kind = RelationEnd::Kind(kind);
        end.id = row.integer(first + 1 + kind);
        end.role = row.text(first);
        return end;
    };
    Relation value;
    value.id = row.id<RelationId>(0);
    value.article = row.id<ArticleId>(1);
    value.type = row.text(2);
    value.from = endFrom(3);
    value.to = endFrom(7);
    value.trigger = row.id<MentionId>(11);
    value.note = row.text(12);
    value.confidence = realOrNone(row, 13);
    value.by = provenance(row, 14);
    return value;
}

void insert(Database &db, const Relation &value)
{
    static const std::string sql = insertInto("relation", relationColumns);
    Query query = db.prepare(sql);
    query.bind(value.id, value.article, value.type);
    for (const RelationEnd &end : {value.from, value.to}) {
        query.bind(end.role);
        for (int kind = 0; kind < 3; ++kind)
            query.bind(kind == int(end.kind) ? std::optional(end.id) : std::nullopt);
    }
    query.bind(value.trigger, value.note, value.confidence);
    bindProvenance(query, value.by);
    query.run();
}

Argument argument(const Query &row)
{
    Argument value;
    value.id = row.id<ArgumentId>(0);
    value.eventMention = row.id<EventMentionId>(1);
    value.role = row.text(2);
    value.ordinal = int(row.integer(3));
    if (row.isNull(10)) {
        int kind = 0;
        while (row.isNull(4 + kind))
            ++kind;
        value.filler.kind = Filler::Kind(kind);
        value.filler.id = row.integer(4 + kind);
    } else {
        value.filler.kind = row.isNull(8) ? Filler::Kind::Value : Filler::Kind::Span;
        value.filler.span = {row.integer(8), row.integer(9)};
        value.filler.text = row.text(10);
    }
    value.author = row.id<AuthorId>(11);
    value.created = row.integer(12);
    return value;
}

void insert(Database &db, const Argument &value)
{
    static const std::string sql = insertInto("argument", argumentColumns);
    const Filler &filler = value.filler;
    const bool isSpan = filler.kind == Filler::Kind::Span;
    Query query = db.prepare(sql);
    query.bind(value.id, value.eventMention, value.role, value.ordinal);
    for (int kind = 0; kind < 4; ++kind)
        query.bind(kind == int(filler.kind) ? std::optional(filler.id) : std::nullopt);
    query.bind(isSpan ? std::optional(qint64(filler.span.begin)) : std::nullopt,
               isSpan ? std::optional(qint64(filler.span.end)) : std::nullopt,
               isSpan || filler.kind == Filler::Kind::Value ? std::optional(filler.text) : std::nullopt, value.author,
               value.created);
    query.run();
}

Attribute attribute(const Query &row)
{
    return {row.id<AttributeId>(0), ownerFrom(row, 1), row.text(8),       row.text(9), int(row.integer(10)),
            row.id<AuthorId>(11),   row.integer(12)};
}

void insert(Database &db, const Attribute &value)
{
    static const std::string sql = insertInto("attribute", attributeColumns);
    Query query = db.prepare(sql);
    query.bind(value.id);
    bindOwner(query, value.owner);
    query.bind(value.name, nullable(value.value), value.ordinal, value.author, value.created).run();
}

Note note(const Query &row)
{
    return {row.id<NoteId>(0), ownerFrom(row, 1), row.text(8), row.text(9), row.id<AuthorId>(10), row.integer(11)};
}

void insert(Database &db, const Note &value)
{
    static const std::string sql = insertInto("note", noteColumns);
    Query query = db.prepare(sql);
    query.bind(value.id);
    bindOwner(query, value.owner);
    query.bind(value.type, value.text, value.author, value.created).run();
}

ExternalId externalId(const Query &row)
{
    return {row.id<ExternalIdId>(0), ownerFrom(row, 1), ExternalId::Kind(row.integer(8)), row.text(9), row.text(10),
            row.text(11),            row.text(12)};
}

void insert(Database &db, const ExternalId &value)
{
    static const std::string sql = insertInto("external_id", externalIdColumns);
    Query query = db.prepare(sql);
    query.bind(value.id);
    bindOwner(query, value.owner);
    query.bind(int(value.kind), value.scheme, value.value, value.label, value.type).run();
}

QByteArray insertBlob(Database &db, const QByteArray &bytes)
{
    const QByteArray hash = sha256(bytes);
    db.prepare("INSERT INTO blob(sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING")
        .bind(hash, bytes.isNull() ? QByteArray("") : bytes)
        .run();
    return hash;
}

} // namespace glossator::rows
