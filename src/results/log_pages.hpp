// The page of a vote's public record: what it is, its newest checkpoint, and how anybody checks it. Pure.
#pragma once
#include <string>

#include "ballots/vote_log.hpp"
#include "platform/json/json.hpp"
#include "platform/page/frame.hpp"
#include "processes/process.hpp"

namespace allting::results {

struct LogView {
    processes::Process process;
    ballots::LogState state = ballots::LogState::open;
    std::int64_t entries_count = 0;
    std::string origin, root;    // root in hexadecimal
    std::string checkpoint;      // the newest, as it was signed
    bool has_bundle = false;     // the vote has closed and is counted or annulled
};

std::string log_page(const page::Frame& frame, const LogView& view);
/// Of a process whose vote has no record: when one begins, or that the vote was held without.
std::string no_log_page(const page::Frame& frame, const processes::Process& process);
json::Value no_log_json(const processes::Process& process);
json::Value log_json(const LogView& view);
std::string address_of_log(ProcessId process);

}  // namespace allting::results
