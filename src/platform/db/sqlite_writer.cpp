#include "platform/db/sqlite_writer.hpp"

#include <filesystem>

#include "core/check.hpp"
#include "core/long_wait.hpp"
#include "platform/db/backup.hpp"

namespace allting::db {

namespace {

/// Bounds how long the first of a batch waits for the last.
constexpr std::size_t batch_jobs_max = 256;
constexpr const char* disk_failed_before = "the disk failed before; nothing more is stored";

class SqliteTransaction final : public Transaction {
public:
    explicit SqliteTransaction(SqliteConnection& connection) : connection_(connection) {}
    std::string_view engine() const override { return "sqlite"; }
    bool has_failed() const { return has_failed_; }

protected:
    std::unique_ptr<Cursor> run(Sql sql, const Value* values, std::size_t count) override {
        return guarded([&] { return connection_.run(sql.text, values, count); });
    }
    std::int64_t execute(Sql sql, const Value* values, std::size_t count) override {
        return guarded([&] { return connection_.execute(sql.text, values, count); });
    }
    void execute_script(std::string_view sql) override {
        guarded([&] { connection_.execute_script(sql); });
    }

private:
    /// PostgreSQL refuses all after a failed statement; so do we, so that code behaves alike on both.
    template <class F> std::invoke_result_t<F&> guarded(F&& statement) {
        if (has_failed_) throw Error(Error::Kind::other, "a statement of this transaction failed before; give it up");
        try {
            return statement();
        } catch (...) {
            has_failed_ = true;
            throw;
        }
    }

    SqliteConnection& connection_;
    bool has_failed_ = false;
};

std::exception_ptr as_unavailable(const std::string& why) {
    return std::make_exception_ptr(Error(Error::Kind::unavailable, why));
}

}  // namespace

SqliteWriter::SqliteWriter(const std::string& file)
    : connection_(file, SqliteConnection::Access::write), thread_([this] { serve(); }) {}

SqliteWriter::~SqliteWriter() {
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
        arrived_.notify_one();
    }
    thread_.join();
}

void SqliteWriter::run(const std::function<bool(Transaction&)>& work, std::uint64_t restores_seen) {
    Job job{.work = &work, .restores_seen = restores_seen};
    wait_for(job);
}

void SqliteWriter::replace(const std::string& file, const std::string& before) {
    const std::function<void()> alone = [&] { save_and_replace(file, before); };
    Job job{.alone = &alone};
    wait_for(job);
}

void SqliteWriter::empty_log() {
    const std::function<void()> alone = [&] { connection_.execute_script("PRAGMA wal_checkpoint(TRUNCATE)"); };
    Job job{.alone = &alone};
    wait_for(job);
}

void SqliteWriter::wait_for(Job& job) {
    {
        const LongWait wait;
        {
            const std::lock_guard lock(mutex_);
            waiting_.push_back(&job);
        }
        arrived_.notify_one();
        job.answered.acquire();
    }
    if (job.failure) std::rethrow_exception(job.failure);
}

bool SqliteWriter::is_broken() const {
    const std::lock_guard lock(mutex_);
    return is_broken_;
}

void SqliteWriter::when_broken(std::function<void()> tell) {
    bool was_broken = false;
    {
        const std::lock_guard lock(mutex_);
        was_broken = is_broken_;
        tell_broken_ = tell;
    }
    if (was_broken) tell();
}

/// Looks whether the connection has met a failure of the disk; `more` is a reason of the caller's own.
void SqliteWriter::note_broken(bool more) {
    std::function<void()> tell;
    {
        const std::lock_guard lock(mutex_);
        const bool was_broken = std::exchange(is_broken_, is_broken_ || more || connection_.is_broken());
        if (is_broken_ && !was_broken) tell = tell_broken_;
    }
    if (tell) tell();
}

void SqliteWriter::serve() {
    while (Job* first = take()) {
        if (first->alone) run_alone(*first);
        else commit_batch(first);
        checkpoint_if_due();
    }
}

SqliteWriter::Job* SqliteWriter::take() {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [&] { return is_stopping_ || !waiting_.empty(); });
    if (waiting_.empty()) return nullptr;
    Job* job = waiting_.front();
    waiting_.pop_front();
    return job;
}

