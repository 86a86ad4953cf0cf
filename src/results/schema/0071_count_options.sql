-- What decided beside the rule. Counts that are older than these columns were made as the defaults and the update say.
ALTER TABLE counts ADD COLUMN completion TEXT NOT NULL DEFAULT 'none';
ALTER TABLE counts ADD COLUMN tie_rule TEXT NOT NULL DEFAULT 'lexicographic';
ALTER TABLE counts ADD COLUMN lot_seed TEXT NOT NULL DEFAULT '';
ALTER TABLE counts ADD COLUMN score_min BIGINT NOT NULL DEFAULT 0;
UPDATE counts SET completion = 'utilitarian' WHERE rule = 'equal-shares';
