-- name: find_paper
SELECT paper_id, kind, number, language, seq, attachment_id, made_by, made_at FROM paper
WHERE matter_id = :matter_id AND kind = :kind AND seq = :seq AND language = :language

-- name: last_serial
SELECT COALESCE(MAX(serial), 0) FROM paper WHERE county = :county AND kind = :kind AND year = :year

-- name: insert_paper
INSERT INTO paper (paper_id, county, matter_id, kind, language, seq, year, serial, number, made_by,
                   made_at)
VALUES (:paper_id, :county, :matter_id, :kind, :language, :seq, :year, :serial, :number, :made_by,
        :made_at)

-- name: keep_paper
UPDATE paper SET attachment_id = :attachment_id
WHERE paper_id = :paper_id AND attachment_id IS NULL

-- name: list_papers
SELECT paper_id, kind, number, language, seq, attachment_id, made_by, made_at FROM paper
WHERE matter_id = :matter_id AND paper_id > :after
ORDER BY paper_id
LIMIT :most

-- name: county_name
SELECT name FROM region WHERE level = 3 AND code = :code AND valid_to IS NULL
