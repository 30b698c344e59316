-- ---- the working calendar

-- name: newest_calendar_version
SELECT version, token FROM calendar_version ORDER BY version DESC LIMIT 1

-- name: next_calendar_version
SELECT COALESCE(MAX(version), 0) + 1 FROM calendar_version

-- name: insert_calendar_version
INSERT INTO calendar_version (version, token, at, what, note, person_id)
VALUES (:version, :token, :at, :what, :note, :person_id)

-- name: work_days
SELECT date, kind, festival, in_lieu FROM work_day WHERE version <= :version ORDER BY version

-- name: local_days
SELECT region_id, date, kind, name FROM local_day WHERE version <= :version ORDER BY version

-- name: work_hours
SELECT unit_id, valid_from, spans FROM work_hours WHERE version <= :version ORDER BY version

-- name: insert_local_day
INSERT INTO local_day (region_id, date, version, county, kind, name)
VALUES (:region_id, :date, :version, :county, :kind, :name)

-- name: insert_work_hours
INSERT INTO work_hours (unit_id, valid_from, version, county, spans)
VALUES (:unit_id, :valid_from, :version, :county, :spans)

-- ---- places

-- name: find_region_place
SELECT path, county FROM region WHERE region_id = :region_id AND valid_to IS NULL

-- name: find_unit_place
SELECT u.unit_id, u.region_id, u.name, r.path, u.county
FROM unit u JOIN region r ON r.region_id = u.region_id
WHERE u.unit_id = :unit_id

-- name: find_superior
-- The unit it answers to, while that stands; else the centre of the region above.
SELECT s.unit_id, s.region_id, s.name, r.path, s.county
FROM unit u
JOIN region here ON here.region_id = u.region_id
JOIN unit s ON s.unit_id = COALESCE(
    (SELECT above.unit_id FROM unit above
     WHERE above.unit_id = u.superior_id AND above.valid_to IS NULL),
    (SELECT c.unit_id FROM unit c
     WHERE c.region_id = here.parent_id AND c.kind = 'centre' AND c.valid_to IS NULL
     ORDER BY c.unit_id LIMIT 1))
JOIN region r ON r.region_id = s.region_id
WHERE u.unit_id = :unit_id

-- name: find_centre
-- The centre of the unit's own region, else of the nearest region above that has one.
WITH RECURSIVE up (region_id, parent_id, level) AS (
    SELECT r.region_id, r.parent_id, r.level
    FROM region r JOIN unit u ON u.region_id = r.region_id WHERE u.unit_id = :unit_id
    UNION ALL
    SELECT r.region_id, r.parent_id, r.level FROM region r JOIN up ON r.region_id = up.parent_id
)
SELECT c.unit_id
FROM up JOIN unit c ON c.region_id = up.region_id AND c.kind = 'centre' AND c.valid_to IS NULL
ORDER BY up.level DESC, c.unit_id LIMIT 1

-- ---- ladders

-- name: find_ladder
SELECT steps FROM ladder WHERE ladder_id = :ladder_id

-- name: ladders_for_kind
SELECT ladder_id, region_id, clock_kind FROM ladder
WHERE replaced_at IS NULL AND clock_kind IN ('', :clock_kind)

-- name: list_ladders
SELECT l.ladder_id, l.region_id, COALESCE(r.name, '') AS region_name, l.clock_kind, l.steps,
       l.valid_from, l.replaced_at
FROM ladder l LEFT JOIN region r ON r.region_id = l.region_id
WHERE (l.region_id = 0 OR (r.path >= :path_from AND r.path < :path_to))
  AND (l.replaced_at IS NULL OR :with_old = 1)
ORDER BY l.region_id, l.clock_kind, l.valid_from

-- name: end_ladder
UPDATE ladder SET replaced_at = :now
WHERE region_id = :region_id AND clock_kind = :clock_kind AND replaced_at IS NULL

-- name: insert_ladder
INSERT INTO ladder (ladder_id, county, region_id, clock_kind, steps, valid_from, person_id)
VALUES (:ladder_id, :county, :region_id, :clock_kind, :steps, :now, :person_id)

-- ---- clocks

-- name: insert_clock
INSERT INTO clock (clock_id, county, subject_kind, subject_id, kind, state, unit_id, post_id,
                   person_id, course, started_at, due_at, calendar_version, ladder_id, round,
                   steps_done, next_step, next_step_at, pause_reason, met_at, ended_at, taken_from,
                   version)
VALUES (:clock_id, :county, :subject_kind, :subject_id, :kind, :state, :unit_id, :post_id,
        :person_id, :course, :started_at, :due_at, :calendar_version, :ladder_id, :round,
        :steps_done, :next_step, :next_step_at, :pause_reason, :met_at, :ended_at, :taken_from,
        :version)

-- name: save_clock
UPDATE clock
SET state = :state, course = :course, due_at = :due_at, calendar_version = :calendar_version,
    round = :round, steps_done = :steps_done, next_step = :next_step,
    next_step_at = :next_step_at, pause_reason = :pause_reason, met_at = :met_at,
    ended_at = :ended_at, version = :version + 1
WHERE clock_id = :clock_id AND version = :version

-- name: save_step
-- Names only what moves: SQLite rewrites every index of a column that is named, changed or not.
UPDATE clock
SET round = :round, steps_done = :steps_done, next_step = :next_step,
    next_step_at = :next_step_at, version = :version + 1
WHERE clock_id = :clock_id AND version = :version AND state = 'running'

-- name: save_last_step
UPDATE clock
SET state = 'missed', round = :round, steps_done = :steps_done, next_step = NULL,
    next_step_at = NULL, ended_at = :ended_at, version = :version + 1
