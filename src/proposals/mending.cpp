#include "proposals/mending.hpp"

#include "core/check.hpp"
#include "proposals/picture_store.hpp"
#include "proposals/proposal_store.hpp"
#include "record/record.hpp"

namespace allting::proposals {
namespace {

void put(std::string& into, const std::string& mended) {
    if (!mended.empty()) into = mended;
}

/// All of it but the wording.
Proposal with_rest(Proposal proposal, const Mending& mending) {
    put(proposal.beneficiaries, mending.beneficiaries);
    put(proposal.category, mending.category);
    if (!proposal.author) put(proposal.author_contact, mending.contact);
    if (mending.pot) proposal.pot = mending.pot;
    if (mending.without_picture) proposal.picture = PictureId{};
    return proposal;
}

}  // namespace

bool mends_anything(const Proposal& proposal, const Mending& mending) {
    const Proposal after = with_rest(proposal, mending);
    return proposal.wording != mending.wording || proposal.beneficiaries != after.beneficiaries || proposal.category != after.category ||
           proposal.author_contact != after.author_contact || proposal.pot != after.pot || proposal.picture != after.picture;
}

void mend_proposal(db::Transaction& tx, OrganisationId organisation, ProposalId id, const Mending& mending, Instant now) {
    const auto before = find_proposal(tx, organisation, id);
    CHECK(before.has_value());
    Proposal after = with_rest(*before, mending);
    if (before->picture && !after.picture) delete_picture(tx, organisation, before->picture);
    if (before->wording != mending.wording) {
        after.wording = mending.wording;
        ++after.revision;
        insert_revision(tx, organisation, id, {after.revision, after.wording, "completion", now});
        record::append(tx, organisation, now, {"proposal_changed_with_consent", "resident", "proposal", id.value, {{"revision", after.revision}}});
    }
    update_proposal(tx, organisation, after);
}

}  // namespace allting::proposals
