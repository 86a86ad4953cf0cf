#include "people/sign_in_form.hpp"

#include "core/limits.hpp"
#include "core/random.hpp"
#include "people/person.hpp"
#include "platform/http/form.hpp"

namespace allting::people {
namespace {

using http::FormReader;
using http::Need;

std::string next_path(const http::Input& input) { return safe_next_path(input.text("next")); }

}  // namespace

Result<PasswordForm> read_password_form(const http::Input& input) {
    FormReader form(input);
    PasswordForm draft{.email = form.email("email", Need::required),
                       .password = form.line("password", {.characters_max = limits::password_characters_max}),
                       .next = next_path(input)};
    if (!form.ok()) return form.error();
    return draft;
}

Result<CardForm> read_card_form(const http::Input& input) {
    FormReader form(input);
    CardForm draft{.code = normalise_crockford(form.line("code", {.characters_max = 40})), .next = next_path(input)};
    if (!form.ok()) return form.error();
    return draft;
}

Result<LinkForm> read_link_form(const http::Input& input) {
    FormReader form(input);
    LinkForm draft{.email = form.email("email", Need::required), .next = next_path(input)};
    if (!form.ok()) return form.error();
    return draft;
}

Result<AccountForm> read_account_form(const http::Input& input) {
    FormReader form(input);
    AccountForm draft{.name = form.line("name", {.characters_min = 2, .characters_max = limits::name_characters_max}),
                      .email = form.email("email", Need::required),
                      .password = {},
                      .next = next_path(input)};
    if (!form.ok()) return form.error();
    if (!input.text("password").empty()) {
        draft.password = std::string(input.text("password"));
        TRY_DO(check_password(*draft.password, draft.name, draft.email));
    }
    return draft;
}

}  // namespace allting::people
