#include "platform/http/url.hpp"

#include <algorithm>

#include "core/limits.hpp"
#include "core/text.hpp"

namespace allting::http {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

bool has_dot_segment(std::string_view path) {
    for (const std::string_view segment : split(path, '/'))
        if (segment == "." || segment == "..") return true;
    return false;
}

/// "http://host/path" → "/path".
std::string_view without_authority(std::string_view target) {
    for (const std::string_view scheme : {std::string_view("http://"), std::string_view("https://")}) {
        if (!target.starts_with(scheme)) continue;
        const auto slash = target.find('/', scheme.size());
        return slash == std::string_view::npos ? "/" : target.substr(slash);
    }
    return target;
}

}  // namespace

std::optional<std::string> percent_decode(std::string_view text, bool plus_is_blank) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus_is_blank) {
            decoded += ' ';
        } else if (text[i] == '%') {
            const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
            const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
            if (low < 0) return std::nullopt;
            decoded += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            decoded += text[i];
        }
    }
    return decoded;
}

std::string percent_encode(std::string_view text) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '.' || c == '_' || c == '~';
        if (plain) {
            encoded += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            encoded += {'%', digits[byte >> 4], digits[byte & 15]};
        }
    }
    return encoded;
}

bool is_clean_text(std::string_view text) {
    for (const char c : text)
        if (is_control(c) && c != '\t' && c != '\n' && c != '\r') return false;
    return is_valid_utf8(text);
}

std::optional<Input> read_urlencoded(std::string_view text) {
    Input fields;
    while (!text.empty()) {
        const auto end = text.find('&');
        const std::string_view pair = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        if (pair.empty()) continue;
        const auto equals = pair.find('=');
        auto name = percent_decode(pair.substr(0, equals), true);
        auto value = percent_decode(equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1), true);
        if (!name || !value || !is_clean_text(*name) || !is_clean_text(*value)) return std::nullopt;
        if (fields.fields().size() == limits::form_fields_max) return std::nullopt;
        fields.add(std::move(*name), std::move(*value));
    }
    return fields;
}

std::optional<Target> read_target(std::string_view target) {
    target = without_authority(target);
    if (target.empty() || target.front() != '/') return std::nullopt;
    target = target.substr(0, target.find('#'));
    const auto question = target.find('?');
    const std::string_view raw_path = target.substr(0, question);
    auto path = percent_decode(raw_path, false);
    if (!path || !is_valid_utf8(*path) || has_dot_segment(*path)) return std::nullopt;
    for (const char c : *path)
        if (is_control(c) || c == '\\') return std::nullopt;
    // A slash behind a % would make one segment look like two to the router and like one to a proxy.
    if (std::size_t(std::count(path->begin(), path->end(), '/')) != std::size_t(std::count(raw_path.begin(), raw_path.end(), '/')))
        return std::nullopt;
    auto query = read_urlencoded(question == std::string_view::npos ? "" : target.substr(question + 1));
    if (!query) return std::nullopt;
    return Target{std::move(*path), std::move(*query)};
}

bool is_safe_address(std::string_view url) {
    if (url.find_first_of(" \t\r\n\\#@") != std::string_view::npos || url.size() > 2000) return false;
    if (url.starts_with("https://")) return url.size() > 8 && url[8] != '/';
    for (const std::string_view here : {"http://localhost", "http://127.0.0.1", "http://[::1]"})
        if (url.starts_with(here) && (url.size() == here.size() || url[here.size()] == ':' || url[here.size()] == '/')) return true;
    return false;
}

}  // namespace allting::http
