// Where an idea is on its way, for its author and anybody else: the stations, and which of them it has come to. Pure.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proposals/proposal.hpp"

namespace allting::reviews {

/// Locale keys: where.station.WORD.
enum class Station { received, screening, review, answer, vote, decision, delivery };
inline constexpr int stations_count = 7;
std::string_view word_of(Station station);

/// None for a draft, and for an idea that its author has taken back.
std::optional<Station> station_of(proposals::State state);

/// A state that the idea has been in.
struct Passed {
    proposals::State state = {};
    Instant at = {};
};

/// The road of one idea: every station up to its end, each with the day it was first come to. An idea that was refused has
/// no stations after its answer, unless it has been beyond.
struct Stop {
    Station station = {};
    std::optional<Instant> reached_at = {};
    bool is_now = false;
};
std::vector<Stop> road_of(const proposals::Proposal& proposal, const std::vector<Passed>& passed);

/// What an author can do now, in the order in which it matters. Locale keys: where.act.WORD.
enum class Act { answer_offer, complete, appeal, write, edit, withdraw };
std::string_view word_of(Act act);
struct Possible {
    Act act = {};
    std::string address = {};
    std::optional<Instant> until = {};
};

}  // namespace allting::reviews
