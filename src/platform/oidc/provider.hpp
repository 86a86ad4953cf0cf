// A provider of e-identification as the operator has set it up, and what it says of itself (OpenID Connect Discovery).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "platform/http/url.hpp"

namespace allting::oidc {

struct Provider {
    std::string key;    // in addresses: "bankid"
    std::string name;   // on the button: "BankID"
    std::string issuer;
    std::string client_id, client_secret;  // no secret: a public client, which PKCE alone protects
    std::vector<std::string> levels;       // `acr` values that are high enough, lowest first
    std::string identity_claim = "personal_identity_number";
    std::string scope = "openid profile";
};

/// The list in a settings file. `read_secret` gives the content of the file that "client_secret_file" names.
/// Throws std::runtime_error that names the provider and the member: an operator's mistake stops the start.
std::vector<Provider> read_providers(std::string_view text, std::string (*read_secret)(const std::string& file));

using http::is_safe_address;

struct Endpoints {
    std::string authorization, token, keys;
    bool names_issuer = false;  // every answer carries `iss` (RFC 9207)
};
/// Refuses: eid_discovery (not JSON, another issuer, an address that is not safe, no PKCE with S256).
Result<Endpoints> read_endpoints(std::string_view text, const Provider& provider);

}  // namespace allting::oidc
