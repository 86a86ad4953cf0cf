-- Processes in which two officials sign each answer to an author.
CREATE TABLE signed_processes (
    organisation_id   BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, process_id)
);

-- An answer that one official has signed and that waits for another. Gone once it is given.
CREATE TABLE case_signatures (
    organisation_id   BIGINT NOT NULL,
    case_id           BIGINT NOT NULL,
    accepts           SMALLINT NOT NULL,        -- 1 = yes, 0 = no
    reason_code       TEXT NOT NULL,            -- as in cases
    reason_understood TEXT NOT NULL,
    reason_answer     TEXT NOT NULL,
    reason_why        TEXT NOT NULL,
    reason_next       TEXT NOT NULL,
    answered_by       TEXT NOT NULL,
    signed_by         BIGINT NOT NULL,
    signed_at         BIGINT NOT NULL,
    case_version      BIGINT NOT NULL,          -- of the case as it was signed: a later change, such as of the cost, voids it
    PRIMARY KEY (organisation_id, case_id)
);
