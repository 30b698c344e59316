-- The working calendar, the clocks that run on it, and the ladders they climb.

-- Every change of the calendar, of local days or of working hours makes a version. Rows below
-- are never changed, so a deadline can be replayed on the calendar that it was counted on. The
-- token names a version across databases, for caches.
CREATE TABLE calendar_version (
    version   bigint PRIMARY KEY,
    token     ktext NOT NULL,
    at        bigint NOT NULL,
    what      ktext NOT NULL,                 -- national, local_day, work_hours
    note      text NOT NULL,                  -- the announcement: 国办发明电〔2025〕7号
    person_id bigint                          -- null: by the command line
);

-- A date as the State Council announced it; the newest version of a date holds.
CREATE TABLE work_day (
    date     ktext NOT NULL,
    version  bigint NOT NULL,
    kind     ktext NOT NULL,                  -- workday, weekend, holiday, makeup_workday
    festival text NOT NULL,
    in_lieu  bigint NOT NULL,
    PRIMARY KEY (date, version)
);

-- A date that a region sets apart, over the national calendar; of several regions the nearest wins.
CREATE TABLE local_day (
    region_id bigint NOT NULL,
    date      ktext NOT NULL,
    version   bigint NOT NULL,
    county    ktext NOT NULL,
    kind      ktext NOT NULL,                 -- holiday, workday, withdrawn
    name      text NOT NULL,
    PRIMARY KEY (region_id, date, version)
);

-- Working hours of a unit from a date on (they change with the season); '' ends its own hours.
-- Not the opening hours for the public: those are unit_hours.
CREATE TABLE work_hours (
    unit_id    bigint NOT NULL,
    valid_from ktext NOT NULL,
    version    bigint NOT NULL,
    county     ktext NOT NULL,
    spans      ktext NOT NULL,                -- 09:00-12:00,13:00-18:00
    PRIMARY KEY (unit_id, valid_from, version)
);

-- Who is reminded and who takes over, for one kind of clock ('' for all others) in one region (0:
-- the whole country). Of the regions above a clock the nearest one that has a ladder for its kind
-- wins. A change adds a row and ends the one before; clocks keep the ladder they started with.
CREATE TABLE ladder (
    ladder_id   bigint PRIMARY KEY,
    county      ktext NOT NULL,
    region_id   bigint NOT NULL,
    clock_kind  ktext NOT NULL,
    steps       text NOT NULL,                -- JSON, as GET /api/v1/ladders shows it
    valid_from  bigint NOT NULL,
    replaced_at bigint,
    person_id   bigint
);
CREATE UNIQUE INDEX ladder_in_force ON ladder (region_id, clock_kind) WHERE replaced_at IS NULL;

-- Domain 3.6, for every clock that has no ladder of its own: 50 % and 80 % used remind the holder,
-- the due day urges the unit, overdue gives a yellow card, overdue by the whole limit a red one.
INSERT INTO ladder (ladder_id, county, region_id, clock_kind, steps, valid_from)
VALUES (1, '', 0, '', '[{"at":"50%","action":"remind","to":["holder"]},' ||
    '{"at":"80%","action":"remind","to":["holder"]},' ||
    '{"at":"due_today","action":"urge","to":["holder","unit_head"]},' ||
    '{"at":"due","action":"yellow","to":["unit_head","centre"]},' ||
    '{"at":"+100%","action":"red","to":["superior"],"repeat":"5wd"}]', 0);

-- A clock on anything: the subject is a kind and an id that only its own room understands.
CREATE TABLE clock (
    clock_id         bigint PRIMARY KEY,
    county           ktext NOT NULL,
    subject_kind     ktext NOT NULL,
    subject_id       bigint NOT NULL,
    kind             ktext NOT NULL,          -- handling, first_contact, preliminary_reply …
    state            ktext NOT NULL,          -- running, paused, met, missed, cancelled
    unit_id          bigint NOT NULL,         -- the holder
    post_id          bigint,
    person_id        bigint,
    course           text NOT NULL,           -- JSON: start, limits, pauses; due_at follows from it
    started_at       bigint NOT NULL,
    due_at           bigint,                  -- null while paused
    calendar_version bigint NOT NULL,         -- that due_at was counted on
    ladder_id        bigint NOT NULL REFERENCES ladder (ladder_id),
    round            bigint NOT NULL,         -- grows when steps may fire anew
    steps_done       bigint NOT NULL,         -- bit n: step n of the ladder has fired in this round
    next_step        bigint,
    next_step_at     bigint,                  -- null unless running
    pause_reason     text,
    met_at           bigint,
    ended_at         bigint,
    taken_from       bigint REFERENCES clock (clock_id),
    version          bigint NOT NULL
);
CREATE INDEX clock_by_next_step ON clock (next_step_at, clock_id) WHERE next_step_at IS NOT NULL;
CREATE INDEX clock_by_calendar ON clock (state, calendar_version, clock_id);
CREATE INDEX clock_by_due ON clock (state, COALESCE(due_at, 0), clock_id);
CREATE INDEX clock_by_county ON clock (county, state, COALESCE(due_at, 0), clock_id);
CREATE INDEX clock_by_unit ON clock (unit_id, state, COALESCE(due_at, 0), clock_id);
-- A unit has one live clock of a kind on a subject.
CREATE UNIQUE INDEX clock_in_force ON clock (subject_kind, subject_id, kind, unit_id)
    WHERE state IN ('running', 'paused');
CREATE INDEX clock_by_subject ON clock (subject_kind, subject_id, kind);

-- What the tick did, once each. Only ever added.
CREATE TABLE clock_step (
    clock_id   bigint NOT NULL REFERENCES clock (clock_id),
    round      bigint NOT NULL,
    step       bigint NOT NULL,
    county     ktext NOT NULL,
    action     ktext NOT NULL,
    outcome    ktext NOT NULL,                -- fired, lapsed, top
    planned_at bigint NOT NULL,
    fired_at   bigint NOT NULL,
    PRIMARY KEY (clock_id, round, step)
);

-- What people (and changes of the calendar) did to a clock. Only ever added.
CREATE TABLE clock_change (
    clock_id  bigint NOT NULL REFERENCES clock (clock_id),
    position  bigint NOT NULL,                -- the clock's version after it
    county    ktext NOT NULL,
    at        bigint NOT NULL,
    change    ktext NOT NULL,                 -- started, paused, resumed, extended,
                                              -- met, cancelled, retimed, missed, taken_over
    reason    text NOT NULL,
    due_at    bigint,                         -- after it
    person_id bigint,
    PRIMARY KEY (clock_id, position)
);

-- Units that held the subject before and go on helping until relieved (domain 3.4).
CREATE TABLE clock_helper (
    clock_id bigint NOT NULL REFERENCES clock (clock_id),
    unit_id  bigint NOT NULL,
    county   ktext NOT NULL,
    since    bigint NOT NULL,
    PRIMARY KEY (clock_id, unit_id)
);
