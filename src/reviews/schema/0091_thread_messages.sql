-- The private thread of a case: between the author and those who review the idea. Never public, searched or recorded.
CREATE TABLE thread_messages (
    organisation_id   BIGINT NOT NULL,
    id                BIGINT NOT NULL,
    proposal_id       BIGINT NOT NULL,
    side              TEXT NOT NULL,            -- author, reviewers
    department_id     BIGINT,                   -- of the reviewer: what stands as the sender instead of a name
    text              TEXT NOT NULL,            -- '' = taken away with the account of who wrote it
    channel           TEXT NOT NULL,            -- web, phone, paper, desk
    written_at        BIGINT NOT NULL,
    person_id         BIGINT,                   -- whose words they are; never shown; null = an author without an account
    entered_by        BIGINT,                   -- the facilitator who wrote down the author's words
    request_key       TEXT,                     -- of the form, so that a message sent twice is one
    PRIMARY KEY (organisation_id, id),
    UNIQUE (organisation_id, request_key)
);
CREATE INDEX thread_messages_by_proposal ON thread_messages (organisation_id, proposal_id, id);
CREATE INDEX thread_messages_by_person ON thread_messages (organisation_id, person_id, written_at);
