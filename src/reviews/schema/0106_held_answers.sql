-- Processes whose answers are given together: what officials have written and signed waits for one moment.
CREATE TABLE held_processes (
    organisation_id   BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    release_at        BIGINT,                   -- null = a facilitator presses the button
    PRIMARY KEY (organisation_id, process_id)
);

-- An answer that is written, signed and waits to be given. Shown to nobody outside; gone once it is given.
CREATE TABLE held_answers (
    organisation_id   BIGINT NOT NULL,
    case_id           BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    accepts           SMALLINT NOT NULL,        -- 1 = yes, 0 = no
    reason_code       TEXT NOT NULL,            -- as in cases
    reason_understood TEXT NOT NULL,
    reason_answer     TEXT NOT NULL,
    reason_why        TEXT NOT NULL,
    reason_next       TEXT NOT NULL,
    answered_by       TEXT NOT NULL,
    held_by           BIGINT NOT NULL,          -- official who decided
    department_id     BIGINT,                   -- of that official
    held_at           BIGINT NOT NULL,
    case_version      BIGINT NOT NULL,          -- of the case as it was decided: a later change, such as of the cost, voids it
    PRIMARY KEY (organisation_id, case_id)
);
CREATE INDEX held_answers_by_process ON held_answers (organisation_id, process_id, case_id);
