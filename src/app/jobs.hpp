// What happens by itself: a list of functions that one thread calls again and again. Each must be harmless to run twice and
// on several servers at once; what it has to do stands in the database.
#pragma once
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string_view>
#include <thread>
#include <vector>

#include "app/metrics.hpp"
#include "core/time.hpp"

namespace allting::app {

struct Job {
    std::string_view name;
    Duration every;
    std::function<void(Instant now)> run;
};

class Jobs {
public:
    Jobs(std::vector<Job> jobs, const Clock& clock, Metrics& metrics);
    ~Jobs();  // waits for the one that runs

private:
    void work();
    void run(const Job& job) const;

    const std::vector<Job> jobs_;
    const Clock& clock_;
    Metrics& metrics_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace allting::app
