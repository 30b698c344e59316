-- Papers 文书: what people are told in writing. A row is never changed but for its attachment, and
-- never deleted: numbers have no gaps that nobody can explain.
CREATE TABLE paper (
    paper_id      bigint PRIMARY KEY,
    county        ktext NOT NULL,
    matter_id     bigint NOT NULL,
    kind          ktext NOT NULL,            -- receipt, acceptance …
    language      ktext NOT NULL,
    seq           bigint NOT NULL,           -- the journal's entry that it tells of
    year          bigint NOT NULL,
    serial        bigint NOT NULL,           -- by county, kind and year
    number        ktext NOT NULL,
    attachment_id bigint,                    -- the PDF; none while it is being made
    made_by       bigint NOT NULL,
    made_at       bigint NOT NULL
);
CREATE UNIQUE INDEX paper_number ON paper (county, kind, year, serial);
CREATE UNIQUE INDEX paper_of_entry ON paper (matter_id, kind, seq, language);
