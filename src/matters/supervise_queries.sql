-- SQL of the supervision page: counts over what is open, by place, unit or category. The condition
-- on the due time is always true: with it SQLite takes the index of what is open, not the county's.

-- name: open_by_place
-- Reads an index of what is open, alone.
SELECT k.scope_path, COUNT(*), CAST(SUM(CASE WHEN k.due < :now THEN 1 ELSE 0 END) AS bigint),
       CAST(SUM(CASE WHEN k.due >= :now AND k.due < :tomorrow THEN 1 ELSE 0 END) AS bigint)
FROM (SELECT m.scope_path, {due} AS due
      FROM matter m
      WHERE m.county = :county AND m.queue <> 'none'
        AND m.scope_path >= :path_from AND m.scope_path < :path_to
        AND m.scope_path >= :within_from AND m.scope_path < :within_to
        AND {not_about_me}) k
GROUP BY k.scope_path

-- part: key
CASE :by WHEN 'unit' THEN CAST(COALESCE(m.lead_unit_id, 0) AS text)
                      WHEN 'region' THEN m.scope_path ELSE m.category END AS key

-- part: counted
(CAST(:unit AS bigint) = 0 OR m.lead_unit_id = :unit)
        AND m.scope_path >= :path_from AND m.scope_path < :path_to
        AND m.scope_path >= :within_from AND m.scope_path < :within_to
        AND {not_about_me}

-- name: open_by_key
-- By lead unit or category; with `unit` set only what that unit leads, and then by place too.
SELECT k.key, COUNT(*), CAST(SUM(CASE WHEN k.due < :now THEN 1 ELSE 0 END) AS bigint),
       CAST(SUM(CASE WHEN k.due >= :now AND k.due < :tomorrow THEN 1 ELSE 0 END) AS bigint)
FROM (SELECT {key},
             {due} AS due
      FROM matter m
      WHERE m.county = :county AND m.queue <> 'none'
        AND {due} >= 0
        AND {counted}) k
GROUP BY k.key

-- name: carded_by_key
SELECT k.key, COUNT(*)
FROM (SELECT {key}
      FROM matter m
      WHERE m.county = :county AND m.cards_open > 0 AND m.queue <> 'none'
        AND {due} >= 0
        AND {counted}) k
GROUP BY k.key

-- name: returned_by_key
-- Returned by the unit, and not yet decided or sent out again.
SELECT k.key, COUNT(*)
FROM (SELECT {key}
      FROM matter m
      WHERE m.county = :county AND m.queue = 'to_decide' AND m.queue <> 'none'
        AND m.state = 'return_asked' AND {due} >= 0
        AND {counted}) k
GROUP BY k.key

-- ---- how it went lately

-- name: ended_by_week
-- By place and week; `weeks_ago` counts back from `until`.
SELECT m.scope_path, (:until - m.ended_at) / :week AS weeks_ago, COUNT(*),
       CAST(SUM(CASE WHEN {never_late} THEN 1 ELSE 0 END) AS bigint)
FROM matter m
WHERE m.county = :county AND m.ended_at IS NOT NULL
  AND m.ended_at > :since AND m.ended_at <= :until
  AND {really_ended} AND {counted}
GROUP BY m.scope_path, weeks_ago

-- name: climbed_by_level
SELECT COUNT(DISTINCT CASE s.level WHEN 4 THEN m.matter_id END),
       COUNT(DISTINCT CASE s.level WHEN 3 THEN m.matter_id END),
       COUNT(DISTINCT CASE s.level WHEN 2 THEN m.matter_id END),
       COUNT(DISTINCT CASE s.level WHEN 1 THEN m.matter_id END)
FROM {taken_over} JOIN matter m ON m.matter_id = p.matter_id
WHERE p.county = :county AND p.part = 'supervisor' AND p.since > :since
  AND {counted}
