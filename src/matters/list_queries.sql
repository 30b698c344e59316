-- SQL of the lists of matters: lists of work, filtered lists, what breaks next.

-- ---- what they share

-- part: line
-- All but the id, which a query may take from another table.
m.number, m.state, m.queue, m.pending, m.channel, COALESCE(c.title, ''),
       COALESCE(c.address, ''), m.region_id, r.name, m.category, m.priority, m.confidential,
       m.lead_unit_id, u.name, m.handler_id, m.cards_open, m.registered_at, m.due_at, m.ended_at,
       m.version

-- part: lines
SELECT m.matter_id, {line}

-- part: words
JOIN region r ON r.region_id = m.region_id
LEFT JOIN matter_content c ON c.matter_id = m.matter_id
LEFT JOIN unit u ON u.unit_id = m.lead_unit_id

-- part: within_reach
m.scope_path >= :path_from AND m.scope_path < :path_to AND {not_about_me}

-- part: fits
-- What a filter says, of columns as expressions: it chooses among rows, never the index.
m.scope_path >= :within_from AND m.scope_path < :within_to
  AND (m.category || '') >= :category_from AND (m.category || '') < :category_to
  AND (CAST(:of_unit AS bigint) = 0 OR m.lead_unit_id = :of_unit)
  AND (:state = '' OR m.state = :state) AND (:channel = '' OR m.channel = :channel)
  AND m.registered_at >= :from AND m.registered_at < :to
  AND {due} + 0 >= :due_from AND {due} + 0 < :due_to
  AND (:only_open = 0 OR m.queue <> 'none')
  AND (:tag = '' OR EXISTS (SELECT 1 FROM matter_tag t
                            WHERE t.matter_id = m.matter_id AND t.tag = :tag))
  AND (:only_carded = 0 OR m.cards_open > 0)
  AND (:only_ended = 0 OR (m.ended_at > :lately_since AND {really_ended}))
  AND (:only_late = 0 OR NOT ({never_late}))
  AND (CAST(:climbed_to AS bigint) = 0
       OR EXISTS (SELECT 1 FROM {taken_over}
                  WHERE p.matter_id = m.matter_id AND p.part = 'supervisor'
                    AND p.since > :lately_since AND s.level = :climbed_to))

-- ---- lists of work. The limit stands inside the joins; a county's list is one range of its index,
-- ---- and its count needs nothing else.

-- part: due_in_view
{due} >= :after_due AND {due} < :due_before

-- part: next_page
{due_in_view} AND ({due} > :after_due OR m.matter_id > :after_id) AND {fits}
      ORDER BY {due}, m.matter_id LIMIT :most

-- name: inbox_county
{lines}
FROM (SELECT m.* FROM matter m
      WHERE m.county = :county AND m.queue = :queue AND m.queue <> 'none'
      AND {within_reach} AND {next_page}) m
{words}

-- name: count_county
SELECT COUNT(*) FROM matter m
WHERE m.county = :county AND m.queue = :queue AND m.queue <> 'none'
  AND {within_reach} AND {due_in_view}

-- name: inbox_country
{lines}
FROM (SELECT m.* FROM matter m
      WHERE m.queue = :queue AND m.queue <> 'none'
      AND {within_reach} AND {next_page}) m
{words}

-- name: count_country
SELECT COUNT(*) FROM matter m
WHERE m.queue = :queue AND m.queue <> 'none'
  AND {within_reach} AND {due_in_view}

-- name: inbox_unit
{lines}
FROM (SELECT m.* FROM matter m
      WHERE m.holder_unit_id = :unit AND m.queue = :queue AND m.queue <> 'none'
      AND {within_reach} AND {next_page}) m
{words}

-- name: count_unit
SELECT COUNT(*) FROM matter m
WHERE m.holder_unit_id = :unit AND m.queue = :queue AND m.queue <> 'none'
  AND {within_reach} AND {due_in_view}

-- name: inbox_due
{lines}
FROM (SELECT m.* FROM matter m
      WHERE m.county = :county AND m.queue <> 'none'
      AND {within_reach} AND {next_page}) m
{words}

-- name: count_due
SELECT COUNT(*) FROM matter m
WHERE m.county = :county AND m.queue <> 'none'
  AND {within_reach} AND {due_in_view}

-- name: inbox_due_unit
{lines}
FROM (SELECT m.* FROM matter m
      WHERE m.lead_unit_id = :unit AND m.queue <> 'none'
      AND {within_reach} AND {next_page}) m
{words}

-- name: count_due_unit
SELECT COUNT(*) FROM matter m
WHERE m.lead_unit_id = :unit AND m.queue <> 'none'
  AND {within_reach} AND {due_in_view}

-- name: inbox_mine
{lines}
FROM (SELECT m.* FROM matter m
      WHERE m.handler_id = :own_person AND m.queue <> 'none'
      AND {within_reach} AND {next_page}) m
{words}

-- name: count_mine
SELECT COUNT(*) FROM matter m
WHERE m.handler_id = :own_person AND m.queue <> 'none'
  AND {within_reach} AND {due_in_view}

-- name: inbox_supporting
{lines}
FROM (SELECT m.* FROM matter_unit p JOIN matter m ON m.matter_id = p.matter_id
      WHERE p.unit_id = :own_unit AND p.part = 'support' AND p.ended_at IS NULL
      AND {not_about_me} AND {next_page}) m
{words}

