// What a request has read must still hold where it writes. After a restore the same number can mean another person, so
// a request that began before it is refused when it reads or writes on. Knows no engine.
#pragma once
#include <cstdint>

#include "platform/db/database.hpp"

namespace allting::db {

/// Stands at the start of a request, on its thread. Without one, every call is a request of its own.
class OneState {
public:
    explicit OneState(const Database& database)
        : database_(database), begun_(database.restores()), outer_(current_) {
        current_ = this;
    }
    ~OneState() { current_ = outer_; }
    OneState(const OneState&) = delete;
    OneState& operator=(const OneState&) = delete;

    /// The count of restores when this thread's request began; now, when it is none.
    static std::uint64_t begun(const Database& database) {
        return is_within(database) ? current_->begun_ : database.restores();
    }
    /// Asked after a read: may it have seen another state than the reads before it?
    static bool is_over(const Database& database) {
        return is_within(database) && current_->begun_ != database.restores();
    }

private:
    static bool is_within(const Database& database) { return current_ && &current_->database_ == &database; }

    static inline thread_local const OneState* current_ = nullptr;
    const Database& database_;
    const std::uint64_t begun_;
    const OneState* const outer_;
};

}  // namespace allting::db
