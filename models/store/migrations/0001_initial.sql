-- SPDX-License-Identifier: GPL-3.0-or-later
-- Ids are replica << 32 | counter, times are milliseconds since 1970 in UTC, offsets are code points of the article's text.
-- A recorded table has an INTEGER PRIMARY KEY, no other UNIQUE and no generated column: an undo would abort on them.

-- Beside the record: never part of a changeset.

CREATE TABLE meta(
    key   TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE view_state(
    key   TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE counter(
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    next INTEGER NOT NULL
) STRICT;
INSERT INTO counter(id, next) VALUES (1, 1);

CREATE TABLE session(
    id     INTEGER PRIMARY KEY,
    opened INTEGER NOT NULL,
    closed INTEGER,
    host   TEXT NOT NULL
) STRICT;

CREATE TABLE blob(
    sha256 BLOB PRIMARY KEY NOT NULL CHECK (length(sha256) = 32),
    bytes  BLOB NOT NULL
) STRICT;

-- `below` is what the row covered: for a do the group that was undoable before, for an undo the one that was redoable.
-- undo_top and redo_top are the groups that undo and redo would take after this row; NULL is none.
CREATE TABLE history(
    seq        INTEGER PRIMARY KEY,
    kind       TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    parent     INTEGER,
    grp        INTEGER NOT NULL,
    below      INTEGER,
    undo_top   INTEGER,
    redo_top   INTEGER,
    author_id  INTEGER,
    time       INTEGER NOT NULL,
    title      TEXT NOT NULL,
    article_id INTEGER,
    begin      INTEGER,
    end        INTEGER,
    changeset  BLOB
) STRICT;
CREATE INDEX history_grp ON history(grp);
CREATE INDEX history_parent ON history(parent) WHERE parent IS NOT NULL;

-- The record.

CREATE TABLE author(
    id   INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE schema(
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    text TEXT NOT NULL
) STRICT;

CREATE TABLE schema_type(
    id       INTEGER PRIMARY KEY,
    ordinal  INTEGER NOT NULL,
    kind     TEXT NOT NULL CHECK (kind IN ('entity', 'value', 'relation', 'event')),
    name     TEXT NOT NULL,
    label    TEXT NOT NULL,
    parent   TEXT NOT NULL,
    abstract INTEGER NOT NULL CHECK (abstract IN (0, 1)),
    retired  INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;

CREATE TABLE article(
    id        INTEGER PRIMARY KEY,
    title     TEXT NOT NULL,
    published TEXT NOT NULL DEFAULT '',
    source    TEXT NOT NULL DEFAULT '',
    byline    TEXT NOT NULL DEFAULT '',
    url       TEXT NOT NULL DEFAULT '',
    language  TEXT NOT NULL DEFAULT '',
    path      TEXT NOT NULL DEFAULT '',
    format    TEXT NOT NULL DEFAULT '',
    encoding  TEXT NOT NULL DEFAULT '',
    state     INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 2),
    text      BLOB NOT NULL CHECK (length(text) = 32),
    original  BLOB CHECK (original IS NULL OR length(original) = 32),
    author_id INTEGER REFERENCES author(id),
    created   INTEGER NOT NULL
) STRICT;
CREATE INDEX article_text ON article(text);
CREATE INDEX article_original ON article(original) WHERE original IS NOT NULL;

CREATE TABLE source_file(
    id         INTEGER PRIMARY KEY,
    article_id INTEGER REFERENCES article(id) ON DELETE CASCADE,
    format     TEXT NOT NULL,
    name       TEXT NOT NULL,
    sha256     BLOB NOT NULL CHECK (length(sha256) = 32)
) STRICT;
CREATE INDEX source_file_article ON source_file(article_id);
CREATE INDEX source_file_blob ON source_file(sha256);

CREATE TABLE leftover(
    id         INTEGER PRIMARY KEY,
    article_id INTEGER REFERENCES article(id) ON DELETE CASCADE,
    format     TEXT NOT NULL,
    file       TEXT NOT NULL,
    position   INTEGER NOT NULL,
    anchors    TEXT NOT NULL,
    bytes      BLOB NOT NULL
) STRICT;
CREATE INDEX leftover_article ON leftover(article_id, position);

CREATE TABLE entity(
    id        INTEGER PRIMARY KEY,
    type      TEXT NOT NULL,
    name      TEXT NOT NULL,
    note      TEXT NOT NULL DEFAULT '',
    status    INTEGER NOT NULL DEFAULT 0 CHECK (status BETWEEN 0 AND 2),
    author_id INTEGER REFERENCES author(id),
    created   INTEGER NOT NULL,
    modified  INTEGER NOT NULL
) STRICT;
CREATE INDEX entity_name ON entity(name);
CREATE INDEX entity_type ON entity(type);

CREATE TABLE alias(
    id        INTEGER PRIMARY KEY,
    entity_id INTEGER NOT NULL REFERENCES entity(id) ON DELETE CASCADE,
    ordinal   INTEGER NOT NULL,
    name      TEXT NOT NULL
) STRICT;
CREATE INDEX alias_entity ON alias(entity_id, ordinal);
CREATE INDEX alias_name ON alias(name);

-- "Not the same": the smaller id first.
CREATE TABLE entity_distinct(
    id    INTEGER PRIMARY KEY,
    one   INTEGER NOT NULL REFERENCES entity(id) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES entity(id) ON DELETE CASCADE,
    CHECK (one < other)
) STRICT;
CREATE INDEX entity_distinct_one ON entity_distinct(one);
CREATE INDEX entity_distinct_other ON entity_distinct(other);

CREATE TABLE mention(
    id         INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    type       TEXT NOT NULL,
    begin      INTEGER NOT NULL CHECK (begin >= 0),
    end        INTEGER NOT NULL CHECK (end >= begin),
    fragments  TEXT,
    quote      TEXT NOT NULL,
    entity_id  INTEGER REFERENCES entity(id) ON DELETE SET NULL,
    head_begin INTEGER,
    head_end   INTEGER,
    level      TEXT NOT NULL DEFAULT '',
    confidence REAL,
    flag       TEXT NOT NULL DEFAULT '',
    status     INTEGER NOT NULL DEFAULT 0 CHECK (status BETWEEN 0 AND 2),
    author_id  INTEGER REFERENCES author(id),
    created    INTEGER NOT NULL,
    modified   INTEGER NOT NULL,
    CHECK ((head_begin IS NULL) = (head_end IS NULL))
) STRICT;
CREATE INDEX mention_place ON mention(article_id, begin, end);
CREATE INDEX mention_entity ON mention(entity_id, article_id) WHERE entity_id IS NOT NULL;
CREATE INDEX mention_type ON mention(type);
CREATE INDEX mention_flag ON mention(flag) WHERE flag <> '';

CREATE TABLE event(
    id        INTEGER PRIMARY KEY,
    type      TEXT NOT NULL,
    note      TEXT NOT NULL DEFAULT '',
    status    INTEGER NOT NULL DEFAULT 0 CHECK (status BETWEEN 0 AND 2),
    author_id INTEGER REFERENCES author(id),
    created   INTEGER NOT NULL,
    modified  INTEGER NOT NULL
) STRICT;
CREATE INDEX event_type ON event(type);

CREATE TABLE event_mention(
    id         INTEGER PRIMARY KEY,
    event_id   INTEGER NOT NULL REFERENCES event(id) ON DELETE CASCADE,
    article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    trigger_id INTEGER REFERENCES mention(id) ON DELETE SET NULL,
    confidence REAL,
    status     INTEGER NOT NULL DEFAULT 0 CHECK (status BETWEEN 0 AND 2),
    author_id  INTEGER REFERENCES author(id),
    created    INTEGER NOT NULL,
    modified   INTEGER NOT NULL
) STRICT;
CREATE INDEX event_mention_event ON event_mention(event_id);
CREATE INDEX event_mention_article ON event_mention(article_id);
CREATE INDEX event_mention_trigger ON event_mention(trigger_id) WHERE trigger_id IS NOT NULL;

CREATE TABLE relation(
    id                 INTEGER PRIMARY KEY,
    article_id         INTEGER REFERENCES article(id) ON DELETE CASCADE,
    type               TEXT NOT NULL,
    from_role          TEXT NOT NULL,
    from_mention       INTEGER REFERENCES mention(id) ON DELETE CASCADE,
    from_entity        INTEGER REFERENCES entity(id) ON DELETE CASCADE,
    from_event_mention INTEGER REFERENCES event_mention(id) ON DELETE CASCADE,
    to_role            TEXT NOT NULL,
    to_mention         INTEGER REFERENCES mention(id) ON DELETE CASCADE,
    to_entity          INTEGER REFERENCES entity(id) ON DELETE CASCADE,
    to_event_mention   INTEGER REFERENCES event_mention(id) ON DELETE CASCADE,
    trigger_id         INTEGER REFERENCES mention(id) ON DELETE SET NULL,
    note               TEXT NOT NULL DEFAULT '',
    confidence         REAL,
    status             INTEGER NOT NULL DEFAULT 0 CHECK (status BETWEEN 0 AND 2),
    author_id          INTEGER REFERENCES author(id),
    created            INTEGER NOT NULL,
    modified           INTEGER NOT NULL,
    CHECK ((from_mention IS NOT NULL) + (from_entity IS NOT NULL) + (from_event_mention IS NOT NULL) = 1),
    CHECK ((to_mention IS NOT NULL) + (to_entity IS NOT NULL) + (to_event_mention IS NOT NULL) = 1),
    CHECK (article_id IS NOT NULL OR (from_entity IS NOT NULL AND to_entity IS NOT NULL AND trigger_id IS NULL))
) STRICT;
CREATE INDEX relation_article ON relation(article_id);
CREATE INDEX relation_type ON relation(type);
CREATE INDEX relation_from_mention ON relation(from_mention) WHERE from_mention IS NOT NULL;
CREATE INDEX relation_from_entity ON relation(from_entity) WHERE from_entity IS NOT NULL;
CREATE INDEX relation_from_event_mention ON relation(from_event_mention) WHERE from_event_mention IS NOT NULL;
CREATE INDEX relation_to_mention ON relation(to_mention) WHERE to_mention IS NOT NULL;
CREATE INDEX relation_to_entity ON relation(to_entity) WHERE to_entity IS NOT NULL;
CREATE INDEX relation_to_event_mention ON relation(to_event_mention) WHERE to_event_mention IS NOT NULL;
CREATE INDEX relation_trigger ON relation(trigger_id) WHERE trigger_id IS NOT NULL;

CREATE TABLE argument(
    id                   INTEGER PRIMARY KEY,
    event_mention_id     INTEGER NOT NULL REFERENCES event_mention(id) ON DELETE CASCADE,
    role                 TEXT NOT NULL,
    ordinal              INTEGER NOT NULL,
    mention_id           INTEGER REFERENCES mention(id) ON DELETE CASCADE,
    entity_id            INTEGER REFERENCES entity(id) ON DELETE CASCADE,
    filler_event_mention INTEGER REFERENCES event_mention(id) ON DELETE CASCADE,
    filler_event         INTEGER REFERENCES event(id) ON DELETE CASCADE,
    span_begin           INTEGER,
    span_end             INTEGER,
    text                 TEXT,
    author_id            INTEGER REFERENCES author(id),
    created              INTEGER NOT NULL,
    CHECK ((mention_id IS NOT NULL) + (entity_id IS NOT NULL) + (filler_event_mention IS NOT NULL)
           + (filler_event IS NOT NULL) + (text IS NOT NULL) = 1),
    CHECK ((span_begin IS NULL) = (span_end IS NULL)),
    CHECK (span_begin IS NULL OR (text IS NOT NULL AND span_begin <= span_end))
) STRICT;
CREATE INDEX argument_event_mention ON argument(event_mention_id, ordinal);
CREATE INDEX argument_mention ON argument(mention_id) WHERE mention_id IS NOT NULL;
CREATE INDEX argument_entity ON argument(entity_id) WHERE entity_id IS NOT NULL;
CREATE INDEX argument_filler_event_mention ON argument(filler_event_mention) WHERE filler_event_mention IS NOT NULL;
CREATE INDEX argument_filler_event ON argument(filler_event) WHERE filler_event IS NOT NULL;

CREATE TABLE attribute(
    id               INTEGER PRIMARY KEY,
    name             TEXT NOT NULL,
    value            TEXT,
    ordinal          INTEGER NOT NULL DEFAULT 0,
    mention_id       INTEGER REFERENCES mention(id) ON DELETE CASCADE,
    entity_id        INTEGER REFERENCES entity(id) ON DELETE CASCADE,
    event_id         INTEGER REFERENCES event(id) ON DELETE CASCADE,
    event_mention_id INTEGER REFERENCES event_mention(id) ON DELETE CASCADE,
    argument_id      INTEGER REFERENCES argument(id) ON DELETE CASCADE,
    relation_id      INTEGER REFERENCES relation(id) ON DELETE CASCADE,
    article_id       INTEGER REFERENCES article(id) ON DELETE CASCADE,
    author_id        INTEGER REFERENCES author(id),
    created          INTEGER NOT NULL,
    CHECK ((mention_id IS NOT NULL) + (entity_id IS NOT NULL) + (event_id IS NOT NULL) + (event_mention_id IS NOT NULL)
           + (argument_id IS NOT NULL) + (relation_id IS NOT NULL) + (article_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX attribute_mention ON attribute(mention_id) WHERE mention_id IS NOT NULL;
CREATE INDEX attribute_entity ON attribute(entity_id) WHERE entity_id IS NOT NULL;
CREATE INDEX attribute_event ON attribute(event_id) WHERE event_id IS NOT NULL;
CREATE INDEX attribute_event_mention ON attribute(event_mention_id) WHERE event_mention_id IS NOT NULL;
CREATE INDEX attribute_argument ON attribute(argument_id) WHERE argument_id IS NOT NULL;
CREATE INDEX attribute_relation ON attribute(relation_id) WHERE relation_id IS NOT NULL;
CREATE INDEX attribute_article ON attribute(article_id) WHERE article_id IS NOT NULL;

CREATE TABLE note(
    id               INTEGER PRIMARY KEY,
    type             TEXT NOT NULL DEFAULT '',
    text             TEXT NOT NULL,
    mention_id       INTEGER REFERENCES mention(id) ON DELETE CASCADE,
    entity_id        INTEGER REFERENCES entity(id) ON DELETE CASCADE,
    event_id         INTEGER REFERENCES event(id) ON DELETE CASCADE,
    event_mention_id INTEGER REFERENCES event_mention(id) ON DELETE CASCADE,
    argument_id      INTEGER REFERENCES argument(id) ON DELETE CASCADE,
    relation_id      INTEGER REFERENCES relation(id) ON DELETE CASCADE,
    article_id       INTEGER REFERENCES article(id) ON DELETE CASCADE,
    author_id        INTEGER REFERENCES author(id),
    created          INTEGER NOT NULL,
    CHECK ((mention_id IS NOT NULL) + (entity_id IS NOT NULL) + (event_id IS NOT NULL) + (event_mention_id IS NOT NULL)
           + (argument_id IS NOT NULL) + (relation_id IS NOT NULL) + (article_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX note_mention ON note(mention_id) WHERE mention_id IS NOT NULL;
CREATE INDEX note_entity ON note(entity_id) WHERE entity_id IS NOT NULL;
CREATE INDEX note_event ON note(event_id) WHERE event_id IS NOT NULL;
CREATE INDEX note_event_mention ON note(event_mention_id) WHERE event_mention_id IS NOT NULL;
CREATE INDEX note_argument ON note(argument_id) WHERE argument_id IS NOT NULL;
CREATE INDEX note_relation ON note(relation_id) WHERE relation_id IS NOT NULL;
CREATE INDEX note_article ON note(article_id) WHERE article_id IS NOT NULL;

CREATE TABLE external_id(
    id               INTEGER PRIMARY KEY,
    kind             INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 1),
    scheme           TEXT NOT NULL,
    value            TEXT NOT NULL,
    label            TEXT NOT NULL DEFAULT '',
    type             TEXT NOT NULL DEFAULT '',
    mention_id       INTEGER REFERENCES mention(id) ON DELETE CASCADE,
    entity_id        INTEGER REFERENCES entity(id) ON DELETE CASCADE,
    event_id         INTEGER REFERENCES event(id) ON DELETE CASCADE,
    event_mention_id INTEGER REFERENCES event_mention(id) ON DELETE CASCADE,
    argument_id      INTEGER REFERENCES argument(id) ON DELETE CASCADE,
    relation_id      INTEGER REFERENCES relation(id) ON DELETE CASCADE,
    article_id       INTEGER REFERENCES article(id) ON DELETE CASCADE,
    CHECK ((mention_id IS NOT NULL) + (entity_id IS NOT NULL) + (event_id IS NOT NULL) + (event_mention_id IS NOT NULL)
           + (argument_id IS NOT NULL) + (relation_id IS NOT NULL) + (article_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX external_id_mention ON external_id(mention_id) WHERE mention_id IS NOT NULL;
CREATE INDEX external_id_entity ON external_id(entity_id) WHERE entity_id IS NOT NULL;
CREATE INDEX external_id_event ON external_id(event_id) WHERE event_id IS NOT NULL;
CREATE INDEX external_id_event_mention ON external_id(event_mention_id) WHERE event_mention_id IS NOT NULL;
CREATE INDEX external_id_argument ON external_id(argument_id) WHERE argument_id IS NOT NULL;
CREATE INDEX external_id_relation ON external_id(relation_id) WHERE relation_id IS NOT NULL;
CREATE INDEX external_id_article ON external_id(article_id) WHERE article_id IS NOT NULL;

-- Derived: kept by triggers, never part of a changeset.

CREATE VIEW article_words AS
    SELECT article.id AS id, article.title AS title, CAST(blob.bytes AS TEXT) AS words
    FROM article JOIN blob ON blob.sha256 = article.text;

CREATE VIRTUAL TABLE article_fts USING fts5(
    title, words, content='article_words', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);

CREATE TRIGGER article_fts_insert AFTER INSERT ON article BEGIN
    INSERT INTO article_fts(rowid, title, words)
        SELECT new.id, new.title, CAST(bytes AS TEXT) FROM blob WHERE sha256 = new.text;
END;
CREATE TRIGGER article_fts_delete AFTER DELETE ON article BEGIN
    INSERT INTO article_fts(article_fts, rowid, title, words)
        SELECT 'delete', old.id, old.title, CAST(bytes AS TEXT) FROM blob WHERE sha256 = old.text;
END;
CREATE TRIGGER article_fts_update AFTER UPDATE OF title, text ON article
WHEN old.title IS NOT new.title OR old.text IS NOT new.text BEGIN
    INSERT INTO article_fts(article_fts, rowid, title, words)
        SELECT 'delete', old.id, old.title, CAST(bytes AS TEXT) FROM blob WHERE sha256 = old.text;
    INSERT INTO article_fts(rowid, title, words)
        SELECT new.id, new.title, CAST(bytes AS TEXT) FROM blob WHERE sha256 = new.text;
END;
