// The page on which an administrator chooses the checklist.
#include "reviews/part_routes.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "platform/page/forms.hpp"
#include "processes/process_store.hpp"
#include "reviews/question.hpp"
#include "reviews/question_actions.hpp"
#include "reviews/question_store.hpp"
#include "reviews/signature.hpp"

namespace allting::reviews {
namespace {

namespace forms = page::forms;
using http::Response;
using people::FieldSpec;
using people::FieldType;
using people::Permission;
using people::Route;
using people::Visit;

struct ChecklistView {
    std::vector<std::string> chosen = {};
    std::vector<processes::Process> processes = {};
    std::vector<ProcessId> signed_by_two = {};
};

bool is_signed(const ChecklistView& view, ProcessId process) { return std::ranges::find(view.signed_by_two, process) != view.signed_by_two.end(); }

void signing_form(html::Out& out, const page::Frame& frame, const ChecklistView& view) {
    const auto& t = *frame.t;
    std::vector<forms::Choice> choices;
    for (const processes::Process& process : view.processes)
        choices.push_back({.value = std::to_string(process.id.value), .label = process.text_in(t.language()).title, .help = {}, .chosen = is_signed(view, process.id)});
    html::write<"<h2>{}</h2>\n">(out, t("signatures.two"));
    forms::open(out, frame, {.action = "/checklist/signatures"});
    forms::checkboxes(out, frame, {}, {.name = "process", .label = std::string(t("signatures.processes")), .help = std::string(t("signatures.processes_help")), .required = false}, choices);
    forms::button(out, t("signatures.save"), forms::ButtonKind::second);
    forms::close(out);
}

std::string checklist_page(const page::Frame& frame, const ChecklistView& view, const page::Typed& typed = {}) {
    const auto& t = *frame.t;
    const auto& chosen = view.chosen;
    std::vector<forms::Choice> choices;
    for (const std::string_view word : question_words) {
        const std::string key = "reviews.question." + std::string(word);
        choices.push_back({.value = std::string(word), .label = std::string(t(i18n::Key::at_run_time(key))),
                           .help = std::string(t(i18n::Key::at_run_time(key + "_help"))),
                           .chosen = std::ranges::find(chosen, word) != chosen.end()});
    }
    return page::layout(frame, {.title = std::string(t("checklist.heading")), .keep_out_of_search = true}, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("checklist.heading"), t("checklist.lead"));
        forms::error_summary(out, frame, typed);
        forms::open(out, frame, {.action = "/checklist"});
        forms::checkboxes(out, frame, typed, {.name = "question", .label = std::string(t("checklist.questions")), .help = std::string(t("checklist.questions_help"))}, choices);
        forms::button(out, t("form.save"));
        forms::close(out);
        if (!view.processes.empty()) signing_form(out, frame, view);
    });
}

json::Value checklist_json(const ChecklistView& view) {
    json::Array asked, all, signed_by_two;
    for (const ProcessId process : view.signed_by_two) signed_by_two.push_back(process);
    for (const std::string& question : view.chosen) asked.push_back(question);
    for (const std::string_view word : question_words) all.push_back(word);
    return json::Object{{"questions", std::move(asked)}, {"all", std::move(all)}, {"signed_by_two", std::move(signed_by_two)}};
}

ChecklistView view_of(Visit& visit) {
    return visit.database.read([&](db::Connection& c) {
        const OrganisationId organisation = visit.visitor.organisation;
        return ChecklistView{.chosen = list_questions(c, organisation), .processes = processes::list_processes(c, organisation),
                             .signed_by_two = list_signed_processes(c, organisation)};
    });
}

Result<Response> show_checklist(Visit& visit) {
    const auto view = view_of(visit);
    return visit.answer([&](const page::Frame& f) { return checklist_page(f, view); }, [&] { return checklist_json(view); });
}

Result<Response> post_checklist(Visit& visit) {
    const auto form = read_question_form(visit.input());
    if (!form.ok()) {
        const auto view = view_of(visit);
        return visit.form_again(form.error(), [&](const page::Frame& f, const page::Typed& typed) { return checklist_page(f, view, typed); });
    }
    visit.database.write([&](db::Transaction& tx) { return choose_questions(tx, visit.visitor, form.value(), visit.now); });
    Response response = visit.done("/checklist", [&] { return checklist_json(view_of(visit)); });
    visit.say_next(response, "checklist.said");
    return response;
}

Result<Response> post_signing(Visit& visit) {
    std::vector<ProcessId> processes;
    for (const std::string_view number : visit.input().all("process")) processes.push_back(ProcessId{integer_from_text(number).value_or(0)});
    visit.database.write([&](db::Transaction& tx) { choose_signed_processes(tx, visit.visitor, processes, visit.now); });
    Response response = visit.done("/checklist", [&] { return checklist_json(view_of(visit)); });
    visit.say_next(response, "checklist.said");
    return response;
}

constexpr FieldSpec fields[] = {{"question", FieldType::word_list, true, "Questions that each case is asked"}};
constexpr FieldSpec signing_fields[] = {{"process", FieldType::id_list, false, "Processes in which two officials sign; none = in no process"}};
constexpr Route table[] = {
    {http::Method::get, "/checklist", Permission::manage_people, show_checklist, "The questions that cases are asked, and all there are to choose from"},
    {http::Method::post, "/checklist", Permission::manage_people, post_checklist, "Chooses the questions that cases are asked", fields},
    {http::Method::post, "/checklist/signatures", Permission::manage_people, post_signing, "Chooses the processes in which two officials sign each answer", signing_fields},
};

}  // namespace

std::span<const Route> question_routes() { return table; }

}  // namespace allting::reviews
