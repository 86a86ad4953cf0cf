-- What decides beside the rule. Processes that are older than these columns were counted as the defaults and the updates say.
ALTER TABLE processes ADD COLUMN satisfaction TEXT NOT NULL DEFAULT 'cost';            -- what a winner is worth to a voter
ALTER TABLE processes ADD COLUMN completion TEXT NOT NULL DEFAULT 'none';              -- what becomes of money that the rule leaves
ALTER TABLE processes ADD COLUMN ties TEXT NOT NULL DEFAULT 'lexicographic';           -- who goes first among equals
ALTER TABLE processes ADD COLUMN lot_seed TEXT NOT NULL DEFAULT '';                    -- ties by lot: the words it is drawn from
ALTER TABLE processes ADD COLUMN score_min BIGINT NOT NULL DEFAULT 0;                  -- fewest votes or points to win with, 0 = any
UPDATE processes SET satisfaction = 'points' WHERE ballot_kind = 'points';
UPDATE processes SET completion = 'utilitarian' WHERE allocation_rule = 'equal-shares';
