-- SQL of filtered lists, of the full-text index and of the doctor.

-- ---- filtered lists: a bounded walk, newest first, and where it ended when it was cut

-- name: matters_of_county
SELECT m.matter_id, m.number, m.state, m.queue, m.pending, m.channel, COALESCE(c.title, ''),
       COALESCE(c.address, ''), m.region_id, r.name, m.category, m.priority, m.confidential,
       m.lead_unit_id, u.name, m.handler_id, m.cards_open, m.registered_at, m.due_at, m.ended_at,
       m.version
FROM matter m
JOIN region r ON r.region_id = m.region_id
LEFT JOIN matter_content c ON c.matter_id = m.matter_id
LEFT JOIN unit u ON u.unit_id = m.lead_unit_id
WHERE m.county = :county AND m.matter_id < :before AND m.matter_id >= :walk_end
  AND m.scope_path >= :path_from AND m.scope_path < :path_to
  AND m.scope_path >= :within_from AND m.scope_path < :within_to
  AND m.category >= :category_from AND m.category < :category_to
  AND (:state = '' OR m.state = :state) AND (:channel = '' OR m.channel = :channel)
  AND m.registered_at >= :from AND m.registered_at < :to
  AND COALESCE(m.due_at, 9000000000000000) >= :due_from
  AND COALESCE(m.due_at, 9000000000000000) < :due_to
  AND (:only_open = 0 OR m.queue <> 'none')
  AND (:tag = '' OR EXISTS (SELECT 1 FROM matter_tag t
                            WHERE t.matter_id = m.matter_id AND t.tag = :tag))
  AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
  AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)
ORDER BY m.matter_id DESC LIMIT :most

-- name: end_of_county_walk
SELECT MIN(matter_id) FROM (SELECT matter_id FROM matter
      WHERE county = :county AND matter_id < :before ORDER BY matter_id DESC LIMIT :walk) AS w
HAVING COUNT(*) = :walk

-- name: matters_of_category
SELECT m.matter_id, m.number, m.state, m.queue, m.pending, m.channel, COALESCE(c.title, ''),
       COALESCE(c.address, ''), m.region_id, r.name, m.category, m.priority, m.confidential,
       m.lead_unit_id, u.name, m.handler_id, m.cards_open, m.registered_at, m.due_at, m.ended_at,
       m.version
FROM matter m
JOIN region r ON r.region_id = m.region_id
LEFT JOIN matter_content c ON c.matter_id = m.matter_id
LEFT JOIN unit u ON u.unit_id = m.lead_unit_id
WHERE m.county = :county AND m.category = :category_from
  AND m.matter_id < :before AND m.matter_id >= :walk_end
  AND m.scope_path >= :path_from AND m.scope_path < :path_to
  AND m.scope_path >= :within_from AND m.scope_path < :within_to
  AND (:state = '' OR m.state = :state) AND (:channel = '' OR m.channel = :channel)
  AND m.registered_at >= :from AND m.registered_at < :to
  AND COALESCE(m.due_at, 9000000000000000) >= :due_from
  AND COALESCE(m.due_at, 9000000000000000) < :due_to
  AND (:only_open = 0 OR m.queue <> 'none')
  AND (:tag = '' OR EXISTS (SELECT 1 FROM matter_tag t
                            WHERE t.matter_id = m.matter_id AND t.tag = :tag))
  AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
  AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)
ORDER BY m.matter_id DESC LIMIT :most

-- name: end_of_category_walk
SELECT MIN(matter_id) FROM (SELECT matter_id FROM matter
      WHERE county = :county AND category = :category_from AND matter_id < :before
      ORDER BY matter_id DESC LIMIT :walk) AS w
HAVING COUNT(*) = :walk

-- name: matters_of_all
SELECT m.matter_id, m.number, m.state, m.queue, m.pending, m.channel, COALESCE(c.title, ''),
       COALESCE(c.address, ''), m.region_id, r.name, m.category, m.priority, m.confidential,
       m.lead_unit_id, u.name, m.handler_id, m.cards_open, m.registered_at, m.due_at, m.ended_at,
       m.version
FROM matter m
JOIN region r ON r.region_id = m.region_id
LEFT JOIN matter_content c ON c.matter_id = m.matter_id
LEFT JOIN unit u ON u.unit_id = m.lead_unit_id
WHERE m.matter_id < :before AND m.matter_id >= :walk_end
  AND m.scope_path >= :path_from AND m.scope_path < :path_to
  AND m.scope_path >= :within_from AND m.scope_path < :within_to
  AND m.category >= :category_from AND m.category < :category_to
  AND (:state = '' OR m.state = :state) AND (:channel = '' OR m.channel = :channel)
  AND m.registered_at >= :from AND m.registered_at < :to
  AND COALESCE(m.due_at, 9000000000000000) >= :due_from
  AND COALESCE(m.due_at, 9000000000000000) < :due_to
  AND (:only_open = 0 OR m.queue <> 'none')
  AND (:tag = '' OR EXISTS (SELECT 1 FROM matter_tag t
                            WHERE t.matter_id = m.matter_id AND t.tag = :tag))
  AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
  AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)
ORDER BY m.matter_id DESC LIMIT :most

-- name: end_of_all_walk
SELECT MIN(matter_id) FROM (SELECT matter_id FROM matter
      WHERE matter_id < :before ORDER BY matter_id DESC LIMIT :walk) AS w
