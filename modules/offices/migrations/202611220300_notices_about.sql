-- What anybody was told about a record is found when the record is erased.
CREATE INDEX notices_about ON notices (about_kind, about_id);
