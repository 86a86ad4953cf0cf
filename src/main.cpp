// Words → command. Everything else is in app/.
#include <string_view>
#include <vector>

#include "app/command.hpp"

int main(int count, char** words) {
    const std::vector<std::string_view> arguments(words + 1, words + count);
    return allting::app::run_program(arguments);
}
