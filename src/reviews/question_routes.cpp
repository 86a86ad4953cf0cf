// The page on which an administrator chooses the checklist.
#include "reviews/part_routes.hpp"

#include <algorithm>

#include "platform/page/forms.hpp"
#include "reviews/question.hpp"
#include "reviews/question_actions.hpp"
#include "reviews/question_store.hpp"

namespace allting::reviews {
namespace {

namespace forms = page::forms;
using http::Response;
using people::FieldSpec;
using people::FieldType;
using people::Permission;
using people::Route;
using people::Visit;

std::string checklist_page(const page::Frame& frame, const std::vector<std::string>& chosen, const page::Typed& typed = {}) {
    const auto& t = *frame.t;
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
    });
}

json::Value checklist_json(const std::vector<std::string>& chosen) {
    json::Array asked, all;
    for (const std::string& question : chosen) asked.push_back(question);
    for (const std::string_view word : question_words) all.push_back(word);
    return json::Object{{"questions", std::move(asked)}, {"all", std::move(all)}};
}

std::vector<std::string> chosen_of(Visit& visit) {
    return visit.database.read([&](db::Connection& c) { return list_questions(c, visit.visitor.organisation); });
}

Result<Response> show_checklist(Visit& visit) {
    const auto chosen = chosen_of(visit);
    return visit.answer([&](const page::Frame& f) { return checklist_page(f, chosen); }, [&] { return checklist_json(chosen); });
}

Result<Response> post_checklist(Visit& visit) {
    const auto form = read_question_form(visit.input());
    if (!form.ok()) {
        const auto chosen = chosen_of(visit);
        return visit.form_again(form.error(), [&](const page::Frame& f, const page::Typed& typed) { return checklist_page(f, chosen, typed); });
    }
    const auto chosen = visit.database.write([&](db::Transaction& tx) { return choose_questions(tx, visit.visitor, form.value(), visit.now); });
    Response response = visit.done("/checklist", [&] { return checklist_json(chosen); });
    visit.say_next(response, "checklist.said");
    return response;
}

constexpr FieldSpec fields[] = {{"question", FieldType::word_list, true, "Questions that each case is asked"}};
constexpr Route table[] = {
    {http::Method::get, "/checklist", Permission::manage_people, show_checklist, "The questions that cases are asked, and all there are to choose from"},
    {http::Method::post, "/checklist", Permission::manage_people, post_checklist, "Chooses the questions that cases are asked", fields},
};

}  // namespace

std::span<const Route> question_routes() { return table; }

}  // namespace allting::reviews
