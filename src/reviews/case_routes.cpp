#include "reviews/case_routes.hpp"

#include "proposals/extensions.hpp"
#include "reviews/case_actions.hpp"
#include "reviews/case_form.hpp"
#include "reviews/case_json.hpp"
#include "reviews/case_pages.hpp"
#include "reviews/case_store.hpp"
#include "reviews/case_view.hpp"
#include "reviews/held_store.hpp"
#include "reviews/readability_json.hpp"
#include "reviews/readability_pages.hpp"
#include "reviews/offer_actions.hpp"
#include "reviews/offer_json.hpp"
#include "reviews/offer_pages.hpp"
#include "reviews/signature.hpp"
#include "reviews/merger_routes.hpp"

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
CaseId case_id(const Visit& visit) { return visit.request.path_id<CaseId>("id"); }
std::string case_path(CaseId id) { return "/cases/" + std::to_string(id.value); }

Result<CaseView> view_of(Visit& visit) {
    return visit.database.read([&](db::Connection& c) { return load_case(c, visit.visitor, case_id(visit)); });
}

Result<Response> show_inbox(Visit& visit) {
    const auto view = visit.database.read([&](db::Connection& c) {
        return load_inbox(c, visit.visitor, read_inbox_query(visit.request.query), visit.now);
    });
    return visit.answer([&](const page::Frame& f) { return inbox_page(f, view); }, [&] { return inbox_json(view); });
}

/// query cost: the word of a suggestion, whose figures then stand in the form for the cost, not yet saved.
Result<Response> show_case(Visit& visit) {
    TRY(CaseView view, view_of(visit));
    for (const CostSuggestion& one : view.cost.suggestions)
        if (word_of(one.source) == visit.request.query.text("cost")) view.cost.picked = one;
    return visit.answer([&](const page::Frame& f) { return case_page(f, view); }, [&] { return case_json(view); });
}

Result<Response> show_offer(Visit& visit) {
    TRY(CaseView view, view_of(visit));
    view.ground = ground_of(visit);
    TRY_DO(check_open_case(view.of));
    return visit.answer([&](const page::Frame& f) { return offer_page(f, view); }, [&] { return case_json(view); });
}

Result<Response> show_acceptance(Visit& visit) {
    TRY(const CaseView view, view_of(visit));
    TRY_DO(check_open_case(view.of));
    return visit.answer([&](const page::Frame& f) { return acceptance_page(f, view); }, [&] { return case_json(view); });
}

Result<Response> show_refusal(Visit& visit) {
    TRY(const CaseView view, view_of(visit));
    TRY_DO(check_open_case(view.of));
    return visit.answer([&](const page::Frame& f) { return refusal_page(f, view, visit.request.query.text("code")); },
                        [&] { return case_json(view); });
}

using AsPage = std::string (*)(const page::Frame&, const CaseView&, const page::Typed&);

std::string refusal_again(const page::Frame& frame, const CaseView& view, const page::Typed& typed) {
    return refusal_page(frame, view, typed.value("code"), typed);
}

/// What was typed comes back on the page it was typed on; a case that is not there is 404.
Result<Response> again(Visit& visit, const Error& error, AsPage as_page) {
    if (error.kind == ErrorKind::not_found) return error;
    TRY(CaseView view, view_of(visit));
    view.ground = ground_of(visit);
    return visit.form_again(error, [&](const page::Frame& f, const page::Typed& typed) { return as_page(f, view, typed); });
}

/// Nothing is done yet: the page shows what was typed as its author will read it.
Result<Response> look(Visit& visit, AsPage as_page) {
    TRY(const CaseView view, view_of(visit));
    TRY_DO(check_open_case(view.of));
    return visit.answer([&](const page::Frame& f) { return as_page(f, view, {.input = &visit.input()}); },
                        [&] { return readability_json(visit.input()); });
}

/// Done with this step of the case: back to the case, with a sentence.
Response case_saved(Visit& visit, const Case& of, std::string_view said) {
    Response response = visit.done(case_path(of.id), [&] { return case_state_json(of); });
    visit.say_next(response, said);
    return response;
}

template <class Form, class Action>
Result<Case> act(Visit& visit, const Result<Form>& form, Action action) {
    if (!form.ok()) return form.error();
    return visit.database.write([&](db::Transaction& tx) { return action(tx, visit.visitor, case_id(visit), form.value(), visit.now); });
}

