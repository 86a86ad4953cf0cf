#include "proposals/author_actions.hpp"

#include "proposals/author_store.hpp"
#include "proposals/picture_store.hpp"
#include "proposals/proposal_store.hpp"

namespace allting::proposals {

void hide_author(db::Transaction& tx, OrganisationId organisation, PersonId person, people::Hiding hiding) {
    forget_author_name(tx, organisation, person);
    if (hiding != people::Hiding::erase) return;
    forget_author_contact(tx, organisation, person);
    for (const auto& proposal : list_of_author(tx, organisation, person)) {
        if (proposal.state != State::draft) continue;
        delete_picture(tx, organisation, proposal.picture);
        delete_draft(tx, organisation, proposal.id);
    }
}

void extend_people() { people::extensions().on_hidden.emplace_back(hide_author); }

}  // namespace allting::proposals
