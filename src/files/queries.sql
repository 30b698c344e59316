-- Uploads.

-- name: sum_uploads
SELECT count(*), CAST(COALESCE(SUM(size), 0) AS bigint),
       CAST(COALESCE(SUM(CASE WHEN origin = :origin THEN size ELSE 0 END), 0) AS bigint)
FROM upload

-- name: insert_upload
INSERT INTO upload (upload_id, county, person_id, secret_digest, origin, size, sha256,
                    keep_metadata, name_sealed, received, made_at, expires_at)
VALUES (:upload_id, :county, :person_id, :secret_digest, :origin, :size, :sha256, :keep_metadata,
        :name_sealed, 0, :now, :expires_at)

-- name: find_upload
SELECT upload_id, county, person_id, secret_digest, origin, size, sha256, keep_metadata,
       name_sealed, received, expires_at, attachment_id
FROM upload WHERE upload_id = :upload_id AND expires_at > :now

-- name: find_upload_of
SELECT upload_id, county, person_id, secret_digest, origin, size, sha256, keep_metadata,
       name_sealed, received, expires_at, attachment_id
FROM upload WHERE attachment_id = :attachment_id AND expires_at > :now

-- name: receive
UPDATE upload SET received = :received
WHERE upload_id = :upload_id AND received = :seen AND attachment_id IS NULL

-- name: finish_upload
UPDATE upload SET attachment_id = :attachment_id, expires_at = :expires_at
WHERE upload_id = :upload_id AND attachment_id IS NULL

-- name: delete_upload
DELETE FROM upload WHERE upload_id = :upload_id

-- name: expired_uploads
SELECT upload_id, attachment_id FROM upload WHERE expires_at <= :now
ORDER BY expires_at, upload_id LIMIT :most

-- name: is_receiving
SELECT count(*) FROM upload WHERE upload_id = :upload_id AND attachment_id IS NULL

-- Contents.

-- name: claim_file
INSERT INTO stored_file (digest, size, uses, touched_at) VALUES (:digest, :size, 0, :now)
ON CONFLICT (digest) DO UPDATE SET touched_at = :now
RETURNING removing_at

-- name: use_file
UPDATE stored_file SET uses = uses + 1 WHERE digest = :digest AND removing_at IS NULL

-- name: release_file
UPDATE stored_file SET uses = uses - 1, touched_at = :now WHERE digest = :digest AND uses > 0

-- name: mark_unused
UPDATE stored_file SET removing_at = :now
WHERE digest IN (SELECT digest FROM stored_file
                 WHERE uses = 0 AND touched_at < :before
                   AND (removing_at IS NULL OR removing_at < :given_up)
                 ORDER BY touched_at LIMIT :most)
RETURNING digest

-- name: delete_unused
DELETE FROM stored_file WHERE digest = :digest AND uses = 0 AND removing_at = :removing_at

-- name: adopt_file
INSERT INTO stored_file (digest, size, uses, touched_at) VALUES (:digest, :size, 0, :now)
ON CONFLICT (digest) DO NOTHING

-- name: is_known_file
SELECT count(*) FROM stored_file WHERE digest = :digest

-- Attachments.

-- name: insert_attachment
INSERT INTO attachment (attachment_id, county, owner_kind, digest, size, kind, name_sealed, width,
                        height, preview_digest, taken_by, made_at)
VALUES (:attachment_id, '', '', :digest, :size, :kind, :name_sealed, :width, :height,
        :preview_digest, :taken_by, :now)

-- name: find_attachment
SELECT attachment_id, name_sealed, kind, size, width, height, preview_digest, taken_by, made_at,
       digest
FROM attachment WHERE attachment_id = :attachment_id AND removed_at IS NULL

-- name: find_attachment_of
SELECT attachment_id, name_sealed, kind, size, width, height, preview_digest, taken_by, made_at,
       digest
FROM attachment
WHERE attachment_id = :attachment_id AND owner_kind = :owner_kind AND owner_id = :owner_id
  AND removed_at IS NULL

-- name: list_attachments
SELECT attachment_id, name_sealed, kind, size, width, height, preview_digest, taken_by, made_at,
       digest
FROM attachment
WHERE owner_kind = :owner_kind AND owner_id = :owner_id AND removed_at IS NULL
ORDER BY attachment_id
LIMIT 1000

-- name: count_attachments
SELECT count(*) FROM attachment
WHERE owner_kind = :owner_kind AND owner_id = :owner_id AND removed_at IS NULL

-- name: attach
UPDATE attachment SET owner_kind = :owner_kind, owner_id = :owner_id, county = :county,
                      attached_at = :now
WHERE attachment_id = :attachment_id AND owner_id IS NULL AND removed_at IS NULL

-- name: remove_attachment
UPDATE attachment SET removed_at = :now, name_sealed = NULL
WHERE attachment_id = :attachment_id AND removed_at IS NULL

-- name: delete_unattached
DELETE FROM attachment WHERE attachment_id = :attachment_id AND owner_id IS NULL

-- What ought to hold.

-- name: each_used_file
SELECT digest, size FROM stored_file WHERE uses > 0 ORDER BY digest

-- name: miscounted_files
SELECT s.digest, s.uses, COALESCE(c.uses, 0)
FROM stored_file s
LEFT JOIN (SELECT digest, count(*) AS uses
           FROM (SELECT digest FROM attachment WHERE removed_at IS NULL
                 UNION ALL
                 SELECT preview_digest FROM attachment
                 WHERE removed_at IS NULL AND preview_digest IS NOT NULL) used
           GROUP BY digest) c ON c.digest = s.digest
WHERE s.uses <> COALESCE(c.uses, 0)
LIMIT 100

-- name: attachments_without_file
SELECT a.attachment_id FROM attachment a
WHERE a.removed_at IS NULL
  AND (NOT EXISTS (SELECT 1 FROM stored_file s WHERE s.digest = a.digest)
       OR (a.preview_digest IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM stored_file s WHERE s.digest = a.preview_digest)))
LIMIT 100

-- name: attachments_without_owner
SELECT a.attachment_id FROM attachment a
WHERE a.owner_id IS NULL AND a.removed_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM upload u WHERE u.attachment_id = a.attachment_id)
LIMIT 100
