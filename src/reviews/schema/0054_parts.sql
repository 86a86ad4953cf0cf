-- What one department is asked about a case; several can be asked at the same time.
CREATE TABLE case_parts (
    organisation_id   BIGINT NOT NULL,
    id                BIGINT NOT NULL,
    case_id           BIGINT NOT NULL,
    department_id     BIGINT NOT NULL,
    own_question      TEXT NOT NULL,            -- in the coordinator's words, '' = none
    own_answer        TEXT NOT NULL,            -- to it; internal
    state             TEXT NOT NULL,            -- asked, answered, taken_back
    asked_at          BIGINT NOT NULL,
    asked_by          BIGINT NOT NULL,
    due_at            BIGINT NOT NULL,
    remind_at         BIGINT NOT NULL,
    escalate_at       BIGINT NOT NULL,
    told              SMALLINT NOT NULL,        -- 0 = asked, 1 = reminded, 2 = escalated: each is said once
    answered_at       BIGINT,
    answered_by       BIGINT,
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX case_parts_by_case ON case_parts (organisation_id, case_id, id);
CREATE INDEX case_parts_by_state ON case_parts (organisation_id, state, remind_at);

-- The questions of the checklist that a part asks.
CREATE TABLE part_answers (
    organisation_id   BIGINT NOT NULL,
    part_id           BIGINT NOT NULL,
    question          TEXT NOT NULL,
    answer            TEXT NOT NULL,            -- yes, yes_if, no, not_relevant; '' until it is given
    public_sentence   TEXT NOT NULL,
    internal_note     TEXT NOT NULL,
    PRIMARY KEY (organisation_id, part_id, question)
);

-- Departments that disagree about a question: who decides, and what that person decided.
CREATE TABLE case_deciders (
    organisation_id   BIGINT NOT NULL,
    case_id           BIGINT NOT NULL,
    question          TEXT NOT NULL,
    decider_id        BIGINT NOT NULL,
    named_at          BIGINT NOT NULL,
    answer            TEXT NOT NULL,            -- yes, yes_if, no; '' until it is decided
    sentence          TEXT NOT NULL,            -- public
    settled_at        BIGINT,
    PRIMARY KEY (organisation_id, case_id, question)
);
