// Signing in with e-identification (OpenID Connect through a broker). The same person comes to the same account, by personal
// identity number where the provider tells it, else by what the provider calls the person. An e-mail address proves nothing
// here: two providers that tell the same one are two accounts.
#pragma once
#include <string>
#include <string_view>

#include "people/sign_in_actions.hpp"
#include "people/visit.hpp"

namespace allting::people {

/// The provider of that key; nullptr when there is none.
oidc::RelyingParty* find_eid(const Site& site, std::string_view key);

struct EidBegun {
    std::string address;  // at the provider
    std::string browser;  // for a cookie: only this browser may end what it began
};
struct EidBeginning {
    std::string next;
    PersonId connect = {};  // whose account is to be connected; none = signs in
};
/// Refuses: too_many_tries, and what RelyingParty::address refuses.
Result<EidBegun> begin_eid_sign_in(const Visit& visit, oidc::RelyingParty& provider, const EidBeginning& beginning);

/// Answer of the provider, in the address that it sent the browser to.
struct EidAnswer {
    std::string state, code, error, issuer;
    std::string browser;  // of the cookie
};
/// Uses the begun sign-in up, whatever comes of it, when the browser is the one that began. The first sign-in makes the account.
/// Refuses: eid_state (unknown, used, too old, another browser), eid_mix_up, eid_identity_number, eid_other_account,
/// and what RelyingParty::identify refuses.
Result<SignedIn> finish_eid_sign_in(const Visit& visit, oidc::RelyingParty& provider, const EidAnswer& answer);

}  // namespace allting::people
