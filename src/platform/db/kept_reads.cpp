#include "platform/db/kept_reads.hpp"

namespace allting::db {

namespace {

/// A view of a process with 300 projects takes about 300 kB; all that is kept stays below some 20 MB.
constexpr std::size_t kept_max = 64;

}  // namespace

std::shared_ptr<const void> KeptReads::find(std::string_view name, std::uint64_t changes) {
    const std::lock_guard lock(mutex_);
    if (changes != changes_) return nullptr;
    const auto found = values_.find(name);
    return found == values_.end() ? nullptr : found->second;
}

void KeptReads::keep(std::string_view name, std::uint64_t changes, std::shared_ptr<const void> value) {
    decltype(values_) forgotten;  // freed after the lock
    const std::lock_guard lock(mutex_);
    if (changes < changes_) return;  // somebody has read a newer state meanwhile
    if (changes > changes_ || values_.size() >= kept_max) forgotten.swap(values_);
    changes_ = changes;
    values_.insert_or_assign(std::string(name), std::move(value));
}

}  // namespace allting::db
