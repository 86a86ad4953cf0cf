-- Notices that came back: the mail server refused them for good, or a delivery status (RFC 3464) said so later. They stand on
-- a facilitator's list until somebody has seen to it that the person is reached.
CREATE TABLE returned_notices (
    organisation_id BIGINT NOT NULL,
    notice_id       BIGINT NOT NULL,
    returned_at     BIGINT NOT NULL,
    reason          TEXT   NOT NULL,   -- status as "5.1.1" (RFC 3463), or what the mail server answered
    settled_at      BIGINT,            -- null = stands on the list
    PRIMARY KEY (organisation_id, notice_id)
);
CREATE INDEX returned_notices_open ON returned_notices (organisation_id, settled_at, notice_id);
CREATE INDEX notices_message_id ON notices (organisation_id, message_id);
