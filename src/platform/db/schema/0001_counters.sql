-- The last number given to each kind of noun in each organisation, so that addresses are short and start from 1.
CREATE TABLE counters (
    organisation_id BIGINT NOT NULL,
    noun            TEXT   NOT NULL,  -- 'process', 'proposal', …
    last_number     BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, noun)
);
