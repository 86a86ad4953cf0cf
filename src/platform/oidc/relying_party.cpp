#include "platform/oidc/relying_party.hpp"

#include "core/text.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/http/url.hpp"
#include "platform/json/json.hpp"
#include "platform/oidc/refusal.hpp"

namespace allting::oidc {
namespace {

constexpr Duration kept_for = hours(1);
constexpr Duration between_key_fetches = minutes(1);
constexpr std::size_t code_bytes_max = 2000;
// A provider that answers slowly holds up this many of those who answer requests, and no more.
constexpr int fetching_max = 2;

std::string parameter(std::string_view name, std::string_view value) {
    return std::string(name) + "=" + http::percent_encode(value);
}

std::string levels_asked_for(const Provider& provider) {
    std::string words;
    for (const std::string& level : provider.levels) (words += words.empty() ? "" : " ") += level;
    return words;
}

std::string discovery_address(const std::string& issuer) {
    return issuer + (issuer.ends_with('/') ? "" : "/") + ".well-known/openid-configuration";
}

}  // namespace

RelyingParty::RelyingParty(Provider provider, std::string redirect_uri, Fetch fetch)
    : provider_(std::move(provider)), redirect_uri_(std::move(redirect_uri)), fetch_(std::move(fetch)) {}

Result<Answered> RelyingParty::fetch(const Ask& ask) {
    struct Counted {
        std::atomic<int>& count;
        const int before = count.fetch_add(1);
        ~Counted() { count.fetch_sub(1); }
    };
    const Counted counted{fetching_};
    if (counted.before >= fetching_max) return unreachable("eid_busy");
    Answered answered = fetch_(ask);
    if (answered.status == 0 || answered.status >= 500) return unreachable("eid_unreachable");
    return answered;
}

Result<std::vector<Key>> RelyingParty::fetch_keys(const Endpoints& endpoints) {
    TRY(const Answered answered, fetch({.url = endpoints.keys}));
    if (answered.status != 200) return unreachable("eid_unreachable");
    return read_key_set(answered.body);
}

void RelyingParty::keep(Shared known) {
    const std::lock_guard lock(mutex_);
    known_ = std::move(known);
}

Result<RelyingParty::Shared> RelyingParty::known(Instant now) {
    {
        const std::lock_guard lock(mutex_);
        if (known_ && now - known_->fetched_at < kept_for) return known_;
    }
    TRY(const Answered answered, fetch({.url = discovery_address(provider_.issuer)}));
    if (answered.status != 200) return unreachable("eid_unreachable");
    TRY(const Endpoints endpoints, read_endpoints(answered.body, provider_));
    TRY(auto keys, fetch_keys(endpoints));
    const Shared fresh = std::make_shared<const Known>(Known{endpoints, std::move(keys), now, now});
    keep(fresh);
    return fresh;
}

Result<RelyingParty::Shared> RelyingParty::known_with_new_keys(const Shared& old, Instant now) {
    Known fresh = *old;
    fresh.keys_fetched_at = now;
    keep(std::make_shared<const Known>(fresh));  // first, so that others do not fetch at the same time
    TRY(fresh.keys, fetch_keys(fresh.endpoints));
    const Shared shared = std::make_shared<const Known>(std::move(fresh));
    keep(shared);
    return shared;
}

Result<std::string> RelyingParty::address(const Secrets& secrets, Instant now) {
    TRY(const Shared known, this->known(now));
    const std::string challenge = crypto::to_base64url(crypto::sha256(secrets.verifier));
    std::string address = known->endpoints.authorization;
    address += address.find('?') == std::string::npos ? '?' : '&';
    address += parameter("response_type", "code") + "&" + parameter("client_id", provider_.client_id) + "&" +
               parameter("redirect_uri", redirect_uri_) + "&" + parameter("scope", provider_.scope) + "&" +
               parameter("state", secrets.state) + "&" + parameter("nonce", secrets.nonce) + "&" +
               parameter("code_challenge", challenge) + "&code_challenge_method=S256&" +
               parameter("acr_values", levels_asked_for(provider_));
    return address;
}

Result<std::string> RelyingParty::fetch_token(const Endpoints& endpoints, const std::string& code, const Secrets& secrets) {
    Ask ask{.url = endpoints.token};
    ask.form = "grant_type=authorization_code&" + parameter("code", code) + "&" + parameter("redirect_uri", redirect_uri_) + "&" +
               parameter("code_verifier", secrets.verifier);
    if (provider_.client_secret.empty()) {
        ask.form += "&" + parameter("client_id", provider_.client_id);
    } else {  // RFC 6749, 2.3.1: both are form-encoded first
        ask.user = http::percent_encode(provider_.client_id);
        ask.password = http::percent_encode(provider_.client_secret);
    }
    TRY(const Answered answered, fetch(ask));
    if (answered.status != 200) return refused("eid_code");
    const auto said = json::parse(answered.body);
    if (!said.ok()) return refused("eid_token_answer");
    const json::Value* token = said.value().find("id_token");
    const json::Value* type = said.value().find("token_type");
    const bool bears = type != nullptr && type->text() != nullptr && to_lower_ascii(*type->text()) == "bearer";
    if (!bears || token == nullptr || token->text() == nullptr) return refused("eid_token_answer");
    return *token->text();
}

Result<Identity> RelyingParty::identify(const Returned& returned, const Secrets& secrets, Instant now) {
    TRY(Shared known, this->known(now));
    const bool lacks_issuer = known->endpoints.names_issuer && returned.issuer.empty();
    if (lacks_issuer || (!returned.issuer.empty() && returned.issuer != provider_.issuer)) return refused("eid_mix_up");
    if (returned.error == "access_denied") {
        Error error = refused("eid_cancelled");
        error.text_key = "oidc.cancelled";
        return error;
    }
    if (!returned.error.empty()) return refused("eid_provider_said_no");
    if (returned.code.empty() || returned.code.size() > code_bytes_max) return refused("eid_no_code");
    TRY(const std::string token, fetch_token(known->endpoints, returned.code, secrets));
    auto identity = check_id_token(token, {provider_, known->keys, secrets.nonce, now});
    if (identity.ok() || identity.error().code != "eid_unknown_key" || now - known->keys_fetched_at < between_key_fetches) return identity;
    TRY(known, known_with_new_keys(known, now));
    return check_id_token(token, {provider_, known->keys, secrets.nonce, now});
}

}  // namespace allting::oidc
