#include "processes/process_routes.hpp"

#include <algorithm>

#include "places/place_store.hpp"
#include "processes/extensions.hpp"
#include "processes/process_actions.hpp"
#include "processes/process_form.hpp"
#include "processes/process_json.hpp"
#include "processes/process_pages.hpp"
#include "processes/process_store.hpp"
#include "processes/process_view.hpp"

namespace allting::processes {
namespace {

using people::FieldType;
using people::Permission;
using people::Visit;


Result<Process> process_of_path(Visit& visit) {
    auto process = visit.database.read([&](db::Connection& c) {
        return find_process(c, visit.visitor.organisation, visit.request.path_id<ProcessId>("id"));
    });
    if (!process) return not_found();
    return std::move(*process);
}

Result<http::Response> show_list(Visit& visit) {
    const bool may_design = visit.visitor.may(Permission::design_process);
    auto processes = visit.database.read([&](db::Connection& c) { return list_processes(c, visit.visitor.organisation); });
    if (!may_design) std::erase_if(processes, [](const Process& process) { return !process.published; });
    return visit.answer([&](const page::Frame& f) { return process_list_page(f, processes, may_design); },
                        [&] { return process_list_json(processes, visit.now); });
}

Result<http::Response> show_plan(Visit& visit) {
    TRY(const Process process, visible_process(visit));
    PlanView view{.process = process, .may_design = visit.visitor.may(Permission::design_process), .missing = {}};
    if (view.may_design && !process.published) view.missing = missing_before_publishing(process);
    return visit.answer([&](const page::Frame& f) { return plan_page(f, view); }, [&] { return process_json(process, visit.now); });
}

Result<http::Response> show_manifest(Visit& visit) {
    TRY(const Process process, visible_process(visit));
    auto manifest = visit.database.read([&](db::Connection& c) { return find_manifest(c, visit.visitor.organisation, process.id); });
    if (!manifest) return refuse(ErrorKind::not_found, "not_frozen", "processes.error.not_frozen");
    return http::file(std::move(*manifest), "application/json");
}

Result<http::Response> show_new(Visit& visit) {
    return visit.answer([&](const page::Frame& f) { return new_process_page(f, {}); }, [] { return json::Value(json::Object{}); });
}

Result<http::Response> create(Visit& visit) {
    auto created = [&]() -> Result<Process> {
        TRY(const NewProcess wanted, read_new_process(visit.input(), visit.site.zone));
        Process draft = municipal_pb(wanted, visit.site.languages, visit.site.zone);
        return visit.database.write([&](db::Transaction& tx) { return create_process(tx, visit.visitor, draft, visit.now); });
    }();
    if (!created) return visit.form_again(created.error(), [&](const page::Frame& f, const page::Typed& typed) { return new_process_page(f, typed); });
    return visit.done(address_of(created.value().id) + "/plan/edit", [&] { return process_json(created.value(), visit.now); }, 201);
}

std::vector<Population> populations(Visit& visit) {
    std::vector<Population> areas;
    for (const places::Area& area : visit.database.read([&](db::Connection& c) { return places::list_areas(c, visit.visitor.organisation); }))
        areas.push_back({.area = area.id, .name = area.name, .inhabitants = area.population});
    return areas;
}

PlanEditView edit_view(Visit& visit, const Process& process) {
    PlanEditView view{.process = process, .areas = populations(visit), .languages = {}, .suggested_total = std::nullopt, .lacks = {}};
    const bool has_register = visit.database.read([&](db::Connection& c) { return extensions().has_register(c, visit.visitor.organisation, process.id); });
    for (const Way way : all_ways)
        for (const WayLack& lack : lacks_of({way}, {.has_register = has_register, .has_eid = !visit.site.eids.empty(), .sends_sms = !visit.site.sms_prefixes.empty()}))
            view.lacks.push_back(lack);
    for (const std::string_view code : visit.site.languages.codes()) view.languages.emplace_back(code);
    return view;
}

/// A suggested pot takes the number of the pot that its area has already.
void put_suggestion(PlanEditView& view, Money total) {
    auto pots = suggest_pots(total, view.areas);
    for (Pot& pot : pots) {
        const auto old = std::ranges::find_if(view.process.pots, [&](const Pot& each) { return each.area == pot.area; });
        if (old == view.process.pots.end()) continue;
        pot.id = old->id;
        pot.name = old->name;
    }
    view.process.pots = std::move(pots);
    view.suggested_total = total;
}

Result<http::Response> show_edit(Visit& visit) {
    TRY(const Process process, process_of_path(visit));
    PlanEditView view = edit_view(visit, process);
    const auto total = money_from_text(visit.request.query.text("suggest_total"));
    if (total && total->ore > 0 && !process.rules_are_frozen(visit.now)) put_suggestion(view, *total);
    return visit.answer([&](const page::Frame& f) { return plan_edit_page(f, {}, view); }, [&] { return process_json(view.process, visit.now); });
}

Result<http::Response> change(Visit& visit) {
    TRY(const Process before, process_of_path(visit));
    auto changed = [&]() -> Result<Process> {
        TRY(const Process after, read_plan(visit.input(), before, {.zone = visit.site.zone, .languages = visit.site.languages.codes()}));
        return visit.database.write([&](db::Transaction& tx) { return change_plan(tx, visit.visitor, after, visit.now); });
    }();
    if (!changed) {
        return visit.form_again(changed.error(), [&](const page::Frame& f, const page::Typed& typed) {
            return plan_edit_page(f, typed, edit_view(visit, before));
        });
    }
    auto response = visit.done(address_of(before.id) + "/plan", [&] { return process_json(changed.value(), visit.now); });
    visit.say_next(response, "processes.plan_saved");
    return response;
}

Result<http::Response> publish(Visit& visit) {
    TRY(const Process before, process_of_path(visit));
    auto published = visit.database.write([&](db::Transaction& tx) { return publish_process(tx, visit.visitor, before.id, visit.now); });
    if (!published) {
        return visit.form_again(published.error(), [&](const page::Frame& f, const page::Typed&) {
            return plan_page(f, {.process = before, .may_design = true, .missing = published.error().fields});
        });
    }
    auto response = visit.done(address_of(before.id), [&] { return process_json(published.value(), visit.now); });
    visit.say_next(response, "processes.published");
    return response;
}

constexpr people::FieldSpec new_fields[] = {
    {"title", FieldType::line, true, "The title in Swedish"},
    {"total", FieldType::money, true, "The money to share out"},
    {"begins", FieldType::instant, true, "The day on which ideas open; the other phases follow by the template"},
};
constexpr people::FieldSpec plan_fields[] = {
    {"version", FieldType::number, true, "Of the plan that was read; refused with plan_changed when it is no longer the stored one"},
    {"title", FieldType::line, false, "By language, as {\"sv\": \"…\"}; so are summary, about, criteria, decider and promise"},
    {"summary", FieldType::line, false, "One sentence, by language"},
    {"about", FieldType::text, false, "How it works, by language"},
    {"criteria", FieldType::text, false, "What the money may go to, a rule a line, by language"},
    {"decider", FieldType::text, false, "Who decides by law, by language"},
    {"promise", FieldType::text, false, "What is promised and what may change it, by language"},
    {"languages", FieldType::choice, false, "Languages that the process must be complete in"},
    {"relations", FieldType::choice, false, "Who may take part: lives, works, studies, rents"},
    {"age_min", FieldType::number, false, "Whole years; 0 = any age"},
    {"ballot_kind", FieldType::choice, false, "approval, points or budget"},
    {"marks_max", FieldType::number, false, "Projects a pot (approval) or points a pot (points)"},
    {"allocation_rule", FieldType::choice, false, "A rule of /about/methods that fits the ballots, such as greedy or equal-shares"},
    {"satisfaction", FieldType::choice, false, "What a winner is worth to a voter: usual, cost, cardinality, points or score"},
    {"completion", FieldType::choice, false, "What becomes of money that equal shares leave: usual, or a word of allting count --completion"},
    {"ties", FieldType::choice, false, "Who goes first among equals: lexicographic, min-cost, max-votes or lot"},
    {"lot_seed", FieldType::line, false, "Ties by lot: the words that the lot is drawn from"},
    {"score_min", FieldType::number, false, "Fewest votes, or points, that a project can win with; 0 = any"},
    {"publication", FieldType::choice, false, "open: every counted ballot is published; sealed: only their hashes"},
    {"ways", FieldType::word_list, false, "How the right to vote is proven: account, class_code, desk, e_id, email_code, posted_code, sms_code"},
    {"standing", FieldType::choice, false, "promised: the winners are carried out; advisory: advice to those who decide"},
    {"keepers", FieldType::choice, false, "clock, or scrutineers: two of them open and close the vote together"},
    {"challenge_days", FieldType::number, false, "Whole days from the close in which a right to vote may be challenged"},
    {"cost_max", FieldType::money, false, "Most one project may cost; empty = the pot"},
    {"drawing", FieldType::line, false, "Name of the drawing shown when there is no picture"},
    {"ideas_opens", FieldType::instant, false, "And ideas_closes; so for review, presentation, vote, count, decision, delivery, closing"},
    {"pot_name", FieldType::line, false, "By pot number, as {\"3\": \"…\"}; any other key makes a new pot; pots not named are removed"},
    {"pot_amount", FieldType::money, false, "By pot number"},
    {"pot_area", FieldType::id, false, "By pot number; empty = the whole organisation"},
};

using http::Method;
const people::Route table[] = {
    {Method::get, "/processes", Permission::read, show_list, "All processes, newest first"},
    {Method::post, "/processes", Permission::design_process, create, "Make a draft from the template for municipal participatory budgeting", new_fields},
    {Method::get, "/processes/new", Permission::design_process, show_new, "The form for a new process"},
    {Method::get, "/processes/{id}/plan", Permission::read, show_plan, "The plan: times, mandate, rules and money"},
    {Method::get, "/processes/{id}/plan/edit", Permission::design_process, show_edit, "The editor of the plan; with suggest_total, pots suggested by population"},
    {Method::post, "/processes/{id}/plan/edit", Permission::design_process, change, "Change the plan; what is not sent stays", plan_fields},
    {Method::post, "/processes/{id}/publication", Permission::design_process, publish, "Publish the plan; refused with a list of what it lacks"},
    {Method::get, "/processes/{id}/manifest", Permission::read, show_manifest, "The frozen rules of the vote, the bytes that rules_hash is the SHA-256 of"},
};

}  // namespace

Extensions& extensions() {
    static Extensions filled_in;
    return filled_in;
}

std::span<const people::Route> routes() { return table; }

Error not_found() { return refuse(ErrorKind::not_found, "process_not_found", "processes.error.not_found"); }

Result<Process> visible_process(Visit& visit) {
    TRY(Process process, process_of_path(visit));
    if (!process.published && !visit.visitor.may(Permission::design_process)) return not_found();
    return process;
}

}  // namespace allting::processes
