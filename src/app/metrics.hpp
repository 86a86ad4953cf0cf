// Counts since the start, as Prometheus text. Nothing here tells people apart.
#pragma once
#include <array>
#include <atomic>
#include <cstdint>
#include <string>

#include "core/time.hpp"

namespace allting::app {

class Metrics {
public:
    void count_request(int status, std::int64_t microseconds);
    void count_broken() { broken_.fetch_add(1, std::memory_order_relaxed); }
    void count_job(bool went_well) { jobs_[went_well ? 0 : 1].fetch_add(1, std::memory_order_relaxed); }
    std::string to_text() const;

private:
    using Count = std::atomic<std::uint64_t>;
    static constexpr std::array<std::int64_t, 8> bounds_us{250, 500, 1'000, 5'000, 25'000, 100'000, 500'000, 2'000'000};
    std::array<Count, 6> by_class_{};                     // 0 unused, 1xx … 5xx
    std::array<Count, bounds_us.size() + 1> by_time_{};   // the last one is for all that took longer
    Count total_us_ = 0;
    Count broken_ = 0;
    std::array<Count, 2> jobs_{};
};

}  // namespace allting::app