HAVING COUNT(*) = :walk

-- name: matters_of_unit
SELECT m.matter_id, m.number, m.state, m.queue, m.pending, m.channel, COALESCE(c.title, ''),
       COALESCE(c.address, ''), m.region_id, r.name, m.category, m.priority, m.confidential,
       m.lead_unit_id, u.name, m.handler_id, m.cards_open, m.registered_at, m.due_at, m.ended_at,
       m.version
FROM matter m
JOIN region r ON r.region_id = m.region_id
LEFT JOIN matter_content c ON c.matter_id = m.matter_id
LEFT JOIN unit u ON u.unit_id = m.lead_unit_id
WHERE m.lead_unit_id = :of_unit AND m.matter_id < :before AND m.matter_id >= :walk_end
  AND m.scope_path >= :path_from AND m.scope_path < :path_to
  AND m.scope_path >= :within_from AND m.scope_path < :within_to
  AND m.category >= :category_from AND m.category < :category_to
  AND (:state = '' OR m.state = :state) AND (:channel = '' OR m.channel = :channel)
  AND m.registered_at >= :from AND m.registered_at < :to
  AND COALESCE(m.due_at, 9000000000000000) >= :due_from
  AND COALESCE(m.due_at, 9000000000000000) < :due_to
  AND (:only_open = 0 OR m.queue <> 'none')
  AND (:tag = '' OR EXISTS (SELECT 1 FROM matter_tag t
                            WHERE t.matter_id = m.matter_id AND t.tag = :tag))
  AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
  AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)
ORDER BY m.matter_id DESC LIMIT :most

-- name: end_of_unit_walk
SELECT MIN(matter_id) FROM (SELECT matter_id FROM matter
      WHERE lead_unit_id = :of_unit AND matter_id < :before
      ORDER BY matter_id DESC LIMIT :walk) AS w
HAVING COUNT(*) = :walk

-- name: matters_of_own_unit
SELECT DISTINCT o.matter_id, m.number, m.state, m.queue, m.pending, m.channel,
       COALESCE(c.title, ''),
       COALESCE(c.address, ''), m.region_id, r.name, m.category, m.priority, m.confidential,
       m.lead_unit_id, u.name, m.handler_id, m.cards_open, m.registered_at, m.due_at, m.ended_at,
       m.version
FROM matter_unit o JOIN matter m ON m.matter_id = o.matter_id
JOIN region r ON r.region_id = m.region_id
LEFT JOIN matter_content c ON c.matter_id = m.matter_id
LEFT JOIN unit u ON u.unit_id = m.lead_unit_id
WHERE o.unit_id = :unit AND o.matter_id < :before AND o.matter_id >= :walk_end
  AND m.scope_path >= :path_from AND m.scope_path < :path_to
  AND m.scope_path >= :within_from AND m.scope_path < :within_to
  AND m.category >= :category_from AND m.category < :category_to
  AND (:state = '' OR m.state = :state) AND (:channel = '' OR m.channel = :channel)
  AND m.registered_at >= :from AND m.registered_at < :to
  AND COALESCE(m.due_at, 9000000000000000) >= :due_from
  AND COALESCE(m.due_at, 9000000000000000) < :due_to
  AND (:only_open = 0 OR m.queue <> 'none')
  AND (:tag = '' OR EXISTS (SELECT 1 FROM matter_tag t
                            WHERE t.matter_id = m.matter_id AND t.tag = :tag))
  AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
  AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)
ORDER BY o.matter_id DESC LIMIT :most

-- name: end_of_own_unit_walk
SELECT MIN(matter_id) FROM (SELECT matter_id FROM matter_unit
      WHERE unit_id = :unit AND matter_id < :before ORDER BY matter_id DESC LIMIT :walk) AS w
HAVING COUNT(*) = :walk

-- name: matter_if_fits
SELECT m.matter_id, m.number, m.state, m.queue, m.pending, m.channel, COALESCE(c.title, ''),
       COALESCE(c.address, ''), m.region_id, r.name, m.category, m.priority, m.confidential,
       m.lead_unit_id, u.name, m.handler_id, m.cards_open, m.registered_at, m.due_at, m.ended_at,
       m.version
FROM matter m
JOIN region r ON r.region_id = m.region_id
LEFT JOIN matter_content c ON c.matter_id = m.matter_id
LEFT JOIN unit u ON u.unit_id = m.lead_unit_id
WHERE m.matter_id = :matter_id AND m.scope_path >= :path_from AND m.scope_path < :path_to
  AND m.scope_path >= :within_from AND m.scope_path < :within_to
  AND m.category >= :category_from AND m.category < :category_to
  AND (:state = '' OR m.state = :state) AND (:channel = '' OR m.channel = :channel)
  AND m.registered_at >= :from AND m.registered_at < :to
  AND COALESCE(m.due_at, 9000000000000000) >= :due_from
  AND COALESCE(m.due_at, 9000000000000000) < :due_to
  AND (:only_open = 0 OR m.queue <> 'none')
  AND (:tag = '' OR EXISTS (SELECT 1 FROM matter_tag t
                            WHERE t.matter_id = m.matter_id AND t.tag = :tag))
  AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
  AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)
  AND (CAST(:unit AS bigint) = 0 OR EXISTS (SELECT 1 FROM matter_unit own
       WHERE own.matter_id = m.matter_id AND own.unit_id = :unit))

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
