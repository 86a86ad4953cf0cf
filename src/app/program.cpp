#include "app/program.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "app/eid_providers.hpp"
#include "app/schema.hpp"
#include "platform/db/migrations.hpp"

namespace allting::app {
namespace {

constexpr std::size_t key_bytes = 32;

[[noreturn]] void fail(const std::string& what) { throw std::system_error(errno, std::generic_category(), what); }

class Descriptor {
public:
    Descriptor(const std::string& path, int flags) : value(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
    ~Descriptor() { if (value >= 0) ::close(value); }
    Descriptor(const Descriptor&) = delete;
    const int value;
};

void make_folder(const std::string& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) throw std::system_error(error, "cannot make the folder " + folder);
    ::chmod(folder.c_str(), 0700);
}

Settings with_folder(Settings settings) {
    make_folder(settings.data);
    return settings;
}

std::unique_ptr<db::Database> open_and_migrate(const Settings& settings) {
    auto database = db::open_database(settings.database_address());
    db::migrate(*database, all_schemas());
    return database;
}

}  // namespace

std::string load_master_key(const std::string& folder, Random& random) {
    const std::string path = folder + "/master.key";
    if (const Descriptor made(path, O_WRONLY | O_CREAT | O_EXCL); made.value >= 0) {
        const std::string key = random.bytes(key_bytes);
        if (::write(made.value, key.data(), key.size()) != ssize_t(key_bytes) || ::fsync(made.value) != 0) fail("cannot write " + path);
        return key;
    }
    const Descriptor found(path, O_RDONLY);
    std::string key(key_bytes, '\0');
    if (found.value < 0) fail("cannot read " + path);
    struct stat facts{};
    if (::fstat(found.value, &facts) == 0 && (facts.st_mode & 077) != 0)
        throw std::runtime_error(path + " can be read by others; run: chmod 600 " + path);
    if (::read(found.value, key.data(), key.size()) != ssize_t(key_bytes))
        throw std::runtime_error(path + " is not 32 bytes long; put back the one that belongs to this database");
    return key;
}

Program::Program(Settings given)
    : settings(with_folder(std::move(given))),
      database(open_and_migrate(settings)),
      languages(settings.zone),
      keys(settings.key_folder.empty() ? settings.data + "/keys" : settings.key_folder),
      site{.database = *database,
           .clock = clock,
           .random = random,
           .languages = languages,
           .zone = settings.zone,
           .base_url = settings.public_url(),
           .master_key = load_master_key(settings.data, random),
           .data_folder = settings.data,
           .keys = keys,
           .software = ALLTING_VERSION,
           .demo = std::filesystem::exists(settings.data + "/demo"),
           .staff_second_step = settings.staff_second_step.empty() ? !std::filesystem::exists(settings.data + "/demo")
                                                                   : settings.staff_second_step == "yes",
           .tile_url = settings.tile_url,
           .tile_attribution = settings.tile_attribution,
           .eids = load_eids(settings)} {}

}  // namespace allting::app
