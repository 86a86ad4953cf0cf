// What changed between two wordings, word by word. Pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace allting::proposals {

struct Difference {
    enum class Kind { same, removed, added };
    Kind kind;
    std::string text;  // words with the blanks between them
};

/// The fewest words removed and added that lead from `before` to `after`: longest common subsequence of words. Line breaks
/// count as blanks. Very long texts (more than 4 million word pairs) are told as wholly replaced.
std::vector<Difference> differences(std::string_view before, std::string_view after);

}  // namespace allting::proposals
