// Elections of any size that look like a large city's: for measuring, never for results.
#pragma once
#include <cstdint>
#include <string>

namespace allting::bench {

/// A .pb text with 160 projects and `ballots` approval ballots, the same for the same number everywhere. Lengths are
/// those of Łódź 2024 (up to 5, 3.8 on average); a tenth of the projects gets half of the marks, and a voter's other marks
/// come from one of 20 areas. As in real cities, few ballots are alike in a small election and many in a large one: of 1,000
/// ballots 898 are different, of 100,000 58,805, of ten million 548,464.
std::string synthetic_election(std::int64_t ballots);

}  // namespace allting::bench
