// The manifest: the rules of a vote as bytes that anyone can hash again (docs/record-format.md, section 2). It knows
// projects only as what stands on a ballot.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "core/id.hpp"
#include "core/money.hpp"
#include "processes/process.hpp"

namespace allting::processes {

struct ManifestProject {
    ProjectId id;
    PotId pot;
    std::string code;
    std::string title;
    Money cost;
};

/// What the ballot box adds to the plan.
struct ManifestVote {
    std::string organisation;  // its name
    std::string software;      // version of Allting
    std::string log_key;       // record::NoteKey of the vote's public record
    std::string style;
    std::optional<std::int64_t> eligible = {};  // on the register; none where there is no list
};

/// The same plan and projects, in whatever order they are given, give the same bytes.
std::string manifest_of(const Process& process, std::span<const ManifestProject> projects, const ManifestVote& vote);

/// SHA-256 in lower-case hexadecimal.
std::string hash_of_manifest(std::string_view manifest);

}  // namespace allting::processes
