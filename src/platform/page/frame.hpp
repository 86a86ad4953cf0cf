// What stands around every page: head, banner, navigation, language switch, footer. The app fills a Frame for each
// request; pages pass it on and know nothing of sessions or settings.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/time.hpp"
#include "platform/html/html.hpp"
#include "platform/http/request.hpp"
#include "platform/i18n/translator.hpp"

namespace allting::page {

struct Link {
    std::string address;  // empty = this page, which needs no link
    std::string text;
    bool current = false;
    std::string language = {};  // lang of the text, when it is not the page's
};

struct Frame {
    const i18n::Translator* t = nullptr;
    std::string organisation_name = {};
    std::string organisation_logo = {};  // address, or empty
    std::string theme_address = {};      // the organisation's colours as a style sheet (theme.hpp), or empty
    std::string visitor_name = {};       // empty when nobody is signed in
    bool demo = false;              // the demo town's banner
    std::string form_token = {};         // goes into every form (forms::open writes it)
    std::string path = {};               // of this page, for the language switch and "sign in and come back"
    std::string zone = {};               // "Europe/Stockholm"
    Instant now = {};
    std::string said = {};               // what just happened ("Idén är sparad"), shown once on top of the page; often empty
    std::vector<Link> navigation = {};   // what this visitor may go to
    std::vector<Link> languages = {};  // this page in other languages; empty = no switch
};

/// Where the layout sends people; the routes behind them are people's.
inline constexpr std::string_view sign_in_address = "/sign-in";    // ?back= brings people back
inline constexpr std::string_view sign_out_address = "/sign-out";  // POST
inline constexpr std::string_view my_page_address = "/me";

struct Options {
    std::string title;               // plain text; " – organisation" is added
    std::string description = {};
    bool focused = false;            // the vote and other acts: no navigation, one way back
    Link back = {};                  // focused pages: where "back" goes
    std::vector<Link> crumbs = {};
    bool wide = false;
    std::vector<std::string_view> scripts = {};  // names of files in web/static, such as "map.js"; deferred modules
    bool keep_out_of_search = false;
};

/// A whole page around `body`, which writes what stands inside <main>.
std::string layout(const Frame& frame, const Options& options, const std::function<void(html::Out&)>& body);

}  // namespace allting::page
