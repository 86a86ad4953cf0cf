-- One code a voter, as a keyed hash: who reads this table votes with nothing. A new code takes the place of the old one.
CREATE TABLE voting_codes (
    organisation_id   BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    voter_id          BIGINT NOT NULL,
    code_hash         blob NOT NULL,            -- HMAC of the 16 signs
    run_id            BIGINT NOT NULL,          -- the print run that made it
    part              BIGINT NOT NULL,          -- of the run: one file for the printer
    PRIMARY KEY (organisation_id, process_id, voter_id),
    UNIQUE (organisation_id, code_hash)
);
CREATE INDEX voting_codes_by_run ON voting_codes (organisation_id, process_id, run_id, part);

-- Who had codes printed, who said yes, when and how many. Never whose.
CREATE TABLE print_runs (
    organisation_id   BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    id                BIGINT NOT NULL,
    kind              TEXT NOT NULL,            -- letters, protected (letters of their own, to be forwarded) or slips
    selection         TEXT NOT NULL,            -- missing (those without a code), all (voids codes) or voter (one, voids the code)
    group_name        TEXT NOT NULL,            -- one class or household; '' = all
    voter_id          BIGINT,
    made_by           BIGINT NOT NULL,
    made_at           BIGINT NOT NULL,
    approved_by       BIGINT,                   -- somebody else; null = not yet, or not needed
    approved_at       BIGINT,
    parts             BIGINT NOT NULL,          -- printed so far: every print is a compare-and-set on it
    printed_count     BIGINT NOT NULL,
    printed_at        BIGINT,
    PRIMARY KEY (organisation_id, process_id, id)
);
