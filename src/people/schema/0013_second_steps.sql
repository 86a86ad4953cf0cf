-- The second step of signing in, for everyone with a role beyond resident. The app's secret is made of the salt, the
-- person's number and a key that is not in the database: a copy of the database gives no codes.
CREATE TABLE second_steps (
    organisation_id BIGINT NOT NULL,
    person_id       BIGINT NOT NULL,
    salt            blob   NOT NULL,
    last_step       BIGINT NOT NULL,   -- of 30 seconds, of the last code taken: each code opens once
    set_up_at       BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, person_id)
);

-- For who has lost the app: each opens once.
CREATE TABLE recovery_codes (
    organisation_id BIGINT NOT NULL,
    person_id       BIGINT NOT NULL,
    code_hash       blob   NOT NULL,   -- HMAC
    PRIMARY KEY (organisation_id, person_id, code_hash)
);

-- 1 = the first step is done and the second is not: this session lets nobody in anywhere else.
ALTER TABLE sessions ADD COLUMN is_half SMALLINT NOT NULL DEFAULT 0;

-- Since when somebody has a role. Of roles from before this table, nothing is known.
CREATE TABLE role_grants (
    organisation_id BIGINT NOT NULL,
    person_id       BIGINT NOT NULL,
    role            TEXT   NOT NULL,
    given_at        BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, person_id, role)
);

-- The last day (midnight UTC) that somebody with a role beyond resident was signed in, for the review of who still needs it.
ALTER TABLE persons ADD COLUMN seen_day BIGINT;
