-- What only an import needs.

-- name: raise_sequence
INSERT INTO matter_sequence (county, day, last) VALUES (:county, :day, :sequence)
ON CONFLICT (county, day) DO UPDATE
SET last = CASE WHEN excluded.last > matter_sequence.last THEN excluded.last
                ELSE matter_sequence.last END
