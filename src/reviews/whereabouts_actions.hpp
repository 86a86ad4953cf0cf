// Telling an author on paper where the idea is.
#pragma once
#include <string>

#include "people/visit.hpp"
#include "platform/db/database.hpp"

namespace allting::reviews {

/// How it stands, in the language of the idea.
struct WhereaboutsInWords {
    std::string state = {}, meaning = {}, with_whom = {};
};
/// Puts it among the letters and calls that wait to be told by hand. Refuses (conflict) an author who has an account.
Result<void> post_whereabouts(db::Transaction& tx, const people::Visitor& visitor, ProposalId id, const WhereaboutsInWords& words, Instant now);

}  // namespace allting::reviews
