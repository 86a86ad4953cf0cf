// What is done to translations: whoever types ideas for others also makes them readable for others.
#pragma once
#include <string_view>

#include "people/visit.hpp"
#include "proposals/translation.hpp"

namespace allting::proposals {

/// Stores it in place of an earlier one in the same language. The author's own words stay as they are.
/// Refuses: no such public idea; the author's own language; the rules of its vote are fixed and it stands on the ballot.
Result<Translation> translate_proposal(db::Transaction& tx, const people::Visitor& visitor, ProposalId id, Translation translation, Instant now);
/// Takes one away, for instance one that was wrong. Refuses as above.
Result<void> remove_translation(db::Transaction& tx, const people::Visitor& visitor, ProposalId id, std::string_view language, Instant now);

}  // namespace allting::proposals
