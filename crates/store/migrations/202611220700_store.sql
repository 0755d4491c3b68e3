-- A link of the chain may stand for many entries: `entry` is the last of them, `before` tells those before it.
ALTER TABLE audit_chain ADD COLUMN before TEXT NOT NULL DEFAULT '';
DROP INDEX audit_chain_entry;
-- Made anew: where a row's number is its id, an index ends with it anyway.
DROP INDEX audit_entries_about;
CREATE INDEX audit_entries_about ON audit_entries (kind, about, id);
DROP INDEX audit_entries_staff;
CREATE INDEX audit_entries_staff ON audit_entries (staff, id) WHERE staff IS NOT NULL;
