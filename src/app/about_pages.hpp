// What the site says about itself: taking part without a computer, secrecy, accessibility, personal data. Pure.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "platform/json/json.hpp"
#include "platform/page/frame.hpp"

namespace allting::app {

struct AboutSection {
    i18n::Key heading, text;  // the text may be several paragraphs, with an empty line between
};
struct AboutPage {
    std::string_view path;
    i18n::Key title, lead;
    std::span<const AboutSection> sections;
};

/// nullptr for a path that is none of them.
const AboutPage* find_about_page(std::string_view path);
/// `contact`: how to reach the organisation, in its own words; may be empty.
std::string about_page(const page::Frame& frame, const AboutPage& about, std::string_view contact);
json::Value about_json(const page::Frame& frame, const AboutPage& about, std::string_view contact);

}  // namespace allting::app
