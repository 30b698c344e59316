-- SQL of the lists of work. The limit stands inside the joins; a county's list is one range of its
-- index, and its count needs nothing else.

-- name: inbox_county
SELECT m.matter_id, m.number, m.state, m.queue, m.pending, m.channel, COALESCE(c.title, ''),
       COALESCE(c.address, ''), m.region_id, r.name, m.category, m.priority, m.confidential,
       m.lead_unit_id, u.name, m.handler_id, m.cards_open, m.registered_at, m.due_at, m.ended_at,
       m.version
FROM (SELECT m.* FROM matter m
      WHERE m.county = :county AND m.queue = :queue AND m.queue <> 'none'
      AND m.scope_path >= :path_from AND m.scope_path < :path_to
      AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
      AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)
      AND COALESCE(m.due_at, 9000000000000000) >= :after_due
  AND COALESCE(m.due_at, 9000000000000000) < :due_before
      AND (COALESCE(m.due_at, 9000000000000000) > :after_due OR m.matter_id > :after_id)
      ORDER BY COALESCE(m.due_at, 9000000000000000), m.matter_id LIMIT :most) m
JOIN region r ON r.region_id = m.region_id
LEFT JOIN matter_content c ON c.matter_id = m.matter_id
LEFT JOIN unit u ON u.unit_id = m.lead_unit_id

-- name: count_county
SELECT COUNT(*) FROM matter m
WHERE m.county = :county AND m.queue = :queue AND m.queue <> 'none'
  AND m.scope_path >= :path_from AND m.scope_path < :path_to
  AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
  AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)
  AND COALESCE(m.due_at, 9000000000000000) >= :after_due
  AND COALESCE(m.due_at, 9000000000000000) < :due_before

-- name: inbox_country
SELECT m.matter_id, m.number, m.state, m.queue, m.pending, m.channel, COALESCE(c.title, ''),
       COALESCE(c.address, ''), m.region_id, r.name, m.category, m.priority, m.confidential,
       m.lead_unit_id, u.name, m.handler_id, m.cards_open, m.registered_at, m.due_at, m.ended_at,
       m.version
FROM (SELECT m.* FROM matter m
      WHERE m.queue = :queue AND m.queue <> 'none'
      AND m.scope_path >= :path_from AND m.scope_path < :path_to
      AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
      AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)
      AND COALESCE(m.due_at, 9000000000000000) >= :after_due
  AND COALESCE(m.due_at, 9000000000000000) < :due_before
      AND (COALESCE(m.due_at, 9000000000000000) > :after_due OR m.matter_id > :after_id)
      ORDER BY COALESCE(m.due_at, 9000000000000000), m.matter_id LIMIT :most) m
JOIN region r ON r.region_id = m.region_id
LEFT JOIN matter_content c ON c.matter_id = m.matter_id
LEFT JOIN unit u ON u.unit_id = m.lead_unit_id

-- name: count_country
SELECT COUNT(*) FROM matter m
WHERE m.queue = :queue AND m.queue <> 'none'
  AND m.scope_path >= :path_from AND m.scope_path < :path_to
  AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
  AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)
  AND COALESCE(m.due_at, 9000000000000000) >= :after_due
  AND COALESCE(m.due_at, 9000000000000000) < :due_before

-- name: inbox_unit
SELECT m.matter_id, m.number, m.state, m.queue, m.pending, m.channel, COALESCE(c.title, ''),
       COALESCE(c.address, ''), m.region_id, r.name, m.category, m.priority, m.confidential,
       m.lead_unit_id, u.name, m.handler_id, m.cards_open, m.registered_at, m.due_at, m.ended_at,
       m.version
FROM (SELECT m.* FROM matter m
      WHERE m.holder_unit_id = :unit AND m.queue = :queue AND m.queue <> 'none'
      AND m.scope_path >= :path_from AND m.scope_path < :path_to
      AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
      AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)
      AND COALESCE(m.due_at, 9000000000000000) >= :after_due
  AND COALESCE(m.due_at, 9000000000000000) < :due_before
      AND (COALESCE(m.due_at, 9000000000000000) > :after_due OR m.matter_id > :after_id)
      ORDER BY COALESCE(m.due_at, 9000000000000000), m.matter_id LIMIT :most) m
JOIN region r ON r.region_id = m.region_id
LEFT JOIN matter_content c ON c.matter_id = m.matter_id
LEFT JOIN unit u ON u.unit_id = m.lead_unit_id

