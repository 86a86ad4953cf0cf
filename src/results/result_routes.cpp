#include "results//result_routes.hpp"

#include "processes/process_view.hpp"
#include "results/count_actions.hpp"
#include "results/decision_actions.hpp"
#include "results/decision_form.hpp"
#include "results/decision_pages.hpp"
#include "results/delivery_actions.hpp"
#include "results/delivery_form.hpp"
#include "results/delivery_pages.hpp"
#include "results/figure_pages.hpp"
#include "results/ledger_actions.hpp"
#include "results/published_ballots.hpp"
#include "results/result_json.hpp"
#include "results/result_pages.hpp"
#include "results/delivery_store.hpp"
#include "results/ledger_store.hpp"
#include "reviews/extensions.hpp"

namespace allting::results {
namespace {

using people::FieldType;
using people::Permission;
using people::Visit;

ProcessId process_of(const Visit& visit) { return visit.request.path_id<ProcessId>("id"); }
ProjectId project_of(const Visit& visit) { return visit.request.path_id<ProjectId>("id"); }

Result<ResultView> result_of_path(Visit& visit) {
    return visit.database.read([&](db::Connection& c) { return load_result(c, visit.visitor, process_of(visit), visit.now); });
}

Result<ProjectView> project_of_path(Visit& visit) {
    TRY(ProjectView view, visit.database.read([&](db::Connection& c) { return load_project(c, visit.visitor, project_of(visit)); }));
    view.request_key = visit.new_request_key();
    return view;
}

Result<http::Response> show_result(Visit& visit) {
    TRY(const ResultView view, result_of_path(visit));
    return visit.answer([&](const page::Frame& f) { return result_page(f, view); }, [&] { return result_json(view); });
}

Result<http::Response> show_comparison(Visit& visit) {
    TRY(const ResultView view, result_of_path(visit));
    if (!view.count) return refuse(ErrorKind::conflict, "not_counted", "results.refused.not_counted");
    return visit.answer([&](const page::Frame& f) { return comparison_page(f, view); }, [&] { return comparison_json(view); });
}

Result<http::Response> count(Visit& visit) {
    const auto counted = visit.database.write([&](db::Transaction& tx) {
        return count_votes(tx, visit.site, visit.visitor, process_of(visit), visit.now);
    });
    TRY(const ResultView view, result_of_path(visit));
    if (!counted) return visit.form_again(counted.error(), [&](const page::Frame& f, const page::Typed&) { return result_page(f, view); });
    auto response = visit.done(processes::address_of(view.process.id) + "/results", [&] { return result_json(view); });
    visit.say_next(response, "results.counted");
    return response;
}

Result<http::Response> download_ballots(Visit& visit) {
    TRY(const ResultView view, result_of_path(visit));
    TRY(const PublishedBallots published, published_ballots_of(visit, view));
    TRY(auto text, visit.database.read([&](db::Connection& c) { return load_published_ballots(c, visit, view, published.pot); }));
    return http::file(std::move(text), "text/plain; charset=utf-8", published.file_name);
}

Result<http::Response> show_decision(Visit& visit) {
    TRY(const ResultView view, result_of_path(visit));
    return visit.answer([&](const page::Frame& f) { return decision_page(f, {}, view); }, [&] { return decision_json(view); });
}

Result<http::Response> take_decision(Visit& visit) {
    const auto taken = [&]() -> Result<Decision> {
        TRY(const Decision form, read_decision_form(visit.input(), process_of(visit), visit.now));
        return visit.database.write([&](db::Transaction& tx) { return decide(tx, visit.visitor, form, visit.now); });
    }();
    TRY(const ResultView view, result_of_path(visit));
    if (!taken) {
        return visit.form_again(taken.error(), [&](const page::Frame& f, const page::Typed& typed) { return decision_page(f, typed, view); });
    }
    auto response = visit.done(processes::address_of(view.process.id) + "/decision", [&] { return decision_json(view); }, 201);
    visit.say_next(response, "results.decision_taken");
    return response;
}

Result<http::Response> show_deliveries(Visit& visit) {
    TRY(const DeliveryListView view, visit.database.read([&](db::Connection& c) {
        return load_deliveries(c, visit.visitor, process_of(visit));
    }));
    return visit.answer([&](const page::Frame& f) { return delivery_list_page(f, view); }, [&] { return deliveries_json(view); });
}

Result<http::Response> show_project(Visit& visit) {
    TRY(const ProjectView view, project_of_path(visit));
    return visit.answer([&](const page::Frame& f) { return project_page(f, {}, view); }, [&] { return project_json(view); });
}

Result<std::optional<ReportPicture>> read_report_picture(Visit& visit) {
    TRY(auto description, read_picture_description(visit.input()));
    if (description.empty()) return std::optional<ReportPicture>();
    TRY(auto picture, images::read_picture(visit.input().file("picture")->bytes, "picture"));
    return std::optional(ReportPicture{std::move(picture), std::move(description)});
}

/// The answer to a refused form of the project page.
Result<http::Response> project_form_again(Visit& visit, const Error& error) {
    TRY(const ProjectView view, project_of_path(visit));
    return visit.form_again(error, [&](const page::Frame& f, const page::Typed& typed) { return project_page(f, typed, view); });
}

Result<http::Response> report(Visit& visit) {
    const auto reported = [&]() -> Result<DeliveryUpdate> {
        TRY(const Report form, read_report_form(visit.input()));
        TRY(const auto picture, read_report_picture(visit));
        return visit.database.write([&](db::Transaction& tx) {
            return report_delivery(tx, visit.visitor, project_of(visit), form, picture, visit.now);
        });
    }();
    if (!reported) return project_form_again(visit, reported.error());
    auto response = visit.done(address_of(project_of(visit)) + "#delivery", [&] { return update_json(reported.value()); }, 201);
    visit.say_next(response, "results.reported");
    return response;
}

Result<http::Response> book(Visit& visit) {
    const auto booked = [&]() -> Result<LedgerEntry> {
        TRY(const EntryForm form, read_entry_form(visit.input()));
        return visit.database.write([&](db::Transaction& tx) { return book_entry(tx, visit.visitor, project_of(visit), form, visit.now); });
    }();
    if (!booked) return project_form_again(visit, booked.error());
    auto response = visit.done(address_of(project_of(visit)) + "#ledger", [&] { return entry_json(booked.value()); }, 201);
    visit.say_next(response, "results.booked");
    return response;
}

constexpr people::FieldSpec decision_fields[] = {
    {"body_name", FieldType::line, true, "Who decides, such as Kommunstyrelsen"},
    {"registry_number", FieldType::line, false, "Of the case in the registry"},
    {"statement", FieldType::text, true, "The decision in words"},
    {"funded", FieldType::choice, false, "By project, {\"3\": \"yes\"}; projects left out follow the count"},
    {"reason", FieldType::text, false, "By project; needed where the decision departs from the count"},
};
constexpr people::FieldSpec report_fields[] = {
    {"state", FieldType::choice, true, "planned, procuring, building, done or cancelled"},
    {"text", FieldType::text, true, "What has happened"},
    {"promised_on", FieldType::line, false, "Month when it will be done, 2028-06"},
    {"promise_reason", FieldType::line, false, "Needed when the promised month is moved"},
    {"picture", FieldType::file, false, "JPEG, PNG or WebP"},
    {"picture_description", FieldType::line, false, "Needed with a picture"},
    {"request_key", FieldType::line, false, "The same key is the same act"},
};
constexpr people::FieldSpec entry_fields[] = {
    {"kind", FieldType::choice, true, "reserved, committed or spent"},
    {"amount", FieldType::money, true, "With a minus sign for a counter-entry"},
    {"counter", FieldType::boolean, false, "yes makes the amount a counter-entry"},
    {"note", FieldType::line, false, "What it is; needed for a counter-entry"},
    {"request_key", FieldType::line, false, "The same key is the same act"},
};

using http::Method;
constexpr people::Route table[] = {
    {Method::get, "/processes/{id}/results", Permission::read, show_result, "Who won, why, and by how much the others lost"},
    {Method::get, "/processes/{id}/results/comparison", Permission::read, show_comparison, "What other rules would have chosen from the same ballots"},
    {Method::post, "/processes/{id}/count", Permission::design_process, count, "Count the closed vote; again gives the same"},
    {Method::get, "/processes/{id}/ballots.pb", Permission::read, download_ballots, "The ballots of a pot in Pabulib's format"},
    {Method::get, "/processes/{id}/decision", Permission::read, show_decision, "The board's decision, or when it comes"},
    {Method::post, "/processes/{id}/decision", Permission::decide, take_decision, "Confirm the outcome or depart from it with reasons", decision_fields},
    {Method::get, "/processes/{id}/delivery", Permission::read, show_deliveries, "How far the funded projects have come"},
    {Method::get, "/projects/{id}", Permission::read, show_project, "One project from idea to delivery"},
    {Method::post, "/projects/{id}/updates", Permission::report_delivery, report, "Tell how far a project has come", report_fields, true},
    {Method::post, "/projects/{id}/ledger-entries", Permission::keep_accounts, book, "Book money of a project", entry_fields},
};

}  // namespace

std::span<const people::Route> routes() { return table; }

void extend_reviews() {
    reviews::extensions().spent_when_done = [](db::Connection& connection, OrganisationId organisation, ProjectId project) -> std::optional<Money> {
        const auto delivery = find_delivery(connection, organisation, project);
        const Money spent = balance_of(connection, organisation, project).spent;
        if (!delivery || delivery->state != DeliveryState::done || spent.ore <= 0) return std::nullopt;
        return spent;
    };
}

}  // namespace allting::results
