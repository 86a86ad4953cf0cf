// Queues notices by the function that all of Allting queues them with, to as many made-up addresses.
//   fill_outbox DATA NOTICES [DATABASE]
#include <algorithm>
#include <cstdio>
#include <exception>
#include <stdexcept>

#include "app/program.hpp"
#include "core/text.hpp"
#include "notices/notices.hpp"

namespace {

using namespace allting;

constexpr std::int64_t first_person = 1'000'000'000;  // far above any account
constexpr std::int64_t notices_a_commit = 1'000;

void fill(const app::Program& program, std::int64_t count) {
    const Instant now = program.clock.now();
    for (std::int64_t begin = 0; begin < count; begin += notices_a_commit)
        program.database->write([&](db::Transaction& tx) {
            for (std::int64_t n = begin; n < std::min(count, begin + notices_a_commit); ++n)
                notices::enqueue(tx, app::home,
                                 {.person = PersonId{first_person + n}, .address = "person" + std::to_string(n) + "@example.org", .language = n % 2 ? "en" : "sv"},
                                 {.message = "proposals.received",
                                  .arguments = {{"title", "Bänk vid ån"}, {"number", "F-" + std::to_string(n)}, {"due", to_iso(now + days(14))}},
                                  .path = "/proposals/" + std::to_string(n)},
                                 now);
        });
}

}  // namespace

int main(int count, char** words) try {
    const auto notices = count == 3 || count == 4 ? integer_from_text(words[2]) : std::nullopt;
    if (!notices) throw std::runtime_error("fill_outbox DATA NOTICES [DATABASE]");
    app::Settings settings;
    settings.data = words[1];
    if (count == 4) settings.database = words[3];
    fill(app::Program(settings), *notices);
    return 0;
} catch (const std::exception& problem) {
    std::fprintf(stderr, "fill_outbox: %s\n", problem.what());
    return 1;
}
