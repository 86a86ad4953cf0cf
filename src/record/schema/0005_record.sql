-- The public record: what was done, when, in which role, to which thing. Rows are only ever added. Each row carries
-- the hash of the one before, so that a row changed or taken away later shows. No person and no personal data.
CREATE TABLE record_entries (
    organisation_id BIGINT NOT NULL,
    sequence        BIGINT NOT NULL,    -- 1, 2, 3 … without holes
    at_utc          BIGINT NOT NULL,    -- ms
    kind            TEXT   NOT NULL,    -- 'proposal_submitted', 'vote_opened', …
    by_role         TEXT   NOT NULL,    -- the role in which it was done, or 'allting' for what the clock does
    subject         TEXT   NOT NULL,    -- 'process', 'proposal', …
    subject_id      BIGINT NOT NULL,
    facts           TEXT   NOT NULL,    -- JSON, public
    hash            blob   NOT NULL,    -- sha256 of the previous hash and this row (record.cpp)
    PRIMARY KEY (organisation_id, sequence)
);
CREATE INDEX record_entries_subject ON record_entries (organisation_id, subject, subject_id, sequence);

-- Where each organisation's record ends. Its row is locked while an entry is added, so that numbers have no holes.
CREATE TABLE record_heads (
    organisation_id BIGINT NOT NULL PRIMARY KEY,
    sequence        BIGINT NOT NULL,
    hash            blob   NOT NULL
);
