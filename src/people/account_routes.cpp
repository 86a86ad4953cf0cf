// Routes of a person's own account. GET /me itself is composed by app/ with what other domains know.
#include "people/account_actions.hpp"
#include "people/account_pages.hpp"
#include "people/api_token_store.hpp"
#include "people/eid_store.hpp"
#include "people/people_routes.hpp"
#include "people/person_store.hpp"
#include "people/session.hpp"
#include "platform/oidc/relying_party.hpp"

namespace allting::people {
namespace {

AccountView account_view(const Visit& visit) {
    AccountView view = visit.database.read([&](db::Connection& c) {
        const auto person = find_person(c, visit.visitor.organisation, visit.visitor.person);
        CHECK(person.has_value());
        return AccountView{.person = *person,
                           .tokens = list_api_tokens(c, visit.visitor.organisation, visit.visitor.person),
                           .has_eid = has_eid(c, visit.visitor.organisation, visit.visitor.person),
                           .pace = find_pace(c, visit.visitor.organisation, visit.visitor.person)};
    });
    for (const auto& one : visit.site.eids) view.eids.push_back({one->provider().key, one->provider().name});
    view.languages = language_links(visit.site.languages);
    return view;
}

Result<http::Response> show_account(Visit& visit) {
    const auto view = account_view(visit);
    return visit.answer([&](const page::Frame& f) { return account_page(f, view, {}); }, [&] { return account_json(view); });
}

http::Response account_again(const Visit& visit, const Error& error) {
    return visit.form_again(error, [&](const page::Frame& f, const page::Typed& typed) {
        return account_page(f, account_view(visit), typed);
    });
}

http::Response account_changed(const Visit& visit, std::string_view text_key) {
    auto response = visit.done("/me/account", [&] { return account_json(account_view(visit)); });
    visit.say_next(response, text_key);
    return response;
}

Result<http::Response> save_profile(Visit& visit) {
    const auto form = read_profile_form(visit.input(), visit.site.languages.codes());
    if (!form.ok()) return account_again(visit, form.error());
    const auto changed =
        visit.database.write([&](db::Transaction& tx) { return change_profile(tx, visit.visitor, form.value()); });
    if (!changed.ok()) return account_again(visit, changed.error());
    return account_changed(visit, "people.profile_saved");
}

Result<http::Response> save_password(Visit& visit) {
    const Person person = account_view(visit).person;
    const auto form = read_new_password_form(visit.input(), person);
    if (!form.ok()) return account_again(visit, form.error());
    const auto token = change_password(visit, person, form.value());
    if (!token.ok()) return account_again(visit, token.error());
    auto response = account_changed(visit, "people.password_saved");
    set_session_cookie(response, visit.request, token.value());
    return response;
}

Result<http::Response> ask_email(Visit& visit) {
    const auto email = read_new_email_form(visit.input());
    if (!email.ok()) return account_again(visit, email.error());
    const auto asked = ask_for_new_email(visit, email.value());
    if (!asked.ok()) return account_again(visit, asked.error());
    return account_changed(visit, "people.email_confirmation_sent");
}

/// Shown at once and never again, so there is no redirect to a page that could show it twice.
Result<http::Response> make_token(Visit& visit) {
    const auto form = read_token_form(visit.input());
    if (!form.ok()) return account_again(visit, form.error());
    const auto made = visit.database.write([&](db::Transaction& tx) { return make_api_token(tx, visit, form.value()); });
    if (!made.ok()) return account_again(visit, made.error());
    auto view = account_view(visit);
    view.new_token = made.value().token;
    return visit.answer([&](const page::Frame& f) { return account_page(f, view, {}); }, [&] { return account_json(view); }, 201);
}

Result<http::Response> withdraw_token(Visit& visit) {
    TRY_DO(visit.database.write([&](db::Transaction& tx) {
        return withdraw_api_token(tx, visit.visitor, visit.request.path_id<TokenId>("id"));
    }));
    return account_changed(visit, "people.token_withdrawn");
}

Result<http::Response> erase(Visit& visit) {
    const auto confirmed = read_erasure_form(visit.input());
    if (!confirmed.ok()) return account_again(visit, confirmed.error());
    const auto erased = visit.database.write(
        [&](db::Transaction& tx) { return erase_account(tx, visit.visitor, visit.visitor.person, visit.now); });
    if (!erased.ok()) return account_again(visit, erased.error());
    auto response = visit.done("/", [] { return json::Object{{"erased", true}}; });
    clear_session_cookie(response, visit.request);
    visit.say_next(response, "people.erased");
    return response;
}

using enum FieldType;
constexpr FieldSpec profile_fields[] = {{"name", line, true, "Name shown to others"},
                                        {"language", choice, true, "Code of a language"},
                                        {"channel", choice, true, "mail, by_hand or none"},
                                        {"pace", choice, false, "of mail: at_once, daily or weekly; as it is when left out"},
                                        {"contact", line, false, "How to be reached by hand"},
                                        {"protected_identity", boolean, false, "The name is never shown to others"}};
constexpr FieldSpec password_fields[] = {{"current_password", line, false, "Needed when there is one"},
                                         {"password", line, true, "At least 10 signs"}};
constexpr FieldSpec email_fields[] = {{"email", line, true, "The new address; a link is mailed to it"}};
constexpr FieldSpec token_fields[] = {{"token_name", line, true, "What it is for"},
                                      {"roles", word_list, true, "Words of the roles it may act in"}};
constexpr FieldSpec erasure_fields[] = {{"confirm", boolean, true, "true"}};

constexpr auto get = http::Method::get;
constexpr auto post = http::Method::post;
constexpr auto who = Permission::manage_own_account;
constexpr Route table[] = {
    {get, "/me/account", who, show_account, "One's own account and its API tokens"},
    {post, "/me/account", who, save_profile, "Change name, language and how notices come", profile_fields},
    {post, "/me/password", who, save_password, "Set or change the password", password_fields},
    {post, "/me/email", who, ask_email, "Have a link mailed to a new address", email_fields},
    {post, "/me/tokens", who, make_token, "Make an API token; it is shown once", token_fields},
    {post, "/me/tokens/{id}/withdrawal", who, withdraw_token, "Withdraw an API token"},
    {post, "/me/erasure", who, erase, "Erase the account", erasure_fields},
};

}  // namespace

std::vector<page::Link> language_links(const i18n::Languages& languages) {
    std::vector<page::Link> links;
    for (const auto code : languages.codes())
        links.push_back({.address = std::string(code), .text = std::string(languages.get(code)("language.name"))});
    return links;
}

std::span<const Route> account_routes() { return table; }

}  // namespace allting::people
