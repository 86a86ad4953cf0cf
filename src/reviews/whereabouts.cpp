#include "reviews/whereabouts.hpp"

namespace allting::reviews {
namespace {

constexpr std::array<std::string_view, stations_count> station_words{"received", "screening", "review", "answer", "vote", "decision", "delivery"};
constexpr std::array<std::string_view, 6> act_words{"answer_offer", "complete", "appeal", "write", "edit", "withdraw"};

/// An answer after which nothing more comes by itself.
bool is_no(proposals::State state) {
    using enum proposals::State;
    return state == merged || state == redirected || state == already_planned || state == not_feasible || state == reviewed_again;
}

}  // namespace

std::string_view word_of(Station station) { return station_words[std::size_t(station)]; }
std::string_view word_of(Act act) { return act_words[std::size_t(act)]; }

std::optional<Station> station_of(proposals::State state) {
    switch (state) {
        using enum proposals::State;
        case draft:
        case withdrawn: return std::nullopt;
        case received: return Station::received;
        case needs_completion: return Station::screening;
        case screened:
        case in_review:
        case change_proposed:
        case author_replied:
        case appealed: return Station::review;
        case accepted:
        case merged:
        case redirected:
        case already_planned:
        case not_feasible:
        case reviewed_again: return Station::answer;
        case on_ballot: return Station::vote;
        case won:
        case not_funded:
        case decided:
        case decided_otherwise: return Station::decision;
        case planning:
        case procuring:
        case building:
        case done:
        case cancelled_with_reason: return Station::delivery;
    }
    return std::nullopt;
}

std::vector<Stop> road_of(const proposals::Proposal& proposal, const std::vector<Passed>& passed) {
    const auto now = station_of(proposal.state);
    std::vector<Stop> road;
    for (int i = 0; i < stations_count; ++i) {
        const auto station = Station(i);
        Stop stop{.station = station, .is_now = now == station};
        for (const Passed& step : passed)
            if (!stop.reached_at && station_of(step.state) == station) stop.reached_at = step.at;
        const bool lies_ahead = !stop.is_now && !stop.reached_at;
        if (lies_ahead && (!now || (is_no(proposal.state) && station > Station::answer))) continue;
        road.push_back(stop);
    }
    return road;
}

}  // namespace allting::reviews
