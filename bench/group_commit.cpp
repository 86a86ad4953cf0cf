// How many durable inserts a second the one writer acknowledges when 64 people wait at once, beside one commit per
// row by the same disk in the same run. The ratio is what survives a change of machine.
//   bench_group_commit [folder] [seconds]
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "platform/db/database.hpp"

namespace {

using namespace allting;
using Clock = std::chrono::steady_clock;

double acknowledged_per_second(db::Database& database, int threads, double seconds, std::int64_t organisation) {
    std::atomic<std::int64_t> next = 0, acknowledged = 0;
    const auto start = Clock::now();
    const auto until = start + std::chrono::duration<double>(seconds);
    std::vector<std::thread> crowd;
    for (int i = 0; i < threads; ++i)
        crowd.emplace_back([&] {
            while (Clock::now() < until) {
                const std::int64_t key = ++next;
                database.write([&](db::Transaction& tx) {
                    tx.execute_sql("INSERT INTO votes (organisation_id, slot, choice) VALUES (?, ?, ?)", organisation,
                                   "slot " + std::to_string(key), key % 40);
                });
                ++acknowledged;
            }
        });
    for (auto& thread : crowd) thread.join();
    return static_cast<double>(acknowledged) / std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

int main(int count, char** arguments) {
    const std::filesystem::path folder = count > 1 ? arguments[1] : ".";
    const double seconds = count > 2 ? std::atof(arguments[2]) : 5;
    const auto file = (folder / "group_commit_bench.sqlite").string();
    const auto remove = [&] {
        for (const char* part : {"", "-wal", "-shm", ".lock"}) std::filesystem::remove(file + part);
    };
    remove();
    {
        const auto database = db::open_database(file);
        database->write([](db::Transaction& tx) {
            tx.execute_sql("CREATE TABLE votes (organisation_id BIGINT NOT NULL, slot TEXT NOT NULL, choice BIGINT NOT NULL,"
                           " PRIMARY KEY (organisation_id, slot))");
        });
        const double alone = acknowledged_per_second(*database, 1, seconds, 1);
        const double together = acknowledged_per_second(*database, 64, seconds, 2);
        std::printf("one waiting, one commit per row: %8.0f acknowledged durable inserts a second\n", alone);
        std::printf("64 waiting, group commit:        %8.0f acknowledged durable inserts a second\n", together);
        std::printf("ratio:                           %8.1f\n", together / alone);
    }
    remove();
}
