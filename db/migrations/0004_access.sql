-- Who works here, as what, where; how they prove it; and what they looked at.

CREATE TABLE person (
    person_id bigint PRIMARY KEY,
    county ktext NOT NULL,                -- six digits; '' above county
    -- Where the person is administered; none: the whole.
    region_id bigint REFERENCES region (region_id),
    kind ktext NOT NULL,                  -- person; machine (tokens only)
    login_name ktext NOT NULL UNIQUE,     -- folded
    display_name text NOT NULL,
    work_telephone text,                  -- the office's, may be shown (never a private one)
    identity_number_sealed text,
    identity_number_lookup ktext,
    private_telephone_sealed text,
    private_telephone_lookup ktext,
    created_at bigint NOT NULL,
    disabled_at bigint,
    version bigint NOT NULL
);
CREATE INDEX person_by_region ON person (region_id, person_id);
CREATE INDEX person_by_county ON person (county, person_id);

INSERT INTO sealed_column (table_name, key_column, sealed_column, lookup_column, context)
VALUES ('person', 'person_id', 'identity_number_sealed', 'identity_number_lookup',
        'person.identity_number'),
       ('person', 'person_id', 'private_telephone_sealed', 'private_telephone_lookup',
        'person.private_telephone'),
       ('credential', 'person_id', 'totp_sealed', '', 'credential.totp');

-- How a person proves who they are. No row: cannot sign in.
CREATE TABLE credential (
    person_id bigint PRIMARY KEY REFERENCES person (person_id),
    county ktext NOT NULL,
    password_hash text NOT NULL,          -- argon2id with its own parameters
    password_given bigint NOT NULL,       -- 1: chosen by somebody else, must be changed first
    password_at bigint NOT NULL,
    totp_sealed text,                     -- the shared secret, base32
    totp_confirmed_at bigint,             -- none: enrolment not finished
    totp_last_step bigint NOT NULL        -- newest step used: a code serves once
);

CREATE TABLE recovery_code (
    person_id bigint NOT NULL REFERENCES person (person_id),
    position bigint NOT NULL,
    county ktext NOT NULL,
    code_digest ktext NOT NULL,
    used_at bigint,
    PRIMARY KEY (person_id, position)
);

-- Tries at a secret, by account ('account:' and the digest of the name, whether or not there is
-- one), by address, and by second factor. In the database, so that every server counts together.
CREATE TABLE attempt (
    subject ktext PRIMARY KEY,
    tries bigint NOT NULL,
    window_ends_at bigint NOT NULL        -- too many tries: locked until then
);
CREATE INDEX attempt_by_end ON attempt (window_ends_at);

-- A role at a unit, in a region, from when to when. A person may hold several and acts through one.
CREATE TABLE post (
    post_id bigint PRIMARY KEY,
    county ktext NOT NULL,
    person_id bigint NOT NULL REFERENCES person (person_id),
    role ktext NOT NULL,
    unit_id bigint REFERENCES unit (unit_id),       -- none only for administrators
    region_id bigint REFERENCES region (region_id), -- none only for administrators of the whole
    full_time bigint NOT NULL,
    substitute_for bigint REFERENCES post (post_id),
    valid_from bigint NOT NULL,
    valid_to bigint,
    given_by bigint,                      -- the person who appointed; none: gongzhi init
    ended_by bigint,
    version bigint NOT NULL
);
CREATE INDEX post_by_person ON post (person_id, valid_to);
CREATE INDEX post_by_unit ON post (unit_id, role, valid_to);
CREATE INDEX post_by_region ON post (region_id, role, valid_to);

CREATE TABLE session (
    session_id bigint PRIMARY KEY,
    county ktext NOT NULL,
    person_id bigint NOT NULL REFERENCES person (person_id),
    post_id bigint REFERENCES post (post_id), -- the acting post
    secret_digest ktext NOT NULL UNIQUE,
    created_at bigint NOT NULL,
    last_seen_at bigint NOT NULL,
    second_factor_at bigint,
    address_hash ktext NOT NULL,
    agent text NOT NULL,                  -- what the browser calls itself, shortened
    ended_at bigint,
    ended_because ktext
);
CREATE INDEX session_by_person ON session (person_id, ended_at);

