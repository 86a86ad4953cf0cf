// What was read before, for as long as nothing has been written since. Spares pages that many open and few change from
// being read anew for each. Knows no engine: the change counter tells it when to forget all.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace allting::db {

class KeptReads {
public:
    /// Nothing when it was not kept, or was read at another count of changes.
    std::shared_ptr<const void> find(std::string_view name, std::uint64_t changes);
    void keep(std::string_view name, std::uint64_t changes, std::shared_ptr<const void> value);

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>{}(name); }
    };

    std::mutex mutex_;
    std::uint64_t changes_ = 0;  // at which all of these were read
    std::unordered_map<std::string, std::shared_ptr<const void>, Hash, std::equal_to<>> values_;
};

}  // namespace allting::db
