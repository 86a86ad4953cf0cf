#include "proposals/deadlines.hpp"

namespace allting::proposals {

bool is_in_time(Instant arrived, Instant due) {
    using namespace std::chrono;
    const auto date_of = [](Instant at) { return floor<std::chrono::days>(sys_time<milliseconds>{milliseconds{at.utc_ms}}); };
    return date_of(arrived) <= date_of(due);
}

}  // namespace allting::proposals
