CREATE TABLE event_listeners (
    event TEXT NOT NULL,
    office BIGINT NOT NULL REFERENCES offices(id),
    listener BIGINT NOT NULL,
    PRIMARY KEY (event, office, listener)
);
CREATE INDEX event_listeners_listener ON event_listeners (listener);
