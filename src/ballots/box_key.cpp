#include "ballots/box_key.hpp"

#include <array>

#include "core/check.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/crypto/sealing.hpp"

namespace allting::ballots {
namespace {

constexpr std::size_t check_bytes = 16;
constexpr std::array<std::string_view, 5> purposes{"slots", "lookups", "seals", "marks", "check"};

std::string name_of(std::string_view what, OrganisationId organisation, ProcessId process) {
    return std::string(what) + "-" + std::to_string(organisation.value) + "-" + std::to_string(process.value);
}

}  // namespace

std::string box_key_name(OrganisationId organisation, ProcessId process) { return name_of("box", organisation, process); }
std::string log_key_name(OrganisationId organisation, ProcessId process) { return name_of("log", organisation, process); }

BoxKey::BoxKey(std::vector<std::string> derived)
    : slots_(std::move(derived.at(0))),
      lookups_(std::move(derived.at(1))),
      seals_(std::move(derived.at(2))),
      marks_(std::move(derived.at(3))),
      check_(derived.at(4).substr(0, check_bytes)) {}

BoxKey::BoxKey(std::string_view secret) : BoxKey(crypto::derive_keys(secret, purposes)) {}

std::optional<BoxKey> BoxKey::find(crypto::KeyFolder& keys, OrganisationId organisation, ProcessId process) {
    auto derived = keys.find_derived(box_key_name(organisation, process), purposes);
    return derived ? std::optional(BoxKey(*std::move(derived))) : std::nullopt;
}

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
