// A bounded pool of threads: what does not fit in the queue is refused at once, never kept waiting without end. So many
// work at a time; those that wait for the disk (core/long_wait.hpp) do not count, so that many votes share one commit.
#pragma once
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "core/long_wait.hpp"

namespace allting::http {

class Workers final : private WaitObserver {
public:
    Workers(unsigned threads, std::size_t waiting_max);
    ~Workers();  // finishes what is queued
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    /// False when the queue is full. The job must not throw.
    bool try_add(std::function<void()> job);

private:
    void wait_begins() override;
    void wait_ends() override;
    void work();
    void rouse(std::unique_lock<std::mutex> lock);
    bool has_work() const;

    const std::size_t working_max_, waiting_max_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> waiting_;
    std::atomic<std::size_t> queued_ = 0;   // of waiting_, to be read without the lock
    std::atomic<std::size_t> working_ = 0;  // threads that have a job and do not wait in it
    std::size_t idle_ = 0;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace allting::http
