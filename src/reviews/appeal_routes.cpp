#include "reviews/appeal_routes.hpp"

#include <algorithm>

#include "places/place_store.hpp"
#include "proposals/proposal_store.hpp"
#include "reviews/appeal_actions.hpp"
#include "reviews/appeal_json.hpp"
#include "reviews/appeal_pages.hpp"
#include "reviews/appeal_store.hpp"
#include "reviews/case_store.hpp"

namespace allting::reviews {
namespace {

using http::Method;
using http::Response;
using people::FieldSpec;
using people::FieldType;
using people::Permission;
using people::Route;
using people::Visit;

std::string proposal_path(ProposalId id) { return "/proposals/" + std::to_string(id.value); }

Result<AppealView> load_refused(Visit& visit) {
    const auto& visitor = visit.visitor;
    const auto id = visit.request.path_id<ProposalId>("id");
    return visit.database.read([&](db::Connection& c) -> Result<AppealView> {
        auto proposal = proposals::find_proposal(c, visitor.organisation, id);
        auto of = proposal ? find_case_of(c, visitor.organisation, id) : std::nullopt;
        if (!of) return refuse(ErrorKind::not_found, "case_not_found", "reviews.refused.not_found");
        const bool is_author = proposal->author && proposal->author == visitor.person;
        if (!is_author && !visitor.may(Permission::enter_for_others))
            return refuse(ErrorKind::not_allowed, "not_the_author", "reviews.refused.not_the_author");
        const auto until = appeal_until(*of, *proposal);
        return AppealView{.of = std::move(*of), .proposal = std::move(*proposal), .until = until, .for_author = !is_author};
    });
}

Result<AppealView> load_asked(Visit& visit) {
    const auto& visitor = visit.visitor;
    return visit.database.read([&](db::Connection& c) -> Result<AppealView> {
        auto appeal = find_appeal(c, visitor.organisation, visit.request.path_id<AppealId>("id"));
        if (!appeal) return refuse(ErrorKind::not_found, "appeal_not_found", "reviews.refused.appeal_not_found");
        AppealView view{.of = find_case(c, visitor.organisation, appeal->in_case).value(),
                        .proposal = proposals::find_proposal(c, visitor.organisation, appeal->proposal).value(), .appeal = std::move(*appeal)};
        if (const auto department = places::find_department(c, visitor.organisation, visitor.department)) view.suggested_who = department->name;
        return view;
    });
}

Result<Response> show_appeal(Visit& visit) {
    TRY(const AppealView view, load_refused(visit));
    // A letter that came in time may be written down later.
    const Instant arrived = view.for_author && view.until ? std::min(*view.until, visit.now) : visit.now;
    TRY_DO(check_appeal(view.of, view.proposal, arrived, visit.now));
    return visit.answer([&](const page::Frame& f) { return appeal_page(f, view); },
                        [&] { return json::Object{{"proposal", view.proposal.id}, {"appeal_until", view.until}}; });
}

Result<Response> post_appeal(Visit& visit) {
    const auto form = read_appeal_form(visit.input(), visit.site.zone);
    const auto done = form.ok() ? visit.database.write([&](db::Transaction& tx) {
        return appeal_refusal(tx, visit.visitor, visit.request.path_id<ProposalId>("id"), form.value(), visit.now);
    }) : Result<Appeal>(form.error());
    if (!done.ok()) {
        TRY(const AppealView view, load_refused(visit));
        return visit.form_again(done.error(), [&](const page::Frame& f, const page::Typed& typed) { return appeal_page(f, view, typed); });
    }
    Response response = visit.done(proposal_path(done.value().proposal), [&] { return appeal_json(done.value()); }, 201);
    visit.say_next(response, "reviews.said.appealed");
    return response;
}

Result<Response> show_answer(Visit& visit) {
    TRY(const AppealView view, load_asked(visit));
    TRY_DO(check_is_asked(view.appeal));
    return visit.answer([&](const page::Frame& f) { return appeal_answer_page(f, view); }, [&] { return appeal_json(view.appeal); });
}

Result<Response> post_answer(Visit& visit) {
    const auto form = read_appeal_answer_form(visit.input());
    const auto done = form.ok() ? visit.database.write([&](db::Transaction& tx) {
        return answer_appeal(tx, visit.visitor, visit.request.path_id<AppealId>("id"), form.value(), visit.now);
    }) : Result<Appeal>(form.error());
    if (!done.ok()) {
        TRY(const AppealView view, load_asked(visit));
        return visit.form_again(done.error(), [&](const page::Frame& f, const page::Typed& typed) { return appeal_answer_page(f, view, typed); });
    }
    Response response = visit.done("/cases/" + std::to_string(done.value().in_case.value), [&] { return appeal_json(done.value()); });
    visit.say_next(response, "reviews.said.refused");
    return response;
}

constexpr FieldSpec appeal_fields[] = {
    {"reason", FieldType::text, true, "Why it should be looked at again; public"},
    {"channel", FieldType::choice, false, "phone, paper or desk, when a facilitator writes it down for the author"},
    {"arrived", FieldType::instant, false, "When the letter or the call came; now, unless a facilitator says otherwise"}};
constexpr FieldSpec answer_fields[] = {
    {"outcome", FieldType::choice, true, "stands or overturned"},
    {"answer", FieldType::text, true, "Why; public"},
    {"who", FieldType::line, true, "Function and unit that answers"}};

constexpr Route table[] = {
    {Method::get, "/proposals/{id}/appeals/new", Permission::write_idea, show_appeal, "The form to ask for another look at a refusal"},
    {Method::post, "/proposals/{id}/appeals", Permission::write_idea, post_appeal, "Asks that another official looks at a refusal", appeal_fields},
    {Method::get, "/appeals/{id}/answer", Permission::review, show_answer, "The form of the second official's answer"},
    {Method::post, "/appeals/{id}/answer", Permission::review, post_answer, "Lets a refusal stand, or takes the proposal back into review", answer_fields},
};

}  // namespace

std::span<const Route> appeal_routes() { return table; }

}  // namespace allting::reviews