Result<Response> post_assignment(Visit& visit) {
    const auto done = act(visit, read_assignment_form(visit.input()), assign_case);
    if (!done.ok()) return again(visit, done.error(), case_page);
    return case_saved(visit, done.value(), "reviews.said.assigned");
}

Result<Response> post_answers(Visit& visit) {
    const auto done = act(visit, read_checklist_form(visit.input()), answer_checklist);
    if (!done.ok()) return again(visit, done.error(), case_page);
    return case_saved(visit, done.value(), "reviews.said.answers");
}

Result<Response> post_estimate(Visit& visit) {
    const auto done = act(visit, read_estimate_form(visit.input()), estimate_cost);
    if (!done.ok()) return again(visit, done.error(), case_page);
    return case_saved(visit, done.value(), "reviews.said.estimate");
}

Result<Response> post_offer(Visit& visit) {
    const auto form = read_offer_form(visit.input());
    if (!form.ok()) return again(visit, form.error(), offer_page);
    const auto done = visit.database.write([&](db::Transaction& tx) { return offer_change(tx, visit.visitor, case_id(visit), form.value(), visit.now); });
    if (!done.ok()) return again(visit, done.error(), offer_page);
    Response response = visit.done(case_path(done.value().in_case), [&] { return offer_json(done.value()); }, 201);
    visit.say_next(response, "reviews.said.offer");
    return response;
}

/// What became of an answer that was just sent: given, waiting for a second signature, or waiting to be given with others.
std::string_view said_of(Visit& visit, const Case& of, std::string_view given) {
    if (is_decided(of.state)) return given;
    const bool is_held = visit.database.read([&](db::Connection& c) { return find_held(c, visit.visitor.organisation, of.id).has_value(); });
    return is_held ? "held.said.held" : "signatures.said.first";
}

Result<Response> post_acceptance(Visit& visit) {
    if (is_look(visit.input())) return look(visit, acceptance_page);
    const auto done = act(visit, Result<DecisionForm>(read_decision_form(visit.input())), sign_acceptance);
    if (!done.ok()) return again(visit, done.error(), acceptance_page);
    return case_saved(visit, done.value(), said_of(visit, done.value(), "reviews.said.accepted"));
}

Result<Response> post_refusal(Visit& visit) {
    if (is_look(visit.input())) return look(visit, refusal_again);
    const auto done = act(visit, Result<DecisionForm>(read_decision_form(visit.input())), sign_refusal);
    if (!done.ok()) return again(visit, done.error(), refusal_again);
    return case_saved(visit, done.value(), said_of(visit, done.value(), "reviews.said.refused"));
}

Result<Response> post_signature(Visit& visit) {
    const auto done = act(visit, Result<DecisionForm>(read_decision_form(visit.input())), sign_second);
    if (!done.ok()) return again(visit, done.error(), case_page);
    return case_saved(visit, done.value(), said_of(visit, done.value(), "signatures.said.second"));
}

constexpr FieldSpec assignment_fields[] = {
    {"version", FieldType::number, true, "Version of the case as it was read"},
    {"department", FieldType::id, true, "Whose turn it is"},
    {"registry_number", FieldType::line, false, "Number in the public register"}};
constexpr FieldSpec answers_fields[] = {
    {"version", FieldType::number, true, "Version of the case as it was read"},
    {"answer", FieldType::choice, false, "answer[QUESTION]: yes, yes_if, no or not_relevant"},
    {"sentence", FieldType::line, false, "sentence[QUESTION]: public; required with yes_if and no"},
    {"note", FieldType::text, false, "note[QUESTION]: internal"}};
constexpr FieldSpec estimate_fields[] = {
    {"version", FieldType::number, true, "Version of the case as it was read"},
    {"cost_low", FieldType::money, true, "One-off cost, lower bound"},
    {"cost_source", FieldType::line, false, "Where the figures come from: own, card-NUMBER or project-NUMBER"},
    {"confidence", FieldType::choice, false, "low, medium or high"},
    {"cost_high", FieldType::money, true, "One-off cost, upper bound: what the ballot uses"},
    {"running", FieldType::money, false, "Cost a year"},
    {"note", FieldType::text, false, "What is included, and where the figures come from"},
    {"owner", FieldType::id, true, "Department that would carry it out"}};
