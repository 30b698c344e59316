-- SQL of the matters. Who may see a matter: whoever's region covers its scope_path and, bound to a
-- unit, whose unit has a part in it; never the unit or the person that it complains of.

-- ---- the row

-- name: find_matter
SELECT m.matter_id, m.county, m.number, m.code_digest, m.state, m.before_state, m.queue,
       m.pending, m.channel, m.region_id, m.grid_id, m.scope_path, m.category,
       m.catalogue_number, m.priority, m.route, m.level, m.confidential, m.publishable,
       m.first_petition, m.reporter_id, m.reporter_person_id, m.about_unit_id,
       m.about_person_id, m.desk_unit_id, m.lead_unit_id, m.holder_unit_id, m.handler_id,
       m.supervisor_unit_id, m.leader_id, m.first_receiver_id, m.designated, m.rung, m.returns,
       m.reworks, m.extensions, m.papers_asked, m.callback_tries, m.supports_open,
       m.supports_named, m.merged_into, m.merged_count, m.solved, m.satisfaction,
       m.review_outcome, m.cards_open, m.content_digest, m.registered_at, m.accepted_at,
       m.dispatched_at, m.replied_at, m.reviewed_at, m.ended_at, m.archived_at, m.due_at,
       m.wake_at, m.entries, m.last_digest, m.changed_at, m.version
FROM matter m
WHERE m.matter_id = :matter_id AND m.scope_path >= :path_from AND m.scope_path < :path_to
  AND (CAST(:unit AS bigint) = 0 OR EXISTS (SELECT 1 FROM matter_unit own
                            WHERE own.matter_id = m.matter_id AND own.unit_id = :unit))
  AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
  AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)

-- name: find_by_number
SELECT m.matter_id, m.county, m.number, m.code_digest, m.state, m.before_state, m.queue,
       m.pending, m.channel, m.region_id, m.grid_id, m.scope_path, m.category,
       m.catalogue_number, m.priority, m.route, m.level, m.confidential, m.publishable,
       m.first_petition, m.reporter_id, m.reporter_person_id, m.about_unit_id,
       m.about_person_id, m.desk_unit_id, m.lead_unit_id, m.holder_unit_id, m.handler_id,
       m.supervisor_unit_id, m.leader_id, m.first_receiver_id, m.designated, m.rung, m.returns,
       m.reworks, m.extensions, m.papers_asked, m.callback_tries, m.supports_open,
       m.supports_named, m.merged_into, m.merged_count, m.solved, m.satisfaction,
       m.review_outcome, m.cards_open, m.content_digest, m.registered_at, m.accepted_at,
       m.dispatched_at, m.replied_at, m.reviewed_at, m.ended_at, m.archived_at, m.due_at,
       m.wake_at, m.entries, m.last_digest, m.changed_at, m.version
FROM matter m
WHERE m.number = :number AND m.scope_path >= :path_from AND m.scope_path < :path_to
  AND (CAST(:unit AS bigint) = 0 OR EXISTS (SELECT 1 FROM matter_unit own
                            WHERE own.matter_id = m.matter_id AND own.unit_id = :unit))
  AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
  AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)

-- name: get_matter
SELECT m.matter_id, m.county, m.number, m.code_digest, m.state, m.before_state, m.queue,
       m.pending, m.channel, m.region_id, m.grid_id, m.scope_path, m.category,
       m.catalogue_number, m.priority, m.route, m.level, m.confidential, m.publishable,
       m.first_petition, m.reporter_id, m.reporter_person_id, m.about_unit_id,
       m.about_person_id, m.desk_unit_id, m.lead_unit_id, m.holder_unit_id, m.handler_id,
       m.supervisor_unit_id, m.leader_id, m.first_receiver_id, m.designated, m.rung, m.returns,
       m.reworks, m.extensions, m.papers_asked, m.callback_tries, m.supports_open,
       m.supports_named, m.merged_into, m.merged_count, m.solved, m.satisfaction,
       m.review_outcome, m.cards_open, m.content_digest, m.registered_at, m.accepted_at,
       m.dispatched_at, m.replied_at, m.reviewed_at, m.ended_at, m.archived_at, m.due_at,
       m.wake_at, m.entries, m.last_digest, m.changed_at, m.version
FROM matter m WHERE m.matter_id = :matter_id

