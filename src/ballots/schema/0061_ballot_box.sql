-- The ballot box with a public record. While the vote is open the database holds nothing that opens without the key of
-- this vote, which lies in a file outside it (platform/crypto/key_folder.hpp): neither a ballot, nor which entry of the
-- record is whose, nor on which day somebody voted. So neither this database, nor its log, nor a backup joins a voter
-- to a ballot; and when the key is destroyed, nothing ever does.

-- A place on the roll. The voter's number is random: rows lie in no order of coming.
ALTER TABLE roll RENAME TO roll_before_0061;
DROP INDEX roll_by_person;
CREATE TABLE roll (
    organisation_id   BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    voter_id          BIGINT NOT NULL,          -- random
    person_id         BIGINT,                   -- the account, where the voter has one
    state             TEXT NOT NULL,            -- words of ballots/roll.hpp
    relation          TEXT NOT NULL,            -- on what the right rests: lives, works, studies, rents, or '' by register
    birth_year        BIGINT,                   -- stated where the process has a lowest age
    voted_sealed      blob NOT NULL,            -- day and channel, sealed by the key of this vote; empty when not voted
    stamp             BIGINT NOT NULL,          -- random, new at every change: a change is a compare-and-set on it, and it counts nothing
    PRIMARY KEY (organisation_id, process_id, voter_id),
    UNIQUE (organisation_id, process_id, person_id)
) WITHOUT ROWID;
CREATE INDEX roll_by_person ON roll (organisation_id, person_id);
INSERT INTO roll (organisation_id, process_id, voter_id, person_id, state, relation, birth_year, voted_sealed, stamp)
    SELECT organisation_id, process_id, person_id, person_id, state, relation, birth_year, CAST('' AS blob), version FROM roll_before_0061;
DROP TABLE roll_before_0061;

-- The box while the vote is open: one row for each voter who has cast. The slot is a keyed hash of the voter.
CREATE TABLE slots (
    organisation_id   BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    slot              blob NOT NULL,            -- 32 bytes: HMAC(key of this vote, voter)
    sealed            blob NOT NULL,            -- tag, version, ballot, nonce, receipt; all of one length (ballots/slot.hpp)
    PRIMARY KEY (organisation_id, process_id, slot)
) WITHOUT ROWID;

-- Entries that wait for the close, when all enter the record at once.
CREATE TABLE waiting_entries (
    organisation_id   BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    lookup            blob NOT NULL,            -- HMAC(key of this vote, receipt)
    sealed            blob NOT NULL,            -- the entry; all of one length
    PRIMARY KEY (organisation_id, process_id, lookup)
) WITHOUT ROWID;

-- Receipts of ballots that were changed or withdrawn since, so that a receipt can be answered at once. Emptied when the vote is final.
CREATE TABLE replaced_receipts (
    organisation_id   BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    lookup            blob NOT NULL,            -- HMAC(key of this vote, receipt)
    PRIMARY KEY (organisation_id, process_id, lookup)
) WITHOUT ROWID;

-- The opened box: the ballots that count, after the close. In the order of their leaves, which is no order of coming.
ALTER TABLE ballots RENAME TO ballots_before_0061;
DROP INDEX ballots_by_receipt;
CREATE TABLE ballots (
    organisation_id   BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    leaf              blob NOT NULL,            -- 32 bytes: its entry in the record; random for imported ballots, and the hash
                                                -- of the receipt for those cast before there was a record
    nonce             blob NOT NULL,            -- 32 bytes that open the commitment; empty where there is no record
    marks             TEXT NOT NULL,            -- '12,45:3': by project id, points where they are not 1; '' = blank ballot
    PRIMARY KEY (organisation_id, process_id, leaf)
) WITHOUT ROWID;
CREATE INDEX ballots_by_leaf ON ballots (organisation_id, leaf);
INSERT INTO ballots (organisation_id, process_id, leaf, nonce, marks)
    SELECT organisation_id, process_id, receipt_hash, CAST('' AS blob), marks FROM ballots_before_0061;
DROP TABLE ballots_before_0061;

-- One record for each vote: docs/record-format.md.
CREATE TABLE vote_logs (
    organisation_id   BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    origin            TEXT NOT NULL,            -- 'budget.lindvalla.se/processes/3'
    state             TEXT NOT NULL,            -- open, closed, finalised, annulled
    entries_count     BIGINT NOT NULL,
    peaks             blob NOT NULL,            -- of the Merkle tree (record/tree.hpp)
    key_check         blob NOT NULL,            -- tells whether a key is the one of this vote, and nothing else of it
    PRIMARY KEY (organisation_id, process_id)
);
CREATE TABLE log_entries (
    organisation_id   BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    position          BIGINT NOT NULL,          -- 0, 1, 2 … without holes
    leaf              blob NOT NULL,
    tag               blob NOT NULL,            -- empty for events
    version           BIGINT NOT NULL,
    entry             blob NOT NULL,
    PRIMARY KEY (organisation_id, process_id, position)
);
CREATE INDEX log_entries_by_leaf ON log_entries (organisation_id, leaf);
CREATE INDEX log_entries_by_tag ON log_entries (organisation_id, process_id, tag, version);
CREATE TABLE log_checkpoints (
    organisation_id   BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    entries_count     BIGINT NOT NULL,
    note              TEXT NOT NULL,            -- as it was signed
    PRIMARY KEY (organisation_id, process_id, entries_count)
);
