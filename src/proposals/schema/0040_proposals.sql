-- Pictures that people sent, encoded anew without metadata.
CREATE TABLE pictures (
    organisation_id   BIGINT NOT NULL,
    id                BIGINT NOT NULL,
    webp              blob NOT NULL,
    thumbnail_webp    blob NOT NULL,
    width             BIGINT NOT NULL,
    height            BIGINT NOT NULL,
    description       TEXT NOT NULL,            -- alternative text, written by whoever sent it
    added_by          BIGINT,                   -- person
    added_at          BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, id)
);

CREATE TABLE proposals (
    organisation_id   BIGINT NOT NULL,
    id                BIGINT NOT NULL,          -- also the receipt number, shown as "F-0142"
    process_id        BIGINT NOT NULL,
    pot_id            BIGINT,
    state             TEXT NOT NULL,            -- domain.md 4.1: draft, received, in_review, change_proposed, accepted, not_feasible, withdrawn, …
    state_at          BIGINT NOT NULL,
    title             TEXT NOT NULL,
    body              TEXT NOT NULL,            -- what and why
    beneficiaries     TEXT NOT NULL,            -- who benefits
    category          TEXT NOT NULL,            -- also the name of its drawing
    place             TEXT NOT NULL,            -- in words
    latitude          DOUBLE PRECISION,         -- WGS 84 degrees; both or none
    longitude         DOUBLE PRECISION,
    picture_id        BIGINT,
    language          TEXT NOT NULL,            -- that it is written in
    author_id         BIGINT,                   -- person; null when it came without an account
    author_name       TEXT NOT NULL,            -- as shown; an alias is fine
    author_contact    TEXT NOT NULL,            -- how to answer someone without account (phone, address); never public
    channel           TEXT NOT NULL,            -- web, paper, phone, desk
    entered_by        BIGINT,                   -- facilitator who typed it
    created_at        BIGINT NOT NULL,
    received_at       BIGINT,
    answer_due_at     BIGINT,                   -- promised date of the next answer
    revision          BIGINT NOT NULL,
    request_key       TEXT,                     -- of the form that made it, so that a form sent twice makes one; null = made by ourselves
    PRIMARY KEY (organisation_id, id),
    UNIQUE (organisation_id, request_key)
);
CREATE INDEX proposals_by_process ON proposals (organisation_id, process_id, state, id);
CREATE INDEX proposals_by_author ON proposals (organisation_id, author_id);

-- Every wording since it was received, the current one too, with why it changed.
CREATE TABLE proposal_revisions (
    organisation_id   BIGINT NOT NULL,
    proposal_id       BIGINT NOT NULL,
    revision          BIGINT NOT NULL,
    title             TEXT NOT NULL,
    body              TEXT NOT NULL,
    place             TEXT NOT NULL,
    reason            TEXT NOT NULL,            -- 'received', 'edited', 'change_offer'
    changed_at        BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, proposal_id, revision)
);

-- Every change of state: who, when, by which channel, and the public reason where there must be one.
CREATE TABLE proposal_states (
    organisation_id   BIGINT NOT NULL,
    proposal_id       BIGINT NOT NULL,
    sequence          BIGINT NOT NULL,
    state             TEXT NOT NULL,
    changed_at        BIGINT NOT NULL,
    changed_by_role   TEXT NOT NULL,            -- resident, official, facilitator, board_member, or allting by the clock: never a name
    channel           TEXT NOT NULL,
    reason            TEXT NOT NULL,
    PRIMARY KEY (organisation_id, proposal_id, sequence)
);

CREATE TABLE proposal_comments (
    organisation_id   BIGINT NOT NULL,
    id                BIGINT NOT NULL,
    proposal_id       BIGINT NOT NULL,
    person_id         BIGINT,
    name              TEXT NOT NULL,
    as_role           TEXT NOT NULL,            -- resident, official, facilitator
    text              TEXT NOT NULL,
    written_at        BIGINT NOT NULL,
    hidden_reason     TEXT NOT NULL,            -- '' = shown
    request_key       TEXT,                     -- as in proposals
    PRIMARY KEY (organisation_id, id),
    UNIQUE (organisation_id, request_key)
);
CREATE INDEX proposal_comments_by_proposal ON proposal_comments (organisation_id, proposal_id, id);

CREATE TABLE proposal_supports (
    organisation_id   BIGINT NOT NULL,
    proposal_id       BIGINT NOT NULL,
    person_id         BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, proposal_id, person_id)
);

-- What stands on the ballot: an accepted proposal with a cost and an owner, or one from an imported election.
CREATE TABLE projects (
    organisation_id   BIGINT NOT NULL,
    id                BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    pot_id            BIGINT NOT NULL,
    proposal_id       BIGINT,                   -- null when imported
    code              TEXT NOT NULL,            -- as on paper and in .pb files; unique in the process
    title             TEXT NOT NULL,
    summary           TEXT NOT NULL,
    category          TEXT NOT NULL,
    place             TEXT NOT NULL,
    latitude          DOUBLE PRECISION,
    longitude         DOUBLE PRECISION,
    picture_id        BIGINT,
    cost              BIGINT NOT NULL,          -- öre: the upper bound of the estimate
    running_cost      BIGINT NOT NULL,          -- öre a year
    owner_department  BIGINT,                   -- who carries it out; always there for accepted proposals
    language          TEXT NOT NULL,
    PRIMARY KEY (organisation_id, id),
    UNIQUE (organisation_id, process_id, code)
);
CREATE INDEX projects_by_process ON projects (organisation_id, process_id, pot_id, id);
CREATE INDEX projects_by_proposal ON projects (organisation_id, proposal_id);
