-- SQL of the matters. Who may see a matter: whoever's region covers its scope_path and, bound to a
-- unit, whose unit has a part in it; never the unit or the person that it complains of.

-- ---- the row

-- part: matter
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

-- part: seen
m.scope_path >= :path_from AND m.scope_path < :path_to
  AND (CAST(:unit AS bigint) = 0 OR EXISTS (SELECT 1 FROM matter_unit own
                            WHERE own.matter_id = m.matter_id AND own.unit_id = :unit))
  AND {not_about_me}

-- name: find_matter
{matter}
WHERE m.matter_id = :matter_id AND {seen}

-- name: find_by_number
{matter}
WHERE m.number = :number AND {seen}

-- name: get_matter
{matter} WHERE m.matter_id = :matter_id

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
UPDATE matter SET scope_path = :scope_path, category = :category, registered_at = :registered_at
WHERE matter_id = :matter_id

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

-- name: journal_after
SELECT matter_id, seq, county, entry_id, at, act, from_state, to_state, hand, person_id, post_id,
       role, unit_id, facts, changed, text_digest, previous_digest, digest
FROM journal WHERE matter_id = :matter_id AND seq > :after ORDER BY seq LIMIT :count

-- name: count_acts_since
SELECT COUNT(*) FROM journal
WHERE matter_id = :matter_id AND seq > :seen AND act NOT IN ('record_delivery', 'reveal')

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
-- Also those that were joined to one that was joined later.
WITH RECURSIVE joined (matter_id) AS (
    SELECT matter_id FROM matter WHERE merged_into = :matter_id
    UNION
    SELECT m.matter_id FROM matter m JOIN joined j ON m.merged_into = j.matter_id
)
SELECT matter_id FROM joined ORDER BY matter_id

-- name: joined_to
SELECT matter_id FROM matter WHERE merged_into = :matter_id ORDER BY matter_id

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

-- name: find_person
SELECT person_id FROM person WHERE person_id = :person_id

-- name: find_about
-- A section or window of a centre stands for the centre.
SELECT u.kind, u.level, r.path, p.path AS parent_path,
       CASE WHEN u.kind IN ('centre', 'centre_section') OR h.kind = 'centre' THEN 1 ELSE 0 END
FROM unit u JOIN region r ON r.region_id = u.region_id
LEFT JOIN region p ON p.region_id = r.parent_id
LEFT JOIN unit h ON h.unit_id = u.host_id
WHERE u.unit_id = :unit_id

-- name: find_desk
-- The county's centre first, then upwards, then downwards. Where a centre is complained of and none
-- stands above it, a petitions office above does (信访工作条例 22: it registers and routes).
WITH RECURSIVE up (region_id, parent_id, level, path) AS (
    SELECT region_id, parent_id, level, path FROM region WHERE region_id = :region_id
    UNION ALL
    SELECT r.region_id, r.parent_id, r.level, r.path
    FROM region r JOIN up ON r.region_id = up.parent_id
)
SELECT c.unit_id, up.region_id, up.level, up.path
FROM up JOIN unit c ON c.region_id = up.region_id AND c.valid_to IS NULL
    AND (c.kind = 'centre' OR (c.department = 'XF' AND CAST(:below_level AS bigint) < 6))
WHERE up.level < :below_level
ORDER BY CASE WHEN c.kind = 'centre' THEN 0 ELSE 1 END,
         CASE WHEN up.level <= 3 THEN 3 - up.level ELSE up.level END, c.unit_id LIMIT 1

-- name: insert_tag
INSERT INTO matter_tag (matter_id, tag, county) VALUES (:matter_id, :tag, :county)
ON CONFLICT (matter_id, tag) DO NOTHING

-- ---- reporters

-- name: insert_reporter
INSERT INTO reporter (reporter_id, county, name_sealed, name_lookup, telephone_sealed,
                      telephone_lookup, email_sealed, address_sealed, means, language, concealed,
      consent_version,
                      made_at, version)
VALUES (:reporter_id, :county, :name_sealed, :name_lookup, :telephone_sealed,
        :telephone_lookup, :email_sealed, :address_sealed, :means, :language, :concealed,
      :consent_version, :made_at, :version)

-- name: find_reporter
SELECT reporter_id, county, name_sealed, name_lookup, telephone_sealed, telephone_lookup,
       email_sealed, address_sealed, means, language, concealed, consent_version, made_at, version
FROM reporter WHERE reporter_id = :reporter_id

-- name: save_reporter
UPDATE reporter
SET name_sealed = :name_sealed, name_lookup = :name_lookup,
    telephone_sealed = :telephone_sealed,
    telephone_lookup = :telephone_lookup, email_sealed = :email_sealed,
    address_sealed = :address_sealed, means = :means, language = :language,
    concealed = :concealed, consent_version = :consent_version, version = :version + 1
WHERE reporter_id = :reporter_id AND version = :version

-- ---- views

-- name: find_unit_name
SELECT name FROM unit WHERE unit_id = :unit_id

-- name: unit_contact
SELECT unit_id, name, telephone FROM unit WHERE unit_id = :unit_id

-- name: find_person_name
SELECT display_name FROM person WHERE person_id = :person_id

-- name: tags_of
SELECT tag FROM matter_tag WHERE matter_id = :matter_id ORDER BY tag

-- name: region_path
SELECT path FROM region WHERE region_id = :region_id
