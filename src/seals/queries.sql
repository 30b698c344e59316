-- ---- seals and keys

-- name: find_seal
SELECT county, day, entries, root, previous_digest, key_id, made_at, signature
FROM seal WHERE county = :county AND day = :day

-- name: last_seal
SELECT county, day, entries, root, previous_digest, key_id, made_at, signature
FROM seal WHERE county = :county AND day < :before ORDER BY day DESC LIMIT 1

-- name: seals_of_county
SELECT county, day, entries, root, previous_digest, key_id, made_at, signature
FROM seal WHERE county = :county AND day > :after AND day >= :from_day AND day <= :to_day
ORDER BY day LIMIT :most

-- name: seals_by_day
SELECT county, day, entries, root, previous_digest, key_id, made_at, signature
FROM seal WHERE (day, county) > (:after, :after_county) AND day >= :from_day AND day <= :to_day
ORDER BY day, county LIMIT :most

-- name: newest_seals
SELECT county, day, entries, root, previous_digest, key_id, made_at, signature
FROM seal ORDER BY day DESC, county DESC LIMIT :most

-- name: insert_seal
INSERT INTO seal (county, day, entries, root, previous_digest, key_id, made_at, signature)
VALUES (:county, :day, :entries, :root, :previous_digest, :key_id, :made_at, :signature)

-- name: all_keys
SELECT key_id, public_key, since FROM seal_key ORDER BY since, key_id

-- name: insert_key
INSERT INTO seal_key (key_id, public_key, since) VALUES (:key_id, :public_key, :since)
ON CONFLICT (key_id) DO NOTHING

-- ---- entries by county and day

-- The next county behind one: an index is skipped through, however many entries there are.
-- name: next_county
SELECT MIN(county) FROM (
    SELECT MIN(county) AS county FROM journal WHERE county > :after
    UNION ALL
    SELECT MIN(county) AS county FROM seal WHERE county > :after) AS either

-- name: first_entry
SELECT MIN(entry_id) FROM journal WHERE county = :county AND entry_id >= :from_id

-- name: count_entries
SELECT COUNT(*) FROM journal
WHERE county = :county AND entry_id >= :from_id AND entry_id < :to_id

-- name: leaves
SELECT entry_id, digest FROM journal
WHERE county = :county AND entry_id >= :from_id AND entry_id < :to_id
ORDER BY entry_id LIMIT :most

-- name: find_entry
SELECT matter_id, seq, county, entry_id, at, act, from_state, to_state, hand, person_id, post_id,
       role, unit_id, facts, changed, text_digest, previous_digest, digest
FROM journal WHERE matter_id = :matter_id AND seq = :seq

-- ---- re-computing the journal

-- name: entries_after
SELECT j.matter_id, j.seq, j.county, j.entry_id, j.at, j.act, j.from_state, j.to_state, j.hand,
       j.person_id, j.post_id, j.role, j.unit_id, j.facts, j.changed, j.text_digest,
       j.previous_digest, j.digest, t.body
FROM journal j
LEFT JOIN journal_text t ON t.matter_id = j.matter_id AND t.seq = j.seq
WHERE (j.matter_id, j.seq) > (:matter_id, :seq)
ORDER BY j.matter_id, j.seq LIMIT :most

-- name: county_entries_after
SELECT j.matter_id, j.seq, j.county, j.entry_id, j.at, j.act, j.from_state, j.to_state, j.hand,
       j.person_id, j.post_id, j.role, j.unit_id, j.facts, j.changed, j.text_digest,
       j.previous_digest, j.digest, t.body
FROM matter m
JOIN journal j ON j.matter_id = m.matter_id
LEFT JOIN journal_text t ON t.matter_id = j.matter_id AND t.seq = j.seq
WHERE m.county = :county AND m.matter_id >= :matter_id
  AND (j.matter_id, j.seq) > (:matter_id, :seq)
ORDER BY m.matter_id, j.seq LIMIT :most

-- The row in the order of its columns, as matters::Matter has its members.
-- name: matters_between
SELECT m.* FROM matter m
WHERE m.matter_id > :after AND m.matter_id <= :last AND (:county = '' OR m.county = :county)
ORDER BY m.matter_id

-- name: matter_ids_between
SELECT matter_id FROM matter
WHERE matter_id > :after AND matter_id <= :last AND (:county = '' OR county = :county)
ORDER BY matter_id

-- name: find_number
SELECT number FROM matter WHERE matter_id = :matter_id

-- name: contents_between
SELECT c.title, c.words, c.address, c.longitude, c.latitude, c.datum, c.source, c.source_number,
       c.matter_id
FROM matter_content c
WHERE c.matter_id > :after AND c.matter_id <= :last AND (:county = '' OR c.county = :county)

-- name: find_entry_place
SELECT j.matter_id, j.seq, COALESCE(m.number, '')
FROM journal j LEFT JOIN matter m ON m.matter_id = j.matter_id
WHERE j.entry_id = :entry_id