-- name: count_unit
SELECT COUNT(*) FROM matter m
WHERE m.holder_unit_id = :unit AND m.queue = :queue AND m.queue <> 'none'
  AND m.scope_path >= :path_from AND m.scope_path < :path_to
  AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
  AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)
  AND COALESCE(m.due_at, 9000000000000000) >= :after_due
  AND COALESCE(m.due_at, 9000000000000000) < :due_before

-- name: inbox_due
SELECT m.matter_id, m.number, m.state, m.queue, m.pending, m.channel, COALESCE(c.title, ''),
       COALESCE(c.address, ''), m.region_id, r.name, m.category, m.priority, m.confidential,
       m.lead_unit_id, u.name, m.handler_id, m.cards_open, m.registered_at, m.due_at, m.ended_at,
       m.version
FROM (SELECT m.* FROM matter m
      WHERE m.county = :county AND m.queue <> 'none'
      AND m.scope_path >= :path_from AND m.scope_path < :path_to
      AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
      AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)
      AND COALESCE(m.due_at, 9000000000000000) >= :after_due
  AND COALESCE(m.due_at, 9000000000000000) < :due_before
      AND (COALESCE(m.due_at, 9000000000000000) > :after_due OR m.matter_id > :after_id)
      ORDER BY COALESCE(m.due_at, 9000000000000000), m.matter_id LIMIT :most) m
JOIN region r ON r.region_id = m.region_id
LEFT JOIN matter_content c ON c.matter_id = m.matter_id
LEFT JOIN unit u ON u.unit_id = m.lead_unit_id

-- name: count_due
SELECT COUNT(*) FROM matter m
WHERE m.county = :county AND m.queue <> 'none'
  AND m.scope_path >= :path_from AND m.scope_path < :path_to
  AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
  AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)
  AND COALESCE(m.due_at, 9000000000000000) >= :after_due
  AND COALESCE(m.due_at, 9000000000000000) < :due_before

-- name: inbox_due_unit
SELECT m.matter_id, m.number, m.state, m.queue, m.pending, m.channel, COALESCE(c.title, ''),
       COALESCE(c.address, ''), m.region_id, r.name, m.category, m.priority, m.confidential,
       m.lead_unit_id, u.name, m.handler_id, m.cards_open, m.registered_at, m.due_at, m.ended_at,
       m.version
FROM (SELECT m.* FROM matter m
      WHERE m.lead_unit_id = :unit AND m.queue <> 'none'
      AND m.scope_path >= :path_from AND m.scope_path < :path_to
      AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
      AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)
      AND COALESCE(m.due_at, 9000000000000000) >= :after_due
  AND COALESCE(m.due_at, 9000000000000000) < :due_before
      AND (COALESCE(m.due_at, 9000000000000000) > :after_due OR m.matter_id > :after_id)
      ORDER BY COALESCE(m.due_at, 9000000000000000), m.matter_id LIMIT :most) m
JOIN region r ON r.region_id = m.region_id
LEFT JOIN matter_content c ON c.matter_id = m.matter_id
LEFT JOIN unit u ON u.unit_id = m.lead_unit_id

-- name: count_due_unit
SELECT COUNT(*) FROM matter m
WHERE m.lead_unit_id = :unit AND m.queue <> 'none'
  AND m.scope_path >= :path_from AND m.scope_path < :path_to
  AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
  AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)
  AND COALESCE(m.due_at, 9000000000000000) >= :after_due
  AND COALESCE(m.due_at, 9000000000000000) < :due_before

-- name: inbox_mine
SELECT m.matter_id, m.number, m.state, m.queue, m.pending, m.channel, COALESCE(c.title, ''),
       COALESCE(c.address, ''), m.region_id, r.name, m.category, m.priority, m.confidential,
       m.lead_unit_id, u.name, m.handler_id, m.cards_open, m.registered_at, m.due_at, m.ended_at,
       m.version
FROM (SELECT m.* FROM matter m
      WHERE m.handler_id = :own_person AND m.queue <> 'none'
      AND m.scope_path >= :path_from AND m.scope_path < :path_to
      AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
      AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)
      AND COALESCE(m.due_at, 9000000000000000) >= :after_due
  AND COALESCE(m.due_at, 9000000000000000) < :due_before
      AND (COALESCE(m.due_at, 9000000000000000) > :after_due OR m.matter_id > :after_id)
      ORDER BY COALESCE(m.due_at, 9000000000000000), m.matter_id LIMIT :most) m
JOIN region r ON r.region_id = m.region_id
LEFT JOIN matter_content c ON c.matter_id = m.matter_id
LEFT JOIN unit u ON u.unit_id = m.lead_unit_id

