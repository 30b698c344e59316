-- SQL of the regions. Paths are ranges: a subtree is path >= '/1/35/' and path < '/1/350'.
--
-- CROSS JOIN means the same as JOIN here, but keeps SQLite from walking the subtree's regions
-- (665,000 of them in a wide scope) to find a few units or grids: it starts with the units of the
-- county or the grids whose codes begin alike, and then looks where each one lies.

-- name: open_regions
SELECT region_id, parent_id, level, code, name, urban_rural
FROM region
WHERE valid_to IS NULL;

-- name: largest_region_id
SELECT COALESCE(MAX(region_id), 0) FROM region;

-- name: open_regions_after
SELECT region_id, parent_id, level, code, name, pinyin, initials
FROM region
WHERE level = :level AND code > :code AND valid_to IS NULL
ORDER BY code
LIMIT :count;

-- name: rename_region
UPDATE region SET name = :name, pinyin = :pinyin, initials = :initials
WHERE region_id = :region_id;

-- name: reclassify_region
UPDATE region SET urban_rural = :urban_rural WHERE region_id = :region_id;

-- name: close_region
UPDATE region SET valid_to = :valid_to, successor_id = :successor_id
WHERE region_id = :region_id;

-- name: latest_edition
SELECT edition_id, as_of, imported_at, digest, total, added, renamed, moved, closed
FROM region_edition
ORDER BY edition_id DESC
LIMIT 1;

-- name: find_region
SELECT region_id, county, code, level, name, parent_id, path, urban_rural, valid_from, valid_to,
       successor_id
FROM region
WHERE region_id = :region_id AND path >= :path_from AND path < :path_to;

-- name: find_region_by_code
SELECT region_id, county, code, level, name, parent_id, path, urban_rural, valid_from, valid_to,
       successor_id
FROM region
WHERE level = :level AND code = :code AND valid_to IS NULL
  AND path >= :path_from AND path < :path_to;

-- name: find_region_at
SELECT code, level FROM region WHERE path = :path;

-- name: list_provinces
SELECT region_id, county, code, level, name, parent_id, path, urban_rural, valid_from, valid_to,
       successor_id
FROM region
WHERE level = 1 AND valid_to IS NULL AND code > :after
  AND path >= :path_from AND path < :path_to
ORDER BY code
LIMIT :count;

-- name: list_children
SELECT region_id, county, code, level, name, parent_id, path, urban_rural, valid_from, valid_to,
       successor_id
FROM region
WHERE parent_id = :parent_id AND valid_to IS NULL AND code > :after
  AND path >= :path_from AND path < :path_to
ORDER BY code
LIMIT :count;

-- name: list_subtree
SELECT region_id, county, code, level, name, parent_id, path, urban_rural, valid_from, valid_to,
       successor_id
FROM region
WHERE path >= :path_from AND path < :path_to AND level = :level AND valid_to IS NULL
ORDER BY code;

-- part: unit
SELECT u.unit_id, u.county, u.region_id, u.kind, u.sector, u.department, u.name, u.level,
       u.superior_id, u.host_id, u.building, u.legal_nature, u.rank, u.posts_authorised,
       u.posts_filled, u.premises, u.address, u.telephone, u.residence, u.valid_from, u.valid_to,
       u.version

-- name: find_unit
{unit}
FROM unit u JOIN region r ON r.region_id = u.region_id
WHERE u.unit_id = :unit_id AND r.path >= :path_from AND r.path < :path_to;

-- name: find_nearest_centre
-- Of the region itself, else of the nearest above it.
WITH RECURSIVE up (region_id, parent_id, level) AS (
    SELECT region_id, parent_id, level FROM region WHERE region_id = :region_id
    UNION ALL
    SELECT r.region_id, r.parent_id, r.level FROM region r JOIN up ON r.region_id = up.parent_id
)
{unit}
FROM up JOIN unit u ON u.region_id = up.region_id AND u.kind = 'centre' AND u.valid_to IS NULL
ORDER BY up.level DESC, u.unit_id LIMIT 1;

-- name: list_units
{unit}
FROM unit u CROSS JOIN region r
WHERE u.county >= :county_from AND u.county < :county_to AND r.region_id = u.region_id
  AND r.path >= :path_from AND r.path < :path_to
  AND r.path >= :within_from AND r.path < :within_to
  AND (:level = 0 OR u.level = :level)
  AND (:kind = '' OR u.kind = :kind)
  AND (:department = '' OR u.department = :department)
  AND (CAST(:host_id AS bigint) = 0 OR u.host_id = :host_id)
  AND (:part = '' OR u.name LIKE :part ESCAPE '!'
       OR EXISTS (SELECT 1 FROM unit_plate p WHERE p.unit_id = u.unit_id
                  AND p.name LIKE :part ESCAPE '!'))
  AND u.valid_to IS NULL AND u.unit_id > :after
