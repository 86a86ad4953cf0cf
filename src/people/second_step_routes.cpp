// Routes of the second step of signing in.
#include "people/people_routes.hpp"
#include "people/person_store.hpp"
#include "people/second_step_actions.hpp"
#include "people/second_step_pages.hpp"
#include "people/second_step_store.hpp"
#include "platform/one_time/one_time_code.hpp"

namespace allting::people {
namespace {

std::string next_of(const Visit& visit) {
    return safe_next_path(visit.request.query.has("next") ? visit.request.query.text("next") : visit.input().text("next"));
}

bool is_set_up(const Visit& visit, PersonId person) {
    return visit.database.read([&](db::Connection& c) { return find_second_step(c, visit.visitor.organisation, person).has_value(); });
}

SetUpView set_up_view(const Visit& visit, const HalfSession& half) {
    const auto person = visit.database.read([&](db::Connection& c) { return find_person(c, visit.visitor.organisation, half.person); });
    const std::string secret = secret_to_set_up(visit, half);
    const std::string organisation = visit.frame.organisation_name.empty() ? "Allting" : visit.frame.organisation_name;
    return {.next = next_of(visit), .app_address = one_time::app_address({organisation, person->email.value_or(person->name)}, secret),
            .key = one_time::to_base32(secret)};
}

Result<http::Response> show_second_step(Visit& visit) {
    TRY(const HalfSession half, half_session_of(visit));
    if (is_set_up(visit, half.person))
        return visit.answer([&](const page::Frame& f) { return second_step_page(f, next_of(visit), {}); },
                            [] { return json::Object{{"set_up", true}}; });
    const SetUpView view = set_up_view(visit, half);
    return visit.answer([&](const page::Frame& f) { return set_up_page(f, view, {}); }, [&] {
        return json::Object{{"set_up", false}, {"key", view.key}, {"address", view.app_address}};
    });
}

Result<http::Response> finish_set_up(const Visit& visit, const HalfSession& half) {
    const auto done = set_up_second_step(visit, half, visit.input().text("code"));
    if (!done.ok())
        return visit.form_again(done.error(), [&](const page::Frame& f, const page::Typed& typed) {
            return set_up_page(f, set_up_view(visit, half), typed);
        });
    const RecoveryView view{done.value().recovery_codes, next_of(visit)};
    auto response = visit.answer([&](const page::Frame& f) { return recovery_page(f, view); }, [&] { return recovery_json(view); }, 201);
    set_session_cookie(response, visit.request, done.value().signed_in.session_token);
    return response;
}

Result<http::Response> take_second_step(Visit& visit) {
    TRY(const HalfSession half, half_session_of(visit));
    if (!is_set_up(visit, half.person)) return finish_set_up(visit, half);
    const auto passed = pass_second_step(visit, half, visit.input().text("code"));
    if (!passed.ok())
        return visit.form_again(passed.error(), [&](const page::Frame& f, const page::Typed& typed) {
            return second_step_page(f, next_of(visit), typed);
        });
    auto response = visit.done(next_of(visit), [&] { return json::Object{{"person", half.person}}; });
    set_session_cookie(response, visit.request, passed.value().session_token);
    return response;
}

OwnSecondStepView own_view(const Visit& visit) {
    return visit.database.read([&](db::Connection& c) {
        return OwnSecondStepView{.is_set_up = find_second_step(c, visit.visitor.organisation, visit.visitor.person).has_value(),
                                 .is_needed = visit.site.staff_second_step && needs_second_step(visit.visitor.roles),
                                 .codes_left = count_recovery_codes(c, visit.visitor.organisation, visit.visitor.person)};
    });
}

Result<http::Response> show_own(Visit& visit) {
    const auto view = own_view(visit);
    return visit.answer([&](const page::Frame& f) { return own_second_step_page(f, view, {}); }, [&] {
        return json::Object{{"set_up", view.is_set_up}, {"needed", view.is_needed}, {"recovery_codes_left", view.codes_left}};
    });
}

http::Response own_again(const Visit& visit, const Error& error) {
    return visit.form_again(error, [&](const page::Frame& f, const page::Typed& typed) { return own_second_step_page(f, own_view(visit), typed); });
}

/// Shown at once and never again, so there is no redirect to a page that could show them twice.
Result<http::Response> renew_codes(Visit& visit) {
    const auto codes = renew_recovery_codes(visit, visit.input().text("code"));
    if (!codes.ok()) return own_again(visit, codes.error());
    const RecoveryView view{codes.value(), "/me/account"};
    return visit.answer([&](const page::Frame& f) { return recovery_page(f, view); }, [&] { return recovery_json(view); }, 201);
}

Result<http::Response> remove_own(Visit& visit) {
    const auto removed = remove_second_step(visit, visit.input().text("code"));
    if (!removed.ok()) return own_again(visit, removed.error());
    auto response = visit.done("/sign-in", [] { return json::Object{{"removed", true}}; });
    clear_session_cookie(response, visit.request);
    visit.say_next(response, "people.second_step_removed");
    return response;
}

Result<http::Response> reset_anothers(Visit& visit) {
    const auto person = visit.request.path_id<PersonId>("id");
    TRY_DO(visit.database.write([&](db::Transaction& tx) { return reset_second_step(tx, visit, person); }));
    auto response = visit.done("/people/" + std::to_string(person.value), [] { return json::Object{{"reset", true}}; });
    visit.say_next(response, "people.second_step_was_reset");
    return response;
}

using enum FieldType;
constexpr FieldSpec code_fields[] = {{"code", line, true, "Six digits of the app, or a code for recovery"},
                                     {"next", line, false, "Path to go to afterwards"}};
constexpr FieldSpec own_fields[] = {{"code", line, true, "Six digits of the app, or a code for recovery"}};

constexpr auto get = http::Method::get;
constexpr auto post = http::Method::post;
constexpr Route table[] = {
    {get, "/sign-in/second-step", Permission::sign_in, show_second_step, "The second step of signing in, or how to set it up"},
    {post, "/sign-in/second-step", Permission::sign_in, take_second_step, "Give a one-time code; the first sets the second step up", code_fields},
    {get, "/me/second-step", Permission::manage_own_account, show_own, "One's own second step"},
    {post, "/me/second-step", Permission::manage_own_account, renew_codes, "New codes for recovery; they are shown once", own_fields},
    {post, "/me/second-step/removal", Permission::manage_own_account, remove_own, "Remove it, to set it up in another app; signs out", own_fields},
    {post, "/people/{id}/second-step-reset", Permission::manage_people, reset_anothers, "Take away the second step of somebody who has lost it"},
};

}  // namespace

std::span<const Route> second_step_routes() { return table; }

}  // namespace allting::people
