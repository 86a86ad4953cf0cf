// What the list of stuck cases shows: whom each waits for, since when, and when somebody was last reminded. Reads the inbox.
#pragma once
#include <map>
#include <vector>

#include "people/visit.hpp"
#include "processes/process.hpp"
#include "reviews/stuck.hpp"

namespace allting::reviews {

struct StuckLine {
    InboxLine of = {};
    StuckFor reason = {};
    std::optional<Instant> reminded_at = {};
    bool may_remind = false;
};

struct StuckView {
    processes::Process process = {};
    std::vector<StuckLine> lines = {};  // first due first
    std::int64_t broken = 0;
    std::int64_t open = 0;              // undecided cases of the process
};
Result<StuckView> load_stuck(db::Connection& connection, const people::Visitor& visitor, ProcessId process, Instant now);

std::map<CaseId, Instant> list_reminders(db::Connection& connection, OrganisationId organisation);

}  // namespace allting::reviews
