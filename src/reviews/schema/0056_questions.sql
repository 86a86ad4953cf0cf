-- The checklist as the organisation has chosen it. No row = the usual questions of its kind (question.cpp).
CREATE TABLE checklist_questions (
    organisation_id   BIGINT NOT NULL,
    question          TEXT NOT NULL,            -- a word of question_words
    PRIMARY KEY (organisation_id, question)
);
