// Routes of signing in and out and of making an account.
#include "people/people_routes.hpp"
#include "people/person_store.hpp"
#include "people/session.hpp"
#include "people/sign_in_actions.hpp"
#include "people/sign_in_pages.hpp"
#include "platform/oidc/relying_party.hpp"

namespace allting::people {
namespace {

/// In a demo town without mail server, where mails are put.
std::string mail_folder(const Visit& visit) { return visit.site.demo ? visit.site.data_folder + "/outbox" : ""; }

std::string next_of(const Visit& visit) {
    const auto& query = visit.request.query;
    const auto asked = query.has("back") ? query.text("back") : query.has("next") ? query.text("next") : visit.input().text("next");
    return safe_next_path(asked);
}

json::Value json_of(const Visit& visit, const SignedIn& result) {
    const PersonId id = result.person;
    if (result.is_half) return json::Object{{"person", id}, {"second_step", result.next}};
    const auto person =
        visit.database.read([&](db::Connection& c) { return find_person(c, visit.visitor.organisation, id); });
    json::Array roles;
    for (int r = 0; r < roles_count; ++r)
        if (person->roles.has(Role(r)) && Role(r) != Role::visitor) roles.push_back(word_of(Role(r)));
    return json::Object{{"person", id}, {"name", person->name}, {"roles", roles}};
}

http::Response signed_in(const Visit& visit, const SignedIn& result) {
    auto response = visit.done(result.next, [&] { return json_of(visit, result); });
    set_session_cookie(response, visit.request, result.session_token);
    return response;
}

SignInView sign_in_view(const Visit& visit, bool card_was_tried) {
    SignInView view{.next = next_of(visit), .card_was_tried = card_was_tried, .mail_folder = mail_folder(visit)};
    view.skips_second_step = visit.site.demo && !visit.site.staff_second_step;
    for (const auto& one : visit.site.eids) view.eids.push_back({one->provider().key, one->provider().name});
    return view;
}

http::Response sign_in_again(const Visit& visit, const Error& error, bool card) {
    return visit.form_again(error, [&](const page::Frame& f, const page::Typed& typed) {
        return sign_in_page(f, sign_in_view(visit, card), typed);
    });
}

Result<http::Response> show_sign_in(Visit& visit) {
    if (visit.visitor.is_signed_in() && !visit.request.wants_json()) return http::see_other("/me");
    return visit.answer(
        [&](const page::Frame& f) { return sign_in_page(f, sign_in_view(visit, false), {}); },
        [&] {
            json::Array eids;
            for (const auto& one : visit.site.eids)
                eids.push_back(json::Object{{"provider", one->provider().key}, {"name", one->provider().name}});
            return json::Object{{"ways", json::Array{"password", "link", "card"}}, {"eids", eids}};
        });
}

http::Response link_sent(const Visit& visit) {
    return visit.done("/sign-in/sent", [] { return json::Object{{"sent", true}}; }, 202);
}

Result<http::Response> ask_link(Visit& visit) {
    const auto form = read_link_form(visit.input());
    if (!form.ok()) return sign_in_again(visit, form.error(), false);
    const auto asked = ask_for_link(visit, form.value());
    if (!asked.ok()) return sign_in_again(visit, asked.error(), false);
    return link_sent(visit);
}

Result<http::Response> sign_in(Visit& visit) {
    if (visit.input().text("password").empty()) return ask_link(visit);
    const auto form = read_password_form(visit.input());
    if (!form.ok()) return sign_in_again(visit, form.error(), false);
    const auto result = sign_in_by_password(visit, form.value());
    if (!result.ok()) return sign_in_again(visit, result.error(), false);
    return signed_in(visit, result.value());
}

Result<http::Response> sign_in_with_card(Visit& visit) {
    const auto form = read_card_form(visit.input());
    if (!form.ok()) return sign_in_again(visit, form.error(), true);
    const auto result = sign_in_by_card(visit, form.value());
    if (!result.ok()) return sign_in_again(visit, result.error(), true);
    return signed_in(visit, result.value());
}

Result<http::Response> show_link_sent(Visit& visit) {
    return visit.answer([&](const page::Frame& f) { return link_sent_page(f, mail_folder(visit)); },
                        [] { return json::Object{{"sent", true}}; });
}

Result<Link> good_link(const Visit& visit) {
    const auto link = visit.database.read([&](db::Connection& c) {
        return find_link(c, visit.visitor.organisation, visit.request.path_text("token"), visit.now);
    });
    if (!link) return refuse(ErrorKind::not_found, "link_over", "people.link_over");
    return *link;
}

Result<http::Response> show_link(Visit& visit) {
    TRY(const Link link, good_link(visit));
    if (link.purpose == LinkPurpose::first_administrator) return refuse(ErrorKind::not_found, "link_over", "people.link_over");
    return visit.answer([&](const page::Frame& f) { return link_page(f, link, visit.request.path_text("token"), {}); },
                        [&] { return json::Object{{"email", link.email}, {"ends_at", link.ends_at}}; });
}

Result<http::Response> follow_link(Visit& visit) {
    TRY(const SignedIn result, use_link(visit, visit.request.path_text("token")));
    return signed_in(visit, result);
}

Result<http::Response> sign_out(Visit& visit) {
    visit.database.write([&](db::Transaction& tx) { end_session(tx, visit.visitor.organisation, visit.request); });
    auto response = visit.done("/", [] { return json::Object{{"signed_out", true}}; });
    clear_session_cookie(response, visit.request);
    // Shared devices: nothing of what this person saw stays behind.
    response.headers.emplace_back("Clear-Site-Data", R"("cache", "cookies", "storage")");
    return response;
}

Result<http::Response> show_new_account(Visit& visit) {
    return visit.answer([&](const page::Frame& f) { return new_account_page(f, next_of(visit), {}); },
                        [] { return json::Object{{"fields", json::Array{"name", "email", "password"}}}; });
}

Result<http::Response> make_account(Visit& visit) {
    const auto again = [&](const Error& error) {
        return visit.form_again(error, [&](const page::Frame& f, const page::Typed& typed) {
            return new_account_page(f, next_of(visit), typed);
        });
    };
    const auto form = read_account_form(visit.input());
    if (!form.ok()) return again(form.error());
    const auto asked = ask_for_account(visit, form.value());
    if (!asked.ok()) return again(asked.error());
    return link_sent(visit);
}

Result<http::Response> show_first_administrator(Visit& visit) {
    TRY(const Link link, good_link(visit));
    if (link.purpose != LinkPurpose::first_administrator) return refuse(ErrorKind::not_found, "link_over", "people.link_over");
    return visit.answer(
        [&](const page::Frame& f) { return first_administrator_page(f, visit.request.path_text("token"), {}); },
        [&] { return json::Object{{"ends_at", link.ends_at}}; });
}

Result<http::Response> make_first_administrator(Visit& visit) {
    const auto token = visit.request.path_text("token");
    const auto again = [&](const Error& error) {
        return visit.form_again(error, [&](const page::Frame& f, const page::Typed& typed) {
            return first_administrator_page(f, token, typed);
        });
    };
    TRY_DO(good_link(visit));
    const auto form = read_account_form(visit.input());
    if (!form.ok()) return again(form.error());
    if (!form.value().password) {
        FieldErrors errors;
        errors.add("password", "required", "form.required");
        return again(errors.take());
    }
    TRY(const SignedIn result, become_first_administrator(visit, token, form.value()));
    return signed_in(visit, result);
}

using enum FieldType;
constexpr FieldSpec next_field{"next", line, false, "Path to go to afterwards"};
constexpr FieldSpec link_fields[] = {{"email", line, true, "E-mail address"}, next_field};
constexpr FieldSpec password_fields[] = {
    {"email", line, true, "E-mail address"}, {"password", line, false, "Password; without it a link is mailed"}, next_field};
constexpr FieldSpec card_fields[] = {{"code", line, true, "Code on the printed card"}, next_field};
constexpr FieldSpec account_fields[] = {{"name", line, true, "Name shown to others"},
                                        {"email", line, true, "E-mail address"},
                                        {"password", line, false, "At least 10 signs; may be left out"},
                                        next_field};

constexpr auto get = http::Method::get;
constexpr auto post = http::Method::post;
constexpr Route table[] = {
    {get, "/sign-in", Permission::sign_in, show_sign_in, "Ways to sign in"},
    {post, "/sign-in", Permission::sign_in, sign_in, "Sign in with e-mail and password", password_fields},
    {post, "/sign-in/links", Permission::sign_in, ask_link, "Have a sign-in link mailed", link_fields},
    {get, "/sign-in/sent", Permission::sign_in, show_link_sent, "Where to look for the link"},
    {get, "/sign-in/links/{token}", Permission::sign_in, show_link, "What a mailed link is for; uses nothing up"},
    {post, "/sign-in/links/{token}", Permission::sign_in, follow_link, "Use a mailed link"},
    {post, "/sign-in/cards", Permission::sign_in, sign_in_with_card, "Sign in with the code of a printed card", card_fields},
    {post, "/sign-out", Permission::sign_in, sign_out, "Sign out"},
    {get, "/accounts/new", Permission::sign_in, show_new_account, "Form for a new account"},
    {post, "/accounts", Permission::sign_in, make_account, "Ask for an account; a link is mailed", account_fields},
    {get, "/first-administrator/{token}", Permission::sign_in, show_first_administrator, "Form for the first administrator"},
    {post, "/first-administrator/{token}", Permission::sign_in, make_first_administrator, "Make the first administrator", account_fields},
};

}  // namespace

std::span<const Route> sign_in_routes() { return table; }

}  // namespace allting::people
