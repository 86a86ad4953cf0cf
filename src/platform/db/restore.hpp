// What `allting restore` does: checks a backup and puts it in the place of an SQLite database, by itself when nobody owns
// that database, otherwise through the server that does.
#pragma once
#include <chrono>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/embedded.hpp"

namespace allting::db {

struct Restoration {
    std::string backup;
    std::string address;  // "sqlite:data/allting.sqlite" or a path
    std::vector<std::span<const EmbeddedFile>> schemas;
    /// Called with a line when waiting begins and when it changes.
    std::function<void(const std::string&)> say = [](const std::string&) {};
    std::chrono::milliseconds patience = std::chrono::seconds(60);  // for a server to begin
};

struct Restored {
    std::string before;  // where the state until then is kept; empty when there was none
    bool is_served = false;
};

/// Returns when the state of the backup is durable in the place of the database. Throws Error, with what to do, and has
/// changed nothing, when it cannot.
Restored restore_backup(const Restoration& order);

}  // namespace allting::db
