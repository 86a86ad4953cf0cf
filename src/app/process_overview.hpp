// The page of one process, which mixes domains: its plan, its ideas until they become projects, its projects, its places.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "people/visit.hpp"
#include "places/place.hpp"
#include "processes/process.hpp"
#include "proposals/project.hpp"
#include "proposals/proposal_store.hpp"
#include "results/count.hpp"

namespace allting::app {

struct ProcessView {
    processes::Process process;
    bool may_design = false;
    bool shows_projects = false;  // from the presentation on; ideas before
    std::vector<proposals::ProposalLine> ideas;  // the newest, as many as the map shows
    std::int64_t ideas_count = 0;                // all that have come in
    std::vector<proposals::Project> projects;
    std::vector<places::Area> areas;
    std::optional<results::CountSummary> result;  // once it is counted
    std::string tile_url, tile_attribution;
};
ProcessView load_process_view(db::Connection& connection, const people::Visit& visit, processes::Process process);
std::string process_page(const page::Frame& frame, const ProcessView& view);
json::Value process_view_json(const ProcessView& view, Instant now);

/// What stands on the ballot; `pot` narrows it down, none = all.
std::string projects_page(const page::Frame& frame, const ProcessView& view, PotId pot);
json::Value projects_json(const ProcessView& view, PotId pot);

}  // namespace allting::app
