-- Acts over a vote that no one person can do: one scrutineer proposes, another confirms, and only then it is done.
CREATE TABLE joint_acts (
    organisation_id   BIGINT NOT NULL,
    id                BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    kind              TEXT NOT NULL,            -- words of scrutiny/joint_act.hpp
    closes_at         BIGINT,                   -- extend: the new close
    challenge_id      BIGINT,                   -- uphold, dismiss
    reason            TEXT NOT NULL,            -- public, but for challenges
    proposed_by       BIGINT NOT NULL,          -- person
    proposed_at       BIGINT NOT NULL,
    state             TEXT NOT NULL,            -- proposed, done, withdrawn
    settled_by        BIGINT,                   -- person: who confirmed or took back
    settled_at        BIGINT,
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX joint_acts_by_process ON joint_acts (organisation_id, process_id, id);

-- An objection to somebody's right to vote. Who is meant is seen by those who decide, and nowhere else.
CREATE TABLE challenges (
    organisation_id   BIGINT NOT NULL,
    id                BIGINT NOT NULL,
    process_id        BIGINT NOT NULL,
    voter_id          BIGINT NOT NULL,          -- place on the roll
    reason            TEXT NOT NULL,
    filed_by          BIGINT NOT NULL,          -- person
    filed_at          BIGINT NOT NULL,
    state             TEXT NOT NULL,            -- open, upheld, dismissed
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX challenges_by_process ON challenges (organisation_id, process_id, id);
