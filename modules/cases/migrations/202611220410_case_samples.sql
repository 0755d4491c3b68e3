-- Samples of closed cases. Seed and population are kept, so that whoever doubts a draw can repeat it.
CREATE TABLE case_samples (
    id BIGINT PRIMARY KEY,
    office_id BIGINT NOT NULL REFERENCES offices(id),
    from_day BIGINT NOT NULL,
    until_day BIGINT NOT NULL,
    size BIGINT NOT NULL,
    population TEXT NOT NULL,
    seed TEXT NOT NULL,
    drawn_by BIGINT NOT NULL REFERENCES staff(id),
    drawn_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX case_samples_office ON case_samples (office_id, from_day, until_day);
CREATE TABLE case_sample_items (
    id BIGINT PRIMARY KEY,
    sample_id BIGINT NOT NULL REFERENCES case_samples(id),
    case_id BIGINT NOT NULL REFERENCES cases(id),
    worker_id BIGINT NOT NULL REFERENCES staff(id),
    reviewer_id BIGINT REFERENCES staff(id),
    reviewed_at BIGINT,
    points BIGINT NOT NULL,
    most BIGINT NOT NULL,
    feedback TEXT NOT NULL,
    replied_at BIGINT,
    reply TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX case_sample_items_sample ON case_sample_items (sample_id, id);
CREATE INDEX case_sample_items_reviewer ON case_sample_items (reviewer_id, id) WHERE reviewed_at IS NULL;
CREATE INDEX case_sample_items_worker ON case_sample_items (worker_id, id) WHERE reviewed_at IS NOT NULL;
CREATE TABLE case_sample_marks (
    item_id BIGINT NOT NULL REFERENCES case_sample_items(id),
    code TEXT NOT NULL,
    mark TEXT NOT NULL,
    comment TEXT NOT NULL,
    PRIMARY KEY (item_id, code)
);
-- What was closed in an office in a span: the population of a draw.
CREATE INDEX cases_closed_on ON cases (office_id, closed_at, id) WHERE closed_at IS NOT NULL;
