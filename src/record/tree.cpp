#include "record/tree.hpp"

#include <bit>

#include "core/check.hpp"
#include "platform/crypto/crypto.hpp"

namespace allting::record {
namespace {

/// The largest power of two below `size` (≥ 2).
std::uint64_t split_of(std::uint64_t size) { return std::bit_floor(size - 1); }

/// RFC 6962's SUBPROOF: `whole` while the old tree ends where this part does.
void add_subproof(std::vector<Hash>& proof, std::span<const Hash> leaves, std::uint64_t size, bool whole) {
    if (size == leaves.size()) {
        if (!whole) proof.push_back(root_of(leaves));
        return;
    }
    const std::uint64_t split = split_of(leaves.size());
    if (size <= split) {
        add_subproof(proof, leaves.first(split), size, whole);
        proof.push_back(root_of(leaves.subspan(split)));
    } else {
        add_subproof(proof, leaves.subspan(split), size - split, false);
        proof.push_back(root_of(leaves.first(split)));
    }
}

void add_inclusion(std::vector<Hash>& proof, std::span<const Hash> leaves, std::uint64_t index) {
    if (leaves.size() <= 1) return;
    const std::uint64_t split = split_of(leaves.size());
    const bool left = index < split;
    if (left) add_inclusion(proof, leaves.first(split), index);
    else add_inclusion(proof, leaves.subspan(split), index - split);
    proof.push_back(root_of(left ? leaves.subspan(split) : leaves.first(split)));
}

}  // namespace

Hash leaf_of(std::string_view entry) { return crypto::sha256(std::string(1, '\0').append(entry)); }

Hash node_of(std::string_view left, std::string_view right) { return crypto::sha256(std::string(1, '\1').append(left).append(right)); }

GrowingTree::GrowingTree(std::uint64_t size, std::string_view text) : size_(size) {
    CHECK(text.size() == hash_bytes * static_cast<std::size_t>(std::popcount(size)));
    for (std::size_t at = 0; at < text.size(); at += hash_bytes) peaks_.emplace_back(text.substr(at, hash_bytes));
}

void GrowingTree::add(Hash leaf) {
    CHECK(leaf.size() == hash_bytes);
    for (std::uint64_t rest = size_; (rest & 1) != 0; rest >>= 1) {
        leaf = node_of(peaks_.back(), leaf);
        peaks_.pop_back();
    }
    peaks_.push_back(std::move(leaf));
    ++size_;
}

Hash GrowingTree::root() const {
    if (peaks_.empty()) return crypto::sha256("");
    Hash root = peaks_.back();
    for (std::size_t i = peaks_.size() - 1; i > 0; --i) root = node_of(peaks_[i - 1], root);
    return root;
}

std::string GrowingTree::text() const {
    std::string text;
    for (const Hash& peak : peaks_) text += peak;
    return text;
}

Hash root_of(std::span<const Hash> leaves) {
    GrowingTree tree;
    for (const Hash& leaf : leaves) tree.add(leaf);
    return tree.root();
}

std::vector<Hash> inclusion_proof(std::span<const Hash> leaves, std::uint64_t index) {
    CHECK(index < leaves.size());
    std::vector<Hash> proof;
    add_inclusion(proof, leaves, index);
    return proof;
}

bool proves_inclusion(std::span<const Hash> proof, std::string_view leaf, std::uint64_t index, std::uint64_t size, std::string_view root) {
    if (index >= size) return false;
    Hash hash(leaf);
    std::uint64_t last = size - 1;
    for (const Hash& beside : proof) {
        if (last == 0) return false;
        if ((index & 1) != 0 || index == last) {
            hash = node_of(beside, hash);
            while ((index & 1) == 0 && index != 0) index >>= 1, last >>= 1;
        } else {
            hash = node_of(hash, beside);
        }
        index >>= 1;
        last >>= 1;
    }
    return last == 0 && hash == root;
}

std::vector<Hash> consistency_proof(std::span<const Hash> leaves, std::uint64_t size) {
    CHECK(size <= leaves.size());
    std::vector<Hash> proof;
    if (size > 0) add_subproof(proof, leaves, size, true);
    return proof;
}

bool proves_consistency(std::span<const Hash> proof, std::uint64_t old_size, std::string_view old_root, std::uint64_t size, std::string_view root) {
    if (old_size > size) return false;
    if (old_size == size) return proof.empty() && old_root == root;
    if (old_size == 0) return proof.empty();
    std::uint64_t index = old_size - 1, last = size - 1;
    while ((index & 1) != 0) index >>= 1, last >>= 1;
    std::size_t next = 0;
    if (index != 0 && proof.empty()) return false;
    Hash old_hash(index == 0 ? std::string(old_root) : proof[next++]);
    Hash hash = old_hash;
    for (; next < proof.size(); ++next) {
        if (last == 0) return false;
        if ((index & 1) != 0 || index == last) {
            old_hash = node_of(proof[next], old_hash);
            hash = node_of(proof[next], hash);
            while ((index & 1) == 0 && index != 0) index >>= 1, last >>= 1;
        } else {
            hash = node_of(hash, proof[next]);
        }
        index >>= 1;
        last >>= 1;
    }
    return last == 0 && old_hash == old_root && hash == root;
}

}  // namespace allting::record
