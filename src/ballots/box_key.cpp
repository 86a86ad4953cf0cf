#include "ballots/box_key.hpp"

#include "core/check.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/crypto/sealing.hpp"

namespace allting::ballots {
namespace {

std::string name_of(std::string_view what, OrganisationId organisation, ProcessId process) {
    return std::string(what) + "-" + std::to_string(organisation.value) + "-" + std::to_string(process.value);
}

}  // namespace

std::string box_key_name(OrganisationId organisation, ProcessId process) { return name_of("box", organisation, process); }
std::string log_key_name(OrganisationId organisation, ProcessId process) { return name_of("log", organisation, process); }

BoxKey::BoxKey(std::string_view secret)
    : slots_(crypto::derive_key(secret, "slots")),
      lookups_(crypto::derive_key(secret, "lookups")),
      seals_(crypto::derive_key(secret, "seals")),
      marks_(crypto::derive_key(secret, "marks")),
      check_(crypto::derive_key(secret, "check").substr(0, 16)) {}

std::string BoxKey::slot_of(VoterId voter) const {
    CHECK(bool(voter));
    return crypto::hmac_sha256(slots_, std::to_string(voter.value));
}

std::string BoxKey::lookup_of(std::string_view leaf_beginning) const { return crypto::hmac_sha256(lookups_, leaf_beginning); }

std::string BoxKey::mark_of(std::string_view target) const { return crypto::hmac_sha256(marks_, target); }

std::string BoxKey::seal(std::string_view plain, std::string_view context, Random& random) const {
    return crypto::seal(seals_, plain, context, random);
}

std::optional<std::string> BoxKey::unseal(std::string_view sealed, std::string_view context) const {
    return crypto::unseal(seals_, sealed, context);
}

std::string BoxKey::check() const { return check_; }

}  // namespace allting::ballots
