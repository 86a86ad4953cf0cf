// A bounded set of connections, opened when first needed. The one used last is lent first, so that its prepared
// statements and its cache stay warm. Knows nothing of what it lends.
#pragma once
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "platform/db/database.hpp"

namespace allting::db {

template <class T>
class Pool {
public:
    Pool(std::size_t size_max, std::function<std::unique_ptr<T>()> open) : size_max_(size_max), open_(std::move(open)) {}

    /// Gives the connection back when it goes out of scope, unless it was found unfit.
    class Lease {
    public:
        Lease(Pool& pool, std::unique_ptr<T> lent) : pool_(&pool), lent_(std::move(lent)) {}
        Lease(Lease&& other) noexcept : pool_(std::exchange(other.pool_, nullptr)), lent_(std::move(other.lent_)) {}
        ~Lease() { if (pool_) pool_->give_back(std::move(lent_)); }
        T& operator*() const { return *lent_; }
        T* operator->() const { return lent_.get(); }
        void discard() { lent_.reset(); }

    private:
        Pool* pool_;
        std::unique_ptr<T> lent_;
    };

    /// Waits for a free one; throws Error::unavailable after `patience`.
    Lease lend(std::chrono::seconds patience = std::chrono::seconds(10)) {
        std::unique_lock lock(mutex_);
        const bool in_time = freed_.wait_for(lock, patience, [&] { return !idle_.empty() || open_count_ < size_max_; });
        if (!in_time) throw Error(Error::Kind::unavailable, "every database connection is busy; try again soon");
        if (!idle_.empty()) {
            auto warm = std::move(idle_.back());
            idle_.pop_back();
            return Lease(*this, std::move(warm));
        }
        ++open_count_;
        lock.unlock();
        return Lease(*this, opened());
    }

    /// Closes those that nobody uses, such as after the server restarted and all are dead.
    void close_idle() {
        const std::lock_guard lock(mutex_);
        open_count_ -= idle_.size();
        idle_.clear();
        freed_.notify_all();
    }

private:
    std::unique_ptr<T> opened() {
        try {
            return open_();
        } catch (...) {
            give_back(nullptr);
            throw;
        }
    }

    void give_back(std::unique_ptr<T> lent) {
        const std::lock_guard lock(mutex_);
        if (lent) idle_.push_back(std::move(lent));
        else --open_count_;
        freed_.notify_one();
    }

    const std::size_t size_max_;
    const std::function<std::unique_ptr<T>()> open_;
    std::mutex mutex_;
    std::condition_variable freed_;
    std::vector<std::unique_ptr<T>> idle_;
    std::size_t open_count_ = 0;
};

}  // namespace allting::db
