// Setting up, showing and taking away the second step of signing in.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "people/second_step.hpp"
#include "people/session.hpp"
#include "people/sign_in_actions.hpp"
#include "people/visit.hpp"

namespace allting::people {

/// The session of the request, when its first step is done and its second is not.
/// Refuses: second_step_over (none, or too old), which sends the person to the sign-in page.
Result<HalfSession> half_session_of(const Visit& visit);

/// The secret that this session may set up: the same at each look at the page.
std::string secret_to_set_up(const Visit& visit, const HalfSession& half);

struct SetUp {
    SignedIn signed_in;
    std::vector<std::string> recovery_codes;  // shown once
};
/// With a code of the app, which shows that it has the secret. Ends the half session and opens a whole one.
/// Refuses: wrong_second_step, too_many_tries, second_step_there.
Result<SetUp> set_up_second_step(const Visit& visit, const HalfSession& half, std::string_view typed);

/// A code of the app, or one for recovery. Ends the half session and opens a whole one.
/// Refuses: wrong_second_step (also for a code that was used), too_many_tries.
Result<SignedIn> pass_second_step(const Visit& visit, const HalfSession& half, std::string_view typed);

/// New codes for recovery instead of those there are. Refuses: wrong_second_step, too_many_tries, only_by_session.
Result<std::vector<std::string>> renew_recovery_codes(const Visit& visit, std::string_view typed);

/// One's own, to set it up anew in another app: signs the person out. Refuses as renew_recovery_codes.
Result<void> remove_second_step(const Visit& visit, std::string_view typed);

/// Another person's, who has lost app and codes. Goes into the record and is told to the person, who is signed out.
/// Refuses: own_second_step, second_step_not_there, only_by_session.
Result<void> reset_second_step(db::Transaction& tx, const Visit& visit, PersonId person);

}  // namespace allting::people
