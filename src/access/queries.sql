-- name: find_session
SELECT s.session_id, s.person_id, s.created_at, s.last_seen_at, s.second_factor_at,
       c.password_given, c.totp_confirmed_at, post.post_id, post.role, post.unit_id,
       post.region_id, COALESCE(region.path, '/') AS region_path,
       COALESCE(region.county, '') AS county, s.screen
FROM session s
JOIN person p ON p.person_id = s.person_id AND p.disabled_at IS NULL
JOIN credential c ON c.person_id = s.person_id
LEFT JOIN post ON post.post_id = s.post_id AND post.valid_from <= :now
     AND (post.valid_to IS NULL OR post.valid_to > :now)
LEFT JOIN region ON region.region_id = post.region_id
WHERE s.secret_digest = :secret_digest AND s.ended_at IS NULL

-- name: find_token
SELECT t.token_id, t.person_id, t.permissions, t.last_used_at,
       post.post_id, post.role, post.unit_id, post.region_id,
       COALESCE(region.path, '/') AS region_path, COALESCE(region.county, '') AS county
FROM token t
JOIN person p ON p.person_id = t.person_id AND p.disabled_at IS NULL
JOIN post ON post.post_id = t.post_id AND post.valid_from <= :now
     AND (post.valid_to IS NULL OR post.valid_to > :now)
LEFT JOIN region ON region.region_id = post.region_id
WHERE t.secret_digest = :secret_digest AND t.revoked_at IS NULL AND t.expires_at > :now

-- name: find_post_facts
SELECT post.person_id, post.post_id, post.role, post.unit_id, post.region_id,
       COALESCE(region.path, '/') AS region_path, COALESCE(region.county, '') AS county
FROM post
JOIN person p ON p.person_id = post.person_id AND p.disabled_at IS NULL
LEFT JOIN region ON region.region_id = post.region_id
WHERE post.post_id = :post_id AND post.valid_from <= :now
  AND (post.valid_to IS NULL OR post.valid_to > :now)

-- name: find_setting
SELECT value FROM setting WHERE name = :name

