#include "platform/oidc/provider.hpp"

#include <algorithm>
#include <stdexcept>

#include "platform/json/json.hpp"
#include "platform/oidc/refusal.hpp"

namespace allting::oidc {
namespace {

[[noreturn]] void fail(const std::string& where, const std::string& what) {
    throw std::runtime_error("e-identification " + where + ": " + what);
}

std::string text_of(const json::Value& value, std::string_view name) {
    const json::Value* member = value.find(name);
    const std::string* text = member == nullptr ? nullptr : member->text();
    return text == nullptr ? "" : *text;
}

std::vector<std::string> texts_of(const json::Value& value, std::string_view name) {
    std::vector<std::string> texts;
    const json::Value* list = value.find(name);
    if (list == nullptr || list->array() == nullptr) return texts;
    for (const json::Value& one : *list->array())
        if (one.text() != nullptr) texts.push_back(*one.text());
    return texts;
}

bool is_key(std::string_view key) {
    return !key.empty() && key.size() <= 30 &&
           std::all_of(key.begin(), key.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

void check_members(const json::Value& value, const std::string& where) {
    constexpr std::string_view known[] = {"key",       "name",           "issuer", "client_id", "client_secret_file", "acr_levels",
                                          "acr_min",   "identity_claim", "scope"};
    for (const auto& [name, ignored] : *value.object())
        if (std::find(std::begin(known), std::end(known), name) == std::end(known)) fail(where, "there is no member \"" + name + "\"");
}

Provider read_provider(const json::Value& value, std::string (*read_secret)(const std::string& file)) {
    if (value.object() == nullptr) fail("settings", "each provider is an object");
    Provider provider{.key = text_of(value, "key"), .name = text_of(value, "name"), .issuer = text_of(value, "issuer"),
                      .client_id = text_of(value, "client_id"), .client_secret = {}, .levels = texts_of(value, "acr_levels")};
    if (!is_key(provider.key)) fail("settings", "\"key\" is 1 to 30 of a-z, 0-9 and -");
    check_members(value, provider.key);
    if (provider.name.empty()) fail(provider.key, "\"name\" is missing");
    if (provider.client_id.empty()) fail(provider.key, "\"client_id\" is missing");
    if (!is_safe_address(provider.issuer)) fail(provider.key, "\"issuer\" has to begin with https://");
    if (const std::string file = text_of(value, "client_secret_file"); !file.empty()) provider.client_secret = read_secret(file);
    const auto least = std::find(provider.levels.begin(), provider.levels.end(), text_of(value, "acr_min"));
    if (least == provider.levels.end())
        fail(provider.key, "\"acr_levels\" lists the provider's levels, lowest first, and \"acr_min\" is one of them");
    provider.levels.erase(provider.levels.begin(), least);
    if (const std::string claim = text_of(value, "identity_claim"); !claim.empty()) provider.identity_claim = claim;
    if (const std::string scope = text_of(value, "scope"); !scope.empty()) provider.scope = scope;
    if ((" " + provider.scope + " ").find(" openid ") == std::string::npos) fail(provider.key, "\"scope\" has to name openid");
    return provider;
}

}  // namespace

std::vector<Provider> read_providers(std::string_view text, std::string (*read_secret)(const std::string& file)) {
    const auto parsed = json::parse(text);
    if (!parsed.ok() || parsed.value().array() == nullptr) fail("settings", "the file is a JSON list of providers");
    std::vector<Provider> providers;
    for (const json::Value& one : *parsed.value().array()) {
        Provider provider = read_provider(one, read_secret);
        for (const Provider& other : providers)
            if (other.key == provider.key || other.issuer == provider.issuer) fail(provider.key, "the key or the issuer stands twice");
        providers.push_back(std::move(provider));
    }
    return providers;
}

Result<Endpoints> read_endpoints(std::string_view text, const Provider& provider) {
    const auto parsed = json::parse(text);
    if (!parsed.ok()) return refused("eid_discovery");
    const json::Value& said = parsed.value();
    const json::Value* names_issuer = said.find("authorization_response_iss_parameter_supported");
    const Endpoints endpoints{.authorization = text_of(said, "authorization_endpoint"), .token = text_of(said, "token_endpoint"),
                              .keys = text_of(said, "jwks_uri"),
                              .names_issuer = names_issuer != nullptr && names_issuer->boolean() != nullptr && *names_issuer->boolean()};
    const auto methods = texts_of(said, "code_challenge_methods_supported");
    const bool lacks_pkce = !methods.empty() && std::find(methods.begin(), methods.end(), "S256") == methods.end();
    if (text_of(said, "issuer") != provider.issuer || lacks_pkce) return refused("eid_discovery");
    // Who speaks https itself must not send us to this machine's own services.
    const bool is_near = !provider.issuer.starts_with("https:");
    for (const std::string& address : {endpoints.authorization, endpoints.token, endpoints.keys})
        if (!is_safe_address(address) || (!is_near && !address.starts_with("https:"))) return refused("eid_discovery");
    return endpoints;
}

}  // namespace allting::oidc
