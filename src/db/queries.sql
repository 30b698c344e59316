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

-- name: columns_sqlite
SELECT t.name, c.name, lower(c.type)
FROM pragma_table_list t JOIN pragma_table_info(t.name) c
WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite%'
ORDER BY t.name, c.cid;

-- name: columns_postgresql
SELECT CAST(c.relname AS text), CAST(a.attname AS text), format_type(a.atttypid, NULL)
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relnamespace = to_regnamespace(current_schema()) AND c.relkind = 'r'
  AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
ORDER BY c.relname COLLATE "C", a.attnum;

-- name: things_sqlite
SELECT upper(type), '"' || name || '"' FROM sqlite_master
WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%'
  AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
ORDER BY type DESC, rowid DESC;

-- name: things_postgresql
SELECT 'TABLE', CAST(oid AS regclass)::text FROM pg_class
WHERE relnamespace = to_regnamespace(current_schema()) AND relkind = 'r'
UNION ALL
SELECT 'FUNCTION', CAST(p.oid AS regprocedure)::text FROM pg_proc p
WHERE p.pronamespace = to_regnamespace(current_schema()) AND p.prokind = 'f'
  AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e');

-- name: all_sealed_columns
SELECT table_name, key_column, sealed_column, lookup_column, context
FROM sealed_column ORDER BY table_name, sealed_column;
