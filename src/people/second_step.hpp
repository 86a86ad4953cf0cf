// The second step of signing in: something that the person has, besides what the person knows. Pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/id.hpp"
#include "core/random.hpp"
#include "core/time.hpp"
#include "people/permission.hpp"

namespace allting::people {

/// Whoever has a role beyond resident.
bool needs_second_step(RoleSet roles);

struct SecondStep {
    std::string salt;
    std::int64_t last_step = 0;
    Instant set_up_at = {};
};

/// 20 bytes for the app: made again from the salt each time, so that the database never holds it.
std::string second_step_secret(std::string_view master_key, std::string_view salt, PersonId person);

/// "K7QM2X9D41": what the person typed, as one of our codes; six digits for those of an app.
struct TypedCode {
    std::string code;
    bool is_of_app = false;
};
TypedCode read_typed_code(std::string_view typed);

/// Ten of them, of 50 bits each.
std::vector<std::string> make_recovery_codes(Random& random);
std::string recovery_hash(std::string_view master_key, PersonId person, std::string_view code);

}  // namespace allting::people
