-- A session that a screen on a wall keeps: it lasts for weeks, and opens nothing but the wall.
ALTER TABLE session ADD COLUMN screen bigint NOT NULL DEFAULT 0;
