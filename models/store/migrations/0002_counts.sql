-- SPDX-License-Identifier: GPL-3.0-or-later
-- Derived: how many articles are in each state, how many mentions an article and an entity have, and in how many articles;
-- kept by triggers, never part of a changeset. Counting them takes as long as they are many. And the order in which things
-- came in, as lists begin with it.

CREATE TABLE state_count(
    state    INTEGER PRIMARY KEY,
    articles INTEGER NOT NULL
) STRICT;
CREATE TABLE article_count(
    article_id INTEGER PRIMARY KEY,
    mentions   INTEGER NOT NULL
) STRICT;
CREATE TABLE entity_count(
    entity_id INTEGER PRIMARY KEY,
    mentions  INTEGER NOT NULL,
    articles  INTEGER NOT NULL
) STRICT;

INSERT INTO state_count(state, articles) SELECT state, count(*) FROM article GROUP BY state;
INSERT INTO article_count(article_id, mentions) SELECT article_id, count(*) FROM mention GROUP BY article_id;
INSERT INTO entity_count(entity_id, mentions, articles)
    SELECT entity_id, count(*), count(DISTINCT article_id) FROM mention WHERE entity_id IS NOT NULL GROUP BY entity_id;

CREATE TRIGGER state_count_insert AFTER INSERT ON article BEGIN
    INSERT INTO state_count(state, articles) VALUES (new.state, 1) ON CONFLICT (state) DO UPDATE SET articles = articles + 1;
END;
CREATE TRIGGER state_count_delete AFTER DELETE ON article BEGIN
    UPDATE state_count SET articles = articles - 1 WHERE state = old.state;
END;
CREATE TRIGGER state_count_update AFTER UPDATE OF state ON article WHEN old.state <> new.state BEGIN
    UPDATE state_count SET articles = articles - 1 WHERE state = old.state;
    INSERT INTO state_count(state, articles) VALUES (new.state, 1) ON CONFLICT (state) DO UPDATE SET articles = articles + 1;
END;

CREATE TRIGGER article_count_insert AFTER INSERT ON mention BEGIN
    INSERT INTO article_count(article_id, mentions) VALUES (new.article_id, 1)
        ON CONFLICT (article_id) DO UPDATE SET mentions = mentions + 1;
END;
CREATE TRIGGER article_count_delete AFTER DELETE ON mention BEGIN
    UPDATE article_count SET mentions = mentions - 1 WHERE article_id = old.article_id;
END;
CREATE TRIGGER article_count_update AFTER UPDATE OF article_id ON mention WHEN old.article_id <> new.article_id BEGIN
    UPDATE article_count SET mentions = mentions - 1 WHERE article_id = old.article_id;
    INSERT INTO article_count(article_id, mentions) VALUES (new.article_id, 1)
        ON CONFLICT (article_id) DO UPDATE SET mentions = mentions + 1;
END;
CREATE TRIGGER article_count_gone AFTER DELETE ON article BEGIN
    DELETE FROM article_count WHERE article_id = old.id;
END;

-- The first mention in an article, and the last one, make another article.
CREATE TRIGGER entity_count_insert AFTER INSERT ON mention WHEN new.entity_id IS NOT NULL BEGIN
    INSERT INTO entity_count(entity_id, mentions, articles) VALUES (new.entity_id, 1, 1)
        ON CONFLICT (entity_id) DO UPDATE SET mentions = mentions + 1, articles = articles + NOT EXISTS
            (SELECT 1 FROM mention WHERE entity_id = new.entity_id AND article_id = new.article_id AND id <> new.id);
END;
CREATE TRIGGER entity_count_delete AFTER DELETE ON mention WHEN old.entity_id IS NOT NULL BEGIN
    UPDATE entity_count SET mentions = mentions - 1, articles = articles - NOT EXISTS
            (SELECT 1 FROM mention WHERE entity_id = old.entity_id AND article_id = old.article_id)
        WHERE entity_id = old.entity_id;
END;
CREATE TRIGGER entity_count_update AFTER UPDATE OF entity_id, article_id ON mention
WHEN old.entity_id IS NOT new.entity_id OR old.article_id <> new.article_id BEGIN
    UPDATE entity_count SET mentions = mentions - 1, articles = articles - NOT EXISTS
            (SELECT 1 FROM mention WHERE entity_id = old.entity_id AND article_id = old.article_id)
        WHERE entity_id = old.entity_id;
    INSERT INTO entity_count(entity_id, mentions, articles) SELECT new.entity_id, 1, 1 WHERE new.entity_id IS NOT NULL
        ON CONFLICT (entity_id) DO UPDATE SET mentions = mentions + 1, articles = articles + NOT EXISTS
            (SELECT 1 FROM mention WHERE entity_id = new.entity_id AND article_id = new.article_id AND id <> new.id);
END;
CREATE TRIGGER entity_count_gone AFTER DELETE ON entity BEGIN
    DELETE FROM entity_count WHERE entity_id = old.id;
END;

CREATE INDEX article_created ON article(created);
CREATE INDEX entity_created ON entity(created);
CREATE INDEX relation_created ON relation(created);
CREATE INDEX event_created ON event(created);
