#include "ballots/receipt_cookie.hpp"

#include "ballots/log_entry.hpp"
#include "core/text.hpp"
#include "platform/crypto/crypto.hpp"

namespace allting::ballots {

namespace {

constexpr std::string_view cookie_name = "receipt";
constexpr int cookie_seconds = 600;
constexpr std::size_t seal_bytes = 16;

std::string seal_of(std::string_view master_key, ProcessId process, VoterId voter, std::string_view receipt) {
    const std::string key = crypto::derive_key(master_key, "receipt cookie");
    const std::string text = std::to_string(process.value) + ":" + std::to_string(voter.value) + ":" + std::string(receipt);
    return to_hex(crypto::hmac_sha256(key, text).substr(0, seal_bytes));
}

}  // namespace

void give_receipt(http::Response& response, const http::Request& request, std::string_view master_key, ProcessId process,
                  VoterId voter, std::string_view receipt) {
    std::string cookie = std::string(cookie_name) + "=" + std::string(receipt) + "." + seal_of(master_key, process, voter, receipt) +
                         "; Path=/processes/" + std::to_string(process.value) + "/ballot/receipt; HttpOnly; SameSite=Strict; Max-Age=" +
                         std::to_string(cookie_seconds);
    if (request.secure) cookie += "; Secure";
    response.headers.emplace_back("Set-Cookie", std::move(cookie));
}

std::optional<std::string> given_receipt(const http::Request& request, std::string_view master_key, ProcessId process, VoterId voter) {
    const std::string_view cookie = request.cookie(cookie_name);
    if (cookie.size() <= receipt_signs || cookie[receipt_signs] != '.') return std::nullopt;
    const std::string receipt(cookie.substr(0, receipt_signs));
    if (!crypto::equal_in_constant_time(cookie.substr(receipt_signs + 1), seal_of(master_key, process, voter, receipt))) return std::nullopt;
    return receipt;
}

}  // namespace allting::ballots
