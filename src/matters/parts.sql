-- What several files of this room's SQL say alike; `m` is the matter.

-- part: due
COALESCE(m.due_at, 9000000000000000)

-- part: not_about_me
(m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
  AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)

-- part: never_late
NOT EXISTS (SELECT 1 FROM clock k WHERE k.subject_kind = 'matter' AND k.subject_id = m.matter_id
                              AND k.kind IN ('handling', 'answer') AND k.state = 'missed')

-- part: really_ended
m.state NOT IN ('withdrawn', 'merged', 'referred', 'not_accepted', 'emergency')

-- part: taken_over
-- Each time-out that took the supervision of a matter to a unit `s` above.
matter_unit p JOIN unit s ON s.unit_id = p.unit_id
