// The tree against the values of RFC 6962's own test data, and proofs against trees of every small size.
#include "record/tree.hpp"

#include <gtest/gtest.h>

#include "core/text.hpp"

namespace allting::record {
namespace {

/// The test data of the Certificate Transparency reference implementation.
const std::vector<std::string> inputs = [] {
    std::vector<std::string> bytes;
    for (const char* hex : {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"})
        bytes.push_back(from_hex(hex).value());
    return bytes;
}();
constexpr const char* roots[] = {
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

std::vector<Hash> leaves_of(std::size_t count) {
    std::vector<Hash> leaves;
    for (std::size_t i = 0; i < count; ++i) leaves.push_back(leaf_of(i < inputs.size() ? inputs[i] : std::to_string(i)));
    return leaves;
}

TEST(Tree, has_the_published_roots) {
    GrowingTree tree;
    for (std::size_t size = 0; size <= inputs.size(); ++size) {
        EXPECT_EQ(to_hex(tree.root()), roots[size]) << size;
        EXPECT_EQ(to_hex(root_of(leaves_of(size))), roots[size]) << size;
        if (size < inputs.size()) tree.add(leaf_of(inputs[size]));
    }
}

TEST(Tree, grows_on_from_what_was_saved) {
    GrowingTree tree;
    for (const Hash& leaf : leaves_of(21)) {
        tree = GrowingTree(tree.size(), tree.text());
        tree.add(leaf);
        EXPECT_EQ(tree.root(), root_of(leaves_of(tree.size())));
    }
}

TEST(Tree, shows_the_place_of_every_entry_and_of_no_other) {
    for (std::size_t size = 1; size <= 20; ++size) {
        const auto leaves = leaves_of(size);
        const Hash root = root_of(leaves);
        for (std::size_t i = 0; i < size; ++i) {
            auto proof = inclusion_proof(leaves, i);
            EXPECT_TRUE(proves_inclusion(proof, leaves[i], i, size, root)) << i << " of " << size;
            EXPECT_FALSE(proves_inclusion(proof, leaf_of("ghost"), i, size, root));
            EXPECT_FALSE(proves_inclusion(proof, leaves[i], size, size, root));
            if (size > 1) {
                EXPECT_FALSE(proves_inclusion(proof, leaves[i], (i + 1) % size, size, root));
                proof.pop_back();
                EXPECT_FALSE(proves_inclusion(proof, leaves[i], i, size, root));
            }
        }
    }
}

TEST(Tree, shows_that_it_only_grew) {
    for (std::size_t size = 1; size <= 20; ++size) {
        const auto leaves = leaves_of(size);
        for (std::size_t old = 0; old <= size; ++old) {
            const auto proof = consistency_proof(leaves, old);
            const Hash old_root = root_of(std::span(leaves).first(old));
            EXPECT_TRUE(proves_consistency(proof, old, old_root, size, root_of(leaves))) << old << " of " << size;
            if (old == 0 || old == size) continue;
            EXPECT_FALSE(proves_consistency(proof, old, leaf_of("fork"), size, root_of(leaves)));
            EXPECT_FALSE(proves_consistency(proof, old, old_root, size, leaf_of("fork")));
        }
    }
}

}  // namespace
}  // namespace allting::record
