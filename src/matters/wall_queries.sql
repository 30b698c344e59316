-- SQL of the wall: counts and short lists of one county at a time. All of it over what is open,
-- what came today, and ranges of an index; nothing here reads titles, words or reporters. A
-- condition on the due time that is always true makes SQLite take the index of what is open.

-- name: wall_open
SELECT m.scope_path, COUNT(*),
       COALESCE(SUM(CASE WHEN {due} < :now THEN 1 ELSE 0 END), 0),
       COALESCE(SUM(CASE WHEN {due} >= :now AND {due} < :tomorrow THEN 1 ELSE 0 END), 0),
       COALESCE(SUM(CASE WHEN {due} >= :now AND {due} < :soon THEN 1 ELSE 0 END), 0)
FROM matter m
WHERE m.county = :county AND m.queue <> 'none'
  AND {due} >= 0
  AND m.scope_path >= :path_from AND m.scope_path < :path_to
  AND (CAST(:unit AS bigint) = 0 OR m.lead_unit_id = :unit)
GROUP BY m.scope_path

-- name: wall_supervised
SELECT COUNT(*) FROM matter m
WHERE m.county = :county AND m.cards_open > 0 AND m.queue <> 'none'
  AND {due} >= 0
  AND m.scope_path >= :path_from AND m.scope_path < :path_to
  AND (CAST(:unit AS bigint) = 0 OR m.lead_unit_id = :unit)

-- name: wall_today
SELECT m.channel, COUNT(*) FROM matter m
WHERE m.county = :county AND m.matter_id >= :first_id AND m.registered_at >= :midnight
  AND m.state <> 'draft'
  AND m.scope_path >= :path_from AND m.scope_path < :path_to
  AND (CAST(:unit AS bigint) = 0 OR m.lead_unit_id = :unit)
GROUP BY m.channel

-- name: wall_ended
SELECT COUNT(*), COALESCE(SUM(CASE WHEN {never_late} THEN 1 ELSE 0 END), 0), COUNT(m.solved),
       COALESCE(SUM(CASE WHEN m.solved = 1 THEN 1 ELSE 0 END), 0)
FROM matter m
WHERE m.county = :county AND m.ended_at IS NOT NULL AND m.ended_at >= :since
  AND {really_ended}
  AND m.scope_path >= :path_from AND m.scope_path < :path_to
  AND (CAST(:unit AS bigint) = 0 OR m.lead_unit_id = :unit)

-- name: wall_clocks
-- The next to break. Whose reporter is hidden, or that is about somebody in office, is only
-- counted.
SELECT m.matter_id, m.number, m.category, m.scope_path, COALESCE(u.name, ''), m.due_at, m.rung
FROM (SELECT m.* FROM matter m
      WHERE m.county = :county AND m.queue <> 'none'
        AND m.scope_path >= :path_from AND m.scope_path < :path_to
        AND (CAST(:unit AS bigint) = 0 OR m.lead_unit_id = :unit)
        AND {due} >= :now AND {due} < 9000000000000000
        AND m.confidential = 0 AND m.about_unit_id IS NULL AND m.about_person_id IS NULL
      ORDER BY {due}, m.matter_id LIMIT :most) m
LEFT JOIN unit u ON u.unit_id = COALESCE(m.holder_unit_id, m.lead_unit_id)

-- name: wall_clock
SELECT kind, started_at FROM clock
WHERE subject_kind = 'matter' AND subject_id = :matter_id AND state = 'running'
  AND due_at = :due_at
ORDER BY clock_id LIMIT 1

-- name: wall_points
SELECT m.category, c.longitude, c.latitude, c.datum, m.due_at
FROM (SELECT m.matter_id, m.category, m.due_at FROM matter m
      WHERE m.county = :county AND m.queue <> 'none'
        AND m.scope_path >= :path_from AND m.scope_path < :path_to
        AND (CAST(:unit AS bigint) = 0 OR m.lead_unit_id = :unit)
        AND m.confidential = 0 AND m.about_unit_id IS NULL AND m.about_person_id IS NULL
      ORDER BY {due}, m.matter_id LIMIT :most) m
JOIN matter_content c ON c.matter_id = m.matter_id
WHERE c.longitude IS NOT NULL AND c.latitude IS NOT NULL

-- name: wall_happened
-- What the server writes down by itself would soon fill the page.
SELECT j.entry_id, j.at, j.act, m.channel, m.category, m.scope_path, COALESCE(u.name, '')
FROM (SELECT * FROM journal WHERE county = :county AND act <> 'record_delivery'
      ORDER BY entry_id DESC LIMIT :most) j
JOIN matter m ON m.matter_id = j.matter_id
LEFT JOIN unit u ON u.unit_id = m.lead_unit_id
WHERE m.scope_path >= :path_from AND m.scope_path < :path_to
  AND (CAST(:unit AS bigint) = 0 OR m.lead_unit_id = :unit)
  AND m.confidential = 0 AND m.about_unit_id IS NULL AND m.about_person_id IS NULL
