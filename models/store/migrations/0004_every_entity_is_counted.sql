-- SPDX-License-Identifier: GPL-3.0-or-later
-- Each entity has its numbers, one that nobody mentions too: a list in their order needs to read nothing else.

INSERT INTO entity_count(entity_id, mentions, articles) SELECT id, 0, 0 FROM entity WHERE true ON CONFLICT (entity_id) DO NOTHING;

CREATE TRIGGER entity_count_new AFTER INSERT ON entity BEGIN
    INSERT INTO entity_count(entity_id, mentions, articles) VALUES (new.id, 0, 0) ON CONFLICT (entity_id) DO NOTHING;
END;
