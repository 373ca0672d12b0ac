// SPDX-License-Identifier: GPL-3.0-or-later
// How the domain's values lie in the tables: the columns of each, read and written in one place.
// Everything here throws SQLite::Exception. Used by the repositories and the bundles only.
#pragma once

#include "models/domain/annotations.h"
#include "models/domain/article.h"
#include "models/store/database.h"

#include <algorithm>

namespace glossator::rows {

// The columns in the order in which the functions below read them.
inline constexpr auto articleColumns = "id, title, published, source, byline, url, language, path, format, encoding, state,"
                                       " text, original, author_id, created";
inline constexpr auto sourceFileColumns = "id, article_id, format, name, sha256";
inline constexpr auto leftoverColumns = "id, article_id, format, file, position, anchors, bytes";
inline constexpr auto entityColumns = "id, type, name, note, status, author_id, created, modified";
inline constexpr auto mentionColumns = "id, article_id, type, begin, end, fragments, quote, entity_id, head_begin, head_end,"
                                       " level, confidence, flag, status, author_id, created, modified";
inline constexpr auto eventColumns = "id, type, note, status, author_id, created, modified";
inline constexpr auto eventMentionColumns = "id, event_id, article_id, trigger_id, confidence, status, author_id, created,"
                                            " modified";
inline constexpr auto relationColumns = "id, article_id, type, from_role, from_mention, from_entity, from_event_mention,"
                                        " to_role, to_mention, to_entity, to_event_mention, trigger_id, note, confidence,"
                                        " status, author_id, created, modified";
inline constexpr auto argumentColumns = "id, event_mention_id, role, ordinal, mention_id, entity_id, filler_event_mention,"
                                        " filler_event, span_begin, span_end, text, author_id, created";
inline constexpr auto ownerColumns = "mention_id, entity_id, event_id, event_mention_id, argument_id, relation_id,"
                                     " article_id";
inline constexpr auto attributeColumns = "id, mention_id, entity_id, event_id, event_mention_id, argument_id, relation_id,"
                                         " article_id, name, value, ordinal, author_id, created";
inline constexpr auto noteColumns = "id, mention_id, entity_id, event_id, event_mention_id, argument_id, relation_id,"
                                    " article_id, type, text, author_id, created";
inline constexpr auto externalIdColumns = "id, mention_id, entity_id, event_id, event_mention_id, argument_id, relation_id,"
                                          " article_id, kind, scheme, value, label, type";

/// `SELECT <columns> FROM <table> <rest>`, the beginning of every reading function.
[[nodiscard]] std::string select(const char *columns, const char *table, const char *rest);
/// Ids as one parameter, of which `json_each(?)` makes rows again.
[[nodiscard]] QString asJson(const std::vector<qint64> &ids);
template <class IdType>
[[nodiscard]] QString asJson(const std::vector<IdType> &ids)
{
    std::vector<qint64> numbers(ids.size());
    std::ranges::transform(ids, numbers.begin(), &IdType::value);
    return asJson(numbers);
}
/// The column that holds owners of that kind: mention_id.
[[nodiscard]] const char *ownerColumn(Owner::Kind kind);

[[nodiscard]] Article article(const Query &row);
[[nodiscard]] SourceFile sourceFile(const Query &row);
[[nodiscard]] Leftover leftover(const Query &row);
[[nodiscard]] Entity entity(const Query &row); ///< without its aliases
[[nodiscard]] Mention mention(const Query &row);
[[nodiscard]] Event event(const Query &row);
[[nodiscard]] EventMention eventMention(const Query &row);
[[nodiscard]] Relation relation(const Query &row);
[[nodiscard]] Argument argument(const Query &row);
[[nodiscard]] Attribute attribute(const Query &row);
[[nodiscard]] Note note(const Query &row);
[[nodiscard]] ExternalId externalId(const Query &row);

void insert(Database &db, const Author &value);
void insert(Database &db, const Article &value);
void insert(Database &db, const SourceFile &value);
void insert(Database &db, const Leftover &value);
void insert(Database &db, const Entity &value); ///< without its aliases
void insert(Database &db, const Mention &value);
void insert(Database &db, const Event &value);
void insert(Database &db, const EventMention &value);
void insert(Database &db, const Relation &value);
void insert(Database &db, const Argument &value);
void insert(Database &db, const Attribute &value);
void insert(Database &db, const Note &value);
void insert(Database &db, const ExternalId &value);

/// Stores bytes under their SHA-256 and answers it. Stored once, however often they come.
QByteArray insertBlob(Database &db, const QByteArray &bytes);

} // namespace glossator::rows
