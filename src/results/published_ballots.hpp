// One pot's ballots as the file that everybody may have: loaded for those who download it, and for its proof.
#pragma once
#include <string>
#include <string_view>

#include "people/visit.hpp"
#include "results/result_view.hpp"

namespace allting::results {

struct PublishedBallots {
    PotId pot = {};
    std::string file_name = {};  // "process-3-pot-1.pb"
};

/// Which ballots ?pot= asks for; it may be left out where there is one pot. Refuses before the count ("not_counted"), and
/// where so few voted that a ballot could tell who cast it ("too_few_ballots").
Result<PublishedBallots> published_ballots_of(const people::Visit& visit, const ResultView& view);

/// The text of the file, in Pabulib's format: the same for the same count.
Result<std::string> load_published_ballots(db::Connection& connection, const people::Visit& visit, const ResultView& view, PotId pot);

}  // namespace allting::results
