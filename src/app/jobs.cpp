#include "app/jobs.hpp"

#include <algorithm>
#include <chrono>

#include "app/log.hpp"

namespace allting::app {

Jobs::Jobs(std::vector<Job> jobs, const Clock& clock, Metrics& metrics)
    : jobs_(std::move(jobs)), clock_(clock), metrics_(metrics), thread_([this] { work(); }) {}

Jobs::~Jobs() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void Jobs::work() {
    std::vector<Instant> due(jobs_.size(), clock_.now());
    std::unique_lock lock(mutex_);
    while (!stopping_ && !jobs_.empty()) {
        lock.unlock();
        for (std::size_t i = 0; i < jobs_.size(); ++i) {
            if (due[i] > clock_.now()) continue;
            run(jobs_[i]);
            due[i] = clock_.now() + jobs_[i].every;
        }
        const Duration left = *std::min_element(due.begin(), due.end()) - clock_.now();
        lock.lock();
        changed_.wait_for(lock, std::chrono::milliseconds(std::clamp<std::int64_t>(left.ms, 1, 60'000)), [this] { return stopping_; });
    }
}

void Jobs::run(const Job& job) const {
    try {
        job.run(clock_.now());
        metrics_.count_job(true);
    } catch (const std::exception& error) {
        metrics_.count_job(false);
        log(clock_.now(), Level::error, "job_failed", {{"job", job.name}, {"what", error.what()}});
    }
}

}  // namespace allting::app
