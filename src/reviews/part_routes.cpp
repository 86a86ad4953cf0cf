// The addresses of a case's parts, its deciders and conflicts of interest.
#include "reviews/part_routes.hpp"

#include "reviews/case_json.hpp"
#include "reviews/conflict.hpp"
#include "reviews/part_actions.hpp"
#include "reviews/part_json.hpp"
#include "reviews/part_pages.hpp"

namespace allting::reviews {
namespace {

using http::Method;
using http::Response;
using people::FieldSpec;
using people::FieldType;
using people::Permission;
using people::Route;
using people::Visit;

CaseId case_id(const Visit& visit) { return visit.request.path_id<CaseId>("id"); }
PartId part_id(const Visit& visit) { return visit.request.path_id<PartId>("id"); }
std::string case_path(CaseId id) { return "/cases/" + std::to_string(id.value); }

Result<CaseView> view_of(Visit& visit) {
    return visit.database.read([&](db::Connection& c) { return load_case(c, visit.visitor, case_id(visit)); });
}

Result<PartView> part_view_of(Visit& visit) {
    return visit.database.read([&](db::Connection& c) -> Result<PartView> {
        auto part = find_part(c, visit.visitor.organisation, part_id(visit));
        if (!part) return refuse(ErrorKind::not_found, "part_not_found", "parts.refused.not_found");
        TRY(CaseView in, load_case(c, visit.visitor, part->in_case));
        const bool may_answer = check_may_answer(*part, visit.visitor.department).ok() && !is_decided(in.of.state) && !in.parts.has_conflict;
        return PartView{.part = std::move(*part), .in = std::move(in), .may_answer = may_answer};
    });
}

using AsPage = std::string (*)(const page::Frame&, const CaseView&, const page::Typed&);

Result<Response> again(Visit& visit, const Error& error, AsPage as_page) {
    if (error.kind == ErrorKind::not_found) return error;
    TRY(const CaseView view, view_of(visit));
    return visit.form_again(error, [&](const page::Frame& f, const page::Typed& typed) { return as_page(f, view, typed); });
}

template <class Noun, class Form>
using Action = Result<Noun> (*)(db::Transaction&, const people::Visitor&, CaseId, const Form&, Instant);

template <class Noun, class Form>
Result<Noun> act(Visit& visit, const Result<Form>& form, Action<Noun, Form> action) {
    if (!form.ok()) return form.error();
    return visit.database.write([&](db::Transaction& tx) { return action(tx, visit.visitor, case_id(visit), form.value(), visit.now); });
}

Result<Response> show_ask(Visit& visit) {
    TRY(const CaseView view, view_of(visit));
    if (is_decided(view.of.state)) return check_open_case(view.of).error();
    return visit.answer([&](const page::Frame& f) { return ask_page(f, view); }, [&] { return case_json(view); });
}

Result<Response> post_parts(Visit& visit) {
    const auto done = act(visit, read_ask_form(visit.input()), ask_departments);
    if (!done.ok()) return again(visit, done.error(), ask_page);
    Response response = visit.done(case_path(case_id(visit)), [&] {
        json::Array parts;
        for (const Part& part : done.value()) parts.push_back(part_json(part));
        return json::Value(json::Object{{"parts", std::move(parts)}});
    }, 201);
    visit.say_next(response, "parts.said.asked");
    return response;
}

Result<Response> show_part(Visit& visit) {
    TRY(const PartView view, part_view_of(visit));
    return visit.answer([&](const page::Frame& f) { return part_page(f, view); }, [&] { return part_json(view.part); });
}

Result<Response> post_part_answers(Visit& visit) {
    TRY(const PartView view, part_view_of(visit));
    const auto form = read_part_answer_form(visit.input(), view.part.questions);
    const auto answer = [&]() -> Result<Part> {
        if (!form.ok()) return form.error();
        return visit.database.write([&](db::Transaction& tx) { return answer_part(tx, visit.visitor, view.part.id, form.value(), visit.now); });
    };
    const auto done = answer();
    if (!done.ok())
        return visit.form_again(done.error(), [&](const page::Frame& f, const page::Typed& typed) { return part_page(f, view, typed); });
    Response response = visit.done("/parts/" + std::to_string(done.value().id.value), [&] { return part_json(done.value()); });
    visit.say_next(response, "parts.said.answered");
    return response;
}

Result<Response> post_part_withdrawal(Visit& visit) {
    TRY(const Part part, visit.database.write([&](db::Transaction& tx) { return take_back_part(tx, visit.visitor, part_id(visit), visit.now); }));
    Response response = visit.done(case_path(part.in_case), [&] { return part_json(part); });
    visit.say_next(response, "parts.said.taken_back");
    return response;
}

Result<Response> post_decider(Visit& visit) {
    const auto done = act(visit, read_decider_form(visit.input()), name_decider);
    if (!done.ok()) return again(visit, done.error(), case_page);
    Response response = visit.done(case_path(case_id(visit)), [&] { return decider_json(done.value()); });
    visit.say_next(response, "parts.said.decider");
    return response;
}

Result<Response> post_settlement(Visit& visit) {
    const auto done = act(visit, read_settlement_form(visit.input()), settle);
    if (!done.ok()) return again(visit, done.error(), case_page);
    Response response = visit.done(case_path(case_id(visit)), [&] { return decider_json(done.value()); });
    visit.say_next(response, "parts.said.settled");
    return response;
}

Result<Response> post_conflict(Visit& visit) {
    const auto declare = [&]() -> Result<Case> {
        if (visit.input().text("has_conflict") != "yes") return refuse(ErrorKind::invalid, "not_ticked", "parts.refused.not_ticked");
        return visit.database.write([&](db::Transaction& tx) { return declare_conflict(tx, visit.visitor, case_id(visit), visit.now); });
    };
    const auto done = declare();
    if (!done.ok()) return again(visit, done.error(), case_page);
    Response response = visit.done(case_path(case_id(visit)), [&] { return case_state_json(done.value()); });
    visit.say_next(response, "parts.said.conflict");
    return response;
}

constexpr FieldSpec ask_fields[] = {
    {"ask", FieldType::word_list, false, "ask[DEPARTMENT]: questions of the checklist"},
    {"own", FieldType::text, false, "own[DEPARTMENT]: a question in one's own words"}};
constexpr FieldSpec part_answer_fields[] = {
    {"answer", FieldType::choice, false, "answer[QUESTION]: yes, yes_if, no or not_relevant; required for each question asked"},
    {"sentence", FieldType::line, false, "sentence[QUESTION]: public; required with yes_if and no"},
    {"note", FieldType::text, false, "note[QUESTION]: internal"},
    {"own_answer", FieldType::text, false, "To the coordinator's own question"}};
constexpr FieldSpec decider_fields[] = {
    {"question", FieldType::choice, true, "That departments disagree about"},
    {"decider", FieldType::id, true, "An official who is none of them"}};
constexpr FieldSpec settlement_fields[] = {
    {"question", FieldType::choice, true, "That departments disagree about"},
    {"answer", FieldType::choice, true, "yes, yes_if or no"},
    {"sentence", FieldType::line, true, "Why, in a sentence that everyone may read"}};
constexpr FieldSpec conflict_fields[] = {{"has_conflict", FieldType::choice, true, "yes: I have an interest of my own in this case"}};

constexpr Route table[] = {
    {Method::get, "/cases/{id}/parts/new", Permission::review, show_ask, "The form that asks departments about a case"},
    {Method::post, "/cases/{id}/parts", Permission::review, post_parts, "Asks departments, each its own questions", ask_fields},
    {Method::get, "/parts/{id}", Permission::review, show_part, "What one department is asked about a case"},
    {Method::post, "/parts/{id}/answers", Permission::review, post_part_answers, "A department's answers to all it is asked", part_answer_fields},
    {Method::post, "/parts/{id}/withdrawal", Permission::review, post_part_withdrawal, "Takes an unanswered question to a department back"},
    {Method::post, "/cases/{id}/deciders", Permission::review, post_decider, "Names who decides where departments disagree", decider_fields},
    {Method::post, "/cases/{id}/settlements", Permission::review, post_settlement, "Decides where departments disagree", settlement_fields},
    {Method::post, "/cases/{id}/conflicts", Permission::review, post_conflict, "Declares a conflict of interest of one's own", conflict_fields},
};

}  // namespace

std::span<const Route> part_routes() { return table; }

}  // namespace allting::reviews
