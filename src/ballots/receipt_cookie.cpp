#include "ballots/receipt_cookie.hpp"

#include "platform/crypto/crypto.hpp"

namespace allting::ballots {

namespace {

constexpr std::string_view cookie_name = "receipt";
constexpr int cookie_seconds = 600;

}  // namespace

void give_receipt(http::Response& response, const http::Request& request, const VoteKey& key, ProcessId process,
                  PersonId person, std::string_view receipt) {
    std::string cookie = std::string(cookie_name) + "=" + std::string(receipt) + "." + key.seal_of(person, receipt) +
                         "; Path=/processes/" + std::to_string(process.value) + "/ballot/receipt; HttpOnly; SameSite=Strict; Max-Age=" +
                         std::to_string(cookie_seconds);
    if (request.secure) cookie += "; Secure";
    response.headers.emplace_back("Set-Cookie", std::move(cookie));
}

std::optional<std::string> given_receipt(const http::Request& request, const VoteKey& key, PersonId person) {
    const std::string_view cookie = request.cookie(cookie_name);
    if (cookie.size() <= receipt_signs || cookie[receipt_signs] != '.') return std::nullopt;
    const std::string receipt(cookie.substr(0, receipt_signs));
    if (!crypto::equal_in_constant_time(cookie.substr(receipt_signs + 1), key.seal_of(person, receipt))) return std::nullopt;
    return receipt;
}

}  // namespace allting::ballots
