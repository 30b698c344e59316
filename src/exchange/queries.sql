-- SQL of importing and exporting matters.

-- name: find_account
SELECT person_id, kind FROM person WHERE login_name = :login_name

-- name: find_county
SELECT region_id FROM region WHERE county = :county AND level = 3 AND valid_to IS NULL

-- name: find_post
SELECT post_id FROM post
WHERE person_id = :person_id AND role = :role AND unit_id = :unit_id
  AND (valid_to IS NULL OR valid_to > :now)
ORDER BY post_id LIMIT 1

-- name: units_of_county
SELECT unit_id, region_id, name FROM unit
WHERE county = :county AND valid_to IS NULL ORDER BY level, unit_id LIMIT 20000

-- name: find_import_line
SELECT matter_id FROM import_line
WHERE county = :county AND system = :system AND source_number = :source_number

-- name: find_number
SELECT matter_id FROM matter WHERE number = :number

-- name: insert_import_line
INSERT INTO import_line (county, system, source_number, matter_id, imported_at)
VALUES (:county, :system, :source_number, :matter_id, :now)

-- name: matters_to_export
-- Keyset by id: a page is as cheap as the first one. Personal data, and words that may hold some,
-- are not even asked for.
SELECT m.matter_id, m.number, m.state, m.channel, m.category, m.priority, r.code, r.name,
       COALESCE(u.name, ''), COALESCE(c.source, ''), m.registered_at, m.accepted_at,
       m.dispatched_at, m.replied_at, m.ended_at, m.satisfaction,
       (SELECT MIN(j.at) FROM journal j WHERE j.matter_id = m.matter_id AND j.act = 'sign_for'),
       (SELECT MIN(j.at) FROM journal j
        WHERE j.matter_id = m.matter_id AND j.act = 'start_handling'),
       (SELECT MAX(j.at) FROM journal j WHERE j.matter_id = m.matter_id AND j.act = 'report_done'),
       (SELECT MAX(k.due_at) FROM clock k WHERE k.subject_kind = 'matter'
          AND k.subject_id = m.matter_id AND k.kind = 'handling' AND k.state <> 'cancelled'),
       (SELECT MAX(CASE WHEN k.state = 'missed' OR (k.state = 'running' AND k.due_at < :now)
                        THEN 1 ELSE 0 END)
        FROM clock k WHERE k.subject_kind = 'matter' AND k.subject_id = m.matter_id
          AND k.kind = 'handling' AND k.state <> 'cancelled')
FROM matter m
JOIN region r ON r.region_id = m.region_id
LEFT JOIN unit u ON u.unit_id = m.lead_unit_id
LEFT JOIN matter_content c ON c.matter_id = m.matter_id
WHERE m.matter_id > :after AND m.scope_path >= :path_from AND m.scope_path < :path_to
  AND (CAST(:unit AS bigint) = 0 OR EXISTS (SELECT 1 FROM matter_unit own
                            WHERE own.matter_id = m.matter_id AND own.unit_id = :unit))
  AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
  AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)
  AND (CAST(:county AS text) = '' OR m.county = :county)
  AND m.registered_at >= :from_at AND m.registered_at < :to_at
ORDER BY m.matter_id LIMIT :count
