// How `allting restore` gives a checked copy to the server that owns the database: files beside it, each moved by one
// rename. The copy is the server's from the moment it has renamed it; until then the command may take it away.
// Knows nothing of how either of them waits.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/embedded.hpp"
#include "platform/db/database.hpp"

namespace allting::db {

/// What became of a restore.
struct RestoreAnswer {
    bool is_restored = false;
    std::string text;  // the name of the file beside it that keeps the state until then, or why nothing has changed
};

/// The files of a restore beside the database `place`.
struct Handover {
    explicit Handover(const std::string& place);
    std::optional<RestoreAnswer> answered() const;
    void answer(const RestoreAnswer& given) const;

    const std::string copy;     // the command makes and checks it
    const std::string offered;  // whole and checked
    const std::string taken;    // the server brings its schema up to date
    const std::string ready;    // only the one commit is left; it counts one restore more than the database before it
    const std::string answer_file;
    const std::string turn;     // "<turn>.lock" is held by the one command that waits
};

/// The server's part, called again and again: takes in what is offered, brings its schema up to date, replaces the
/// content of `database`, and says so to the command that waits. An offer for which nobody waits any more is removed.
/// Returns what it did, when it did anything.
std::optional<RestoreAnswer> take_in_offered(Database& database, const std::string& place,
                                             const std::vector<std::span<const EmbeddedFile>>& schemas);

/// After an owner that ended in the middle: finds out from `restores_counted` of the live database whether that was
/// before or after the one commit, removes what it left, and answers. Only for who owns the database now.
std::optional<RestoreAnswer> settle_unfinished(const std::string& place, const std::string& restores_counted);

/// "PRAGMA user_version": every database counts in it how often it was restored by a server, so that a crash can be told
/// from a success.
inline constexpr const char* restores_counted_sql = "PRAGMA user_version";

}  // namespace allting::db
