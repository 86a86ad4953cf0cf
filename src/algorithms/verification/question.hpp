// What a rule was asked, once the conditions of cities are taken away: which ballots and projects take part.
#pragma once
#include <optional>

#include "algorithms/verification/claim.hpp"

namespace allting::verification {

/// True where conditions only leave out projects: no pots, no floors, no conflicts, nothing in part.
bool is_of_one_count(const allocation::Restrictions& restrictions);

/// The election with those that take part, and options without conditions.
struct Question {
    const Election* whole;
    std::optional<Election> smaller;
    CountOptions options;
    const Election& election() const { return smaller ? *smaller : *whole; }
};

/// `election` must outlive the question.
Question question_of(const Election& election, const CountOptions& options);

}  // namespace allting::verification
