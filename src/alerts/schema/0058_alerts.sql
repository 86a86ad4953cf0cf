-- Watching a vote while it is open: sums a quarter of an hour or a day, and the alerts that rules make of them. Never a row
-- of one person or one vote, and nothing of what was voted.
CREATE TABLE activity_counts (
    organisation_id   BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,          -- 0: not of one vote, such as signing in
    signal            TEXT NOT NULL,            -- words of alerts/signals.hpp
    subject           TEXT NOT NULL,            -- a band of ages, a series of codes, a hash of a network by a key of the day; or ''
    slot              BIGINT NOT NULL,          -- quarters of an hour since 1970
    count             BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, process_id, signal, slot, subject)
);
CREATE TABLE alerts (
    organisation_id   BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    number            BIGINT NOT NULL,
    signal            TEXT NOT NULL,
    subject           TEXT NOT NULL,
    day               BIGINT NOT NULL,          -- a signal is raised once a day and subject
    raised_at         BIGINT NOT NULL,
    figure            BIGINT NOT NULL,
    threshold         BIGINT NOT NULL,
    seen_by           BIGINT,                   -- person
    seen_at           BIGINT,
    comment           TEXT NOT NULL,
    PRIMARY KEY (organisation_id, process_id, number),
    UNIQUE (organisation_id, process_id, signal, subject, day)
);
-- What the rules may expect of a vote.
CREATE TABLE watch_settings (
    organisation_id   BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    votes_last_time   BIGINT,                   -- voters in the last edition
    networks          TEXT NOT NULL,            -- places from which many vote: a line each, '192.0.2.0/24 400'
    PRIMARY KEY (organisation_id, process_id)
);
