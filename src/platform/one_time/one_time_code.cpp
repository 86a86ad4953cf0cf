#include "platform/one_time/one_time_code.hpp"

#include <openssl/hmac.h>

#include <array>

#include "core/check.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/http/url.hpp"
#include "platform/library/shared_library.hpp"

namespace allting::one_time {
namespace {

constexpr Duration step_length = seconds(30);
constexpr std::uint32_t codes = 1'000'000;

/// libsodium has no SHA-1, on purpose; OpenSSL is there for the libraries of mail and e-identification anyway.
struct CryptoLibrary {
    const library::SharedLibrary library{"libcrypto.so.3", "libssl3"};
    const decltype(&::HMAC) hmac = library["HMAC"];
    const decltype(&::EVP_sha1) sha1 = library["EVP_sha1"];
};

std::array<unsigned char, 20> hmac_sha1(std::string_view key, std::string_view message) {
    static const CryptoLibrary crypto;
    std::array<unsigned char, 20> digest{};
    unsigned int size = 0;
    CHECK(crypto.hmac(crypto.sha1(), key.data(), int(key.size()), reinterpret_cast<const unsigned char*>(message.data()),
                      message.size(), digest.data(), &size) != nullptr);
    CHECK(size == digest.size());
    return digest;
}

}  // namespace

std::string code_at(std::string_view secret, std::int64_t step) {
    std::string counter(8, '\0');
    for (int byte = 0; byte < 8; ++byte) counter[std::size_t(7 - byte)] = static_cast<char>(std::uint64_t(step) >> (8 * byte));
    const auto digest = hmac_sha1(secret, counter);
    const std::size_t at = digest.back() & 0x0F;  // RFC 4226, 5.3
    const std::uint32_t number = (std::uint32_t(digest[at] & 0x7F) << 24 | std::uint32_t(digest[at + 1]) << 16 |
                                  std::uint32_t(digest[at + 2]) << 8 | digest[at + 3]) % codes;
    std::string text = std::to_string(number);
    return std::string(6 - text.size(), '0') + text;
}

std::optional<std::int64_t> step_of(std::string_view code, std::string_view secret, Instant now) {
    const std::int64_t today = now.utc_ms / step_length.ms;
    std::optional<std::int64_t> found;
    for (const std::int64_t step : {today, today - 1, today + 1})
        if (!found && crypto::equal_in_constant_time(code, code_at(secret, step))) found = step;
    return found;
}

std::string to_base32(std::string_view bytes) {
    constexpr std::string_view signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    std::uint32_t held = 0;
    int bits = 0;
    for (const char byte : bytes) {
        held = held << 8 | static_cast<unsigned char>(byte);
        for (bits += 8; bits >= 5; bits -= 5) text += signs[held >> (bits - 5) & 31];
    }
    if (bits > 0) text += signs[held << (5 - bits) & 31];
    return text;
}

std::string app_address(const Account& account, std::string_view secret) {
    const std::string organisation = http::percent_encode(account.organisation);
    return "otpauth://totp/" + organisation + ":" + http::percent_encode(account.name) + "?secret=" + to_base32(secret) +
           "&issuer=" + organisation + "&algorithm=SHA1&digits=6&period=30";
}

}  // namespace allting::one_time
