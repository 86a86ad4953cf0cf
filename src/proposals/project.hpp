// What stands on the ballot: an accepted proposal with a cost and an owner, or one of an imported election.
#pragma once
#include <optional>
#include <string>

#include "core/id.hpp"
#include "core/money.hpp"

namespace allting::proposals {

/// Of the text, on the ballot and in lists.
inline constexpr std::size_t project_summary_characters_max = 300;

struct Project {
    ProjectId id = {};
    ProcessId process = {};
    PotId pot = {};
    ProposalId proposal = {};  // none when imported
    std::string code = {};     // as on paper and in .pb files
    std::string title = {}, summary = {}, category = {}, place = {};
    std::optional<double> latitude = {}, longitude = {};
    PictureId picture = {};
    Money cost = {};           // upper bound of the estimate
    Money running_cost = {};   // a year
    DepartmentId owner = {};
    std::string language = "sv";
};

}  // namespace allting::proposals
