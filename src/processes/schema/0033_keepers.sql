-- Who opens and closes the vote: the clock, by the plan, or two scrutineers together once its hour has come.
ALTER TABLE processes ADD COLUMN keepers TEXT NOT NULL DEFAULT 'clock';        -- 'clock' or 'scrutineers'
