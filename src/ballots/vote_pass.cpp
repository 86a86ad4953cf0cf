#include "ballots/vote_pass.hpp"

#include "core/limits.hpp"
#include "core/text.hpp"
#include "platform/crypto/crypto.hpp"

namespace allting::ballots {

namespace {

constexpr std::size_t cookie_bytes_max = 200, proof_signs = 32;

std::string_view cookie_name(const http::Request& request) { return request.secure ? "__Host-vote-pass" : "vote-pass"; }

std::string mac_of(std::string_view master_key, std::string_view text) {
    return to_hex(crypto::hmac_sha256(crypto::derive_key(master_key, "vote passes"), text));
}

void set_cookie(http::Response& response, const http::Request& request, std::string_view value, std::int64_t seconds) {
    std::string cookie(cookie_name(request));
    (cookie += '=') += value;
    cookie += "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(seconds);
    if (request.secure) cookie += "; Secure";
    response.headers.emplace_back("Set-Cookie", std::move(cookie));
}

}  // namespace

std::string proof_of(std::string_view code_hash) { return to_hex(crypto::sha256(code_hash)).substr(0, proof_signs); }

void give_pass(http::Response& response, const http::Request& request, std::string_view master_key, const VotePass& pass) {
    const std::string text = std::to_string(pass.process.value) + "." + std::to_string(pass.voter.value) + "." + std::to_string(pass.seen.utc_ms) + "." + pass.proof + "." + std::string(processes::word_of(pass.way));
    set_cookie(response, request, text + "." + mac_of(master_key, text), limits::vote_pass_idle_minutes * 60);
}

std::optional<VotePass> given_pass(const http::Request& request, std::string_view master_key, Instant now) {
    const std::string_view cookie = request.cookie(cookie_name(request));
    const auto dot = cookie.rfind('.');
    if (cookie.size() > cookie_bytes_max || dot == std::string_view::npos) return std::nullopt;
    const std::string_view text = cookie.substr(0, dot);
    if (!crypto::equal_in_constant_time(cookie.substr(dot + 1), mac_of(master_key, text))) return std::nullopt;
    const auto parts = split(text, '.');
    if (parts.size() != 5) return std::nullopt;
    const auto way = processes::way_from_word(parts[4]);
    if (!way) return std::nullopt;
    const VotePass pass{.process = ProcessId{integer_from_text(parts[0]).value_or(0)}, .voter = VoterId{integer_from_text(parts[1]).value_or(0)},
                        .proof = std::string(parts[3]), .way = *way, .seen = Instant{integer_from_text(parts[2]).value_or(0)}};
    if (!pass.process || !pass.voter || now - pass.seen > minutes(limits::vote_pass_idle_minutes)) return std::nullopt;
    return pass;
}

void end_pass(http::Response& response, const http::Request& request) { set_cookie(response, request, "", 0); }

}  // namespace allting::ballots
