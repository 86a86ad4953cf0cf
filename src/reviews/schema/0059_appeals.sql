-- Who said no to a case: another official looks at it the second time. Never shown.
CREATE TABLE case_refusals (
    organisation_id   BIGINT NOT NULL,
    case_id           BIGINT NOT NULL,
    decided_at        BIGINT NOT NULL,
    person_id         BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, case_id, decided_at)
);

-- An author who asks that a no is looked at once more (omprövning), and the answer.
CREATE TABLE appeals (
    organisation_id   BIGINT NOT NULL,
    id                BIGINT NOT NULL,
    case_id           BIGINT NOT NULL,
    proposal_id       BIGINT NOT NULL,
    reason            TEXT NOT NULL,            -- the author's own words; public
    channel           TEXT NOT NULL,            -- web, phone, paper, desk
    entered_by        BIGINT,                   -- the facilitator who wrote it down for the author
    arrived_at        BIGINT NOT NULL,          -- when it came: a letter is typed later
    entered_at        BIGINT NOT NULL,
    due_at            BIGINT NOT NULL,          -- when the answer is promised
    state             TEXT NOT NULL,            -- asked, stands, overturned, withdrawn
    answered_at       BIGINT,
    answered_by       BIGINT,                   -- person; never shown
    answer            TEXT NOT NULL,            -- why it stands or does not; public
    who               TEXT NOT NULL,            -- function and unit that answers, never a person's name
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX appeals_by_proposal ON appeals (organisation_id, proposal_id, id);
