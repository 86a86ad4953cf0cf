// The plan as a frozen manifest tells it: what is needed to check ballots and to count them. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "processes/process.hpp"
#include "proposals/project.hpp"
#include "record/note.hpp"

namespace allting::results {

struct ReadManifest {
    processes::Process process;  // number, pots, ballots, allocation, phases, publication; no texts
    std::vector<proposals::Project> projects;
    std::string organisation, title;
    record::NoteKey log;
    std::optional<std::int64_t> eligible;
    bool has_standing = false;  // false in records older than the choice of ways
    std::int64_t batch_min = 0, open_min = 0, open_pot_min = 0;
};

/// Refuses (invalid, "bad_manifest", with the argument "problem") whatever section 2 of docs/record-format.md does not allow.
Result<ReadManifest> read_manifest(std::string_view text);

}  // namespace allting::results
