CREATE TABLE account_links (
    id INTEGER PRIMARY KEY,
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    purpose TEXT NOT NULL,
    hash TEXT NOT NULL,
    mail TEXT NOT NULL,
    state TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by BIGINT,
    until BIGINT NOT NULL,
    sent_at BIGINT
);
CREATE INDEX account_links_hash ON account_links (hash);
CREATE INDEX account_links_open ON account_links (purpose, state);
CREATE INDEX account_links_staff ON account_links (staff_id, purpose, state);
CREATE TABLE accounts (
    staff_id INTEGER PRIMARY KEY REFERENCES staff(id),
    user_name TEXT NOT NULL,
    password TEXT NOT NULL,
    must_change BIGINT NOT NULL,
    totp TEXT NOT NULL,
    totp_on BIGINT NOT NULL,
    totp_step BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    locked_until BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
, mail TEXT NOT NULL DEFAULT '');
CREATE UNIQUE INDEX accounts_user_name ON accounts (user_name);
CREATE TABLE api_requests (
    token BIGINT NOT NULL,
    key TEXT NOT NULL,
    digest TEXT NOT NULL,
    answer TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (token, key)
);
CREATE INDEX api_requests_at ON api_requests (at);
CREATE TABLE api_tokens (
    id INTEGER PRIMARY KEY,
    token_hash TEXT NOT NULL,
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    withdrawn_at BIGINT
);
CREATE UNIQUE INDEX api_tokens_hash ON api_tokens (token_hash);
CREATE INDEX api_tokens_staff ON api_tokens (staff_id);
CREATE TABLE appointments (
    id INTEGER PRIMARY KEY,
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    office_id BIGINT NOT NULL REFERENCES offices(id),
    role TEXT NOT NULL,
    level TEXT,
    from_day BIGINT NOT NULL,
    until_day BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX appointments_office ON appointments (office_id, role);
CREATE INDEX appointments_staff ON appointments (staff_id, from_day);
CREATE TABLE audit_chain (
    seq INTEGER PRIMARY KEY,
    entry BIGINT NOT NULL,
    hash TEXT NOT NULL
, before TEXT NOT NULL DEFAULT '');
CREATE TABLE audit_entries (
    id INTEGER PRIMARY KEY,
    at BIGINT NOT NULL,
    staff BIGINT,
    word BIGINT NOT NULL,
    about BIGINT NOT NULL,
    office BIGINT,
    reason TEXT NOT NULL,
    beside BIGINT,
    detail TEXT NOT NULL,
    mac BIGINT NOT NULL
);
CREATE INDEX audit_entries_about ON audit_entries (about);
CREATE INDEX audit_entries_staff ON audit_entries (staff) WHERE staff IS NOT NULL;
CREATE VIEW audit_log AS
    SELECT e.id, e.at, e.staff, coalesce(w.part, '') AS part, coalesce(w.act, '') AS act, coalesce(w.kind, '') AS kind,
        e.about, e.office, e.reason,
        CASE WHEN e.beside IS NULL THEN e.detail
            WHEN w.detail NOT LIKE '%"?"%' THEN replace(w.detail, '?', CAST(e.beside AS TEXT))
            ELSE coalesce(replace(w.detail, '?',
            substr('0123456789abcdefghjkmnpqrstvwxyz', CAST((e.beside >> 60) & 31 AS INTEGER) + 1, 1)
            || substr('0123456789abcdefghjkmnpqrstvwxyz', CAST((e.beside >> 55) & 31 AS INTEGER) + 1, 1)
            || substr('0123456789abcdefghjkmnpqrstvwxyz', CAST((e.beside >> 50) & 31 AS INTEGER) + 1, 1)
            || substr('0123456789abcdefghjkmnpqrstvwxyz', CAST((e.beside >> 45) & 31 AS INTEGER) + 1, 1)
            || substr('0123456789abcdefghjkmnpqrstvwxyz', CAST((e.beside >> 40) & 31 AS INTEGER) + 1, 1)
            || substr('0123456789abcdefghjkmnpqrstvwxyz', CAST((e.beside >> 35) & 31 AS INTEGER) + 1, 1)
            || substr('0123456789abcdefghjkmnpqrstvwxyz', CAST((e.beside >> 30) & 31 AS INTEGER) + 1, 1)
            || substr('0123456789abcdefghjkmnpqrstvwxyz', CAST((e.beside >> 25) & 31 AS INTEGER) + 1, 1)
            || substr('0123456789abcdefghjkmnpqrstvwxyz', CAST((e.beside >> 20) & 31 AS INTEGER) + 1, 1)
            || substr('0123456789abcdefghjkmnpqrstvwxyz', CAST((e.beside >> 15) & 31 AS INTEGER) + 1, 1)
            || substr('0123456789abcdefghjkmnpqrstvwxyz', CAST((e.beside >> 10) & 31 AS INTEGER) + 1, 1)
            || substr('0123456789abcdefghjkmnpqrstvwxyz', CAST((e.beside >> 5) & 31 AS INTEGER) + 1, 1)
            || substr('0123456789abcdefghjkmnpqrstvwxyz', CAST((e.beside >> 0) & 31 AS INTEGER) + 1, 1)), '') END AS detail,
        e.mac
    FROM audit_entries e LEFT JOIN audit_words w ON w.id = e.word;
CREATE TABLE audit_pending (
    entry INTEGER PRIMARY KEY,
    digest TEXT NOT NULL
);
CREATE TABLE audit_words (
    id INTEGER PRIMARY KEY,
    part TEXT NOT NULL,
    act TEXT NOT NULL,
    kind TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE UNIQUE INDEX audit_words_content ON audit_words (act, kind, part, detail);
CREATE TABLE case_actions (
    id INTEGER PRIMARY KEY,
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
CREATE TABLE case_addenda (
    id INTEGER PRIMARY KEY,
    paper_id BIGINT NOT NULL REFERENCES case_papers(id),
    author_id BIGINT NOT NULL REFERENCES staff(id),
    written_at BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX case_addenda_paper ON case_addenda (paper_id);
CREATE TABLE case_advice (
    id INTEGER PRIMARY KEY,
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
CREATE INDEX case_advice_adviser ON case_advice (adviser_id);
CREATE INDEX case_advice_asker ON case_advice (asked_by);
CREATE INDEX case_advice_case ON case_advice (case_id, adviser_id) WHERE closed_at IS NULL;
CREATE TABLE case_advice_words (
    id INTEGER PRIMARY KEY,
    advice_id BIGINT NOT NULL REFERENCES case_advice(id),
    at BIGINT NOT NULL,
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    what TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX case_advice_words_advice ON case_advice_words (advice_id);
CREATE TABLE case_alerts (
    id INTEGER PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES cases(id),
    result_id BIGINT NOT NULL REFERENCES case_results(id),
    code TEXT NOT NULL,
    raised_at BIGINT NOT NULL,
    due_on BIGINT NOT NULL,
    answered_at BIGINT,
    answered_by BIGINT REFERENCES staff(id),
    answer TEXT NOT NULL
);
CREATE INDEX case_alerts_due ON case_alerts (due_on) WHERE answered_at IS NULL;
CREATE INDEX case_alerts_open ON case_alerts (case_id, due_on) WHERE answered_at IS NULL;
CREATE INDEX case_alerts_result ON case_alerts (result_id);
CREATE TABLE case_conferences (
    id INTEGER PRIMARY KEY,
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
CREATE TABLE case_consent_ends (
    case_id INTEGER PRIMARY KEY,
    ended_on BIGINT NOT NULL
);
CREATE TABLE case_counted (
    case_id BIGINT NOT NULL REFERENCES cases(id),
    month BIGINT NOT NULL,
    office_id BIGINT NOT NULL REFERENCES offices(id),
    problem TEXT NOT NULL,
    target_group TEXT NOT NULL,
    channel TEXT NOT NULL,
    reason TEXT NOT NULL,
    opened BIGINT NOT NULL,
    closed BIGINT NOT NULL,
    reopened BIGINT NOT NULL,
    contacted BIGINT NOT NULL,
    contact_days BIGINT NOT NULL,
    contact_late BIGINT NOT NULL,
    PRIMARY KEY (case_id, month)
);
CREATE INDEX case_counted_office ON case_counted (office_id, month, case_id);
CREATE TABLE case_counts (
    month BIGINT NOT NULL,
    office_id BIGINT NOT NULL REFERENCES offices(id),
    problem TEXT NOT NULL,
    target_group TEXT NOT NULL,
    channel TEXT NOT NULL,
    opened BIGINT NOT NULL,
    closed BIGINT NOT NULL,
    reopened BIGINT NOT NULL,
    contacted BIGINT NOT NULL,
    contact_days BIGINT NOT NULL,
    contact_late BIGINT NOT NULL,
    PRIMARY KEY (month, office_id, problem, target_group, channel)
);
CREATE INDEX case_counts_office ON case_counts (office_id, month);
CREATE TABLE case_files (
    id INTEGER PRIMARY KEY,
    paper_id BIGINT NOT NULL REFERENCES case_papers(id),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    size BIGINT NOT NULL,
    digest TEXT NOT NULL,
    added_by BIGINT NOT NULL REFERENCES staff(id),
    added_at BIGINT NOT NULL
);
CREATE INDEX case_files_digest ON case_files (digest);
CREATE INDEX case_files_paper ON case_files (paper_id);
CREATE TABLE case_followups (
    case_id BIGINT NOT NULL REFERENCES cases(id),
    id BIGINT NOT NULL,
    due_on BIGINT NOT NULL,
    what TEXT NOT NULL,
    owner_id BIGINT NOT NULL REFERENCES staff(id),
    done_on BIGINT,
    result TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (case_id, id)
) WITHOUT ROWID;
CREATE TABLE case_instruments (
    hash TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    version BIGINT NOT NULL,
    text TEXT NOT NULL
);
CREATE TABLE case_intakes (
    id INTEGER PRIMARY KEY,
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
CREATE TABLE case_letters (
    id INTEGER PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES cases(id),
    letter BIGINT NOT NULL,
    part TEXT NOT NULL,
    linked_at BIGINT NOT NULL,
    linked_by BIGINT NOT NULL REFERENCES staff(id)
);
CREATE UNIQUE INDEX case_letters_case ON case_letters (case_id, letter);
CREATE INDEX case_letters_letter ON case_letters (letter);
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
CREATE INDEX case_network_case ON case_network (case_id, from_at);
CREATE INDEX case_network_person ON case_network (person) WHERE person IS NOT NULL;
CREATE TABLE case_openings (
    id INTEGER PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES cases(id),
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    reason TEXT NOT NULL,
    from_at BIGINT NOT NULL,
    until_at BIGINT NOT NULL
);
CREATE INDEX case_openings_case ON case_openings (case_id, staff_id, until_at);
CREATE INDEX case_openings_staff ON case_openings (staff_id, until_at, case_id);
CREATE TABLE case_outcomes (
    month BIGINT NOT NULL,
    office_id BIGINT NOT NULL REFERENCES offices(id),
    problem TEXT NOT NULL,
    reason TEXT NOT NULL,
    closed BIGINT NOT NULL,
    PRIMARY KEY (month, office_id, problem, reason)
);
CREATE INDEX case_outcomes_office ON case_outcomes (office_id, month);
CREATE TABLE case_papers (
    id INTEGER PRIMARY KEY,
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
CREATE INDEX case_papers_author ON case_papers (author_id, state) WHERE state IN ('draft', 'submitted', 'returned');
CREATE INDEX case_papers_case ON case_papers (case_id);
CREATE INDEX case_papers_reviewer ON case_papers (reviewer_id, review_due) WHERE state = 'submitted';
CREATE TABLE case_participants (
    id INTEGER PRIMARY KEY,
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
CREATE INDEX case_participants_conference ON case_participants (conference_id);
CREATE INDEX case_participants_staff ON case_participants (staff_id, conference_id);
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
    version BIGINT NOT NULL, amount BIGINT,
    PRIMARY KEY (list, code)
);
CREATE TABLE case_referrals (
    id INTEGER PRIMARY KEY,
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
CREATE INDEX case_referrals_from ON case_referrals (from_office, state, due_on);
CREATE UNIQUE INDEX case_referrals_paper ON case_referrals (paper_id);
CREATE INDEX case_referrals_received ON case_referrals (received_case);
CREATE INDEX case_referrals_to ON case_referrals (to_office, state, due_on);
CREATE TABLE case_reports (
    id INTEGER PRIMARY KEY,
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
CREATE TABLE case_results (
    id INTEGER PRIMARY KEY,
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
CREATE INDEX case_results_history ON case_results (case_id, code, asked_on);
CREATE UNIQUE INDEX case_results_replaced ON case_results (replaces) WHERE replaces IS NOT NULL;
CREATE TABLE case_reviews (
    id INTEGER PRIMARY KEY,
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
CREATE INDEX case_reviews_case ON case_reviews (case_id);
CREATE UNIQUE INDEX case_reviews_one ON case_reviews (case_id) WHERE state = 'proposed';
CREATE TABLE case_sample_items (
    id INTEGER PRIMARY KEY,
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
CREATE INDEX case_sample_items_reviewer ON case_sample_items (reviewer_id) WHERE reviewed_at IS NULL;
CREATE INDEX case_sample_items_sample ON case_sample_items (sample_id);
CREATE INDEX case_sample_items_worker ON case_sample_items (worker_id) WHERE reviewed_at IS NOT NULL;
CREATE TABLE case_sample_marks (
    item_id BIGINT NOT NULL REFERENCES case_sample_items(id),
    code TEXT NOT NULL,
    mark TEXT NOT NULL,
    comment TEXT NOT NULL,
    PRIMARY KEY (item_id, code)
);
CREATE TABLE case_samples (
    id INTEGER PRIMARY KEY,
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
CREATE TABLE case_services (
    case_id BIGINT NOT NULL REFERENCES cases(id),
    id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    given_on BIGINT NOT NULL,
    what TEXT NOT NULL,
    amount BIGINT,
    given_by BIGINT NOT NULL REFERENCES staff(id),
    recorded_at BIGINT NOT NULL,
    PRIMARY KEY (case_id, id)
) WITHOUT ROWID;
CREATE TABLE case_signatures (
    paper_id BIGINT NOT NULL REFERENCES case_papers(id),
    id BIGINT NOT NULL,
    signer BIGINT NOT NULL,
    signed_at BIGINT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (paper_id, id)
) WITHOUT ROWID;
CREATE TABLE case_signers (
    id INTEGER PRIMARY KEY,
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    name TEXT NOT NULL,
    level TEXT NOT NULL,
    office_name TEXT NOT NULL,
    acting_for BIGINT NOT NULL,
    part TEXT NOT NULL,
    duty TEXT NOT NULL
);
CREATE UNIQUE INDEX case_signers_content
    ON case_signers (staff_id, part, duty, level, acting_for, office_name, name);
CREATE TABLE case_signing_rules (
    step TEXT NOT NULL,
    gravity TEXT NOT NULL,
    min_level TEXT NOT NULL,
    everyone BIGINT NOT NULL,
    duty TEXT NOT NULL,
    PRIMARY KEY (step, gravity)
);
CREATE TABLE case_teaching (
    id INTEGER PRIMARY KEY,
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
CREATE INDEX case_teaching_office ON case_teaching (office_id, held_on);
CREATE INDEX case_teaching_supervisee ON case_teaching (supervisee_id, held_on);
CREATE INDEX case_teaching_supervisor ON case_teaching (supervisor_id, held_on);
CREATE TABLE case_teaching_steps (
    id INTEGER PRIMARY KEY,
    teaching_id BIGINT NOT NULL REFERENCES case_teaching(id),
    what TEXT NOT NULL,
    due_on BIGINT NOT NULL,
    done_on BIGINT,
    result TEXT NOT NULL
);
CREATE INDEX case_teaching_steps_teaching ON case_teaching_steps (teaching_id, due_on);
CREATE TABLE case_team (
    id INTEGER PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES cases(id),
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    part TEXT NOT NULL,
    from_at BIGINT NOT NULL,
    until_at BIGINT
);
CREATE INDEX case_team_case ON case_team (case_id, until_at, staff_id);
CREATE INDEX case_team_staff ON case_team (staff_id, until_at, case_id);
CREATE TABLE case_timeline (
    case_id BIGINT NOT NULL REFERENCES cases(id),
    id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    staff_id BIGINT NOT NULL,
    what TEXT NOT NULL,
    about BIGINT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (case_id, id)
) WITHOUT ROWID;
CREATE TABLE case_tombstones (
    case_id INTEGER PRIMARY KEY REFERENCES cases(id),
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
CREATE INDEX case_tombstones_files ON case_tombstones (case_id) WHERE files <> '';
CREATE INDEX case_tombstones_office ON case_tombstones (office_id, erased_at);
CREATE TABLE case_transfers (
    id INTEGER PRIMARY KEY,
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
CREATE INDEX case_transfers_case ON case_transfers (case_id);
CREATE INDEX case_transfers_to ON case_transfers (to_office, state);
CREATE TABLE case_triages (
    id INTEGER PRIMARY KEY,
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
CREATE INDEX case_triages_case ON case_triages (case_id);
CREATE TABLE cases (
    id INTEGER PRIMARY KEY,
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
CREATE INDEX cases_by_number ON cases (number);
CREATE INDEX cases_closed ON cases (next_due) WHERE closed_at IS NOT NULL;
CREATE INDEX cases_closed_came ON cases (office_id) WHERE closed_at IS NOT NULL;
CREATE INDEX cases_closed_office ON cases (office_id, next_due) WHERE closed_at IS NOT NULL;
CREATE INDEX cases_closed_on ON cases (office_id, closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX cases_closed_owner ON cases (owner_id, next_due) WHERE closed_at IS NOT NULL;
CREATE INDEX cases_closed_when ON cases (closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX cases_kept ON cases (office_id) WHERE confidentiality <> 'normal';
CREATE INDEX cases_load ON cases (office_id, owner_id, next_due) WHERE closed_at IS NULL;
CREATE UNIQUE INDEX cases_number ON cases (office_id, number);
CREATE INDEX cases_open ON cases (next_due) WHERE closed_at IS NULL;
CREATE INDEX cases_open_came ON cases (office_id) WHERE closed_at IS NULL;
CREATE INDEX cases_open_office ON cases (office_id, next_due, id, owner_id) WHERE closed_at IS NULL;
CREATE INDEX cases_open_owner ON cases (owner_id, next_due) WHERE closed_at IS NULL;
CREATE INDEX cases_sealed ON cases (office_id) WHERE confidentiality = 'sealed';
CREATE INDEX cases_standing ON cases (office_id, stage, next_due, urgency, owner_id, confidentiality, closed_at)
    WHERE closed_at IS NULL AND confidentiality = 'normal';
CREATE INDEX cases_subject ON cases (subject_kind, subject_id);
CREATE INDEX cases_untriaged ON cases (office_id, next_due) WHERE closed_at IS NULL AND next_who IS NULL;
CREATE INDEX cases_waiting ON cases (next_who, next_due) WHERE closed_at IS NULL;
CREATE TABLE challenges (
    place TEXT PRIMARY KEY,
    staff_id BIGINT,
    state TEXT NOT NULL,
    until BIGINT NOT NULL
);
CREATE INDEX challenges_until ON challenges (until);
CREATE TABLE communities (
    id INTEGER PRIMARY KEY,
    version BIGINT NOT NULL,
    name TEXT NOT NULL,
    moo TEXT NOT NULL,
    place BIGINT,
    leader TEXT NOT NULL,
    leader_phone TEXT NOT NULL,
    note TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL
);
CREATE TABLE counters (
    series TEXT NOT NULL,
    year BIGINT NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (series, year)
);
CREATE TABLE delegations (
    id INTEGER PRIMARY KEY,
    from_staff BIGINT NOT NULL REFERENCES staff(id),
    to_staff BIGINT NOT NULL REFERENCES staff(id),
    from_day BIGINT NOT NULL,
    until_day BIGINT NOT NULL,
    reason TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    withdrawn_at BIGINT
);
CREATE INDEX delegations_from ON delegations (from_staff, from_day);
CREATE INDEX delegations_to ON delegations (to_staff, from_day);
CREATE TABLE directory_locations (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL,
    version BIGINT NOT NULL,
    organisation BIGINT NOT NULL REFERENCES directory_organisations (id),
    name TEXT NOT NULL,
    about TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL
);
CREATE INDEX directory_locations_organisation ON directory_locations (organisation);
CREATE UNIQUE INDEX directory_locations_uuid ON directory_locations (uuid);
CREATE TABLE directory_organisations (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL,
    version BIGINT NOT NULL,
    name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    active BIGINT NOT NULL,
    merged_into BIGINT,
    about TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL
);
CREATE INDEX directory_organisations_name ON directory_organisations (active, sort_key);
CREATE UNIQUE INDEX directory_organisations_uuid ON directory_organisations (uuid);
CREATE TABLE directory_reference (
    list TEXT NOT NULL,
    code TEXT NOT NULL,
    place BIGINT NOT NULL,
    th TEXT NOT NULL,
    en TEXT NOT NULL,
    amount BIGINT,
    legal_basis TEXT NOT NULL,
    source_mark TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (list, code)
);
CREATE TABLE directory_service_areas (
    service BIGINT NOT NULL REFERENCES directory_services (id),
    place BIGINT NOT NULL,
    PRIMARY KEY (service, place)
);
CREATE INDEX directory_service_areas_place ON directory_service_areas (place, service);
CREATE TABLE directory_service_hours (
    id INTEGER PRIMARY KEY,
    service BIGINT NOT NULL REFERENCES directory_services (id),
    weekday BIGINT NOT NULL,
    opens BIGINT NOT NULL,
    closes BIGINT NOT NULL,
    from_day BIGINT,
    until_day BIGINT
);
CREATE INDEX directory_service_hours_service ON directory_service_hours (service, weekday);
CREATE TABLE directory_service_points (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL,
    service BIGINT NOT NULL REFERENCES directory_services (id),
    location BIGINT NOT NULL REFERENCES directory_locations (id),
    about TEXT NOT NULL
);
CREATE INDEX directory_service_points_location ON directory_service_points (location, service);
CREATE UNIQUE INDEX directory_service_points_service ON directory_service_points (service, location);
CREATE UNIQUE INDEX directory_service_points_uuid ON directory_service_points (uuid);
CREATE TABLE directory_service_topics (
    service BIGINT NOT NULL REFERENCES directory_services (id),
    list TEXT NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (service, list, code)
);
CREATE INDEX directory_service_topics_code ON directory_service_topics (list, code, service);
CREATE TABLE directory_services (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL,
    version BIGINT NOT NULL,
    organisation BIGINT NOT NULL REFERENCES directory_organisations (id),
    name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    status TEXT NOT NULL,
    verified_on BIGINT,
    verified_by TEXT NOT NULL,
    about TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL
);
CREATE INDEX directory_services_name ON directory_services (status, sort_key);
CREATE INDEX directory_services_organisation ON directory_services (organisation, sort_key);
CREATE UNIQUE INDEX directory_services_uuid ON directory_services (uuid);
CREATE INDEX directory_services_verified ON directory_services (status, (coalesce(verified_on, 0)));
CREATE TABLE event_listeners (
    event TEXT NOT NULL,
    office BIGINT NOT NULL REFERENCES offices(id),
    listener BIGINT NOT NULL,
    PRIMARY KEY (event, office, listener)
);
CREATE INDEX event_listeners_listener ON event_listeners (listener);
CREATE TABLE group_members (
    id INTEGER PRIMARY KEY,
    group_id BIGINT NOT NULL REFERENCES people_groups (id),
    person BIGINT NOT NULL REFERENCES persons (id),
    part TEXT NOT NULL,
    from_day BIGINT,
    until_day BIGINT
);
CREATE INDEX group_members_group ON group_members (group_id);
CREATE INDEX group_members_person ON group_members (person);
CREATE TABLE household_members (
    id INTEGER PRIMARY KEY,
    household BIGINT NOT NULL REFERENCES households (id),
    person BIGINT NOT NULL REFERENCES persons (id),
    relation TEXT NOT NULL,
    from_day BIGINT,
    until_day BIGINT
);
CREATE INDEX household_members_household ON household_members (household);
CREATE INDEX household_members_person ON household_members (person);
CREATE TABLE households (
    id INTEGER PRIMARY KEY,
    version BIGINT NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    place BIGINT,
    moo TEXT NOT NULL,
    note TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL
);
CREATE TABLE identities (
    id INTEGER PRIMARY KEY,
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    provider TEXT NOT NULL,
    subject TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX identities_staff ON identities (staff_id);
CREATE UNIQUE INDEX identities_subject ON identities (provider, subject);
CREATE TABLE import_keys (
    office_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    code BIGINT NOT NULL,
    about BIGINT NOT NULL,
    import_id BIGINT NOT NULL REFERENCES imports (id),
    PRIMARY KEY (office_id, kind, code)
);
CREATE INDEX import_keys_import ON import_keys (import_id);
CREATE TABLE import_made (
    import_id BIGINT NOT NULL REFERENCES imports (id),
    row_number BIGINT NOT NULL,
    kind TEXT NOT NULL,
    about BIGINT NOT NULL,
    other BIGINT NOT NULL,
    kept BIGINT NOT NULL,
    PRIMARY KEY (import_id, row_number, kind, about)
);
CREATE TABLE import_mappings (
    office_id BIGINT NOT NULL,
    template TEXT NOT NULL,
    source TEXT NOT NULL,
    mapping TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (office_id, template, source)
);
CREATE TABLE import_rows (
    id INTEGER PRIMARY KEY,
    import_id BIGINT NOT NULL REFERENCES imports (id),
    row_number BIGINT NOT NULL,
    state TEXT NOT NULL,
    cells TEXT NOT NULL,
    problems TEXT NOT NULL,
    person BIGINT,
    likeness BIGINT,
    decided_by TEXT NOT NULL,
    decided_at BIGINT
);
CREATE UNIQUE INDEX import_rows_row ON import_rows (import_id, row_number);
CREATE INDEX import_rows_state ON import_rows (import_id, state, row_number);
CREATE TABLE imports (
    id INTEGER PRIMARY KEY,
    version BIGINT NOT NULL,
    office_id BIGINT NOT NULL REFERENCES offices (id),
    template TEXT NOT NULL,
    state TEXT NOT NULL,
    file_name TEXT NOT NULL,
    digest TEXT NOT NULL,
    size BIGINT NOT NULL,
    tab BIGINT NOT NULL,
    heading_row BIGINT NOT NULL,
    headings TEXT NOT NULL,
    mapping TEXT NOT NULL,
    total BIGINT NOT NULL,
    last_row BIGINT NOT NULL,
    done BIGINT NOT NULL,
    accepted BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    present BIGINT NOT NULL,
    waiting BIGINT NOT NULL,
    stored BIGINT NOT NULL,
    suspected BIGINT NOT NULL,
    kept BIGINT NOT NULL,
    notes TEXT NOT NULL,
    trouble TEXT NOT NULL,
    made_by BIGINT NOT NULL,
    made_by_name TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    begun_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX imports_digest ON imports (digest);
CREATE INDEX imports_office ON imports (office_id);
CREATE INDEX imports_state ON imports (state, changed_at);
CREATE TABLE installation (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
CREATE TABLE job_schedules (
    name TEXT PRIMARY KEY,
    next_at BIGINT NOT NULL
);
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    key TEXT NOT NULL,
    added_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    lease BIGINT,
    trouble TEXT NOT NULL,
    failed_at BIGINT
);
CREATE INDEX jobs_due ON jobs (due_at) WHERE failed_at IS NULL;
CREATE INDEX jobs_failed ON jobs (failed_at) WHERE failed_at IS NOT NULL;
CREATE UNIQUE INDEX jobs_key ON jobs (kind, key) WHERE key <> '' AND lease IS NULL AND failed_at IS NULL;
CREATE TABLE letter_contents (
    letter INTEGER PRIMARY KEY REFERENCES letters(id),
    says TEXT NOT NULL,
    circular BIGINT NOT NULL,
    drafted_by BIGINT REFERENCES staff(id),
    checker BIGINT REFERENCES staff(id),
    checked_at BIGINT,
    returned_words TEXT NOT NULL
);
CREATE TABLE letter_deliveries (
    id INTEGER PRIMARY KEY,
    letter BIGINT NOT NULL REFERENCES letters(id),
    channel TEXT NOT NULL,
    to_name TEXT NOT NULL,
    to_office BIGINT REFERENCES offices(id),
    address TEXT NOT NULL,
    state TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    taken_at BIGINT,
    taken_by TEXT NOT NULL,
    taken_as BIGINT REFERENCES letters(id),
    note TEXT NOT NULL
, own_name BIGINT NOT NULL DEFAULT 0);
CREATE INDEX letter_deliveries_arriving ON letter_deliveries (to_office) WHERE state = 'waiting';
CREATE INDEX letter_deliveries_letter ON letter_deliveries (letter);
CREATE TABLE letter_disposal_items (
    disposal BIGINT NOT NULL REFERENCES letter_disposals(id),
    place BIGINT NOT NULL,
    letter BIGINT NOT NULL REFERENCES letters(id),
    decision TEXT NOT NULL,
    keep_years BIGINT NOT NULL,
    minority TEXT NOT NULL,
    version BIGINT NOT NULL, archives TEXT NOT NULL DEFAULT 'agrees',
    PRIMARY KEY (disposal, place)
);
CREATE INDEX letter_disposal_items_letter ON letter_disposal_items (letter);
CREATE TABLE letter_disposal_members (
    disposal BIGINT NOT NULL REFERENCES letter_disposals(id),
    staff BIGINT NOT NULL REFERENCES staff(id),
    chairs BIGINT NOT NULL,
    signed_at BIGINT, stand_in BIGINT REFERENCES staff(id),
    PRIMARY KEY (disposal, staff)
);
CREATE TABLE letter_disposal_votes (
    disposal BIGINT NOT NULL REFERENCES letter_disposals(id),
    place BIGINT NOT NULL,
    staff BIGINT NOT NULL REFERENCES staff(id),
    decision TEXT NOT NULL,
    keep_years BIGINT NOT NULL,
    opinion TEXT NOT NULL,
    voted_at BIGINT NOT NULL,
    PRIMARY KEY (disposal, place, staff)
);
CREATE TABLE letter_disposals (
    id INTEGER PRIMARY KEY,
    office_id BIGINT NOT NULL REFERENCES offices(id),
    year BIGINT NOT NULL,
    state TEXT NOT NULL,
    listed_on BIGINT NOT NULL,
    listed_by BIGINT NOT NULL REFERENCES staff(id),
    appointed_on BIGINT,
    appointed_by BIGINT REFERENCES staff(id),
    examined_on BIGINT,
    approved_on BIGINT,
    approved_by BIGINT REFERENCES staff(id),
    archives_asked_on BIGINT,
    archives_number TEXT NOT NULL,
    archives_answer TEXT NOT NULL,
    archives_answered_on BIGINT,
    method TEXT NOT NULL,
    destroyed_on BIGINT,
    version BIGINT NOT NULL
);
CREATE INDEX letter_disposals_office ON letter_disposals (office_id);
CREATE INDEX letter_disposals_waiting ON letter_disposals (office_id) WHERE state IN ('listed', 'examined');
CREATE TABLE letter_files (
    id INTEGER PRIMARY KEY,
    letter BIGINT NOT NULL REFERENCES letters(id),
    part TEXT NOT NULL,
    file_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    size BIGINT NOT NULL,
    digest TEXT NOT NULL,
    added_by BIGINT REFERENCES staff(id),
    added_at BIGINT NOT NULL
, words TEXT NOT NULL DEFAULT '');
CREATE INDEX letter_files_digest ON letter_files (digest);
CREATE INDEX letter_files_letter ON letter_files (letter);
CREATE TABLE letter_handover_items (
    handover BIGINT NOT NULL REFERENCES letter_handovers(id),
    place BIGINT NOT NULL,
    letter BIGINT NOT NULL REFERENCES letters(id),
    live BIGINT NOT NULL,
    PRIMARY KEY (handover, place)
);
CREATE INDEX letter_handover_items_letter ON letter_handover_items (letter, handover);
CREATE UNIQUE INDEX letter_handover_items_live ON letter_handover_items (letter) WHERE live = 1;
CREATE TABLE letter_handovers (
    id INTEGER PRIMARY KEY,
    office_id BIGINT NOT NULL REFERENCES offices(id),
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    year BIGINT NOT NULL,
    reason TEXT NOT NULL,
    made_on BIGINT NOT NULL,
    made_by BIGINT NOT NULL REFERENCES staff(id),
    ended_on BIGINT,
    ended_by BIGINT REFERENCES staff(id),
    receiver TEXT NOT NULL,
    number TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX letter_handovers_office ON letter_handovers (office_id);
CREATE TABLE letter_heads (
    office_id INTEGER PRIMARY KEY REFERENCES offices(id),
    code TEXT NOT NULL,
    address TEXT NOT NULL,
    contact TEXT NOT NULL,
    emblem TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE TABLE letter_keeping (
    letter INTEGER PRIMARY KEY REFERENCES letters(id),
    office_id BIGINT NOT NULL REFERENCES offices(id),
    class TEXT NOT NULL,
    done_on BIGINT NOT NULL,
    keep_until BIGINT,
    closed_by BIGINT NOT NULL REFERENCES staff(id),
    closed_at BIGINT NOT NULL,
    stored_number BIGINT,
    stored_year BIGINT,
    stored_on BIGINT,
    file_code TEXT NOT NULL,
    hold TEXT NOT NULL,
    version BIGINT NOT NULL
, marked_by BIGINT, made_on BIGINT NOT NULL DEFAULT 0);
CREATE INDEX letter_keeping_made ON letter_keeping (office_id, made_on, letter) WHERE stored_number IS NOT NULL;
CREATE INDEX letter_keeping_open ON letter_keeping (office_id, letter) WHERE stored_number IS NULL;
CREATE INDEX letter_keeping_sent ON letter_keeping (office_id, stored_on, stored_number) WHERE stored_on IS NOT NULL;
CREATE INDEX letter_keeping_stored ON letter_keeping (office_id, stored_year, stored_number) WHERE stored_number IS NOT NULL;
CREATE INDEX letter_keeping_until ON letter_keeping (office_id, keep_until, letter) WHERE keep_until IS NOT NULL;
CREATE TABLE letter_loans (
    id INTEGER PRIMARY KEY,
    letter BIGINT NOT NULL REFERENCES letters(id),
    office_id BIGINT NOT NULL REFERENCES offices(id),
    borrower BIGINT NOT NULL REFERENCES staff(id),
    purpose TEXT NOT NULL,
    lent_by BIGINT NOT NULL REFERENCES staff(id),
    lent_on BIGINT NOT NULL,
    due_on BIGINT NOT NULL,
    returned_on BIGINT,
    returned_to BIGINT REFERENCES staff(id)
);
CREATE INDEX letter_loans_due ON letter_loans (office_id, due_on) WHERE returned_on IS NULL;
CREATE INDEX letter_loans_lent ON letter_loans (office_id, lent_on);
CREATE INDEX letter_loans_letter ON letter_loans (letter);
CREATE INDEX letter_loans_office ON letter_loans (office_id);
CREATE UNIQUE INDEX letter_loans_out ON letter_loans (letter) WHERE returned_on IS NULL;
CREATE TABLE letter_mandates (
    id INTEGER PRIMARY KEY,
    office_id BIGINT NOT NULL REFERENCES offices(id),
    giver BIGINT NOT NULL REFERENCES staff(id),
    giver_post TEXT NOT NULL,
    signer BIGINT NOT NULL REFERENCES staff(id),
    kinds TEXT NOT NULL,
    order_letter BIGINT REFERENCES letters(id),
    order_words TEXT NOT NULL,
    from_on BIGINT NOT NULL,
    until_on BIGINT,
    made_by BIGINT NOT NULL REFERENCES staff(id),
    made_at BIGINT NOT NULL,
    ended_by BIGINT REFERENCES staff(id),
    ended_at BIGINT
);
CREATE INDEX letter_mandates_office ON letter_mandates (office_id);
CREATE TABLE letter_numbers (
    office_id BIGINT NOT NULL REFERENCES offices(id),
    series TEXT NOT NULL,
    year BIGINT NOT NULL,
    number BIGINT NOT NULL,
    registered_on BIGINT NOT NULL,
    state TEXT NOT NULL,
    letter BIGINT REFERENCES letters(id),
    reason TEXT NOT NULL,
    given_by BIGINT REFERENCES staff(id),
    given_at BIGINT NOT NULL,
    PRIMARY KEY (office_id, series, year, number)
);
CREATE INDEX letter_numbers_day ON letter_numbers (office_id, series, registered_on, number);
CREATE INDEX letter_numbers_letter ON letter_numbers (letter);
CREATE INDEX letter_numbers_went ON letter_numbers (office_id, registered_on)
    WHERE series IN ('general', 'circular', 'orders', 'certificates', 'notices');
CREATE TABLE letter_readers (
    reader BIGINT NOT NULL,
    letter BIGINT NOT NULL REFERENCES letters(id),
    since BIGINT NOT NULL,
    PRIMARY KEY (reader, letter)
);
CREATE INDEX letter_readers_letter ON letter_readers (letter);
CREATE TABLE letter_reference (
    list TEXT NOT NULL,
    code TEXT NOT NULL,
    place BIGINT NOT NULL,
    th TEXT NOT NULL,
    en TEXT NOT NULL,
    amount BIGINT,
    legal_basis TEXT NOT NULL,
    source_mark TEXT NOT NULL,
    version BIGINT NOT NULL, word TEXT,
    PRIMARY KEY (list, code)
);
CREATE TABLE letter_references (
    letter BIGINT NOT NULL REFERENCES letters(id),
    refers_to BIGINT NOT NULL REFERENCES letters(id),
    PRIMARY KEY (letter, refers_to)
);
CREATE INDEX letter_references_back ON letter_references (refers_to, letter);
CREATE TABLE letter_registrars (
    id INTEGER PRIMARY KEY,
    office_id BIGINT NOT NULL REFERENCES offices(id),
    staff BIGINT NOT NULL REFERENCES staff(id),
    from_on BIGINT NOT NULL,
    until_on BIGINT,
    named_by BIGINT NOT NULL REFERENCES staff(id),
    named_at BIGINT NOT NULL,
    ended_by BIGINT REFERENCES staff(id)
);
CREATE INDEX letter_registrars_office ON letter_registrars (office_id);
CREATE INDEX letter_registrars_staff ON letter_registrars (staff);
CREATE TABLE letter_salutations (
    code TEXT NOT NULL PRIMARY KEY,
    place BIGINT NOT NULL,
    th TEXT NOT NULL,
    en TEXT NOT NULL,
    greeting TEXT NOT NULL,
    farewell TEXT NOT NULL,
    legal_basis TEXT NOT NULL,
    source_mark TEXT NOT NULL,
    ended BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE TABLE letter_signatures (
    letter INTEGER PRIMARY KEY REFERENCES letters(id),
    staff BIGINT NOT NULL REFERENCES staff(id),
    name TEXT NOT NULL,
    post TEXT NOT NULL,
    acting_for BIGINT REFERENCES staff(id),
    digest TEXT NOT NULL,
    signed_at BIGINT NOT NULL
, mandate BIGINT REFERENCES letter_mandates(id));
CREATE TABLE letter_steps (
    id INTEGER PRIMARY KEY,
    letter BIGINT NOT NULL REFERENCES letters(id),
    place BIGINT NOT NULL,
    to_staff BIGINT REFERENCES staff(id),
    to_office BIGINT REFERENCES offices(id),
    instruction TEXT NOT NULL,
    asks TEXT NOT NULL,
    state TEXT NOT NULL,
    given_by BIGINT REFERENCES staff(id),
    given_at BIGINT NOT NULL,
    taken_by BIGINT REFERENCES staff(id),
    taken_at BIGINT,
    done_by BIGINT REFERENCES staff(id),
    done_at BIGINT,
    words TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX letter_steps_letter ON letter_steps (letter, place);
CREATE INDEX letter_steps_office ON letter_steps (to_office, letter) WHERE state IN ('next', 'taken');
CREATE INDEX letter_steps_staff ON letter_steps (to_staff, letter) WHERE state IN ('next', 'taken');
CREATE TABLE letters (
    id INTEGER PRIMARY KEY,
    office_id BIGINT NOT NULL REFERENCES offices(id),
    way TEXT NOT NULL,
    kind TEXT NOT NULL,
    series TEXT NOT NULL,
    year BIGINT NOT NULL,
    number BIGINT,
    number_text TEXT NOT NULL,
    registered_on BIGINT,
    their_number TEXT NOT NULL,
    dated_on BIGINT,
    party_from TEXT NOT NULL,
    party_to TEXT NOT NULL,
    subject TEXT NOT NULL,
    urgency TEXT NOT NULL,
    within_at BIGINT,
    secrecy TEXT NOT NULL,
    channel TEXT NOT NULL,
    state TEXT NOT NULL,
    received_at BIGINT,
    sent_at BIGINT,
    due_at BIGINT,
    action TEXT NOT NULL,
    note TEXT NOT NULL,
    about_kind TEXT NOT NULL,
    about_id BIGINT,
    answers BIGINT REFERENCES letters(id),
    attachments BIGINT NOT NULL,
    made_by BIGINT REFERENCES staff(id),
    made_at BIGINT NOT NULL,
    version BIGINT NOT NULL
, changed_by BIGINT, changed_at BIGINT NOT NULL DEFAULT 0);
CREATE INDEX letters_about ON letters (about_kind, about_id) WHERE about_id IS NOT NULL;
CREATE INDEX letters_answers ON letters (answers) WHERE answers IS NOT NULL;
CREATE INDEX letters_drafts ON letters (office_id, way) WHERE number IS NULL;
CREATE INDEX letters_due ON letters (office_id, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX letters_theirs ON letters (office_id, dated_on, their_number) WHERE way = 'received' AND their_number <> '';
CREATE TABLE meeting_attendees (
    id INTEGER PRIMARY KEY,
    meeting BIGINT NOT NULL REFERENCES meetings(id),
    staff BIGINT REFERENCES staff(id),
    name TEXT NOT NULL,
    post TEXT NOT NULL,
    part TEXT NOT NULL,
    rank BIGINT NOT NULL,
    reply TEXT NOT NULL,
    reply_note TEXT NOT NULL,
    replied_at BIGINT,
    presence TEXT NOT NULL,
    deputy_name TEXT NOT NULL,
    deputy_post TEXT NOT NULL,
    arrived_at BIGINT,
    left_at BIGINT,
    absence TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX meeting_attendees_meeting ON meeting_attendees (meeting, rank);
CREATE INDEX meeting_attendees_staff ON meeting_attendees (staff, meeting) WHERE staff IS NOT NULL;
CREATE TABLE meeting_bodies (
    id INTEGER PRIMARY KEY,
    office_id BIGINT NOT NULL REFERENCES offices(id),
    name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    basis TEXT NOT NULL,
    quorum TEXT NOT NULL,
    quorum_number BIGINT,
    majority TEXT NOT NULL,
    casting_vote BIGINT NOT NULL,
    deputies_count BIGINT NOT NULL,
    apart BIGINT NOT NULL,
    notice_days BIGINT NOT NULL,
    ended_on BIGINT,
    version BIGINT NOT NULL
);
CREATE INDEX meeting_bodies_office ON meeting_bodies (office_id, sort_key);
CREATE TABLE meeting_corrections (
    id INTEGER PRIMARY KEY,
    meeting BIGINT NOT NULL REFERENCES meetings(id),
    asked_by TEXT NOT NULL,
    place TEXT NOT NULL,
    words TEXT NOT NULL,
    at BIGINT NOT NULL,
    staff BIGINT NOT NULL REFERENCES staff(id)
);
CREATE INDEX meeting_corrections_meeting ON meeting_corrections (meeting);
CREATE TABLE meeting_files (
    id INTEGER PRIMARY KEY,
    meeting BIGINT NOT NULL REFERENCES meetings(id),
    item BIGINT NOT NULL REFERENCES meeting_items(id),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    size BIGINT NOT NULL,
    digest TEXT NOT NULL,
    added_by BIGINT NOT NULL REFERENCES staff(id),
    added_at BIGINT NOT NULL
);
CREATE INDEX meeting_files_digest ON meeting_files (digest);
CREATE INDEX meeting_files_meeting ON meeting_files (meeting);
CREATE TABLE meeting_items (
    id INTEGER PRIMARY KEY,
    meeting BIGINT NOT NULL REFERENCES meetings(id),
    section TEXT NOT NULL,
    rank BIGINT NOT NULL,
    title TEXT NOT NULL,
    briefing TEXT NOT NULL,
    presenter TEXT NOT NULL,
    said TEXT NOT NULL,
    certifies BIGINT REFERENCES meetings(id),
    follows BIGINT,
    saved_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX meeting_items_certifies ON meeting_items (certifies) WHERE certifies IS NOT NULL;
CREATE INDEX meeting_items_follows ON meeting_items (follows) WHERE follows IS NOT NULL;
CREATE INDEX meeting_items_meeting ON meeting_items (meeting, section, rank);
CREATE TABLE meeting_reports (
    id INTEGER PRIMARY KEY,
    resolution BIGINT NOT NULL REFERENCES meeting_resolutions(id),
    at BIGINT NOT NULL,
    staff BIGINT NOT NULL REFERENCES staff(id),
    words TEXT NOT NULL,
    state TEXT NOT NULL
);
CREATE INDEX meeting_reports_resolution ON meeting_reports (resolution);
CREATE TABLE meeting_resolutions (
    id INTEGER PRIMARY KEY,
    meeting BIGINT NOT NULL REFERENCES meetings(id),
    body BIGINT NOT NULL REFERENCES meeting_bodies(id),
    office_id BIGINT NOT NULL REFERENCES offices(id),
    item BIGINT NOT NULL REFERENCES meeting_items(id),
    year BIGINT NOT NULL,
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    votes_for BIGINT,
    votes_against BIGINT,
    votes_abstain BIGINT,
    casting TEXT NOT NULL,
    owner BIGINT REFERENCES staff(id),
    owner_office BIGINT REFERENCES offices(id),
    owner_name TEXT NOT NULL,
    due_on BIGINT,
    state TEXT NOT NULL,
    settled_on BIGINT,
    plan_kind TEXT NOT NULL,
    plan_id BIGINT,
    late_told BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX meeting_resolutions_body ON meeting_resolutions (body, year);
CREATE INDEX meeting_resolutions_item ON meeting_resolutions (item);
CREATE INDEX meeting_resolutions_meeting ON meeting_resolutions (meeting);
CREATE INDEX meeting_resolutions_office ON meeting_resolutions (office_id);
CREATE INDEX meeting_resolutions_open ON meeting_resolutions (due_on) WHERE state = 'open';
CREATE INDEX meeting_resolutions_owner ON meeting_resolutions (owner, state, due_on) WHERE owner IS NOT NULL;
CREATE TABLE meeting_seats (
    id INTEGER PRIMARY KEY,
    body BIGINT NOT NULL REFERENCES meeting_bodies(id),
    staff BIGINT REFERENCES staff(id),
    name TEXT NOT NULL,
    post TEXT NOT NULL,
    part TEXT NOT NULL,
    rank BIGINT NOT NULL,
    from_on BIGINT NOT NULL,
    until_on BIGINT,
    version BIGINT NOT NULL
);
CREATE INDEX meeting_seats_body ON meeting_seats (body, rank);
CREATE INDEX meeting_seats_staff ON meeting_seats (staff, body) WHERE staff IS NOT NULL;
CREATE TABLE meetings (
    id INTEGER PRIMARY KEY,
    body BIGINT NOT NULL REFERENCES meeting_bodies(id),
    office_id BIGINT NOT NULL REFERENCES offices(id),
    kind TEXT NOT NULL,
    series TEXT NOT NULL,
    number BIGINT,
    year BIGINT NOT NULL,
    starts_at BIGINT NOT NULL,
    way TEXT NOT NULL,
    place TEXT NOT NULL,
    closed BIGINT NOT NULL,
    style TEXT NOT NULL,
    state TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    opened_at BIGINT,
    ended_at BIGINT,
    taken_by TEXT NOT NULL,
    checked_by TEXT NOT NULL,
    source TEXT NOT NULL,
    reason TEXT NOT NULL,
    letter_kind TEXT NOT NULL,
    letter_id BIGINT,
    certified_way TEXT NOT NULL,
    certified_on BIGINT,
    certified_in BIGINT REFERENCES meetings(id),
    certified_note TEXT NOT NULL,
    content TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    version BIGINT NOT NULL
, circulated_on BIGINT, object_until BIGINT);
CREATE INDEX meetings_body ON meetings (body, starts_at);
CREATE UNIQUE INDEX meetings_number ON meetings (body, series, year, number) WHERE number IS NOT NULL;
CREATE INDEX meetings_office ON meetings (office_id, state, starts_at);
CREATE TABLE notices (
    id INTEGER PRIMARY KEY,
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    at BIGINT NOT NULL,
    key TEXT NOT NULL,
    args TEXT NOT NULL,
    href TEXT NOT NULL,
    about_kind TEXT NOT NULL,
    about_id BIGINT NOT NULL,
    read_at BIGINT
);
CREATE INDEX notices_about ON notices (about_kind, about_id);
CREATE INDEX notices_staff ON notices (staff_id);
CREATE TABLE office_tree (
    office BIGINT NOT NULL REFERENCES offices(id),
    ancestor BIGINT NOT NULL REFERENCES offices(id),
    depth BIGINT NOT NULL,
    PRIMARY KEY (office, ancestor)
);
CREATE INDEX office_tree_ancestor ON office_tree (ancestor, office);
CREATE TABLE offices (
    id INTEGER PRIMARY KEY,
    parent_id BIGINT,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    place TEXT NOT NULL,
    place_name TEXT NOT NULL,
    phone TEXT NOT NULL,
    version BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by BIGINT
);
CREATE INDEX offices_parent ON offices (parent_id);
CREATE TABLE passkeys (
    id INTEGER PRIMARY KEY,
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    credential TEXT NOT NULL,
    content TEXT NOT NULL,
    name TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE UNIQUE INDEX passkeys_credential ON passkeys (credential);
CREATE INDEX passkeys_staff ON passkeys (staff_id);
CREATE TABLE people_groups (
    id INTEGER PRIMARY KEY,
    version BIGINT NOT NULL,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL,
    place BIGINT,
    note TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL
);
CREATE TABLE people_holds (
    person BIGINT NOT NULL REFERENCES persons (id),
    kind TEXT NOT NULL,
    about BIGINT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (kind, about, person)
);
CREATE INDEX people_holds_person ON people_holds (person);
CREATE TABLE people_offices (
    kind TEXT NOT NULL,
    about BIGINT NOT NULL,
    office BIGINT NOT NULL REFERENCES offices (id),
    since BIGINT NOT NULL,
    PRIMARY KEY (kind, about, office)
) WITHOUT ROWID;
CREATE INDEX people_offices_newest ON people_offices (office, kind, about, since);
CREATE INDEX people_offices_recent ON people_offices (kind, since, about, office);
CREATE TABLE person_changes (
    person INTEGER PRIMARY KEY REFERENCES persons (id),
    at BIGINT NOT NULL
);
CREATE TABLE person_copies (
    merge BIGINT NOT NULL REFERENCES person_merges (id),
    copied TEXT NOT NULL,
    id BIGINT NOT NULL REFERENCES persons (id),
    version BIGINT NOT NULL,
    id_kind TEXT NOT NULL,
    id_number TEXT NOT NULL,
    id_blind BIGINT,
    title TEXT NOT NULL,
    given_name TEXT NOT NULL,
    middle_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    nickname TEXT NOT NULL,
    sex TEXT NOT NULL,
    born BIGINT,
    born_precision TEXT NOT NULL,
    dead BIGINT NOT NULL,
    died BIGINT,
    nationality TEXT NOT NULL,
    registration TEXT NOT NULL,
    marital TEXT NOT NULL,
    religion TEXT NOT NULL,
    phone TEXT NOT NULL,
    other_phone TEXT NOT NULL,
    registered TEXT NOT NULL,
    current TEXT NOT NULL,
    place BIGINT,
    moo TEXT NOT NULL,
    protected BIGINT NOT NULL,
    merged_into BIGINT,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    former TEXT NOT NULL,
    PRIMARY KEY (merge, copied)
);
CREATE TABLE person_merges (
    id INTEGER PRIMARY KEY,
    kept BIGINT NOT NULL REFERENCES persons (id),
    gone BIGINT NOT NULL REFERENCES persons (id),
    pair BIGINT NOT NULL REFERENCES person_pairs (id),
    at BIGINT NOT NULL,
    by_name TEXT NOT NULL,
    reason TEXT NOT NULL,
    undone_at BIGINT,
    undone_by TEXT NOT NULL
);
CREATE INDEX person_merges_at ON person_merges (at);
CREATE UNIQUE INDEX person_merges_gone ON person_merges (gone) WHERE undone_at IS NULL;
CREATE INDEX person_merges_kept ON person_merges (kept);
CREATE INDEX person_merges_pair ON person_merges (pair);
CREATE TABLE person_moves (
    merge BIGINT NOT NULL REFERENCES person_merges (id),
    place TEXT NOT NULL,
    about BIGINT NOT NULL,
    part BIGINT NOT NULL,
    was TEXT NOT NULL,
    PRIMARY KEY (merge, place, about, part)
);
CREATE TABLE person_names (
    id INTEGER PRIMARY KEY,
    person BIGINT NOT NULL REFERENCES persons (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL
);
CREATE INDEX person_names_person ON person_names (person);
CREATE TABLE person_pair_offices (
    office BIGINT NOT NULL REFERENCES offices (id),
    likelihood BIGINT NOT NULL,
    pair BIGINT NOT NULL REFERENCES person_pairs (id),
    PRIMARY KEY (office, likelihood, pair)
);
CREATE INDEX person_pair_offices_pair ON person_pair_offices (pair);
CREATE TABLE person_pairs (
    id INTEGER PRIMARY KEY,
    version BIGINT NOT NULL,
    a BIGINT NOT NULL REFERENCES persons (id),
    b BIGINT NOT NULL REFERENCES persons (id),
    likelihood BIGINT NOT NULL,
    reasons TEXT NOT NULL,
    state TEXT NOT NULL,
    found_at BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by TEXT NOT NULL,
    why TEXT NOT NULL
);
CREATE UNIQUE INDEX person_pairs_both ON person_pairs (a, b);
CREATE INDEX person_pairs_open ON person_pairs (likelihood) WHERE decided_at IS NULL;
CREATE INDEX person_pairs_other ON person_pairs (b);
CREATE TABLE person_relations (
    id INTEGER PRIMARY KEY,
    person BIGINT NOT NULL REFERENCES persons (id),
    other BIGINT NOT NULL REFERENCES persons (id),
    kind TEXT NOT NULL,
    from_day BIGINT,
    until_day BIGINT,
    note TEXT NOT NULL
, version BIGINT NOT NULL DEFAULT 1, form TEXT, from_precision TEXT NOT NULL DEFAULT 'day', until_precision TEXT NOT NULL DEFAULT 'day', ending TEXT, birth_order BIGINT, withdrawn BIGINT NOT NULL DEFAULT 0, changed_at BIGINT NOT NULL DEFAULT 0, changed_by TEXT NOT NULL DEFAULT '');
CREATE INDEX person_relations_other ON person_relations (other);
CREATE INDEX person_relations_person ON person_relations (person);
CREATE TABLE person_reviews (
    name TEXT PRIMARY KEY,
    person BIGINT NOT NULL
);
CREATE TABLE person_terms (id INTEGER PRIMARY KEY, spelling BIGINT NOT NULL, reached BIGINT NOT NULL);
CREATE TABLE persons (
    id INTEGER PRIMARY KEY,
    version BIGINT NOT NULL,
    id_kind TEXT NOT NULL,
    id_number TEXT NOT NULL,
    id_blind BIGINT,
    title TEXT NOT NULL,
    given_name TEXT NOT NULL,
    middle_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    nickname TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    sex TEXT NOT NULL,
    born BIGINT,
    born_precision TEXT NOT NULL,
    dead BIGINT NOT NULL,
    died BIGINT,
    nationality TEXT NOT NULL,
    registration TEXT NOT NULL,
    marital TEXT NOT NULL,
    religion TEXT NOT NULL,
    phone TEXT NOT NULL,
    other_phone TEXT NOT NULL,
    registered TEXT NOT NULL,
    current TEXT NOT NULL,
    place BIGINT,
    moo TEXT NOT NULL,
    protected BIGINT NOT NULL,
    merged_into BIGINT,
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL
);
CREATE UNIQUE INDEX persons_id_blind ON persons (id_blind);
CREATE INDEX persons_merged ON persons (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX persons_protected ON persons (id) WHERE protected = 1;
CREATE TABLE privacy_activities (
    code TEXT PRIMARY KEY,
    place BIGINT NOT NULL,
    th TEXT NOT NULL,
    en TEXT NOT NULL,
    data TEXT NOT NULL,
    purpose TEXT NOT NULL,
    basis TEXT NOT NULL,
    law TEXT NOT NULL,
    kept TEXT NOT NULL,
    recipients TEXT NOT NULL,
    safeguards TEXT NOT NULL,
    asks_consent BIGINT NOT NULL,
    without_consent TEXT NOT NULL,
    source_mark TEXT NOT NULL,
    version BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL
);
CREATE TABLE privacy_breach_steps (
    id INTEGER PRIMARY KEY,
    breach BIGINT NOT NULL REFERENCES privacy_breaches(id),
    at BIGINT NOT NULL,
    staff BIGINT NOT NULL REFERENCES staff(id),
    what TEXT NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX privacy_breach_steps_breach ON privacy_breach_steps (breach);
CREATE TABLE privacy_breaches (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    office_id BIGINT NOT NULL REFERENCES offices(id),
    aware_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    what TEXT NOT NULL,
    data TEXT NOT NULL,
    persons BIGINT NOT NULL,
    risk TEXT NOT NULL,
    risk_reason TEXT NOT NULL,
    office_told_at BIGINT,
    persons_told_at BIGINT,
    closed_at BIGINT,
    late_told BIGINT NOT NULL,
    reported_by BIGINT NOT NULL REFERENCES staff(id),
    reported_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX privacy_breaches_office ON privacy_breaches (office_id);
CREATE INDEX privacy_breaches_open ON privacy_breaches (due_at) WHERE closed_at IS NULL;
CREATE TABLE privacy_consents (
    id INTEGER PRIMARY KEY,
    person BIGINT NOT NULL,
    purpose TEXT NOT NULL,
    office_id BIGINT NOT NULL REFERENCES offices(id),
    given_on BIGINT NOT NULL,
    way TEXT NOT NULL,
    giver TEXT NOT NULL,
    giver_name TEXT NOT NULL,
    note TEXT NOT NULL,
    file_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    size BIGINT NOT NULL,
    digest TEXT NOT NULL,
    taken_by BIGINT NOT NULL REFERENCES staff(id),
    taken_at BIGINT NOT NULL,
    withdrawn_on BIGINT,
    withdrawn_way TEXT NOT NULL,
    withdrawn_by BIGINT REFERENCES staff(id),
    withdrawn_at BIGINT
);
CREATE INDEX privacy_consents_digest ON privacy_consents (digest);
CREATE INDEX privacy_consents_person ON privacy_consents (person);
CREATE TABLE privacy_reference (
    list TEXT NOT NULL,
    code TEXT NOT NULL,
    place BIGINT NOT NULL,
    th TEXT NOT NULL,
    en TEXT NOT NULL,
    amount BIGINT,
    rights TEXT NOT NULL,
    legal_basis TEXT NOT NULL,
    source_mark TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (list, code)
);
CREATE TABLE privacy_request_parts (
    request BIGINT NOT NULL REFERENCES privacy_requests(id),
    staff BIGINT NOT NULL REFERENCES staff(id),
    asked_at BIGINT NOT NULL,
    PRIMARY KEY (request, staff)
);
CREATE TABLE privacy_requests (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    office_id BIGINT NOT NULL REFERENCES offices(id),
    person BIGINT NOT NULL,
    claim TEXT NOT NULL,
    received_on BIGINT NOT NULL,
    way TEXT NOT NULL,
    requester TEXT NOT NULL,
    requester_name TEXT NOT NULL,
    identity TEXT NOT NULL,
    identity_note TEXT NOT NULL,
    wish TEXT NOT NULL,
    due_on BIGINT NOT NULL,
    assigned_to BIGINT REFERENCES staff(id),
    state TEXT NOT NULL,
    ground TEXT NOT NULL,
    answer TEXT NOT NULL,
    answered_by BIGINT REFERENCES staff(id),
    answered_at BIGINT,
    late_told BIGINT NOT NULL,
    taken_by BIGINT NOT NULL REFERENCES staff(id),
    taken_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX privacy_requests_office ON privacy_requests (office_id);
CREATE INDEX privacy_requests_open ON privacy_requests (due_on) WHERE state = 'open';
CREATE INDEX privacy_requests_person ON privacy_requests (person);
CREATE TABLE recoveries (
    id INTEGER PRIMARY KEY,
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    asked_by BIGINT NOT NULL REFERENCES staff(id),
    asked_at BIGINT NOT NULL,
    reason TEXT NOT NULL,
    state TEXT NOT NULL,
    decided_by BIGINT,
    decided_at BIGINT
);
CREATE INDEX recoveries_open ON recoveries (state);
CREATE INDEX recoveries_staff ON recoveries (staff_id, state);
CREATE TABLE recovery_codes (
    id INTEGER PRIMARY KEY,
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    hash TEXT NOT NULL,
    used_at BIGINT
);
CREATE INDEX recovery_codes_staff ON recovery_codes (staff_id);
CREATE TABLE schema_migrations (id TEXT PRIMARY KEY, digest TEXT NOT NULL, at BIGINT NOT NULL);
CREATE TABLE search_keys (
    key BIGINT NOT NULL,
    about BIGINT NOT NULL,
    PRIMARY KEY (key, about)
) WITHOUT ROWID;
CREATE TABLE search_records (
    kind TEXT NOT NULL,
    about BIGINT NOT NULL,
    keys TEXT NOT NULL,
    PRIMARY KEY (kind, about)
) WITHOUT ROWID;
CREATE TABLE sessions (
    id INTEGER PRIMARY KEY,
    token_hash TEXT NOT NULL,
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    device TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL
, proved_at BIGINT NOT NULL DEFAULT 0, both_factors BIGINT NOT NULL DEFAULT 0);
CREATE INDEX sessions_staff ON sessions (staff_id, seen_at);
CREATE UNIQUE INDEX sessions_token ON sessions (token_hash);
CREATE TABLE sign_in_addresses (
    address TEXT PRIMARY KEY,
    since BIGINT NOT NULL,
    failures BIGINT NOT NULL
);
CREATE INDEX sign_in_addresses_since ON sign_in_addresses (since);
CREATE TABLE sign_ins (
    id INTEGER PRIMARY KEY,
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    at BIGINT NOT NULL,
    device TEXT NOT NULL,
    way TEXT NOT NULL
);
CREATE INDEX sign_ins_staff ON sign_ins (staff_id, at);
CREATE TABLE signing_rules (
    standard BIGINT NOT NULL REFERENCES standards (id),
    step TEXT NOT NULL,
    gravity TEXT NOT NULL,
    min_level TEXT NOT NULL,
    required_of TEXT NOT NULL,
    duty TEXT NOT NULL,
    words TEXT NOT NULL,
    source_mark TEXT NOT NULL,
    effective_from BIGINT NOT NULL,
    PRIMARY KEY (standard, step, gravity)
);
CREATE TABLE staff (
    id INTEGER PRIMARY KEY,
    office_id BIGINT NOT NULL REFERENCES offices(id),
    title TEXT NOT NULL,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    licence_no TEXT NOT NULL,
    licence_until BIGINT,
    lang TEXT NOT NULL,
    version BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by BIGINT
);
CREATE INDEX staff_office ON staff (office_id);
CREATE INDEX staff_sort_key ON staff (sort_key);
CREATE TABLE staff_words (
    word TEXT NOT NULL,
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    PRIMARY KEY (word, staff_id)
);
CREATE INDEX staff_words_staff ON staff_words (staff_id);
CREATE TABLE standard_degrees (
    standard BIGINT NOT NULL REFERENCES standards (id),
    number BIGINT NOT NULL,
    degree TEXT NOT NULL,
    text TEXT NOT NULL,
    line BIGINT NOT NULL,
    PRIMARY KEY (standard, number)
);
CREATE TABLE standard_duties (
    standard BIGINT NOT NULL REFERENCES standards (id),
    address TEXT NOT NULL,
    level TEXT NOT NULL,
    area BIGINT NOT NULL,
    area_title TEXT NOT NULL,
    number BIGINT NOT NULL,
    text TEXT NOT NULL,
    line BIGINT NOT NULL,
    PRIMARY KEY (standard, address)
);
CREATE TABLE standard_items (
    standard BIGINT NOT NULL REFERENCES standards (id),
    level TEXT NOT NULL,
    code TEXT NOT NULL,
    heading TEXT NOT NULL,
    text TEXT NOT NULL,
    expected BIGINT,
    written TEXT NOT NULL,
    source TEXT NOT NULL,
    line BIGINT NOT NULL,
    PRIMARY KEY (standard, level, code)
);
CREATE TABLE standard_reductions (
    standard BIGINT NOT NULL REFERENCES standards (id),
    level TEXT NOT NULL,
    entry_number BIGINT NOT NULL,
    years BIGINT NOT NULL,
    PRIMARY KEY (standard, level, entry_number)
);
CREATE TABLE standard_services (
    standard BIGINT NOT NULL REFERENCES standards (id),
    level TEXT NOT NULL,
    held TEXT NOT NULL,
    years BIGINT NOT NULL,
    entry_clause TEXT NOT NULL,
    clause TEXT NOT NULL,
    line BIGINT NOT NULL,
    PRIMARY KEY (standard, level)
);
CREATE TABLE standard_settlements (
    id INTEGER PRIMARY KEY,
    standard BIGINT NOT NULL REFERENCES standards (id),
    level TEXT NOT NULL,
    code TEXT NOT NULL,
    turn BIGINT NOT NULL,
    value BIGINT,
    reason TEXT NOT NULL,
    staff BIGINT NOT NULL,
    staff_name TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE UNIQUE INDEX standard_settlements_turn ON standard_settlements (standard, level, code, turn);
CREATE TABLE standards (
    id INTEGER PRIMARY KEY,
    version BIGINT NOT NULL,
    digest TEXT NOT NULL,
    source TEXT NOT NULL,
    position_type TEXT NOT NULL,
    job_line TEXT NOT NULL,
    position TEXT NOT NULL,
    general TEXT NOT NULL,
    imported_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX standards_digest ON standards (digest);
CREATE UNIQUE INDEX standards_version ON standards (version);
CREATE TABLE webhook_deliveries (
    id INTEGER PRIMARY KEY,
    webhook_id BIGINT NOT NULL REFERENCES webhooks(id),
    event TEXT NOT NULL,
    about TEXT NOT NULL,
    happened_at BIGINT NOT NULL,
    tried_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    state TEXT NOT NULL,
    answer TEXT NOT NULL
);
CREATE INDEX webhook_deliveries_tried ON webhook_deliveries (tried_at);
CREATE INDEX webhook_deliveries_webhook ON webhook_deliveries (webhook_id);
CREATE TABLE webhooks (
    id INTEGER PRIMARY KEY,
    office_id BIGINT NOT NULL REFERENCES offices(id),
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    secret TEXT NOT NULL,
    events TEXT NOT NULL,
    made_by BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    failing_since BIGINT,
    ended_at BIGINT
);
CREATE INDEX webhooks_office ON webhooks (office_id);
