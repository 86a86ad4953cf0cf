#include "app/about_pages.hpp"

#include "platform/html/html.hpp"
#include "platform/page/components.hpp"

namespace allting::app {
namespace {

constexpr AboutSection help[] = {
    {"about.help_read_heading", "about.help_read"},
    {"about.help_idea_heading", "about.help_idea"},
    {"about.help_vote_heading", "about.help_vote"},
};
constexpr AboutSection security[] = {
    {"about.security_one_heading", "about.security_one"},
    {"about.security_secret_heading", "about.security_secret"},
    {"about.security_count_heading", "about.security_count"},
    {"about.security_limits_heading", "about.security_limits"},
};
constexpr AboutSection accessibility[] = {
    {"about.accessibility_aim_heading", "about.accessibility_aim"},
    {"about.accessibility_tested_heading", "about.accessibility_tested"},
    {"about.accessibility_tell_heading", "about.accessibility_tell"},
};
constexpr AboutSection privacy[] = {
    {"about.privacy_what_heading", "about.privacy_what"},
    {"about.privacy_vote_heading", "about.privacy_vote"},
    {"about.privacy_cookies_heading", "about.privacy_cookies"},
    {"about.privacy_rights_heading", "about.privacy_rights"},
};
constexpr AboutPage pages[] = {
    {"/about/help", "about.help_title", "about.help_lead", help},
    {"/about/security", "about.security_title", "about.security_lead", security},
    {"/about/accessibility", "about.accessibility_title", "about.accessibility_lead", accessibility},
    {"/about/privacy", "about.privacy_title", "about.privacy_lead", privacy},
};

}  // namespace

const AboutPage* find_about_page(std::string_view path) {
    for (const AboutPage& about : pages)
        if (about.path == path) return &about;
    return nullptr;
}

std::string about_page(const page::Frame& frame, const AboutPage& about, std::string_view contact) {
    const auto& t = *frame.t;
    return page::layout(frame, {.title = std::string(t(about.title)), .description = std::string(t(about.lead))}, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t(about.title), t(about.lead));
        for (const AboutSection& section : about.sections) {
            html::write<R"(<h2>{}</h2>
)">(out, t(section.heading));
            page::written_text(out, t(section.text));
        }
        html::write<R"(<h2>{}</h2>
)">(out, t("about.contact_heading"));
        page::written_text(out, contact.empty() ? t("about.contact_none") : contact);
    });
}

json::Value about_json(const page::Frame& frame, const AboutPage& about, std::string_view contact) {
    const auto& t = *frame.t;
    json::Array sections;
    for (const AboutSection& section : about.sections)
        sections.push_back(json::Object{{"heading", t(section.heading)}, {"text", t(section.text)}});
    return json::Object{{"title", t(about.title)}, {"lead", t(about.lead)}, {"sections", std::move(sections)}, {"contact", contact}};
}

}  // namespace allting::app
