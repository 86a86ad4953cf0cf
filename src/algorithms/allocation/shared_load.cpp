// The flow goes from projects to ballots: as much as a project costs, to those who mark it, no ballot above the load.
// All numbers are multiplied by the load's voters, so that they are whole.
#include "algorithms/allocation/shared_load.hpp"

#include <algorithm>

namespace allting::allocation {
namespace {
__extension__ using Wide = __int128;
}  // namespace

int compare(const Load& a, const Load& b) {
    const Wide left = Wide(a.cost) * b.voters, right = Wide(b.cost) * a.voters;
    return left < right ? -1 : left > right ? 1 : 0;
}

std::string text_of(const Load& load) {
    const auto common = std::max<std::int64_t>(std::gcd(load.cost, load.voters), 1);
    const auto voters = load.voters / common;
    return std::to_string(load.cost / common) + (voters == 1 ? "" : '/' + std::to_string(voters));
}

void LoadSharing::clear() {
    costs_.clear();
    voters_.clear();
    starts_ = {0};
    marks_.clear();
    ballot_of_.clear();
}

void LoadSharing::add_voters(std::span<const std::uint32_t> marks, std::int64_t voters) {
    for (const auto project : marks) {
        marks_.push_back(project);
        ballot_of_.push_back(std::uint32_t(voters_.size()));
    }
    voters_.push_back(voters);
    starts_.push_back(std::uint32_t(marks_.size()));
}

void LoadSharing::join_projects() {
    project_starts_.assign(costs_.size() + 1, 0);
    for (const auto project : marks_) ++project_starts_[project + 1];
    for (std::size_t p = 0; p < costs_.size(); ++p) project_starts_[p + 1] += project_starts_[p];
    project_edges_.resize(marks_.size());
    auto next = project_starts_;
    for (std::uint32_t edge = 0; edge < marks_.size(); ++edge) project_edges_[next[marks_[edge]]++] = edge;
}

Load LoadSharing::heaviest(Load from, const Load* enough) {
    join_projects();
    while (!carries(from)) {
        from = load_of_reached();
        if (enough && compare(from, *enough) > 0) break;
    }
    return from;
}

/// Dinic's algorithm: whether everything that the projects cost can be borne with this load. If not, the projects that
/// the last search reached, from those whose cost is left over, are a set that is too heavy.
bool LoadSharing::carries(const Load& load) {
    flow_.assign(marks_.size(), 0);
    demand_.resize(costs_.size());
    room_.resize(voters_.size());
    for (std::size_t p = 0; p < costs_.size(); ++p) demand_[p] = Flow(costs_[p]) * load.voters;
    for (std::size_t b = 0; b < voters_.size(); ++b) room_[b] = Flow(voters_[b]) * load.cost;
    while (find_levels()) {
        next_of_project_.assign(project_starts_.begin(), project_starts_.end() - 1);
        next_of_ballot_.assign(starts_.begin(), starts_.end() - 1);
        for (std::uint32_t p = 0; p < costs_.size(); ++p) {
            if (demand_[p] > 0) demand_[p] -= push(p, demand_[p]);
        }
    }
    return std::all_of(demand_.begin(), demand_.end(), [](Flow left) { return left == 0; });
}

/// Breadth first from the projects with cost left over; true where a ballot with room is reached.
bool LoadSharing::find_levels() {
    project_level_.assign(costs_.size(), -1);
    ballot_level_.assign(voters_.size(), -1);
    std::vector<std::uint32_t> front, next;
    for (std::uint32_t p = 0; p < costs_.size(); ++p) {
        if (demand_[p] > 0) front.push_back(p);
        if (demand_[p] > 0) project_level_[p] = 0;
    }
    bool has_room = false;
    for (std::int32_t level = 0; !front.empty() && !has_room; ++level) {
        next.clear();
        for (const auto project : front) {
            for (auto at = project_starts_[project]; at < project_starts_[project + 1]; ++at) {
                const auto ballot = ballot_of_[project_edges_[at]];
                if (ballot_level_[ballot] >= 0) continue;
                ballot_level_[ballot] = level;
                has_room |= room_[ballot] > 0;
                for (auto edge = starts_[ballot]; edge < starts_[ballot + 1]; ++edge) {
                    if (flow_[edge] == 0 || project_level_[marks_[edge]] >= 0) continue;
                    project_level_[marks_[edge]] = level + 1;
                    next.push_back(marks_[edge]);
                }
            }
        }
        front.swap(next);
    }
    return has_room;
}

/// Sends at most `amount` from the project to ballots of its level, and on from full ones to projects of the next.
LoadSharing::Flow LoadSharing::push(std::uint32_t project, Flow amount) {
    Flow sent = 0;
    for (auto& at = next_of_project_[project]; at < project_starts_[project + 1]; ++at) {
        const auto out = project_edges_[at];
        const auto ballot = ballot_of_[out];
        if (ballot_level_[ballot] != project_level_[project]) continue;
        const Flow here = std::min(amount - sent, room_[ballot]);
        room_[ballot] -= here;
        flow_[out] += here;
        sent += here;
        for (auto& edge = next_of_ballot_[ballot]; sent < amount && edge < starts_[ballot + 1]; ++edge) {
            if (flow_[edge] == 0 || project_level_[marks_[edge]] != project_level_[project] + 1) continue;
            const Flow moved = push(marks_[edge], std::min(amount - sent, flow_[edge]));
            flow_[edge] -= moved;
            flow_[out] += moved;
            sent += moved;
            if (sent == amount) return sent;
        }
        if (sent == amount) return sent;
    }
    return sent;
}

Load LoadSharing::load_of_reached() const {
    Load load{0, 0};
    for (std::size_t p = 0; p < costs_.size(); ++p) {
        if (project_level_[p] >= 0) load.cost += costs_[p];
    }
    for (std::size_t b = 0; b < voters_.size(); ++b) {
        if (ballot_level_[b] >= 0) load.voters += voters_[b];
    }
    return load;
}

}  // namespace allting::allocation
