CREATE TABLE case_conferences (
    id BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES cases(id),
    called_by BIGINT NOT NULL REFERENCES staff(id),
    held_at BIGINT NOT NULL,
    way TEXT NOT NULL,
    place TEXT NOT NULL,
    agenda TEXT NOT NULL,
    client_part TEXT NOT NULL,
    client_reason TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    paper_id BIGINT REFERENCES case_papers(id),
    version BIGINT NOT NULL
);
CREATE INDEX case_conferences_case ON case_conferences (case_id, state, held_at);
CREATE UNIQUE INDEX case_conferences_paper ON case_conferences (paper_id);

CREATE TABLE case_participants (
    id BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES cases(id),
    conference_id BIGINT NOT NULL REFERENCES case_conferences(id),
    kind TEXT NOT NULL,
    staff_id BIGINT REFERENCES staff(id),
    listed_id BIGINT,
    name TEXT NOT NULL,
    organisation TEXT NOT NULL,
    post TEXT NOT NULL,
    phone TEXT NOT NULL
);
CREATE INDEX case_participants_conference ON case_participants (conference_id, id);
CREATE INDEX case_participants_staff ON case_participants (staff_id, conference_id);
