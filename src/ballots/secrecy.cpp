#include "ballots/secrecy.hpp"

#include "core/check.hpp"
#include "core/random.hpp"
#include "core/text.hpp"
#include "platform/crypto/crypto.hpp"

namespace allting::ballots {

namespace {

constexpr std::size_t receipt_bytes = 10;

}  // namespace

VoteKey::VoteKey(std::string_view master_key, OrganisationId organisation, ProcessId process)
    : key_(crypto::derive_key(master_key, "vote:" + std::to_string(organisation.value) + ":" + std::to_string(process.value))) {}

std::string VoteKey::slot_of(PersonId person) const {
    CHECK(bool(person));
    return crypto::hmac_sha256(key_, "slot:" + std::to_string(person.value));
}

std::string VoteKey::receipt_of(std::string_view slot, std::string_view request_key) const {
    const std::string hash = crypto::hmac_sha256(key_, "receipt:" + to_hex(slot) + ":" + std::string(request_key));
    return to_crockford(hash.substr(0, receipt_bytes));
}

std::uint64_t VoteKey::order_of(std::string_view slot) const {
    const std::string hash = crypto::hmac_sha256(key_, "order:" + to_hex(slot));
    std::uint64_t seed = 0;
    for (int i = 0; i < 8; ++i) seed = seed << 8 | static_cast<unsigned char>(hash[static_cast<std::size_t>(i)]);
    return seed;
}

std::string VoteKey::seal_of(PersonId person, std::string_view receipt) const {
    return to_hex(crypto::hmac_sha256(key_, "seal:" + std::to_string(person.value) + ":" + std::string(receipt)).substr(0, 16));
}

std::string receipt_for_people(std::string_view receipt) {
    std::string grouped;
    for (std::size_t i = 0; i < receipt.size(); ++i) {
        if (i > 0 && i % 4 == 0) grouped += '-';
        grouped += receipt[i];
    }
    return grouped;
}

}  // namespace allting::ballots
