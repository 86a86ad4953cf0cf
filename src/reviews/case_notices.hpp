// Who hears of a step in a case, by which channel.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "platform/db/database.hpp"
#include "proposals/proposal.hpp"
#include "reviews/case.hpp"

namespace allting::reviews {

/// `message`: locale key without its end, see notices::Notice; `more`: its arguments beside number and title. An author without an account is told by hand.
void tell_author(db::Transaction& tx, OrganisationId organisation, const proposals::Proposal& proposal, std::string message, Instant now,
                 const std::vector<std::pair<std::string, std::string>>& more = {});
/// The whole refusal, also on paper, and until when the author can ask that somebody else looks.
void tell_refusal(db::Transaction& tx, OrganisationId organisation, const Case& refused, Instant now);
/// That the author has answered, or what the message says; nothing when nobody has taken the case.
void tell_official(db::Transaction& tx, OrganisationId organisation, const Case& of, const proposals::Proposal& proposal, Instant now,
                   std::string message = "reviews.notice.answered");

}  // namespace allting::reviews
