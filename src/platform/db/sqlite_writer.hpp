// The one connection that writes: a thread that takes jobs from a queue and commits many of them in one transaction,
// so that many people share the cost of one fsync. Each job has its own savepoint; nobody is answered before the commit.
#pragma once
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <semaphore>
#include <string>
#include <thread>
#include <vector>

#include "platform/db/sqlite_connection.hpp"

namespace allting::db {

/// Why a request that began before a restore is refused.
inline constexpr const char* restored_meanwhile = "a backup was restored meanwhile; do this again";

class SqliteWriter {
public:
    explicit SqliteWriter(const std::string& file);
    ~SqliteWriter();  // finishes what waits

    /// Returns when the job's work is durable or rolled back; throws what the job threw, or why nothing was stored.
    /// It is not run at all when restores() is no longer `restores_seen`.
    void run(const std::function<bool(Transaction&)>& work, std::uint64_t restores_seen);
    /// Saves the state to the new file `before`, then makes it that of `file`: between two batches, all or nothing.
    void replace(const std::string& file, const std::string& before);
    /// Takes the log into the database and cuts it to nothing, between two batches; not while a reader looks at an older state.
    void empty_log();
    bool is_broken() const;
    /// See Database::when_broken.
    void when_broken(std::function<void()> tell);
    /// Grows before a batch can be seen and again before anyone is told that it is stored.
    std::uint64_t changes() const { return changes_; }
    /// Grows before a replacement can be seen and again when it is over.
    std::uint64_t restores() const { return restores_; }

private:
    struct Job {
        const std::function<bool(Transaction&)>* work = nullptr;  // or else:
        const std::function<void()>* alone = nullptr;              // in the writer's thread, in no transaction
        std::uint64_t restores_seen = 0;
        std::exception_ptr failure = nullptr;
        std::binary_semaphore answered{0};  // of its own: those who wait do not queue for one lock when they are woken
    };
    using Batch = std::vector<Job*>;

    void wait_for(Job& job);
    void serve();
    Job* take();
    Job* take_for_batch();
    void run_alone(Job& job);
    void save_and_replace(const std::string& file, const std::string& before);
    void commit_batch(Job* first);
    void commit();
    void run_in_savepoint(Job& job);
    void fail_all(const Batch& batch, const std::exception_ptr& why);
    void answer(const Batch& batch);
    void checkpoint_if_due();
    void note_broken(bool more);

    SqliteConnection connection_;
    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<Job*> waiting_;
    bool is_stopping_ = false;
    bool changes_kept_ = false;  // some job of this batch has written what read_kept may have kept
    bool is_broken_ = false;
    std::function<void()> tell_broken_;
    std::atomic<std::uint64_t> changes_ = 0;
    std::atomic<std::uint64_t> restores_ = 0;
    std::thread thread_;  // last: it uses all above
};

}  // namespace allting::db
