// A small vote for the tests of this folder: two pots, five projects, and the ballots to count.
#pragma once
#include "ballots/ballot.hpp"
#include "processes/process.hpp"
#include "proposals/project.hpp"

namespace allting::results::testing {

inline Instant at(std::string_view iso) { return instant_from_iso(iso).value(); }
inline const Instant in_vote = at("2027-03-10T12:00:00Z");
inline const Instant in_count = at("2027-03-30T12:00:00Z");
inline const Instant in_decision = at("2027-04-10T12:00:00Z");

inline constexpr ProjectId bench{1}, lights{2}, stage{3}, park{4}, pool{5};
inline constexpr PotId north{1}, town{2};

inline processes::ProcessTexts texts(std::string language) {
    return {.language = std::move(language), .title = "Medborgarbudget", .summary = "Tre miljoner.", .about = "Så här.",
            .criteria = "Kommunen äger marken.", .decider = "Kommunstyrelsen", .promise = "Vi genomför."};
}

inline processes::Process example_vote() {
    using enum processes::PhaseKind;
    processes::Process process;
    process.id = ProcessId{1};
    process.published = true;
    process.relations = {"lives"};
    process.languages = {"sv", "en"};
    process.texts = {texts("sv"), texts("en")};
    process.phases = {{vote, at("2027-03-08T07:00:00Z"), at("2027-03-28T18:00:00Z")},
                      {count, at("2027-03-29T06:00:00Z"), at("2027-04-04T18:00:00Z")},
                      {decision, at("2027-04-05T06:00:00Z"), at("2027-04-30T18:00:00Z")}};
    process.pots = {{.id = north, .area = AreaId{1}, .name = "Norr", .amount = kronor(100'000)},
                    {.id = town, .area = {}, .name = "Hela kommunen", .amount = kronor(50'000)}};
    return process;
}

inline proposals::Project project(ProjectId id, PotId pot, std::string code, std::string title, Money cost) {
    proposals::Project made{};
    made.id = id;
    made.process = ProcessId{1};
    made.pot = pot;
    made.code = std::move(code);
    made.title = std::move(title);
    made.category = "other";
    made.cost = cost;
    return made;
}

inline std::vector<proposals::Project> example_projects() {
    return {project(bench, north, "1", "Bänkar", kronor(40'000)), project(lights, north, "2", "Lyktor", kronor(70'000)),
            project(stage, north, "3", "Scen", kronor(50'000)), project(park, town, "4", "Park", kronor(50'000)),
            project(pool, town, "5", "Bad", kronor(60'000))};
}

/// Bench 3, lights 2, stage 1; park 1, pool 1; one blank.
inline std::vector<ballots::Marks> example_ballots() {
    return {{{bench}, {lights}}, {{bench}, {lights}, {park}}, {{bench}, {stage}, {pool}}, {}};
}

}  // namespace allting::results::testing