-- name: insert_matter
INSERT INTO matter (matter_id, county, number, code_digest, state, before_state, queue, pending,
       channel,
       region_id, grid_id, scope_path, category, catalogue_number, priority, route, level,
       confidential, publishable, first_petition, reporter_id, reporter_person_id,
       about_unit_id, about_person_id, desk_unit_id, lead_unit_id, holder_unit_id, handler_id,
       supervisor_unit_id, leader_id, first_receiver_id, designated, rung, returns, reworks,
       extensions, papers_asked, callback_tries, supports_open, supports_named, merged_into,
       merged_count, solved, satisfaction, review_outcome, cards_open, content_digest,
       registered_at, accepted_at, dispatched_at, replied_at, reviewed_at, ended_at,
       archived_at, due_at, wake_at, entries, last_digest, changed_at, version)
VALUES (:matter_id, :county, :number, :code_digest, :state, :before_state, :queue, :pending,
       :channel, :region_id, :grid_id, :scope_path, :category, :catalogue_number, :priority,
       :route, :level, :confidential, :publishable, :first_petition, :reporter_id,
       :reporter_person_id, :about_unit_id, :about_person_id, :desk_unit_id, :lead_unit_id,
       :holder_unit_id, :handler_id, :supervisor_unit_id, :leader_id, :first_receiver_id,
       :designated, :rung, :returns, :reworks, :extensions, :papers_asked, :callback_tries,
       :supports_open, :supports_named, :merged_into, :merged_count, :solved, :satisfaction,
       :review_outcome, :cards_open, :content_digest, :registered_at, :accepted_at,
       :dispatched_at, :replied_at, :reviewed_at, :ended_at, :archived_at, :due_at, :wake_at,
       :entries, :last_digest, :changed_at, :version)

-- name: save_matter
-- Leaves out what never changes, and what does so rarely: SQLite rewrites every index of a column
-- that is named, changed or not.
UPDATE matter
SET state = :state, before_state = :before_state, queue = :queue, pending = :pending, grid_id =
    :grid_id, catalogue_number = :catalogue_number, priority = :priority, route = :route, level
    = :level, confidential = :confidential, publishable = :publishable, first_petition =
    :first_petition, reporter_id = :reporter_id, reporter_person_id = :reporter_person_id,
    about_unit_id = :about_unit_id, about_person_id = :about_person_id, desk_unit_id =
    :desk_unit_id, lead_unit_id = :lead_unit_id, holder_unit_id = :holder_unit_id, handler_id =
    :handler_id, supervisor_unit_id = :supervisor_unit_id, leader_id = :leader_id,
    first_receiver_id = :first_receiver_id, designated = :designated, rung = :rung, returns =
    :returns, reworks = :reworks, extensions = :extensions, papers_asked = :papers_asked,
    callback_tries = :callback_tries, supports_open = :supports_open, supports_named =
    :supports_named, merged_into = :merged_into, merged_count = :merged_count, solved = :solved,
    satisfaction = :satisfaction, review_outcome = :review_outcome, cards_open = :cards_open,
    content_digest = :content_digest, accepted_at = :accepted_at, dispatched_at =
    :dispatched_at, replied_at = :replied_at, reviewed_at = :reviewed_at, ended_at = :ended_at,
    archived_at = :archived_at, due_at = :due_at, wake_at = :wake_at, entries = :entries,
    last_digest = :last_digest, changed_at = :changed_at, version = :version
WHERE matter_id = :matter_id AND version = :seen

-- name: move_matter
UPDATE matter SET scope_path = :scope_path, category = :category WHERE matter_id = :matter_id

-- name: next_sequence
INSERT INTO matter_sequence (county, day, last) VALUES (:county, :day, 1)
ON CONFLICT (county, day) DO UPDATE SET last = matter_sequence.last + 1
RETURNING last

-- name: insert_content
INSERT INTO matter_content (matter_id, county, title, words, address, longitude, latitude, datum,
                            source, source_number)
VALUES (:matter_id, :county, :title, :words, :address, :longitude, :latitude, :datum, :source,
        :source_number)

-- name: find_content
SELECT title, words, address, longitude, latitude, datum, source, source_number
FROM matter_content WHERE matter_id = :matter_id

-- ---- the journal

