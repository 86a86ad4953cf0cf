#include "processes/voting_way.hpp"

#include <algorithm>
#include <utility>

namespace allting::processes {
namespace {

constexpr std::array<std::string_view, all_ways.size()> words{"account", "class_code", "desk", "e_id", "email_code", "posted_code", "sms_code"};

/// The first thing that is wrong, or "".
std::string_view fault_of(WaySet ways, Standing standing) {
    if (ways.empty()) return "ways_missing";
    if (standing == Standing::advisory) return "";
    const bool uses_register = !ways.open_with(true).empty();
    if (ways.has(Way::email_code)) return "email_code_is_weak";
    if (ways == WaySet{Way::account}) return "account_is_weak";
    if (ways.has(Way::account) && ways.has(Way::sms_code)) return "ways_are_strangers";
    if (uses_register && !ways.has(Way::desk)) return "desk_missing";
    return "";
}

}  // namespace

std::string_view word_of(Way way) { return words[static_cast<std::size_t>(way)]; }

std::optional<Way> way_from_word(std::string_view word) {
    const auto found = std::ranges::find(words, word);
    if (found == words.end()) return std::nullopt;
    return all_ways[static_cast<std::size_t>(found - words.begin())];
}

bool needs_register(Way way) { return way == Way::class_code || way == Way::desk || way == Way::e_id || way == Way::posted_code; }

bool is_sent_code(Way way) { return way == Way::email_code || way == Way::sms_code; }

std::vector<Way> WaySet::list() const {
    std::vector<Way> listed;
    for (const Way way : all_ways)
        if (has(way)) listed.push_back(way);
    return listed;
}

WaySet WaySet::open_with(bool has_register) const {
    WaySet open;
    for (const Way way : all_ways)
        if (has(way) && needs_register(way) == has_register) open.add(way);
    return open;
}

std::string_view word_of(Standing standing) { return standing == Standing::promised ? "promised" : "advisory"; }

std::optional<Standing> standing_from_word(std::string_view word) {
    if (word == "promised") return Standing::promised;
    if (word == "advisory") return Standing::advisory;
    return std::nullopt;
}

void check_ways(FieldErrors& errors, WaySet ways, Standing standing) {
    const std::string fault(fault_of(ways, standing));
    if (!fault.empty()) errors.add("ways", fault, "processes.error." + fault);
}

}  // namespace allting::processes
