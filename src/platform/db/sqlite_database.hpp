// A Database in one SQLite file: one writer, several readers, each call of a reader on one snapshot.
#pragma once
#include <atomic>
#include <memory>
#include <mutex>
#include <string>

#include "platform/db/database.hpp"
#include "platform/db/owner_lock.hpp"
#include "platform/db/pool.hpp"
#include "platform/db/sqlite_connection.hpp"
#include "platform/db/sqlite_writer.hpp"

namespace allting::db {

class SqliteDatabase final : public Database {
public:
    explicit SqliteDatabase(std::string file);

    void backup_to(const std::string& file) override;
    void restore_from(const std::string& file, const std::string& before) override;
    void forget_log() override;
    std::uint64_t restores() const override;
    std::string_view engine() const override { return "sqlite"; }
    bool is_broken() const override;
    void when_broken(std::function<void()> tell) override;

protected:
    std::optional<std::uint64_t> changes() const override;
    void run_read(const std::function<void(Connection&)>& job) override;
    void run_write(const std::function<bool(Transaction&)>& job) override;

private:
    /// Made when this process gets the right to write; until then, reading works.
    SqliteWriter& writer();

    std::string file_;
    OwnerLock lock_;
    mutable std::mutex mutex_;
    std::atomic<SqliteWriter*> ready_writer_ = nullptr;
    std::unique_ptr<SqliteWriter> writer_;
    Pool<SqliteConnection> readers_;  // closed before the writer, so that the writer makes the last checkpoint
};

}  // namespace allting::db
