// Pages around signing in. Pure.
#pragma once
#include <string>
#include <string_view>

#include "people/sign_in_link.hpp"
#include "platform/page/forms.hpp"
#include "platform/page/frame.hpp"

namespace allting::people {

struct SignInView {
    std::string next = "/";      // where the person was going
    bool card_was_tried = false; // the form that comes back is the one for cards
    std::string mail_folder = {}; // demo towns: where mails are put instead of being sent
};
std::string sign_in_page(const page::Frame& frame, const SignInView& view, const page::Typed& typed);
/// The same whether there is an account or not.
std::string link_sent_page(const page::Frame& frame, std::string_view mail_folder);
std::string link_page(const page::Frame& frame, const Link& link, std::string_view token, const page::Typed& typed);
std::string new_account_page(const page::Frame& frame, std::string_view next, const page::Typed& typed);
std::string first_administrator_page(const page::Frame& frame, std::string_view token, const page::Typed& typed);

}  // namespace allting::people
