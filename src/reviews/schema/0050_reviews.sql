-- One case per proposal under review.
CREATE TABLE cases (
    organisation_id   BIGINT NOT NULL,
    id                BIGINT NOT NULL,
    proposal_id       BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    department_id     BIGINT,                   -- whose turn it is
    official_id       BIGINT,                   -- person who has taken it, if any
    state             TEXT NOT NULL,            -- open, waiting_for_author, accepted, refused, withdrawn
    opened_at         BIGINT NOT NULL,
    due_at            BIGINT NOT NULL,
    decided_at        BIGINT,
    registry_number   TEXT NOT NULL,            -- diarienummer, '' = none yet
    cost_low          BIGINT,                   -- öre, one-off
    cost_high         BIGINT,                   -- öre, one-off: what the ballot uses
    cost_running      BIGINT,                   -- öre a year
    cost_note         TEXT NOT NULL,            -- what is included, source
    owner_department  BIGINT,                   -- who would carry it out
    reason_code       TEXT NOT NULL,            -- of a refusal: domain.md 4.5
    reason_understood TEXT NOT NULL,            -- the five-part reason, public once decided
    reason_answer     TEXT NOT NULL,
    reason_why        TEXT NOT NULL,
    reason_next       TEXT NOT NULL,
    answered_by       TEXT NOT NULL,            -- function and unit, never a person's name
    version           BIGINT NOT NULL,          -- two officials cannot overwrite each other
    PRIMARY KEY (organisation_id, id),
    UNIQUE (organisation_id, proposal_id)
);
CREATE INDEX cases_by_due ON cases (organisation_id, state, due_at);

CREATE TABLE checklist_answers (
    organisation_id   BIGINT NOT NULL,
    case_id           BIGINT NOT NULL,
    question          TEXT NOT NULL,            -- jurisdiction, law, decisions, criteria, … (domain.md 4.4)
    answer            TEXT NOT NULL,            -- yes, yes_if, no, not_relevant
    public_sentence   TEXT NOT NULL,
    internal_note     TEXT NOT NULL,            -- never shown outside the review
    answered_at       BIGINT NOT NULL,
    answered_by       BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, case_id, question)
);

-- A change the officials offer the author; nothing happens to a text without the author's yes.
CREATE TABLE change_offers (
    organisation_id   BIGINT NOT NULL,
    id                BIGINT NOT NULL,
    case_id           BIGINT NOT NULL,
    proposal_id       BIGINT NOT NULL,
    explanation       TEXT NOT NULL,
    title             TEXT NOT NULL,            -- the wording offered
    body              TEXT NOT NULL,
    place             TEXT NOT NULL,
    state             TEXT NOT NULL,            -- offered, accepted, declined, lapsed
    offered_at        BIGINT NOT NULL,
    due_at            BIGINT NOT NULL,
    answered_at       BIGINT,
    answer            TEXT NOT NULL,            -- the author's own words
    channel           TEXT NOT NULL,            -- by which the author answered: web, phone, letter, desk
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX change_offers_by_proposal ON change_offers (organisation_id, proposal_id, id);
