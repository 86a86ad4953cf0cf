#include "reviews/question.hpp"

#include <algorithm>

namespace allting::reviews {

bool is_question(std::string_view word) { return std::ranges::find(question_words, word) != question_words.end(); }

std::vector<std::string> usual_questions(places::OrganisationKind kind) {
    using places::OrganisationKind;
    switch (kind) {
        case OrganisationKind::municipality:
        case OrganisationKind::region:
            return {"jurisdiction", "law", "decisions", "criteria", "land", "collisions",
                    "permits", "safety", "accessibility", "child", "equality", "time"};
        case OrganisationKind::school:
            return {"jurisdiction", "criteria", "land", "lifetime", "safety", "accessibility", "child", "equality", "digital",
                    "staffing", "time", "school_extra"};
        case OrganisationKind::housing:
            return {"jurisdiction", "criteria", "land", "collisions", "permits", "lifetime", "procurement", "safety",
                    "accessibility", "equality", "neighbours", "tenant_extra"};
        case OrganisationKind::association:
            return {"criteria", "law", "lifetime", "safety", "accessibility", "equality", "neighbours", "competition", "time", "co_delivery"};
    }
    return {};
}

std::vector<std::string> in_order(const std::vector<std::string>& questions) {
    std::vector<std::string> ordered;
    for (const std::string_view word : question_words)
        if (std::ranges::find(questions, word) != questions.end()) ordered.emplace_back(word);
    return ordered;
}

}  // namespace allting::reviews