-- A machine's key to one post of a machine account.
CREATE TABLE token (
    token_id bigint PRIMARY KEY,
    county ktext NOT NULL,
    person_id bigint NOT NULL REFERENCES person (person_id),
    post_id bigint NOT NULL REFERENCES post (post_id),
    name text NOT NULL,
    secret_digest ktext NOT NULL UNIQUE,
    permissions text NOT NULL,            -- separated by spaces; never more than the role's
    created_by bigint,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    last_used_at bigint,
    revoked_at bigint
);
CREATE INDEX token_by_post ON token (post_id);

-- An urgent look beyond one's scope. Ends by itself; reads only.
CREATE TABLE break_glass (
    break_glass_id bigint PRIMARY KEY,
    county ktext NOT NULL,                -- of the region looked into
    person_id bigint NOT NULL REFERENCES person (person_id),
    post_id bigint NOT NULL REFERENCES post (post_id),
    region_id bigint NOT NULL REFERENCES region (region_id),
    reason text NOT NULL,
    created_at bigint NOT NULL,
    ends_at bigint NOT NULL,
    ended_at bigint                       -- given back early
);
CREATE INDEX break_glass_by_region ON break_glass (region_id, break_glass_id);
CREATE INDEX break_glass_by_person ON break_glass (person_id, ends_at);

-- Who looked at what and why, and who changed whose rights. Append-only. Each row carries the
-- digest of the one before it in its chain; a chain belongs to a county and a share of its people,
-- so that two servers rarely wait for the same one.
CREATE TABLE access_log (
    county ktext NOT NULL,
    shard bigint NOT NULL,
    number bigint NOT NULL,               -- 1, 2, 3 … without a gap
    entry_id bigint NOT NULL,             -- ordered by time over all chains
    at bigint NOT NULL,
    action ktext NOT NULL,                -- read_field, break_glass, sign_in, appoint …
    person_id bigint,                     -- who; none where nobody could be known
    post_id bigint,
    role ktext,
    subject_kind ktext NOT NULL,
    subject_id bigint NOT NULL,
    subject_person_id bigint,             -- the person concerned, who may read this row
    region_path ktext NOT NULL,           -- where the subject belongs
    fields text NOT NULL,                 -- names, separated by spaces; never values
    purpose ktext NOT NULL,
    reason text NOT NULL,
    session_id bigint,
    token_id bigint,
    break_glass_id bigint,
    address_hash ktext NOT NULL,
    result ktext NOT NULL,                -- done, refused
    previous_digest ktext NOT NULL,
    digest ktext NOT NULL,
    PRIMARY KEY (county, shard, number)
);
CREATE UNIQUE INDEX access_log_by_entry ON access_log (entry_id);
CREATE INDEX access_log_by_subject ON access_log (subject_person_id, entry_id);
CREATE INDEX access_log_by_person ON access_log (person_id, entry_id);

-- The newest link of every chain: the row that a writer holds while it appends.
CREATE TABLE access_chain (
    county ktext NOT NULL,
    shard bigint NOT NULL,
    number bigint NOT NULL,
    digest ktext NOT NULL,
    PRIMARY KEY (county, shard)
);

-- only sqlite
CREATE TRIGGER access_log_keeps BEFORE UPDATE ON access_log
BEGIN SELECT RAISE(ABORT, 'access_log is append-only'); END;
CREATE TRIGGER access_log_stays BEFORE DELETE ON access_log
BEGIN SELECT RAISE(ABORT, 'access_log is append-only'); END;
-- only postgresql
CREATE FUNCTION access_log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'access_log is append-only'; END $$;
CREATE TRIGGER access_log_keeps BEFORE UPDATE OR DELETE ON access_log
FOR EACH ROW EXECUTE FUNCTION access_log_is_append_only();
CREATE TRIGGER access_log_stays BEFORE TRUNCATE ON access_log
EXECUTE FUNCTION access_log_is_append_only();
-- both
