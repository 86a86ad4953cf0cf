#include <stdexcept>

#include "platform/http/url.hpp"
#include "platform/json/json.hpp"
#include "platform/sms/gateway.hpp"

namespace allting::sms {
namespace {

[[noreturn]] void fail(const std::string& what) { throw std::runtime_error("text messages: " + what); }

std::string text_of(const json::Value& value, std::string_view name, std::string otherwise = {}) {
    const json::Value* const member = value.find(name);
    if (member == nullptr) return otherwise;
    if (member->text() == nullptr || member->text()->empty()) fail("\"" + std::string(name) + "\" is a text");
    return *member->text();
}

void check_members(const json::Value& value) {
    constexpr std::string_view known[] = {"kind",    "url",       "sender",  "token_file", "user",      "password_file", "format",
                                          "to_name", "from_name", "text_name",  "prefixes"};
    for (const auto& [name, ignored] : *value.object()) {
        bool is_known = false;
        for (const std::string_view each : known) is_known = is_known || each == name;
        if (!is_known) fail("there is no member \"" + name + "\"");
    }
}

bool is_prefix(std::string_view text) {
    if (text.size() < 2 || text.size() > 8 || text[0] != '+') return false;
    return text.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

std::vector<std::string> prefixes_of(const json::Value& value) {
    const json::Value* const list = value.find("prefixes");
    if (list == nullptr) return {"+46"};
    if (list->array() == nullptr || list->array()->empty()) fail("\"prefixes\" is a list such as [\"+46\"]");
    std::vector<std::string> prefixes;
    for (const json::Value& one : *list->array()) {
        if (one.text() == nullptr || !is_prefix(*one.text())) fail("\"prefixes\" is a list such as [\"+46\"]");
        prefixes.push_back(*one.text());
    }
    return prefixes;
}

class HttpGateway final : public Gateway {
public:
    HttpGateway(GatewaySettings settings, Post post) : settings_(std::move(settings)), post_(std::move(post)) {}

    Outcome send(const Message& message) override {
        const bool is_json = settings_.format == Format::json;
        const long status = post_({.url = settings_.url,
                                   .body = is_json ? json_body(message) : form_body(message),
                                   .content_type = is_json ? "application/json" : "application/x-www-form-urlencoded",
                                   .token = settings_.token,
                                   .user = settings_.user,
                                   .password = settings_.password}).status;
        if (status >= 200 && status < 300) return Outcome::sent;
        if (status == 0 || status == 408 || status == 425 || status == 429 || status >= 500) return Outcome::try_again;
        return Outcome::refused;
    }

private:
    std::string json_body(const Message& message) const {
        return json::to_text(json::Object{{settings_.to_name, message.to}, {settings_.from_name, settings_.sender}, {settings_.text_name, message.text}});
    }
    std::string form_body(const Message& message) const {
        std::string body;
        for (const auto& [name, text] : {std::pair{&settings_.to_name, &message.to}, {&settings_.from_name, &settings_.sender}, {&settings_.text_name, &message.text}}) {
            if (!body.empty()) body += '&';
            (((body += http::percent_encode(*name)) += '=') += http::percent_encode(*text));
        }
        return body;
    }

    const GatewaySettings settings_;
    const Post post_;
};

constexpr std::string_view elks_url = "https://api.46elks.com/a1/sms";

Kind kind_of(const json::Value& value) {
    const std::string kind = text_of(value, "kind", "generic");
    if (kind != "generic" && kind != "46elks") fail("\"kind\" is generic or 46elks");
    return kind == "46elks" ? Kind::elks : Kind::generic;
}

/// 46elks has one way of being asked: nothing about it can be set.
void check_elks_members(const json::Value& value) {
    for (const std::string_view other : {"token_file", "format", "to_name", "from_name", "text_name"})
        if (value.find(other) != nullptr) fail("\"" + std::string(other) + "\" is not for 46elks");
    if (value.find("user") == nullptr) fail("46elks wants \"user\" and \"password_file\"");
}

}  // namespace

GatewaySettings read_settings(std::string_view text, std::string (*read_secret)(const std::string& file)) {
    const auto parsed = json::parse(text);
    if (!parsed.ok() || parsed.value().object() == nullptr) fail("the file is a JSON object");
    const json::Value& value = parsed.value();
    check_members(value);
    const Kind kind = kind_of(value);
    if (kind == Kind::elks) check_elks_members(value);
    GatewaySettings settings{.kind = kind, .url = text_of(value, "url", std::string(kind == Kind::elks ? elks_url : "")), .sender = text_of(value, "sender"), .token = {}, .user = text_of(value, "user"), .password = {},
                             .to_name = text_of(value, "to_name", "to"), .from_name = text_of(value, "from_name", "from"),
                             .text_name = text_of(value, "text_name", "message"), .prefixes = prefixes_of(value)};
    if (!http::is_safe_address(settings.url)) fail("\"url\" has to begin with https://");
    if (settings.sender.empty()) fail("\"sender\" is missing");
    const std::string format = text_of(value, "format", "form");
    if (format != "form" && format != "json") fail("\"format\" is form or json");
    settings.format = format == "json" ? Format::json : Format::form;
    const std::string token_file = text_of(value, "token_file"), password_file = text_of(value, "password_file");
    if (token_file.empty() == settings.user.empty() || settings.user.empty() != password_file.empty())
        fail("either \"token_file\", or \"user\" and \"password_file\"");
    if (!token_file.empty()) settings.token = read_secret(token_file);
    if (!password_file.empty()) settings.password = read_secret(password_file);
    return settings;
}

std::unique_ptr<Gateway> make_gateway(GatewaySettings settings, Post post) {
    return settings.kind == Kind::elks ? make_elks_gateway(std::move(settings), std::move(post)) : make_http_gateway(std::move(settings), std::move(post));
}

std::unique_ptr<Gateway> make_http_gateway(GatewaySettings settings, Post post) {
    return std::make_unique<HttpGateway>(std::move(settings), std::move(post));
}

}  // namespace allting::sms
