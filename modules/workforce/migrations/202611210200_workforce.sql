-- มาตรฐานกำหนดตำแหน่ง: each imported paper is a version of its own; nothing in it is ever changed.
CREATE TABLE standards (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    digest TEXT NOT NULL,
    source TEXT NOT NULL,
    position_type TEXT NOT NULL,
    job_line TEXT NOT NULL,
    position TEXT NOT NULL,
    general TEXT NOT NULL,
    imported_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX standards_version ON standards (version);
CREATE UNIQUE INDEX standards_digest ON standards (digest);
-- หน้าที่: area 0 is the main responsibility.
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
CREATE TABLE standard_degrees (
    standard BIGINT NOT NULL REFERENCES standards (id),
    number BIGINT NOT NULL,
    degree TEXT NOT NULL,
    text TEXT NOT NULL,
    line BIGINT NOT NULL,
    PRIMARY KEY (standard, number)
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
CREATE TABLE standard_reductions (
    standard BIGINT NOT NULL REFERENCES standards (id),
    level TEXT NOT NULL,
    entry_number BIGINT NOT NULL,
    years BIGINT NOT NULL,
    PRIMARY KEY (standard, level, entry_number)
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
-- การวินิจฉัยข้อสงสัย: decisions are only added; the highest turn of an item holds. Without a value the item stays blank by decision.
CREATE TABLE standard_settlements (
    id BIGINT PRIMARY KEY,
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
-- ผู้ลงนาม: which level signs which step, and the duty that says so.
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
