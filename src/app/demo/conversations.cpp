#include "app/demo/conversations.hpp"

#include <algorithm>

#include "core/check.hpp"
#include "reviews/case_store.hpp"
#include "reviews/screening_actions.hpp"
#include "reviews/thread_actions.hpp"

namespace allting::demo {
namespace {

constexpr OrganisationId organisation{1};

const proposals::Proposal& idea_called(const std::vector<proposals::Proposal>& ideas, std::string_view title) {
    const auto found = std::ranges::find_if(ideas, [&](const proposals::Proposal& idea) { return idea.wording.title == title; });
    CHECK(found != ideas.end());
    return *found;
}

void screen(db::Transaction& tx, const people::Visitor& official, const proposals::Proposal& idea, reviews::ScreeningForm form, Instant at) {
    const auto of = reviews::find_case_of(tx, organisation, idea.id);
    CHECK(of.has_value());
    form.version = of->version;
    must(reviews::screen_proposal(tx, official, of->id, form, at));
}

/// The author of an idea that is under review asks, and the official who has the case answers.
void write_to_each_other(db::Transaction& tx, const Town& town, const proposals::Proposal& idea, Instant at) {
    const auto of = reviews::find_case_of(tx, organisation, idea.id);
    CHECK(of.has_value());
    const people::Visitor author{.person = idea.author, .roles = town.residents.front().roles};
    must(reviews::write_message(tx, author, idea.id, {.text = "Min dotter vill gärna provsitta en gunga innan ni bestämmer er. Går det?"}, at));
    for (const people::Visitor& official : town.officials) {
        if (official.person != of->official) continue;
        must(reviews::write_message(tx, official, idea.id, {.text = "Vad roligt, det vill vi gärna. Vi har två sorter på prov i förrådet. Passar det en eftermiddag nästa vecka?"},
                                    at + hours(5)));
    }
}

}  // namespace

void begin_conversations(db::Transaction& tx, const Town& town, const std::vector<proposals::Proposal>& ideas, Instant now) {
    const people::Visitor& official = town.officials.front();
    screen(tx, official, idea_called(ideas, "Verktygspool på biblioteket"), {}, now - hours(8));
    screen(tx, official, idea_called(ideas, "Kanoter att låna"),
           {.faults = {"unclear", "place_missing"}, .mend = "Var ska kanoterna ligga på vintern, och vem ska sköta dem? Skriv också om det är bryggan eller stranden du menar."},
           now - hours(7));
    write_to_each_other(tx, town, idea_called(ideas, "Gungor som alla kan gunga i"), now - days(1));
}

}  // namespace allting::demo
