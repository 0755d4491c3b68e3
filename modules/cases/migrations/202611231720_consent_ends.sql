-- ความยินยอมที่ถอนแล้ว: since when a client's consent to being told of to others is withdrawn (PDPA ม.19); older consents no longer count.
CREATE TABLE case_consent_ends (
    case_id BIGINT PRIMARY KEY,
    ended_on BIGINT NOT NULL
);
