#include "reviews/screening_routes.hpp"

#include "processes/process_store.hpp"
#include "proposals/proposal_store.hpp"
#include "reviews/case_json.hpp"
#include "reviews/completion_actions.hpp"
#include "reviews/completion_json.hpp"
#include "reviews/completion_pages.hpp"
#include "reviews/completion_store.hpp"
#include "reviews/screening_actions.hpp"
#include "reviews/screening_pages.hpp"

namespace allting::reviews {
namespace {

using http::Method;
using http::Response;
using people::FieldSpec;
using people::FieldType;
using people::Permission;
using people::Visit;

CaseId case_id(const Visit& visit) { return visit.request.path_id<CaseId>("id"); }
std::string case_path(CaseId id) { return "/cases/" + std::to_string(id.value); }

Result<ScreeningView> view_of(Visit& visit) {
    return visit.database.read([&](db::Connection& c) -> Result<ScreeningView> {
        TRY(CaseView of, load_case(c, visit.visitor, case_id(visit)));
        ScreeningView view{.of = std::move(of)};
        const proposals::Proposal& proposal = view.of.proposal;
        view.similar = proposals::find_similar(c, visit.visitor.organisation, proposal.process,
                                               proposal.wording.title + " " + proposal.wording.body, proposal.id);
        return view;
    });
}

Result<CompletionView> load_completion(Visit& visit) {
    const auto& visitor = visit.visitor;
    return visit.database.read([&](db::Connection& c) -> Result<CompletionView> {
        auto completion = find_completion(c, visitor.organisation, visit.request.path_id<CompletionId>("id"));
        if (!completion) return refuse(ErrorKind::not_found, "completion_not_found", "screening.refused.completion_not_found");
        auto proposal = proposals::find_proposal(c, visitor.organisation, completion->proposal).value();
        const bool is_author = proposal.author && proposal.author == visitor.person;
        if (!is_author && !visitor.may(Permission::enter_for_others))
            return refuse(ErrorKind::not_allowed, "not_the_author", "reviews.refused.not_the_author");
        auto process = processes::find_process(c, visitor.organisation, proposal.process).value();
        return CompletionView{.completion = std::move(*completion), .proposal = std::move(proposal), .process = std::move(process), .for_author = !is_author};
    });
}

Result<Response> show_screening(Visit& visit) {
    TRY(const ScreeningView view, view_of(visit));
    TRY_DO(check_open_case(view.of.of));
    return visit.answer([&](const page::Frame& f) { return screening_page(f, view); }, [&] { return case_json(view.of); });
}

/// What nobody can mend is answered where reasons are written; a program hears that it has to.
Response to_refusal(const Visit& visit, const std::string& final_fault) {
    return visit.done(case_path(case_id(visit)) + "/refusal?code=" + std::string(reason_for(final_fault)),
                      [&] { return json::Object{{"not_mendable", final_fault}}; });
}

Result<Response> post_screening(Visit& visit) {
    const auto form = read_screening_form(visit.input());
    if (form.ok() && !form.value().final_fault.empty()) {
        TRY(const ScreeningView view, view_of(visit));
        TRY_DO(check_open_case(view.of.of));
        return to_refusal(visit, form.value().final_fault);
    }
    const auto done = form.ok() ? visit.database.write([&](db::Transaction& tx) {
        return screen_proposal(tx, visit.visitor, case_id(visit), form.value(), visit.now);
    }) : Result<Case>(form.error());
    if (!done.ok()) {
        TRY(const ScreeningView view, view_of(visit));
        return visit.form_again(done.error(), [&](const page::Frame& f, const page::Typed& typed) { return screening_page(f, view, typed); });
    }
    Response response = visit.done(case_path(done.value().id), [&] { return case_state_json(done.value()); });
    visit.say_next(response, form.value().faults.empty() ? "screening.said.screened" : "screening.said.asked");
    return response;
}

Result<Response> show_completion(Visit& visit) {
    TRY(const CompletionView view, load_completion(visit));
    return visit.answer([&](const page::Frame& f) { return completion_page(f, view); }, [&] { return completion_json(view.completion); });
}

Result<Response> post_completion(Visit& visit) {
    const auto form = read_completion_form(visit.input());
    const auto done = form.ok() ? visit.database.write([&](db::Transaction& tx) {
        return complete_proposal(tx, visit.visitor, visit.request.path_id<CompletionId>("id"), form.value(), visit.now);
    }) : Result<Completion>(form.error());
    if (!done.ok()) {
        TRY(const CompletionView view, load_completion(visit));
        return visit.form_again(done.error(), [&](const page::Frame& f, const page::Typed& typed) { return completion_page(f, view, typed); });
    }
    Response response = visit.done("/proposals/" + std::to_string(done.value().proposal.value), [&] { return completion_json(done.value()); });
    visit.say_next(response, "screening.said.completed");
    return response;
}

constexpr FieldSpec screening_fields[] = {
    {"version", FieldType::number, true, "Version of the case as it was read"},
    {"fault", FieldType::boolean, false, "fault[WORD] = yes for each fault; none = the idea has passed"},
    {"mend", FieldType::text, false, "What the author is asked to mend; public; required with a fault"},
    {"like_another", FieldType::boolean, false, "yes = the facilitators are told that it is like another idea"}};
constexpr FieldSpec completion_fields[] = {
    {"title", FieldType::line, true, "Title as mended"},
    {"body", FieldType::text, true, "Text as mended"},
    {"place", FieldType::line, false, "Place as mended"},
    {"beneficiaries", FieldType::line, false, "Who benefits, as mended"},
    {"pot", FieldType::id, false, "Pot as mended"},
    {"category", FieldType::choice, false, "Category as mended"},
    {"contact", FieldType::line, false, "How to reach an author without an account; never public"},
    {"without_picture", FieldType::boolean, false, "yes = takes the picture away"},
    {"channel", FieldType::choice, false, "phone, paper or desk, when a facilitator writes it down for the author"},
    {"words", FieldType::text, false, "What the author says besides; the evidence, and required, with a channel"}};

constexpr people::Route table[] = {
    {Method::get, "/cases/{id}/screening", Permission::review, show_screening, "The form of the formal look at an idea"},
    {Method::post, "/cases/{id}/screening", Permission::review, post_screening, "Passes an idea, or asks its author to mend it", screening_fields},
    {Method::get, "/completions/{id}/answer", Permission::write_idea, show_completion, "The form to mend one's idea"},
    {Method::post, "/completions/{id}/answer", Permission::write_idea, post_completion, "The author's mended idea", completion_fields},
};

}  // namespace

std::span<const people::Route> screening_routes() { return table; }

}  // namespace allting::reviews
