// Stores an election that was held elsewhere as a process of our own, with its projects and ballots, and counts it.
#pragma once
#include "algorithms/allocation/pabulib.hpp"
#include "people/visit.hpp"
#include "platform/db/database.hpp"
#include "results/count.hpp"

namespace allting::results {

struct ImportOptions {
    std::string title;
    std::optional<allocation::Rule> rule = {};  // none = the one that the file names
    std::string zone = "Europe/Stockholm";
};

/// One transaction: all of it or nothing. Refuses what imported_election and the plan's rules refuse.
Result<Count> import_election(db::Transaction& tx, const people::Visitor& visitor, const i18n::Languages& languages,
                              Random& random, const allocation::PabulibFile& file, const ImportOptions& options, Instant now);

}  // namespace allting::results
