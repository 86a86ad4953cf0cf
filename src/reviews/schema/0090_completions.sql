-- What an author is asked to mend before an idea can be reviewed, and the author's answer.
CREATE TABLE completions (
    organisation_id   BIGINT NOT NULL,
    id                BIGINT NOT NULL,
    case_id           BIGINT NOT NULL,
    proposal_id       BIGINT NOT NULL,
    faults            TEXT NOT NULL,            -- words of completion.hpp, a blank between them; public
    mend              TEXT NOT NULL,            -- what to mend, in words for the author; public
    state             TEXT NOT NULL,            -- asked, answered, silent, withdrawn
    asked_at          BIGINT NOT NULL,
    due_at            BIGINT NOT NULL,
    reminded_at       BIGINT,                   -- once, some working days before
    answered_at       BIGINT,
    title             TEXT NOT NULL,            -- the wording as the author mended it: the consent to it
    body              TEXT NOT NULL,
    place             TEXT NOT NULL,
    words             TEXT NOT NULL,            -- what the author said besides, or a facilitator's note of it; never public
    channel           TEXT NOT NULL,            -- web, phone, paper, desk; '' = no answer
    entered_by        BIGINT,                   -- the facilitator who wrote it down
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX completions_by_proposal ON completions (organisation_id, proposal_id, id);
