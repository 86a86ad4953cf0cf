#include "app/demo/outcomes.hpp"

#include "app/demo/ideas.hpp"
#include "core/check.hpp"
#include "proposals/project_store.hpp"
#include "results/count_actions.hpp"
#include "results/decision_actions.hpp"
#include "results/delivery_actions.hpp"
#include "results/ledger_actions.hpp"
#include "scrutiny/scrutiny_actions.hpp"

namespace allting::demo {
namespace {

using results::DeliveryState;

/// What the board does not fund although it won, and why: the first of these that did win.
struct Departure {
    std::string_view title, reason;
};
constexpr Departure departures[] = {
    {"Piano på stationen",
     "Stationshuset ägs av ett bolag som har sagt nej. Ett piano i väntsalen gör att utropen inte hörs, och den som ser dåligt "
     "är beroende av dem. Vi har frågat två gånger och föreslagit andra tider. Biblioteket tar emot pianot i stället, och "
     "pengarna stannar i potten för Centrum till nästa år."},
    {"Konst på elskåpen",
     "Elskåpen ägs av Lindvalla Energi. I mars bytte bolaget ut dem mot nya skåp som måste vara omålade för att inte bli för varma. "
     "Vi har frågat bolaget två gånger. Pengarna stannar i potten för Norra Lindvalla till nästa år, och konstnären och de unga "
     "har fått frågan om att måla gångtunneln i stället."},
};

results::Decision decision_of(const results::Count& count, const std::vector<proposals::Project>& projects) {
    results::Decision decision{.process = count.process, .body_name = "Kommunstyrelsen", .registry_number = "KS 2026/118",
                               .statement = "Kommunstyrelsen följer omröstningen, utom för ett projekt som inte längre går att genomföra. "
                                            "Tack till alla som har lämnat idéer, granskat, samtalat och röstat.",
                               .projects = {}};
    for (const Departure& departure : departures) {
        for (const proposals::Project& project : projects) {
            const results::ProjectCount* row = count.find(project.id);
            if (row == nullptr || !row->won || project.title != departure.title) continue;
            decision.projects.push_back({.project = project.id, .funded = false, .reason = std::string(departure.reason)});
            return decision;
        }
    }
    CHECK(decision.projects.size() == 1);  // it costs exactly what the first two winners of its pot leave
    return decision;
}

/// How far the n-th funded project has come. Told in order, the last is today's state.
struct Told {
    DeliveryState state;
    std::string_view text, promised_on, promise_reason;
};
constexpr Told done[] = {
    {DeliveryState::planned, "Vi har träffat dem som lämnade idén och ritat tillsammans.", "2027-01", ""},
    {DeliveryState::procuring, "Vi har frågat tre företag om pris.", "", ""},
    {DeliveryState::building, "Bygget har börjat. Det kan låta lite mellan klockan 7 och 16.", "", ""},
    {DeliveryState::done, "Klart! Trettio personer kom till invigningen, och det bjöds på bullar. Säg till om något går sönder.", "", ""},
};
constexpr Told building[] = {
    {DeliveryState::planned, "Ritningen är klar och ligger uppe på biblioteket.", "2027-02", ""},
    {DeliveryState::procuring, "Företaget är valt.", "", ""},
    {DeliveryState::building, "Marken var blötare än vi trodde, så vi måste dränera först. Därför blir det klart två månader senare.", "2027-04",
     "Marken måste dräneras innan vi kan bygga."},
};
constexpr Told procuring[] = {
    {DeliveryState::planned, "Vi ritar och söker lov.", "2027-06", ""},
    {DeliveryState::procuring, "Lovet är klart. Nu väljer vi vem som ska bygga.", "", ""},
};
constexpr Told planned[] = {
    {DeliveryState::planned, "Vi bjuder in alla som vill vara med och rita, en kväll i nästa månad på biblioteket.", "2027-08", ""},
};

std::span<const Told> story_of(std::size_t n) {
    switch (n % 4) {
        case 0: return done;
        case 1: return building;
        case 2: return procuring;
        default: return planned;
    }
}

void book(db::Transaction& tx, const Town& town, ProjectId project, results::EntryKind kind, Money amount, std::string note, Instant at) {
    must(results::book_entry(tx, town.economist, project, {kind, amount, std::move(note)}, at));
}

/// Contracts when something is being built, bills as it goes; what was not needed goes back.
void keep_accounts(db::Transaction& tx, const Town& town, const proposals::Project& project, DeliveryState state, Instant at) {
    const Money contract = kronor(project.cost.ore / 100 * 9 / 10);
    if (state == DeliveryState::building) {
        book(tx, town, project.id, results::EntryKind::committed, contract, "Avtal med entreprenören", at);
        book(tx, town, project.id, results::EntryKind::spent, kronor(contract.ore / 300), "Första fakturan", at + days(2));
    }
    if (state == DeliveryState::done) {
        book(tx, town, project.id, results::EntryKind::spent, contract - kronor(contract.ore / 300), "Slutfaktura", at);
    }
}

void tell(db::Transaction& tx, const Town& town, const proposals::Project& project, std::span<const Told> story, Instant from, Instant to) {
    for (std::size_t i = 0; i < story.size(); ++i) {
        const Instant at = between(from, to, i, story.size());
        const results::Report report{.state = story[i].state, .text = std::string(story[i].text),
                                     .promised_on = std::string(story[i].promised_on), .promise_reason = std::string(story[i].promise_reason)};
        must(results::report_delivery(tx, town.officials.front(), project.id, report, std::nullopt, at));
        keep_accounts(tx, town, project, story[i].state, at);
    }
}

/// The two scrutineers make the result final once nobody can challenge it any more.
void end_vote(db::Transaction& tx, const Town& town, const people::Site& site, const processes::Process& process) {
    const Instant when = scrutiny::challenges_end(process) + hours(1);
    const auto act = must(scrutiny::propose_act(tx, town.scrutineers[0], process.id, {.kind = scrutiny::ActKind::finalise}, when));
    must(scrutiny::confirm_act(tx, site, town.scrutineers[1], act.id, when + minutes(10)));
}

}  // namespace

void carry_out(db::Transaction& tx, const Town& town, const people::Site& site, const processes::Process& process, Instant now) {
    using processes::PhaseKind;
    const auto count = must(results::count_votes(tx, site, town.facilitator, process.id, process.phase(PhaseKind::count)->opens + hours(2)));
    end_vote(tx, town, site, process);
    const auto projects = proposals::list_projects(tx, OrganisationId{1}, process.id);
    const auto decision = must(results::decide(tx, town.board, decision_of(count, projects), process.phase(PhaseKind::decision)->opens + days(9)));
    std::size_t n = 0;
    for (const proposals::Project& project : projects) {
        const results::ProjectDecision* decided = decision.find(project.id);
        if (decided == nullptr || !decided->funded) continue;
        tell(tx, town, project, story_of(n++), process.phase(PhaseKind::delivery)->opens, now);
    }
}

}  // namespace allting::demo
