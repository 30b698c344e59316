-- The tree of administrative divisions, the units that work in it, and the grids below it.

-- One row for a division from the day it came to the day it went. Codes change every year, so
-- the id is ours and small (it stands in paths); code and level together name a division that is
-- open, since a few codes stand at several levels (441900000000 is a city, a county and towns).
CREATE TABLE region (
    region_id bigint PRIMARY KEY,
    county ktext NOT NULL,                -- six digits; '' above county
    code ktext NOT NULL,                  -- twelve digits
    level bigint NOT NULL,                -- 1 province, 2 city, 3 county, 4 town, 5 village
    name text NOT NULL,
    parent_id bigint,
    path ktext NOT NULL,                  -- '/1/35/2398/'
    urban_rural ktext,                    -- 111, 112, 121, 122, 123, 210, 220
    pinyin ktext NOT NULL,
    initials ktext NOT NULL,
    valid_from bigint NOT NULL,
    valid_to bigint,
    successor_id bigint
);
CREATE UNIQUE INDEX region_by_code ON region (level, code) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX region_by_path ON region (path);
CREATE INDEX region_by_parent ON region (parent_id, code);

-- Every import that changed the tree. The newest row tells a server that its search index is old.
CREATE TABLE region_edition (
    edition_id bigint PRIMARY KEY,
    as_of text NOT NULL,                  -- the file's cut-off date
    imported_at bigint NOT NULL,
    digest ktext NOT NULL,                -- of the file
    total bigint NOT NULL,
    added bigint NOT NULL,
    renamed bigint NOT NULL,
    moved bigint NOT NULL,
    closed bigint NOT NULL
);

-- An organisation that takes part: a centre, a window, a department, a committee.
CREATE TABLE unit (
    unit_id bigint PRIMARY KEY,
    county ktext NOT NULL,
    region_id bigint NOT NULL REFERENCES region (region_id),
    kind ktext NOT NULL,
    sector ktext NOT NULL,                -- whom it belongs to: party, government, society …
    department ktext,                     -- code of the catalogue's department list: ZZ, XF, SF
    name text NOT NULL,
    level bigint NOT NULL,                -- of the region it serves
    superior_id bigint REFERENCES unit (unit_id),
    host_id bigint REFERENCES unit (unit_id),
    building ktext,                       -- separate, joint, concentrated
    legal_nature text,
    rank text,
    posts_authorised bigint NOT NULL,
    posts_filled bigint NOT NULL,
    premises ktext,                       -- own, hosted
    address text,
    telephone text,                       -- the office's, public
    residence ktext,                      -- how it sits in its host: resident, rotating, on_call
    valid_from bigint NOT NULL,
    valid_to bigint,
    version bigint NOT NULL
);
CREATE INDEX unit_by_region ON unit (region_id, kind);
CREATE INDEX unit_by_county ON unit (county, kind, department);
CREATE INDEX unit_by_superior ON unit (superior_id);
CREATE INDEX unit_by_host ON unit (host_id);

-- Further names on the door, beside unit.name.
CREATE TABLE unit_plate (
    unit_id bigint NOT NULL REFERENCES unit (unit_id),
    position bigint NOT NULL,
    county ktext NOT NULL,
    name text NOT NULL,
    PRIMARY KEY (unit_id, position)
);

CREATE TABLE unit_room (
    unit_id bigint NOT NULL REFERENCES unit (unit_id),
    position bigint NOT NULL,
    county ktext NOT NULL,
    kind ktext NOT NULL,
    name text NOT NULL,
    PRIMARY KEY (unit_id, position)
);

-- Opening hours; a day may open twice. Minutes after midnight, local time.
CREATE TABLE unit_hours (
    unit_id bigint NOT NULL REFERENCES unit (unit_id),
    weekday bigint NOT NULL,              -- 1 Monday … 7 Sunday
    opens_minute bigint NOT NULL,
    county ktext NOT NULL,
    closes_minute bigint NOT NULL,
    PRIMARY KEY (unit_id, weekday, opens_minute)
);

-- The smallest cell: always inside exactly one village. A code is never given twice, also not
-- after the grid is retired.
CREATE TABLE grid (
    grid_id bigint PRIMARY KEY,
    county ktext NOT NULL,
    code ktext NOT NULL UNIQUE,           -- twelve digits of the village and three of its own
    region_id bigint NOT NULL REFERENCES region (region_id),
    kind ktext NOT NULL,                  -- base, dedicated
    name text NOT NULL,
    area text NOT NULL,                   -- in words, for the public notice
    telephone text,                       -- for supervision by the public
    valid_from bigint NOT NULL,
    valid_to bigint,
    version bigint NOT NULL
);
CREATE INDEX grid_by_region ON grid (region_id, code);

-- Who works a grid, from when to when. The person's row belongs to access.
CREATE TABLE grid_assignment (
    assignment_id bigint PRIMARY KEY,
    county ktext NOT NULL,
    grid_id bigint NOT NULL REFERENCES grid (grid_id),
    person_id bigint NOT NULL,
    part ktext NOT NULL,                  -- head, member, assistant
    substitute_for bigint REFERENCES grid_assignment (assignment_id),
    valid_from bigint NOT NULL,
    valid_to bigint,
    leave_from bigint,                    -- the last leave that was entered
    leave_to bigint
);
CREATE INDEX grid_assignment_by_grid ON grid_assignment (grid_id, valid_to);
CREATE INDEX grid_assignment_by_person ON grid_assignment (person_id, valid_to);
