// A bounded pool of threads: what does not fit in the queue is refused at once, never kept waiting without end.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace allting::http {

class Workers {
public:
    Workers(unsigned threads, std::size_t waiting_max);
    ~Workers();  // finishes what is queued
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    /// False when the queue is full. The job must not throw.
    bool try_add(std::function<void()> job);

private:
    void work();

    const std::size_t waiting_max_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> waiting_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace allting::http
