-- What people are told: in which words, by which means, and whether it arrived.

-- Words of a message, in versions. Region 0 is what ships with the program. A version is never
-- changed: a newer one or a withdrawal only ends it.
CREATE TABLE message_template (
    template_id  bigint PRIMARY KEY,
    county       ktext NOT NULL,
    region_id    bigint NOT NULL,
    message      ktext NOT NULL,
    language     ktext NOT NULL,              -- zh, en
    version      bigint NOT NULL,             -- 1, 2, 3 … of region, message and language
    subject      text NOT NULL,
    body         text NOT NULL,
    published_at bigint NOT NULL,
    published_by bigint,                      -- none: shipped
    ended_at     bigint,
    ended_by     bigint
);
CREATE UNIQUE INDEX message_template_version
    ON message_template (region_id, message, language, version);
CREATE UNIQUE INDEX message_template_in_force
    ON message_template (message, language, region_id) WHERE ended_at IS NULL;
-- only sqlite
CREATE TRIGGER message_template_keeps BEFORE UPDATE OF subject, body, message, language, version
ON message_template
BEGIN SELECT RAISE(ABORT, 'a published text is never changed'); END;
CREATE TRIGGER message_template_stays BEFORE DELETE ON message_template
BEGIN SELECT RAISE(ABORT, 'a published text is never deleted'); END;
-- only postgresql
CREATE FUNCTION message_template_is_kept() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a published text is never changed or deleted'; END $$;
CREATE TRIGGER message_template_keeps
BEFORE UPDATE OF subject, body, message, language, version ON message_template
FOR EACH ROW EXECUTE FUNCTION message_template_is_kept();
CREATE TRIGGER message_template_stays BEFORE DELETE ON message_template
FOR EACH ROW EXECUTE FUNCTION message_template_is_kept();
-- both

-- Who outside wants to know: CloudEvents by signed HTTP. A gateway carries text messages or WeChat
-- and alone is given a telephone number, under a share agreement (PIPL 21 - 23).
CREATE TABLE webhook (
    webhook_id        bigint PRIMARY KEY,
    county            ktext NOT NULL,         -- '' above the counties
    region_id         bigint NOT NULL REFERENCES region (region_id),
    region_path       ktext NOT NULL,
    name              text NOT NULL,
    url               text NOT NULL,
    events            ktext NOT NULL,         -- acts separated by spaces; '' for all
    gateway           ktext NOT NULL,         -- none, sms, wechat
    agreement         text NOT NULL,          -- required of a gateway
    secret_sealed     text NOT NULL,
    old_secret_sealed text,                   -- signs too, until
    old_secret_until  bigint,
    active            bigint NOT NULL,
    off_reason        ktext NOT NULL,         -- '', failing, gone, by_hand
    failing_since     bigint,                 -- no success since
    failures          bigint NOT NULL,        -- in a row
    hold_until        bigint,                 -- after a failure nothing is tried before
    succeeded_at      bigint,
    created_by        bigint NOT NULL,
    created_at        bigint NOT NULL,
    deleted_at        bigint,
    version           bigint NOT NULL
);
CREATE INDEX webhook_by_region ON webhook (region_path, webhook_id) WHERE deleted_at IS NULL;
INSERT INTO sealed_column (table_name, key_column, sealed_column, lookup_column, context)
VALUES ('webhook', 'webhook_id', 'secret_sealed', '', 'webhook.secret'),
       ('webhook', 'webhook_id', 'old_secret_sealed', '', 'webhook.secret');

-- One thing told to one recipient by one means. Holds no text: that is made anew from the journal
-- and the version of the words, so that what retention deletes is gone here too.
CREATE TABLE notice (
    notice_id    bigint PRIMARY KEY,
    county       ktext NOT NULL,
    matter_id    bigint NOT NULL,             -- whose reporter is told
    about_id     bigint NOT NULL,             -- the matter that acted
    seq          bigint NOT NULL,             -- its journal entry
    outbox_id    bigint NOT NULL,
    recipient    ktext NOT NULL,              -- reporter, unit:5, person:7, webhook:9
    message      ktext NOT NULL,
    language     ktext NOT NULL,
    template_id  bigint,                      -- none for events to machines
    means        ktext NOT NULL,              -- page, in_app, email, sms, wechat, webhook,
                                              -- telephone, in_person
    webhook_id   bigint,                      -- the subscription or gateway that carries it
    channel      ktext NOT NULL,              -- what it waits for: mail, webhook:9; '' for nothing
    state        ktext NOT NULL,              -- waiting, sent, delivered, failed, dead
    tries        bigint NOT NULL,
    error        ktext NOT NULL,              -- of the last try: a code, never personal data
    made_at      bigint NOT NULL,
    since        bigint NOT NULL,             -- the present run of tries began
    next_try_at  bigint,                      -- or the end of the lease while `holder` is set
    holder       ktext NOT NULL,              -- the server that is sending it now
    sent_at      bigint,
    delivered_at bigint
);
CREATE INDEX notice_due ON notice (next_try_at, notice_id) WHERE next_try_at IS NOT NULL;
CREATE INDEX notice_by_channel ON notice (channel, next_try_at) WHERE next_try_at IS NOT NULL;
CREATE INDEX notice_by_matter ON notice (matter_id, recipient, notice_id);
CREATE INDEX notice_by_county ON notice (county, notice_id);
CREATE INDEX notice_dead ON notice (county, notice_id) WHERE state = 'dead';
CREATE INDEX notice_by_hand ON notice (county, notice_id)
    WHERE state = 'waiting' AND next_try_at IS NULL;
CREATE INDEX notice_by_webhook ON notice (webhook_id, notice_id) WHERE webhook_id IS NOT NULL;
CREATE UNIQUE INDEX notice_once_to_webhook ON notice (webhook_id, about_id, seq)
    WHERE means = 'webhook';

-- Every try, as it went.
CREATE TABLE notice_attempt (
    notice_id bigint NOT NULL,
    attempt   bigint NOT NULL,                -- 1, 2, 3 … over all runs
    county    ktext NOT NULL,
    at        bigint NOT NULL,
    outcome   ktext NOT NULL,                 -- sent, delivered, failed, dead
    error     ktext NOT NULL,
    status    bigint NOT NULL,                -- of HTTP or SMTP; 0: none came
    took_ms   bigint NOT NULL,
    PRIMARY KEY (notice_id, attempt)
);

-- The mail server's password; the rest of its settings stands in `setting`.
CREATE TABLE mail_secret (
    one             bigint PRIMARY KEY,
    password_sealed text
);
INSERT INTO mail_secret (one, password_sealed) VALUES (1, NULL);
INSERT INTO sealed_column (table_name, key_column, sealed_column, lookup_column, context)
VALUES ('mail_secret', 'one', 'password_sealed', '', 'mail.password');
