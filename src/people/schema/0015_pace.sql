-- How often notices are mailed: each at once, or all of a day or a week in one mail. Codes and sign-in links never wait.
ALTER TABLE persons ADD COLUMN pace TEXT NOT NULL DEFAULT 'at_once' CHECK (pace IN ('at_once', 'daily', 'weekly'));
