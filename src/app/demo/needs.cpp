#include "app/demo/needs.hpp"

#include <algorithm>

#include "needs/need_actions.hpp"
#include "reviews/case_store.hpp"

namespace allting::demo {
namespace {

constexpr OrganisationId organisation{1};
constexpr std::size_t ideas_of_a_need = 5;  // in a large town the same idea comes many times

struct NeedText {
    std::string_view idea;  // title of what it is read out of
    std::string_view title, description, people;
    int department;         // that is asked
    std::string_view taken;  // what it says when it takes over; "" = it has not
    int promised_days;      // from then
};

constexpr NeedText needs_now[] = {
    {"Tak över basketplanen", "Unga i Norrhagen har ingenstans att vara när det regnar",
     "Basketplanen är den enda samlingsplatsen utomhus. Det finns ingen hall som är öppen på kvällen.", "youth", 2,
     "Vi tittar på om skolans idrottshall kan vara öppen två kvällar i veckan. Rektor är med.", 60},
    {"En buss till sjön på sommaren", "Familjer utan bil i Ängen kommer inte till badet",
     "Det är fem kilometer till Lindsjöbadet och ingen buss på helgen.", "families", 1, "", 0},
    {"Djungel på taket till parkeringshuset", "Ängen saknar grönska nära hemmen",
     "Mellan husen finns mest asfalt. Taket på parkeringshuset bär inte jord, men det finns andra ytor.", "everyone", 0,
     "Vi går igenom vilka ytor i Ängen som kan få träd och bänkar, och säger vilka det blir.", 1},
};

const people::Visitor& official_of(const Town& town, DepartmentId department) {
    const auto found = std::ranges::find(town.officials, department, &people::Visitor::department);
    return found == town.officials.end() ? town.officials.front() : *found;
}

}  // namespace

void make_needs(db::Transaction& tx, const Town& town, const std::vector<proposals::Proposal>& ideas, Instant now) {
    for (const NeedText& text : needs_now) {
        needs::NeedForm form{.title = std::string(text.title), .description = std::string(text.description), .people = std::string(text.people),
                             .department = town.departments[std::size_t(text.department)]};
        Instant refused_at = now;
        for (const proposals::Proposal& idea : ideas) {
            if (idea.wording.title != text.idea || form.proposals.size() == ideas_of_a_need) continue;
            const auto of = reviews::find_case_of(tx, organisation, idea.id);
            if (!of || of->state != reviews::CaseState::refused) continue;
            form.proposals.push_back(idea.id);
            refused_at = of->decided_at.value_or(now);
            if (idea.latitude) form.area = places::area_of(town.areas, {*idea.latitude, *idea.longitude});
        }
        if (form.proposals.empty()) continue;
        const Instant at = std::min(refused_at + hours(20), now);
        const needs::Need made = must(needs::turn_ideas(tx, official_of(town, form.department), form, at));
        if (text.taken.empty()) continue;
        const needs::ReportForm report{.kind = needs::ReportKind::taken, .text = std::string(text.taken),
                                       .promised_at = at + days(text.promised_days), .version = made.version};
        must(needs::report_on_need(tx, official_of(town, form.department), made.id, report, at));
    }
}

}  // namespace allting::demo
