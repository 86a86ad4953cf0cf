// A small whole plan for tests of this folder.
#pragma once
#include "processes/process.hpp"

namespace allting::processes::testing {

inline Instant at(std::string_view iso) { return instant_from_iso(iso).value(); }

inline ProcessTexts texts(std::string language) {
    return {.language = std::move(language), .title = "Medborgarbudget", .summary = "Tre miljoner.", .about = "Så här går det till.",
            .criteria = "Kommunen ska äga marken.", .decider = "Kommunstyrelsen", .promise = "De vinnande projekten genomförs."};
}

/// Ideas in January, review in February, vote in March, count and decision in April.
inline Process example_process() {
    Process process;
    process.published = true;
    process.relations = {"lives"};
    process.languages = {"sv", "en"};
    process.texts = {texts("sv"), texts("en")};
    process.phases = {
        {PhaseKind::ideas, at("2027-01-11T07:00:00Z"), at("2027-01-31T19:00:00Z")},
        {PhaseKind::review, at("2027-02-01T07:00:00Z"), at("2027-02-28T19:00:00Z")},
        {PhaseKind::vote, at("2027-03-08T07:00:00Z"), at("2027-03-28T18:00:00Z")},
        {PhaseKind::count, at("2027-03-29T06:00:00Z"), at("2027-04-04T18:00:00Z")},
        {PhaseKind::decision, at("2027-04-05T06:00:00Z"), at("2027-04-30T18:00:00Z")},
    };
    process.pots = {{.id = PotId{1}, .area = AreaId{1}, .name = "Norr", .amount = kronor(1'000'000)},
                    {.id = PotId{2}, .area = {}, .name = "Hela kommunen", .amount = kronor(2'000'000)}};
    return process;
}

}  // namespace allting::processes::testing
