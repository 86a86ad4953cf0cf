// How evenly the cost of some projects can be shared out among those who mark them: the heart of maximin support.
#pragma once
#include <cstdint>
#include <numeric>
#include <span>
#include <string>
#include <vector>

namespace allting::allocation {

/// cost / voters: what each of them bears.
struct Load {
    std::int64_t cost = 0;
    std::int64_t voters = 1;
};

/// Less than 0, 0, or more than 0, as a is lighter than, equal to or heavier than b.
int compare(const Load& a, const Load& b);
std::string text_of(const Load& load);  // "1250/3" in lowest terms

/// Projects, and voters who mark the same of them.
class LoadSharing {
public:
    void clear();
    /// Projects have the numbers 0, 1, 2 … in the order they are added.
    void add_project(std::int64_t cost) { costs_.push_back(cost); }
    void add_voters(std::span<const std::uint32_t> marks, std::int64_t voters);

    /// λ = max over sets T of the projects of cost(T) / voters who mark something in T, if that is not below `from`,
    /// else `from`; each project has a voter. Ends early, with a load that λ surely reaches, above `enough`.
    ///
    /// cost      a few max-flows: each that does not carry the cost shows a set with a heavier load (Dinkelbach)
    Load heaviest(Load from, const Load* enough);

private:
    __extension__ using Flow = __int128;

    void join_projects();
    bool carries(const Load& load);
    bool find_levels();
    Flow push(std::uint32_t project, Flow amount);
    Load load_of_reached() const;

    std::vector<std::int64_t> costs_;
    std::vector<std::int64_t> voters_;
    std::vector<std::uint32_t> starts_ = {0};  // ballot → its edges
    std::vector<std::uint32_t> marks_;         // edge → project
    std::vector<std::uint32_t> ballot_of_;     // edge → ballot
    std::vector<std::uint32_t> project_starts_, project_edges_;  // project → its edges
    std::vector<Flow> flow_, demand_, room_;   // per edge, project, ballot
    std::vector<std::int32_t> project_level_, ballot_level_;  // -1 = not reached
    std::vector<std::uint32_t> next_of_project_, next_of_ballot_;
};

}  // namespace allting::allocation
