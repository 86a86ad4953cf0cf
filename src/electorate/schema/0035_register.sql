-- A process's register: who may vote, as the organisation's own lists say. Nothing here tells who has voted, and never what.
CREATE TABLE registers (
    organisation_id   BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    kind              TEXT NOT NULL,            -- municipal, pupils or tenants
    letters           SMALLINT NOT NULL,        -- 1 = letters are sent: every row has a name and an address
    version           BIGINT NOT NULL,          -- counts imports, so that two officers cannot import over each other
    PRIMARY KEY (organisation_id, process_id)
);

-- One row a voter. No identity number: only its keyed hash. Of a person with protected identity the name and the address
-- are sealed, and opened only for the letter; the columns that lists and filters read are empty.
CREATE TABLE register_entries (
    organisation_id    BIGINT NOT NULL,
    process_id         BIGINT NOT NULL,
    voter_id           BIGINT NOT NULL,
    match_hash         blob NOT NULL,           -- HMAC of what tells this voter from others on the same register
    identity_hash      blob,                    -- HMAC of the identity number, the same as of an account; null = not on the register
    name               TEXT NOT NULL,
    name_folded        TEXT NOT NULL,           -- in lower case, for the search
    group_name         TEXT NOT NULL,           -- class or household; '' = none
    area_id            BIGINT,
    birth_year         BIGINT,
    language           TEXT NOT NULL,           -- of the letter; '' = Swedish
    address            TEXT NOT NULL,           -- lines of the envelope
    sealed             blob,                    -- name and address of a person with protected identity
    protected_identity SMALLINT NOT NULL,
    is_gone            SMALLINT NOT NULL,       -- 1 = a later import had the voter no more
    seen_import        BIGINT NOT NULL,         -- the last import that had the voter
    PRIMARY KEY (organisation_id, process_id, voter_id),
    UNIQUE (organisation_id, process_id, match_hash)
);
CREATE INDEX register_entries_by_identity ON register_entries (organisation_id, process_id, identity_hash);
CREATE INDEX register_entries_by_group ON register_entries (organisation_id, process_id, group_name, name_folded);

-- What was taken in: counts only.
CREATE TABLE register_imports (
    organisation_id   BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    id                BIGINT NOT NULL,
    rows_count        BIGINT NOT NULL,
    added_count       BIGINT NOT NULL,
    gone_count        BIGINT NOT NULL,
    left_out_count    BIGINT NOT NULL,          -- faulty rows
    imported_by       BIGINT NOT NULL,
    imported_at       BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, process_id, id)
);

-- A file between its check and the yes of the officer: sealed, an hour at most, then swept.
CREATE TABLE register_uploads (
    organisation_id   BIGINT NOT NULL,
    upload_hash       blob NOT NULL,            -- SHA-256 of the token in the officer's form
    process_id        BIGINT NOT NULL,
    kind              TEXT NOT NULL,
    letters           SMALLINT NOT NULL,
    sealed            blob NOT NULL,
    made_by           BIGINT NOT NULL,
    made_at           BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, upload_hash)
);
