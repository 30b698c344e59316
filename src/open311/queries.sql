-- SQL of Open311. What everybody may see of a matter: registered, not confidential, not about an
-- office or a person, of a kind that is a service, and either made through this door or shown with
-- its reporter's consent. `:categories` and `:states` are lists between
-- commas, such as ',030401,030402,'.

-- part: jurisdiction
SELECT r.region_id, r.county, r.name, r.path, u.name AS centre,
       COALESCE(u.telephone, '') AS telephone
FROM unit u JOIN region r ON r.region_id = u.region_id AND r.level = 3 AND r.valid_to IS NULL

-- name: list_jurisdictions
-- Counties with a centre at work.
{jurisdiction}
WHERE u.kind = 'centre' AND u.valid_to IS NULL
ORDER BY r.county, u.unit_id LIMIT :count

-- name: find_jurisdiction
{jurisdiction}
WHERE u.county = :county AND u.kind = 'centre' AND u.valid_to IS NULL
ORDER BY u.unit_id LIMIT 1

-- name: list_places
-- Towns and villages of a county, deepest first.
SELECT region_id, level, name, path FROM region
WHERE path >= :path_from AND path < :path_to AND level > 3 AND valid_to IS NULL
ORDER BY level DESC, code

-- name: find_grid_by_code
SELECT g.grid_id FROM region r
JOIN grid g ON g.region_id = r.region_id AND g.code = :code AND g.valid_to IS NULL
WHERE r.level = 5 AND r.code = :village AND r.valid_to IS NULL AND r.county = :county

-- ---- requests

-- part: request
SELECT m.matter_id, m.number, m.state, m.category, m.publishable, m.channel, m.registered_at,
       m.changed_at, m.ended_at, COALESCE(c.title, '') AS title, COALESCE(c.words, '') AS words,
       COALESCE(c.address, '') AS address, c.longitude, c.latitude,
       COALESCE(c.datum, '') AS datum, r.code AS region_code, r.level AS region_level,
       r.name AS region_name, COALESCE(p.name, '') AS parent_name,
       COALESCE(lead.name, desk.name) AS agency,
       (SELECT MAX(k.due_at) FROM clock k
        WHERE k.subject_kind = 'matter' AND k.subject_id = m.matter_id
          AND k.kind IN ('handling', 'answer') AND k.state = 'running') AS expected_at

-- part: around
JOIN region r ON r.region_id = m.region_id
LEFT JOIN region p ON p.region_id = r.parent_id
JOIN unit desk ON desk.unit_id = m.desk_unit_id
LEFT JOIN unit lead ON lead.unit_id = m.lead_unit_id
LEFT JOIN matter_content c ON c.matter_id = m.matter_id

-- part: for_everybody
m.confidential = 0 AND m.about_unit_id IS NULL AND m.about_person_id IS NULL
  AND (m.publishable = 1 OR m.channel = 'open311')
  AND m.state <> 'draft' AND m.category <> ''

-- part: of_these
:categories LIKE '%,' || m.category || ',%' AND :states LIKE '%,' || m.state || ',%'
ORDER BY m.registered_at DESC, m.matter_id DESC LIMIT :count OFFSET :skip

-- name: list_requests
{request}
FROM matter m
{around}
WHERE m.county = :county AND m.registered_at >= :since AND m.registered_at <= :until
  AND {for_everybody}
  AND {of_these}

-- name: list_changed_requests
-- The same by when they changed. The journal finds those that were touched in that time: no index
-- of the matter's own row would have to move with every act.
{request}
FROM (SELECT DISTINCT j.matter_id FROM journal j
      WHERE j.county = :county AND j.entry_id >= :first_id AND j.entry_id < :end_id) touched
JOIN matter m ON m.matter_id = touched.matter_id
{around}
WHERE m.changed_at >= :changed_since AND m.changed_at <= :changed_until
  AND m.registered_at >= :since AND m.registered_at <= :until
  AND {for_everybody}
  AND {of_these}

-- name: find_request
{request}
FROM matter m
{around}
WHERE m.number = :number AND m.county = :county
  AND {for_everybody}
  AND :categories LIKE '%,' || m.category || ',%'

-- name: find_sent_before
-- What this sender registered under the number that it has itself.
SELECT m.number FROM matter_content c JOIN matter m ON m.matter_id = c.matter_id
WHERE c.county = :county AND c.source_number = :source_number AND c.source_number <> ''
ORDER BY m.matter_id LIMIT 1

-- name: find_first_facts
SELECT facts FROM journal WHERE matter_id = :matter_id AND seq = 1

-- name: find_first_hand
SELECT COALESCE(person_id, 0) FROM journal WHERE matter_id = :matter_id AND seq = 1

-- ---- updates

-- part: update
SELECT j.entry_id, j.matter_id, m.number, j.at, j.act, j.from_state, j.to_state, j.hand,
       m.publishable, COALESCE(t.body, '') AS body

-- name: list_updates
{update}
FROM journal j
JOIN matter m ON m.matter_id = j.matter_id
LEFT JOIN journal_text t ON t.matter_id = j.matter_id AND t.seq = j.seq
WHERE j.county = :county AND j.entry_id >= :first_id AND j.entry_id < :end_id
  AND j.at >= :since AND j.at <= :until
  AND :acts LIKE '%,' || j.act || ',%'
  AND {for_everybody}
  AND :categories LIKE '%,' || m.category || ',%'
ORDER BY j.entry_id LIMIT :count OFFSET :skip

-- name: list_updates_of
{update}
FROM matter m
JOIN journal j ON j.matter_id = m.matter_id
LEFT JOIN journal_text t ON t.matter_id = j.matter_id AND t.seq = j.seq
WHERE m.number = :number AND m.county = :county
  AND j.at >= :since AND j.at <= :until
  AND :acts LIKE '%,' || j.act || ',%'
  AND {for_everybody}
  AND :categories LIKE '%,' || m.category || ',%'
ORDER BY j.entry_id LIMIT :count

-- name: find_update_sent_before
SELECT entry_id FROM open311_update
WHERE matter_id = :matter_id AND person_id = :person_id AND sender_id = :sender_id

-- name: insert_update
INSERT INTO open311_update (matter_id, person_id, sender_id, county, entry_id)
VALUES (:matter_id, :person_id, :sender_id, :county, :entry_id)