-- name: count_supporting
SELECT COUNT(*) FROM matter_unit p JOIN matter m ON m.matter_id = p.matter_id
WHERE p.unit_id = :own_unit AND p.part = 'support' AND p.ended_at IS NULL
  AND {not_about_me} AND {due_in_view}

-- name: inbox_supervised
{lines}
FROM (SELECT m.* FROM matter m
      WHERE m.county = :county AND m.cards_open > 0 AND m.queue <> 'none'
      AND {within_reach} AND {next_page}) m
{words}

-- name: count_supervised
SELECT COUNT(*) FROM matter m
WHERE m.county = :county AND m.cards_open > 0 AND m.queue <> 'none'
  AND {within_reach} AND {due_in_view}

-- name: inbox_supervised_unit
{lines}
FROM (SELECT m.* FROM matter m
      WHERE m.lead_unit_id = :unit AND m.queue <> 'none' AND m.cards_open > 0
      AND {within_reach} AND {next_page}) m
{words}

-- name: count_supervised_unit
SELECT COUNT(*) FROM matter m
WHERE m.lead_unit_id = :unit AND m.queue <> 'none' AND m.cards_open > 0
  AND {within_reach} AND {due_in_view}

-- name: inbox_returned
{lines}
FROM (SELECT m.* FROM matter m
      WHERE m.county = :county AND m.queue = 'to_decide' AND m.queue <> 'none'
      AND m.state = 'return_asked'
      AND {within_reach} AND {next_page}) m
{words}

-- name: count_returned
SELECT COUNT(*) FROM matter m
WHERE m.county = :county AND m.queue = 'to_decide' AND m.queue <> 'none'
      AND m.state = 'return_asked'
  AND {within_reach} AND {due_in_view}

-- name: inbox_returned_unit
{lines}
FROM (SELECT m.* FROM matter m
      WHERE m.lead_unit_id = :unit AND m.queue <> 'none' AND m.reworks > 0
      AND {within_reach} AND {next_page}) m
{words}

-- name: count_returned_unit
SELECT COUNT(*) FROM matter m
WHERE m.lead_unit_id = :unit AND m.queue <> 'none' AND m.reworks > 0
  AND {within_reach} AND {due_in_view}

-- name: breaking_next
-- What is not late yet, nearest first.
{lines}
FROM (SELECT m.* FROM matter m
      WHERE m.county = :county AND m.queue <> 'none' AND {due} >= :now AND {due} < 9000000000000000
      AND (CAST(:unit AS bigint) = 0 OR m.lead_unit_id = :unit)
      AND m.scope_path >= :within_from AND m.scope_path < :within_to AND {within_reach}
      ORDER BY {due}, m.matter_id LIMIT 10) m
{words}

-- ---- filtered lists: a bounded walk, newest first, and where it ended when it was cut

-- part: walk
m.matter_id < :before AND m.matter_id >= :walk_end AND {within_reach} AND {fits}
ORDER BY m.matter_id DESC LIMIT :most

-- name: matters_of_county
{lines}
FROM matter m
{words}
WHERE m.county = :county AND {walk}

-- name: end_of_county_walk
SELECT MIN(matter_id) FROM (SELECT matter_id FROM matter
      WHERE county = :county AND matter_id < :before
      ORDER BY matter_id DESC LIMIT :walk) AS w
HAVING COUNT(*) = :walk

-- name: matters_of_category
{lines}
FROM matter m
{words}
WHERE m.county = :county AND m.category = :category_from AND {walk}

-- name: end_of_category_walk
SELECT MIN(matter_id) FROM (SELECT matter_id FROM matter
      WHERE county = :county AND category = :category_from AND matter_id < :before
      ORDER BY matter_id DESC LIMIT :walk) AS w
HAVING COUNT(*) = :walk

-- name: matters_of_all
{lines}
FROM matter m
{words}
WHERE {walk}

-- name: end_of_all_walk
SELECT MIN(matter_id) FROM (SELECT matter_id FROM matter
      WHERE matter_id < :before
      ORDER BY matter_id DESC LIMIT :walk) AS w
HAVING COUNT(*) = :walk

-- name: matters_of_unit
{lines}
FROM matter m
{words}
WHERE m.lead_unit_id = :of_unit AND {walk}

-- name: end_of_unit_walk
SELECT MIN(matter_id) FROM (SELECT matter_id FROM matter
      WHERE lead_unit_id = :of_unit AND matter_id < :before
      ORDER BY matter_id DESC LIMIT :walk) AS w
HAVING COUNT(*) = :walk

-- name: matters_of_own_unit
SELECT DISTINCT o.matter_id, {line}
FROM matter_unit o JOIN matter m ON m.matter_id = o.matter_id
{words}
WHERE o.unit_id = :unit AND o.matter_id < :before AND o.matter_id >= :walk_end
  AND {within_reach} AND {fits}
ORDER BY o.matter_id DESC LIMIT :most

-- name: end_of_own_unit_walk
SELECT MIN(matter_id) FROM (SELECT matter_id FROM matter_unit
      WHERE unit_id = :unit AND matter_id < :before
      ORDER BY matter_id DESC LIMIT :walk) AS w
HAVING COUNT(*) = :walk

-- name: matter_line
{lines}
FROM matter m
{words}
WHERE m.matter_id = :matter_id

-- name: matter_if_seen
{lines}
FROM matter m
{words}
WHERE m.matter_id = :matter_id AND {within_reach}
  AND (CAST(:unit AS bigint) = 0 OR EXISTS (SELECT 1 FROM matter_unit own
       WHERE own.matter_id = m.matter_id AND own.unit_id = :unit))

-- ---- counties

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
