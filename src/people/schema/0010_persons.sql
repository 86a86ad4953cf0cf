-- Accounts. A person who erases the account keeps the row and the number, and nothing else: what others built on it
-- stands, and nobody can be found from it.
CREATE TABLE persons (
    organisation_id    BIGINT NOT NULL,
    id                 BIGINT NOT NULL,
    name               TEXT   NOT NULL,    -- as shown to others; '' when erased
    email              TEXT,               -- lower case; none for accounts by name alone
    password_hash      TEXT,               -- argon2id; none = signs in by e-mail link or card
    card_hash          blob,               -- HMAC of the sign-in code on a printed card; none = no card
    roles              TEXT   NOT NULL,    -- words of people/permission.cpp, blank between
    department_id      BIGINT,
    area_id            BIGINT,
    language           TEXT   NOT NULL,
    channel            TEXT   NOT NULL CHECK (channel IN ('mail', 'by_hand', 'none')),  -- how notices reach the person
    contact            TEXT   NOT NULL,    -- how to reach someone by hand: telephone, address, school; '' = none
    protected_identity SMALLINT NOT NULL,  -- 1 = the name is never shown to anyone but the person
    birth_year         BIGINT,             -- stated by the person, where a process has a least age
    made_by            BIGINT,             -- the facilitator who made an account by name alone
    made_at            BIGINT NOT NULL,
    erased_at          BIGINT,
    PRIMARY KEY (organisation_id, id),
    UNIQUE (organisation_id, email),
    UNIQUE (organisation_id, card_hash)
);
