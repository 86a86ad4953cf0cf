// The key of one vote and what follows from it: the voter's slot in the box, and the seal on everything that lies there
// while the vote is open. It lies in a file outside the database and is destroyed when the vote is final.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/id.hpp"
#include "core/random.hpp"
#include "platform/crypto/key_folder.hpp"

namespace allting::ballots {

/// Of one vote; the log's key signs its record and is kept.
std::string box_key_name(OrganisationId organisation, ProcessId process);
std::string log_key_name(OrganisationId organisation, ProcessId process);

class BoxKey {
public:
    explicit BoxKey(std::string_view secret);
    /// The one that lies in the folder; nothing when there is none.
    static std::optional<BoxKey> find(crypto::KeyFolder& keys, OrganisationId organisation, ProcessId process);

    /// 32 bytes: one voter, one slot, one ballot.
    std::string slot_of(VoterId voter) const;
    /// Under which a receipt's state is kept while the vote is open. `leaf_beginning`: the 10 bytes a receipt stands for.
    std::string lookup_of(std::string_view leaf_beginning) const;
    /// 32 bytes: one telephone number or mailbox, one voter. With the key gone nothing tells whose it was.
    std::string mark_of(std::string_view target) const;
    std::string seal(std::string_view plain, std::string_view context, Random& random) const;
    std::optional<std::string> unseal(std::string_view sealed, std::string_view context) const;
    /// Tells whether this is the key that the vote was opened with, and nothing else of it.
    std::string check() const;

private:
    explicit BoxKey(std::vector<std::string> derived);

    std::string slots_, lookups_, seals_, marks_, check_;
};

}  // namespace allting::ballots
