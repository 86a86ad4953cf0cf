#include "results/trial_routes.hpp"

#include "algorithms/allocation/count.hpp"
#include "algorithms/allocation/pabulib.hpp"
#include "core/text.hpp"
#include "results/trial_form.hpp"
#include "results/trial_json.hpp"
#include "results/trial_pages.hpp"

namespace allting::results {
namespace {

using people::FieldType;
using people::Permission;
using people::Visit;

TrialView empty_view(Visit& visit) {
    TrialView view;
    view.past = visit.database.read([&](db::Connection& c) { return list_past_elections(c, visit.visitor, visit.now); });
    view.asked = {integer_from_text(visit.request.query.text("process")).value_or(0)};
    return view;
}

Result<http::Response> show_trials(Visit& visit) {
    const TrialView view = empty_view(visit);
    return visit.answer([&](const page::Frame& f) { return trial_page(f, {}, view); }, [&] { return trial_json(view); });
}

/// A fault of the file is a fault of the field that it came in.
Result<TrialElection> election_of_file(Visit& visit) {
    auto file = allocation::read_pabulib(visit.input().file("file")->bytes);
    if (file) return trial_election_of(file.value(), visit.site.languages, visit.site.zone, visit.now);
    constexpr std::size_t faults_shown = 6;
    Error error = file.error();
    const auto others = std::int64_t(error.fields.size()) - std::int64_t(faults_shown);
    if (others > 0) {
        error.fields.resize(faults_shown);
        error.fields.push_back({.field = "file", .code = "more_faults", .text_key = "results.trial.more_faults", .arguments = {{"count", std::to_string(others)}}});
    }
    for (FieldError& field : error.fields) field.field = "file";
    return error;
}

Result<http::Response> make_trial(Visit& visit) {
    TrialView view = empty_view(visit);
    const auto tried = [&]() -> Result<Trial> {
        TRY(const TrialChoice choice, read_trial_form(visit.input()));
        view.asked = choice.process;
        if (choice.process) {
            TRY(view.election, visit.database.read([&](db::Connection& c) { return load_trial_election(c, visit.visitor, choice.process, visit.now); }));
        } else {
            TRY(view.election, election_of_file(visit));
        }
        return try_rules(*view.election, choice);
    }();
    if (!tried) return visit.form_again(tried.error(), [&](const page::Frame& f, const page::Typed& typed) { return trial_page(f, typed, view); });
    view.trial = tried.value();
    const page::Typed typed{.input = &visit.input()};
    return visit.answer([&](const page::Frame& f) { return trial_page(f, typed, view); }, [&] { return trial_json(view); });
}

constexpr people::FieldSpec trial_fields[] = {
    {"process", FieldType::id, false, "A process whose vote is closed and counted"},
    {"file", FieldType::file, false, "Or an election in Pabulib's format"},
    {"rules", FieldType::word_list, true, "Rules of /about/methods"},
    {"satisfaction", FieldType::choice, false, "usual, cost, cardinality, points or score"},
    {"completion", FieldType::choice, false, "usual, or what becomes of money that equal shares leave; by a word of allting count --completion"},
    {"ties", FieldType::choice, false, "usual, min-cost or max-votes"},
    {"score_min", FieldType::number, false, "Fewest votes, or points, that a project can win with"},
};

using http::Method;
constexpr people::Route table[] = {
    {Method::get, "/trials", Permission::design_process, show_trials, "Elections of the past on which rules can be tried; query: process"},
    {Method::post, "/trials", Permission::design_process, make_trial, "Count an election of the past by several rules; nothing is stored", trial_fields, true},
};

}  // namespace

std::span<const people::Route> trial_routes() { return table; }

}  // namespace allting::results
