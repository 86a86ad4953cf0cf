// Officials, authors and facilitators who act at random, through the real actions: whatever they do, every road has an
// end, every end a public reason, every yes a cost and an owner, every change a yes, and the clock stops only where the
// author is asked. ALLTING_WALKS sets how many walks are tried; a release is tried with 100,000.
#include <gtest/gtest.h>

#include <cstdlib>
#include <set>

#include "core/random.hpp"
#include "core/text.hpp"
#include "places/place_store.hpp"
#include "platform/db/counter.hpp"
#include "proposals/extensions.hpp"
#include "proposals/project_store.hpp"
#include "proposals/proposal_actions.hpp"
#include "proposals/proposal_store.hpp"
#include "reviews/answer_report_store.hpp"
#include "reviews/appeal_actions.hpp"
#include "reviews/appeal_store.hpp"
#include "reviews/case_actions.hpp"
#include "reviews/case_store.hpp"
#include "reviews/completion_actions.hpp"
#include "reviews/completion_store.hpp"
#include "reviews/offer_actions.hpp"
#include "reviews/offer_store.hpp"
#include "reviews/example_review_test.hpp"
#include "reviews/merger_actions.hpp"
#include "reviews/screening_actions.hpp"

namespace allting::reviews {
namespace {

using proposals::State;

using proposals::Proposal;

constexpr int states_count = proposals::states_count;
constexpr std::array<const char*, 3> refusals{"safety", "not_our_responsibility", "already_planned"};

std::int64_t walks_wanted() {
    const char* const wanted = std::getenv("ALLTING_WALKS");
    return wanted == nullptr ? 200 : integer_from_text(wanted).value_or(200);
}

people::Visitor visitor(std::int64_t person, people::Role role) {
    people::Visitor made;
    made.organisation = organisation;
    made.person = PersonId{person};
    made.roles.add(role);
    return made;
}

TEST(StateTable, every_state_reaches_an_end) {
    std::set<State> ending;
    for (bool grew = true; grew;) {
        grew = false;
        for (int i = 0; i < states_count; ++i) {
            const auto state = State(i);
            const auto next = proposals::next_states(state);
            const bool ends = next.empty() || std::ranges::any_of(next, [&](State to) { return ending.contains(to); });
            if (ends && ending.insert(state).second) grew = true;
        }
    }
    EXPECT_EQ(ending.size(), std::size_t(states_count));
}

TEST(StateTable, hundred_thousand_walks_end_with_a_reason_or_a_thing_that_is_built) {
    SeededRandom random(20271123);
    std::int64_t steps = 0;
    for (int walk = 0; walk < 100'000; ++walk) {
        State at = State::received;
        std::string reason;
        for (int step = 0; step < 16 && !proposals::next_states(at).empty(); ++step) {
            const auto next = proposals::next_states(at);
            const State to = random.below(4) ? next[random.below(next.size())] : State(random.below(states_count));
            const std::string said = random.below(2) ? "Därför." : " ";
            const bool listed = proposals::can_follow(at, to);
            const bool may = proposals::check_step(at, to, said).ok();
            ASSERT_EQ(may, listed && (said != " " || !proposals::needs_reason(to)));
            if (!may) continue;
            at = to;
            reason = said;
            ++steps;
        }
        const bool is_end = proposals::next_states(at).empty();
        ASSERT_TRUE(!is_end || at == State::done || reason == "Därför.") << word_of(at);
    }
    EXPECT_GT(steps, 100'000);
}

class Walk : public ReviewTest {
protected:
    Walk() {
        proposals::extensions().on_received = open_case;
        proposals::extensions().on_withdrawn = close_case;
        database().write([&](db::Transaction& tx) {
            publish_example_process(tx, days(400));
            for (const auto* name : {"Gata", "Skola"}) places::insert_department(tx, organisation, name);
        });
    }

    ~Walk() override { proposals::extensions() = {}; }

    /// By an account, or on paper without one.
    ProposalId receive(bool on_paper) {
        return database().write([&](db::Transaction& tx) {
            Proposal proposal;
            proposal.id = db::take_id<ProposalId>(tx, organisation, "proposal");
            proposal.process = ProcessId{1};
            proposal.pot = PotId{1};
            proposal.state = State::received;
            proposal.wording = {"Bänk vid sjön", "Det saknas en bänk för den som går långsamt.", "Strandvägen"};
            proposal.author = on_paper ? PersonId{} : author_.person;
            proposal.channel = on_paper ? proposals::Channel::paper : proposals::Channel::web;
            proposal.created_at = now;
            proposal.received_at = now;
            proposal.revision = 1;
            CHECK(proposals::insert_proposal(tx, organisation, proposal, ""));
            proposals::insert_revision(tx, organisation, proposal.id, {1, proposal.wording, "received", now});
            open_case(tx, organisation, proposal, now);
            return proposal.id;
        });
    }
    template <class Action> auto write(Action action) {
        return database().write([&](db::Transaction& tx) { return action(tx); });
    }

    struct Look {
        Proposal proposal;
        Case of;
        std::vector<ChangeOffer> offers;
        std::vector<Appeal> appeals;
        std::vector<Completion> completions;
        std::optional<proposals::Project> project;
        std::vector<proposals::StateStep> steps;
    };
    Look look(ProposalId id) {
        return database().read([&](db::Connection& c) {
            return Look{*proposals::find_proposal(c, organisation, id), *find_case_of(c, organisation, id), list_offers(c, organisation, id),
                        list_appeals(c, organisation, id), list_completions(c, organisation, id),
                        proposals::find_project_of(c, organisation, id), proposals::list_steps(c, organisation, id)};
        });
    }

    void act(ProposalId id, const Look& seen, Instant at) {
        const Case& of = seen.of;
        const people::Visitor official = visitor(7 + std::int64_t(random_.below(2)), people::Role::official);
        const people::Visitor& author = seen.proposal.author ? author_ : facilitator_;
        const std::string channel = seen.proposal.author ? "" : "phone";
        const bool coin = random_.below(2) == 0;
        const DecisionForm decision{.reason = {.code = refusals[random_.below(refusals.size())], .understood = "Tack.", .answer = "Svar.",
                                               .why = random_.below(3) ? "Vägen är för smal." : "", .next = "Föreslå parken.", .who = "Gata"}, .version = of.version};
        switch (random_.below(15)) {
            case 0: (void)write([&](db::Transaction& tx) { return answer_checklist(tx, official, of.id, {.answers = {{.question = "law", .answer = coin ? Answer::yes : Answer::no}}, .version = of.version}, at); }); break;
            case 1: (void)write([&](db::Transaction& tx) {
                return estimate_cost(tx, official, of.id, {.estimate = {.low = kronor(0), .high = kronor(coin ? 20'000 : 900'000), .owner = DepartmentId{1}}, .version = of.version}, at);
            }); break;
            case 2: (void)write([&](db::Transaction& tx) { return accept_proposal(tx, official, of.id, decision, at); }); break;
            case 3: (void)write([&](db::Transaction& tx) { return refuse_proposal(tx, official, of.id, decision, at); }); break;
            case 4: (void)write([&](db::Transaction& tx) {
                return offer_change(tx, official, of.id, {.explanation = "Marken är statens.", .wording = {"Bänk vid sjön", "Det saknas en bänk.", "Plats " + std::to_string(random_.below(50))}, .version = of.version}, at);
            }); break;
            case 5:
                if (!seen.offers.empty()) (void)write([&](db::Transaction& tx) { return answer_offer(tx, author, seen.offers.back().id, {.accepted = coin, .words = "Mina ord.", .channel = channel, .evidence = "Samtal"}, at); });
                break;
            case 6: (void)write([&](db::Transaction& tx) { return appeal_refusal(tx, author, id, {.reason = "Vägen är bred.", .channel = channel}, at); }); break;
            case 7:
                if (!seen.appeals.empty()) (void)write([&](db::Transaction& tx) { return answer_appeal(tx, official, seen.appeals.back().id, {.overturned = coin, .answer = "Vi har mätt.", .who = "Park"}, at); });
                break;
            case 8: case 9: (void)write([&](db::Transaction& tx) { return screen_proposal(tx, official, of.id, screening(of, coin), at); }); break;
            case 10:
                if (!seen.completions.empty()) (void)write([&](db::Transaction& tx) {
                    return complete_proposal(tx, author, seen.completions.back().id, {.mending = mended(seen.proposal), .words = "Vid bryggan.", .channel = channel}, at);
                });
                break;
            case 11:
                if (random_.below(4) == 0) (void)write([&](db::Transaction& tx) { return tell_silent_completions(tx, organisation, at + days(coin ? 0 : 30)); });
                break;
            case 12:
                if (random_.below(8) == 0) (void)write([&](db::Transaction& tx) { return proposals::withdraw_proposal(tx, author, id, coin ? "Jag flyttar." : "", at); });
                break;
            case 13:
                if (random_.below(4) == 0) merge_or_undo(id, at);
                break;
            default:
                if (random_.below(6) == 0) (void)write([&](db::Transaction& tx) { return lapse_offers(tx, organisation, at); });
                if (random_.below(6) == 0) (void)write([&](db::Transaction& tx) { return place_on_ballot(tx, organisation, ProcessId{1}, at); });
        }
    }

    /// With an idea of its own that is made for it; a merger that is made is undone.
    void merge_or_undo(ProposalId id, Instant at) {
        if (last_merger_.first == id) {
            (void)write([&](db::Transaction& tx) { return undo_merger(tx, facilitator_, last_merger_.second, "Vi tog fel.", at); });
            return;
        }
        const ProposalId other = receive(true);
        const auto proposed = write([&](db::Transaction& tx) {
            return propose_merger(tx, facilitator_, ProcessId{1}, {.proposals = {id, other}, .wording = {"Bänkar", "Två bänkar.", "Sjön"}, .explanation = "Samma bänk."}, at);
        });
        if (!proposed.ok()) return;
        for (const ProposalId part : {id, other})
            (void)write([&](db::Transaction& tx) { return answer_merger(tx, facilitator_, proposed.value().id, {.proposal = part, .agrees = true, .words = "Ja.", .channel = "phone"}, at); });
        if (write([&](db::Transaction& tx) { return complete_merger(tx, facilitator_, proposed.value().id, at); }).ok()) last_merger_ = {id, proposed.value().id};
    }

    /// Sometimes with a fault, sometimes without what would have to go with it.
    ScreeningForm screening(const Case& of, bool has_fault) {
        ScreeningForm form{.mend = "Skriv var.", .version = of.version};
        if (has_fault) form.faults = {"unclear", "place_missing"};
        if (random_.below(8) == 0) form.final_fault = "came_late";
        return form;
    }
    /// Now and then just as it was: the author says in words that it is to stay so.
    proposals::Mending mended(const Proposal& proposal) {
        proposals::Mending mending{.wording = proposal.wording};
        if (random_.below(4)) mending.wording.place = "Vid brygga " + std::to_string(random_.below(50));
        return mending;
    }

    /// What is true of an idea at every moment.
    static void check(const Look& seen) {
        const State state = seen.proposal.state;
        const std::string_view word = proposals::word_of(state);
        EXPECT_TRUE(!proposals::needs_reason(state) || (!seen.steps.empty() && !seen.steps.back().reason.empty())) << word;
        EXPECT_EQ(bool(seen.project), state == State::accepted || state == State::on_ballot) << word;
        EXPECT_TRUE(!seen.project || (seen.project->cost.ore > 0 && seen.project->owner)) << word;
        const bool author_is_asked = state == State::change_proposed || state == State::needs_completion;
        const bool is_answered = is_decided(seen.of.state) && seen.of.state != CaseState::appealed;
        EXPECT_EQ(seen.proposal.answer_due_at.has_value(), !author_is_asked && !is_answered) << word << ": the clock";
        EXPECT_EQ(seen.of.state == CaseState::waiting_for_author, author_is_asked) << word;
        if (seen.proposal.revision == 1) return;
        EXPECT_TRUE(std::ranges::any_of(seen.offers, [&](const ChangeOffer& offer) {
            return offer.state == OfferState::accepted && offer.wording == seen.proposal.wording && !offer.channel.empty();
        }) || std::ranges::any_of(seen.completions, [&](const Completion& completion) {
            return completion.state == CompletionState::answered && completion.wording == seen.proposal.wording && !completion.channel.empty();
        })) << "changed without consent";
    }

    people::Visitor author_ = visitor(9, people::Role::resident), facilitator_ = visitor(8, people::Role::facilitator);
    SeededRandom random_{20271124};
    std::pair<ProposalId, MergerId> last_merger_ = {};
};
INSTANTIATE_TEST_SUITE_P(EachEngine, Walk, db::testing::engines(), db::testing::engine_name);

TEST_P(Walk, never_loses_a_reason_a_cost_a_consent_or_the_clock) {
    std::set<State> met;
    for (std::int64_t walk = 1; walk <= walks_wanted() && !HasFailure(); ++walk) {
        const ProposalId id = receive(random_.below(3) == 0);
        Look seen = look(id);
        Instant at = now;
        for (int step = 0; step < 14; ++step) {
            at = at + hours(std::int64_t(1 + random_.below(48)));
            act(id, seen, at);
            seen = look(id);
            met.insert(seen.proposal.state);
            check(seen);
        }
    }
    using enum State;
    for (const State state : {received, screened, needs_completion, in_review, change_proposed, author_replied, accepted, redirected, already_planned,
                              not_feasible, withdrawn, appealed, reviewed_again, merged, on_ballot})
        EXPECT_TRUE(met.contains(state)) << "the walks never come to " << proposals::word_of(state);
    const AnswerReport report = database().read([&](db::Connection& c) { return report_answers(c, organisation, ProcessId{1}, now + days(60)); });
    EXPECT_GT(report.changed, 0);
    EXPECT_GT(report.appeals_overturned, 0);
    EXPECT_EQ(report.changed_without_consent, 0);
}

TEST_P(Walk, a_text_that_somebody_changed_past_its_author_is_counted) {
    const ProposalId id = receive(false), second = receive(false);
    const auto without_consent = [&] {
        return database().read([&](db::Connection& c) { return report_answers(c, organisation, ProcessId{1}, now); }).changed_without_consent;
    };
    EXPECT_EQ(without_consent(), 0);
    write([&](db::Transaction& tx) { proposals::change_wording(tx, organisation, id, {"Soffa", "En soffa i stället.", "Torget"}, now); return 0; });
    EXPECT_EQ(without_consent(), 1) << "a new wording without an offer";
    write([&](db::Transaction& tx) {
        auto proposal = *proposals::find_proposal(tx, organisation, second);
        proposal.wording.title = "Soffa";
        proposals::update_proposal(tx, organisation, proposal);
        return 0;
    });
    EXPECT_EQ(without_consent(), 2) << "a text past all wordings";
}

}  // namespace
}  // namespace allting::reviews
