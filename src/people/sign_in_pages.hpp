// Pages around signing in. Pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "people/sign_in_link.hpp"
#include "platform/page/forms.hpp"
#include "platform/page/frame.hpp"

namespace allting::people {

/// A provider of e-identification, as a button.
struct EidButton {
    std::string key, name;
};

struct SignInView {
    std::string next = "/";      // where the person was going
    bool card_was_tried = false; // the form that comes back is the one for cards
    std::string mail_folder = {}; // demo towns: where mails are put instead of being sent
    std::vector<EidButton> eids = {};
    bool skips_second_step = false;  // a demo town: said on the page, so that nobody believes it is so elsewhere
};
std::string sign_in_page(const page::Frame& frame, const SignInView& view, const page::Typed& typed);
/// On the way to a provider: the page goes on by itself, and has a link where it does not.
std::string eid_way_page(const page::Frame& frame, std::string_view provider, std::string_view address);
/// The same whether there is an account or not.
std::string link_sent_page(const page::Frame& frame, std::string_view mail_folder);
std::string link_page(const page::Frame& frame, const Link& link, std::string_view token, const page::Typed& typed);
std::string new_account_page(const page::Frame& frame, std::string_view next, const page::Typed& typed);
std::string first_administrator_page(const page::Frame& frame, std::string_view token, const page::Typed& typed);

}  // namespace allting::people
