-- The count of a process: rule, input and outcome, recomputable by anyone from the same ballots.
CREATE TABLE counts (
    organisation_id   BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    counted_at        BIGINT NOT NULL,
    rule              TEXT NOT NULL,            -- greedy, equal-shares
    satisfaction      TEXT NOT NULL,            -- what a winner is worth to a voter: cost, points
    input_hash        TEXT NOT NULL,            -- SHA-256 of the elections as counted, in hexadecimal
    ballots_count     BIGINT NOT NULL,
    blank_count       BIGINT NOT NULL,
    ties              TEXT NOT NULL,            -- '3,7;12,5': equal projects, the one that went first before the others
    PRIMARY KEY (organisation_id, process_id)
);

CREATE TABLE count_pots (
    organisation_id   BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    pot_id            BIGINT NOT NULL,
    ballots_count     BIGINT NOT NULL,          -- with at least one mark in this pot
    spent             BIGINT NOT NULL,          -- öre, sum of the winners' costs
    PRIMARY KEY (organisation_id, process_id, pot_id)
);

CREATE TABLE count_rows (
    organisation_id   BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    project_id        BIGINT NOT NULL,
    pot_id            BIGINT NOT NULL,
    votes             BIGINT NOT NULL,          -- ballots that mark the project
    score             BIGINT NOT NULL,          -- sum of points; = votes for approval
    rank              BIGINT NOT NULL,          -- 1… in order of selection for winners, then by score
    won               SMALLINT NOT NULL,
    explanation       TEXT NOT NULL,            -- JSON: why, and by how much
    PRIMARY KEY (organisation_id, process_id, project_id)
);

-- The legal decision by the board: the outcome confirmed, or a deviation with its published reason.
CREATE TABLE decisions (
    organisation_id   BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    decided_at        BIGINT NOT NULL,
    body_name         TEXT NOT NULL,            -- 'Kommunstyrelsen'
    registry_number   TEXT NOT NULL,
    statement         TEXT NOT NULL,
    PRIMARY KEY (organisation_id, process_id)
);

CREATE TABLE decision_rows (
    organisation_id   BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    project_id        BIGINT NOT NULL,
    funded            SMALLINT NOT NULL,
    reason            TEXT NOT NULL,            -- never empty where it deviates from the count
    PRIMARY KEY (organisation_id, process_id, project_id)
);

-- What happens to a funded project.
CREATE TABLE deliveries (
    organisation_id   BIGINT NOT NULL,
    project_id        BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    state             TEXT NOT NULL,            -- planning, procuring, building, done, cancelled
    promised_on       TEXT NOT NULL,            -- '2028-06' or ''
    promise_reason    TEXT NOT NULL,            -- why the date was moved, '' = as first promised
    PRIMARY KEY (organisation_id, project_id)
);

CREATE TABLE delivery_updates (
    organisation_id   BIGINT NOT NULL,
    id                BIGINT NOT NULL,
    project_id        BIGINT NOT NULL,
    state             TEXT NOT NULL,
    text              TEXT NOT NULL,
    picture_id        BIGINT,
    written_at        BIGINT NOT NULL,
    request_key       TEXT,                     -- of the form that made it, so that a form sent twice makes one; null = made by ourselves
    PRIMARY KEY (organisation_id, id),
    UNIQUE (organisation_id, request_key)
);
CREATE INDEX delivery_updates_by_project ON delivery_updates (organisation_id, project_id, id);

-- The money ledger: entries are only added; a mistake is mended by a counter-entry.
CREATE TABLE ledger_entries (
    organisation_id   BIGINT NOT NULL,
    id                BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    project_id        BIGINT NOT NULL,
    kind              TEXT NOT NULL,            -- reserved, committed, spent
    amount            BIGINT NOT NULL,          -- öre, negative for a counter-entry
    note              TEXT NOT NULL,
    booked_at         BIGINT NOT NULL,
    request_key       TEXT,                     -- as in delivery_updates
    PRIMARY KEY (organisation_id, id),
    UNIQUE (organisation_id, request_key)
);
CREATE INDEX ledger_by_project ON ledger_entries (organisation_id, project_id, id);
