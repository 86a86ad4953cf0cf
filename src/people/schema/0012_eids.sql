-- Signing in with e-identification. Who somebody is stands here as keyed hashes alone: a copy of the database tells neither
-- personal identity numbers nor what a provider calls anybody.
ALTER TABLE persons ADD COLUMN identity_hash blob;  -- people/identity_number; none = not proved
CREATE UNIQUE INDEX persons_identity ON persons (organisation_id, identity_hash);

CREATE TABLE eid_subjects (
    organisation_id BIGINT NOT NULL,
    subject_hash    blob   NOT NULL,   -- HMAC of issuer and subject
    person_id       BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, subject_hash)
);
CREATE INDEX eid_subjects_person ON eid_subjects (organisation_id, person_id);

-- Sign-ins that somebody has begun and the provider has not answered yet: ten minutes, used once.
CREATE TABLE eid_sign_ins (
    organisation_id BIGINT NOT NULL,
    state_hash      blob   NOT NULL,   -- sha256 of what the provider sends back
    browser_hash    blob   NOT NULL,   -- sha256 of a cookie: only the browser that began may end it
    provider        TEXT   NOT NULL,   -- key of the provider
    next_path       TEXT   NOT NULL,
    person_id       BIGINT,            -- whose account is to be connected; none = signs in
    ends_at         BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, state_hash)
);
