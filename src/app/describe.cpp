// Commands that print what the program is: routes, permissions, settings, OpenAPI, version.
#include <cstdio>

#include "app/commands.hpp"
#include "app/openapi.hpp"
#include "app/routes.hpp"

namespace allting::app {
namespace {

int print(const std::string& text) {
    std::fputs(text.c_str(), stdout);
    return 0;
}

std::string permissions_as_text() {
    std::string text = "| role |";
    std::string line = "|---|";
    for (int p = 0; p < people::permissions_count; ++p) {
        text += " " + std::string(people::word_of(people::Permission(p))) + " |";
        line += "---|";
    }
    text += "\n" + line + "\n";
    for (int r = 0; r < people::roles_count; ++r) {
        text += "| " + std::string(people::word_of(people::Role(r))) + " |";
        for (int p = 0; p < people::permissions_count; ++p)
            text += people::may(people::Role(r), people::Permission(p)) ? " yes |" : " |";
        text += "\n";
    }
    return text;
}

json::Value permissions_as_json() {
    json::Array rows;
    for (int r = 0; r < people::roles_count; ++r) {
        json::Array words;
        for (int p = 0; p < people::permissions_count; ++p)
            if (people::may(people::Role(r), people::Permission(p))) words.push_back(people::word_of(people::Permission(p)));
        rows.push_back(json::Object{{"role", people::word_of(people::Role(r))}, {"permissions", words}});
    }
    return rows;
}

}  // namespace

int print_routes(const Arguments& arguments) {
    const std::string_view format = arguments.option("format", "text");
    if (format == "json") return print(json::to_text(routes_as_json(Routes())) + "\n");
    if (format != "text") throw WrongUse("--format is text or json");
    return print(routes_as_text(Routes()));
}

int print_permissions(const Arguments& arguments) {
    const std::string_view format = arguments.option("format", "text");
    if (format == "json") return print(json::to_text(permissions_as_json()) + "\n");
    if (format != "text") throw WrongUse("--format is text or json");
    return print(permissions_as_text());
}

int print_version(const Arguments&) { return print("allting " ALLTING_VERSION "\n"); }

int print_settings(const Arguments&) { return print(settings_reference()); }

int print_openapi(const Arguments& arguments) {
    return print(json::to_text(openapi_document(Routes(), arguments.settings().public_url())) + "\n");
}

}  // namespace allting::app
