-- ---- words

-- name: shipped_templates
SELECT message, language, subject, body FROM message_template
WHERE region_id = 0 AND ended_at IS NULL

-- name: templates_in_force
SELECT template_id, region_id FROM message_template
WHERE message = :message AND language = :language AND ended_at IS NULL

-- name: next_template_version
SELECT COALESCE(MAX(version), 0) + 1 FROM message_template
WHERE region_id = :region_id AND message = :message AND language = :language

-- name: replace_template
UPDATE message_template SET ended_at = :now, ended_by = :by
WHERE region_id = :region_id AND message = :message AND language = :language AND ended_at IS NULL

-- name: insert_template
INSERT INTO message_template (template_id, county, region_id, message, language, version, subject,
                              body, published_at, published_by)
VALUES (:template_id, :county, :region_id, :message, :language, :version, :subject, :body,
        :published_at, :published_by)

-- part: template
SELECT t.template_id, t.region_id, COALESCE(r.name, '') AS region_name, t.message, t.language,
       t.version, t.subject, t.body, t.published_at, t.published_by, t.ended_at
FROM message_template t LEFT JOIN region r ON r.region_id = t.region_id

-- name: find_template
{template}
WHERE t.template_id = :template_id

-- name: end_template
UPDATE message_template SET ended_at = :now, ended_by = :by
WHERE template_id = :template_id AND region_id <> 0 AND ended_at IS NULL

-- name: list_templates
-- Those of the country and those of regions in the scope.
{template}
WHERE (t.region_id = 0 OR (r.path >= :path_from AND r.path < :path_to))
  AND (:message = '' OR t.message = :message)
  AND (:with_old = 1 OR t.ended_at IS NULL)
  AND t.template_id > :after
ORDER BY t.template_id LIMIT :most

-- ---- settings

-- name: find_setting
SELECT value FROM setting WHERE name = :name

