// The steps of a walk that are about one offer: both sides counter, answer, ask to meet, agree and propose other times at
// random, through the real actions, whether or not it is their turn.
#pragma once
#include "core/random.hpp"
#include "reviews/meeting_actions.hpp"
#include "reviews/meeting_store.hpp"
#include "reviews/offer_actions.hpp"

namespace allting::reviews {

struct TalkingSides {
    const people::Visitor& author;  // or who speaks for the author
    const people::Visitor& official;
    const std::string& channel;
};

inline void talk_about(db::Transaction& tx, const TalkingSides& sides, const ChangeOffer& offer, SeededRandom& random, Instant at) {
    const ForAuthor by{.channel = sides.channel, .evidence = random.below(4) ? "Samtal" : ""};
    const bool coin = random.below(2) == 0;
    const MeetingForm meeting{.starts_at = at + hours(std::int64_t(random.below(200)) - 10), .place = "Biblioteket", .phone = "070-123 45 67", .words = "", .by = by};
    switch (random.below(5)) {
        case 0: {
            CounterForm form{.explanation = "Jag vill hellre ha den där.", .wording = {"Bänk vid sjön", "Det saknas en bänk.", "Udden " + std::to_string(random.below(50))}, .by = by};
            form.terms.spot = proposals::Spot{57.5, 11.5 + double(random.below(9)) / 8};
            (void)counter_offer(tx, sides.author, offer.id, form, at);
            break;
        }
        case 1: (void)answer_counter(tx, sides.official, offer.id, {.accepted = coin, .reason = "Det går inte där."}, at); break;
        case 2: (void)ask_to_meet(tx, sides.author, offer.id, meeting, at); break;
        case 3: (void)propose_other_time(tx, sides.official, offer.id, meeting, at); break;
        default: {
            const auto meetings = list_meetings(tx, sides.official.organisation, offer.id);
            if (!meetings.empty()) (void)confirm_meeting(tx, coin ? sides.author : sides.official, meetings.back().id, by, at);
        }
    }
}

}  // namespace allting::reviews