-- name: count_mine
SELECT COUNT(*) FROM matter m
WHERE m.handler_id = :own_person AND m.queue <> 'none'
  AND m.scope_path >= :path_from AND m.scope_path < :path_to
  AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
  AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)
  AND COALESCE(m.due_at, 9000000000000000) >= :after_due
  AND COALESCE(m.due_at, 9000000000000000) < :due_before

-- name: inbox_supporting
SELECT m.matter_id, m.number, m.state, m.queue, m.pending, m.channel, COALESCE(c.title, ''),
       COALESCE(c.address, ''), m.region_id, r.name, m.category, m.priority, m.confidential,
       m.lead_unit_id, u.name, m.handler_id, m.cards_open, m.registered_at, m.due_at, m.ended_at,
       m.version
FROM (SELECT m.* FROM matter_unit p JOIN matter m ON m.matter_id = p.matter_id
      WHERE p.unit_id = :own_unit AND p.part = 'support' AND p.ended_at IS NULL
      AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
      AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)
      AND COALESCE(m.due_at, 9000000000000000) >= :after_due
  AND COALESCE(m.due_at, 9000000000000000) < :due_before
      AND (COALESCE(m.due_at, 9000000000000000) > :after_due OR m.matter_id > :after_id)
      ORDER BY COALESCE(m.due_at, 9000000000000000), m.matter_id LIMIT :most) m
JOIN region r ON r.region_id = m.region_id
LEFT JOIN matter_content c ON c.matter_id = m.matter_id
LEFT JOIN unit u ON u.unit_id = m.lead_unit_id

-- name: count_supporting
SELECT COUNT(*) FROM matter_unit p JOIN matter m ON m.matter_id = p.matter_id
WHERE p.unit_id = :own_unit AND p.part = 'support' AND p.ended_at IS NULL
  AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
  AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)
  AND COALESCE(m.due_at, 9000000000000000) >= :after_due
  AND COALESCE(m.due_at, 9000000000000000) < :due_before

-- name: inbox_supervised
SELECT m.matter_id, m.number, m.state, m.queue, m.pending, m.channel, COALESCE(c.title, ''),
       COALESCE(c.address, ''), m.region_id, r.name, m.category, m.priority, m.confidential,
       m.lead_unit_id, u.name, m.handler_id, m.cards_open, m.registered_at, m.due_at, m.ended_at,
       m.version
FROM (SELECT m.* FROM matter m
      WHERE m.county = :county AND m.cards_open > 0 AND m.queue <> 'none'
      AND m.scope_path >= :path_from AND m.scope_path < :path_to
      AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
      AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)
      AND COALESCE(m.due_at, 9000000000000000) >= :after_due
  AND COALESCE(m.due_at, 9000000000000000) < :due_before
      AND (COALESCE(m.due_at, 9000000000000000) > :after_due OR m.matter_id > :after_id)
      ORDER BY COALESCE(m.due_at, 9000000000000000), m.matter_id LIMIT :most) m
JOIN region r ON r.region_id = m.region_id
LEFT JOIN matter_content c ON c.matter_id = m.matter_id
LEFT JOIN unit u ON u.unit_id = m.lead_unit_id

-- name: count_supervised
SELECT COUNT(*) FROM matter m
WHERE m.county = :county AND m.cards_open > 0 AND m.queue <> 'none'
  AND m.scope_path >= :path_from AND m.scope_path < :path_to
  AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
  AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)
  AND COALESCE(m.due_at, 9000000000000000) >= :after_due
  AND COALESCE(m.due_at, 9000000000000000) < :due_before

-- name: inbox_supervised_unit
SELECT m.matter_id, m.number, m.state, m.queue, m.pending, m.channel, COALESCE(c.title, ''),
       COALESCE(c.address, ''), m.region_id, r.name, m.category, m.priority, m.confidential,
       m.lead_unit_id, u.name, m.handler_id, m.cards_open, m.registered_at, m.due_at, m.ended_at,
       m.version
FROM (SELECT m.* FROM matter m
      WHERE m.lead_unit_id = :unit AND m.queue <> 'none' AND m.cards_open > 0
      AND m.scope_path >= :path_from AND m.scope_path < :path_to
      AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
      AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)
      AND COALESCE(m.due_at, 9000000000000000) >= :after_due
  AND COALESCE(m.due_at, 9000000000000000) < :due_before
      AND (COALESCE(m.due_at, 9000000000000000) > :after_due OR m.matter_id > :after_id)
      ORDER BY COALESCE(m.due_at, 9000000000000000), m.matter_id LIMIT :most) m
