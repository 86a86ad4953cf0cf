#include "platform/http/workers.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

namespace allting::http {

namespace {

constexpr std::size_t threads_waiting_max = 128;  // beside those that work

}  // namespace

Workers::Workers(unsigned threads, std::size_t waiting_max) : working_max_(std::max(1u, threads)), waiting_max_(waiting_max) {
    for (std::size_t i = 0; i < working_max_; ++i) threads_.emplace_back([this] { work(); });
}

Workers::~Workers() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;  // from here on no thread is added
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
}

bool Workers::try_add(std::function<void()> job) {
    std::unique_lock lock(mutex_);
    if (stopping_ || waiting_.size() >= waiting_max_) return false;
    waiting_.push_back(std::move(job));
    ++queued_;
    rouse(std::move(lock));
    return true;
}

/// Without the lock where nobody has to be roused: many threads come here at once, when a batch of votes is stored.
void Workers::wait_begins() {
    --working_;
    if (queued_ > 0) rouse(std::unique_lock(mutex_));
}

void Workers::wait_ends() { ++working_; }

bool Workers::has_work() const { return !waiting_.empty() && (working_ < working_max_ || stopping_); }

/// Somebody for the next job, if it may begin: one who is idle, or one more while others wait for the disk. Lets go of the
/// lock first, so that who wakes up finds it free.
void Workers::rouse(std::unique_lock<std::mutex> lock) {
    if (!has_work()) return;
    if (idle_ > 0) {
        lock.unlock();
        return changed_.notify_one();
    }
    if (stopping_ || threads_.size() >= working_max_ + threads_waiting_max) return;
    try {
        threads_.emplace_back([this] { work(); });
    } catch (const std::system_error&) {
        // There can be no more threads now: the job is done by the first of these that is free.
    }
}

void Workers::work() {
    WaitObserver::current = this;
    for (;;) {
        std::unique_lock lock(mutex_);
        ++idle_;
        changed_.wait(lock, [this] { return stopping_ || has_work(); });
        --idle_;
        if (waiting_.empty()) return;
        std::function<void()> job = std::move(waiting_.front());
        waiting_.pop_front();
        --queued_;
        ++working_;
        rouse(std::move(lock));
        job();
        job = nullptr;
        --working_;
    }
}

}  // namespace allting::http
