#include "platform/db/sqlite_database.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>

#include "core/check.hpp"
#include "platform/db/backup.hpp"
#include "platform/db/one_call.hpp"
#include "platform/db/one_state.hpp"

namespace allting::db {

namespace {

constexpr std::size_t readers_max = 16;
constexpr std::chrono::seconds owner_patience{1};

class SqliteReader final : public Connection {
public:
    explicit SqliteReader(SqliteConnection& connection) : connection_(connection) {}
    std::string_view engine() const override { return "sqlite"; }

protected:
    std::unique_ptr<Cursor> run(Sql sql, const Value* values, std::size_t count) override {
        return connection_.run(sql.text, values, count);
    }
    std::int64_t execute(Sql sql, const Value* values, std::size_t count) override {
        return connection_.execute(sql.text, values, count);
    }

private:
    SqliteConnection& connection_;
};

/// The file holds personal data: only its owner may read it. SQLite gives -wal and -shm the same rights.
void make_private(const std::string& file) {
    const auto folder = std::filesystem::path(file).parent_path();
    std::error_code ignored;  // opening the file tells what is wrong
    if (!folder.empty()) std::filesystem::create_directories(folder, ignored);
    const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (made >= 0) ::close(made);
}

}  // namespace

SqliteDatabase::SqliteDatabase(std::string file)
    : file_(std::move(file)), lock_(file_), readers_(readers_max, [this] {
          return std::make_unique<SqliteConnection>(file_, SqliteConnection::Access::read);
      }) {
    make_private(file_);
    if (lock_.take(std::chrono::milliseconds(0))) writer();
    readers_.lend();  // fails now rather than at the first request
}

void SqliteDatabase::backup_to(const std::string& file) {
    const OneCall one_call(this);
    const auto reader = readers_.lend();
    copy_sqlite(reader->handle(), file);
}

void SqliteDatabase::restore_from(const std::string& file, const std::string& before) {
    const OneCall one_call(this);
    writer().replace(file, before);
}

void SqliteDatabase::forget_log() {
    const OneCall one_call(this);
    writer().empty_log();
}

std::uint64_t SqliteDatabase::restores() const {
    const SqliteWriter* made = ready_writer_;
    return made ? made->restores() : 0;
}

bool SqliteDatabase::is_broken() const {
    const SqliteWriter* made = ready_writer_;
    return made && made->is_broken();
}

void SqliteDatabase::when_broken(std::function<void()> tell) { writer().when_broken(std::move(tell)); }

std::optional<std::uint64_t> SqliteDatabase::changes() const {
    const SqliteWriter* made = ready_writer_;  // who may write is the only one who does
    return made ? std::optional(made->changes()) : std::nullopt;
}

void SqliteDatabase::run_read(const std::function<void(Connection&)>& job) {
    const OneCall one_call(this);
    auto reader = readers_.lend();
    reader->execute("BEGIN");
    try {
        SqliteReader connection(*reader);
        job(connection);
        reader->execute("COMMIT");
    } catch (...) {
        reader.discard();  // whatever state it is in, the next call gets a clean one
        throw;
    }
    if (OneState::is_over(*this)) throw Error(Error::Kind::unavailable, restored_meanwhile);
}

void SqliteDatabase::run_write(const std::function<bool(Transaction&)>& job) {
    const OneCall one_call(this);
    SqliteWriter& own = writer();
    const auto work = [&](Transaction& tx) {
        const OneCall in_the_writer_thread(this);
        return job(tx);
    };
    own.run(work, OneState::begun(*this));
}

SqliteWriter& SqliteDatabase::writer() {
    if (SqliteWriter* made = ready_writer_) return *made;
    const std::lock_guard lock(mutex_);
    if (!writer_) {
        if (!lock_.take(owner_patience))
            throw Error(Error::Kind::unavailable, "another Allting writes " + file_ +
                                                      "; stop it first, or do this through its pages");
        writer_ = std::make_unique<SqliteWriter>(file_);
        ready_writer_ = writer_.get();
    }
    return *writer_;
}

}  // namespace allting::db
