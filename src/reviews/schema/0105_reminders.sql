-- When somebody was last reminded of a case that has stuck; once a day is enough.
CREATE TABLE case_reminders (
    organisation_id   BIGINT NOT NULL,
    case_id           BIGINT NOT NULL,
    reminded_at       BIGINT NOT NULL,
    reminded_by       BIGINT NOT NULL,          -- facilitator
    PRIMARY KEY (organisation_id, case_id)
);
