-- name: find_version
SELECT version_id, scheme, number, label, status, digest, note, published_at, published_by
FROM catalogue_version WHERE scheme = :scheme AND number = :number

-- name: find_newest_version
SELECT version_id, scheme, number, label, status, digest, note, published_at, published_by
FROM catalogue_version WHERE scheme = :scheme ORDER BY number DESC LIMIT 1

-- name: list_versions
SELECT version_id, scheme, number, label, status, digest, note, published_at, published_by
FROM catalogue_version WHERE scheme = :scheme ORDER BY number DESC

-- name: insert_version
INSERT INTO catalogue_version (version_id, scheme, number, label, status, digest, note,
                               published_at, published_by)
VALUES (:version_id, :scheme, :number, :label, :status, :digest, :note, :published_at,
        :published_by)

-- name: list_departments
SELECT code, zh, en FROM catalogue_department WHERE version_id = :version_id ORDER BY position

-- name: list_schemes
SELECT code, zh, en FROM catalogue_scheme WHERE version_id = :version_id ORDER BY position

-- name: list_headings
SELECT code, zh, en FROM catalogue_heading WHERE version_id = :version_id ORDER BY position

-- name: list_limit_classes
SELECT version_id, code, position, limit_value, limit_unit, planning_days, zh, en, basis, statutory
FROM catalogue_limit_class WHERE version_id = :version_id ORDER BY position

-- name: list_leaves
SELECT version_id, code, position, zh, en, department, support, level, limit_class, statutory,
       priority, route, flags, evidence, standard, note
FROM category WHERE version_id = :version_id ORDER BY position

-- name: list_retired
SELECT code FROM catalogue_retired WHERE scheme = :scheme ORDER BY code

-- name: retire_code
INSERT INTO catalogue_retired (scheme, code, retired_in) VALUES (:scheme, :code, :retired_in)
ON CONFLICT (scheme, code) DO NOTHING

-- name: insert_draft
INSERT INTO catalogue_draft (draft_id, scheme, base_number, note, state, created_by, created_at,
                             changed_at, version)
VALUES (:draft_id, :scheme, :base_number, :note, :state, :created_by, :created_at, :changed_at,
        :version)

-- name: find_draft
SELECT draft_id, scheme, base_number, note, state, created_by, created_at, changed_at, version
FROM catalogue_draft WHERE draft_id = :draft_id

-- name: list_drafts
SELECT draft_id, scheme, base_number, note, state, created_by, created_at, changed_at, version
FROM catalogue_draft WHERE scheme = :scheme AND state = 'open' ORDER BY draft_id DESC

-- name: touch_draft
UPDATE catalogue_draft SET state = :state, changed_at = :changed_at, version = version + 1
WHERE draft_id = :draft_id AND version = :version AND state = 'open'

-- name: list_draft_changes
SELECT draft_id, code, leaf FROM catalogue_draft_change WHERE draft_id = :draft_id ORDER BY code

-- name: put_draft_change
INSERT INTO catalogue_draft_change (draft_id, code, leaf) VALUES (:draft_id, :code, :leaf)
ON CONFLICT (draft_id, code) DO UPDATE SET leaf = excluded.leaf

-- name: remove_draft_change
DELETE FROM catalogue_draft_change WHERE draft_id = :draft_id AND code = :code

-- name: forget_catalogue_crossings
DELETE FROM crosswalk WHERE source = 'catalogue'

-- name: put_crossing
INSERT INTO crosswalk (scheme, scheme_code, our_code, scheme_name, source)
VALUES (:scheme, :scheme_code, :our_code, :scheme_name, :source)
ON CONFLICT (scheme, scheme_code, our_code)
DO UPDATE SET scheme_name = excluded.scheme_name, source = excluded.source

-- name: remove_crossing
DELETE FROM crosswalk
WHERE scheme = :scheme AND scheme_code = :scheme_code AND our_code = :our_code

