// What people type to sign in or to make an account, from a form or from JSON, as typed drafts.
#pragma once
#include <optional>
#include <string>

#include "core/result.hpp"
#include "platform/http/request.hpp"

namespace allting::people {

struct PasswordForm {
    std::string email, password, next;
};
struct CardForm {
    std::string code;  // canonical Crockford signs
    std::string next;
};
struct LinkForm {
    std::string email, next;
};
struct AccountForm {
    std::string name, email;
    std::optional<std::string> password;  // none = signs in by link
    std::string next;
};

Result<PasswordForm> read_password_form(const http::Input& input);
Result<CardForm> read_card_form(const http::Input& input);
Result<LinkForm> read_link_form(const http::Input& input);
Result<AccountForm> read_account_form(const http::Input& input);

}  // namespace allting::people
