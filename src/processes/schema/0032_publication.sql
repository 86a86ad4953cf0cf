-- How much of a vote's record is published, and how long a right to vote may be challenged after the close.
ALTER TABLE processes ADD COLUMN publication TEXT NOT NULL DEFAULT 'open';     -- 'open': every counted ballot; 'sealed': only hashes
ALTER TABLE processes ADD COLUMN challenge_days BIGINT NOT NULL DEFAULT 7;
