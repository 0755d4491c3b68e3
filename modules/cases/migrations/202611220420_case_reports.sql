-- Situation reports: what their author writes, and the figures as they were when it was signed, in full and as published.
CREATE TABLE case_reports (
    id BIGINT PRIMARY KEY,
    office_id BIGINT NOT NULL REFERENCES offices(id),
    month BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    state TEXT NOT NULL,
    author_id BIGINT NOT NULL REFERENCES staff(id),
    situation TEXT NOT NULL,
    analysis TEXT NOT NULL,
    proposals TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    signed_at BIGINT,
    signed_name TEXT NOT NULL,
    signed_post TEXT NOT NULL,
    in_full TEXT NOT NULL,
    published TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX case_reports_office ON case_reports (office_id, month, revision);
