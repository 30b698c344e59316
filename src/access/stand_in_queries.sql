-- Actors for commands at the keyboard.

-- name: post_facts_of_login
SELECT post.person_id, post.post_id, post.role, post.unit_id, post.region_id,
       COALESCE(region.path, '/') AS region_path, COALESCE(region.county, '') AS county
FROM person p
JOIN post ON post.person_id = p.person_id AND post.valid_from <= :now
     AND (post.valid_to IS NULL OR post.valid_to > :now)
LEFT JOIN region ON region.region_id = post.region_id
WHERE p.login_name = :login_name AND p.disabled_at IS NULL
ORDER BY post.full_time DESC, post.post_id