-- name: insert_entry
INSERT INTO journal (matter_id, seq, county, entry_id, at, act, from_state, to_state, hand,
                     person_id, post_id, role, unit_id, facts, changed, text_digest,
                     previous_digest, digest)
VALUES (:matter_id, :seq, :county, :entry_id, :at, :act, :from_state, :to_state, :hand,
        :person_id, :post_id, :role, :unit_id, :facts, :changed, :text_digest,
        :previous_digest, :digest)

-- name: insert_words
INSERT INTO journal_text (matter_id, seq, county, body) VALUES (:matter_id, :seq, :county, :body)

-- name: journal_of
SELECT matter_id, seq, county, entry_id, at, act, from_state, to_state, hand, person_id, post_id,
       role, unit_id, facts, changed, text_digest, previous_digest, digest
FROM journal WHERE matter_id = :matter_id ORDER BY seq

-- name: last_entry
SELECT matter_id, seq, county, entry_id, at, act, from_state, to_state, hand, person_id, post_id,
       role, unit_id, facts, changed, text_digest, previous_digest, digest
FROM journal WHERE matter_id = :matter_id AND act = :act ORDER BY seq DESC LIMIT 1

-- name: find_words
SELECT body FROM journal_text WHERE matter_id = :matter_id AND seq = :seq

-- ---- who has a part

-- name: insert_deed
INSERT INTO matter_deed (matter_id, person_id, part, county, at)
VALUES (:matter_id, :person_id, :part, :county, :now)
ON CONFLICT (matter_id, person_id, part) DO NOTHING

-- name: deeds_of
SELECT person_id, part FROM matter_deed WHERE matter_id = :matter_id

-- name: recused_from
SELECT person_id FROM matter_recusal WHERE matter_id = :matter_id

-- name: put_matter_unit
INSERT INTO matter_unit (matter_id, unit_id, part, county, since, ended_at, due_at)
VALUES (:matter_id, :unit_id, :part, :county, :since, NULL, :due_at)
ON CONFLICT (matter_id, unit_id, part)
DO UPDATE SET since = excluded.since, ended_at = NULL, due_at = excluded.due_at

-- name: end_matter_unit
UPDATE matter_unit SET ended_at = :now
WHERE matter_id = :matter_id AND unit_id = :unit_id AND part = :part AND ended_at IS NULL

-- name: units_of_matter
SELECT p.unit_id, u.name, p.part, p.since, p.ended_at, p.due_at
FROM matter_unit p JOIN unit u ON u.unit_id = p.unit_id
WHERE p.matter_id = :matter_id ORDER BY p.since, p.unit_id

-- ---- what is told

-- name: insert_outbox
INSERT INTO outbox (outbox_id, county, matter_id, about_id, seq, recipient, message, made_at)
VALUES (:outbox_id, :county, :matter_id, :about_id, :seq, :recipient, :message, :made_at)

-- name: merged_with
SELECT matter_id FROM matter WHERE merged_into = :matter_id

-- ---- settings

-- name: find_setting
SELECT value FROM setting WHERE name = :name

-- ---- registering

-- name: find_place
SELECT region_id, county, path, level FROM region WHERE region_id = :region_id AND valid_to IS NULL

-- name: find_place_of_grid
SELECT r.region_id, r.county, r.path, r.level
FROM grid g JOIN region r ON r.region_id = g.region_id
WHERE g.grid_id = :grid_id AND g.valid_to IS NULL

-- name: find_open_unit
SELECT unit_id FROM unit WHERE unit_id = :unit_id AND valid_to IS NULL

-- name: find_about
-- A section or window of a centre stands for the centre.
SELECT u.kind, u.level, r.path, p.path AS parent_path,
       CASE WHEN u.kind IN ('centre', 'centre_section') OR h.kind = 'centre' THEN 1 ELSE 0 END
FROM unit u JOIN region r ON r.region_id = u.region_id
LEFT JOIN region p ON p.region_id = r.parent_id
LEFT JOIN unit h ON h.unit_id = u.host_id
WHERE u.unit_id = :unit_id

