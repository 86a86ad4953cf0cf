// What an author mends in an idea that was sent already, because somebody who reviews it asked. For reviews, which keeps
// the author's word for it.
#pragma once
#include <string>

#include "platform/db/database.hpp"
#include "proposals/proposal.hpp"

namespace allting::proposals {

/// What is empty or none stays as it is, the wording excepted.
struct Mending {
    Wording wording = {};
    std::string beneficiaries = {};
    PotId pot = {};
    std::string category = {};
    std::string contact = {};  // of an author without an account
    bool without_picture = false;
};

/// Whether it would change anything at all.
bool mends_anything(const Proposal& proposal, const Mending& mending);

/// A new wording is a revision ("completion") and recorded as one with consent; the rest is put in its place.
void mend_proposal(db::Transaction& tx, OrganisationId organisation, ProposalId id, const Mending& mending, Instant now);

}  // namespace allting::proposals
