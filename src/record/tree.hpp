// The Merkle tree of RFC 6962: a list of entries whose root anyone can compute, that can only grow, and in which the
// place of one entry can be shown with a few hashes. Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace allting::record {

inline constexpr std::size_t hash_bytes = 32;
using Hash = std::string;  // 32 bytes

Hash leaf_of(std::string_view entry);                          // SHA-256(0x00 ‖ entry)
Hash node_of(std::string_view left, std::string_view right);  // SHA-256(0x01 ‖ left ‖ right)

/// Grows leaf by leaf in O(log n) space: the roots of the full trees that its leaves make, largest first.
class GrowingTree {
public:
    GrowingTree() = default;
    /// As it was saved by `text`. CHECKs that the hashes fit the size.
    GrowingTree(std::uint64_t size, std::string_view text);

    void add(Hash leaf);
    std::uint64_t size() const { return size_; }
    Hash root() const;  // of no leaves: SHA-256 of nothing
    std::string text() const;

private:
    std::uint64_t size_ = 0;
    std::vector<Hash> peaks_;
};

Hash root_of(std::span<const Hash> leaves);
/// The hashes beside the way from leaf `index` to the root, from the leaf up (RFC 6962, 2.1.1). index < leaves.size().
std::vector<Hash> inclusion_proof(std::span<const Hash> leaves, std::uint64_t index);
bool proves_inclusion(std::span<const Hash> proof, std::string_view leaf, std::uint64_t index, std::uint64_t size, std::string_view root);
/// That the first `size` leaves are a beginning of all (RFC 6962, 2.1.2). size ≤ leaves.size().
std::vector<Hash> consistency_proof(std::span<const Hash> leaves, std::uint64_t size);
bool proves_consistency(std::span<const Hash> proof, std::uint64_t old_size, std::string_view old_root, std::uint64_t size, std::string_view root);

}  // namespace allting::record
