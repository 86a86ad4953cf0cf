-- Voting codes that were sent to a telephone or a mailbox. The number or address itself stands nowhere here: it lies in the
-- outbox until the message has gone (notices, lapses_at). `mark` is a hash of it under the key of the vote, which is
-- destroyed at the end, and until then lies outside the database.
CREATE TABLE sent_codes (
    organisation_id   BIGINT NOT NULL,
    ticket_hash       blob NOT NULL,            -- SHA-256 of the token that the browser which asked was given
    process_id        BIGINT NOT NULL,
    way               TEXT NOT NULL,            -- sms_code or email_code
    mark              blob NOT NULL,
    code_hash         blob NOT NULL,            -- HMAC of ticket and code
    tries             BIGINT NOT NULL,          -- wrong ones
    ends_at           BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, ticket_hash)
) WITHOUT ROWID;

-- One number or mailbox, one place on the roll. Emptied when the vote is final.
CREATE TABLE sent_code_voters (
    organisation_id   BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    mark              blob NOT NULL,
    voter_id          BIGINT NOT NULL,          -- random
    PRIMARY KEY (organisation_id, process_id, mark),
    UNIQUE (organisation_id, process_id, voter_id)
) WITHOUT ROWID;
