-- Daily seals over the journal of a county. Their signing key stands in a file of its own, so that
-- who can write this database cannot seal what he has changed.
CREATE TABLE seal (
    county          ktext NOT NULL,
    day             ktext NOT NULL,           -- 2026-09-01, in China: when the entries were written
    entries         bigint NOT NULL,
    root            ktext NOT NULL,           -- of the tree over their digests, by entry_id
    previous_digest ktext NOT NULL,           -- of the county's seal before; '' for its first
    key_id          ktext NOT NULL,
    made_at         bigint NOT NULL,
    signature       text NOT NULL,            -- Ed25519, base64
    PRIMARY KEY (county, day)
);
CREATE INDEX seal_by_day ON seal (day, county);

-- Public keys; what was signed under an old one stays checkable.
CREATE TABLE seal_key (
    key_id     ktext PRIMARY KEY,             -- 16 digits of the fingerprint
    public_key text NOT NULL,                 -- base64
    since      bigint NOT NULL
);

-- only sqlite
CREATE TRIGGER seal_keeps BEFORE UPDATE ON seal
BEGIN SELECT RAISE(ABORT, 'seal is append-only'); END;
CREATE TRIGGER seal_stays BEFORE DELETE ON seal
BEGIN SELECT RAISE(ABORT, 'seal is append-only'); END;
-- only postgresql
CREATE FUNCTION seal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'seal is append-only'; END $$;
CREATE TRIGGER seal_keeps BEFORE UPDATE OR DELETE ON seal
FOR EACH ROW EXECUTE FUNCTION seal_is_append_only();
CREATE TRIGGER seal_stays BEFORE TRUNCATE ON seal
EXECUTE FUNCTION seal_is_append_only();
-- both
