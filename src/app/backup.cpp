// `allting backup` and `allting restore`. The master key is not in a backup: docs/operating.md says how to keep it.
#include <cstdio>

#include "app/commands.hpp"
#include "app/schema.hpp"
#include "platform/db/database.hpp"
#include "platform/db/restore.hpp"

namespace allting::app {

int backup(const Arguments& arguments) {
    const std::string file(arguments.word(0, "FILE"));
    db::open_database(arguments.settings().database_address())->backup_to(file);
    std::printf("%s holds the database. Keep master.key too, in another place; the keys of votes that are open stay in the folder of keys (docs/operating.md).\n", file.c_str());
    return 0;
}

int restore(const Arguments& arguments) {
    const std::string file(arguments.word(0, "FILE"));
    const auto restored = db::restore_backup({.backup = file,
                                              .address = arguments.settings().database_address(),
                                              .schemas = all_schemas(),
                                              .say = [](const std::string& line) { std::fprintf(stderr, "%s\n", line.c_str()); }});
    std::printf(restored.is_served ? "Allting now serves the state of %s.\n" : "The database is the one of %s.\n", file.c_str());
    if (!restored.before.empty())
        std::printf("The state until now is kept in %s: restore that to undo this, and delete it when you no longer need it.\n",
                    restored.before.c_str());
    return 0;
}

}  // namespace allting::app
