-- Closed cases whose time of keeping is up: the review before anything is erased, and what remains afterwards.
CREATE TABLE case_reviews (
    id BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES cases(id),
    office_id BIGINT NOT NULL REFERENCES offices(id),
    class TEXT NOT NULL,
    state TEXT NOT NULL,
    proposed_by BIGINT NOT NULL REFERENCES staff(id),
    proposed_at BIGINT NOT NULL,
    reason TEXT NOT NULL,
    letter TEXT NOT NULL,
    asked_on BIGINT,
    archives TEXT NOT NULL,
    keep_until BIGINT,
    decided_by BIGINT REFERENCES staff(id),
    decided_at BIGINT,
    answer TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX case_reviews_case ON case_reviews (case_id, id);
CREATE UNIQUE INDEX case_reviews_one ON case_reviews (case_id) WHERE state = 'proposed';

CREATE TABLE case_tombstones (
    case_id BIGINT PRIMARY KEY REFERENCES cases(id),
    office_id BIGINT NOT NULL REFERENCES offices(id),
    number TEXT NOT NULL,
    class TEXT NOT NULL,
    opened_on BIGINT NOT NULL,
    closed_on BIGINT NOT NULL,
    erased_at BIGINT NOT NULL,
    proposed_by BIGINT NOT NULL REFERENCES staff(id),
    approved_by BIGINT NOT NULL REFERENCES staff(id),
    digest TEXT NOT NULL,
    files TEXT NOT NULL
);
CREATE INDEX case_tombstones_office ON case_tombstones (office_id, erased_at);
CREATE INDEX case_tombstones_files ON case_tombstones (case_id) WHERE files <> '';

CREATE INDEX cases_closed_when ON cases (closed_at, id) WHERE closed_at IS NOT NULL;
CREATE INDEX case_files_digest ON case_files (digest);
