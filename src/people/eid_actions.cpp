#include "people/eid_actions.hpp"

#include <chrono>

#include "core/limits.hpp"
#include "core/text.hpp"
#include "people/eid_store.hpp"
#include "people/identity_number.hpp"
#include "people/person_store.hpp"
#include "people/sign_in_tries.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/oidc/refusal.hpp"
#include "platform/oidc/relying_party.hpp"

namespace allting::people {
namespace {

constexpr Duration begun_life = minutes(10);
constexpr std::size_t token_signs = 32;

/// Nonce and verifier are made from the state under our key, so that neither has to be kept.
oidc::Secrets secrets_of(const Site& site, const std::string& state) {
    const std::string key = crypto::derive_key(site.master_key, "e-identification");
    return {.state = state,
            .nonce = crypto::to_base64url(crypto::hmac_sha256(key, "nonce:" + state)),
            .verifier = crypto::to_base64url(crypto::hmac_sha256(key, "verifier:" + state))};
}

std::string subject_hash(const Site& site, const oidc::Identity& identity) {
    const std::string key = crypto::derive_key(site.master_key, "e-identification subjects");
    return crypto::hmac_sha256(key, identity.issuer + '\n' + identity.subject);
}

std::chrono::year_month_day day_of(Instant now) {
    return std::chrono::floor<std::chrono::days>(std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(now.utc_ms)));
}

/// "" when the provider tells no number.
Result<std::string> identity_hash_of(const Visit& visit, const oidc::Identity& identity) {
    if (identity.identity_number.empty()) return std::string();
    const auto number = IdentityNumber::read(identity.identity_number, day_of(visit.now));
    if (!number.ok()) return oidc::refused("eid_identity_number");
    return identity_hash(identity_key(visit.site.master_key), number.value());
}

std::string shown_name(const Visit& visit, std::string_view told) {
    std::string name;
    for (const char c : told) name += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    name = shorten(trim(name), limits::name_characters_max - 1);
    return name.empty() ? std::string(visit.t("people.eid_unnamed")) : name;
}

Error other_account() { return refuse(ErrorKind::conflict, "eid_other_account", "people.eid_other_account"); }

struct Proved {
    std::string identity_hash;  // "" = not told
    std::string subject_hash;
    std::string name;
};

/// Whose account it is. Nobody yet: none. Refuses when number and subject are two people's.
Result<PersonId> find_owner(db::Connection& connection, OrganisationId organisation, const Proved& proved) {
    const PersonId by_subject = find_person_by_subject(connection, organisation, proved.subject_hash);
    if (proved.identity_hash.empty()) return by_subject;
    const PersonId by_number = find_person_by_identity(connection, organisation, proved.identity_hash);
    if (by_number && by_subject && by_number != by_subject) return other_account();
    if (by_number || !by_subject) return by_number;
    const std::string known = find_identity_hash(connection, organisation, by_subject);
    if (!known.empty() && known != proved.identity_hash) return other_account();
    return by_subject;
}

Result<PersonId> settle(db::Transaction& tx, const Visit& visit, const EidSignIn& begun, const Proved& proved) {
    const auto organisation = visit.visitor.organisation;
    TRY(PersonId person, find_owner(tx, organisation, proved));
    if (begun.person) {
        if (begun.person != visit.visitor.person) return oidc::refused("eid_state");
        if (person && person != begun.person) return other_account();
        const std::string known = find_identity_hash(tx, organisation, begun.person);
        if (!known.empty() && !proved.identity_hash.empty() && known != proved.identity_hash) return other_account();
        person = begun.person;
    }
    if (!person) {
        Person made{.name = proved.name, .language = visit.visitor.language, .channel = Channel::none, .made_at = visit.now};
        made.roles.add(Role::resident);
        person = insert_person(tx, organisation, made, std::nullopt, std::nullopt);
    }
    insert_subject(tx, organisation, person, proved.subject_hash);
    if (!proved.identity_hash.empty()) update_identity_hash(tx, organisation, person, proved.identity_hash);
    return person;
}

/// The begun sign-in that the answer belongs to, used up by this.
Result<EidSignIn> take_begun(const Visit& visit, const std::string& provider, const EidAnswer& answer) {
    if (answer.state.size() != token_signs || answer.browser.size() != token_signs) return oidc::refused("eid_state");
    const auto begun = visit.database.write([&](db::Transaction& tx) {
        return take_eid_sign_in(tx, visit.visitor.organisation, {answer.state, answer.browser}, visit.now);
    });
    if (!begun) return oidc::refused("eid_state");
    if (begun->provider != provider) return oidc::refused("eid_mix_up");
    return *begun;
}

}  // namespace

oidc::RelyingParty* find_eid(const Site& site, std::string_view key) {
    for (const auto& one : site.eids)
        if (one->provider().key == key) return one.get();
    return nullptr;
}

Result<EidBegun> begin_eid_sign_in(const Visit& visit, oidc::RelyingParty& provider, const EidBeginning& beginning) {
    const auto organisation = visit.visitor.organisation;
    const std::string state = crypto::make_token(visit.site.random), browser = crypto::make_token(visit.site.random);
    TRY(std::string address, provider.address(secrets_of(visit.site, state), visit.now));
    return visit.database.write([&](db::Transaction& tx) -> Result<EidBegun> {
        TRY_DO(count_network_try(tx, visit, "e-identification"));
        insert_eid_sign_in(tx, organisation, state,
                           {.browser = browser, .provider = provider.provider().key, .next = beginning.next,
                            .person = beginning.connect, .ends_at = visit.now + begun_life});
        return EidBegun{std::move(address), browser};
    });
}

Result<SignedIn> finish_eid_sign_in(const Visit& visit, oidc::RelyingParty& provider, const EidAnswer& answer) {
    TRY(const EidSignIn begun, take_begun(visit, provider.provider().key, answer));
    TRY(const oidc::Identity identity,
        provider.identify({answer.code, answer.error, answer.issuer}, secrets_of(visit.site, answer.state), visit.now));
    TRY(const std::string number_hash, identity_hash_of(visit, identity));
    const Proved proved{number_hash, subject_hash(visit.site, identity), shown_name(visit, identity.name)};
    return visit.database.write([&](db::Transaction& tx) -> Result<SignedIn> {
        TRY(const PersonId person, settle(tx, visit, begun, proved));
        return open_session_for(tx, visit, person, begun.next);
    });
}

}  // namespace allting::people
