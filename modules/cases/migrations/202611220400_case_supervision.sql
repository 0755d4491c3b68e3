-- How much lay on somebody at the last command of a month: open cases that are not sealed, by what makes them heavy. Kept in
-- the transaction of every command; weights are applied when it is read.
CREATE TABLE case_load_months (
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    month BIGINT NOT NULL,
    cases BIGINT NOT NULL,
    urgent BIGINT NOT NULL,
    emergency BIGINT NOT NULL,
    grave BIGINT NOT NULL,
    early BIGINT NOT NULL,
    PRIMARY KEY (staff_id, month)
);

-- Advice asked of a higher level. While it is open its adviser may read the case (access.rs).
CREATE TABLE case_advice (
    id BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES cases(id),
    asked_by BIGINT NOT NULL REFERENCES staff(id),
    asked_at BIGINT NOT NULL,
    question TEXT NOT NULL,
    tried TEXT NOT NULL,
    urgency TEXT NOT NULL,
    level TEXT NOT NULL,
    adviser_id BIGINT NOT NULL REFERENCES staff(id),
    opens_sealed BIGINT NOT NULL,
    state TEXT NOT NULL,
    due_on BIGINT NOT NULL,
    closed_at BIGINT,
    version BIGINT NOT NULL
);
CREATE INDEX case_advice_case ON case_advice (case_id, adviser_id) WHERE closed_at IS NULL;
CREATE INDEX case_advice_adviser ON case_advice (adviser_id, id);
CREATE INDEX case_advice_asker ON case_advice (asked_by, id);

CREATE TABLE case_advice_words (
    id BIGINT PRIMARY KEY,
    advice_id BIGINT NOT NULL REFERENCES case_advice(id),
    at BIGINT NOT NULL,
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    what TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX case_advice_words_advice ON case_advice_words (advice_id, id);

-- Teaching notes lie apart from the case record: nothing of a case points to them.
CREATE TABLE case_teaching (
    id BIGINT PRIMARY KEY,
    office_id BIGINT NOT NULL REFERENCES offices(id),
    supervisor_id BIGINT NOT NULL REFERENCES staff(id),
    supervisee_id BIGINT NOT NULL REFERENCES staff(id),
    held_on BIGINT NOT NULL,
    way TEXT NOT NULL,
    minutes BIGINT NOT NULL,
    goals TEXT NOT NULL,
    observations TEXT NOT NULL,
    case_id BIGINT REFERENCES cases(id),
    saved_at BIGINT NOT NULL,
    acknowledged_at BIGINT,
    comment TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX case_teaching_supervisee ON case_teaching (supervisee_id, held_on, id);
CREATE INDEX case_teaching_supervisor ON case_teaching (supervisor_id, held_on, id);
CREATE INDEX case_teaching_office ON case_teaching (office_id, held_on, id);

CREATE TABLE case_teaching_steps (
    id BIGINT PRIMARY KEY,
    teaching_id BIGINT NOT NULL REFERENCES case_teaching(id),
    what TEXT NOT NULL,
    due_on BIGINT NOT NULL,
    done_on BIGINT,
    result TEXT NOT NULL
);
CREATE INDEX case_teaching_steps_teaching ON case_teaching_steps (teaching_id, due_on, id);
