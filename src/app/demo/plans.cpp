#include "app/demo/plans.hpp"

#include "processes/plan.hpp"
#include "processes/plan_template.hpp"
#include "processes/process_actions.hpp"

namespace allting::demo {
namespace {

using processes::Process;

struct Words {
    std::string_view sv_title, sv_summary, en_title, en_summary;
};

/// Weeks of the template: ideas 5, review 8, presentation 2, vote 3, count 1, decision 4, then delivery.
constexpr int weeks_to_vote = 15;
constexpr int weeks_to_delivery = 23;

Process plan(const Words& words, Money total, Instant begins, const i18n::Languages& languages, std::string_view zone) {
    Process process = processes::municipal_pb({.title = std::string(words.sv_title), .total = total, .begins = begins}, languages, zone);
    for (processes::ProcessTexts& texts : process.texts) {
        const bool swedish = texts.language == "sv";
        texts.title = swedish ? words.sv_title : words.en_title;
        texts.summary = swedish ? words.sv_summary : words.en_summary;
    }
    return process;
}

Process ideas_plan(const Town& town, const i18n::Languages& languages, std::string_view zone, Instant now) {
    Process process = plan({"Lindvalla tillsammans", "Tre miljoner kronor till idéer från dig som bor, jobbar eller går i skola i Lindvalla.",
                            "Lindvalla together", "Three million kronor for ideas from you who live, work or go to school in Lindvalla."},
                           kronor(3'000'000), now - days(20), languages, zone);
    std::vector<processes::Population> population;
    for (const places::Area& area : town.areas) population.push_back({area.id, area.name, area.population});
    process.pots = processes::suggest_pots(kronor(3'000'000), population);
    process.cost_max = kronor(600'000);
    return process;
}

Process vote_plan(const i18n::Languages& languages, std::string_view zone, Instant now) {
    Process process = plan({"Sommarpotten", "En och en halv miljon kronor till det som gör sommaren bättre för alla. Du väljer vad pengarna ska räcka till.",
                            "The summer pot", "One and a half million kronor for what makes summer better for everyone. You choose what the money is for."},
                           kronor(1'500'000), now - days(7 * weeks_to_vote + 6), languages, zone);
    process.ballot_kind = processes::BallotKind::budget;
    for (const processes::Way way : processes::all_ways) process.ways.add(way);
    process.standing = processes::Standing::advisory;  // so that weak ways may do: whoever looks around can try each
    process.cost_max = kronor(600'000);
    process.age_min = 12;
    process.drawing = "water";
    return process;
}

Process decided_plan(const i18n::Languages& languages, std::string_view zone, Instant now) {
    Process process = plan({"Vår del av stan", "Två miljoner kronor som Lindvallaborna fördelade. Nu byggs det som vann.",
                            "Our part of town", "Two million kronor shared out by the people of Lindvalla. What won is now being built."},
                           kronor(2'000'000), now - days(7 * weeks_to_delivery + 120), languages, zone);
    process.pots = {{.id = {}, .area = {}, .name = "Norra Lindvalla", .amount = kronor(700'000)},
                    {.id = {}, .area = {}, .name = "Centrum", .amount = kronor(650'000)},
                    {.id = {}, .area = {}, .name = "Runt sjön", .amount = kronor(650'000)}};
    process.marks_max = 3;
    process.ways = {processes::Way::account};
    process.standing = processes::Standing::advisory;
    process.cost_max = kronor(500'000);
    process.drawing = "park";
    return process;
}

Process publish(db::Transaction& tx, const people::Visitor& facilitator, Process process) {
    const Instant at = process.phases.front().opens - days(7);
    const Process made = must(processes::create_process(tx, facilitator, std::move(process), at));
    return must(processes::publish_process(tx, facilitator, made.id, at));
}

}  // namespace

Plans publish_plans(db::Transaction& tx, const Town& town, const i18n::Languages& languages, std::string_view zone, Instant now) {
    Plans plans;
    plans.decided = publish(tx, town.facilitator, decided_plan(languages, zone, now));
    plans.vote = publish(tx, town.facilitator, vote_plan(languages, zone, now));
    plans.ideas = publish(tx, town.facilitator, ideas_plan(town, languages, zone, now));
    return plans;
}

}  // namespace allting::demo
