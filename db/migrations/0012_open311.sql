-- Open311: what everybody may ask for, and what its clients sent.

-- Requests of a county by when they were made, newest first.
CREATE INDEX matter_by_registering ON matter (county, registered_at, matter_id);

-- Updates that a client sent, under the id that it gave them: sent again, one is not taken twice.
CREATE TABLE open311_update (
    matter_id bigint NOT NULL,
    person_id bigint NOT NULL,                -- the machine's account
    sender_id ktext NOT NULL,
    county    ktext NOT NULL,
    entry_id  bigint NOT NULL,                -- of the journal
    PRIMARY KEY (matter_id, person_id, sender_id)
);