ORDER BY u.unit_id
LIMIT :count;

-- name: list_plates
SELECT name FROM unit_plate WHERE unit_id = :unit_id ORDER BY position;

-- name: list_rooms
SELECT kind, name FROM unit_room WHERE unit_id = :unit_id ORDER BY position;

-- name: list_hours
SELECT weekday, opens_minute, closes_minute FROM unit_hours
WHERE unit_id = :unit_id
ORDER BY weekday, opens_minute;

-- name: update_unit
UPDATE unit SET kind = :kind, sector = :sector, department = :department, name = :name,
       superior_id = :superior_id, host_id = :host_id, building = :building,
       legal_nature = :legal_nature, rank = :rank, posts_authorised = :posts_authorised,
       posts_filled = :posts_filled, premises = :premises, address = :address,
       telephone = :telephone, residence = :residence, version = version + 1
WHERE unit_id = :unit_id AND version = :version AND valid_to IS NULL;

-- name: close_unit
UPDATE unit SET valid_to = :valid_to, version = version + 1
WHERE unit_id = :unit_id AND version = :version AND valid_to IS NULL;

-- name: delete_plates
DELETE FROM unit_plate WHERE unit_id = :unit_id;

-- name: delete_rooms
DELETE FROM unit_room WHERE unit_id = :unit_id;

-- name: delete_hours
DELETE FROM unit_hours WHERE unit_id = :unit_id;

-- name: count_below_unit
SELECT (SELECT COUNT(*) FROM unit WHERE valid_to IS NULL
          AND (superior_id = :unit_id OR host_id = :unit_id))
     + (SELECT COUNT(*) FROM post WHERE unit_id = :unit_id
          AND (valid_to IS NULL OR valid_to > :now));

-- name: sum_posts
SELECT u.level, COUNT(*) AS units, SUM(u.posts_authorised) AS authorised,
       SUM(u.posts_filled) AS filled
FROM unit u CROSS JOIN region r
WHERE u.county >= :county_from AND u.county < :county_to AND r.region_id = u.region_id
  AND r.path >= :path_from AND r.path < :path_to
  AND r.path >= :within_from AND r.path < :within_to
  AND (:kind = '' OR u.kind = :kind) AND u.valid_to IS NULL
GROUP BY u.level
ORDER BY u.level;

-- name: find_grid
SELECT g.grid_id, g.county, g.code, g.region_id, g.kind, g.name, g.area, g.telephone, g.valid_from,
       g.valid_to, g.version
FROM grid g JOIN region r ON r.region_id = g.region_id
WHERE g.grid_id = :grid_id AND r.path >= :path_from AND r.path < :path_to;

-- name: list_grids
SELECT g.grid_id, g.county, g.code, g.region_id, g.kind, g.name, g.area, g.telephone, g.valid_from,
       g.valid_to, g.version
FROM grid g CROSS JOIN region r
WHERE g.code >= :code_from AND g.code < :code_to AND g.code > :after
  AND r.region_id = g.region_id AND r.path >= :path_from AND r.path < :path_to
  AND r.path >= :within_from AND r.path < :within_to
  AND g.valid_to IS NULL
ORDER BY g.code
LIMIT :count;

-- name: list_grid_codes
SELECT code FROM grid WHERE region_id = :region_id;

-- name: count_grids
SELECT COUNT(*)
FROM grid g CROSS JOIN region r
WHERE g.code >= :code_from AND g.code < :code_to AND r.region_id = g.region_id
  AND r.path >= :path_from AND r.path < :path_to AND g.valid_to IS NULL;

-- name: retire_grid
UPDATE grid SET valid_to = :valid_to, version = version + 1
WHERE grid_id = :grid_id AND version = :version AND valid_to IS NULL;

-- name: end_grid_assignments
UPDATE grid_assignment SET valid_to = :valid_to
WHERE grid_id = :grid_id AND (valid_to IS NULL OR valid_to > :valid_to);

-- name: list_team
SELECT assignment_id, county, grid_id, person_id, part, substitute_for, valid_from, valid_to,
       leave_from, leave_to
