// What two scrutineers see of a vote: where it stands, what can be done now, what waits for the second of them. Pure.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "scrutiny/joint_act.hpp"

namespace allting::scrutiny {

struct NamedAct {
    JointAct act;
    std::string proposed_by;  // name
    std::string settled_by;
    bool has_lapsed = false;
    bool is_own = false;      // proposed by who looks
};

struct NamedChallenge {
    Challenge challenge;
    std::string voter;  // name and e-mail of the account, or the number on the roll
};

struct ScrutinyView {
    processes::Process process;
    std::optional<ballots::LogState> log;
    std::int64_t entries_count = 0;
    std::string root;        // of the newest checkpoint, hexadecimal; "" before the vote has opened
    std::string rules_hash;
    std::vector<ActKind> possible;  // acts of the whole vote that can be proposed now
    std::vector<NamedAct> acts;     // newest first
    std::vector<NamedChallenge> challenges;
    std::string sums_problem;       // why the vote cannot be made final, after the close
};

}  // namespace allting::scrutiny
