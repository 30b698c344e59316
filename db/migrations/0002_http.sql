-- What http itself needs.

-- POSTs that carried an Idempotency-Key, for 24 hours. `answer` is sealed: it may repeat personal
-- data. NULL while the first is under way (slow handlers only), and for answers that hold secrets.
CREATE TABLE idempotency (
    idempotency_id bigint PRIMARY KEY,
    caller         ktext NOT NULL,
    endpoint       ktext NOT NULL,
    client_key     ktext NOT NULL,
    digest         text NOT NULL,
    made_at        bigint NOT NULL,
    done           bigint NOT NULL,
    answer         text
);
CREATE UNIQUE INDEX idempotency_by_key ON idempotency (caller, endpoint, client_key);
CREATE INDEX idempotency_by_time ON idempotency (made_at);
INSERT INTO sealed_column (table_name, key_column, sealed_column, lookup_column, context)
VALUES ('idempotency', 'idempotency_id', 'answer', '', 'idempotency.answer');

-- Events for open screens, for 24 hours. `seq` is given after the commit, by one server at a time,
-- so that whoever has seen a number has seen every smaller one; NULL until then.
CREATE TABLE event (
    event_id bigint PRIMARY KEY,
    seq      bigint,
    audience ktext NOT NULL,
    kind     text NOT NULL,
    body     text NOT NULL,
    made_at  bigint NOT NULL
);
CREATE UNIQUE INDEX event_by_seq ON event (seq) WHERE seq IS NOT NULL;
CREATE INDEX event_without_seq ON event (event_id) WHERE seq IS NULL;
CREATE INDEX event_by_audience ON event (audience, seq) WHERE seq IS NOT NULL;

-- One row: the last number given, and the last number deleted.
CREATE TABLE event_sequence (
    one       bigint PRIMARY KEY,
    last_seq  bigint NOT NULL,
    swept_seq bigint NOT NULL
);
INSERT INTO event_sequence (one, last_seq, swept_seq) VALUES (1, 0, 0);

-- One row that the health check writes.
CREATE TABLE health (
    one     bigint PRIMARY KEY,
    seen_at bigint NOT NULL
);
INSERT INTO health (one, seen_at) VALUES (1, 0);