FROM grid_assignment
WHERE grid_id = :grid_id AND (valid_to IS NULL OR valid_to > :now)
ORDER BY assignment_id;

-- name: find_assignment
SELECT a.assignment_id, a.county, a.grid_id, a.person_id, a.part, a.substitute_for, a.valid_from,
       a.valid_to, a.leave_from, a.leave_to
FROM grid_assignment a JOIN grid g ON g.grid_id = a.grid_id
     JOIN region r ON r.region_id = g.region_id
WHERE a.assignment_id = :assignment_id AND r.path >= :path_from AND r.path < :path_to;

-- name: end_assignment
UPDATE grid_assignment SET valid_to = :valid_to WHERE assignment_id = :assignment_id;

-- name: set_leave
UPDATE grid_assignment SET leave_from = :leave_from, leave_to = :leave_to
WHERE assignment_id = :assignment_id;

-- name: find_worker
SELECT p.person_id, p.display_name, p.work_telephone
FROM person p
WHERE p.person_id = :person_id AND p.disabled_at IS NULL;

-- name: find_worker_in_scope
SELECT p.person_id, p.display_name, p.work_telephone
FROM person p JOIN region r ON r.region_id = p.region_id
WHERE p.person_id = :person_id AND p.disabled_at IS NULL
  AND r.path >= :path_from AND r.path < :path_to;

-- name: list_teams_in
SELECT a.assignment_id, a.county, a.grid_id, a.person_id, a.part, a.substitute_for, a.valid_from,
       a.valid_to, a.leave_from, a.leave_to
FROM grid g CROSS JOIN region r CROSS JOIN grid_assignment a CROSS JOIN person p
WHERE g.code >= :code_from AND g.code < :code_to AND r.region_id = g.region_id
  AND r.path >= :path_from AND r.path < :path_to AND g.valid_to IS NULL
  AND a.grid_id = g.grid_id AND p.person_id = a.person_id AND p.disabled_at IS NULL
  AND a.valid_from <= :now AND (a.valid_to IS NULL OR a.valid_to > :now);

-- name: list_closed_places
SELECT 'unit' AS kind, u.name, r.name AS region_name, r.code
FROM unit u CROSS JOIN region r
WHERE u.county >= :county_from AND u.county < :county_to AND r.region_id = u.region_id
  AND r.path >= :path_from AND r.path < :path_to AND r.valid_to IS NOT NULL AND u.valid_to IS NULL
UNION ALL
SELECT 'grid', g.code, r.name, r.code
FROM grid g CROSS JOIN region r
WHERE g.code >= :code_from AND g.code < :code_to AND r.region_id = g.region_id
  AND r.path >= :path_from AND r.path < :path_to AND r.valid_to IS NOT NULL AND g.valid_to IS NULL;

-- name: list_headless_units
SELECT u.name
FROM unit u CROSS JOIN region r
WHERE u.county >= :county_from AND u.county < :county_to AND r.region_id = u.region_id
  AND r.path >= :path_from AND r.path < :path_to AND u.valid_to IS NULL
  AND u.kind IN ('centre', 'enterprise_centre', 'business_district_centre', 'park_centre',
                 'centre_section', 'peace_office', 'department', 'town_government',
                 'village_committee')
  AND NOT EXISTS (SELECT 1 FROM post p WHERE p.unit_id = u.unit_id
                  AND p.role IN ('unit_head', 'centre_head')
                  AND p.valid_from <= :now AND (p.valid_to IS NULL OR p.valid_to > :now))
ORDER BY u.unit_id;

-- name: list_centres_in
SELECT u.unit_id, u.name, u.kind, u.level, u.posts_filled
FROM unit u CROSS JOIN region r
WHERE u.county >= :county_from AND u.county < :county_to AND r.region_id = u.region_id
  AND r.path >= :path_from AND r.path < :path_to AND u.valid_to IS NULL
  AND u.kind IN ('centre', 'enterprise_centre', 'business_district_centre', 'park_centre')
ORDER BY u.unit_id;

-- name: list_centre_rooms_in
SELECT m.unit_id, m.kind
FROM unit u CROSS JOIN region r CROSS JOIN unit_room m
WHERE u.county >= :county_from AND u.county < :county_to AND r.region_id = u.region_id
  AND r.path >= :path_from AND r.path < :path_to AND u.valid_to IS NULL AND m.unit_id = u.unit_id
  AND u.kind IN ('centre', 'enterprise_centre', 'business_district_centre', 'park_centre');