-- name: save_setting
INSERT INTO setting (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = :value

-- name: touch_session
UPDATE session SET last_seen_at = :now WHERE session_id = :session_id AND last_seen_at < :now

-- name: touch_token
UPDATE token SET last_used_at = :now WHERE token_id = :token_id

-- name: count_attempt
INSERT INTO attempt (subject, tries, window_ends_at) VALUES (:subject, 1, :window_ends_at)
ON CONFLICT (subject) DO UPDATE SET
    tries = CASE WHEN attempt.window_ends_at <= :now THEN 1 ELSE attempt.tries + 1 END,
    window_ends_at = CASE WHEN attempt.window_ends_at <= :now OR attempt.tries < :most
                          THEN :window_ends_at ELSE attempt.window_ends_at END
RETURNING tries, window_ends_at

-- name: forgive_attempt
UPDATE attempt SET tries = tries - 1 WHERE subject = :subject AND tries > 0

-- name: forget_attempts
DELETE FROM attempt WHERE subject = :subject

-- name: sweep_attempts
DELETE FROM attempt
WHERE subject IN (SELECT subject FROM attempt WHERE window_ends_at <= :now LIMIT 100)

-- name: find_login
SELECT p.person_id, p.county, p.login_name, p.display_name, p.disabled_at,
       COALESCE(region.path, '/') AS region_path,
       c.password_hash, c.password_given, c.totp_sealed, c.totp_confirmed_at, c.totp_last_step
FROM person p
JOIN credential c ON c.person_id = p.person_id
LEFT JOIN region ON region.region_id = p.region_id
WHERE p.login_name = :login_name

-- name: get_login_of
SELECT p.person_id, p.county, p.login_name, p.display_name, p.disabled_at,
       COALESCE(region.path, '/') AS region_path,
       c.password_hash, c.password_given, c.totp_sealed, c.totp_confirmed_at, c.totp_last_step
FROM person p
JOIN credential c ON c.person_id = p.person_id
LEFT JOIN region ON region.region_id = p.region_id
WHERE p.person_id = :person_id

-- name: live_posts
SELECT post.post_id, post.role, post.unit_id, COALESCE(unit.name, '') AS unit_name,
       post.region_id, COALESCE(region.name, '') AS region_name, post.full_time
FROM post
LEFT JOIN unit ON unit.unit_id = post.unit_id
LEFT JOIN region ON region.region_id = post.region_id
WHERE post.person_id = :person_id AND post.valid_from <= :now
  AND (post.valid_to IS NULL OR post.valid_to > :now)
ORDER BY post.full_time DESC, post.post_id

-- name: insert_session
INSERT INTO session (session_id, county, person_id, post_id, secret_digest, created_at,
                     last_seen_at, second_factor_at, address_hash, agent)
VALUES (:session_id, :county, :person_id, :post_id, :secret_digest, :now, :now, NULL,
        :address_hash, :agent)

-- name: renew_session
UPDATE session SET secret_digest = :secret_digest,
       second_factor_at = COALESCE(CAST(:second_factor_at AS bigint), second_factor_at)
WHERE session_id = :session_id AND ended_at IS NULL

-- name: keep_on_screen
UPDATE session SET screen = 1 WHERE session_id = :session_id AND ended_at IS NULL

-- name: end_session
UPDATE session SET ended_at = :now, ended_because = :because
WHERE session_id = :session_id AND person_id = :person_id AND ended_at IS NULL

-- name: end_other_sessions
UPDATE session SET ended_at = :now, ended_because = :because
WHERE person_id = :person_id AND session_id <> :session_id AND ended_at IS NULL

-- name: list_sessions
SELECT session_id, created_at, last_seen_at, agent FROM session
WHERE person_id = :person_id AND ended_at IS NULL
  AND (screen = 1 OR (last_seen_at > :seen_after AND created_at > :created_after))
ORDER BY session_id DESC LIMIT 200

-- name: act_through
UPDATE session SET post_id = :post_id WHERE session_id = :session_id AND ended_at IS NULL

-- ---- secrets of a person
-- name: insert_credential
INSERT INTO credential (person_id, county, password_hash, password_given, password_at,
                        totp_last_step)
VALUES (:person_id, :county, :password_hash, :password_given, :now, 0)

-- name: set_password
UPDATE credential SET password_hash = :password_hash, password_given = :password_given,
       password_at = :now
WHERE person_id = :person_id

-- name: offer_totp
UPDATE credential SET totp_sealed = :totp_sealed, totp_confirmed_at = NULL, totp_last_step = 0
WHERE person_id = :person_id AND totp_confirmed_at IS NULL

-- name: confirm_totp
UPDATE credential SET totp_confirmed_at = :now, totp_last_step = :step
WHERE person_id = :person_id AND totp_sealed = :totp_sealed AND totp_confirmed_at IS NULL

-- name: use_totp_step
UPDATE credential SET totp_last_step = :step
WHERE person_id = :person_id AND totp_last_step < :step

-- name: drop_totp
UPDATE credential SET totp_sealed = NULL, totp_confirmed_at = NULL, totp_last_step = 0
WHERE person_id = :person_id

-- name: drop_recovery_codes
DELETE FROM recovery_code WHERE person_id = :person_id

-- name: insert_recovery_code
INSERT INTO recovery_code (person_id, position, county, code_digest)
VALUES (:person_id, :position, :county, :code_digest)

-- name: use_recovery_code
UPDATE recovery_code SET used_at = :now
WHERE person_id = :person_id AND code_digest = :code_digest AND used_at IS NULL

-- name: count_recovery_codes
SELECT count(*) FROM recovery_code WHERE person_id = :person_id AND used_at IS NULL

-- ---- people
-- name: insert_person
INSERT INTO person (person_id, county, region_id, kind, login_name, display_name, work_telephone,
                    identity_number_sealed, identity_number_lookup, private_telephone_sealed,
                    private_telephone_lookup, created_at, version)
VALUES (:person_id, :county, :region_id, :kind, :login_name, :display_name, :work_telephone,
        :identity_number_sealed, :identity_number_lookup, :private_telephone_sealed,
        :private_telephone_lookup, :now, 1)
ON CONFLICT (login_name) DO NOTHING

-- name: find_person
SELECT p.person_id, p.county, p.region_id, COALESCE(region.path, '/') AS region_path, p.kind,
       p.login_name, p.display_name, p.work_telephone, p.identity_number_sealed,
       p.private_telephone_sealed, p.disabled_at, p.version
FROM person p
LEFT JOIN region ON region.region_id = p.region_id
WHERE p.person_id = :person_id
  AND COALESCE(region.path, '/') >= :path_from AND COALESCE(region.path, '/') < :path_to
  AND (CAST(:unit AS bigint) = 0 OR EXISTS (SELECT 1 FROM post WHERE post.person_id = p.person_id
       AND post.unit_id = :unit AND (post.valid_to IS NULL OR post.valid_to > :now)))

-- name: list_people
SELECT p.person_id, p.county, p.region_id, COALESCE(region.path, '/') AS region_path, p.kind,
       p.login_name, p.display_name, p.work_telephone, p.identity_number_sealed,
       p.private_telephone_sealed, p.disabled_at, p.version
FROM person p
LEFT JOIN region ON region.region_id = p.region_id
WHERE p.person_id > :after
  AND COALESCE(region.path, '/') >= :path_from AND COALESCE(region.path, '/') < :path_to
  AND (CAST(:unit AS bigint) = 0 OR EXISTS (SELECT 1 FROM post WHERE post.person_id = p.person_id
       AND post.unit_id = :unit AND (post.valid_to IS NULL OR post.valid_to > :now)))
  AND (CAST(:name AS text) = '' OR p.display_name = :name OR p.login_name = :name)
ORDER BY p.person_id LIMIT :count

-- name: update_person
UPDATE person SET display_name = :display_name, work_telephone = :work_telephone,
       identity_number_sealed = :identity_number_sealed,
       identity_number_lookup = :identity_number_lookup,
       private_telephone_sealed = :private_telephone_sealed,
       private_telephone_lookup = :private_telephone_lookup, version = version + 1
WHERE person_id = :person_id AND version = :version

-- name: disable_person
UPDATE person SET disabled_at = :now, version = version + 1
WHERE person_id = :person_id AND disabled_at IS NULL

-- name: enable_person
UPDATE person SET disabled_at = NULL, version = version + 1
WHERE person_id = :person_id AND disabled_at IS NOT NULL

-- name: held_roles
SELECT post.role, COALESCE(region.path, '/') AS region_path
FROM post LEFT JOIN region ON region.region_id = post.region_id
WHERE post.person_id = :person_id AND (post.valid_to IS NULL OR post.valid_to > :now)

-- name: any_live_role
SELECT post.person_id FROM post JOIN person ON person.person_id = post.person_id
WHERE post.role = :role AND post.valid_to IS NULL AND person.disabled_at IS NULL
ORDER BY post.person_id LIMIT 1

-- ---- posts
-- name: find_place
SELECT region.region_id, region.path, region.county FROM region
WHERE region.region_id = :region_id AND region.valid_to IS NULL
  AND region.path >= :path_from AND region.path < :path_to

-- name: find_unit_place
SELECT region.region_id, region.path, region.county
FROM unit JOIN region ON region.region_id = unit.region_id
WHERE unit.unit_id = :unit_id AND (unit.valid_to IS NULL OR unit.valid_to > :now)
  AND region.path >= :path_from AND region.path < :path_to
  AND (CAST(:unit AS bigint) = 0 OR unit.unit_id = :unit)

-- name: insert_post
INSERT INTO post (post_id, county, person_id, role, unit_id, region_id, full_time, substitute_for,
                  valid_from, valid_to, given_by, version)
VALUES (:post_id, :county, :person_id, :role, :unit_id, :region_id, :full_time, :substitute_for,
        :valid_from, :valid_to, :given_by, 1)

-- name: find_post
SELECT post.post_id, post.person_id, p.display_name, post.role, post.unit_id,
       COALESCE(unit.name, '') AS unit_name, post.region_id,
       COALESCE(region.name, '') AS region_name,
       COALESCE(region.path, '/') AS region_path, post.full_time, post.substitute_for,
       post.valid_from, post.valid_to, p.kind
FROM post
JOIN person p ON p.person_id = post.person_id
LEFT JOIN unit ON unit.unit_id = post.unit_id
LEFT JOIN region ON region.region_id = post.region_id
WHERE post.post_id = :post_id
  AND COALESCE(region.path, '/') >= :path_from AND COALESCE(region.path, '/') < :path_to
  AND (CAST(:unit AS bigint) = 0 OR post.unit_id = :unit)

-- name: list_posts
SELECT post.post_id, post.person_id, p.display_name, post.role, post.unit_id,
       COALESCE(unit.name, '') AS unit_name, post.region_id,
       COALESCE(region.name, '') AS region_name,
       COALESCE(region.path, '/') AS region_path, post.full_time, post.substitute_for,
       post.valid_from, post.valid_to, p.kind
FROM post
JOIN person p ON p.person_id = post.person_id
LEFT JOIN unit ON unit.unit_id = post.unit_id
LEFT JOIN region ON region.region_id = post.region_id
WHERE post.post_id > :after
  AND COALESCE(region.path, '/') >= :path_from AND COALESCE(region.path, '/') < :path_to
  AND (CAST(:unit AS bigint) = 0 OR post.unit_id = :unit)
  AND (CAST(:person_id AS bigint) = 0 OR post.person_id = :person_id)
  AND (CAST(:unit_id AS bigint) = 0 OR post.unit_id = :unit_id)
  AND (CAST(:role AS text) = '' OR post.role = :role)
  AND (CAST(:also_ended AS bigint) = 1 OR post.valid_to IS NULL OR post.valid_to > :now)
ORDER BY post.post_id LIMIT :count

-- name: end_post
UPDATE post SET valid_to = :valid_to, ended_by = :ended_by, version = version + 1
WHERE post_id = :post_id AND (valid_to IS NULL OR valid_to > :valid_to)

-- ---- tokens
-- name: insert_token
INSERT INTO token (token_id, county, person_id, post_id, name, secret_digest, permissions,
                   created_by, created_at, expires_at)
VALUES (:token_id, (SELECT county FROM post WHERE post_id = :post_id), :person_id, :post_id, :name,
        :secret_digest, :permissions, :created_by, :now, :expires_at)

-- name: list_tokens
SELECT t.token_id, t.name, t.post_id, p.login_name, post.role, t.permissions, t.created_at,
       t.expires_at, t.last_used_at, t.revoked_at
FROM token t
JOIN person p ON p.person_id = t.person_id
JOIN post ON post.post_id = t.post_id
LEFT JOIN region ON region.region_id = post.region_id
WHERE t.token_id > :after
  AND COALESCE(region.path, '/') >= :path_from AND COALESCE(region.path, '/') < :path_to
  AND (CAST(:unit AS bigint) = 0 OR post.unit_id = :unit)
ORDER BY t.token_id LIMIT :count

-- name: find_token_place
SELECT t.person_id, COALESCE(region.path, '/') AS region_path FROM token t
JOIN post ON post.post_id = t.post_id
LEFT JOIN region ON region.region_id = post.region_id
WHERE t.token_id = :token_id
  AND COALESCE(region.path, '/') >= :path_from AND COALESCE(region.path, '/') < :path_to
  AND (CAST(:unit AS bigint) = 0 OR post.unit_id = :unit)

-- name: revoke_token
UPDATE token SET revoked_at = :now WHERE token_id = :token_id AND revoked_at IS NULL

-- ---- break-glass
-- name: insert_break_glass
INSERT INTO break_glass (break_glass_id, county, person_id, post_id, region_id, reason, created_at,
                         ends_at)
VALUES (:break_glass_id, :county, :person_id, :post_id, :region_id, :reason, :now, :ends_at)

-- name: find_break_glass
SELECT b.break_glass_id, b.region_id, region.path, b.ends_at, b.reason
FROM break_glass b JOIN region ON region.region_id = b.region_id
WHERE b.break_glass_id = :break_glass_id AND b.person_id = :person_id AND b.post_id = :post_id
  AND b.ends_at > :now AND b.ended_at IS NULL

-- name: end_break_glass
UPDATE break_glass SET ended_at = :now
WHERE break_glass_id = :break_glass_id AND person_id = :person_id AND ended_at IS NULL
  AND ends_at > :now

-- name: audit_administrators_of
SELECT DISTINCT post.person_id
FROM post LEFT JOIN region ON region.region_id = post.region_id
WHERE post.role = 'audit_administrator' AND post.valid_from <= :now
  AND (post.valid_to IS NULL OR post.valid_to > :now)
  AND substr(CAST(:region_path AS text), 1, length(COALESCE(region.path, '/')))
      = COALESCE(region.path, '/')
ORDER BY post.person_id

-- name: list_break_glass
SELECT b.break_glass_id, b.person_id, p.display_name, post.role, b.region_id,
       region.name AS region_name, b.reason, b.created_at, b.ends_at, b.ended_at
FROM break_glass b
JOIN region ON region.region_id = b.region_id
JOIN person p ON p.person_id = b.person_id
JOIN post ON post.post_id = b.post_id
WHERE b.break_glass_id < :before AND region.path >= :path_from AND region.path < :path_to
ORDER BY b.break_glass_id DESC LIMIT :count

-- ---- findings
-- name: live_posts_of_all
SELECT post.person_id, p.login_name, post.post_id, post.role,
       CASE WHEN p.disabled_at IS NULL THEN 0 ELSE 1 END AS disabled,
       CASE WHEN unit.valid_to IS NOT NULL AND unit.valid_to <= :now THEN 1 ELSE 0 END
           AS unit_closed
FROM post
JOIN person p ON p.person_id = post.person_id
LEFT JOIN unit ON unit.unit_id = post.unit_id
WHERE post.valid_to IS NULL OR post.valid_to > :now
ORDER BY post.person_id, post.post_id
