-- Proposals that a facilitator offers to make one, with a wording in common. Nothing is merged without its author's yes.
CREATE TABLE mergers (
    organisation_id   BIGINT NOT NULL,
    id                BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    title             TEXT NOT NULL,            -- the wording in common
    body              TEXT NOT NULL,
    place             TEXT NOT NULL,
    explanation       TEXT NOT NULL,            -- why, to the authors; the public reason of those that are merged
    state             TEXT NOT NULL,            -- proposed, made, not_made, undone
    proposed_at       BIGINT NOT NULL,
    proposed_by       BIGINT NOT NULL,          -- facilitator
    ended_at          BIGINT,                   -- when it was made, not made or undone
    result_id         BIGINT,                   -- the proposal that it made
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX mergers_by_process ON mergers (organisation_id, process_id, id);

-- Each proposal of a merger, and what its author answered. Silent = the own proposal stays.
CREATE TABLE merger_parts (
    organisation_id   BIGINT NOT NULL,
    merger_id         BIGINT NOT NULL,
    proposal_id       BIGINT NOT NULL,
    answer            TEXT NOT NULL,            -- none, yes, no, left: said yes and took it back
    due_at            BIGINT NOT NULL,          -- until when the author is waited for
    answered_at       BIGINT,
    channel           TEXT NOT NULL,            -- by which the author answered: web, phone, paper, desk
    words             TEXT NOT NULL,            -- the author's own, for the facilitators alone
    PRIMARY KEY (organisation_id, merger_id, proposal_id)
);
CREATE INDEX merger_parts_by_proposal ON merger_parts (organisation_id, proposal_id, merger_id);
