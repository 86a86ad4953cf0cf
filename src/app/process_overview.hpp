// The page of one process, which mixes domains: its plan, its ideas until they become projects, its projects, its places.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "people/visit.hpp"
#include "places/place.hpp"
#include "processes/process.hpp"
#include "proposals/project.hpp"
#include "proposals/proposal_store.hpp"
#include "results/count.hpp"

namespace allting::app {

/// All that the page can show, whoever asks and whenever: so it can be kept until something is written.
struct ProcessView {
    processes::Process process;
    std::vector<proposals::ProposalLine> ideas;  // the newest, as many as the map shows
    std::int64_t ideas_count = 0;                // all that have come in
    std::vector<proposals::Project> projects;
    std::vector<places::Area> areas;
    std::optional<results::CountSummary> result;  // once it is counted
    std::string tile_url, tile_attribution;
};
/// The process of the path, or not_found: also for a draft that this visitor may not see.
Result<std::shared_ptr<const ProcessView>> process_view_of_path(const people::Visit& visit);
/// What this visitor may do with the process beyond reading it.
struct ProcessActs {
    bool may_design = false, may_watch = false, may_steer = false;
};
std::string process_page(const page::Frame& frame, const ProcessView& view, const ProcessActs& acts);
json::Value process_view_json(const ProcessView& view, Instant now);

/// What stands on the ballot; `pot` narrows it down, none = all.
std::string projects_page(const page::Frame& frame, const ProcessView& view, PotId pot);
json::Value projects_json(const ProcessView& view, PotId pot, Instant now);

}  // namespace allting::app
