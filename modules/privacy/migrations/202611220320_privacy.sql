-- การคุ้มครองข้อมูลส่วนบุคคล (พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562)

-- บันทึกรายการกิจกรรม (ม.39): one row for each kind of record.
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

-- Numbers and grounds that an office may change: days of a right, hours of a breach, grounds of a refusal.
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

-- ความยินยอม (ม.19): one row from giving to withdrawal; a new consent is a new row.
CREATE TABLE privacy_consents (
    id BIGINT PRIMARY KEY,
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
CREATE INDEX privacy_consents_person ON privacy_consents (person, id);
CREATE INDEX privacy_consents_digest ON privacy_consents (digest);

-- คำขอของเจ้าของข้อมูล (ม.30-36)
CREATE TABLE privacy_requests (
    id BIGINT PRIMARY KEY,
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
CREATE INDEX privacy_requests_open ON privacy_requests (due_on, id) WHERE state = 'open';
CREATE INDEX privacy_requests_office ON privacy_requests (office_id, id);
CREATE INDEX privacy_requests_person ON privacy_requests (person, id);

-- Who was asked to prepare a part of a copy that only the team of a case may read.
CREATE TABLE privacy_request_parts (
    request BIGINT NOT NULL REFERENCES privacy_requests(id),
    staff BIGINT NOT NULL REFERENCES staff(id),
    asked_at BIGINT NOT NULL,
    PRIMARY KEY (request, staff)
);

-- เหตุละเมิดข้อมูลส่วนบุคคล (ม.37(4))
CREATE TABLE privacy_breaches (
    id BIGINT PRIMARY KEY,
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
CREATE INDEX privacy_breaches_office ON privacy_breaches (office_id, id);
CREATE INDEX privacy_breaches_open ON privacy_breaches (due_at, id) WHERE closed_at IS NULL;

CREATE TABLE privacy_breach_steps (
    id BIGINT PRIMARY KEY,
    breach BIGINT NOT NULL REFERENCES privacy_breaches(id),
    at BIGINT NOT NULL,
    staff BIGINT NOT NULL REFERENCES staff(id),
    what TEXT NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX privacy_breach_steps_breach ON privacy_breach_steps (breach, id);
