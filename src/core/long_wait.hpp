// A thread that waits for a disk or for another machine says so, and the pool that it belongs to lets another one work
// meanwhile. Knows neither of them.
#pragma once

namespace allting {

/// What a pool of threads puts up for each of its threads.
class WaitObserver {
public:
    virtual void wait_begins() = 0;
    virtual void wait_ends() = 0;
    static inline thread_local WaitObserver* current = nullptr;

protected:
    ~WaitObserver() = default;
};

/// Stands around the waiting itself, and around nothing that uses the processor.
class LongWait {
public:
    LongWait() : observer_(WaitObserver::current) {
        if (observer_) observer_->wait_begins();
    }
    ~LongWait() {
        if (observer_) observer_->wait_ends();
    }
    LongWait(const LongWait&) = delete;
    LongWait& operator=(const LongWait&) = delete;

private:
    WaitObserver* const observer_;
};

}  // namespace allting
