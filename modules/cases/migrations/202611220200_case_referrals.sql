CREATE TABLE case_referrals (
    id BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES cases(id),
    paper_id BIGINT NOT NULL REFERENCES case_papers(id),
    from_office BIGINT NOT NULL REFERENCES offices(id),
    receiver_kind TEXT NOT NULL,
    to_office BIGINT REFERENCES offices(id),
    listed_id BIGINT,
    receiver TEXT NOT NULL,
    client TEXT NOT NULL,
    purpose TEXT NOT NULL,
    urgency TEXT NOT NULL,
    package TEXT NOT NULL,
    digest TEXT NOT NULL,
    number TEXT NOT NULL,
    state TEXT NOT NULL,
    sent_by BIGINT NOT NULL REFERENCES staff(id),
    sent_on BIGINT,
    answer_by BIGINT,
    due_on BIGINT,
    answerer TEXT NOT NULL,
    answered_on BIGINT,
    answer TEXT NOT NULL,
    received_case BIGINT REFERENCES cases(id),
    outcome_on BIGINT,
    outcome TEXT NOT NULL,
    reminded_on BIGINT,
    replaces BIGINT REFERENCES case_referrals(id),
    version BIGINT NOT NULL
);
CREATE INDEX case_referrals_case ON case_referrals (case_id, state, due_on);
CREATE UNIQUE INDEX case_referrals_paper ON case_referrals (paper_id);
CREATE INDEX case_referrals_to ON case_referrals (to_office, state, due_on);
CREATE INDEX case_referrals_from ON case_referrals (from_office, state, due_on);
CREATE INDEX case_referrals_received ON case_referrals (received_case);
