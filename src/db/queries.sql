-- name: all_id_nodes
SELECT node, owner, until_ms FROM id_node ORDER BY until_ms, node;

-- name: take_id_node
UPDATE id_node SET owner = :owner, until_ms = :until_ms
WHERE node = :node AND until_ms = :seen_until_ms;

-- name: extend_id_node
UPDATE id_node SET until_ms = :until_ms WHERE node = :node AND owner = :owner;

-- name: release_id_node
UPDATE id_node SET owner = '', until_ms = :until_ms WHERE node = :node AND owner = :owner;

-- name: seize_id_node
UPDATE id_node SET owner = :owner, until_ms = :until_ms WHERE node = :node;

-- name: all_migrations
SELECT number, name, digest FROM migration ORDER BY number;

-- name: record_migration
INSERT INTO migration (number, name, digest, applied_at)
VALUES (:number, :name, :digest, :applied_at);
