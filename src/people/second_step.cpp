#include "people/second_step.hpp"

#include <algorithm>

#include "platform/crypto/crypto.hpp"
#include "platform/one_time/one_time_code.hpp"

namespace allting::people {
namespace {

constexpr int recovery_codes_count = 10;
constexpr std::size_t recovery_bytes = 7, recovery_signs = 10;

}  // namespace

bool needs_second_step(RoleSet roles) {
    roles.remove(Role::visitor);
    roles.remove(Role::resident);
    return roles.bits() != 0;
}

std::string second_step_secret(std::string_view master_key, std::string_view salt, PersonId person) {
    const std::string key = crypto::derive_key(master_key, "second step");
    return crypto::hmac_sha256(key, std::to_string(person.value) + ":" + std::string(salt)).substr(0, one_time::secret_bytes);
}

TypedCode read_typed_code(std::string_view typed) {
    if (typed.size() > 40) return {};
    std::string digits;
    for (const char c : typed)
        if (c != ' ' && c != '-') digits += c;
    if (digits.size() == 6 && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) return {digits, true};
    return {normalise_crockford(typed), false};
}

std::vector<std::string> make_recovery_codes(Random& random) {
    std::vector<std::string> codes;
    for (int i = 0; i < recovery_codes_count; ++i) codes.push_back(to_crockford(random.bytes(recovery_bytes)).substr(0, recovery_signs));
    return codes;
}

std::string recovery_hash(std::string_view master_key, PersonId person, std::string_view code) {
    return crypto::hmac_sha256(crypto::derive_key(master_key, "recovery codes"), std::to_string(person.value) + ":" + std::string(code));
}

}  // namespace allting::people
