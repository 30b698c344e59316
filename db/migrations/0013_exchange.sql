-- What was imported already, so that a second import of the same file adds nothing. Stays when
-- retention deletes the content: it holds no more than a number of another system.
CREATE TABLE import_line (
    county        ktext NOT NULL,
    system        ktext NOT NULL,             -- as the mapping names it
    source_number ktext NOT NULL,
    matter_id     bigint NOT NULL,
    imported_at   bigint NOT NULL,
    PRIMARY KEY (county, system, source_number)
);