-- name: put_setting
INSERT INTO setting (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value

-- name: get_mail_password
SELECT password_sealed FROM mail_secret WHERE one = 1

-- name: put_mail_password
UPDATE mail_secret SET password_sealed = :sealed WHERE one = 1

-- ---- the story behind a notice

-- name: find_unit_desk
SELECT name, telephone FROM unit WHERE unit_id = :unit_id

-- name: find_story
SELECT m.matter_id, a.matter_id AS about_id, j.seq, m.county, m.number, m.category,
       m.catalogue_number, r.path AS region_path, m.scope_path, a.number AS about_number, a.state,
       a.lead_unit_id, a.holder_unit_id, a.desk_unit_id, main.number AS main_number,
       j.at, j.act, j.to_state, j.facts, t.body AS texts
FROM matter m
JOIN region r ON r.region_id = m.region_id
JOIN matter a ON a.matter_id = :about_id
JOIN journal j ON j.matter_id = a.matter_id AND j.seq = :seq
LEFT JOIN journal_text t ON t.matter_id = j.matter_id AND t.seq = j.seq
LEFT JOIN matter main ON main.matter_id = m.merged_into
WHERE m.matter_id = :matter_id

-- name: find_lead_change
SELECT changed FROM journal
WHERE matter_id = :about_id AND seq <= :seq AND changed LIKE '%"lead_unit_id"%'
ORDER BY seq DESC LIMIT 1

-- name: find_due_then
SELECT ch.due_at FROM clock c JOIN clock_change ch ON ch.clock_id = c.clock_id
WHERE c.subject_kind = 'matter' AND c.subject_id = :about_id AND c.kind = :kind AND ch.at <= :at
  AND (CAST(:of_unit AS bigint) = 0 OR c.unit_id = :of_unit) AND ch.due_at IS NOT NULL
ORDER BY ch.at DESC, ch.clock_id DESC, ch.position DESC LIMIT 1

-- name: find_card
SELECT level, cause, answer_due_at FROM card WHERE card_id = :card_id

-- name: find_post_holder
SELECT p.display_name FROM post o JOIN person p ON p.person_id = o.person_id
WHERE o.post_id = :post_id

-- name: told_to_reporter
-- What a reporter was told, in order, with the version of the words that told it.
SELECT o.outbox_id, o.matter_id, o.about_id, o.seq, o.message, o.made_at,
       (SELECT MAX(n.template_id) FROM notice n
        WHERE n.matter_id = o.matter_id AND n.outbox_id = o.outbox_id
          AND n.recipient = 'reporter') AS template_id
FROM outbox o
WHERE o.matter_id = :matter_id AND o.recipient = 'reporter' AND o.outbox_id > :after
ORDER BY o.outbox_id LIMIT :most

-- name: deliveries_to_reporter
SELECT outbox_id, means, state, sent_at, delivered_at FROM notice
WHERE matter_id = :matter_id AND recipient = 'reporter'
  AND outbox_id > :after AND outbox_id <= :last
ORDER BY notice_id

-- name: find_contact
SELECT p.means, m.confidential, p.telephone_sealed, p.email_sealed
FROM matter m JOIN reporter p ON p.reporter_id = m.reporter_id
WHERE m.matter_id = :matter_id

-- ---- outbox

-- name: waiting_outbox
-- The limit stands inside the joins, so that a long outbox costs no more than a short one.
SELECT o.outbox_id, o.county, o.matter_id, o.about_id, o.seq, o.recipient, o.message, m.number,
       r.path AS region_path, m.scope_path, a.scope_path AS about_scope_path, m.confidential,
       m.reporter_person_id, a.desk_unit_id, COALESCE(p.means, 'none') AS means,
       COALESCE(p.language, 'zh') AS language, COALESCE(j.act, '') AS act
FROM (SELECT * FROM outbox WHERE taken_at IS NULL ORDER BY outbox_id LIMIT :most) o
JOIN matter m ON m.matter_id = o.matter_id
JOIN region r ON r.region_id = m.region_id
JOIN matter a ON a.matter_id = o.about_id
LEFT JOIN reporter p ON p.reporter_id = m.reporter_id
LEFT JOIN journal j ON j.matter_id = o.about_id AND j.seq = o.seq
ORDER BY o.outbox_id

-- name: any_waiting_outbox
SELECT COUNT(*) FROM (SELECT 1 FROM outbox WHERE taken_at IS NULL LIMIT 1) w

-- name: take_outbox
UPDATE outbox SET taken_at = :now WHERE taken_at IS NULL AND outbox_id <= :last

-- name: count_waiting_outbox
SELECT COUNT(*) FROM (SELECT 1 FROM outbox WHERE taken_at IS NULL LIMIT 100000) w

-- name: insert_event_once
INSERT INTO notice (notice_id, county, matter_id, about_id, seq, outbox_id, recipient, message,
                    language, template_id, means, webhook_id, channel, state, tries, error,
                    made_at, since, next_try_at, holder, sent_at, delivered_at)
VALUES (:notice_id, :county, :matter_id, :about_id, :seq, :outbox_id, :recipient, :message,
        :language, :template_id, :means, :webhook_id, :channel, :state, :tries, :error, :made_at,
        :since, :next_try_at, :holder, :sent_at, :delivered_at)
ON CONFLICT (webhook_id, about_id, seq) WHERE means = 'webhook' DO NOTHING

-- ---- sending

-- name: any_due_notice
SELECT COUNT(*) FROM (SELECT 1 FROM notice WHERE next_try_at <= :now LIMIT 1) w

-- name: due_notices
SELECT notice_id, county, matter_id, about_id, seq, outbox_id, recipient, message, language,
       template_id, means, webhook_id, channel, state, tries, error, made_at, since, next_try_at,
       holder, sent_at, delivered_at
FROM notice WHERE next_try_at <= :now ORDER BY next_try_at, notice_id LIMIT :most

-- name: claim_notice
-- On what was read: whoever claimed it in between changed the number of tries.
UPDATE notice SET holder = :claimed_by, next_try_at = :lease_end, tries = :tries + 1
WHERE notice_id = :notice_id AND tries = :tries AND next_try_at = :next_try_at

-- name: assign_gateway
UPDATE notice SET webhook_id = :webhook_id, channel = :channel WHERE notice_id = :notice_id

-- name: settle_notice
UPDATE notice
SET state = :state, error = :error, next_try_at = :next_try_at, holder = '', sent_at = :sent_at,
    delivered_at = :delivered_at
WHERE notice_id = :notice_id AND holder = :claimed_by AND tries = :tries

-- name: insert_attempt
INSERT INTO notice_attempt (notice_id, attempt, county, at, outcome, error, status, took_ms)
SELECT CAST(:notice_id AS bigint), COALESCE(MAX(attempt), 0) + 1, :county, CAST(:at AS bigint),
       :state, :error, CAST(:status AS bigint), CAST(:took_ms AS bigint)
FROM notice_attempt WHERE notice_id = :notice_id

-- name: hold_channel
UPDATE notice SET next_try_at = :until
WHERE notice_id IN (SELECT notice_id FROM notice
                    WHERE channel = :channel AND next_try_at < :until AND holder = ''
                    ORDER BY next_try_at LIMIT :most)

-- name: count_waiting_notices
SELECT COUNT(*) FROM (SELECT 1 FROM notice WHERE next_try_at IS NOT NULL LIMIT 100000) w

-- name: old_notices
-- By id, which is ordered by time, so that the walk ends where the young ones begin.
SELECT notice_id FROM notice WHERE notice_id > :after AND notice_id < :before
ORDER BY notice_id LIMIT :most

-- name: sweep_notices
DELETE FROM notice
WHERE notice_id > :after AND notice_id <= :last AND means IN ('in_app', 'webhook')
  AND next_try_at IS NULL

-- name: sweep_attempts
DELETE FROM notice_attempt
WHERE notice_id IN (SELECT notice_id FROM notice
                    WHERE notice_id > :after AND notice_id <= :last
                      AND means IN ('in_app', 'webhook') AND next_try_at IS NULL)

-- ---- subscriptions

-- name: active_webhooks
SELECT webhook_id, region_path, events, gateway, hold_until FROM webhook
WHERE active = 1 AND deleted_at IS NULL

-- part: webhook
SELECT webhook_id, county, region_id, region_path, name, url, events, gateway, agreement,
       secret_sealed, old_secret_sealed, old_secret_until, active, off_reason, failing_since,
       failures, hold_until, succeeded_at, created_by, created_at, version
FROM webhook

-- name: find_webhook
{webhook}
WHERE webhook_id = :webhook_id AND deleted_at IS NULL
  AND region_path >= :path_from AND region_path < :path_to

-- name: webhook_succeeded
UPDATE webhook SET failing_since = NULL, failures = 0, hold_until = NULL, succeeded_at = :now
WHERE webhook_id = :webhook_id
  AND (failures > 0 OR succeeded_at IS NULL OR succeeded_at < :recently)

-- name: webhook_failed
UPDATE webhook
SET failing_since = :since, failures = failures + 1, hold_until = :until,
    active = CASE WHEN :active = 1 THEN active ELSE 0 END,
    off_reason = CASE WHEN :active = 1 THEN off_reason ELSE :off_reason END
WHERE webhook_id = :webhook_id

-- ---- doctor

-- name: count_late_outbox
SELECT COUNT(*) FROM (SELECT 1 FROM outbox WHERE taken_at IS NULL AND made_at < :before
                      LIMIT 100000) w

-- name: count_dead
SELECT county, means, error, COUNT(*) FROM notice
WHERE state = 'dead' AND made_at >= :since
GROUP BY county, means, error ORDER BY county, means, error LIMIT 100

-- name: failing_webhooks
SELECT webhook_id, name, active, off_reason, failures FROM webhook
WHERE deleted_at IS NULL
  AND ((active = 1 AND failing_since < :before) OR off_reason IN ('failing', 'gone'))
ORDER BY webhook_id LIMIT 100

-- name: count_waiting_mail
SELECT COUNT(*) FROM (SELECT 1 FROM notice
                      WHERE channel = 'mail' AND next_try_at IS NOT NULL LIMIT 100000) w

-- ---- endpoints

-- name: list_webhooks
{webhook}
WHERE deleted_at IS NULL AND region_path >= :path_from AND region_path < :path_to
  AND webhook_id > :after
ORDER BY webhook_id LIMIT :most

-- name: count_webhooks
SELECT COUNT(*) FROM webhook WHERE region_id = :region_id AND deleted_at IS NULL

-- name: insert_webhook
INSERT INTO webhook (webhook_id, county, region_id, region_path, name, url, events, gateway,
                     agreement, secret_sealed, old_secret_sealed, old_secret_until, active,
                     off_reason, failing_since, failures, hold_until, succeeded_at, created_by,
                     created_at, version)
VALUES (:webhook_id, :county, :region_id, :region_path, :name, :url, :events, :gateway,
        :agreement, :secret_sealed, :old_secret_sealed, :old_secret_until, :active, :off_reason,
        :failing_since, :failures, :hold_until, :succeeded_at, :created_by, :created_at, :version)

-- name: save_webhook
UPDATE webhook
SET name = :name, url = :url, events = :events, gateway = :gateway, agreement = :agreement,
    secret_sealed = :secret_sealed, old_secret_sealed = :old_secret_sealed,
    old_secret_until = :old_secret_until, active = :active, off_reason = :off_reason,
    failing_since = :failing_since, failures = :failures, hold_until = :hold_until,
    version = :version + 1
WHERE webhook_id = :webhook_id AND version = :version AND deleted_at IS NULL

-- name: delete_webhook
UPDATE webhook SET deleted_at = :now, active = 0, version = version + 1
WHERE webhook_id = :webhook_id AND deleted_at IS NULL

-- Several texts for one question, so that each finds its own index.

-- part: notice
SELECT n.notice_id, n.matter_id, m.number, n.recipient, n.message, n.language, n.means,
       n.webhook_id, n.state, n.tries, n.error, n.made_at, n.next_try_at, n.sent_at,
       n.delivered_at
FROM notice n JOIN matter m ON m.matter_id = n.matter_id

-- part: in_reach
m.scope_path >= :path_from AND m.scope_path < :path_to
  AND (:state = '' OR n.state = :state) AND (:means = '' OR n.means = :means)
ORDER BY n.notice_id DESC LIMIT :most

-- name: notices_of_all
{notice}
WHERE n.notice_id < :before
  AND {in_reach}

-- name: notices_of_county
{notice}
WHERE n.county = :county AND n.notice_id < :before
  AND {in_reach}

-- name: dead_notices_of_all
{notice}
WHERE n.state = 'dead' AND n.notice_id < :before
  AND {in_reach}

-- name: dead_notices_of_county
{notice}
WHERE n.state = 'dead' AND n.county = :county AND n.notice_id < :before
  AND {in_reach}

-- name: notices_of_webhook
{notice}
JOIN webhook w ON w.webhook_id = n.webhook_id
WHERE n.webhook_id = :webhook_id AND n.notice_id < :before
  AND w.region_path >= :path_from AND w.region_path < :path_to
  AND (:state = '' OR n.state = :state) AND (:means = '' OR n.means = :means)
ORDER BY n.notice_id DESC LIMIT :most

-- name: find_notice_state
SELECT n.state FROM notice n JOIN matter m ON m.matter_id = n.matter_id
LEFT JOIN webhook w ON w.webhook_id = n.webhook_id
WHERE n.notice_id = :notice_id
  AND ((m.scope_path >= :path_from AND m.scope_path < :path_to)
       OR (w.region_path >= :path_from AND w.region_path < :path_to))

-- name: redeliver_notice
UPDATE notice
SET state = 'waiting', tries = 0, error = '', since = :now, next_try_at = :now,
    channel = CASE WHEN channel = '' THEN means ELSE channel END
WHERE notice_id = :notice_id AND state = 'dead'

-- part: to_tell
SELECT n.notice_id, n.county, n.matter_id, n.about_id, n.seq, n.outbox_id, n.recipient, n.message,
       n.language, n.template_id, n.means, n.webhook_id, n.channel, n.state, n.tries, n.error,
       n.made_at, n.since, n.next_try_at, n.holder, n.sent_at, n.delivered_at
FROM notice n JOIN matter m ON m.matter_id = n.matter_id

-- part: of_my_unit
m.scope_path >= :path_from AND m.scope_path < :path_to
  AND (CAST(:unit AS bigint) = 0 OR m.lead_unit_id = :unit
       OR m.holder_unit_id = :unit OR m.desk_unit_id = :unit)
  AND (m.about_unit_id IS NULL OR m.about_unit_id <> :own_unit)
  AND (m.about_person_id IS NULL OR m.about_person_id <> :own_person)

-- name: notices_to_tell_of_all
{to_tell}
WHERE n.state = 'waiting' AND n.next_try_at IS NULL AND n.notice_id > :after
  AND {of_my_unit}
ORDER BY n.notice_id LIMIT :most

-- name: notices_to_tell_of_county
{to_tell}
WHERE n.state = 'waiting' AND n.next_try_at IS NULL AND n.county = :county
  AND n.notice_id > :after
  AND {of_my_unit}
ORDER BY n.notice_id LIMIT :most

-- name: find_notice_to_tell
{to_tell}
WHERE n.notice_id = :notice_id AND n.means IN ('telephone', 'in_person')
  AND {of_my_unit}

-- name: save_told
UPDATE notice
SET state = :state, tries = :tries, error = :error, sent_at = :sent_at,
    delivered_at = :delivered_at
WHERE notice_id = :notice_id AND state = 'waiting'
