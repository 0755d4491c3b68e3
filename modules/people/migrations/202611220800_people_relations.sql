-- What a genogram tells apart: the form of a relation, how much of its days is known, how it ended, the order of birth.
-- An edit names the version that was read; what was recorded by mistake is withdrawn and stays.
ALTER TABLE person_relations ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE person_relations ADD COLUMN form TEXT;
ALTER TABLE person_relations ADD COLUMN from_precision TEXT NOT NULL DEFAULT 'day';
ALTER TABLE person_relations ADD COLUMN until_precision TEXT NOT NULL DEFAULT 'day';
ALTER TABLE person_relations ADD COLUMN ending TEXT;
ALTER TABLE person_relations ADD COLUMN birth_order BIGINT;
ALTER TABLE person_relations ADD COLUMN withdrawn BIGINT NOT NULL DEFAULT 0;
ALTER TABLE person_relations ADD COLUMN changed_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE person_relations ADD COLUMN changed_by TEXT NOT NULL DEFAULT '';
