// Secrets that must not lie in the database: one file of 32 random bytes each, in a folder that no backup copies. What
// is destroyed here is gone, whoever has kept a copy of the database.
#pragma once
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "core/random.hpp"

namespace allting::crypto {

/// The disk under the folder refused: it is full, or broken. Nothing half made is left, and another try may succeed.
class KeyFolderFailed : public std::system_error {
public:
    using std::system_error::system_error;
};

/// Several servers that share a database must share this folder too. Safe to call from several threads.
class KeyFolder {
public:
    /// Makes the folder when the first key is made. An empty path keeps the keys in memory alone: for tests.
    explicit KeyFolder(std::string folder) : folder_(std::move(folder)) {}

    /// The key of that name, durably made if there is none. Throws KeyFolderFailed when the disk fails, and
    /// std::runtime_error when the file is not 32 bytes long or readable by others. `name`: letters, digits and hyphens.
    std::string find_or_make(const std::string& name, Random& random);
    std::optional<std::string> find(const std::string& name);
    /// The key that follows from that one for each purpose (derive_key), in their order; derived once, and forgotten with it.
    std::optional<std::vector<std::string>> find_derived(const std::string& name, std::span<const std::string_view> purposes);
    /// Overwrites and removes it, durably. False when there was none. (A disk may still hold old blocks: see docs/security.md.)
    bool destroy(const std::string& name, Random& random);

private:
    struct Known {
        std::string key;
        std::map<std::string, std::string, std::less<>> derived;  // by purpose
    };

    std::string path_of(const std::string& name) const;
    /// Null when there is none. With the mutex locked.
    Known* look_up(const std::string& name);

    const std::string folder_;
    std::mutex mutex_;
    std::map<std::string, Known> known_;
};

}  // namespace allting::crypto
