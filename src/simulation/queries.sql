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
FROM region WHERE code = :code AND valid_to IS NULL ORDER BY level LIMIT 1

-- name: units_at
-- Units of a kind that a region has itself.
SELECT unit_id, name, COALESCE(department, '') AS department FROM unit
WHERE region_id = :region_id AND kind = :kind AND valid_to IS NULL ORDER BY unit_id
