-- What residents bring, from registering to archive.

-- A matter as it stands; folding its journal gives this row again, member for member. It holds no
-- personal data and no free text: those stand in matter_content, journal_text and reporter, which
-- retention deletes.
CREATE TABLE matter (
    matter_id          bigint PRIMARY KEY,
    county             ktext NOT NULL,        -- six digits
    number             ktext NOT NULL,        -- 620922-20260901-00012-7, as people read it out
    code_digest        ktext NOT NULL,        -- of the query code
    state              ktext NOT NULL,
    before_state       ktext,                 -- where a return or a request goes back to
    queue              ktext NOT NULL,        -- who has to act next; none when nobody
    pending            ktext NOT NULL,        -- what waits for the centre's head
    channel            ktext NOT NULL,
    region_id          bigint NOT NULL REFERENCES region (region_id),
    grid_id            bigint,
    scope_path         ktext NOT NULL,        -- who may see it: the region's path, or …/!/
    category           ktext NOT NULL,        -- '' until triage
    catalogue_number   bigint NOT NULL,
    priority           ktext NOT NULL,
    route              ktext NOT NULL,
    level              ktext NOT NULL,        -- where it is handled
    confidential       bigint NOT NULL,
    publishable        bigint NOT NULL,       -- the reporter agreed to show the words
    first_petition     bigint NOT NULL,       -- 初次信访: the 125 clocks run
    reporter_id        bigint,
    reporter_person_id bigint,                -- a colleague who reports for himself
    about_unit_id      bigint,                -- the unit complained of
    about_person_id    bigint,                -- and the person
    desk_unit_id       bigint NOT NULL,       -- the centre that pushes the procedure forward
    lead_unit_id       bigint,                -- accountable for the substance
    holder_unit_id     bigint,                -- whose turn it is; none when it has ended
    handler_id         bigint,                -- the person in charge
    supervisor_unit_id bigint,                -- who took the supervision over (1.29)
    leader_id          bigint,                -- 包案领导
    first_receiver_id  bigint,                -- 首接负责, until a unit signs for it
    designated         bigint NOT NULL,       -- by a ruling: may not be returned again
    rung               bigint NOT NULL,       -- how often a time-out took it a level up
    returns            bigint NOT NULL,
    reworks            bigint NOT NULL,
    extensions         bigint NOT NULL,
    papers_asked       bigint NOT NULL,
    callback_tries     bigint NOT NULL,
    supports_open      bigint NOT NULL,       -- support units that have not answered yet
    supports_named     bigint NOT NULL,       -- support units ever named
    merged_into        bigint,
    merged_count       bigint NOT NULL,       -- matters that were joined to this one
    solved             bigint,
    satisfaction       ktext,
    review_outcome     ktext,
    cards_open         bigint NOT NULL,
    content_digest     ktext NOT NULL,
    registered_at      bigint NOT NULL,
    accepted_at        bigint,
    dispatched_at      bigint,
    replied_at         bigint,                -- the reply was delivered
    reviewed_at        bigint,
    ended_at           bigint,                -- closed, or left the platform
    archived_at        bigint,
    due_at             bigint,                -- the next deadline of whoever holds it
    wake_at            bigint,                -- when the server itself has to act
    entries            bigint NOT NULL,
    last_digest        ktext NOT NULL,        -- of the newest journal entry
    changed_at         bigint NOT NULL,
    version            bigint NOT NULL
);
CREATE UNIQUE INDEX matter_by_number ON matter (number);
CREATE INDEX matter_by_county ON matter (county, matter_id);
CREATE INDEX matter_by_lead ON matter (lead_unit_id, matter_id) WHERE lead_unit_id IS NOT NULL;
CREATE INDEX matter_by_category ON matter (county, category, matter_id);
CREATE INDEX matter_by_reporter ON matter (reporter_id) WHERE reporter_id IS NOT NULL;
CREATE INDEX matter_by_merge ON matter (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX matter_by_wake ON matter (wake_at, matter_id) WHERE wake_at IS NOT NULL;
-- The lists of work: sorted by what breaks first, and holding all that decides who may see a row,
-- so that counting needs no other page (SQLite takes an expression for its column only where the
-- column stands in the index as well).
CREATE INDEX matter_queue_of_county ON matter (county, queue, COALESCE(due_at, 9000000000000000),
    matter_id, scope_path, about_unit_id, about_person_id, due_at) WHERE queue <> 'none';
CREATE INDEX matter_queue_of_all ON matter (queue, COALESCE(due_at, 9000000000000000), matter_id,
    scope_path, about_unit_id, about_person_id, due_at) WHERE queue <> 'none';
CREATE INDEX matter_queue_of_holder ON matter (holder_unit_id, queue,
    COALESCE(due_at, 9000000000000000), matter_id, scope_path, about_unit_id, about_person_id,
    due_at) WHERE queue <> 'none';
CREATE INDEX matter_queue_of_lead ON matter (lead_unit_id, COALESCE(due_at, 9000000000000000),
    matter_id, scope_path, about_unit_id, about_person_id, due_at, queue)
    WHERE queue <> 'none' AND lead_unit_id IS NOT NULL;
CREATE INDEX matter_queue_of_handler ON matter (handler_id, COALESCE(due_at, 9000000000000000),
    matter_id, scope_path, about_unit_id, about_person_id, due_at, queue)
    WHERE queue <> 'none' AND handler_id IS NOT NULL;
CREATE INDEX matter_open_by_due ON matter (county, COALESCE(due_at, 9000000000000000), matter_id,
    scope_path, about_unit_id, about_person_id, due_at, queue, lead_unit_id, category)
    WHERE queue <> 'none';
CREATE INDEX matter_with_cards ON matter (county, COALESCE(due_at, 9000000000000000), matter_id)
    WHERE cards_open > 0;
CREATE INDEX matter_with_cards_of_lead ON matter (lead_unit_id,
    COALESCE(due_at, 9000000000000000), matter_id) WHERE cards_open > 0;
CREATE INDEX matter_reworked_of_lead ON matter (lead_unit_id,
    COALESCE(due_at, 9000000000000000), matter_id) WHERE reworks > 0 AND queue <> 'none';

-- What was said and where; deleted when retention ends.
CREATE TABLE matter_content (
    matter_id bigint PRIMARY KEY,
    county    ktext NOT NULL,
    title     text NOT NULL,
    words     text NOT NULL,
    address   text NOT NULL,
    longitude double precision,
    latitude  double precision,
    datum     ktext NOT NULL,                 -- wgs84, cgcs2000, gcj02; '' without a point
    source    ktext NOT NULL,                 -- how it was called where it came from, if imported
    source_number ktext NOT NULL
);
CREATE INDEX matter_content_by_source ON matter_content (county, source_number)
    WHERE source_number <> '';

-- Who brought it; a record of its own, sealed field by field, deleted when retention ends.
CREATE TABLE reporter (
    reporter_id      bigint PRIMARY KEY,
    county           ktext NOT NULL,
    name_sealed      text,
    name_lookup      ktext,
    telephone_sealed text,
    telephone_lookup ktext,
    email_sealed     text,
    address_sealed   text,
    means            ktext NOT NULL,          -- none, telephone, sms, email, wechat, in_person
    language         ktext NOT NULL,          -- zh, en
    concealed        bigint NOT NULL,
    consent_version  ktext NOT NULL,          -- of the privacy notice that was shown
    made_at          bigint NOT NULL,
    version          bigint NOT NULL
);
CREATE INDEX reporter_by_name ON reporter (name_lookup, reporter_id)
    WHERE name_lookup IS NOT NULL;
CREATE INDEX reporter_by_telephone ON reporter (telephone_lookup, reporter_id)
    WHERE telephone_lookup IS NOT NULL;
INSERT INTO sealed_column (table_name, key_column, sealed_column, lookup_column, context)
VALUES ('reporter', 'reporter_id', 'name_sealed', 'name_lookup', 'reporter.name'),
       ('reporter', 'reporter_id', 'telephone_sealed', 'telephone_lookup', 'reporter.telephone'),
       ('reporter', 'reporter_id', 'email_sealed', '', 'reporter.email'),
       ('reporter', 'reporter_id', 'address_sealed', '', 'reporter.address');

-- Every act, once, for ever. `digest` chains the entries of one matter; the texts of an act stand
-- beside it and are bound in by their digest, so that retention can delete them.
CREATE TABLE journal (
    matter_id       bigint NOT NULL,
    seq             bigint NOT NULL,          -- 1, 2, 3 … without a gap
    county          ktext NOT NULL,
    entry_id        bigint NOT NULL,          -- ordered by time over all matters
    at              bigint NOT NULL,
    act             ktext NOT NULL,
    from_state      ktext NOT NULL,
    to_state        ktext NOT NULL,
    hand            ktext NOT NULL,           -- person, reporter, system
    person_id       bigint,
    post_id         bigint,
    role            ktext,
    unit_id         bigint,
    facts           text NOT NULL,            -- JSON: what the act said; codes, ids and times only
    changed         text NOT NULL,            -- JSON: members of the matter with their new values
    text_digest     ktext NOT NULL,
    previous_digest ktext NOT NULL,
    digest          ktext NOT NULL,
    PRIMARY KEY (matter_id, seq)
);
CREATE UNIQUE INDEX journal_by_entry ON journal (entry_id);
CREATE INDEX journal_by_county ON journal (county, entry_id);

CREATE TABLE journal_text (
    matter_id bigint NOT NULL,
    seq       bigint NOT NULL,
    county    ktext NOT NULL,
    body      text NOT NULL,                  -- JSON: name → text
    PRIMARY KEY (matter_id, seq)
);

-- only sqlite
CREATE TRIGGER journal_keeps BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_stays BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
-- only postgresql
CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'journal is append-only'; END $$;
CREATE TRIGGER journal_keeps BEFORE UPDATE OR DELETE ON journal
FOR EACH ROW EXECUTE FUNCTION journal_is_append_only();
CREATE TRIGGER journal_stays BEFORE TRUNCATE ON journal
EXECUTE FUNCTION journal_is_append_only();
-- both

-- The last sequence that was given on a day in a county.
CREATE TABLE matter_sequence (
    county ktext NOT NULL,
    day    ktext NOT NULL,                    -- 20260901
    last   bigint NOT NULL,
    PRIMARY KEY (county, day)
);

-- Units that have a part in a matter; who is bound to a unit sees the matters that it is in.
CREATE TABLE matter_unit (
    matter_id   bigint NOT NULL,
    unit_id     bigint NOT NULL,
    part        ktext NOT NULL,               -- lead, support, supervisor, returned
    county      ktext NOT NULL,
    since       bigint NOT NULL,
    ended_at    bigint,                       -- answered, released, handed on
    due_at      bigint,                       -- of a support unit: its own limit
    PRIMARY KEY (matter_id, unit_id, part)
);
CREATE INDEX matter_unit_by_unit ON matter_unit (unit_id, matter_id);
CREATE INDEX matter_unit_open ON matter_unit (unit_id, part, COALESCE(due_at, 9000000000000000),
    matter_id) WHERE ended_at IS NULL;

-- Which parts people took, for what must not be in one hand (T≠C, H≠C, H≠V).
CREATE TABLE matter_deed (
    matter_id bigint NOT NULL,
    person_id bigint NOT NULL,
    part      ktext NOT NULL,
    county    ktext NOT NULL,
    at        bigint NOT NULL,
    PRIMARY KEY (matter_id, person_id, part)
);

-- Who has a stake in a matter, as declared or as found: acts no more in it.
CREATE TABLE matter_recusal (
    matter_id   bigint NOT NULL,
    person_id   bigint NOT NULL,
    county      ktext NOT NULL,
    at          bigint NOT NULL,
    asked_by    ktext NOT NULL,               -- reporter, person
    PRIMARY KEY (matter_id, person_id)
);

CREATE TABLE matter_link (
    matter_id bigint NOT NULL,
    other_id  bigint NOT NULL,
    kind      ktext NOT NULL,                 -- related, repeats, continues
    county    ktext NOT NULL,
    PRIMARY KEY (matter_id, other_id, kind)
);
CREATE INDEX matter_link_back ON matter_link (other_id);

CREATE TABLE matter_tag (
    matter_id bigint NOT NULL,
    tag       ktext NOT NULL,
    county    ktext NOT NULL,
    PRIMARY KEY (matter_id, tag)
);
CREATE INDEX matter_tag_by_tag ON matter_tag (county, tag, matter_id);

-- Supervision 督办: of a unit, with its cause; lifted when cured. Never of a resident.
CREATE TABLE card (
    card_id       bigint PRIMARY KEY,
    county        ktext NOT NULL,
    matter_id     bigint NOT NULL,
    unit_id       bigint NOT NULL,
    level         ktext NOT NULL,             -- urge, yellow, red, talk
    cause         ktext NOT NULL,             -- overdue, rework, false_reply, three_reds, other
    issued_at     bigint NOT NULL,
    issued_by     bigint,                     -- none: the clock
    answer_due_at bigint,
    answered_at   bigint,
    answered_by   bigint,
    lifted_at     bigint,
    lifted_by     bigint,
    lifted_for    ktext,                      -- cured, withdrawn
    version       bigint NOT NULL
);
CREATE INDEX card_by_matter ON card (matter_id, card_id);
CREATE INDEX card_by_unit ON card (unit_id, card_id);
CREATE INDEX card_open ON card (county, level, card_id) WHERE lifted_at IS NULL;

-- 领导包案: who moves resources; the legal answer stays with the competent body.
CREATE TABLE matter_leader (
    matter_id bigint NOT NULL,
    person_id bigint NOT NULL,
    county    ktext NOT NULL,
    post_id   bigint NOT NULL,
    since     bigint NOT NULL,
    reason    ktext NOT NULL,                 -- backlog, many_parties, cross_unit, other
    next_on   ktext NOT NULL,
    ended_at  bigint,
    outcome   ktext,
    PRIMARY KEY (matter_id, person_id, since)
);
CREATE INDEX matter_leader_by_person ON matter_leader (person_id, matter_id);

-- 挂牌整治: places and problems on a public board, with who mends them by when.
CREATE TABLE listed_problem (
    problem_id   bigint PRIMARY KEY,
    county       ktext NOT NULL,
    region_id    bigint NOT NULL REFERENCES region (region_id),
    matter_id    bigint,
    kind         ktext NOT NULL,              -- place, problem
    level        ktext NOT NULL,              -- city, county, town
    title        text NOT NULL,
    measures     text NOT NULL,
    lead_unit_id bigint NOT NULL REFERENCES unit (unit_id),
    due_on       ktext NOT NULL,
    listed_by    bigint NOT NULL,
    listed_at    bigint NOT NULL,
    accepted_at  bigint,                      -- the mending was inspected and found good
    accepted_by  bigint,
    finding      text NOT NULL,
    removed_at   bigint,
    version      bigint NOT NULL
);
CREATE INDEX listed_problem_by_county ON listed_problem (county, problem_id);

-- How often a unit dealt with such matters there. A context is category and place, or the name of
-- the kind where the matter came from and place. A ruling outweighs whatever was usual.
CREATE TABLE precedent (
    county     ktext NOT NULL,
    context    ktext NOT NULL,
    unit_id    bigint NOT NULL,
    times      bigint NOT NULL,
    ruled      bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (county, context, unit_id)
);

-- Where a centre lets the server follow its own suggestion.
CREATE TABLE dispatch_rule (
    rule_id   bigint PRIMARY KEY,
    county    ktext NOT NULL,
    region_id bigint NOT NULL REFERENCES region (region_id),
    category  ktext NOT NULL,                 -- two, four or six digits
    set_by    bigint NOT NULL,
    set_at    bigint NOT NULL,
    ended_at  bigint,
    ended_by  bigint
);
CREATE INDEX dispatch_rule_by_county ON dispatch_rule (county, rule_id);

-- Someone asks to see who a confidential reporter is; a second person decides.
CREATE TABLE reveal_request (
    request_id bigint PRIMARY KEY,
    county     ktext NOT NULL,
    matter_id  bigint NOT NULL,
    person_id  bigint NOT NULL,
    purpose    ktext NOT NULL,
    reason     text NOT NULL,
    asked_at   bigint NOT NULL,
    decided_by bigint,
    decided_at bigint,
    granted    bigint,
    ends_at    bigint                         -- a grant lasts a day
);
CREATE INDEX reveal_request_by_matter ON reveal_request (matter_id, request_id);

-- What somebody is to be told, written with the act that tells it. `notices` takes it from here.
CREATE TABLE outbox (
    outbox_id bigint PRIMARY KEY,
    county    ktext NOT NULL,
    matter_id bigint NOT NULL,                -- whose reporter is told
    about_id  bigint NOT NULL,                -- the matter that acted: another one after a merge
    seq       bigint NOT NULL,                -- its journal entry
    recipient ktext NOT NULL,                 -- reporter, unit:5, person:7
    message   ktext NOT NULL,                 -- name of the template
    made_at   bigint NOT NULL,
    taken_at  bigint
);
CREATE INDEX outbox_waiting ON outbox (outbox_id) WHERE taken_at IS NULL;
CREATE INDEX outbox_by_matter ON outbox (matter_id, outbox_id);

-- Ladders that the life of a matter brings with it. An answer that is late climbs to the unit above
-- (domain 1.29, 3.4) with a full allowance; the limit itself goes on running with its cards.
INSERT INTO ladder (ladder_id, county, region_id, clock_kind, steps, valid_from)
VALUES (2, '', 0, 'answer', '[{"at":"due","action":"take_over","to":["holder","superior"]}]', 0);
