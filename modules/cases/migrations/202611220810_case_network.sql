-- The case network: every state of every tie, so that the eco-map of any day can be drawn again. The state that holds
-- now has no until_at; an edit ends it and writes the next version, removing a tie ends it with a reason.
CREATE TABLE case_network (
    id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    case_id BIGINT NOT NULL REFERENCES cases (id),
    person BIGINT REFERENCES persons (id),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    strength TEXT NOT NULL,
    stressful BIGINT NOT NULL,
    flow TEXT NOT NULL,
    since TEXT NOT NULL,
    note TEXT NOT NULL,
    by_staff BIGINT NOT NULL REFERENCES staff (id),
    from_at BIGINT NOT NULL,
    until_at BIGINT,
    ended_by BIGINT REFERENCES staff (id),
    reason TEXT NOT NULL,
    PRIMARY KEY (id, version)
);
CREATE INDEX case_network_case ON case_network (case_id, from_at, id);
