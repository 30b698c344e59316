-- What the commands ask by themselves; everything else belongs to a room.

-- name: find_setting
SELECT value FROM setting WHERE name = :name

-- name: save_setting
INSERT INTO setting (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value

-- name: count_people_and_units
SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM person LIMIT 1) AS p)
     + (SELECT COUNT(*) FROM (SELECT 1 FROM unit LIMIT 1) AS u)

-- name: last_entry_at
SELECT at FROM journal ORDER BY entry_id DESC LIMIT 1
