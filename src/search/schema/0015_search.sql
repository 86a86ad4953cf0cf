-- A full-text index in plain tables, the same on both engines: which public texts have which word stems. Terms are bytes,
-- so that both compare them alike. A text that changes gets a new number; its old number is struck out.
CREATE TABLE search_counts (
    organisation_id   BIGINT NOT NULL,
    numbers           BIGINT NOT NULL,          -- given so far, the struck ones too
    documents         BIGINT NOT NULL,          -- that can be found
    PRIMARY KEY (organisation_id)
);
CREATE TABLE search_documents (
    organisation_id   BIGINT NOT NULL,
    number            BIGINT NOT NULL,
    kind              TEXT NOT NULL,            -- idea, answer
    subject_id        BIGINT NOT NULL,          -- of the idea
    process_id        BIGINT NOT NULL,
    path              TEXT NOT NULL,            -- of the page
    title             TEXT NOT NULL,
    body              TEXT NOT NULL,            -- public text, for the lines shown with a find
    language          TEXT NOT NULL,
    PRIMARY KEY (organisation_id, number),
    UNIQUE (organisation_id, kind, subject_id)
);
CREATE TABLE search_terms (
    organisation_id   BIGINT NOT NULL,
    term              blob NOT NULL,            -- a stem; or a byte 1 and a filter, as 'kind:idea'
    documents         BIGINT NOT NULL,          -- that have it, the struck ones too
    PRIMARY KEY (organisation_id, term)
) WITHOUT ROWID;
CREATE TABLE search_postings (
    organisation_id   BIGINT NOT NULL,
    term              blob NOT NULL,
    block             BIGINT NOT NULL,          -- of 1,024 numbers
    entries           blob NOT NULL,            -- three bytes each: place in the block (two), weight 1 to 255
    PRIMARY KEY (organisation_id, term, block)
);
-- Every stem with one letter taken out, and itself: two words a typing error apart share one of these.
CREATE TABLE search_variants (
    organisation_id   BIGINT NOT NULL,
    variant           blob NOT NULL,
    term              blob NOT NULL,
    PRIMARY KEY (organisation_id, variant, term)
) WITHOUT ROWID;
