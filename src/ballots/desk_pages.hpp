// The desk's page. Pure.
#pragma once
#include <string>
#include <vector>

#include "ballots/roll.hpp"
#include "electorate/register_entry.hpp"
#include "processes/process.hpp"
#include "platform/json/json.hpp"
#include "platform/page/forms.hpp"
#include "platform/page/frame.hpp"

namespace allting::ballots {

/// Somebody whom the search found, and what can be done for them. Whether there is a ballot on the net plays no part.
struct DeskLine {
    electorate::Entry entry;
    RollState state = RollState::none;
};
struct DeskView {
    processes::Process process;
    bool is_open = false;    // the vote
    std::optional<electorate::RegisterKind> kept = {};  // none: whoever votes states the right, and the desk has nobody to find
    bool searched = false;
    std::vector<DeskLine> lines = {};
    std::int64_t count = 0;  // found, of which the lines are the first
};

std::string address_of_desk(ProcessId process);  // "/processes/3/desk"
std::string desk_page(const page::Frame& frame, const page::Typed& typed, const DeskView& view);
std::string desks_page(const page::Frame& frame, const std::vector<processes::Process>& processes);
json::Value desk_json(const DeskView& view);

/// What a desk may know of a state: can_vote, paper_out, paper_in or stopped.
std::string_view desk_word_of(RollState state);

}  // namespace allting::ballots
