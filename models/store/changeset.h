// SPDX-License-Identifier: GPL-3.0-or-later
// What one committed edit touched: read from SQLite's changeset bytes, handed to models by Store::changed().
// Plain value, any thread.
#pragma once

#include <QByteArray>
#include <QMetaType>

#include <array>
#include <string_view>
#include <vector>

namespace glossator {

/// The recorded tables, in the order of their creation: each refers to earlier ones only, on which replay() relies.
enum class Table : quint8 {
    Author,
    Schema,
    SchemaType,
    Article,
    SourceFile,
    Leftover,
    Entity,
    Alias,
    EntityDistinct,
    Mention,
    Event,
    EventMention,
    Relation,
    Argument,
    Attribute,
    Note,
    ExternalId,
};

/// Their names in the file: the list of what a session records.
inline constexpr std::array<const char *, 17> recordedTables{
    "author", "schema",  "schema_type",   "article",  "source_file", "leftover",  "entity", "alias",      "entity_distinct",
    "mention", "event",  "event_mention", "relation", "argument",    "attribute", "note",   "external_id"};

struct Change {
    enum class Kind : quint8 { Insert, Update, Delete };

    Table table = Table::Article;
    Kind kind = Kind::Insert;
    qint64 id = 0;

    friend bool operator==(const Change &, const Change &) = default;
};

/// What a changed row belongs to, or belonged to before: an entity that lost a mention is not changed itself.
struct Belonging {
    Table table = Table::Mention; ///< of the row
    Table to = Table::Entity;
    qint64 id = 0; ///< of what it belongs to

    friend bool operator==(const Belonging &, const Belonging &) = default;
};

class ChangeSet {
public:
    enum class Origin : quint8 { Edit, Job, Undo, Redo };

    ChangeSet() = default;
    ChangeSet(Origin origin, std::vector<Change> changes, std::vector<Belonging> belongings = {});
    /// Reads the bytes of an SQLite changeset; `inverse` swaps inserts and deletes.
    /// Throws SQLite::Exception on bytes that are none.
    [[nodiscard]] static ChangeSet parse(const QByteArray &bytes, Origin origin, bool inverse = false);

    [[nodiscard]] Origin origin() const { return m_origin; }
    [[nodiscard]] const std::vector<Change> &changes() const { return m_changes; }
    /// Of mentions, aliases, event mentions and arguments, as far as the bytes hold it: of a row that came or went, and of
    /// one that came to belong elsewhere.
    [[nodiscard]] const std::vector<Belonging> &belongings() const { return m_belongings; }
    [[nodiscard]] bool isEmpty() const { return m_changes.empty(); }
    [[nodiscard]] bool touches(Table table) const { return m_tables & (1u << unsigned(table)); }
    template <class... Tables>
    [[nodiscard]] bool touchesAny(Tables... tables) const
    {
        return (touches(tables) || ...);
    }
    void append(const ChangeSet &later);

private:
    Origin m_origin = Origin::Edit;
    quint32 m_tables = 0;
    std::vector<Change> m_changes;
    std::vector<Belonging> m_belongings;
};

} // namespace glossator

Q_DECLARE_METATYPE(glossator::ChangeSet)
