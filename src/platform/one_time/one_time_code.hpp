// One-time codes of an app (TOTP, RFC 6238: HMAC-SHA-1, six digits, 30 seconds, which is what every app can do).
// Time is an argument; who may use a code, how often and whether it was used before is for the caller.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/time.hpp"

namespace allting::one_time {

inline constexpr std::size_t secret_bytes = 20;

/// The code of one step of 30 seconds since 1970.
std::string code_at(std::string_view secret, std::int64_t step);

/// The step that the code belongs to: the one now, the one before or the one after, because clocks differ and people
/// type slowly. Nothing when it is a code of none of them.
std::optional<std::int64_t> step_of(std::string_view code, std::string_view secret, Instant now);

/// RFC 4648, without padding: how a secret is typed into an app.
std::string to_base32(std::string_view bytes);

struct Account {
    std::string organisation, name;
};
/// "otpauth://totp/…": what the app reads from the picture.
std::string app_address(const Account& account, std::string_view secret);

}  // namespace allting::one_time
