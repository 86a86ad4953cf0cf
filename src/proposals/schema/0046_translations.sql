-- A proposal in another language than its author's: a help to read it, never a change of it. One a language; the newest stands.
CREATE TABLE translations (
    organisation_id   BIGINT NOT NULL,
    proposal_id       BIGINT NOT NULL,
    language          TEXT NOT NULL,      -- that it is translated into
    title             TEXT NOT NULL,
    body              TEXT NOT NULL,
    made              TEXT NOT NULL,      -- by_person, machine_checked, by_machine
    revision          BIGINT NOT NULL,    -- of the author's wording that was translated
    made_by           BIGINT NOT NULL,    -- who stored it
    made_at           BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, proposal_id, language)
);
