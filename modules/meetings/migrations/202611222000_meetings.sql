-- การประชุม: bodies with their members, meetings with agenda, attendance and minutes, and resolutions until they are done
-- (ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526 ข้อ 25, แบบที่ 11).

CREATE TABLE meeting_bodies (
    id BIGINT PRIMARY KEY,
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
CREATE INDEX meeting_bodies_office ON meeting_bodies (office_id, sort_key, id);

-- Who sits in a body from a day to a day; a term that ended stays.
CREATE TABLE meeting_seats (
    id BIGINT PRIMARY KEY,
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
CREATE INDEX meeting_seats_body ON meeting_seats (body, rank, id);
CREATE INDEX meeting_seats_staff ON meeting_seats (staff, body) WHERE staff IS NOT NULL;

CREATE TABLE meetings (
    id BIGINT PRIMARY KEY,
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
);
CREATE UNIQUE INDEX meetings_number ON meetings (body, series, year, number) WHERE number IS NOT NULL;
CREATE INDEX meetings_body ON meetings (body, starts_at);
CREATE INDEX meetings_office ON meetings (office_id, state, starts_at);

CREATE TABLE meeting_items (
    id BIGINT PRIMARY KEY,
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
CREATE INDEX meeting_items_meeting ON meeting_items (meeting, section, rank);
CREATE INDEX meeting_items_certifies ON meeting_items (certifies) WHERE certifies IS NOT NULL;
CREATE INDEX meeting_items_follows ON meeting_items (follows) WHERE follows IS NOT NULL;

CREATE TABLE meeting_files (
    id BIGINT PRIMARY KEY,
    meeting BIGINT NOT NULL REFERENCES meetings(id),
    item BIGINT NOT NULL REFERENCES meeting_items(id),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    size BIGINT NOT NULL,
    digest TEXT NOT NULL,
    added_by BIGINT NOT NULL REFERENCES staff(id),
    added_at BIGINT NOT NULL
);
CREATE INDEX meeting_files_meeting ON meeting_files (meeting, id);
CREATE INDEX meeting_files_digest ON meeting_files (digest);

-- Who was asked, and who came: the members as they stood when the meeting was called, and whoever else was there.
CREATE TABLE meeting_attendees (
    id BIGINT PRIMARY KEY,
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
CREATE INDEX meeting_attendees_meeting ON meeting_attendees (meeting, rank, id);
CREATE INDEX meeting_attendees_staff ON meeting_attendees (staff, meeting) WHERE staff IS NOT NULL;

CREATE TABLE meeting_resolutions (
    id BIGINT PRIMARY KEY,
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
CREATE INDEX meeting_resolutions_meeting ON meeting_resolutions (meeting, id);
CREATE INDEX meeting_resolutions_item ON meeting_resolutions (item, id);
CREATE INDEX meeting_resolutions_body ON meeting_resolutions (body, year, id);
CREATE INDEX meeting_resolutions_office ON meeting_resolutions (office_id, id);
CREATE INDEX meeting_resolutions_open ON meeting_resolutions (due_on, id) WHERE state = 'open';
CREATE INDEX meeting_resolutions_owner ON meeting_resolutions (owner, state, due_on) WHERE owner IS NOT NULL;

-- รายงานผล: what was said of a resolution on its way to done.
CREATE TABLE meeting_reports (
    id BIGINT PRIMARY KEY,
    resolution BIGINT NOT NULL REFERENCES meeting_resolutions(id),
    at BIGINT NOT NULL,
    staff BIGINT NOT NULL REFERENCES staff(id),
    words TEXT NOT NULL,
    state TEXT NOT NULL
);
CREATE INDEX meeting_reports_resolution ON meeting_reports (resolution, id);

-- ข้อแก้ไข: what somebody wanted changed before the minutes were certified, and what became of it.
CREATE TABLE meeting_corrections (
    id BIGINT PRIMARY KEY,
    meeting BIGINT NOT NULL REFERENCES meetings(id),
    asked_by TEXT NOT NULL,
    place TEXT NOT NULL,
    words TEXT NOT NULL,
    at BIGINT NOT NULL,
    staff BIGINT NOT NULL REFERENCES staff(id)
);
CREATE INDEX meeting_corrections_meeting ON meeting_corrections (meeting, id);
