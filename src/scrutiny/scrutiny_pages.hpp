// The page of the scrutineers. Pure.
#pragma once
#include <string>

#include "platform/json/json.hpp"
#include "platform/page/forms.hpp"
#include "platform/page/frame.hpp"
#include "scrutiny/scrutiny_view.hpp"

namespace allting::scrutiny {

/// A vote in the list of all.
struct VoteLine {
    processes::Process process;
    std::optional<ballots::LogState> log;
};
std::string votes_page(const page::Frame& frame, const std::vector<VoteLine>& votes);
json::Value votes_json(const std::vector<VoteLine>& votes);

std::string scrutiny_page(const page::Frame& frame, const page::Typed& typed, const ScrutinyView& view);
json::Value scrutiny_json(const ScrutinyView& view);
json::Value act_json(const JointAct& act);
json::Value challenge_json(const Challenge& challenge);

std::string address_of_scrutiny(ProcessId process);

}  // namespace allting::scrutiny
