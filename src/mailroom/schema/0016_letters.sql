-- Notices that are told by hand and go as letters. A batch is what was printed together; posting it marks its notices as
-- told, and undoing that makes them wait again. The letters themselves are kept nowhere: they are drawn when asked for.
CREATE TABLE letter_batches (
    organisation_id BIGINT   NOT NULL,
    id              BIGINT   NOT NULL,
    is_protected    SMALLINT NOT NULL,   -- 1 = to people with protected identity, who are never printed among others
    made_at         BIGINT   NOT NULL,
    made_by         BIGINT   NOT NULL,   -- the facilitator
    prints          BIGINT   NOT NULL,   -- how often it was printed; stands in the foot of each letter
    posted_at       BIGINT,              -- null = not yet
    PRIMARY KEY (organisation_id, id)
);
CREATE TABLE letter_notices (
    organisation_id BIGINT   NOT NULL,
    notice_id       BIGINT   NOT NULL,
    batch_id        BIGINT   NOT NULL,
    place           BIGINT   NOT NULL,   -- in the batch, from 1
    posted          SMALLINT NOT NULL,   -- 1 = told by posting this batch; told otherwise meanwhile stays 0
    PRIMARY KEY (organisation_id, notice_id)
);
CREATE INDEX letter_notices_batch ON letter_notices (organisation_id, batch_id, place);
