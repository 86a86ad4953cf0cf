// The keys of one vote. From them follow the voter's slot in the ballot box, the receipt and the order in which the
// voter meets the projects. Nothing here is stored but the slot; whoever lacks the master key cannot tell whose it is.
#pragma once
#include <string>
#include <string_view>

#include "core/id.hpp"

namespace allting::ballots {

class VoteKey {
public:
    VoteKey(std::string_view master_key, OrganisationId organisation, ProcessId process);

    /// 32 bytes: one voter, one slot, one ballot.
    std::string slot_of(PersonId person) const;
    /// 16 Crockford signs, 80 bits. The same act (request_key) gives the same receipt again without storing it.
    std::string receipt_of(std::string_view slot, std::string_view request_key) const;
    /// The same for one voter each time, different for the next.
    std::uint64_t order_of(std::string_view slot) const;
    /// Proves that a receipt shown to this person came from us (receipt_cookie.hpp).
    std::string seal_of(PersonId person, std::string_view receipt) const;

private:
    std::string key_;
};

inline constexpr std::size_t receipt_signs = 16;
/// "K7Q4ABCDEFGHJKMN" → "K7Q4-ABCD-EFGH-JKMN"
std::string receipt_for_people(std::string_view receipt);

}  // namespace allting::ballots
