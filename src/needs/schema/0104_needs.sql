-- What people lack, by place and group: what is left of ideas that got a no or no money.
CREATE TABLE needs (
    organisation_id   BIGINT NOT NULL,
    id                BIGINT NOT NULL,
    title             TEXT NOT NULL,            -- "Barn i Östra saknar bollplan"
    description       TEXT NOT NULL,
    area_id           BIGINT,                   -- null = everywhere
    people            TEXT NOT NULL,            -- whose need it is: everyone, children, youth, …
    state             TEXT NOT NULL,            -- open, taken, met, set_aside
    department_id     BIGINT,                   -- that has been asked (open) or has taken it over
    promised_at       BIGINT,                   -- when the department reports the next time; null = has promised nothing
    opened_at         BIGINT NOT NULL,
    changed_at        BIGINT NOT NULL,          -- the search index follows it
    version           BIGINT NOT NULL,          -- two officials cannot overwrite each other
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX needs_by_change ON needs (organisation_id, changed_at, id);

-- The ideas that a need was read out of. An idea belongs to one need at most.
CREATE TABLE need_ideas (
    organisation_id   BIGINT NOT NULL,
    proposal_id       BIGINT NOT NULL,
    need_id           BIGINT NOT NULL,
    added_at          BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, proposal_id)
);
CREATE INDEX need_ideas_by_need ON need_ideas (organisation_id, need_id, proposal_id);

-- Everything that was done about a need, in public words.
CREATE TABLE need_reports (
    organisation_id   BIGINT NOT NULL,
    need_id           BIGINT NOT NULL,
    number            BIGINT NOT NULL,          -- 1, 2, … of the need
    kind              TEXT NOT NULL,            -- taken, progress, met, set_aside, returned, opened_again
    report            TEXT NOT NULL,            -- public
    reported_at       BIGINT NOT NULL,
    reported_by       BIGINT NOT NULL,          -- person; never shown
    department_id     BIGINT,                   -- that says it; null = a facilitator
    promised_at       BIGINT,                   -- what it promises
    PRIMARY KEY (organisation_id, need_id, number)
);
