// The headers that every answer carries (docs/security.md): nothing is loaded from, framed by or sent to another site.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace allting::http {

/// `image_origin`: one more place that pictures may come from (map tiles, "https://tiles.example"), or empty.
/// `with_hsts`: only when the public address is https.
std::vector<std::pair<std::string, std::string>> security_headers(std::string_view image_origin, bool with_hsts);

}  // namespace allting::http
