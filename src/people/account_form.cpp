#include "people/account_form.hpp"

#include <algorithm>

#include "core/limits.hpp"
#include "platform/http/form.hpp"

namespace allting::people {
namespace {

using http::FormReader;
using http::Need;

constexpr http::Length name_length{.characters_min = 2, .characters_max = limits::name_characters_max};
constexpr http::Length contact_length{.characters_min = 0, .characters_max = limits::line_characters_max};

std::string read_language(FormReader& form, const std::vector<std::string_view>& languages) {
    const auto language = form.input().text("language");
    if (std::find(languages.begin(), languages.end(), language) == languages.end())
        form.refuse("language", "not_a_choice", "form.not_a_choice");
    return std::string(language);
}

}  // namespace

Result<ProfileForm> read_profile_form(const http::Input& input, const std::vector<std::string_view>& languages) {
    FormReader form(input);
    ProfileForm draft{.name = form.line("name", name_length),
                      .language = read_language(form, languages),
                      .channel = channel_from_word(form.choice("channel", {"mail", "by_hand", "none"}, Need::required)).value_or(Channel::mail),
                      .contact = form.line("contact", contact_length),
                      .protected_identity = form.checked("protected_identity"),
                      .pace = pace_from_word(form.choice("pace", {"at_once", "daily", "weekly"}, Need::optional))};
    if (draft.channel == Channel::by_hand && draft.contact.empty()) form.refuse("contact", "required", "people.contact_required");
    if (!form.ok()) return form.error();
    return draft;
}

Result<NewPasswordForm> read_new_password_form(const http::Input& input, const Person& person) {
    NewPasswordForm draft{.current = std::string(input.text("current_password")), .password = std::string(input.text("password"))};
    if (draft.current.empty() && person.has_password) {
        FieldErrors errors;
        errors.add("current_password", "required", "form.required");
        return errors.take();
    }
    TRY_DO(check_password(draft.password, person.name, person.email.value_or("")));
    return draft;
}

Result<std::string> read_new_email_form(const http::Input& input) {
    FormReader form(input);
    std::string email = form.email("email", Need::required);
    if (!form.ok()) return form.error();
    return email;
}

Result<TokenForm> read_token_form(const http::Input& input) {
    FormReader form(input);
    TokenForm draft{.name = form.line("token_name", name_length)};
    for (const auto word : input.all("roles")) {
        Role role{};
        if (!role_from_word(word, role) || role == Role::visitor) form.refuse("roles", "not_a_choice", "form.not_a_choice");
        else draft.roles.add(role);
    }
    if (draft.roles.bits() == RoleSet{}.bits()) form.refuse("roles", "required", "people.token_roles_required");
    if (!form.ok()) return form.error();
    return draft;
}

Result<ByNameForm> read_by_name_form(const http::Input& input, const std::vector<std::string_view>& languages) {
    FormReader form(input);
    ByNameForm draft{.name = form.line("name", name_length),
                     .contact = form.line("contact", contact_length),
                     .language = read_language(form, languages),
                     .protected_identity = form.checked("protected_identity")};
    if (!form.ok()) return form.error();
    return draft;
}

Result<void> read_erasure_form(const http::Input& input) {
    FormReader form(input);
    if (!form.checked("confirm")) form.refuse("confirm", "required", "people.confirm_required");
    if (!form.ok()) return form.error();
    return {};
}

}  // namespace allting::people