-- name: list_crossings
SELECT scheme, scheme_code, scheme_name, our_code FROM crosswalk
WHERE (:scheme = '' OR scheme = :scheme) AND (:scheme_code = '' OR scheme_code = :scheme_code)
  AND (:our_code = '' OR our_code = :our_code)
ORDER BY scheme, scheme_code, our_code LIMIT 5000

-- name: insert_override
INSERT INTO category_override (override_id, county, region_id, code, limit_value, limit_unit, level,
                               priority, flags, basis, valid_from, valid_to, set_by, set_at,
                               version)
VALUES (:override_id, :county, :region_id, :code, :limit_value, :limit_unit, :level, :priority,
        :flags, :basis, :valid_from, :valid_to, :set_by, :set_at, 1)

-- name: find_override
SELECT o.override_id, o.county, o.region_id, r.name, r.path, o.code, o.limit_value, o.limit_unit,
       o.level, o.priority, o.flags, o.basis, o.valid_from, o.valid_to, o.set_by, o.set_at,
       o.version
FROM category_override o JOIN region r ON r.region_id = o.region_id
WHERE o.override_id = :override_id AND r.path >= :path_from AND r.path < :path_to

-- name: overrides_of_region
SELECT o.override_id, o.county, o.region_id, r.name, r.path, o.code, o.limit_value, o.limit_unit,
       o.level, o.priority, o.flags, o.basis, o.valid_from, o.valid_to, o.set_by, o.set_at,
       o.version
FROM category_override o JOIN region r ON r.region_id = o.region_id
WHERE o.region_id = :region_id AND (:code = '' OR o.code = :code)
ORDER BY o.code, o.valid_from, o.override_id

-- name: list_overrides
SELECT o.override_id, o.county, o.region_id, r.name, r.path, o.code, o.limit_value, o.limit_unit,
       o.level, o.priority, o.flags, o.basis, o.valid_from, o.valid_to, o.set_by, o.set_at,
       o.version
FROM category_override o JOIN region r ON r.region_id = o.region_id
WHERE r.path >= :path_from AND r.path < :path_to AND (:code = '' OR o.code = :code)
  AND o.override_id > :after
ORDER BY o.override_id LIMIT :count

-- name: end_override
UPDATE category_override SET valid_to = :valid_to, version = version + 1
WHERE override_id = :override_id AND version = :version

-- name: change_override
UPDATE category_override
SET limit_value = :limit_value, limit_unit = :limit_unit, level = :level, priority = :priority,
    flags = :flags, basis = :basis, valid_from = :valid_from, valid_to = :valid_to,
    set_by = :set_by, set_at = :set_at, version = version + 1
WHERE override_id = :override_id AND version = :version

-- name: insert_duty
INSERT INTO duty (duty_id, county, region_id, code, kind, level, unit_id, department, basis_kind,
                  basis, batch, batch_date, disputed, clarification, approved_by, valid_from,
                  valid_to, entered_by, entered_at, version)
VALUES (:duty_id, :county, :region_id, :code, :kind, :level, :unit_id, :department, :basis_kind,
        :basis, :batch, :batch_date, :disputed, :clarification, :approved_by, :valid_from,
        :valid_to, :entered_by, :entered_at, 1)

-- name: change_duty
UPDATE duty
SET code = :code, kind = :kind, level = :level, unit_id = :unit_id, department = :department,
    basis_kind = :basis_kind, basis = :basis, batch = :batch, batch_date = :batch_date,
    disputed = :disputed, clarification = :clarification, approved_by = :approved_by,
    valid_from = :valid_from, valid_to = :valid_to, entered_by = :entered_by,
    entered_at = :entered_at, version = version + 1
WHERE duty_id = :duty_id AND version = :version

-- name: end_duty
UPDATE duty SET valid_to = :valid_to, version = version + 1
WHERE duty_id = :duty_id AND version = :version

