-- Who is signed in. The cookie holds a random token; here is only its sha256, so that a copy of the database signs
-- nobody in.
CREATE TABLE sessions (
    organisation_id BIGINT NOT NULL,
    token_hash      blob   NOT NULL,
    person_id       BIGINT NOT NULL,
    seen_at         BIGINT NOT NULL,   -- to the nearest few minutes: a page view is not a write
    ends_at         BIGINT NOT NULL,   -- whatever happens
    PRIMARY KEY (organisation_id, token_hash)
);
CREATE INDEX sessions_person ON sessions (organisation_id, person_id);

-- One-time links sent by mail. Opening one shows a page with a button; only the button uses it, so that programs that
-- open every link in a mail sign nobody in.
CREATE TABLE sign_in_links (
    organisation_id BIGINT NOT NULL,
    token_hash      blob   NOT NULL,
    purpose         TEXT   NOT NULL CHECK (purpose IN ('sign_in', 'make_account', 'new_email', 'first_administrator')),
    person_id       BIGINT,            -- none for an account that is not made yet
    email           TEXT,              -- that the link proves; none for the first administrator
    name            TEXT   NOT NULL,   -- make_account: of the account to be made
    password_hash   TEXT,              -- make_account: chosen with the form
    language        TEXT   NOT NULL,
    next_path       TEXT   NOT NULL,   -- where to go afterwards
    ends_at         BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, token_hash)
);

-- Tokens for programs. Each acts as its person with some of the person's roles.
CREATE TABLE api_tokens (
    organisation_id BIGINT NOT NULL,
    id              BIGINT NOT NULL,
    person_id       BIGINT NOT NULL,
    token_hash      blob   NOT NULL,
    name            TEXT   NOT NULL,   -- what it is for, in the person's words
    roles           TEXT   NOT NULL,   -- at most those of the person now; what the person loses, the token loses
    made_at         BIGINT NOT NULL,
    used_at         BIGINT,            -- the day only (midnight UTC)
    PRIMARY KEY (organisation_id, id),
    UNIQUE (organisation_id, token_hash)
);
CREATE INDEX api_tokens_person ON api_tokens (organisation_id, person_id, id);

-- Tries to sign in, counted per account and per network address in windows of five minutes. The key is an HMAC: no
-- address and no e-mail is kept. Old rows are swept.
CREATE TABLE sign_in_tries (
    organisation_id BIGINT NOT NULL,
    try_key         blob   NOT NULL,
    window_at       BIGINT NOT NULL,   -- when the window began
    tries           BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, try_key)
);
