-- Attachments: files beside the database, named by the digest of their content.

-- Which contents are kept, and how many attachments use each; the rows are there before the files
-- and go after them. Nothing of a county's: the same content may serve several.
CREATE TABLE stored_file (
    digest      ktext PRIMARY KEY,        -- SHA-256 of the content
    size        bigint NOT NULL,
    uses        bigint NOT NULL,          -- attachments and previews that are not removed
    touched_at  bigint NOT NULL,          -- last put, or last use given up
    removing_at bigint                    -- set: being removed since then, must not be used
);
CREATE INDEX stored_file_unused ON stored_file (touched_at) WHERE uses = 0;

-- An upload from its beginning until it is attached or given up. `received` bytes are on disk.
CREATE TABLE upload (
    upload_id     bigint PRIMARY KEY,
    county        ktext NOT NULL,         -- of the signed-in sender; '' otherwise
    person_id     bigint,                 -- the signed-in sender
    secret_digest ktext NOT NULL,         -- whoever has the secret may go on
    origin        ktext NOT NULL,         -- person:17, address:<digest>; for limits
    size          bigint NOT NULL,
    sha256        ktext,                  -- as declared by the sender
    keep_metadata bigint NOT NULL,
    name_sealed   text NOT NULL,
    received      bigint NOT NULL,
    made_at       bigint NOT NULL,
    expires_at    bigint NOT NULL,
    attachment_id bigint                  -- set: finished
);
CREATE INDEX upload_by_expiry ON upload (expires_at, upload_id);
CREATE INDEX upload_by_origin ON upload (origin);
CREATE UNIQUE INDEX upload_by_attachment ON upload (attachment_id) WHERE attachment_id IS NOT NULL;

-- A file that belongs to something: `owner_kind` and `owner_id` mean what the caller's room says.
-- The row stays when the attachment is removed, without its name, so that journals can point to it.
CREATE TABLE attachment (
    attachment_id  bigint PRIMARY KEY,
    county         ktext NOT NULL,        -- of the owner; '' until attached
    owner_kind     ktext NOT NULL,        -- matter …; '' until attached
    owner_id       bigint,
    digest         ktext NOT NULL,
    size           bigint NOT NULL,
    kind           ktext NOT NULL,        -- jpeg, pdf, mp4 …, by content
    name_sealed    text,
    width          bigint,                -- of a picture, upright
    height         bigint,
    preview_digest ktext,
    taken_by       ktext NOT NULL,        -- resident, staff
    made_at        bigint NOT NULL,
    attached_at    bigint,
    removed_at     bigint
);
CREATE INDEX attachment_by_owner ON attachment (owner_kind, owner_id, attachment_id);

INSERT INTO sealed_column (table_name, key_column, sealed_column, lookup_column, context)
VALUES ('upload', 'upload_id', 'name_sealed', '', 'upload.name'),
       ('attachment', 'attachment_id', 'name_sealed', '', 'attachment.name');
