-- The text of an instrument's file, kept with the first result that was made with it: every result can be read for ever.
CREATE TABLE case_instruments (
    hash TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    version BIGINT NOT NULL,
    text TEXT NOT NULL
);

-- Never changed: a correction is a result of its own that names the one it replaces.
CREATE TABLE case_results (
    id BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES cases(id),
    hash TEXT NOT NULL REFERENCES case_instruments(hash),
    code TEXT NOT NULL,
    asked_on BIGINT NOT NULL,
    total BIGINT NOT NULL,
    band TEXT NOT NULL,
    tone TEXT NOT NULL,
    answers TEXT NOT NULL,
    author_id BIGINT NOT NULL REFERENCES staff(id),
    recorded_at BIGINT NOT NULL,
    replaces BIGINT REFERENCES case_results(id)
);
CREATE INDEX case_results_history ON case_results (case_id, code, asked_on, id);
CREATE UNIQUE INDEX case_results_replaced ON case_results (replaces) WHERE replaces IS NOT NULL;

CREATE TABLE case_alerts (
    id BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES cases(id),
    result_id BIGINT NOT NULL REFERENCES case_results(id),
    code TEXT NOT NULL,
    raised_at BIGINT NOT NULL,
    due_on BIGINT NOT NULL,
    answered_at BIGINT,
    answered_by BIGINT REFERENCES staff(id),
    answer TEXT NOT NULL
);
CREATE INDEX case_alerts_result ON case_alerts (result_id);
CREATE INDEX case_alerts_open ON case_alerts (case_id, due_on, id) WHERE answered_at IS NULL;
