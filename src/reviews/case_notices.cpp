#include "reviews/case_notices.hpp"

#include "core/check.hpp"
#include "notices/notices.hpp"
#include "people/notify.hpp"
#include "proposals/proposal_store.hpp"
#include "reviews/appeal.hpp"

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

void tell_refusal(db::Transaction& tx, OrganisationId organisation, const Case& of, Instant now) {
    const auto proposal = proposals::find_proposal(tx, organisation, of.proposal);
    CHECK(proposal.has_value());
    const auto until = appeal_until(of, *proposal);
    tell_author(tx, organisation, *proposal, until ? "reviews.notice.refused_in_full" : "reviews.notice.refused", now,
                {{"understood", of.reason.understood}, {"answer", of.reason.answer}, {"why", of.reason.why}, {"next", of.reason.next},
                 {"who", of.reason.who}, {"due", until ? to_iso(*until) : std::string()}});
}

}  // namespace allting::reviews
