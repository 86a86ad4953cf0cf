// The head of an answer as bytes (RFC 9112).
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/http/response.hpp"

namespace allting::http {

std::string_view reason_phrase(int status);
/// Header lines as bytes. Line breaks and other control signs inside a value become blanks, so that no value can end its line.
std::string header_lines(const std::vector<std::pair<std::string, std::string>>& headers);
/// `common` are the header lines of every answer. Content-Length is always written: answers are never chunked.
std::string response_head(const Response& response, std::string_view common, bool keep_alive);
Response plain_refusal(int status);

}  // namespace allting::http
