-- What is still on its way is sought by its people; what is signed is sought by its case alone.
DROP INDEX case_papers_author;
CREATE INDEX case_papers_author ON case_papers (author_id, state) WHERE state IN ('draft', 'submitted', 'returned');
DROP INDEX case_papers_reviewer;
CREATE INDEX case_papers_reviewer ON case_papers (reviewer_id, review_due, id) WHERE state = 'submitted';
-- Made anew: where a row's number is its id, an index ends with it anyway.
DROP INDEX case_papers_case;
CREATE INDEX case_papers_case ON case_papers (case_id, id);
DROP INDEX case_signatures_paper;
CREATE INDEX case_signatures_paper ON case_signatures (paper_id, id);
DROP INDEX case_addenda_paper;
CREATE INDEX case_addenda_paper ON case_addenda (paper_id, id);
DROP INDEX case_files_paper;
CREATE INDEX case_files_paper ON case_files (paper_id, id);
DROP INDEX case_timeline_case;
CREATE INDEX case_timeline_case ON case_timeline (case_id, id);
DROP INDEX case_services_case;
CREATE INDEX case_services_case ON case_services (case_id, id);
DROP INDEX case_triages_case;
CREATE INDEX case_triages_case ON case_triages (case_id, id);
DROP INDEX case_transfers_case;
CREATE INDEX case_transfers_case ON case_transfers (case_id, id);
-- How the open cases of offices stand, and who has how many of them, is counted from this index alone; not every
-- planner sees that without the columns of the condition in it.
CREATE INDEX cases_standing ON cases (office_id, stage, next_due, urgency, owner_id, confidentiality, closed_at)
    WHERE closed_at IS NULL AND confidentiality = 'normal';
-- Open alerts in the order of their days.
CREATE INDEX case_alerts_due ON case_alerts (due_on, id) WHERE answered_at IS NULL;
