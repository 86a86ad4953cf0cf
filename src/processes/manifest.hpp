// The manifest: the rules of a vote as bytes that anyone can hash again. JSON without blanks, members in the order of
// their names, projects and pots by number, money in öre, instants in UTC. It knows projects only as what stands on a ballot.
#pragma once
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

/// The same plan and projects, in whatever order they are given, give the same bytes.
std::string manifest_of(const Process& process, std::span<const ManifestProject> projects);

/// SHA-256 in lower-case hexadecimal.
std::string hash_of_manifest(std::string_view manifest);

}  // namespace allting::processes
