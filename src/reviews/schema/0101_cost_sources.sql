-- From where the cost of a case has its figures: a price card as it stood then, an earlier project, or the reviewer's own reckoning.
CREATE TABLE case_cost_sources (
    organisation_id BIGINT NOT NULL,
    case_id         BIGINT NOT NULL,
    kind            TEXT   NOT NULL,   -- 'own', 'card' or 'project'
    card_id         BIGINT,            -- of guide_cards
    card_version    BIGINT NOT NULL,   -- 0 = no card
    project_id      BIGINT,
    confidence      TEXT   NOT NULL,   -- 'low', 'medium' or 'high'
    chosen_at       BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, case_id)
);
