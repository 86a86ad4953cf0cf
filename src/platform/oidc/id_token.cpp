#include "platform/oidc/id_token.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/json/json.hpp"
#include "platform/oidc/refusal.hpp"

namespace allting::oidc {
namespace {

constexpr std::size_t token_bytes_max = 16 * 1024;
constexpr std::size_t subject_bytes_max = 255;      // OpenID Connect Core 2
constexpr json::Limits bounds{.depth_max = 8, .nodes_max = 500};
constexpr Duration clocks_differ = seconds(60);     // between two machines that both keep time
constexpr Duration issued_ago_max = minutes(10);

std::string text_of(const json::Value& value, std::string_view name) {
    const json::Value* member = value.find(name);
    const std::string* text = member == nullptr ? nullptr : member->text();
    return text == nullptr ? "" : *text;
}

Result<json::Value> read_part(std::string_view part, const char* code) {
    const auto text = crypto::from_base64url(part);
    if (!text) return refused(code);
    auto value = json::parse(*text, bounds);  // refuses doubled names
    if (!value.ok() || value.value().object() == nullptr) return refused(code);
    return std::move(value).value();
}

Result<Algorithm> algorithm_of(const json::Value& header) {
    const std::string word = text_of(header, "alg");
    if (word == "RS256") return Algorithm::rs256;
    if (word == "PS256") return Algorithm::ps256;
    if (word == "ES256") return Algorithm::es256;
    return refused("eid_algorithm");
}

/// The key comes from the provider's own list and from nowhere that the token says.
Result<void> check_header(const json::Value& header) {
    for (const std::string_view name : {"jwk", "jku", "x5u", "x5c", "crit", "b64", "zip"})
        if (header.find(name) != nullptr) return refused("eid_header");
    const std::string type = to_lower_ascii(text_of(header, "typ"));
    if (!type.empty() && type != "jwt") return refused("eid_header");
    if (const json::Value* kid = header.find("kid"); kid != nullptr && kid->text() == nullptr) return refused("eid_header");
    return {};
}

Result<void> check_times(const json::Value& claims, Instant now) {
    const auto at = [&](std::string_view name) -> std::optional<Instant> {
        const json::Value* value = claims.find(name);
        if (value == nullptr || value->integer() == nullptr) return std::nullopt;
        if (*value->integer() < 0 || *value->integer() > 100'000'000'000) return std::nullopt;
        return Instant{*value->integer() * 1000};
    };
    const auto ends = at("exp"), issued = at("iat"), begins = at("nbf");
    if (!ends || !issued || (claims.find("nbf") != nullptr && !begins)) return refused("eid_claims");
    if (*ends + clocks_differ <= now) return refused("eid_expired");
    if (*issued > now + clocks_differ) return refused("eid_future");
    if (*issued + issued_ago_max < now) return refused("eid_old");
    if (begins && *begins > now + clocks_differ) return refused("eid_not_yet");
    return {};
}

/// For us alone: a token that another party may use as well could have been taken from it.
Result<void> check_parties(const json::Value& claims, const Provider& provider) {
    if (text_of(claims, "iss") != provider.issuer) return refused("eid_issuer");
    const json::Value* audience = claims.find("aud");
    const bool is_list = audience != nullptr && audience->array() != nullptr && audience->array()->size() == 1;
    const json::Value* one = is_list ? &audience->array()->front() : audience;
    if (one == nullptr || one->text() == nullptr || *one->text() != provider.client_id) return refused("eid_audience");
    if (claims.find("azp") != nullptr && text_of(claims, "azp") != provider.client_id) return refused("eid_party");
    return {};
}

std::string name_in(const json::Value& claims) {
    if (auto whole = text_of(claims, "name"); !whole.empty()) return whole;
    const std::string given = text_of(claims, "given_name"), family = text_of(claims, "family_name");
    return given.empty() || family.empty() ? given + family : given + " " + family;
}

Result<Identity> read_identity(const json::Value& claims, const Provider& provider) {
    Identity identity{.issuer = provider.issuer, .subject = text_of(claims, "sub"), .name = name_in(claims),
                      .identity_number = text_of(claims, provider.identity_claim), .level = text_of(claims, "acr")};
    if (identity.subject.empty() || identity.subject.size() > subject_bytes_max) return refused("eid_subject");
    if (std::find(provider.levels.begin(), provider.levels.end(), identity.level) == provider.levels.end()) {
        Error error = refused("eid_level");
        error.text_key = "oidc.level_too_low";
        return error;
    }
    return identity;
}

}  // namespace

Result<Identity> check_id_token(std::string_view token, const Awaited& awaited) {
    if (token.size() > token_bytes_max) return refused("eid_token_size");
    const auto parts = split(token, '.');
    if (parts.size() != 3 || parts[0].empty() || parts[1].empty() || parts[2].empty()) {
        // An unsigned token ends with a dot: what it claims to be is what is wrong with it.
        return refused(parts.size() == 3 && parts[2].empty() ? "eid_algorithm" : "eid_token_form");
    }
    TRY(const json::Value header, read_part(parts[0], "eid_header"));
    TRY_DO(check_header(header));
    TRY(const Algorithm algorithm, algorithm_of(header));
    TRY(const Key* key, find_key(awaited.keys, text_of(header, "kid"), algorithm));
    if (!has_signed(*key, token)) return refused("eid_signature");

    TRY(const json::Value claims, read_part(parts[1], "eid_claims"));
    TRY_DO(check_parties(claims, awaited.provider));
    TRY_DO(check_times(claims, awaited.now));
    const std::string nonce = text_of(claims, "nonce");
    if (nonce.empty() || !crypto::equal_in_constant_time(nonce, awaited.nonce)) return refused("eid_nonce");
    return read_identity(claims, awaited.provider);
}

}  // namespace allting::oidc
