// SPDX-License-Identifier: GPL-3.0-or-later
// What formats read and write: one article with all that is marked in it. Plain values, any thread.
#pragma once

#include "models/base/result.h"
#include "models/domain/annotations.h"
#include "models/domain/article.h"

#include <QSet>

#include <optional>
#include <vector>

namespace glossator {

/// One article with its annotations, or (without an article) what belongs to the project as a whole.
///
/// When read from a file the ids are the reader's own and name the same thing in every bundle of one read; the import
/// gives new ones, or keeps them where the bundle says that they are a project's own. When handed to a writer they are the
/// project's. An entity, event or author is listed in each bundle that speaks of it.
struct Bundle {
    std::optional<Article> article;
    QString text; ///< the article's text, exactly
    QByteArray original; ///< the bytes it came in; empty: none kept
    QString schemaText; ///< `.schema` text that came along; empty: none

    std::vector<Author> authors;
    std::vector<Entity> entities;
    std::vector<Event> events;
    std::vector<Mention> mentions;
    std::vector<Relation> relations;
    std::vector<EventMention> eventMentions;
    std::vector<Argument> arguments;
    std::vector<Attribute> attributes;
    std::vector<Note> notes;
    std::vector<ExternalId> externalIds;
    std::vector<Leftover> leftovers;
    std::vector<SourceFile> files;
    std::vector<std::pair<EntityId, EntityId>> distinct; ///< pairs known not to be the same
    QSet<Owner> sharedFacts; ///< for writers: entities and events that something outside of the article speaks of too
    bool hasOwnIds = false; ///< ids are those of the project of ours that it came from, and kept where free
    QStringList remarks; ///< what a reader met and took leniently: sentences with file and line; never written
    /// Documents of the file that could not be read, and are left out: each counts as one that failed. Never written.
    std::vector<Error> failures;

    friend bool operator==(const Bundle &, const Bundle &) = default;
};

} // namespace glossator
