-- Who signs as what under which duty is the same for years: said once. A signature lies with its paper.
ALTER TABLE case_signatures RENAME TO case_signatures_before;
DROP INDEX case_signatures_paper;
CREATE TABLE case_signers (
    id BIGINT PRIMARY KEY,
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
INSERT INTO case_signers (id, staff_id, name, level, office_name, acting_for, part, duty)
    SELECT row_number() OVER (ORDER BY earliest), staff_id, name, level, office_name, acting_for, part, duty
    FROM (
        SELECT staff_id, name, level, office_name, coalesce(acting_for, 0) AS acting_for, part, duty, min(id) AS earliest
        FROM case_signatures_before
        GROUP BY staff_id, name, level, office_name, coalesce(acting_for, 0), part, duty
    ) AS signers;
CREATE TABLE case_signatures (
    paper_id BIGINT NOT NULL REFERENCES case_papers(id),
    id BIGINT NOT NULL,
    signer BIGINT NOT NULL,
    signed_at BIGINT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (paper_id, id)
) WITHOUT ROWID;
INSERT INTO case_signatures (paper_id, id, signer, signed_at, digest)
    SELECT s.paper_id, s.id, g.id, s.signed_at, s.digest
    FROM case_signatures_before s JOIN case_signers g ON g.staff_id = s.staff_id AND g.part = s.part AND g.duty = s.duty
        AND g.level = s.level AND g.acting_for = coalesce(s.acting_for, 0) AND g.office_name = s.office_name
        AND g.name = s.name
    ORDER BY s.paper_id, s.id;
DROP TABLE case_signatures_before;
