-- The readings of one subject's sensitive fields, newest first: its person may list them, also one
-- without an account (domain 6.7, refusal 7).
CREATE INDEX access_log_by_thing ON access_log (subject_kind, subject_id, entry_id);
