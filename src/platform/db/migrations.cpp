#include "platform/db/migrations.hpp"

#include <algorithm>

#include "core/check.hpp"
#include "platform/db/schema_dialect.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_schema_platform_db();
}

namespace allting::db {

namespace {

std::vector<EmbeddedFile> in_order(const std::vector<std::span<const EmbeddedFile>>& files) {
    std::vector<EmbeddedFile> all;
    for (const auto own = embedded_schema_platform_db(); const auto& file : own) all.push_back(file);
    for (const auto& of_module : files) all.insert(all.end(), of_module.begin(), of_module.end());
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    const auto twice = std::adjacent_find(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.path == b.path; });
    CHECK(twice == all.end());
    return all;
}

std::set<std::string> applied_names(Connection& connection) {
    std::set<std::string> names;
    auto rows = connection.query("SELECT name FROM schema_migrations");
    while (rows.next()) names.insert(rows.get<std::string>(0));
    return names;
}

bool is_applied(Connection& connection, std::string_view name) {
    return connection.query("SELECT 1 FROM schema_migrations WHERE name = ?", name).next();
}

void make_list(Transaction& tx) {
    tx.execute_sql("CREATE TABLE IF NOT EXISTS schema_migrations (name TEXT NOT NULL PRIMARY KEY)");
}

/// Found out by reading alone: beside a running server only that server writes, and a command that just looks need not
/// wait for it.
bool is_up_to_date(Database& database, const std::vector<EmbeddedFile>& all, const std::vector<std::span<const EmbeddedFile>>& files) {
    std::set<std::string> applied;
    try {
        applied = database.read(applied_names);
    } catch (const Error&) {
        return false;  // a new database has no list yet
    }
    refuse_newer(applied, files);
    return std::all_of(all.begin(), all.end(), [&](const EmbeddedFile& file) { return applied.contains(std::string(file.path)); });
}

/// Several servers may start at once on one database. Who comes second meets a table that exists already, and is
/// content when the migration is recorded by then.
template <class Write, class IsDone>
bool done_by_us(Write&& write, IsDone&& is_done) {
    try {
        return write();
    } catch (const Error&) {
        if (is_done()) return false;
        throw;
    }
}

}  // namespace

std::vector<std::string> migrate(Database& database, const std::vector<std::span<const EmbeddedFile>>& files) {
    const auto all = in_order(files);
    if (is_up_to_date(database, all, files)) return {};
    done_by_us([&] { database.write(make_list); return true; },
               [&] { database.read(applied_names); return true; });
    refuse_newer(database.read(applied_names), files);

    std::vector<std::string> now_applied;
    for (const auto& file : all) {
        const auto apply = [&](Transaction& tx) {
            if (is_applied(tx, file.path)) return false;
            const bool postgresql = tx.engine() == "postgresql";
            tx.execute_script(postgresql ? schema_for_postgresql(file.bytes) : std::string(file.bytes));
            tx.execute_sql("INSERT INTO schema_migrations (name) VALUES (?)", file.path);
            return true;
        };
        const auto is_done = [&] { return database.read([&](Connection& c) { return is_applied(c, file.path); }); };
        if (done_by_us([&] { return database.write(apply); }, is_done)) now_applied.emplace_back(file.path);
    }
    return now_applied;
}

void refuse_newer(const std::set<std::string>& applied, const std::vector<std::span<const EmbeddedFile>>& files) {
    const auto known = in_order(files);
    for (const auto& name : applied) {
        const bool is_known = std::any_of(known.begin(), known.end(), [&](const auto& file) { return file.path == name; });
        if (!is_known)
            throw Error(Error::Kind::unavailable, "the database was made by a newer Allting (it has " + name +
                                                      "); start that version, or restore an older backup");
    }
}

}  // namespace allting::db
