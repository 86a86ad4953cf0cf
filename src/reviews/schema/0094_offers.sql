-- What an offer holds beside the wording, and who made it: officials offer, and the author may offer back.
ALTER TABLE change_offers ADD COLUMN latitude DOUBLE PRECISION;               -- WGS 84 degrees as offered; both or none
ALTER TABLE change_offers ADD COLUMN longitude DOUBLE PRECISION;
ALTER TABLE change_offers ADD COLUMN size TEXT NOT NULL DEFAULT '';           -- how large, in words
ALTER TABLE change_offers ADD COLUMN hours TEXT NOT NULL DEFAULT '';          -- when it is open, in words
ALTER TABLE change_offers ADD COLUMN cost BIGINT;                             -- öre, one-off
ALTER TABLE change_offers ADD COLUMN by_author SMALLINT NOT NULL DEFAULT 0;   -- 1 = a counter-offer: the officials answer it
ALTER TABLE change_offers ADD COLUMN entered_by BIGINT;                       -- facilitator who spoke for the author
ALTER TABLE change_offers ADD COLUMN evidence TEXT NOT NULL DEFAULT '';       -- how that facilitator knows what the author said; never public

-- Times to meet about an offer, proposed by either side until one is agreed. Place and telephone are for those who meet.
CREATE TABLE offer_meetings (
    organisation_id   BIGINT NOT NULL,
    id                BIGINT NOT NULL,
    offer_id          BIGINT NOT NULL,
    proposal_id       BIGINT NOT NULL,
    by_author         SMALLINT NOT NULL,        -- 1 = the author proposes it, 0 = an official
    starts_at         BIGINT NOT NULL,
    place             TEXT NOT NULL,            -- '' = by telephone
    phone             TEXT NOT NULL,
    words             TEXT NOT NULL,            -- what it should be about
    state             TEXT NOT NULL,            -- asked, confirmed, replaced
    asked_at          BIGINT NOT NULL,
    due_at            BIGINT NOT NULL,          -- by when the other side answers
    answered_at       BIGINT,
    channel           TEXT NOT NULL,            -- by which the author asked or confirmed: web, phone, paper, desk; '' = only the official yet
    entered_by        BIGINT,                   -- facilitator who spoke for the author
    evidence          TEXT NOT NULL,            -- how that facilitator knows what the author said
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX offer_meetings_by_offer ON offer_meetings (organisation_id, offer_id, id);
