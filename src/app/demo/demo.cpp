#include "app/demo/demo.hpp"

#include "app/demo/cards.hpp"
#include "app/demo/conversations.hpp"
#include "app/demo/needs.hpp"
#include "app/demo/outcomes.hpp"
#include "app/demo/plans.hpp"
#include "app/demo/reviews.hpp"
#include "app/demo/town.hpp"
#include "app/demo/votes.hpp"
#include "people/person_store.hpp"
#include "scrutiny/scrutiny_actions.hpp"

namespace allting::demo {
namespace {

constexpr std::size_t residents_at_scale_one = 420;

void check_empty(const people::Site& site) {
    const bool inhabited = site.database.read([](db::Connection& c) { return people::list_persons(c, OrganisationId{1}, {}).count > 0; });
    if (inhabited) throw std::runtime_error("there are people in this database already; choose another --data folder");
}

}  // namespace

void build_demo(const people::Site& site, const DemoOptions& options, Instant now) {
    check_empty(site);
    SeededRandom random(options.seed);
    const auto residents = residents_at_scale_one * std::size_t(options.scale);
    const Town town = site.database.write([&](db::Transaction& tx) { return build_town(tx, random, residents, now - days(420)); });
    const Plans plans = site.database.write([&](db::Transaction& tx) { return publish_plans(tx, town, site.languages, site.zone, now); });
    const auto write = [&](auto work) { site.database.write([&](db::Transaction& tx) { work(tx); }); };
    write([&](db::Transaction& tx) { write_cards(tx, town, now - days(21)); });
    write([&](db::Transaction& tx) { accept_projects(tx, town, plans.decided, projects_decided(), random); });
    write([&](db::Transaction& tx) { accept_projects(tx, town, plans.vote, projects_in_vote(), random); });
    const auto closed = plans.decided.phase(processes::PhaseKind::vote)->closes;
    write([&](db::Transaction& tx) { cast_votes(tx, site, town, plans.decided, projects_decided(), random, closed); });
    write([&](db::Transaction& tx) { carry_out(tx, town, site, plans.decided, now); });
    scrutiny::destroy_keys(site, OrganisationId{1});
    write([&](db::Transaction& tx) { cast_votes(tx, site, town, plans.vote, projects_in_vote(), random, now); });
    write([&](db::Transaction& tx) {
        const auto ideas = send_ideas_now(tx, town, plans.ideas, random, options.scale, now);
        answer_ideas(tx, town, ideas, now);
        make_needs(tx, town, ideas, now);
        begin_conversations(tx, town, ideas, now);
    });
}

}  // namespace allting::demo
