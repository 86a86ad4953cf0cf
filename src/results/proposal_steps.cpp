#include "results/proposal_steps.hpp"

#include "core/check.hpp"
#include "notices/notices.hpp"
#include "people/notify.hpp"
#include "proposals/proposal_actions.hpp"
#include "proposals/proposal_store.hpp"

namespace allting::results {

void step_proposal(db::Transaction& tx, OrganisationId organisation, ProposalId id, proposals::State to,
                   std::string_view by_role, std::string_view reason, Instant now) {
    const auto proposal = proposals::find_proposal(tx, organisation, id);
    if (!proposal || !proposals::can_follow(proposal->state, to)) return;
    const auto changed = proposals::change_state(tx, organisation, id, {.to = to, .by_role = by_role, .reason = reason}, now);
    CHECK(changed.ok());
}

void tell_author(db::Transaction& tx, OrganisationId organisation, const proposals::Project& project,
                 const std::string& message, const std::string& path, Instant now) {
    const auto proposal = proposals::find_proposal(tx, organisation, project.proposal);
    if (!proposal) return;
    const notices::Notice notice{
        .message = message,
        .arguments = {{"number", proposals::number_of(proposal->id)}, {"title", project.title}},
        .path = path};
    if (proposal->author) return people::notify(tx, organisation, proposal->author, notice, now);
    if (proposal->author_contact.empty()) return;
    notices::enqueue(tx, organisation,
                     {.means = notices::Means::by_hand, .address = proposal->author_contact, .language = proposal->language},
                     notice, now);
}

}  // namespace allting::results
