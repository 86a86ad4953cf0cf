-- What changed since an instant: for the search index.
CREATE INDEX proposal_states_by_time ON proposal_states (organisation_id, changed_at, proposal_id);
CREATE INDEX proposal_revisions_by_time ON proposal_revisions (organisation_id, changed_at, proposal_id);