JOIN region r ON r.region_id = m.region_id
LEFT JOIN matter_content c ON c.matter_id = m.matter_id
LEFT JOIN unit u ON u.unit_id = m.lead_unit_id

-- name: count_supervised_unit
SELECT COUNT(*) FROM matter m
WHERE m.lead_unit_id = :unit AND m.queue <> 'none' AND m.cards_open > 0
  AND m.scope_path >= :path_from AND m.scope_path < :path_to
  AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
  AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)
  AND COALESCE(m.due_at, 9000000000000000) >= :after_due
  AND COALESCE(m.due_at, 9000000000000000) < :due_before

-- name: inbox_returned
SELECT m.matter_id, m.number, m.state, m.queue, m.pending, m.channel, COALESCE(c.title, ''),
       COALESCE(c.address, ''), m.region_id, r.name, m.category, m.priority, m.confidential,
       m.lead_unit_id, u.name, m.handler_id, m.cards_open, m.registered_at, m.due_at, m.ended_at,
       m.version
FROM (SELECT m.* FROM matter m
      WHERE m.county = :county AND m.queue = 'to_decide' AND m.queue <> 'none'
      AND m.state = 'return_asked'
      AND m.scope_path >= :path_from AND m.scope_path < :path_to
      AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
      AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)
      AND COALESCE(m.due_at, 9000000000000000) >= :after_due
  AND COALESCE(m.due_at, 9000000000000000) < :due_before
      AND (COALESCE(m.due_at, 9000000000000000) > :after_due OR m.matter_id > :after_id)
      ORDER BY COALESCE(m.due_at, 9000000000000000), m.matter_id LIMIT :most) m
JOIN region r ON r.region_id = m.region_id
LEFT JOIN matter_content c ON c.matter_id = m.matter_id
LEFT JOIN unit u ON u.unit_id = m.lead_unit_id

-- name: count_returned
SELECT COUNT(*) FROM matter m
WHERE m.county = :county AND m.queue = 'to_decide' AND m.queue <> 'none'
      AND m.state = 'return_asked'
  AND m.scope_path >= :path_from AND m.scope_path < :path_to
  AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
  AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)
  AND COALESCE(m.due_at, 9000000000000000) >= :after_due
  AND COALESCE(m.due_at, 9000000000000000) < :due_before

-- name: inbox_returned_unit
SELECT m.matter_id, m.number, m.state, m.queue, m.pending, m.channel, COALESCE(c.title, ''),
       COALESCE(c.address, ''), m.region_id, r.name, m.category, m.priority, m.confidential,
       m.lead_unit_id, u.name, m.handler_id, m.cards_open, m.registered_at, m.due_at, m.ended_at,
       m.version
FROM (SELECT m.* FROM matter m
      WHERE m.lead_unit_id = :unit AND m.queue <> 'none' AND m.reworks > 0
      AND m.scope_path >= :path_from AND m.scope_path < :path_to
      AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
      AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)
      AND COALESCE(m.due_at, 9000000000000000) >= :after_due
  AND COALESCE(m.due_at, 9000000000000000) < :due_before
      AND (COALESCE(m.due_at, 9000000000000000) > :after_due OR m.matter_id > :after_id)
      ORDER BY COALESCE(m.due_at, 9000000000000000), m.matter_id LIMIT :most) m
JOIN region r ON r.region_id = m.region_id
LEFT JOIN matter_content c ON c.matter_id = m.matter_id
LEFT JOIN unit u ON u.unit_id = m.lead_unit_id

-- name: count_returned_unit
SELECT COUNT(*) FROM matter m
WHERE m.lead_unit_id = :unit AND m.queue <> 'none' AND m.reworks > 0
  AND m.scope_path >= :path_from AND m.scope_path < :path_to
  AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
  AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)
  AND COALESCE(m.due_at, 9000000000000000) >= :after_due
  AND COALESCE(m.due_at, 9000000000000000) < :due_before

-- name: counties_below
-- From the region of a path: its own county, or those of its children and their children.
SELECT county FROM region WHERE path = :path AND level >= 3
UNION
SELECT c.county FROM region p JOIN region c ON c.parent_id = p.region_id
WHERE p.path = :path AND p.level = 2 AND c.valid_to IS NULL
UNION
SELECT c.county FROM region p JOIN region b ON b.parent_id = p.region_id
JOIN region c ON c.parent_id = b.region_id
WHERE p.path = :path AND p.level = 1 AND c.valid_to IS NULL

-- name: counties_in_service
SELECT county FROM unit WHERE kind = 'centre' AND valid_to IS NULL AND county <> ''
GROUP BY county
