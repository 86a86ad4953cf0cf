// What people change about their own account, and what a facilitator writes for someone without e-mail.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "people/pace.hpp"
#include "people/person.hpp"
#include "platform/http/request.hpp"

namespace allting::people {

struct ProfileForm {
    std::string name, language;
    Channel channel = Channel::mail;
    std::string contact;
    bool protected_identity = false;
    std::optional<notices::Pace> pace = {};  // none = as it is
};
struct NewPasswordForm {
    std::string current;   // "" when there is none yet
    std::string password;
};
struct TokenForm {
    std::string name;
    RoleSet roles = {};
};
struct ByNameForm {
    std::string name, contact, language;
    bool protected_identity = false;
};

/// `languages`: the codes that there are.
Result<ProfileForm> read_profile_form(const http::Input& input, const std::vector<std::string_view>& languages);
Result<NewPasswordForm> read_new_password_form(const http::Input& input, const Person& person);
Result<std::string> read_new_email_form(const http::Input& input);
Result<TokenForm> read_token_form(const http::Input& input);
Result<ByNameForm> read_by_name_form(const http::Input& input, const std::vector<std::string_view>& languages);
/// Erasing needs a ticked box: field `confirm`.
Result<void> read_erasure_form(const http::Input& input);

}  // namespace allting::people
