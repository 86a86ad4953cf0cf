// `allting demo`: a town to look around in. The file DIR/demo makes every page say that it is one.
#include <cstdio>
#include <fstream>

#include "app/commands.hpp"
#include "app/demo/demo.hpp"
#include "app/demo/town.hpp"
#include "app/program.hpp"
#include "core/text.hpp"
#include "results/figures_actions.hpp"

namespace allting::app {
namespace {

std::int64_t number_option(const Arguments& arguments, std::string_view name, std::int64_t otherwise, std::int64_t most) {
    if (!arguments.has(name)) return otherwise;
    const auto number = integer_from_text(arguments.option(name));
    if (!number || *number < 1 || *number > most) throw WrongUse("--" + std::string(name) + " takes a number from 1 to " + std::to_string(most));
    return *number;
}

void print_accounts() {
    std::printf("\nThe demo town Lindvalla is ready. Sign in as (password for all: %s):\n", std::string(demo::demo_password).c_str());
    for (const demo::Account& account : demo::demo_accounts()) {
        std::printf("  %-14s %-26s %s\n", std::string(people::word_of(account.role)).c_str(), std::string(account.email).c_str(),
                    std::string(account.name).c_str());
    }
    std::printf("These accounts exist only in the demo town, and every page says so.\n");
}

}  // namespace

int fill_demo(const Arguments& arguments) {
    const demo::DemoOptions options{.scale = number_option(arguments, "scale", 1, 100),
                                    .seed = std::uint64_t(number_option(arguments, "seed", 2027, INT64_MAX))};
    Program program(arguments.settings());
    demo::build_demo(program.site, options, program.clock.now());
    while (results::make_next_figures(*program.database, home, program.clock.now())) {}
    std::ofstream(program.settings.data + "/demo") << "Lindvalla is made up.\n";
    print_accounts();
    return 0;
}

}  // namespace allting::app
