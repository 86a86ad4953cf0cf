// What the officer's pages show.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "electorate/register_actions.hpp"

namespace allting::electorate {

struct RegisterView {
    processes::Process process;
    std::optional<Register> kept = {};
    RegisterCounts counts = {};
    EntrySearch search = {};
    EntryList list = {};
    std::vector<Import> imports = {};
    std::map<AreaId, std::string> areas = {};
    bool has_list() const { return kept && kept->kind != RegisterKind::at_desk; }
    bool may_import = false;  // the vote has not closed
};

}  // namespace allting::electorate
