-- Who has used the right to vote. One row a person and process. It says that a person voted, never what or when:
-- the day only, so that no order ties it to the ballots.
CREATE TABLE roll (
    organisation_id   BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    person_id         BIGINT NOT NULL,
    state             TEXT NOT NULL,            -- none, online_cast, online_withdrawn, paper_issued, paper_cast
    relation          TEXT NOT NULL,            -- stated: lives, works, studies, rents
    birth_year        BIGINT,                   -- stated where the process has a lowest age
    voted_on          TEXT NOT NULL,            -- '2027-05-12' or ''
    channel           TEXT NOT NULL,            -- web, paper, desk, class or ''
    version           BIGINT NOT NULL,          -- every change is a compare-and-set on it
    PRIMARY KEY (organisation_id, process_id, person_id)
) WITHOUT ROWID;
CREATE INDEX roll_by_person ON roll (organisation_id, person_id);

-- The ballot box. No person, no time, no order: the key is random, and the slot is a keyed hash of the voter that only
-- the server's key can make. One slot, one ballot: the constraint is what makes a second vote impossible.
-- Without rowid the rows lie in the order of their random keys, so not even the file says which came first. A changed
-- vote is removed and put in under a new key, so that nothing tells it from others. (PostgreSQL still keeps an order of
-- its own, in xmin and in its log, until the box is sealed: docs/decisions/ballot_secrecy.md.)
CREATE TABLE ballots (
    organisation_id   BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    ballot_key        blob NOT NULL,            -- 16 random bytes
    slot              blob NOT NULL,            -- 32 bytes: HMAC(key of this vote, person); random for imported ballots
    receipt_hash      blob NOT NULL,            -- SHA-256 of the receipt's 16 signs
    request_hash      blob NOT NULL,            -- SHA-256 of the idempotency key: a repeated request gives the same receipt
    marks             TEXT NOT NULL,            -- '12,45:3': by project id, points where they are not 1; '' = blank ballot
    PRIMARY KEY (organisation_id, process_id, ballot_key),
    UNIQUE (organisation_id, process_id, slot)
) WITHOUT ROWID;
CREATE INDEX ballots_by_receipt ON ballots (organisation_id, receipt_hash);
