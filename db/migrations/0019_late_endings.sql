-- Whose turn it is in mediation: the body's that mediates, no longer the centre's. A correction, so
-- the journal does not speak of it; running clocks stay whose they were.
UPDATE matter SET holder_unit_id = lead_unit_id
WHERE state = 'mediation' AND lead_unit_id IS NOT NULL;

-- What ended lately and whether in time, counted from two indexes alone, however many there are.
DROP INDEX matter_by_end;
CREATE INDEX matter_by_end ON matter
    (county, ended_at, scope_path, state, solved, lead_unit_id, about_unit_id, about_person_id,
     matter_id)
    WHERE ended_at IS NOT NULL;
CREATE INDEX clock_missed ON clock (subject_kind, subject_id, kind, state)
    WHERE subject_kind = 'matter' AND state = 'missed';
