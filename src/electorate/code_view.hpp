// What the officer's page of codes shows.
#pragma once
#include <vector>

#include "electorate/code.hpp"
#include "electorate/register_entry.hpp"
#include "processes/process.hpp"

namespace allting::electorate {

struct RunLine {
    PrintRun run;
    std::int64_t left = 0;  // not printed yet
    bool may_approve = false;  // needs a second person, and the visitor is one
};

struct CodesView {
    processes::Process process;
    std::optional<Register> kept = {};
    std::int64_t voters = 0, with_code = 0, protected_count = 0;
    std::vector<std::string> groups = {};
    std::vector<RunLine> runs = {};
    bool may_print = false;  // there is a register, and the vote has not closed
};

}  // namespace allting::electorate
