#include "alerts/alert_routes.hpp"

#include "alerts/alert_actions.hpp"
#include "alerts/alert_pages.hpp"
#include "core/text.hpp"
#include "places/place_store.hpp"
#include "platform/http/form.hpp"
#include "processes/process_store.hpp"

namespace allting::alerts {

namespace {

using people::FieldType;
using people::Permission;
using people::Visit;

constexpr std::size_t comment_characters_max = 500, networks_characters_max = 4000;
constexpr std::int64_t votes_max = 10'000'000;

/// An area is counted by its number and shown by its name.
void name_areas(db::Connection& c, OrganisationId organisation, std::vector<Alert>& alerts) {
    for (Alert& alert : alerts) {
        if (alert.alarm.signal != Signal::area) continue;
        const auto area = places::find_area(c, organisation, AreaId{integer_from_text(alert.alarm.subject).value_or(0)});
        if (area) alert.alarm.subject = area->name;
    }
}

Result<WatchView> view_of(const Visit& visit) {
    const auto organisation = visit.visitor.organisation;
    const auto id = visit.request.path_id<ProcessId>("id");
    auto view = visit.database.read([&](db::Connection& c) -> std::optional<WatchView> {
        const auto process = processes::find_process(c, organisation, id);
        if (!process) return std::nullopt;
        WatchView watched{id, process->text_in(visit.t.language()).title, list_alerts(c, organisation, id), find_watch_settings(c, organisation, id)};
        name_areas(c, organisation, watched.alerts);
        return watched;
    });
    if (!view) return refuse(ErrorKind::not_found, "no_such_process", "alerts.no_such_process");
    return std::move(*view);
}

std::string address_of(const WatchView& view) { return "/processes/" + std::to_string(view.process.value) + "/watch"; }

Result<http::Response> show_watch(Visit& visit) {
    TRY(const auto view, view_of(visit));
    return visit.answer([&](const page::Frame& f) { return watch_page(f, {}, view); }, [&] { return watch_json(visit.t, view); });
}

Result<http::Response> again(Visit& visit, const WatchView& view, const Error& error) {
    return visit.form_again(error, [&](const page::Frame& f, const page::Typed& typed) { return watch_page(f, typed, view); });
}

Result<http::Response> post_seen(Visit& visit) {
    TRY(const auto view, view_of(visit));
    http::FormReader form(visit.input());
    const auto number = form.number("alert", {.least = 1}, http::Need::required);
    const std::string comment = form.line("comment", {.characters_min = 0, .characters_max = comment_characters_max});
    if (!form.ok()) return again(visit, view, form.error());
    TRY_DO(visit.database.write([&](db::Transaction& tx) { return see_alert(tx, visit.visitor, view.process, *number, comment, visit.now); }));
    return visit.done(address_of(view), [&] { return json::Object{{"alert", *number}}; });
}

Result<http::Response> post_settings(Visit& visit) {
    TRY(const auto view, view_of(visit));
    http::FormReader form(visit.input());
    const WatchSettings settings{form.number("votes_last_time", {.least = 1, .most = votes_max}, http::Need::optional),
                                 form.text("networks", {.characters_min = 0, .characters_max = networks_characters_max})};
    if (!form.ok()) return again(visit, view, form.error());
    const auto set = visit.database.write([&](db::Transaction& tx) { return set_watch_settings(tx, visit.visitor, view.process, settings); });
    if (!set) return again(visit, view, set.error());
    return visit.done(address_of(view), [&] { return json::Object{{"process", view.process}}; });
}

constexpr people::FieldSpec seen_fields[] = {
    {"alert", FieldType::number, true, "Number of the alert"},
    {"comment", FieldType::line, false, "What was found"},
};
constexpr people::FieldSpec settings_fields[] = {
    {"votes_last_time", FieldType::number, false, "Voters in the last edition"},
    {"networks", FieldType::text, false, "Places from which many vote, a line each: 192.0.2.0/24 400"},
};

using http::Method;
const people::Route table[] = {
    {Method::get, "/processes/{id}/watch", Permission::watch_vote, show_watch, "What is unusual in a vote while it is open: alerts, sums alone"},
    {Method::post, "/processes/{id}/watch", Permission::watch_vote, post_settings, "Say what the alerts may expect of this vote", settings_fields},
    {Method::post, "/processes/{id}/watch/seen", Permission::watch_vote, post_seen, "Say that an alert was looked at, and what was found", seen_fields},
};

}  // namespace

std::span<const people::Route> routes() { return table; }

}  // namespace allting::alerts
