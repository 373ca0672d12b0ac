// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of Glossator JSON, in the order in which they are written: one description for the writer and the reader, so
// that they cannot differ. resources/glossator.schema.json and resources/help/json.md say the same to other programs.
//
// An archive is JsonObjectWriter or JsonObjectReader. Required keys always stand; others stand unless they are empty,
// zero or the first word of their list.
#pragma once

#include "models/domain/bundle.h"

#include <array>
#include <concepts>

namespace glossator {

inline constexpr QLatin1StringView jsonFormatName{"glossator"};
inline constexpr int jsonVersion = 1;

enum class Need : quint8 { Optional, Required };

inline constexpr std::array<QLatin1StringView, 3> jsonStatusWords{
    QLatin1StringView("accepted"), QLatin1StringView("suggested"), QLatin1StringView("rejected")};
inline constexpr std::array<QLatin1StringView, 3> jsonStateWords{
    QLatin1StringView("unread"), QLatin1StringView("reading"), QLatin1StringView("done")};
inline constexpr std::array<QLatin1StringView, 2> jsonExternalIdWords{
    QLatin1StringView("id"), QLatin1StringView("link")};

/// T is U, or a constant U when it is written.
template <class T, class U>
concept Describes = std::same_as<std::remove_const_t<T>, U>;

template <class Archive, Describes<Provenance> T>
void describe(Archive &archive, T &by)
{
    archive.reference("author", by.author);
    archive.time("created", by.created);
    archive.time("modified", by.modified);
    archive.word("status", by.status, jsonStatusWords);
}

template <class Archive, Describes<Author> T>
void describe(Archive &archive, T &author)
{
    archive.id(author.id);
    archive.text("uuid", author.uuid);
    archive.text("name", author.name, Need::Required);
}

template <class Archive, Describes<Entity> T>
void describe(Archive &archive, T &entity)
{
    archive.id(entity.id);
    archive.text("type", entity.type, Need::Required);
    archive.text("name", entity.name, Need::Required);
    archive.texts("aliases", entity.aliases);
    archive.text("note", entity.note);
    describe(archive, entity.by);
}

template <class Archive, Describes<Event> T>
void describe(Archive &archive, T &event)
{
    archive.id(event.id);
    archive.text("type", event.type, Need::Required);
    archive.text("note", event.note);
    describe(archive, event.by);
}

template <class Archive, Describes<Article> T>
void describe(Archive &archive, T &article)
{
    archive.id(article.id);
    archive.text("title", article.title, Need::Required);
    archive.text("published", article.published);
    archive.text("source", article.source);
    archive.text("byline", article.byline);
    archive.text("url", article.url);
    archive.text("language", article.language);
    archive.text("path", article.path);
    archive.text("format", article.format);
    archive.text("encoding", article.encoding);
    archive.word("state", article.state, jsonStateWords);
    archive.reference("author", article.author);
    archive.time("created", article.created);
    archive.hash("text_sha256", article.text);
    archive.hash("original_sha256", article.original);
}

template <class Archive, Describes<Mention> T>
void describe(Archive &archive, T &mention)
{
    archive.id(mention.id);
    archive.text("type", mention.type, Need::Required);
    archive.extent("spans", mention.extent);
    archive.text("quote", mention.quote, Need::Required);
    archive.reference("entity", mention.entity);
    archive.span("head", mention.head);
    archive.text("level", mention.level);
    archive.number("confidence", mention.confidence);
    archive.text("flag", mention.flag);
    describe(archive, mention.by);
}

template <class Archive, Describes<EventMention> T>
void describe(Archive &archive, T &eventMention)
{
    archive.id(eventMention.id);
    archive.reference("event", eventMention.event, Need::Required);
    archive.reference("trigger", eventMention.trigger);
    archive.number("confidence", eventMention.confidence);
    describe(archive, eventMention.by);
}

template <class Archive, Describes<Argument> T>
void describe(Archive &archive, T &argument)
{
    archive.id(argument.id);
    archive.reference("event_mention", argument.eventMention, Need::Required);
    archive.text("role", argument.role, Need::Required);
    archive.integer("ordinal", argument.ordinal);
    archive.filler("filler", argument.filler);
    archive.reference("author", argument.author);
    archive.time("created", argument.created);
}

template <class Archive, Describes<Relation> T>
void describe(Archive &archive, T &relation)
{
    archive.id(relation.id);
    archive.text("type", relation.type, Need::Required);
    archive.relationEnd("from", relation.from);
    archive.relationEnd("to", relation.to);
    archive.reference("trigger", relation.trigger);
    archive.text("note", relation.note);
    archive.number("confidence", relation.confidence);
    describe(archive, relation.by);
}

template <class Archive, Describes<Attribute> T>
void describe(Archive &archive, T &attribute)
{
    archive.id(attribute.id);
    archive.owner("on", attribute.owner);
    archive.text("name", attribute.name, Need::Required);
    archive.nullableText("value", attribute.value);
    archive.integer("ordinal", attribute.ordinal);
    archive.reference("author", attribute.author);
    archive.time("created", attribute.created);
}

template <class Archive, Describes<Note> T>
void describe(Archive &archive, T &note)
{
    archive.id(note.id);
    archive.owner("on", note.owner);
    archive.text("type", note.type);
    archive.text("text", note.text, Need::Required);
    archive.reference("author", note.author);
    archive.time("created", note.created);
}

template <class Archive, Describes<ExternalId> T>
void describe(Archive &archive, T &externalId)
{
    archive.id(externalId.id);
    archive.owner("on", externalId.owner);
    archive.word("kind", externalId.kind, jsonExternalIdWords);
    archive.text("scheme", externalId.scheme, Need::Required);
    archive.text("value", externalId.value, Need::Required);
    archive.text("label", externalId.label);
    archive.text("type", externalId.type);
}

template <class Archive, Describes<Leftover> T>
void describe(Archive &archive, T &leftover)
{
    archive.id(leftover.id);
    archive.text("format", leftover.format, Need::Required);
    archive.text("file", leftover.file);
    archive.integer("position", leftover.position);
    archive.text("anchors", leftover.anchors);
    archive.bytes("bytes", leftover.bytes);
}

template <class Archive, Describes<SourceFile> T>
void describe(Archive &archive, T &file)
{
    archive.id(file.id);
    archive.text("format", file.format, Need::Required);
    archive.text("name", file.name, Need::Required);
    archive.hash("sha256", file.hash);
    archive.bytes("bytes", file.bytes);
}

/// A pair of entities known not to be the same.
template <class Archive, Describes<std::pair<EntityId, EntityId>> T>
void describe(Archive &archive, T &pair)
{
    archive.reference("one", pair.first, Need::Required);
    archive.reference("other", pair.second, Need::Required);
}

/// Calls `visit(key, &Bundle::list)` for each list, in the order of the file. What an annotation usually speaks of
/// stands before it.
void eachJsonList(auto &&visit)
{
    visit("authors", &Bundle::authors);
    visit("entities", &Bundle::entities);
    visit("events", &Bundle::events);
    visit("mentions", &Bundle::mentions);
    visit("event_mentions", &Bundle::eventMentions);
    visit("arguments", &Bundle::arguments);
    visit("relations", &Bundle::relations);
    visit("attributes", &Bundle::attributes);
    visit("notes", &Bundle::notes);
    visit("external_ids", &Bundle::externalIds);
    visit("leftovers", &Bundle::leftovers);
    visit("files", &Bundle::files);
    visit("distinct", &Bundle::distinct);
}

/// Whether such things stand in an article only.
template <class T>
inline constexpr bool needsArticle
    = std::same_as<T, Mention> || std::same_as<T, EventMention> || std::same_as<T, Argument>;

} // namespace glossator
