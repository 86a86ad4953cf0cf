-- Several notices in one mail, for people who chose one a day or one a week. Which belong together is settled before they are
-- first sent, so that a second try is the same mail under the same message id.
ALTER TABLE notices ADD COLUMN in_digest SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE notices ADD COLUMN digest_id TEXT;   -- message id of the mail; null = not tried yet
CREATE INDEX notices_digest ON notices (organisation_id, digest_id);
