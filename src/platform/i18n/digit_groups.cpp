#include "platform/i18n/digit_groups.hpp"

#include <algorithm>

namespace allting::i18n {
namespace {

constexpr std::int64_t trying_numbers[] = {0, 7, 12, 999, 1'000, 1'234, 9'999, 10'000, 98'765, 100'000, 1'234'567, 50'000'000, 1'234'567'890'123};

}  // namespace

DigitGroups DigitGroups::learn(const std::array<std::string, 10>& digits, const std::function<std::string(std::int64_t)>& reference) {
    DigitGroups groups;
    groups.digits_ = digits;
    const std::string& one = digits[1];
    const std::string single = reference(1), thousand = reference(1'000), ten_thousand = reference(11'111);
    const std::size_t at = single.find(one);
    if (at == std::string::npos) return groups;
    groups.prefix_ = single.substr(0, at);
    groups.suffix_ = single.substr(at + one.size());
    // 11 111: two digits, what stands between, three digits.
    const std::size_t fixed = groups.prefix_.size() + groups.suffix_.size() + 5 * one.size();
    if (ten_thousand.size() < fixed) return groups;
    groups.separator_ = ten_thousand.substr(groups.prefix_.size() + 2 * one.size(), ten_thousand.size() - fixed);
    groups.grouped_from_ = thousand.find(groups.separator_, groups.prefix_.size()) == groups.prefix_.size() + one.size() ? 4 : 5;
    groups.is_usable_ = std::ranges::all_of(trying_numbers, [&](std::int64_t n) { return groups.text(n) == reference(n); });
    return groups;
}

std::string DigitGroups::text(std::int64_t n) const {
    const std::string western = std::to_string(n);
    const bool grouped = western.size() >= grouped_from_;
    std::string text = prefix_;
    for (std::size_t i = 0; i < western.size(); ++i) {
        if (grouped && i > 0 && (western.size() - i) % 3 == 0) text += separator_;
        text += digits_[std::size_t(western[i] - '0')];
    }
    return text += suffix_;
}

}  // namespace allting::i18n
