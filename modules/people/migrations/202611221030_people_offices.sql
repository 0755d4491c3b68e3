-- One index of an office's records serves its list in the order of their ids, and what was last linked to it.
DROP INDEX people_offices_office;
DROP INDEX people_offices_newest;
CREATE INDEX people_offices_newest ON people_offices (office, kind, about, since);
