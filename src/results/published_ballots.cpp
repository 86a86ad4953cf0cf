#include "results/published_ballots.hpp"

#include "core/text.hpp"
#include "results/count_actions.hpp"
#include "results/election_file.hpp"

namespace allting::results {

Result<PublishedBallots> published_ballots_of(const people::Visit& visit, const ResultView& view) {
    if (!view.count) return refuse(ErrorKind::conflict, "not_counted", "results.refused.not_counted");
    TRY_DO(check_published(view.process, *view.count));
    PotId pot{integer_from_text(visit.request.query.text("pot")).value_or(0)};
    if (!pot && view.process.pots.size() == 1) pot = view.process.pots.front().id;
    if (!view.process.pot(pot)) return refuse(ErrorKind::not_found, "pot_not_found", "results.refused.pot_not_found");
    return PublishedBallots{pot, "process-" + std::to_string(view.process.id.value) + "-pot-" + std::to_string(pot.value) + ".pb"};
}

Result<std::string> load_published_ballots(db::Connection& connection, const people::Visit& visit, const ResultView& view, PotId pot) {
    TRY(const auto elections, load_elections(connection, visit.visitor.organisation, view.process, visit.now));
    for (const PotElection& election : elections) {
        if (election.pot == pot) return pabulib_of(view.process, visit.frame.organisation_name, visit.site.zone, view.projects, *view.count, election);
    }
    return refuse(ErrorKind::not_found, "pot_not_found", "results.refused.pot_not_found");
}

}  // namespace allting::results
