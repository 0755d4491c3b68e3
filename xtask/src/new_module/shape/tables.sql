-- __thai__: one row for each, in the office where it belongs.
CREATE TABLE __plural__ (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    office BIGINT NOT NULL REFERENCES offices (id),
    title TEXT NOT NULL,
    day BIGINT NOT NULL,
    note TEXT NOT NULL
);
CREATE INDEX __plural___office ON __plural__ (office, day, id);
