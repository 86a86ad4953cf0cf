// An ID token (OpenID Connect Core 3.1.3.7), checked in full before anything in it is believed.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/time.hpp"
#include "platform/oidc/key_set.hpp"
#include "platform/oidc/provider.hpp"

namespace allting::oidc {

/// What a provider has told about who signed in.
struct Identity {
    std::string issuer, subject;
    std::string name;             // "" = not told
    std::string identity_number;  // as written by the provider; "" = not told. Never store or log it.
    std::string level;            // `acr`
};

struct Awaited {
    const Provider& provider;
    const std::vector<Key>& keys;
    std::string_view nonce;
    Instant now;
};

/// Refuses, with these codes: eid_token_size, eid_token_form, eid_header (not JSON, doubled names, a key or an address
/// of one inside, extensions that must be understood), eid_algorithm, eid_unknown_key, eid_signature, eid_claims,
/// eid_issuer, eid_audience, eid_party, eid_expired, eid_future, eid_old, eid_not_yet, eid_nonce, eid_subject, eid_level.
Result<Identity> check_id_token(std::string_view token, const Awaited& awaited);

}  // namespace allting::oidc
