-- An idea that a facilitator has moved to another pot of its process, with a public reason; the author can have it moved back.
CREATE TABLE pot_moves (
    organisation_id   BIGINT NOT NULL,
    id                BIGINT NOT NULL,
    proposal_id       BIGINT NOT NULL,
    from_pot          BIGINT NOT NULL,
    to_pot            BIGINT NOT NULL,
    reason            TEXT NOT NULL,            -- public
    moved_by          BIGINT NOT NULL,          -- facilitator
    moved_at          BIGINT NOT NULL,
    due_at            BIGINT NOT NULL,          -- until when the author may object
    objected_at       BIGINT,
    words             TEXT NOT NULL,            -- the author's; of an objection by letter, telephone or desk the evidence
    channel           TEXT NOT NULL,            -- web, phone, paper, desk; '' until then
    entered_by        BIGINT,                   -- the facilitator who wrote the objection down
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX pot_moves_by_proposal ON pot_moves (organisation_id, proposal_id);
