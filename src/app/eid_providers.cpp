#include "app/eid_providers.hpp"

#include <filesystem>

#include "app/setting_files.hpp"
#include "platform/curl/fetch.hpp"
#include "platform/oidc/relying_party.hpp"

namespace allting::app {
namespace {

oidc::Answered fetch(const oidc::Ask& ask) {
    curl::Answered answered = curl::fetch({.url = ask.url, .form = ask.form, .user = ask.user, .password = ask.password});
    return {answered.status, std::move(answered.body)};
}

}  // namespace

std::vector<std::shared_ptr<oidc::RelyingParty>> load_eids(const Settings& settings) {
    const std::string file = settings.oidc_providers.empty() ? settings.data + "/oidc.json" : settings.oidc_providers;
    std::vector<std::shared_ptr<oidc::RelyingParty>> parties;
    if (settings.oidc_providers.empty() && !std::filesystem::exists(file)) return parties;
    for (oidc::Provider& provider : oidc::read_providers(content_of(file), secret_of)) {
        const std::string redirect_uri = settings.public_url() + "/sign-in/eid/" + provider.key;
        parties.push_back(std::make_shared<oidc::RelyingParty>(std::move(provider), redirect_uri, fetch));
    }
    return parties;
}

}  // namespace allting::app
