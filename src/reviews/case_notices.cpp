#include "reviews/case_notices.hpp"

#include "notices/notices.hpp"
#include "people/notify.hpp"

namespace allting::reviews {
namespace {

notices::Notice notice_about(const proposals::Proposal& proposal, std::string message, std::string path) {
    return {.message = std::move(message),
            .arguments = {{"number", proposals::number_of(proposal.id)}, {"title", proposal.wording.title}},
            .path = std::move(path)};
}

}  // namespace

void tell_author(db::Transaction& tx, OrganisationId organisation, const proposals::Proposal& proposal, std::string message, Instant now,
                 const std::vector<std::pair<std::string, std::string>>& more) {
    auto notice = notice_about(proposal, std::move(message), "/proposals/" + std::to_string(proposal.id.value) + "/whereabouts");
    notice.arguments.insert(notice.arguments.end(), more.begin(), more.end());
    if (proposal.author) {
        people::notify(tx, organisation, proposal.author, notice, now);
    } else {
        notices::enqueue(tx, organisation, {.means = notices::Means::by_hand, .address = proposal.author_contact, .language = proposal.language},
                         notice, now);
    }
}

void tell_official(db::Transaction& tx, OrganisationId organisation, const Case& of, const proposals::Proposal& proposal, Instant now,
                   std::string message) {
    if (!of.official) return;
    people::notify(tx, organisation, of.official,
                   notice_about(proposal, std::move(message), "/cases/" + std::to_string(of.id.value)), now);
}

}  // namespace allting::reviews
