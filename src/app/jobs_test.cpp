#include "app/jobs.hpp"

#include <gtest/gtest.h>

#include <future>

namespace allting::app {
namespace {

TEST(Jobs, each_runs_at_the_start_and_a_failing_one_stops_no_other) {
    const SystemClock clock;
    Metrics metrics;
    std::promise<void> ran;
    bool told = false;
    {
        const Jobs jobs({{"fails", minutes(1), [](Instant) { throw std::runtime_error("the world broke"); }},
                         {"works", minutes(1), [&](Instant) { if (!std::exchange(told, true)) ran.set_value(); }}},
                        clock, metrics);
        ran.get_future().wait();
    }
    const std::string text = metrics.to_text();
    EXPECT_NE(text.find("allting_jobs_total{outcome=\"failed\"} 1"), std::string::npos);
    EXPECT_NE(text.find("allting_jobs_total{outcome=\"well\"} 1"), std::string::npos);
}

TEST(Jobs, none_end_at_once) {
    const SystemClock clock;
    Metrics metrics;
    const Jobs jobs({}, clock, metrics);
}

TEST(Metrics, times_fall_into_growing_buckets) {
    Metrics metrics;
    metrics.count_request(200, 100);
    metrics.count_request(404, 700);
    metrics.count_request(503, 10'000'000);
    const std::string text = metrics.to_text();
    EXPECT_NE(text.find("allting_request_seconds_bucket{le=\"0.000250\"} 1\n"), std::string::npos);
    EXPECT_NE(text.find("allting_request_seconds_bucket{le=\"0.001000\"} 2\n"), std::string::npos);
    EXPECT_NE(text.find("allting_request_seconds_bucket{le=\"+Inf\"} 3\n"), std::string::npos);
    EXPECT_NE(text.find("allting_request_seconds_sum 10.000800\n"), std::string::npos);
    EXPECT_NE(text.find("allting_requests_total{status=\"4xx\"} 1\n"), std::string::npos);
}

}  // namespace
}  // namespace allting::app
