-- Notices on their way to people, written in the same transaction as what they tell of (an outbox), so that nothing is
-- told that did not happen and nothing that happened goes untold. Delivery is tried until it works or has failed for days.
CREATE TABLE notices (
    organisation_id BIGINT NOT NULL,
    id              BIGINT NOT NULL,
    person_id       BIGINT,             -- none for someone who has no account yet
    address         TEXT,               -- e-mail; by hand: how to reach somebody without account
    language        TEXT   NOT NULL,
    message         TEXT   NOT NULL,    -- locale key without its _subject and _text
    arguments       TEXT   NOT NULL,    -- JSON object of texts; emptied after delivery when secret
    path            TEXT   NOT NULL,    -- of the page it is about, below the site's address; may be empty
    secret          SMALLINT NOT NULL,  -- 1 = carries a sign-in link: never shown on a page, emptied once sent
    made_at         BIGINT NOT NULL,
    due_at          BIGINT NOT NULL,    -- next try; also the end of a claim by a running delivery
    tries           BIGINT NOT NULL,
    -- by_hand: waits for somebody to tell it on paper or by telephone; page_only: the person reads it on /me
    state           TEXT   NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'by_hand', 'page_only')),
    message_id      TEXT   NOT NULL,    -- the same on every try, so that a receiver can drop doubles
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX notices_due ON notices (organisation_id, state, due_at);
CREATE INDEX notices_person ON notices (organisation_id, person_id, id);
