-- Officials who have said that they have an interest of their own in a case: they take no part in it.
CREATE TABLE case_conflicts (
    organisation_id   BIGINT NOT NULL,
    case_id           BIGINT NOT NULL,
    person_id         BIGINT NOT NULL,
    declared_at       BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, case_id, person_id)
);
