// The public record of a vote as it stands: its name, how far the vote has come, and the tree over its entries. Pure.
#pragma once
#include <string>
#include <string_view>

#include "record/tree.hpp"

namespace allting::ballots {

enum class LogState { open, closed, finalised, annulled };
std::string_view word_of(LogState state);

struct VoteLog {
    std::string origin;
    LogState state = LogState::open;
    record::GrowingTree tree = {};
    std::string key_check;  // BoxKey::check of the vote's key
};

}  // namespace allting::ballots
