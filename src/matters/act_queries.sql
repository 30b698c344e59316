-- SQL of single acts: dispatch, supervision, recusal, and what the server does by itself.

-- ---- dispatch

-- name: where_from
SELECT r.path, COALESCE(c.source, '')
FROM region r LEFT JOIN matter_content c ON c.matter_id = :matter_id
WHERE r.region_id = :region_id

-- name: learn_precedent
INSERT INTO precedent (county, context, unit_id, times, ruled, changed_at)
VALUES (:county, :context, :unit_id, :by, :ruled, :now)
ON CONFLICT (county, context, unit_id)
DO UPDATE SET times = precedent.times + excluded.times,
              ruled = CASE WHEN excluded.ruled = 1 THEN 1 ELSE precedent.ruled END,
              changed_at = excluded.changed_at

-- name: precedents_of
SELECT unit_id, times, ruled FROM precedent
WHERE county = :county AND context = :context AND (times > 0 OR ruled = 1)
ORDER BY ruled DESC, times DESC, unit_id LIMIT 100

-- name: dispatch_rules_at
SELECT d.category FROM dispatch_rule d JOIN region r ON r.region_id = d.region_id
WHERE d.county = :county AND d.ended_at IS NULL AND :path >= r.path
  AND substr(:path, 1, length(r.path)) = r.path

-- name: insert_dispatch_rule
INSERT INTO dispatch_rule (rule_id, county, region_id, category, set_by, set_at)
VALUES (:rule_id, :county, :region_id, :category, :set_by, :now)

-- name: end_dispatch_rule
UPDATE dispatch_rule SET ended_at = :now, ended_by = :person
WHERE rule_id = :rule_id AND ended_at IS NULL
  AND EXISTS (SELECT 1 FROM region r WHERE r.region_id = dispatch_rule.region_id
              AND r.path >= :path_from AND r.path < :path_to)

-- name: list_dispatch_rules
SELECT d.rule_id, d.region_id, r.name, d.category, d.set_by, d.set_at, d.ended_at
FROM dispatch_rule d JOIN region r ON r.region_id = d.region_id
WHERE r.path >= :path_from AND r.path < :path_to AND d.rule_id < :before
ORDER BY d.rule_id DESC LIMIT :count

-- name: find_colleague
SELECT person_id FROM post
WHERE unit_id = :unit_id AND person_id = :person_id AND valid_from <= :now
  AND (valid_to IS NULL OR valid_to > :now)
LIMIT 1

-- ---- supervision

-- name: insert_card
INSERT INTO card (card_id, county, matter_id, unit_id, level, cause, issued_at, issued_by,
                  answer_due_at, answered_at, answered_by, lifted_at, lifted_by, lifted_for,
                  version)
VALUES (:card_id, :county, :matter_id, :unit_id, :level, :cause, :issued_at, :issued_by,
        :answer_due_at, :answered_at, :answered_by, :lifted_at, :lifted_by, :lifted_for, :version)

-- name: find_card
SELECT card_id, county, matter_id, unit_id, level, cause, issued_at, issued_by, answer_due_at,
       answered_at, answered_by, lifted_at, lifted_by, lifted_for, version
FROM card WHERE card_id = :card_id

-- name: find_open_card
SELECT card_id FROM card
WHERE matter_id = :matter_id AND unit_id = :unit_id AND level = :level AND lifted_at IS NULL

-- name: open_cards_on
SELECT card_id, county, matter_id, unit_id, level, cause, issued_at, issued_by, answer_due_at,
       answered_at, answered_by, lifted_at, lifted_by, lifted_for, version
FROM card WHERE matter_id = :matter_id AND lifted_at IS NULL
ORDER BY card_id

-- name: open_cards_of
SELECT card_id, county, matter_id, unit_id, level, cause, issued_at, issued_by, answer_due_at,
       answered_at, answered_by, lifted_at, lifted_by, lifted_for, version
FROM card WHERE matter_id = :matter_id AND unit_id = :unit_id AND lifted_at IS NULL
ORDER BY card_id

-- name: save_card
UPDATE card SET answered_at = :answered_at, answered_by = :answered_by, lifted_at = :lifted_at,
    lifted_by = :lifted_by, lifted_for = :lifted_for, version = :version + 1
WHERE card_id = :card_id AND version = :version

-- name: last_cards_of_unit
SELECT level FROM card WHERE unit_id = :unit_id AND level <> 'talk'
ORDER BY card_id DESC LIMIT :most

-- name: list_cards
SELECT k.card_id, k.county, k.matter_id, k.unit_id, k.level, k.cause, k.issued_at, k.issued_by,
       k.answer_due_at, k.answered_at, k.answered_by, k.lifted_at, k.lifted_by, k.lifted_for,
       k.version
FROM card k JOIN unit u ON u.unit_id = k.unit_id JOIN region r ON r.region_id = u.region_id
WHERE k.card_id < :before AND r.path >= :path_from AND r.path < :path_to
 
  AND (CAST(:unit AS bigint) = 0 OR k.unit_id = :unit)
  AND (CAST(:of_unit AS bigint) = 0 OR k.unit_id = :of_unit)
  AND (:level = '' OR k.level = :level) AND (:only_open = 0 OR k.lifted_at IS NULL)
ORDER BY k.card_id DESC LIMIT :count

-- name: find_leader
SELECT p.person_id, p.unit_id, r.path FROM post p JOIN region r ON r.region_id = p.region_id
WHERE p.post_id = :post_id AND p.role = 'leader' AND p.valid_from <= :now
  AND (p.valid_to IS NULL OR p.valid_to > :now)

-- name: count_reviewers_above
-- Review officers at work in regions above a place.
SELECT COUNT(*)
FROM post p JOIN region r ON r.region_id = p.region_id
     JOIN person n ON n.person_id = p.person_id
