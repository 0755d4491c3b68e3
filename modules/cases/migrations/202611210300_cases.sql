CREATE TABLE cases (
    id BIGINT PRIMARY KEY,
    office_id BIGINT NOT NULL REFERENCES offices(id),
    number TEXT NOT NULL,
    unit TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    subject_name TEXT NOT NULL,
    title TEXT NOT NULL,
    target_group TEXT NOT NULL,
    stage TEXT NOT NULL,
    urgency TEXT NOT NULL,
    danger TEXT NOT NULL,
    gravity TEXT NOT NULL,
    confidentiality TEXT NOT NULL,
    owner_id BIGINT NOT NULL REFERENCES staff(id),
    opened_at BIGINT NOT NULL,
    closed_at BIGINT,
    next_what TEXT NOT NULL,
    next_who BIGINT,
    next_due BIGINT NOT NULL,
    next_clause TEXT NOT NULL,
    next_about BIGINT,
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX cases_number ON cases (office_id, number);
CREATE INDEX cases_office_due ON cases (office_id, stage, next_due);
CREATE INDEX cases_owner ON cases (owner_id, stage, next_due);
CREATE INDEX cases_next ON cases (next_who, stage, next_due);
CREATE INDEX cases_due ON cases (stage, next_due, id);
CREATE INDEX cases_subject ON cases (subject_kind, subject_id);

CREATE TABLE case_team (
    id BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES cases(id),
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    part TEXT NOT NULL,
    from_at BIGINT NOT NULL,
    until_at BIGINT
);
CREATE INDEX case_team_staff ON case_team (staff_id, until_at, case_id);
CREATE INDEX case_team_case ON case_team (case_id, until_at);

CREATE TABLE case_openings (
    id BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES cases(id),
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    reason TEXT NOT NULL,
    from_at BIGINT NOT NULL,
    until_at BIGINT NOT NULL
);
CREATE INDEX case_openings_staff ON case_openings (staff_id, until_at, case_id);

CREATE TABLE case_intakes (
    id BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES cases(id),
    channel TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    received_by BIGINT NOT NULL REFERENCES staff(id),
    story TEXT NOT NULL,
    request TEXT NOT NULL,
    reporter TEXT NOT NULL,
    reporter_sealed TEXT NOT NULL,
    basis TEXT NOT NULL,
    place TEXT NOT NULL
);
CREATE INDEX case_intakes_case ON case_intakes (case_id);

CREATE TABLE case_triages (
    id BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES cases(id),
    decided_at BIGINT NOT NULL,
    decided_by BIGINT NOT NULL REFERENCES staff(id),
    urgency TEXT NOT NULL,
    danger TEXT NOT NULL,
    gravity TEXT NOT NULL,
    floors TEXT NOT NULL,
    reason TEXT NOT NULL,
    contact_due BIGINT NOT NULL,
    facts_due BIGINT NOT NULL,
    plan_due BIGINT NOT NULL
);
CREATE INDEX case_triages_case ON case_triages (case_id, id);

CREATE TABLE case_papers (
    id BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES cases(id),
    step TEXT NOT NULL,
    form TEXT NOT NULL,
    revision BIGINT NOT NULL,
    state TEXT NOT NULL,
    author_id BIGINT NOT NULL REFERENCES staff(id),
    happened_on BIGINT NOT NULL,
    content TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    saved_at BIGINT NOT NULL,
    signed_at BIGINT,
    need_level TEXT NOT NULL,
    need_duty TEXT NOT NULL,
    reviewer_id BIGINT REFERENCES staff(id),
    review_due BIGINT,
    comment TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX case_papers_case ON case_papers (case_id, id);
CREATE INDEX case_papers_reviewer ON case_papers (reviewer_id, state, review_due);
CREATE INDEX case_papers_author ON case_papers (author_id, state);

CREATE TABLE case_signatures (
    id BIGINT PRIMARY KEY,
    paper_id BIGINT NOT NULL REFERENCES case_papers(id),
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    name TEXT NOT NULL,
    level TEXT NOT NULL,
    office_name TEXT NOT NULL,
    acting_for BIGINT,
    part TEXT NOT NULL,
    duty TEXT NOT NULL,
    signed_at BIGINT NOT NULL,
    digest TEXT NOT NULL
);
CREATE INDEX case_signatures_paper ON case_signatures (paper_id, id);

CREATE TABLE case_addenda (
    id BIGINT PRIMARY KEY,
    paper_id BIGINT NOT NULL REFERENCES case_papers(id),
    author_id BIGINT NOT NULL REFERENCES staff(id),
    written_at BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX case_addenda_paper ON case_addenda (paper_id, id);

CREATE TABLE case_files (
    id BIGINT PRIMARY KEY,
    paper_id BIGINT NOT NULL REFERENCES case_papers(id),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    size BIGINT NOT NULL,
    digest TEXT NOT NULL,
    added_by BIGINT NOT NULL REFERENCES staff(id),
    added_at BIGINT NOT NULL
);
CREATE INDEX case_files_paper ON case_files (paper_id, id);

CREATE TABLE case_actions (
    id BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES cases(id),
    paper_id BIGINT NOT NULL REFERENCES case_papers(id),
    goal TEXT NOT NULL,
    what TEXT NOT NULL,
    owner_id BIGINT REFERENCES staff(id),
    owner_name TEXT NOT NULL,
    due_on BIGINT NOT NULL,
    done_on BIGINT,
    result TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX case_actions_case ON case_actions (case_id, done_on, due_on);

CREATE TABLE case_services (
    id BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES cases(id),
    kind TEXT NOT NULL,
    given_on BIGINT NOT NULL,
    what TEXT NOT NULL,
    amount BIGINT,
    given_by BIGINT NOT NULL REFERENCES staff(id),
    recorded_at BIGINT NOT NULL
);
CREATE INDEX case_services_case ON case_services (case_id, id);

CREATE TABLE case_followups (
    id BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES cases(id),
    due_on BIGINT NOT NULL,
    what TEXT NOT NULL,
    owner_id BIGINT NOT NULL REFERENCES staff(id),
    done_on BIGINT,
    result TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX case_followups_case ON case_followups (case_id, done_on, due_on);

CREATE TABLE case_transfers (
    id BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES cases(id),
    from_office BIGINT NOT NULL REFERENCES offices(id),
    to_office BIGINT NOT NULL REFERENCES offices(id),
    handover TEXT NOT NULL,
    asked_by BIGINT NOT NULL REFERENCES staff(id),
    asked_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    decided_by BIGINT,
    decided_at BIGINT,
    answer TEXT NOT NULL
);
CREATE INDEX case_transfers_to ON case_transfers (to_office, state);
CREATE INDEX case_transfers_case ON case_transfers (case_id, id);

CREATE TABLE case_timeline (
    id BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES cases(id),
    at BIGINT NOT NULL,
    staff_id BIGINT NOT NULL,
    what TEXT NOT NULL,
    about BIGINT NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX case_timeline_case ON case_timeline (case_id, id);

CREATE TABLE case_signing_rules (
    step TEXT NOT NULL,
    gravity TEXT NOT NULL,
    min_level TEXT NOT NULL,
    everyone BIGINT NOT NULL,
    duty TEXT NOT NULL,
    PRIMARY KEY (step, gravity)
);

CREATE TABLE case_reference (
    list TEXT NOT NULL,
    code TEXT NOT NULL,
    place BIGINT NOT NULL,
    th TEXT NOT NULL,
    en TEXT NOT NULL,
    hours_contact BIGINT,
    hours_facts BIGINT,
    hours_plan BIGINT,
    floor_urgency TEXT NOT NULL,
    legal_basis TEXT NOT NULL,
    source_mark TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (list, code)
);
