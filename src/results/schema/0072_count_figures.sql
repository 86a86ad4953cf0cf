-- What can be said of a count beside who won (src/results/figures.hpp), made once after it. Anyone can make it again.
CREATE TABLE count_figures (
    organisation_id   BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    counted_at        BIGINT NOT NULL,          -- of the count that they belong to
    figures           TEXT NOT NULL,            -- JSON; without pots where there are too few ballots to tell
    PRIMARY KEY (organisation_id, process_id)
);