WHERE p.role = 'review_officer' AND p.valid_from <= :now
  AND (p.valid_to IS NULL OR p.valid_to > :now) AND n.disabled_at IS NULL
  AND r.path <> :path AND substr(:path, 1, length(r.path)) = r.path

-- name: insert_leader
INSERT INTO matter_leader (matter_id, person_id, county, post_id, since, reason, next_on)
VALUES (:matter_id, :person_id, :county, :post_id, :since, :reason, :next_on)
ON CONFLICT (matter_id, person_id, since)
DO UPDATE SET post_id = excluded.post_id, reason = excluded.reason, next_on = excluded.next_on,
              ended_at = NULL, outcome = NULL

-- name: end_leader
UPDATE matter_leader SET ended_at = :now, outcome = :outcome
WHERE matter_id = :matter_id AND ended_at IS NULL

-- name: move_leader
UPDATE matter_leader SET next_on = :next_on WHERE matter_id = :matter_id AND ended_at IS NULL

-- ---- recusal, reveal, links

-- name: insert_recusal
INSERT INTO matter_recusal (matter_id, person_id, county, at, asked_by)
VALUES (:matter_id, :person_id, :county, :now, :asked_by)
ON CONFLICT (matter_id, person_id) DO NOTHING

-- name: insert_link
INSERT INTO matter_link (matter_id, other_id, kind, county)
VALUES (:matter_id, :other_id, :kind, :county)
ON CONFLICT (matter_id, other_id, kind) DO NOTHING

-- name: insert_reveal_request
INSERT INTO reveal_request (request_id, county, matter_id, person_id, purpose, reason, asked_at)
VALUES (:request_id, :county, :matter_id, :person_id, :purpose, :reason, :asked_at)

-- name: find_reveal_request
SELECT request_id, matter_id, person_id, purpose, reason, asked_at, decided_by, decided_at,
       granted, ends_at
FROM reveal_request WHERE request_id = :request_id AND matter_id = :matter_id

-- name: decide_reveal_request
UPDATE reveal_request SET decided_by = :decided_by, decided_at = :decided_at, granted = :granted,
    ends_at = :ends_at
WHERE request_id = :request_id AND decided_at IS NULL

-- name: find_reveal_grant
SELECT request_id FROM reveal_request
WHERE matter_id = :matter_id AND person_id = :person_id AND granted = 1 AND ends_at > :now
    AND purpose = :purpose
ORDER BY request_id DESC LIMIT 1

-- ---- what the server does by itself

-- name: due_to_wake
SELECT matter_id FROM matter
WHERE wake_at <= :until ORDER BY wake_at, matter_id LIMIT :most

-- name: clear_wake
UPDATE matter SET wake_at = NULL WHERE matter_id = :matter_id

-- name: wake_later
-- What was joined to a matter that is not archived yet waits as long as that.
UPDATE matter SET wake_at = :later
WHERE matter_id = :matter_id AND EXISTS (
    SELECT 1 FROM matter main
    WHERE main.matter_id = matter.merged_into AND main.state <> 'archived')

-- name: set_due
UPDATE matter SET due_at = :due_at WHERE matter_id = :matter_id

-- name: delete_content
DELETE FROM matter_content WHERE matter_id = :matter_id

-- name: delete_words
DELETE FROM journal_text WHERE matter_id = :matter_id

-- name: delete_tags
DELETE FROM matter_tag WHERE matter_id = :matter_id

-- name: delete_reveal_reasons
UPDATE reveal_request SET reason = '' WHERE matter_id = :matter_id

-- name: delete_reporter
DELETE FROM reporter WHERE reporter_id = :reporter_id

-- ---- listed problems

-- name: insert_problem
INSERT INTO listed_problem (problem_id, county, region_id, matter_id, kind, level, title, measures,
                            lead_unit_id, due_on, listed_by, listed_at, finding, version)
VALUES (:problem_id, :county, :region_id, :matter_id, :kind, :level, :title, :measures,
        :lead_unit_id, :due_on, :listed_by, :listed_at, '', 1)

-- name: get_problem
SELECT p.problem_id, p.region_id, r.name, p.matter_id, p.kind, p.level, p.title, p.measures,
       p.lead_unit_id, u.name, p.due_on, p.listed_at, p.accepted_at, p.finding, p.removed_at,
       p.version
FROM listed_problem p JOIN region r ON r.region_id = p.region_id
JOIN unit u ON u.unit_id = p.lead_unit_id
WHERE p.problem_id = :problem_id

-- name: list_problems
SELECT p.problem_id, p.region_id, r.name, p.matter_id, p.kind, p.level, p.title, p.measures,
       p.lead_unit_id, u.name, p.due_on, p.listed_at, p.accepted_at, p.finding, p.removed_at,
       p.version
FROM listed_problem p JOIN region r ON r.region_id = p.region_id
JOIN unit u ON u.unit_id = p.lead_unit_id
WHERE p.problem_id < :before AND r.path >= :path_from AND r.path < :path_to
  AND r.path >= :within_from AND r.path < :within_to
  AND (:only_open = 0 OR p.removed_at IS NULL)
ORDER BY p.problem_id DESC LIMIT :count

-- name: accept_problem
UPDATE listed_problem
SET accepted_at = :accepted_at, accepted_by = :accepted_by, removed_at = :accepted_at,
    finding = :finding, version = :version + 1
WHERE problem_id = :problem_id AND version = :version AND removed_at IS NULL
  AND EXISTS (SELECT 1 FROM region r WHERE r.region_id = listed_problem.region_id
              AND r.path >= :path_from AND r.path < :path_to)
