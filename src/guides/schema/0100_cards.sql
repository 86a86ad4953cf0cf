-- Cards that people read before they write an idea: who decides over what, what things cost, what was built before.
-- A card is never overwritten: each version stays, with the time in which it was shown.
CREATE TABLE guide_cards (
    organisation_id BIGINT NOT NULL,
    id              BIGINT NOT NULL,
    kind            TEXT   NOT NULL,   -- 'rule', 'price' or 'built'
    process_id      BIGINT,            -- null = every process of the organisation
    version         BIGINT NOT NULL,   -- the latest: the one that is shown, unless it is withdrawn
    PRIMARY KEY (organisation_id, id)
);
CREATE TABLE guide_card_versions (
    organisation_id BIGINT   NOT NULL,
    card_id         BIGINT   NOT NULL,
    version         BIGINT   NOT NULL,   -- from 1
    language        TEXT     NOT NULL,
    title           TEXT     NOT NULL,
    words           TEXT     NOT NULL,   -- that bring it up, with commas between
    area_id         BIGINT,              -- a place there brings it up too; null = no place does
    source          TEXT     NOT NULL,   -- who says so
    source_at       BIGINT   NOT NULL,   -- the day of the source
    is_example      SMALLINT NOT NULL,   -- 1 = made up for the demo town
    ours            TEXT     NOT NULL,   -- rule cards: what the organisation decides over
    others          TEXT     NOT NULL,   -- what it does not
    contact         TEXT     NOT NULL,   -- who does, and how to reach them
    passed          TEXT     NOT NULL,   -- an idea that could be done
    failed          TEXT     NOT NULL,   -- one that could not
    cost_low        BIGINT   NOT NULL,   -- öre, once; 0 on rule cards, as all below
    cost_high       BIGINT   NOT NULL,
    running         BIGINT   NOT NULL,   -- öre a year
    lifetime_years  BIGINT   NOT NULL,   -- 0 = not said
    included        TEXT     NOT NULL,
    built_year      BIGINT   NOT NULL,
    built_place     TEXT     NOT NULL,
    written_by      BIGINT   NOT NULL,
    shown_from      BIGINT   NOT NULL,   -- until the next version's, or withdrawn_at
    withdrawn_at    BIGINT,              -- null = was not
    PRIMARY KEY (organisation_id, card_id, version)
);
