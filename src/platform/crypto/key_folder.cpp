#include "platform/crypto/key_folder.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <stdexcept>
#include <system_error>

#include "core/check.hpp"
#include "platform/crypto/crypto.hpp"

namespace allting::crypto {
namespace {

constexpr std::size_t key_bytes = 32;

[[noreturn]] void fail(const std::string& what) { throw KeyFolderFailed(errno, std::generic_category(), what); }

class Descriptor {
public:
    Descriptor(const std::string& path, int flags) : value(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
    ~Descriptor() { if (value >= 0) ::close(value); }
    Descriptor(const Descriptor&) = delete;
    const int value;
};

void make_folder_durable(const std::string& folder) {
    const Descriptor opened(folder, O_RDONLY | O_DIRECTORY);
    if (opened.value < 0 || ::fsync(opened.value) != 0) fail("cannot store the names in " + folder);
}

void write_all(const std::string& path, int flags, const std::string& bytes) {
    const Descriptor file(path, flags);
    if (file.value < 0 || ::write(file.value, bytes.data(), bytes.size()) != ssize_t(bytes.size()) || ::fsync(file.value) != 0)
        fail("cannot write " + path);
}

std::optional<std::string> read_key(const std::string& path) {
    const Descriptor file(path, O_RDONLY);
    if (file.value < 0) {
        if (errno == ENOENT) return std::nullopt;
        fail("cannot read " + path);
    }
    struct stat facts{};
    if (::fstat(file.value, &facts) != 0) fail("cannot read " + path);
    if ((facts.st_mode & 077) != 0) throw std::runtime_error(path + " can be read by others; run: chmod 600 " + path);
    std::string key(key_bytes, '\0');
    if (facts.st_size != off_t(key_bytes) || ::read(file.value, key.data(), key.size()) != ssize_t(key_bytes))
        throw std::runtime_error(path + " is not 32 bytes long; put back the one that belongs to this database");
    return key;
}

void make_folder(const std::string& folder) {
    std::error_code problem;
    const bool is_new = std::filesystem::create_directories(folder, problem);
    if (problem) throw KeyFolderFailed(problem, "cannot make " + folder);
    if (!is_new) return;
    ::chmod(folder.c_str(), 0700);
    const auto parent = std::filesystem::path(folder).parent_path();
    make_folder_durable(parent.empty() ? "." : parent.string());
}

/// Another process never sees half a key: it is written beside and linked under its name, and whoever is first wins.
void make_key(const std::string& folder, const std::string& path, const std::string& key) {
    make_folder(folder);
    const std::string beside = path + "." + std::to_string(::getpid());
    const struct Tidied {  // also when the disk is full in the middle of it
        const std::string& path;
        ~Tidied() { ::unlink(path.c_str()); }
    } tidied{beside};
    write_all(beside, O_WRONLY | O_CREAT | O_TRUNC, key);
    if (::link(beside.c_str(), path.c_str()) != 0 && errno != EEXIST) fail("cannot make " + path);
    make_folder_durable(folder);
}

}  // namespace

std::string KeyFolder::path_of(const std::string& name) const {
    CHECK(!name.empty() && std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }));
    return folder_ + "/" + name + ".key";
}

KeyFolder::Known* KeyFolder::look_up(const std::string& name) {
    if (const auto known = known_.find(name); known != known_.end()) return &known->second;
    if (folder_.empty()) return nullptr;
    auto key = read_key(path_of(name));
    return key ? &known_.emplace(name, Known{*std::move(key), {}}).first->second : nullptr;
}

std::optional<std::string> KeyFolder::find(const std::string& name) {
    const std::lock_guard lock(mutex_);
    const Known* known = look_up(name);
    return known ? std::optional(known->key) : std::nullopt;
}

std::optional<std::vector<std::string>> KeyFolder::find_derived(const std::string& name, std::span<const std::string_view> purposes) {
    const std::lock_guard lock(mutex_);
    Known* known = look_up(name);
    if (!known) return std::nullopt;
    std::vector<std::string> keys;
    for (const std::string_view purpose : purposes) {
        auto found = known->derived.find(purpose);
        if (found == known->derived.end()) found = known->derived.emplace(purpose, derive_key(known->key, purpose)).first;
        keys.push_back(found->second);
    }
    return keys;
}

std::string KeyFolder::find_or_make(const std::string& name, Random& random) {
    if (auto key = find(name)) return *std::move(key);
    if (folder_.empty()) {
        const std::lock_guard lock(mutex_);
        return known_.emplace(name, Known{random.bytes(key_bytes), {}}).first->second.key;
    }
    make_key(folder_, path_of(name), random.bytes(key_bytes));
    auto key = find(name);
    CHECK(key.has_value());
    return *std::move(key);
}

bool KeyFolder::destroy(const std::string& name, Random& random) {
    const bool was_there = find(name).has_value();
    const std::lock_guard lock(mutex_);
    if (const auto known = known_.find(name); known != known_.end()) {
        sodium_memzero(known->second.key.data(), known->second.key.size());
        for (auto& [purpose, key] : known->second.derived) sodium_memzero(key.data(), key.size());
        known_.erase(known);
    }
    if (folder_.empty() || !was_there) return was_there;
    const std::string path = path_of(name);
    write_all(path, O_WRONLY, random.bytes(key_bytes));
    if (::unlink(path.c_str()) != 0) fail("cannot remove " + path);
    make_folder_durable(folder_);
    return true;
}

}  // namespace allting::crypto
