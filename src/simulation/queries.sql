-- Queries of the simulation: who and what is there. What happens, the use cases write.

-- name: find_holder
SELECT post.post_id FROM post
JOIN person p ON p.person_id = post.person_id AND p.disabled_at IS NULL
WHERE post.unit_id = :unit_id AND post.role = :role AND post.valid_from <= :now
  AND (post.valid_to IS NULL OR post.valid_to > :now)
ORDER BY post.post_id LIMIT 1 OFFSET :which

-- name: count_people
SELECT COUNT(*) FROM person

-- name: next_step_at
SELECT next_step_at FROM clock WHERE next_step_at IS NOT NULL
ORDER BY next_step_at, clock_id LIMIT 1

-- name: next_wake_at
SELECT wake_at FROM matter WHERE wake_at IS NOT NULL ORDER BY wake_at, matter_id LIMIT 1

-- name: find_region
SELECT region_id, code, level, name, path, county, COALESCE(parent_id, 0) AS parent_id
FROM region WHERE level IN (1, 2, 3, 4, 5) AND code = :code AND valid_to IS NULL
ORDER BY level LIMIT 1

-- name: units_at
-- Units of a kind that a region has itself.
SELECT unit_id, name, COALESCE(department, '') AS department FROM unit
WHERE region_id = :region_id AND kind = :kind AND valid_to IS NULL ORDER BY unit_id

-- name: villages_below
SELECT region_id, code, level, name, path, county, COALESCE(parent_id, 0) AS parent_id
FROM region WHERE path >= :path_from AND path < :path_to AND level = 5 AND valid_to IS NULL
ORDER BY path

-- name: matters_since
SELECT matter_id FROM matter WHERE county = :county AND registered_at >= :since
ORDER BY matter_id

-- name: count_acts_since
SELECT act, COUNT(*) FROM journal WHERE county = :county AND at >= :since GROUP BY act ORDER BY act

-- name: count_cards_since
SELECT level, COUNT(*) FROM card WHERE county = :county AND issued_at >= :since
GROUP BY level ORDER BY level

-- name: clocks_of_matter
SELECT c.kind, c.state, c.started_at, COALESCE(c.due_at, 0) AS due_at, u.name
FROM clock c JOIN unit u ON u.unit_id = c.unit_id
WHERE c.subject_kind = 'matter' AND c.subject_id = :matter_id ORDER BY c.clock_id

-- name: unit_name
SELECT name FROM unit WHERE unit_id = :unit_id
