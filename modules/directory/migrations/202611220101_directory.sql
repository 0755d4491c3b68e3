-- ทำเนียบหน่วยงานและบริการ: each entry is one row; `about` is what it says, as JSON, and the columns beside it are what lists ask for.
CREATE TABLE directory_organisations (
    id BIGINT PRIMARY KEY,
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
CREATE UNIQUE INDEX directory_organisations_uuid ON directory_organisations (uuid);
CREATE INDEX directory_organisations_name ON directory_organisations (active, sort_key, id);
CREATE TABLE directory_locations (
    id BIGINT PRIMARY KEY,
    uuid TEXT NOT NULL,
    version BIGINT NOT NULL,
    organisation BIGINT NOT NULL REFERENCES directory_organisations (id),
    name TEXT NOT NULL,
    about TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL
);
CREATE UNIQUE INDEX directory_locations_uuid ON directory_locations (uuid);
CREATE INDEX directory_locations_organisation ON directory_locations (organisation, id);
CREATE TABLE directory_services (
    id BIGINT PRIMARY KEY,
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
CREATE UNIQUE INDEX directory_services_uuid ON directory_services (uuid);
CREATE INDEX directory_services_name ON directory_services (status, sort_key, id);
CREATE INDEX directory_services_organisation ON directory_services (organisation, sort_key, id);
CREATE INDEX directory_services_verified ON directory_services (status, (coalesce(verified_on, 0)), id);
-- จุดให้บริการ: which service is given at which location, and what is different there.
CREATE TABLE directory_service_points (
    id BIGINT PRIMARY KEY,
    uuid TEXT NOT NULL,
    service BIGINT NOT NULL REFERENCES directory_services (id),
    location BIGINT NOT NULL REFERENCES directory_locations (id),
    about TEXT NOT NULL
);
CREATE UNIQUE INDEX directory_service_points_uuid ON directory_service_points (uuid);
CREATE UNIQUE INDEX directory_service_points_service ON directory_service_points (service, location);
CREATE INDEX directory_service_points_location ON directory_service_points (location, service);
-- What services are looked for by, kept with every command: the place served (0 is the whole country), the topics, the hours.
CREATE TABLE directory_service_areas (
    service BIGINT NOT NULL REFERENCES directory_services (id),
    place BIGINT NOT NULL,
    PRIMARY KEY (service, place)
);
CREATE INDEX directory_service_areas_place ON directory_service_areas (place, service);
CREATE TABLE directory_service_topics (
    service BIGINT NOT NULL REFERENCES directory_services (id),
    list TEXT NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (service, list, code)
);
CREATE INDEX directory_service_topics_code ON directory_service_topics (list, code, service);
CREATE TABLE directory_service_hours (
    id BIGINT PRIMARY KEY,
    service BIGINT NOT NULL REFERENCES directory_services (id),
    weekday BIGINT NOT NULL,
    opens BIGINT NOT NULL,
    closes BIGINT NOT NULL,
    from_day BIGINT,
    until_day BIGINT
);
CREATE INDEX directory_service_hours_service ON directory_service_hours (service, weekday);
-- Words and numbers that an office may change: topics by which services are found, and how long a verification holds.
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
