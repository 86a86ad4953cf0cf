#include "tests/same_bytes/shuffled.hpp"

#include <utility>
#include <vector>

namespace allting::same_bytes {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const auto line = text.substr(0, end);
        lines.push_back(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
    }
    return lines;
}

bool starts_section(std::string_view line) { return line == "META" || line == "PROJECTS" || line == "VOTES"; }

}  // namespace

std::string shuffled(std::string_view text, SeededRandom& random) {
    auto lines = lines_of(text);
    std::string_view section;
    for (std::size_t first = 0; first < lines.size();) {
        if (starts_section(lines[first])) {
            section = lines[first];
            first += 2;  // the section's word and its header
            continue;
        }
        auto end = first;
        while (end < lines.size() && !starts_section(lines[end])) ++end;
        if (section == "PROJECTS" || section == "VOTES") {
            for (auto left = end - first; left > 1; --left) {
                std::swap(lines[first + left - 1], lines[first + random.below(left)]);
            }
        }
        first = end;
    }
    std::string out;
    for (const auto line : lines) (out += line) += '\n';
    return out;
}

}  // namespace allting::same_bytes