-- name: find_desk
-- The county's centre first, then upwards, then downwards.
WITH RECURSIVE up (region_id, parent_id, level, path) AS (
    SELECT region_id, parent_id, level, path FROM region WHERE region_id = :region_id
    UNION ALL
    SELECT r.region_id, r.parent_id, r.level, r.path
    FROM region r JOIN up ON r.region_id = up.parent_id
)
SELECT c.unit_id, up.region_id, up.level, up.path
FROM up JOIN unit c ON c.region_id = up.region_id AND c.kind = 'centre' AND c.valid_to IS NULL
WHERE up.level < :below_level
ORDER BY CASE WHEN up.level <= 3 THEN 3 - up.level ELSE up.level END, c.unit_id LIMIT 1

-- name: insert_tag
INSERT INTO matter_tag (matter_id, tag, county) VALUES (:matter_id, :tag, :county)
ON CONFLICT (matter_id, tag) DO NOTHING

-- ---- reporters

-- name: insert_reporter
INSERT INTO reporter (reporter_id, county, name_sealed, telephone_sealed, telephone_lookup,
                      email_sealed, address_sealed, means, language, concealed, consent_version,
                      made_at, version)
VALUES (:reporter_id, :county, :name_sealed, :telephone_sealed, :telephone_lookup, :email_sealed,
        :address_sealed, :means, :language, :concealed, :consent_version, :made_at, :version)

-- name: find_reporter
SELECT reporter_id, county, name_sealed, telephone_sealed, telephone_lookup, email_sealed,
       address_sealed, means, language, concealed, consent_version, made_at, version
FROM reporter WHERE reporter_id = :reporter_id

-- name: save_reporter
UPDATE reporter
SET name_sealed = :name_sealed, telephone_sealed = :telephone_sealed,
    telephone_lookup = :telephone_lookup, email_sealed = :email_sealed,
    address_sealed = :address_sealed, means = :means, language = :language,
    concealed = :concealed, consent_version = :consent_version, version = :version + 1
WHERE reporter_id = :reporter_id AND version = :version

-- ---- views

-- name: find_unit_name
SELECT name FROM unit WHERE unit_id = :unit_id

-- name: tags_of
SELECT tag FROM matter_tag WHERE matter_id = :matter_id ORDER BY tag

-- name: matter_line
SELECT m.matter_id, m.number, m.state, m.queue, m.pending, m.channel, COALESCE(c.title, ''),
       COALESCE(c.address, ''), m.region_id, r.name, m.category, m.priority, m.confidential,
       m.lead_unit_id, u.name, m.handler_id, m.cards_open, m.registered_at, m.due_at, m.ended_at,
       m.version
FROM matter m JOIN region r ON r.region_id = m.region_id
LEFT JOIN matter_content c ON c.matter_id = m.matter_id
LEFT JOIN unit u ON u.unit_id = m.lead_unit_id
WHERE m.matter_id = :matter_id

-- name: region_path
SELECT path FROM region WHERE region_id = :region_id

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
ORDER BY ruled DESC, times DESC, unit_id LIMIT 10

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
 
  AND (CAST(:unit AS bigint) = 0 OR k.unit_id = :unit) AND (CAST(:of_unit AS bigint) = 0 OR k.unit_id = :of_unit)
  AND (:level = '' OR k.level = :level) AND (:only_open = 0 OR k.lifted_at IS NULL)
ORDER BY k.card_id DESC LIMIT :count

-- name: find_leader
SELECT person_id FROM post
WHERE post_id = :post_id AND role = 'leader' AND valid_from <= :now
  AND (valid_to IS NULL OR valid_to > :now)

-- name: insert_leader
INSERT INTO matter_leader (matter_id, person_id, county, post_id, since, reason, next_on)
VALUES (:matter_id, :person_id, :county, :post_id, :since, :reason, :next_on)

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
ORDER BY request_id DESC LIMIT 1

-- ---- what the server does by itself

-- name: due_to_wake
SELECT matter_id FROM matter
WHERE wake_at <= :until ORDER BY wake_at, matter_id LIMIT :most

-- name: clear_wake
UPDATE matter SET wake_at = NULL WHERE matter_id = :matter_id

-- name: set_due
UPDATE matter SET due_at = :due_at WHERE matter_id = :matter_id

-- name: delete_content
DELETE FROM matter_content WHERE matter_id = :matter_id

-- name: delete_words
DELETE FROM journal_text WHERE matter_id = :matter_id

-- name: delete_tags
DELETE FROM matter_tag WHERE matter_id = :matter_id

-- name: delete_reporter
DELETE FROM reporter WHERE reporter_id = :reporter_id
