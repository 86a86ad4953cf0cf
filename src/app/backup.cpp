// `allting backup` and `allting restore`. The master key is not in a backup: docs/operating.md says how to keep it.
#include <cstdio>

#include "app/commands.hpp"
#include "platform/db/backup.hpp"
#include "platform/db/database.hpp"

namespace allting::app {

int backup(const Arguments& arguments) {
    const std::string file(arguments.word(0, "FILE"));
    db::open_database(arguments.settings().database_address())->backup_to(file);
    std::printf("%s holds the database. Keep master.key too, in another place.\n", file.c_str());
    return 0;
}

int restore(const Arguments& arguments) {
    const std::string file(arguments.word(0, "FILE"));
    db::restore_backup(file, arguments.settings().database_address());
    std::printf("The database is the one of %s.\n", file.c_str());
    return 0;
}

}  // namespace allting::app