SqliteWriter::Job* SqliteWriter::take_for_batch() {
    const std::lock_guard lock(mutex_);
    if (waiting_.empty() || waiting_.front()->alone) return nullptr;
    Job* job = waiting_.front();
    waiting_.pop_front();
    return job;
}

void SqliteWriter::run_alone(Job& job) {
    try {
        if (is_broken()) throw Error(Error::Kind::unavailable, disk_failed_before);
        (*job.alone)();
    } catch (...) {
        job.failure = std::current_exception();
        note_broken(false);
    }
    answer({&job});
}

void SqliteWriter::save_and_replace(const std::string& file, const std::string& before) {
    copy_sqlite(connection_.handle(), before);
    ++restores_;
    ++changes_;
    try {
        replace_content(connection_, file);
    } catch (...) {
        ++restores_;
        if (!connection_.is_broken()) std::filesystem::remove(before);  // it says what the database still says
        throw;
    }
    ++changes_;
    ++restores_;
}

void SqliteWriter::commit_batch(Job* first) {
    Batch batch;
    try {
        if (is_broken()) throw Error(Error::Kind::unavailable, disk_failed_before);
        batch.push_back(first);
        changes_kept_ = false;
        connection_.execute("BEGIN IMMEDIATE");
        run_in_savepoint(*first);
        while (batch.size() < batch_jobs_max) {
            Job* job = take_for_batch();
            if (!job) break;
            batch.push_back(job);
            run_in_savepoint(*job);
        }
        commit();
    } catch (const std::exception& error) {
        if (batch.empty()) batch.push_back(first);
        fail_all(batch, as_unavailable(std::string("it is not certain that this was stored: ") + error.what()));
    }
    answer(batch);
}

/// What is kept becomes old before the batch can be seen, and again before anyone is told that it is stored.
void SqliteWriter::commit() {
    if (changes_kept_) ++changes_;
    connection_.execute("COMMIT");
    if (changes_kept_) ++changes_;
}

/// Throws only when the whole batch is lost; the job's own failure stays with the job.
void SqliteWriter::run_in_savepoint(Job& job) {
    if (job.restores_seen != restores_) {
        job.failure = as_unavailable(restored_meanwhile);
        return;
    }
    connection_.execute("SAVEPOINT job");
    bool keep = false;
    try {
        SqliteTransaction transaction(connection_);
        keep = (*job.work)(transaction);
        if (keep && transaction.has_failed())
            throw Error(Error::Kind::other, "a transaction with a failed statement cannot be kept");
        changes_kept_ = changes_kept_ || (keep && !transaction.leaves_kept());
    } catch (...) {
        keep = false;
        job.failure = std::current_exception();
    }
    // A full disk and the like make SQLite roll back everything: the jobs before this one are lost with it.
    if (connection_.is_broken() || !connection_.is_in_transaction()) {
        if (job.failure) std::rethrow_exception(job.failure);
        throw Error(Error::Kind::unavailable, "the transaction was lost");
    }
    if (!keep) connection_.execute("ROLLBACK TO job");
    connection_.execute("RELEASE job");
}

void SqliteWriter::fail_all(const Batch& batch, const std::exception_ptr& why) {
    for (Job* job : batch) job->failure = why;
    try {
        if (connection_.is_in_transaction()) connection_.execute("ROLLBACK");
    } catch (const Error&) {
        // What the disk holds is known only after opening it anew; nobody has been told that it is stored.
    }
    note_broken(connection_.is_in_transaction());
}

/// After the answers, so that nobody waits for it. SQLite's own checkpoint after a commit would hide that the disk failed.
void SqliteWriter::checkpoint_if_due() {
    if (!connection_.checkpoint_is_due() || is_broken()) return;
    try {
        connection_.checkpoint();
    } catch (const Error&) {
        note_broken(false);  // a disk that is full only makes the log wait
    }
}

void SqliteWriter::answer(const Batch& batch) {
    for (Job* job : batch) job->answered.release();  // and is gone
}

}  // namespace allting::db
