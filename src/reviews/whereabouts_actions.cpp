#include "reviews/whereabouts_actions.hpp"

#include "core/check.hpp"
#include "proposals/proposal_store.hpp"
#include "reviews/case_notices.hpp"
#include "reviews/whereabouts_view.hpp"

namespace allting::reviews {

Result<void> post_whereabouts(db::Transaction& tx, const people::Visitor& visitor, ProposalId id, const WhereaboutsInWords& words, Instant now) {
    CHECK(visitor.may(people::Permission::enter_for_others));
    TRY(const WhereaboutsView view, load_whereabouts(tx, visitor, id, now));
    if (!view.may_post) return refuse(ErrorKind::conflict, "author_has_account", "where.refused.author_has_account");
    std::vector<std::pair<std::string, std::string>> more{{"state", words.state}, {"meaning", words.meaning}, {"with_whom", words.with_whom}};
    const auto due = view.author_until ? view.author_until : view.proposal.answer_due_at;
    more.emplace_back("clock", view.author_until ? "stands" : due ? "goes" : "ended");
    if (due) more.emplace_back("due", to_iso(*due));
    tell_author(tx, visitor.organisation, view.proposal, "where.notice.told", now, more);
    return {};
}

}  // namespace allting::reviews