constexpr FieldSpec offer_fields[] = {
    {"version", FieldType::number, true, "Version of the case as it was read"},
    {"explanation", FieldType::text, true, "Why, in words for the author"},
    {"title", FieldType::line, true, "Title as offered"},
    {"body", FieldType::text, true, "Text as offered"},
    {"place", FieldType::line, false, "Place as offered, in words"},
    {"place_latitude", FieldType::line, false, "Degrees, WGS 84; with place_longitude"},
    {"place_longitude", FieldType::line, false, "Degrees, WGS 84; with place_latitude"},
    {"size", FieldType::line, false, "How large"},
    {"hours", FieldType::line, false, "When it is open"},
    {"cost", FieldType::money, false, "One-off cost"}};
constexpr FieldSpec decision_fields[] = {
    {"version", FieldType::number, true, "Version of the case as it was read"},
    {"code", FieldType::choice, false, "Reason code; required for a refusal"},
    {"understood", FieldType::text, false, "Thanks, and what was understood; required for a refusal"},
    {"answer", FieldType::text, false, "The answer in one sentence; required for a refusal"},
    {"why", FieldType::text, false, "Why, in everyday words; required for a refusal"},
    {"next", FieldType::text, false, "What the author can do now; required for a refusal"},
    {"who", FieldType::line, false, "Function and unit that answers; required for a refusal"},
    {"look", FieldType::boolean, false, "yes = decide nothing, tell how hard the answer is to read"}};
constexpr FieldSpec version_fields[] = {{"version", FieldType::number, true, "Version of the case as it was read"}};

constexpr Route table[] = {
    {Method::get, "/reviews", Permission::review, show_inbox, "The officials' inbox, first due first"},
    {Method::get, "/cases/{id}", Permission::review, show_case, "A case: the proposal and what is asked of the officials"},
    {Method::post, "/cases/{id}/assignment", Permission::review, post_assignment, "Hands the case to a department", assignment_fields},
    {Method::post, "/cases/{id}/answers", Permission::review, post_answers, "Answers questions of the checklist", answers_fields},
    {Method::post, "/cases/{id}/estimate", Permission::review, post_estimate, "Sets the cost and who would carry it out", estimate_fields},
    {Method::get, "/cases/{id}/offers/new", Permission::review, show_offer, "The form of a change offer"},
    {Method::post, "/cases/{id}/offers", Permission::review, post_offer, "Offers the author another wording", offer_fields},
    {Method::get, "/cases/{id}/acceptance", Permission::review, show_acceptance, "The form of an acceptance"},
    {Method::post, "/cases/{id}/acceptance", Permission::review, post_acceptance, "Accepts the proposal as a project", decision_fields},
    {Method::get, "/cases/{id}/refusal", Permission::review, show_refusal, "The form of a refusal: reason first"},
    {Method::post, "/cases/{id}/refusal", Permission::review, post_refusal, "Refuses the proposal with a public reason", decision_fields},
    {Method::post, "/cases/{id}/signatures", Permission::review, post_signature, "Signs an answer that another official has signed", version_fields},
};

proposals::More more_of(const Visit& visit, db::Connection& connection, const proposals::Proposal& proposal) {
    proposals::More more;
    if (const auto view = load_public_review(connection, visit.visitor, proposal))
        more = {.parts = public_review_parts(visit.frame, *view, proposal), .members = public_review_json(*view), .answering = view->department_name};
    add_merger_notes(visit, connection, proposal, more);
    const auto in_case = visit.visitor.may(Permission::review) ? find_case_of(connection, visit.visitor.organisation, proposal.id) : std::nullopt;
    more.parts.insert(more.parts.begin(), [&t = visit.t, id = proposal.id, in_case](html::Out& out) {
        page::link_button(out, t("where.title_of_others"), proposal_path(id) + "/whereabouts", false);
        if (in_case) page::link_button(out, t("reviews.open_case"), "/cases/" + std::to_string(in_case->id.value), false);
    });
    return more;
}

}  // namespace

std::span<const Route> routes() { return table; }

void extend_proposals() {
    proposals::Extensions& extensions = proposals::extensions();
    extensions.on_received = open_case;
    extensions.on_withdrawn = close_case;
    extensions.more = more_of;
}

}  // namespace allting::reviews
