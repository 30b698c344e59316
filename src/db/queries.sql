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

-- name: count_text_tables_sqlite
SELECT count(*) FROM sqlite_master;

-- name: insert_text_state_sqlite
INSERT INTO text_state (one, position, format, layout) VALUES (1, 0, :format, :layout);

-- name: find_text_state_sqlite
SELECT position, format, layout FROM text_state;

-- name: move_text_position
UPDATE text_state SET position = :to WHERE position = :from;

-- name: find_text_document_sqlite
SELECT id, form, marks FROM text_document WHERE id = :id;

-- name: newest_text_documents_sqlite
SELECT id, form, marks FROM text_document WHERE id > :after AND id < :before
ORDER BY id DESC LIMIT :limit;

-- name: put_text_document_sqlite
INSERT INTO text_document (id, form, marks) VALUES (:id, :form, :marks)
ON CONFLICT (id) DO UPDATE SET form = excluded.form, marks = excluded.marks;

-- name: delete_text_document
DELETE FROM text_document WHERE id = :id;

-- name: add_text_terms_sqlite
INSERT INTO text_term (rowid, terms) VALUES (:id, :terms);

-- name: delete_text_terms_sqlite
INSERT INTO text_term (text_term, rowid, terms) VALUES ('delete', :id, :terms);

-- name: find_texts_sqlite
SELECT rowid FROM text_term
WHERE text_term MATCH :query AND rowid > :after AND rowid < :before
ORDER BY rowid DESC LIMIT :limit;

-- name: newest_texts_sqlite
SELECT d.id, d.form, d.marks FROM text_term t CROSS JOIN text_document d ON d.id = t.rowid
WHERE t.text_term MATCH :query AND t.rowid > :after AND t.rowid < :before
ORDER BY t.rowid DESC LIMIT :limit;

-- name: find_text_position_postgresql
SELECT position FROM text_state;

-- name: restart_text_state_postgresql
UPDATE text_state SET position = 0, format = :format WHERE format < :below;

-- name: newest_text_bucket
SELECT bucket, first_id, last_id, documents FROM text_bucket ORDER BY bucket DESC LIMIT 1;

-- name: find_text_bucket
SELECT bucket, first_id, last_id, documents FROM text_bucket WHERE first_id <= :id
ORDER BY first_id DESC LIMIT 1;

-- name: find_first_in_text_bucket
SELECT first_id FROM text_bucket WHERE bucket = :bucket;

-- name: put_text_bucket
INSERT INTO text_bucket (bucket, first_id, last_id, documents)
VALUES (:bucket, :first_id, :last_id, :documents)
ON CONFLICT (bucket) DO UPDATE SET last_id = excluded.last_id, documents = excluded.documents;

-- name: put_text_document_postgresql
INSERT INTO text_document (id, form, marks, terms)
VALUES (:id, :form, :marks, array_to_tsvector(string_to_array(:terms, ' ')))
ON CONFLICT (id) DO UPDATE
SET form = excluded.form, marks = excluded.marks, terms = excluded.terms
WHERE text_document.form <> excluded.form OR text_document.marks <> excluded.marks;

-- name: put_text_marks_postgresql
UPDATE text_document
SET marks = :marks, terms = ts_delete(terms, string_to_array(marks, ' '))
                            || array_to_tsvector(string_to_array(:marks, ' '))
WHERE id = :id AND marks <> :marks;

-- name: find_texts_postgresql
SELECT id FROM text_document
WHERE terms @@ CAST(:query AS tsquery) AND id + 0 > :after AND id + 0 < :before
ORDER BY id + 0 DESC LIMIT :limit;

-- name: find_text_documents_postgresql
SELECT id, form, marks FROM text_document
WHERE id = ANY (CAST(string_to_array(:ids, ' ') AS bigint[])) ORDER BY id DESC;
