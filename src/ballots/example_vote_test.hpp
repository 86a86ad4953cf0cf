// A small vote for tests of this folder: two areas and everyone's pot, four projects, open in March 2027.
#pragma once
#include <vector>

#include "processes/process.hpp"
#include "proposals/project.hpp"

namespace allting::ballots::testing {

inline Instant at(std::string_view iso) { return instant_from_iso(iso).value(); }

inline const Instant before_vote = at("2027-03-01T00:00:00Z");
inline const Instant in_vote = at("2027-03-10T12:00:00Z");
inline const Instant last_moment = at("2027-03-28T17:59:59.999Z");
inline const Instant after_vote = at("2027-03-28T18:00:00Z");

inline constexpr PotId north{1}, south{2}, everyone{3};
inline constexpr ProjectId swings{11}, bench{12}, lights{21}, park{31};

inline processes::Process example_vote(processes::BallotKind kind = processes::BallotKind::approval, int marks_max = 2) {
    using processes::PhaseKind;
    processes::Process process;
    process.id = ProcessId{1};
    process.published = true;
    process.relations = {"lives", "works"};
    process.ballot_kind = kind;
    process.marks_max = marks_max;
    process.languages = {"sv", "en"};
    for (const char* language : {"sv", "en"})
        process.texts.push_back({.language = language, .title = "Lindvalla budget", .summary = "Tre miljoner.", .about = "Så går det till.",
                                 .criteria = "Kommunens mark.", .decider = "Kommunstyrelsen", .promise = "Det byggs."});
    process.phases = {{PhaseKind::ideas, at("2027-01-11T07:00:00Z"), at("2027-01-31T19:00:00Z")},
                      {PhaseKind::vote, at("2027-03-08T07:00:00Z"), after_vote},
                      {PhaseKind::count, at("2027-03-29T06:00:00Z"), at("2027-04-04T18:00:00Z")}};
    process.pots = {{.id = north, .area = AreaId{1}, .name = "Norr", .amount = kronor(300)},
                    {.id = south, .area = AreaId{2}, .name = "Söder", .amount = kronor(300)},
                    {.id = everyone, .area = {}, .name = "Hela kommunen", .amount = kronor(500)}};
    return process;
}

inline proposals::Project project(ProjectId id, PotId pot, std::string title, Money cost) {
    proposals::Project made;
    made.id = id;
    made.process = ProcessId{1};
    made.pot = pot;
    made.code = std::to_string(id.value);
    made.title = std::move(title);
    made.summary = "Två meningar. Om " + made.title + ".";
    made.category = "play";
    made.place = "Torget";
    made.cost = cost;
    return made;
}

inline std::vector<proposals::Project> example_projects() {
    return {project(swings, north, "Gungor & <rutschkana>", kronor(200)), project(bench, north, "Bänk vid ån", kronor(100)),
            project(lights, south, "Ljus i tunneln", kronor(300)), project(park, everyone, "Park för alla", kronor(500))};
}

}  // namespace allting::ballots::testing
