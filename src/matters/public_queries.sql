-- SQL of what everybody may see without an account.

-- name: find_public
-- Agreed to be shown, seen by triage, still open, and about nobody and no office.
SELECT m.matter_id, m.category, m.state, m.region_id, m.registered_at, m.merged_count,
       COALESCE(c.title, '') AS title, r.name AS region_name, COALESCE(p.name, '') AS parent_name,
       (SELECT MAX(k.due_at) FROM clock k
        WHERE k.subject_kind = 'matter' AND k.subject_id = m.matter_id
          AND k.kind IN ('handling', 'answer') AND k.state = 'running') AS expected_at
FROM matter m
JOIN region r ON r.region_id = m.region_id
LEFT JOIN region p ON p.region_id = r.parent_id
LEFT JOIN matter_content c ON c.matter_id = m.matter_id
WHERE m.matter_id = :matter_id AND m.publishable = 1 AND m.confidential = 0
  AND m.about_unit_id IS NULL AND m.about_person_id IS NULL
  AND m.queue <> 'none' AND m.accepted_at IS NOT NULL AND m.category <> ''

-- name: find_figures_place
SELECT region_id, county, name, path, level FROM region
WHERE region_id = :region_id AND valid_to IS NULL

-- name: figures_by_kind
SELECT substr(m.category, 1, 2) AS kind, COUNT(*) AS registered,
       SUM(CASE WHEN m.ended_at IS NULL THEN 0 ELSE 1 END) AS ended,
       SUM(CASE WHEN m.solved IS NULL THEN 0 ELSE 1 END) AS asked,
       SUM(CASE WHEN m.solved = 1 THEN 1 ELSE 0 END) AS solved
FROM matter m JOIN region r ON r.region_id = m.region_id
WHERE m.county = :county AND m.registered_at >= :from AND m.registered_at < :to
  AND r.path >= :within_from AND r.path < :within_to AND m.state <> 'draft'
GROUP BY substr(m.category, 1, 2) ORDER BY substr(m.category, 1, 2)

-- name: figures_by_promise
-- What is overdue and still runs came due too, and was not kept.
SELECT k.kind, SUM(CASE WHEN k.state = 'met' THEN 1 ELSE 0 END) AS kept, COUNT(*) AS due
FROM matter m JOIN region r ON r.region_id = m.region_id
JOIN clock k ON k.subject_kind = 'matter' AND k.subject_id = m.matter_id
WHERE m.county = :county AND m.registered_at >= :from AND m.registered_at < :to
  AND r.path >= :within_from AND r.path < :within_to AND m.state <> 'draft'
  AND (k.state IN ('met', 'missed') OR (k.state = 'running' AND k.due_at < :now))
  AND k.kind IN ('triage', 'first_contact', 'preliminary_reply', 'handling')
GROUP BY k.kind
