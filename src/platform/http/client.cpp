#include "platform/http/client.hpp"

#include <algorithm>

#include "core/text.hpp"

namespace allting::http {
namespace {

constexpr std::size_t address_characters_max = 45;  // the longest IPv6 spelling

bool looks_like_address(std::string_view text) {
    return !text.empty() && text.size() <= address_characters_max &&
           text.find_first_not_of("0123456789abcdefABCDEF.:") == std::string_view::npos;
}

bool is_among(std::string_view address, const std::vector<std::string>& trusted) {
    return std::find(trusted.begin(), trusted.end(), address) != trusted.end();
}

}  // namespace

Client client_of(std::string_view peer, const std::vector<std::string>& trusted_proxies, std::string_view forwarded_for,
                 std::string_view forwarded_proto) {
    Client client{std::string(peer), false};
    if (!is_among(peer, trusted_proxies)) return client;
    client.secure = trim(forwarded_proto) == "https";
    // From the right: each proxy adds the address it saw, so the first one we do not trust is the client.
    const auto hops = split(forwarded_for, ',');
    for (auto hop = hops.rbegin(); hop != hops.rend(); ++hop) {
        const std::string_view address = trim(*hop);
        if (!looks_like_address(address)) break;
        client.address = std::string(address);
        if (!is_among(address, trusted_proxies)) break;
    }
    return client;
}

bool is_loopback(std::string_view address) {
    return address.starts_with("127.") || address == "::1" || address.starts_with("::ffff:127.");
}

}  // namespace allting::http
