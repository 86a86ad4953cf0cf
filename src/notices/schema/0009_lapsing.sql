-- Text messages; and notices that are worthless after an instant, such as a voting code. Those are not sent later than
-- that, and their whole row goes once they are sent or lapsed: nothing says afterwards who asked for one.
ALTER TABLE notices ADD COLUMN carrier TEXT NOT NULL DEFAULT 'mail';   -- 'mail' or 'sms'
ALTER TABLE notices ADD COLUMN lapses_at BIGINT;                       -- null = does not lapse
