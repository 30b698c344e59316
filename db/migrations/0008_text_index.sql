-- The full-text index (docs/adr/0014): derived data, left out of backups, filled again from
-- position 0. On SQLite it is a file of its own.
-- only postgresql
CREATE TABLE text_state (
    one      bigint PRIMARY KEY,
    position bigint NOT NULL,
    format   bigint NOT NULL
);
INSERT INTO text_state (one, position, format) VALUES (1, 0, 0);

-- `terms` holds the words of the text, the marks and the bucket (`~17`) of a document.
CREATE TABLE text_document (
    id    bigint PRIMARY KEY,
    form  text NOT NULL,
    marks text NOT NULL,
    terms tsvector NOT NULL
);
CREATE INDEX text_document_terms ON text_document USING gin (terms)
    WITH (gin_pending_list_limit = 1024);

-- Documents that came one after the other, 8192 of them, share a bucket: so the newest that have
-- two common words are found without reading all that have them. Starts again with -1 when the
-- index is emptied.
CREATE TABLE text_bucket (
    bucket    bigint PRIMARY KEY,
    first_id  bigint NOT NULL,
    last_id   bigint NOT NULL,
    documents bigint NOT NULL
);
CREATE UNIQUE INDEX text_bucket_by_first ON text_bucket (first_id);
-- both
