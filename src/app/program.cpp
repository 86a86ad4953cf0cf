#include "app/program.hpp"

#include <sys/stat.h>

#include <filesystem>
#include <system_error>

#include "app/eid_providers.hpp"
#include "app/schema.hpp"
#include "app/sms_gateway.hpp"
#include "platform/db/migrations.hpp"

namespace allting::app {
namespace {

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
           .master_key = crypto::KeyFolder(settings.data).find_or_make("master", random),
           .data_folder = settings.data,
           .keys = keys,
           .software = ALLTING_VERSION,
           .demo = std::filesystem::exists(settings.data + "/demo"),
           .staff_second_step = settings.staff_second_step.empty() ? !std::filesystem::exists(settings.data + "/demo")
                                                                   : settings.staff_second_step == "yes",
           .tile_url = settings.tile_url,
           .tile_attribution = settings.tile_attribution,
           .sms_prefixes = sms_prefixes(settings),
           .eids = load_eids(settings)} {}

}  // namespace allting::app
