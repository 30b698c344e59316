-- name: find_idempotency
SELECT idempotency_id, digest, made_at, done, answer
FROM idempotency
WHERE caller = :scope AND endpoint = :endpoint AND client_key = :key;

-- name: claim_idempotency
INSERT INTO idempotency (idempotency_id, caller, endpoint, client_key, digest, made_at, done)
VALUES (:id, :scope, :endpoint, :key, :digest, :made_at, 0)
ON CONFLICT (caller, endpoint, client_key) DO NOTHING;

-- name: keep_idempotency
UPDATE idempotency SET done = 1, answer = :answer
WHERE caller = :scope AND endpoint = :endpoint AND client_key = :key;

-- name: release_idempotency
DELETE FROM idempotency
WHERE caller = :scope AND endpoint = :endpoint AND client_key = :key;

-- name: sweep_idempotency
DELETE FROM idempotency WHERE idempotency_id IN (
    SELECT idempotency_id FROM idempotency WHERE made_at <= :until ORDER BY made_at LIMIT :most);

-- name: next_event_seq
UPDATE event_sequence SET last_seq = last_seq + 1 WHERE one = 1;

-- name: publish_numbered
INSERT INTO event (event_id, seq, audience, kind, body, made_at)
SELECT CAST(:id AS bigint), last_seq, :audience, :kind, :body, CAST(:made_at AS bigint)
FROM event_sequence WHERE one = 1;

-- name: is_event_without_seq
SELECT 1 FROM event WHERE seq IS NULL LIMIT 1;

-- name: lock_event_sequence
UPDATE event_sequence SET last_seq = last_seq WHERE one = 1;

-- name: number_events
UPDATE event SET seq = (SELECT last_seq FROM event_sequence WHERE one = 1) + ranked.n
FROM (SELECT event_id AS id, row_number() OVER (ORDER BY event_id) AS n
      FROM event WHERE seq IS NULL ORDER BY event_id LIMIT 1000) AS ranked
WHERE event.event_id = ranked.id;

-- name: advance_event_sequence
UPDATE event_sequence SET last_seq = last_seq + :count WHERE one = 1;

-- name: get_event_sequence
SELECT last_seq, swept_seq FROM event_sequence WHERE one = 1;

-- name: events_after
SELECT seq, audience, kind, body FROM event WHERE seq > :after ORDER BY seq LIMIT 1000;

-- name: events_between
SELECT seq, audience, kind, body FROM event
WHERE audience = :audience AND seq > :after AND seq <= :until
ORDER BY seq LIMIT :most;

-- name: oldest_events
SELECT seq, made_at FROM event WHERE seq > :after ORDER BY seq LIMIT :most;

-- name: delete_events
DELETE FROM event WHERE seq > :after AND seq <= :until;

-- name: mark_events_swept
UPDATE event_sequence SET swept_seq = :until WHERE one = 1 AND swept_seq < :until;

-- name: touch_health
UPDATE health SET seen_at = :now WHERE one = 1;

-- name: read_health
SELECT seen_at FROM health WHERE one = 1;
