// Addresses and urlencoded forms: pure functions from untrusted bytes, made to be fuzzed.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/request.hpp"

namespace allting::http {

/// Nothing when a % is not followed by two hexadecimal digits.
std::optional<std::string> percent_decode(std::string_view text, bool plus_is_blank);
/// For one segment or one value: everything but letters, digits, - . _ ~ is escaped.
std::string percent_encode(std::string_view text);
/// Valid UTF-8 without control signs other than tab and line breaks: what may enter the program as text.
bool is_clean_text(std::string_view text);
/// "a=1&b=2" as fields. Nothing for a broken %, unclean text or too many fields.
std::optional<Input> read_urlencoded(std::string_view text);

struct Target {
    std::string path;  // decoded
    Input query;
};
/// "/processes/3?area=2" or the absolute form that proxies send. Nothing for a target that is not clean, has dot
/// segments, or hides a slash or a control sign behind a %.
std::optional<Target> read_target(std::string_view target);

/// Of a server that the operator names: https, and http to this machine alone.
bool is_safe_address(std::string_view url);

}  // namespace allting::http