WHERE clock_id = :clock_id AND version = :version AND state = 'running'

-- part: clock
SELECT c.clock_id, c.county, c.subject_kind, c.subject_id, c.kind, c.state, c.unit_id, c.post_id,
       c.person_id, c.course, c.started_at, c.due_at, c.calendar_version, c.ladder_id, c.round,
       c.steps_done, c.next_step, c.next_step_at, c.pause_reason, c.met_at, c.ended_at,
       c.taken_from, c.version, r.path AS region_path

-- part: places
JOIN unit u ON u.unit_id = c.unit_id JOIN region r ON r.region_id = u.region_id

-- name: find_clock
{clock}
FROM clock c {places}
WHERE c.clock_id = :clock_id
  AND r.path >= :path_from AND r.path < :path_to
  AND (CAST(:unit AS bigint) = 0 OR c.unit_id = :unit)

-- name: clocks_of_subject
{clock}
FROM clock c {places}
WHERE c.subject_kind = :subject_kind AND c.subject_id = :subject_id
  AND r.path >= :path_from AND r.path < :path_to
  AND (CAST(:unit AS bigint) = 0 OR c.unit_id = :unit)
ORDER BY c.clock_id

-- name: due_clocks
-- Oldest first, after the place where the pass stands. Only a running clock has a next step;
-- naming its state as well would make SQLite take an index of the state instead of that time. The
-- limit stands inside the joins, or PostgreSQL joins and sorts all that is due for every batch.
{clock}
FROM (SELECT * FROM clock
      WHERE next_step_at <= :until
        AND (next_step_at, clock_id) > (:after_at, :after_id)
      ORDER BY next_step_at, clock_id LIMIT :most) c
{places}
ORDER BY c.next_step_at, c.clock_id

-- name: stale_clocks
{clock}
FROM (SELECT * FROM clock
      WHERE state = 'running' AND due_at > :now AND calendar_version < :version
        AND (calendar_version, clock_id) > (:after_version, :after_id)
      ORDER BY calendar_version, clock_id LIMIT :most) c
{places}
ORDER BY c.calendar_version, c.clock_id

-- name: count_stale_clocks
SELECT COUNT(*) FROM clock
WHERE state = 'running' AND due_at > :now AND calendar_version < :version

-- name: count_due_clocks
SELECT COUNT(*) FROM clock WHERE next_step_at <= :until

-- name: insert_change
INSERT INTO clock_change (clock_id, position, county, at, change, reason, due_at, person_id)
VALUES (:clock_id, :position, :county, :at, :change, :reason, :due_at, :person_id)

-- name: list_changes
SELECT at, change, reason, due_at, person_id FROM clock_change
WHERE clock_id = :clock_id ORDER BY position

-- name: list_steps
SELECT round, step, action, outcome, planned_at, fired_at FROM clock_step
WHERE clock_id = :clock_id ORDER BY fired_at, round, step

-- name: insert_helper
INSERT INTO clock_helper (clock_id, unit_id, county, since)
VALUES (:clock_id, :unit_id, :county, :now)
ON CONFLICT (clock_id, unit_id) DO NOTHING

-- name: inherit_helpers
INSERT INTO clock_helper (clock_id, unit_id, county, since)
SELECT CAST(:clock_id AS bigint), unit_id, county, since FROM clock_helper
WHERE clock_id = :from_id AND unit_id <> :unit_id
ON CONFLICT (clock_id, unit_id) DO NOTHING

-- name: list_helpers
SELECT h.unit_id, u.name, h.since FROM clock_helper h JOIN unit u ON u.unit_id = h.unit_id
WHERE h.clock_id = :clock_id ORDER BY h.since

-- part: by_due
COALESCE(c.due_at, 0) >= :after_due AND COALESCE(c.due_at, 0) < :due_before
  AND (COALESCE(c.due_at, 0) > :after_due OR c.clock_id > :after_id)
  AND r.path >= :path_from AND r.path < :path_to
ORDER BY COALESCE(c.due_at, 0), c.clock_id LIMIT :most

-- name: clocks_of_unit
{clock}
FROM clock c {places}
WHERE c.unit_id = :unit_id AND c.state = :state
  AND {by_due}

-- name: clocks_of_county
{clock}
FROM clock c {places}
WHERE c.county = :county AND c.state = :state
  AND {by_due}

-- name: clocks_of_region
{clock}
FROM clock c {places}
WHERE c.state = :state
  AND {by_due}

-- ---- doctor

-- name: clocks_without_step
SELECT clock_id FROM clock
WHERE state = 'running' AND (next_step_at IS NULL OR next_step IS NULL OR due_at IS NULL)
ORDER BY clock_id LIMIT 100

-- name: clocks_without_holder
SELECT c.clock_id FROM clock c
LEFT JOIN unit u ON u.unit_id = c.unit_id AND u.valid_to IS NULL
WHERE c.state IN ('running', 'paused') AND u.unit_id IS NULL ORDER BY c.clock_id LIMIT 100

-- name: clocks_with_step_at_rest
SELECT clock_id FROM clock
WHERE state <> 'running' AND next_step_at IS NOT NULL ORDER BY clock_id LIMIT 100

-- name: clocks_paused_without_reason
SELECT clock_id FROM clock
WHERE state = 'paused' AND COALESCE(pause_reason, '') = '' ORDER BY clock_id LIMIT 100

-- name: count_late_steps
SELECT COUNT(*) FROM clock WHERE next_step_at < :before

-- name: clocks_without_ladder
SELECT c.clock_id FROM clock c LEFT JOIN ladder l ON l.ladder_id = c.ladder_id
WHERE c.state = 'running' AND l.ladder_id IS NULL ORDER BY c.clock_id LIMIT 100
