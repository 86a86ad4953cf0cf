// Elections of any size that look like a large city's: for measuring, never for results.
#pragma once
#include <cstdint>
#include <string>

namespace allting::bench {

/// A .pb text with 160 projects and `ballots` approval ballots, the same for the same number everywhere. Lengths are
/// those of Łódź 2024 (up to 5, 3.8 on average); a tenth of the projects gets half of the marks, and a voter's other marks
/// come from one of 20 areas. Most ballots are unlike all others, so that grouping equal ones helps little.
std::string synthetic_election(std::int64_t ballots);

}  // namespace allting::bench
