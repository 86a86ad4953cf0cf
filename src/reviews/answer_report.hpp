// How a process keeps its word: answers in time, texts changed only with a yes, another look at a no.
#pragma once
#include <cstdint>

namespace allting::reviews {

struct AnswerReport {
    std::int64_t received = 0, answered = 0, in_time = 0;
    std::int64_t overdue = 0;               // without an answer although the promised day is over
    std::int64_t waiting_for_author = 0;    // the clock stands still
    std::int64_t changed = 0;               // wordings that came of an offer
    std::int64_t changed_without_consent = 0;
    std::int64_t appeals = 0, appeals_stand = 0, appeals_overturned = 0;
};

}  // namespace allting::reviews
