// multipart/form-data (RFC 7578): a pure function from untrusted bytes, made to be fuzzed.
#pragma once
#include <optional>
#include <string_view>

#include "platform/http/request.hpp"

namespace allting::http {

/// An empty file field (no name, no bytes) is left out, as if nothing was chosen.
/// Nothing for: no or a bad boundary, a part without a name, unclean text, more parts than limits.hpp allows, no end.
std::optional<Input> read_multipart(std::string_view content_type, std::string_view bytes);

}  // namespace allting::http
