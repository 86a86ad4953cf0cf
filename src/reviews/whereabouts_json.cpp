#include "reviews/whereabouts_json.hpp"

namespace allting::reviews {

json::Value whereabouts_json(const WhereaboutsView& view) {
    json::Array asked, road, acts;
    for (const std::string& name : view.asked) asked.push_back(name);
    for (const Stop& stop : view.road)
        road.push_back(json::Object{{"station", word_of(stop.station)}, {"reached_at", stop.reached_at}, {"is_now", stop.is_now}});
    for (const Possible& possible : view.acts)
        acts.push_back(json::Object{{"act", word_of(possible.act)}, {"address", possible.address}, {"until", possible.until}});
    return json::Object{{"proposal", view.proposal.id}, {"number", proposals::number_of(view.proposal.id)}, {"title", view.proposal.wording.title},
                        {"state", proposals::word_of(view.proposal.state)}, {"since", view.since}, {"department", view.department},
                        {"asked", std::move(asked)}, {"answer_due_at", view.proposal.answer_due_at}, {"author_until", view.author_until},
                        {"road", std::move(road)}, {"acts", std::move(acts)}};
}

}  // namespace allting::reviews
