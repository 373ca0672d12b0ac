-- SPDX-License-Identifier: GPL-3.0-or-later
-- The mentions of an entity in reading order: the one beside a place is found without looking at all of them.

DROP INDEX mention_entity;
CREATE INDEX mention_entity ON mention(entity_id, article_id, begin, end DESC) WHERE entity_id IS NOT NULL;
