// Our side of a sign-in with one provider: the address that the browser is sent to, and what its answer is worth
// (authorization code flow with PKCE). Pure protocol: fetching is an argument, and nothing is stored but what the provider
// says of itself and its keys.
#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "platform/oidc/id_token.hpp"
#include "platform/oidc/provider.hpp"

namespace allting::oidc {

struct Ask {
    std::string url;
    std::string form = {};                 // body of a POST; "" = GET
    std::string user = {}, password = {};  // HTTP Basic
};
struct Answered {
    long status = 0;  // 0: no answer
    std::string body;
};
using Fetch = std::function<Answered(const Ask&)>;

/// What binds one sign-in together. The browser carries `state` alone; the rest is made again from it under our key.
struct Secrets {
    std::string state, nonce, verifier;
};

/// What came back to redirect_uri.
struct Returned {
    std::string code, error, issuer;
};

class RelyingParty {
public:
    /// `redirect_uri`: exactly as registered with the provider; never made from what a request says.
    RelyingParty(Provider provider, std::string redirect_uri, Fetch fetch);

    const Provider& provider() const { return provider_; }

    /// Where the browser goes. Refuses: eid_unreachable, eid_busy, eid_discovery.
    Result<std::string> address(const Secrets& secrets, Instant now);
    /// Refuses: eid_mix_up, eid_cancelled, eid_provider_said_no, eid_no_code, eid_code (used up, or not for us),
    /// eid_token_answer, those of check_id_token, and those of address().
    Result<Identity> identify(const Returned& returned, const Secrets& secrets, Instant now);

private:
    struct Known {
        Endpoints endpoints;
        std::vector<Key> keys;
        Instant fetched_at, keys_fetched_at;
    };
    using Shared = std::shared_ptr<const Known>;

    Result<Shared> known(Instant now);
    /// The keys anew, because a token names one that we do not know; at most once a minute, however many such tokens come.
    Result<Shared> known_with_new_keys(const Shared& old, Instant now);
    Result<std::vector<Key>> fetch_keys(const Endpoints& endpoints);
    Result<std::string> fetch_token(const Endpoints& endpoints, const std::string& code, const Secrets& secrets);
    Result<Answered> fetch(const Ask& ask);
    void keep(Shared known);

    const Provider provider_;
    const std::string redirect_uri_;
    const Fetch fetch_;
    std::atomic<int> fetching_{0};
    std::mutex mutex_;  // of known_
    Shared known_;
};

}  // namespace allting::oidc
