#include "app/routes.hpp"

#include <algorithm>

#include "alerts/alert_routes.hpp"
#include "app/my_routes.hpp"
#include "app/overview_routes.hpp"
#include "app/proof_routes.hpp"
#include "app/record_routes.hpp"
#include "ballots/ballot_routes.hpp"
#include "electorate/electorate_routes.hpp"
#include "guides/guide_routes.hpp"
#include "learning/learning_routes.hpp"
#include "mailroom/mailroom_routes.hpp"
#include "needs/need_routes.hpp"
#include "people/people_routes.hpp"
#include "places/place_routes.hpp"
#include "processes/process_routes.hpp"
#include "results/log_routes.hpp"
#include "results/result_routes.hpp"
#include "results/trial_routes.hpp"
#include "proposals/proposal_routes.hpp"
#include "reviews/answer_report_routes.hpp"
#include "reviews/appeal_routes.hpp"
#include "reviews/offer_routes.hpp"
#include "reviews/case_routes.hpp"
#include "reviews/part_routes.hpp"
#include "reviews/held_routes.hpp"
#include "reviews/merger_routes.hpp"
#include "reviews/pot_move_routes.hpp"
#include "reviews/stuck_routes.hpp"
#include "reviews/screening_routes.hpp"
#include "reviews/thread_routes.hpp"
#include "reviews/whereabouts_routes.hpp"
#include "scrutiny/scrutiny_routes.hpp"
#include "search/search_routes.hpp"

namespace allting::app {

Routes::Routes() {
    const auto add = [this](std::span<const people::Route> table) { all_.insert(all_.end(), table.begin(), table.end()); };
    add(overview_routes());
    add(my_routes());
    add(record_routes());
    add(proof_routes());
    add(people::sign_in_routes());
    add(people::eid_routes());
    add(people::second_step_routes());
    add(people::looks_routes());
    add(people::account_routes());
    add(people::by_name_routes());
    add(mailroom::letter_routes());
    add(search::routes());
    add(mailroom::returned_routes());
    add(places::place_routes());
    add(places::staff_routes());
    add(processes::routes());
    add(guides::routes());
    add(proposals::reading_routes());
    add(proposals::writing_routes());
    add(proposals::conversation_routes());
    add(proposals::translation_routes());
    add(electorate::register_routes());
    add(electorate::code_routes());
    add(alerts::routes());
    add(ballots::routes());
    add(ballots::way_in_routes());
    add(ballots::ways_routes());
    add(ballots::desk_routes());
    add(results::routes());
    add(learning::routes());
    add(results::log_routes());
    add(results::trial_routes());
    add(scrutiny::routes());
    add(reviews::routes());
    add(reviews::part_routes());
    add(reviews::question_routes());
    add(reviews::merger_routes());
    add(reviews::screening_routes());
    add(reviews::thread_routes());
    add(reviews::whereabouts_routes());
    add(reviews::appeal_routes());
    add(reviews::offer_routes());
    add(reviews::answer_report_routes());
    add(reviews::stuck_routes());
    add(reviews::pot_move_routes());
    add(reviews::held_routes());
    add(needs::routes());
    for (std::size_t row = 0; row < all_.size(); ++row) router_.add(all_[row].method, all_[row].path, row);
}

const people::Route* Routes::find(http::Request& request, http::Router::Miss& miss) const {
    auto match = router_.find(request.method, request.path, miss);
    if (!match) return nullptr;
    request.path_values = std::move(match->path_values);
    return &all_[match->row];
}

bool Routes::has_page(std::string_view path) const {
    http::Router::Miss miss{};
    return router_.find(http::Method::get, path, miss).has_value();
}

std::string_view word_of(http::Method method) { return method == http::Method::get ? "GET" : "POST"; }

std::string routes_as_text(const Routes& routes) {
    std::size_t path_width = 0, who_width = 0;
    for (const people::Route& route : routes.all()) {
        path_width = std::max(path_width, route.path.size());
        who_width = std::max(who_width, people::word_of(route.who).size());
    }
    std::string text;
    const auto column = [&text](std::string_view value, std::size_t width) {
        text.append(value).append(width - value.size() + 2, ' ');
    };
    for (const people::Route& route : routes.all()) {
        column(word_of(route.method), 4);
        column(route.path, path_width);
        column(people::word_of(route.who), who_width);
        text.append(route.summary).append("\n");
    }
    return text;
}

json::Value routes_as_json(const Routes& routes) {
    json::Array rows;
    for (const people::Route& route : routes.all())
        rows.push_back(json::Object{{"method", word_of(route.method)}, {"path", route.path},
                                    {"who", people::word_of(route.who)}, {"summary", route.summary}});
    return rows;
}

}  // namespace allting::app
