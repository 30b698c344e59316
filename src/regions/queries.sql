-- SQL of the regions. Paths are ranges: a subtree is path >= '/1/35/' and path < '/1/350'.

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
