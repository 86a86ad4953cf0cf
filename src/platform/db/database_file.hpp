// An SQLite database as a file: opened past the pool, looked into, made durable, removed. Knows nothing of restoring.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/embedded.hpp"

struct sqlite3;

namespace allting::db {

struct FileCloser { void operator()(sqlite3* handle) const; };
using FileHandle = std::unique_ptr<sqlite3, FileCloser>;

[[noreturn]] void fail(const std::string& what);

enum class FileAccess { read, write };
FileHandle open_file(const std::string& file, FileAccess access);

/// The first value of the first row; throws Error when there is none.
std::string first_value(sqlite3* handle, const char* sql);
/// Throws Error when a page of it is damaged.
void check_whole(sqlite3* handle, const std::string& file);
/// Throws Error when it is no database of Allting, or of a newer one than `schemas` belong to.
void check_is_ours(sqlite3* handle, const std::string& file, const std::vector<std::span<const EmbeddedFile>>& schemas);

/// The name of a file is durable only when its folder is.
void sync_folder_of(const std::string& file);
/// `file` itself, and what SQLite and our lock leave beside it.
void remove_whole(const std::string& file);
/// `name`, or `name`-2, `name`-3 …: what stands there is never replaced.
std::string free_name(const std::string& name);

}  // namespace allting::db
