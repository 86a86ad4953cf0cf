#include "reviews/whereabouts_routes.hpp"

#include "proposals/proposal_view.hpp"
#include "reviews/whereabouts_actions.hpp"
#include "reviews/whereabouts_json.hpp"
#include "reviews/whereabouts_pages.hpp"

namespace allting::reviews {
namespace {

using http::Method;
using http::Response;
using people::Permission;
using people::Visit;

ProposalId proposal_id(const Visit& visit) { return visit.request.path_id<ProposalId>("id"); }

Result<WhereaboutsView> view_of(const Visit& visit) {
    return visit.database.read([&](db::Connection& c) { return load_whereabouts(c, visit.visitor, proposal_id(visit), visit.now); });
}

Result<Response> show(Visit& visit) {
    TRY(const WhereaboutsView view, view_of(visit));
    return visit.answer([&](const page::Frame& f) { return whereabouts_page(f, view); }, [&] { return whereabouts_json(view); });
}

Result<Response> post_letter(Visit& visit) {
    TRY(const WhereaboutsView view, view_of(visit));
    const auto& t = visit.site.languages.get(view.proposal.language);
    const WhereaboutsInWords words{.state = std::string(proposals::name_of(t, view.proposal.state)),
                                   .meaning = std::string(t(i18n::Key::at_run_time("proposals.meaning." + std::string(proposals::word_of(view.proposal.state))))),
                                   .with_whom = with_whom(t, view)};
    TRY_DO(visit.database.write([&](db::Transaction& tx) { return post_whereabouts(tx, visit.visitor, proposal_id(visit), words, visit.now); }));
    Response response = visit.done(proposals::address_of(view.proposal.id) + "/whereabouts", [&] { return whereabouts_json(view); }, 201);
    visit.say_next(response, "where.said.posted");
    return response;
}

constexpr people::Route table[] = {
    {Method::get, "/proposals/{id}/whereabouts", Permission::read, show, "Where an idea is on its way, who has it and when the next answer comes"},
    {Method::post, "/proposals/{id}/whereabouts/letters", Permission::enter_for_others, post_letter, "Puts where the idea is among the letters to its author"},
};

}  // namespace

std::span<const people::Route> whereabouts_routes() { return table; }

}  // namespace allting::reviews
