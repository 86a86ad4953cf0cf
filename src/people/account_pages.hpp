// A person's own account: settings, tokens, messages; and the card of an account by name. Pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "notices/notices.hpp"
#include "people/sign_in_pages.hpp"
#include "people/api_token.hpp"
#include "people/person.hpp"
#include "platform/json/json.hpp"
#include "platform/page/components.hpp"
#include "platform/page/forms.hpp"
#include "platform/page/frame.hpp"

namespace allting::people {

/// The languages that there are, by their own names; address = code.
std::vector<page::Link> language_links(const i18n::Languages& languages);

struct AccountView {
    Person person;
    std::vector<ApiToken> tokens = {};
    std::vector<page::Link> languages = {};  // address = code, text = name
    std::string new_token = {};              // just made: shown this once
    std::vector<EidButton> eids = {};
    bool has_eid = false;
    notices::Pace pace = notices::Pace::at_once;
};
std::string account_page(const page::Frame& frame, const AccountView& view, const page::Typed& typed);
json::Value account_json(const AccountView& view);

/// /me: the parts of other domains first, then messages. app/ composes it.
struct MyPageView {
    Person person;
    std::vector<notices::Told> told = {};
    std::vector<page::Body> parts = {};
};
std::string my_page(const page::Frame& frame, const MyPageView& view);

struct CardView {
    std::string name, code, address;  // of the site, to print
};
/// Printed and handed over: how to sign in, in the language of the page.
std::string card_page(const page::Frame& frame, const CardView& view);

struct ByNameView {
    std::vector<Person> persons = {};
    std::vector<page::Link> languages = {};
};
std::string by_name_page(const page::Frame& frame, const ByNameView& view, const page::Typed& typed);

struct ToTell {
    notices::ByHand notice;
    std::string name, contact;
};
std::string by_hand_page(const page::Frame& frame, const std::vector<ToTell>& waiting);

}  // namespace allting::people
