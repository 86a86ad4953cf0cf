// Who is at the other end, when reverse proxies stand between.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace allting::http {

struct Client {
    std::string address;
    bool secure = false;
};

/// The peer itself, unless it is a trusted proxy: then the last address of X-Forwarded-For that is no trusted proxy, and
/// https if X-Forwarded-Proto says so. What others write in these headers is never believed.
Client client_of(std::string_view peer, const std::vector<std::string>& trusted_proxies, std::string_view forwarded_for,
                 std::string_view forwarded_proto);

bool is_loopback(std::string_view address);

}  // namespace allting::http
