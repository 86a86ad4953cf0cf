// Which process may write an SQLite file: the one that holds the lock on "<file>.lock". SQLite before 3.51.3 can lose
// pages when two connections write and checkpoint at once (the WAL-reset fault), so a second process only reads.
#pragma once
#include <chrono>
#include <string>

namespace allting::db {

class OwnerLock {
public:
    explicit OwnerLock(std::string file) : path_(std::move(file) + ".lock") {}
    ~OwnerLock();  // the kernel also lets go when the process dies
    OwnerLock(const OwnerLock&) = delete;
    OwnerLock& operator=(const OwnerLock&) = delete;

    /// False when another process still holds it after `patience`: an old server may need a moment to end.
    bool take(std::chrono::milliseconds patience);
    bool is_held() const { return descriptor_ >= 0; }

private:
    std::string path_;
    int descriptor_ = -1;
};

}  // namespace allting::db
