-- What matters are filed under, how long they may take, who has the power to handle them.

-- One edition of a classification. Editions are never changed: what was decided under an old one
-- stays explained by it.
CREATE TABLE catalogue_version (
    version_id bigint PRIMARY KEY,
    scheme ktext NOT NULL,                -- matter-catalogue
    number bigint NOT NULL,               -- 1, 2, 3 … within the scheme
    label text NOT NULL,                  -- the edition's own name
    status text NOT NULL,
    digest ktext NOT NULL,                -- of the content
    note text NOT NULL,                   -- why it was made
    published_at bigint NOT NULL,
    published_by bigint                   -- the person; none: imported by command
);
CREATE UNIQUE INDEX catalogue_version_by_number ON catalogue_version (scheme, number);

CREATE TABLE catalogue_department (
    version_id bigint NOT NULL REFERENCES catalogue_version (version_id),
    code ktext NOT NULL,
    position bigint NOT NULL,
    zh text NOT NULL,
    en text NOT NULL,
    PRIMARY KEY (version_id, code)
);

CREATE TABLE catalogue_limit_class (
    version_id bigint NOT NULL REFERENCES catalogue_version (version_id),
    code ktext NOT NULL,
    position bigint NOT NULL,
    limit_value bigint NOT NULL,
    limit_unit ktext NOT NULL,            -- instant, work_hour, work_day, calendar_day
    planning_days bigint NOT NULL,
    zh text NOT NULL,
    en text NOT NULL,
    basis text NOT NULL,
    statutory bigint NOT NULL,
    PRIMARY KEY (version_id, code)
);

CREATE TABLE catalogue_scheme (
    version_id bigint NOT NULL REFERENCES catalogue_version (version_id),
    code ktext NOT NULL,
    position bigint NOT NULL,
    zh text NOT NULL,
    en text NOT NULL,
    PRIMARY KEY (version_id, code)
);

-- Groups (two digits) and classes (four).
CREATE TABLE catalogue_heading (
    version_id bigint NOT NULL REFERENCES catalogue_version (version_id),
    code ktext NOT NULL,
    position bigint NOT NULL,
    zh text NOT NULL,
    en text NOT NULL,
    PRIMARY KEY (version_id, code)
);

CREATE TABLE category (
    version_id bigint NOT NULL REFERENCES catalogue_version (version_id),
    code ktext NOT NULL,                  -- six digits
    position bigint NOT NULL,
    zh text NOT NULL,
    en text NOT NULL,
    department ktext NOT NULL,
    support text NOT NULL,                -- CJ,JD
    level ktext NOT NULL,                 -- grid, village, town, county, city, external
    limit_class ktext NOT NULL,
    statutory bigint NOT NULL,
    priority ktext NOT NULL,              -- p1 … p4
    route ktext NOT NULL,
    flags text NOT NULL,                  -- sensitive_pi,both_parties_consent
    evidence ktext NOT NULL,              -- source, proposal
    standard text NOT NULL,
    note text NOT NULL,
    PRIMARY KEY (version_id, code)
);

-- Codes that left a scheme and may never come back.
CREATE TABLE catalogue_retired (
    scheme ktext NOT NULL,
    code ktext NOT NULL,
    retired_in bigint NOT NULL,           -- number of the first edition without it
    PRIMARY KEY (scheme, code)
);

-- Changes on the way to the next edition.
CREATE TABLE catalogue_draft (
    draft_id bigint PRIMARY KEY,
    scheme ktext NOT NULL,
    base_number bigint NOT NULL,          -- the edition it changes
    note text NOT NULL,
    state ktext NOT NULL,                 -- open, published, discarded
    created_by bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    version bigint NOT NULL
);
CREATE INDEX catalogue_draft_by_state ON catalogue_draft (scheme, state, draft_id);

CREATE TABLE catalogue_draft_change (
    draft_id bigint NOT NULL REFERENCES catalogue_draft (draft_id),
    code ktext NOT NULL,
    leaf text,                            -- the leaf as JSON; none: it is to be retired
    PRIMARY KEY (draft_id, code)
);

-- What a region asks for a leaf beyond what holds above it.
CREATE TABLE category_override (
    override_id bigint PRIMARY KEY,
    county ktext NOT NULL,                -- six digits; '' above county
    region_id bigint NOT NULL REFERENCES region (region_id),
    code ktext NOT NULL,
    limit_value bigint,
    limit_unit ktext,
    level ktext,
    priority ktext,
    flags text NOT NULL,
    basis text NOT NULL,
    valid_from ktext NOT NULL,            -- 2026-09-30
    valid_to ktext,                       -- the first day on which it no longer holds
    set_by bigint NOT NULL,
    set_at bigint NOT NULL,
    version bigint NOT NULL
);
CREATE INDEX category_override_by_region ON category_override (region_id, code, valid_from);
CREATE INDEX category_override_by_county ON category_override (county, override_id);

-- Codes of other classifications beside ours, many to many.
CREATE TABLE crosswalk (
    scheme ktext NOT NULL,
    scheme_code ktext NOT NULL,
    our_code ktext NOT NULL,
    scheme_name text NOT NULL,
    source ktext NOT NULL,                -- catalogue: replaced by each edition; local: ours
    PRIMARY KEY (scheme, scheme_code, our_code)
);
CREATE INDEX crosswalk_by_our_code ON crosswalk (our_code, scheme);

-- Who handles a leaf, at which level, by what power.
CREATE TABLE duty (
    duty_id bigint PRIMARY KEY,
    county ktext NOT NULL,                -- six digits; '' above county
    region_id bigint NOT NULL REFERENCES region (region_id),
    code ktext NOT NULL,
    kind ktext NOT NULL,                  -- lead, support
    level ktext NOT NULL,
    unit_id bigint REFERENCES unit (unit_id), -- none: the department holds it
    department ktext NOT NULL,            -- '' when a unit holds it
    basis_kind ktext NOT NULL,            -- law, power_list, catalogue_default
    basis text NOT NULL,
    batch text NOT NULL,
    batch_date ktext,
    disputed bigint NOT NULL,
    clarification text NOT NULL,
    approved_by text NOT NULL,
    valid_from ktext NOT NULL,
    valid_to ktext,
    entered_by bigint,                    -- the person; none: imported by command
    entered_at bigint NOT NULL,
    version bigint NOT NULL
);
CREATE INDEX duty_by_region ON duty (region_id, code, kind);
CREATE INDEX duty_by_county ON duty (county, duty_id);
CREATE INDEX duty_by_unit ON duty (unit_id, code);
