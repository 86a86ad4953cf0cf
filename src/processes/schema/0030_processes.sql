-- A process: one participatory budget from its plan to its closing account. The plan is the configuration.
CREATE TABLE processes (
    organisation_id   BIGINT NOT NULL,
    id                BIGINT NOT NULL,
    template          TEXT NOT NULL,            -- 'municipal_pb'
    state             TEXT NOT NULL,            -- 'draft' or 'published'; which phase it is in follows from time alone
    currency          TEXT NOT NULL,            -- ISO 4217
    relations         TEXT NOT NULL,            -- who may take part: words of 'lives,works,studies,rents'
    age_min           BIGINT NOT NULL,          -- whole years on the day of the vote, 0 = any age
    ballot_kind       TEXT NOT NULL,            -- 'approval', 'points' or 'budget'
    marks_max         BIGINT NOT NULL,          -- approval: at most K projects a pot; points: the points to share out a pot
    allocation_rule   TEXT NOT NULL,            -- 'greedy' or 'equal-shares'
    cost_max          BIGINT,                   -- most one project may cost, öre; null = the pot
    languages         TEXT NOT NULL,            -- 'sv,en'
    picture_id        BIGINT,
    drawing           TEXT NOT NULL,            -- shown when there is no picture
    created_at        BIGINT NOT NULL,
    published_at      BIGINT,
    rules_hash        TEXT,                     -- SHA-256 of the manifest, written when the vote opens; from then rules are frozen
    version           BIGINT NOT NULL,          -- counts changes of the plan, so that two editors cannot overwrite each other
    PRIMARY KEY (organisation_id, id)
);

-- What people read about a process, per language; Swedish is always there.
CREATE TABLE process_texts (
    organisation_id   BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    language          TEXT NOT NULL,
    title             TEXT NOT NULL,
    summary           TEXT NOT NULL,            -- one sentence
    about             TEXT NOT NULL,            -- how it works
    criteria          TEXT NOT NULL,            -- what the organisation decides over and what it does not, a rule a line
    decider           TEXT NOT NULL,            -- who decides legally
    promise           TEXT NOT NULL,            -- what is promised, and what may change it
    PRIMARY KEY (organisation_id, process_id, language),
    FOREIGN KEY (organisation_id, process_id) REFERENCES processes (organisation_id, id)
);

CREATE TABLE phases (
    organisation_id   BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    kind              TEXT NOT NULL,            -- ideas, review, presentation, vote, count, decision, delivery, closing
    opens_at          BIGINT NOT NULL,          -- UTC ms, included
    closes_at         BIGINT NOT NULL,          -- UTC ms, excluded
    PRIMARY KEY (organisation_id, process_id, kind),
    FOREIGN KEY (organisation_id, process_id) REFERENCES processes (organisation_id, id)
);

-- Money to share out: an area's pot, or one for the whole organisation.
CREATE TABLE pots (
    organisation_id   BIGINT NOT NULL,
    id                BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    area_id           BIGINT,                   -- null = the whole organisation
    name              TEXT NOT NULL,
    amount            BIGINT NOT NULL,          -- öre
    sort              BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, process_id) REFERENCES processes (organisation_id, id)
);
CREATE INDEX pots_by_process ON pots (organisation_id, process_id, sort);

-- The rules as they stood when the vote opened, byte for byte: what rules_hash is the SHA-256 of. Never changed.
CREATE TABLE manifests (
    organisation_id   BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    manifest          TEXT NOT NULL,            -- JSON, see src/processes/manifest.hpp
    frozen_at         BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, process_id),
    FOREIGN KEY (organisation_id, process_id) REFERENCES processes (organisation_id, id)
);
