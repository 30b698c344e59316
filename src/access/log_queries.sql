-- SQL of the access log.

-- name: take_link
INSERT INTO access_chain (county, shard, number, digest) VALUES (:county, :shard, 1, '')
ON CONFLICT (county, shard) DO UPDATE SET number = access_chain.number + 1
RETURNING number, digest

-- name: keep_link
UPDATE access_chain SET digest = :digest WHERE county = :county AND shard = :shard

-- name: insert_log
INSERT INTO access_log (county, shard, number, entry_id, at, action, person_id, post_id, role,
                        subject_kind, subject_id, subject_person_id, region_path, fields, purpose,
                        reason, session_id, token_id, break_glass_id, address_hash, result,
                        previous_digest, digest)
VALUES (:county, :shard, :number, :entry_id, :at, :action, :person_id, :post_id, :role,
        :subject_kind, :subject_id, :subject_person_id, :region_path, :fields, :purpose,
        :reason, :session_id, :token_id, :break_glass_id, :address_hash, :result,
        :previous_digest, :digest)

-- name: all_links
SELECT county, shard, number, digest FROM access_chain ORDER BY county, shard

-- name: whole_log
SELECT county, shard, number, entry_id, at, action, person_id, post_id, role, subject_kind,
       subject_id, subject_person_id, region_path, fields, purpose, reason, session_id, token_id,
       break_glass_id, address_hash, result, previous_digest, digest
FROM access_log ORDER BY county, shard, number

-- name: list_log
SELECT l.entry_id, l.at, l.action, l.person_id, COALESCE(p.display_name, '') AS display_name,
       l.role, l.subject_kind, l.subject_id, l.fields, l.purpose, l.reason, l.break_glass_id,
       l.address_hash, l.result
FROM access_log l LEFT JOIN person p ON p.person_id = l.person_id
WHERE l.entry_id < :before AND l.region_path >= :path_from AND l.region_path < :path_to
  AND (CAST(:by_person AS bigint) = 0 OR l.person_id = :by_person)
  AND (CAST(:action AS text) = '' OR l.action = :action)
ORDER BY l.entry_id DESC LIMIT :count

-- name: list_log_about
SELECT l.entry_id, l.at, l.action, l.person_id, COALESCE(p.display_name, '') AS display_name,
       l.role, l.subject_kind, l.subject_id, l.fields, l.purpose, l.reason, l.break_glass_id,
       l.address_hash, l.result
FROM access_log l LEFT JOIN person p ON p.person_id = l.person_id
WHERE l.subject_person_id = :person_id AND l.entry_id < :before
ORDER BY l.entry_id DESC LIMIT :count

-- name: readings_of
-- By which unit and role, not by whom: a member of staff is named to auditors only.
SELECT l.entry_id, l.at, l.role, u.name AS unit, l.fields, l.purpose
FROM access_log l
LEFT JOIN post ON post.post_id = l.post_id
LEFT JOIN unit u ON u.unit_id = post.unit_id
WHERE l.subject_kind = :kind AND l.subject_id = :id AND l.entry_id < :before
  AND l.action = 'read_field' AND l.result = 'done'
ORDER BY l.entry_id DESC LIMIT :count
