#include <gtest/gtest.h>

#include <atomic>
#include <latch>

#include "platform/http/workers.hpp"

namespace allting::http {

namespace {

TEST(Workers, who_waits_for_the_disk_lets_others_work) {
    constexpr int jobs = 20;
    std::latch all_wait(jobs);
    std::atomic<int> done = 0;
    {
        Workers workers(2, 100);
        for (int i = 0; i < jobs; ++i)
            workers.try_add([&] {
                {
                    const LongWait wait;
                    all_wait.arrive_and_wait();  // with two threads alone nobody would come through
                }
                ++done;
            });
        while (done < jobs) std::this_thread::yield();  // the end of the pool adds no threads, so not there
    }
    EXPECT_EQ(done, jobs);
}

TEST(Workers, no_more_than_allowed_work_at_a_time) {
    std::atomic<int> working = 0, most = 0, done = 0;
    {
        Workers workers(3, 1'000);
        for (int i = 0; i < 300; ++i)
            workers.try_add([&] {
                const int now = ++working;
                for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) {}
                std::this_thread::yield();
                --working;
                ++done;
            });
        while (done < 300) std::this_thread::yield();  // the end of the pool hurries, so not there
    }
    EXPECT_LE(most, 3);
}

TEST(Workers, a_full_queue_refuses) {
    std::latch held(1);
    Workers workers(1, 1);
    int added = 0;
    while (workers.try_add([&] { held.wait(); })) ++added;
    EXPECT_GE(added, 1);
    EXPECT_LE(added, 2);
    held.count_down();
}

}  // namespace

}  // namespace allting::http
