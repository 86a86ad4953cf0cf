-- Who of staff has looked at people's contact data, when and at how many: for a review by somebody else. Kept for 400 days.
-- Says nothing of whom the look was about.
CREATE TABLE looks (
    organisation_id BIGINT NOT NULL,
    id              BIGINT NOT NULL,
    at              BIGINT NOT NULL,
    person_id       BIGINT NOT NULL,   -- who looked
    roles           TEXT   NOT NULL,   -- that the person had then
    what            TEXT   NOT NULL,   -- word of people/looks
    about_count     BIGINT NOT NULL,   -- how many people were shown
    process_id      BIGINT,            -- of the register that was looked at; null for accounts
    PRIMARY KEY (organisation_id, id)
);
