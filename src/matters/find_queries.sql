-- SQL of the full-text index and of the doctor.

-- ---- the full-text index

-- name: index_rows
SELECT j.entry_id, j.act, m.matter_id, m.number, m.state, m.queue, m.category, m.channel,
       m.scope_path, CASE WHEN m.accepted_at IS NULL THEN 0 ELSE 1 END, c.title, c.words, c.address
FROM (SELECT entry_id, act, matter_id FROM journal
      WHERE entry_id > :after AND at <= :newest ORDER BY entry_id LIMIT :most) j
JOIN matter m ON m.matter_id = j.matter_id
LEFT JOIN matter_content c ON c.matter_id = m.matter_id
ORDER BY j.entry_id

-- name: index_units
SELECT DISTINCT u.matter_id, u.unit_id
FROM journal j JOIN matter_unit u ON u.matter_id = j.matter_id
WHERE j.entry_id > :after AND j.entry_id <= :last

-- name: newest_entry
SELECT COALESCE(MAX(entry_id), 0) FROM journal

-- name: matters_of_name
-- Exact match of a keyed digest, for whoever gave a purpose; what is confidential stays out. No
-- query for both: an OR of two columns has no index.
SELECT m.matter_id FROM reporter p JOIN matter m ON m.reporter_id = p.reporter_id
WHERE p.name_lookup = :lookup AND m.confidential = 0 AND p.concealed = 0
  AND m.scope_path >= :path_from AND m.scope_path < :path_to
ORDER BY p.reporter_id DESC LIMIT :most

-- name: matters_of_telephone
SELECT m.matter_id FROM reporter p JOIN matter m ON m.reporter_id = p.reporter_id
WHERE p.telephone_lookup = :lookup AND m.confidential = 0 AND p.concealed = 0
  AND m.scope_path >= :path_from AND m.scope_path < :path_to
ORDER BY p.reporter_id DESC LIMIT :most

-- ---- doctor

-- name: open_without_holder
SELECT m.number FROM matter m
LEFT JOIN unit u ON u.unit_id = m.holder_unit_id AND u.valid_to IS NULL
WHERE m.queue <> 'none' AND u.unit_id IS NULL ORDER BY m.matter_id LIMIT 100

-- name: open_without_clock
SELECT m.number FROM matter m
WHERE m.queue <> 'none' AND NOT EXISTS (
    SELECT 1 FROM clock c WHERE c.subject_kind = 'matter' AND c.subject_id = m.matter_id
    AND c.state IN ('running', 'paused'))
ORDER BY m.matter_id LIMIT 100

-- name: open_without_queue
SELECT number FROM matter
WHERE queue = 'none' AND ended_at IS NULL ORDER BY matter_id LIMIT 100

-- name: ended_in_queue
SELECT number FROM matter WHERE queue <> 'none' AND ended_at IS NOT NULL
ORDER BY matter_id LIMIT 100

-- name: late_to_wake
SELECT number FROM matter WHERE wake_at < :late ORDER BY wake_at LIMIT 100

-- name: entries_out_of_step
SELECT m.number FROM matter m
WHERE m.queue <> 'none' AND m.entries <>
    (SELECT COUNT(*) FROM journal j WHERE j.matter_id = m.matter_id)
ORDER BY m.matter_id LIMIT 100