-- name: find_duty
SELECT d.duty_id, d.county, d.region_id, r.name, r.path, d.code, d.kind, d.level, d.unit_id, u.name,
       d.department, d.basis_kind, d.basis, d.batch, d.batch_date, d.disputed, d.clarification,
       d.approved_by, d.valid_from, d.valid_to, d.entered_by, d.entered_at, d.version
FROM duty d JOIN region r ON r.region_id = d.region_id LEFT JOIN unit u ON u.unit_id = d.unit_id
WHERE d.duty_id = :duty_id AND r.path >= :path_from AND r.path < :path_to
  AND (CAST(:unit AS bigint) = 0 OR d.unit_id = :unit)

-- name: duties_of_region
SELECT d.duty_id, d.county, d.region_id, r.name, r.path, d.code, d.kind, d.level, d.unit_id, u.name,
       d.department, d.basis_kind, d.basis, d.batch, d.batch_date, d.disputed, d.clarification,
       d.approved_by, d.valid_from, d.valid_to, d.entered_by, d.entered_at, d.version
FROM duty d JOIN region r ON r.region_id = d.region_id LEFT JOIN unit u ON u.unit_id = d.unit_id
WHERE d.region_id = :region_id AND (:code = '' OR d.code = :code)
ORDER BY d.code, d.duty_id

-- name: list_duties
SELECT d.duty_id, d.county, d.region_id, r.name, r.path, d.code, d.kind, d.level, d.unit_id, u.name,
       d.department, d.basis_kind, d.basis, d.batch, d.batch_date, d.disputed, d.clarification,
       d.approved_by, d.valid_from, d.valid_to, d.entered_by, d.entered_at, d.version
FROM duty d JOIN region r ON r.region_id = d.region_id LEFT JOIN unit u ON u.unit_id = d.unit_id
WHERE r.path >= :path_from AND r.path < :path_to
  AND (CAST(:unit AS bigint) = 0 OR d.unit_id = :unit)
  AND (:code = '' OR d.code = :code) AND (CAST(:unit_id AS bigint) = 0 OR d.unit_id = :unit_id)
  AND (:department = '' OR d.department = :department) AND (:batch = '' OR d.batch = :batch)
  AND (:disputed = 0 OR d.disputed = 1) AND d.duty_id > :after
ORDER BY d.duty_id LIMIT :count

-- name: units_of_region
SELECT u.unit_id, u.name, u.department, u.level, u.region_id, u.superior_id, u.kind
FROM unit u
WHERE u.region_id = :region_id AND u.valid_from <= :now
  AND (u.valid_to IS NULL OR u.valid_to > :now)
ORDER BY u.unit_id

-- name: find_unit_fact
SELECT u.unit_id, u.name, u.department, u.level, u.region_id, u.superior_id, u.kind
FROM unit u WHERE u.unit_id = :unit_id

-- name: unit_named
SELECT u.unit_id FROM unit u
WHERE u.region_id = :region_id AND u.name = :name AND (u.valid_to IS NULL OR u.valid_to > :now)
ORDER BY u.unit_id LIMIT 1

-- name: codes_of_duties_in_force
SELECT code, COUNT(*) FROM duty WHERE valid_to IS NULL OR valid_to > :today
GROUP BY code ORDER BY code

-- name: duties_of_closed_units
SELECT d.duty_id, u.name FROM duty d JOIN unit u ON u.unit_id = d.unit_id
WHERE u.valid_to <= :now AND (d.valid_to IS NULL OR d.valid_to > :today)
ORDER BY d.duty_id LIMIT 1000

-- name: overrides_in_force
SELECT o.override_id, o.county, o.region_id, r.name, r.path, o.code, o.limit_value, o.limit_unit,
       o.level, o.priority, o.flags, o.basis, o.valid_from, o.valid_to, o.set_by, o.set_at,
       o.version
FROM category_override o JOIN region r ON r.region_id = o.region_id
WHERE o.valid_from <= :today AND (o.valid_to IS NULL OR o.valid_to > :today)
ORDER BY o.override_id
