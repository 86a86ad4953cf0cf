-- How the right to vote is proven, words of src/processes/voting_way.hpp; and what is promised of the outcome. Plans that
-- are older than the choice offer what they always did: the ways of the register where there is one, else an account.
ALTER TABLE processes ADD COLUMN ways TEXT NOT NULL DEFAULT 'account,class_code,desk,e_id,posted_code';
ALTER TABLE processes ADD COLUMN standing TEXT NOT NULL DEFAULT 'promised';   -- 'promised' or 'advisory'
