-- How the last weeks went, for screens that ask every few seconds: what ended when and how, one
-- range of an index that holds all that is counted.
CREATE INDEX matter_by_end ON matter (county, ended_at, scope_path, state, rung, solved)
    WHERE ended_at IS NOT NULL;
