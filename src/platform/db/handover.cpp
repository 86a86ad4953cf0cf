#include "platform/db/handover.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <system_error>

#include "platform/db/database_file.hpp"
#include "platform/db/migrations.hpp"
#include "platform/db/owner_lock.hpp"

namespace allting::db {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view restored_word = "restored ";
constexpr std::string_view refused_word = "refused ";
constexpr std::size_t answer_bytes_max = 4096;

bool somebody_waits(const Handover& files) {
    return !OwnerLock(files.turn).take(std::chrono::milliseconds(0));
}

bool is_unfinished(const Handover& files) { return fs::exists(files.taken) || fs::exists(files.ready); }

void remove_offers(const Handover& files) {
    for (const auto& file : {files.taken, files.ready}) remove_whole(file);
}

/// One file without a log, at the program's schema, that counts one restore more than the live database.
void make_ready(const std::string& file, const std::string& count_now, const std::vector<std::span<const EmbeddedFile>>& schemas) {
    migrate(*open_database("sqlite:" + file), schemas);
    const FileHandle handle = open_file(file, FileAccess::write);
    const std::string count_up = "PRAGMA user_version = " + std::to_string((std::stoll(count_now) + 1) & 0x7FFFFFFF);
    first_value(handle.get(), "PRAGMA journal_mode = DELETE");
    if (sqlite3_exec(handle.get(), count_up.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        fail("cannot write " + file + ": " + sqlite3_errmsg(handle.get()));
}

std::string count_of(Database& database) {
    return database.read([](Connection& c) {
        auto rows = c.query(restores_counted_sql);
        return rows.next() ? rows.get<std::string>(0) : std::string("0");
    });
}

RestoreAnswer take_in(Database& database, const std::string& place, const std::vector<std::span<const EmbeddedFile>>& schemas) {
    const Handover files(place);
    const std::string before = free_name(place + ".before-restore");
    try {
        make_ready(files.taken, count_of(database), schemas);
        fs::rename(files.taken, files.ready);
        database.restore_from(files.ready, before);
        return {.is_restored = true, .text = fs::path(before).filename()};
    } catch (const std::exception& error) {
        return {.is_restored = false, .text = error.what()};
    }
}

}  // namespace

Handover::Handover(const std::string& place)
    : copy(place + ".restored"), offered(place + ".offered"), taken(place + ".taken-in"),
      ready(place + ".ready"), answer_file(place + ".restore-answer"), turn(place + ".restore") {}

std::optional<RestoreAnswer> Handover::answered() const {
    const int opened = ::open(answer_file.c_str(), O_RDONLY | O_CLOEXEC);
    if (opened < 0) return std::nullopt;
    std::array<char, answer_bytes_max> bytes{};
    const ssize_t size = ::read(opened, bytes.data(), bytes.size());
    ::close(opened);
    const std::string_view text(bytes.data(), size > 0 ? std::size_t(size) : 0);
    if (text.starts_with(restored_word)) return RestoreAnswer{true, std::string(text.substr(restored_word.size()))};
    if (text.starts_with(refused_word)) return RestoreAnswer{false, std::string(text.substr(refused_word.size()))};
    fail(answer_file + " cannot be understood; look at the site and at Allting's log");
}

void Handover::answer(const RestoreAnswer& given) const {
    const std::string unfinished = answer_file + ".unfinished";
    const std::string text = std::string(given.is_restored ? restored_word : refused_word) + given.text.substr(0, answer_bytes_max / 2);
    const int opened = ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    const bool written = opened >= 0 && ::write(opened, text.data(), text.size()) == ssize_t(text.size()) && ::fsync(opened) == 0;
    if (opened >= 0) ::close(opened);
    if (!written) fail("cannot write " + unfinished);
    fs::rename(unfinished, answer_file);
    sync_folder_of(answer_file);
}

std::optional<RestoreAnswer> take_in_offered(Database& database, const std::string& place,
                                             const std::vector<std::span<const EmbeddedFile>>& schemas) {
    const Handover files(place);
    if (is_unfinished(files)) return settle_unfinished(place, count_of(database));
    if (!fs::exists(files.offered)) return std::nullopt;
    if (!somebody_waits(files)) {
        remove_whole(files.offered);
        return RestoreAnswer{.is_restored = false, .text = "the command that offered the backup has ended"};
    }
    std::error_code gone;
    fs::rename(files.offered, files.taken, gone);
    if (gone) return std::nullopt;  // the command took it back
    const RestoreAnswer given = take_in(database, place, schemas);
    files.answer(given);
    remove_offers(files);
    return given;
}

std::optional<RestoreAnswer> settle_unfinished(const std::string& place, const std::string& restores_counted) {
    const Handover files(place);
    if (!is_unfinished(files)) return std::nullopt;
    RestoreAnswer given{.is_restored = false, .text = "Allting ended while it took the backup in; restore again"};
    if (fs::exists(files.ready) && first_value(open_file(files.ready, FileAccess::read).get(), restores_counted_sql) == restores_counted)
        given = {.is_restored = true, .text = fs::path(place + ".before-restore").filename().string() + " or the newest beside it"};
    remove_whole(free_name(place + ".before-restore") + ".unfinished");
    if (somebody_waits(files)) files.answer(given);
    remove_offers(files);
    return given;
}

}  // namespace allting::db
