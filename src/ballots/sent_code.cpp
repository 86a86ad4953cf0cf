#include "ballots/sent_code.hpp"

#include <algorithm>

namespace allting::ballots {

namespace {

constexpr std::size_t digits_min = 8, digits_max = 15;  // E.164
constexpr std::string_view sweden = "+46", trunk_in_brackets = "(0)";
constexpr std::size_t swedish_mobile_signs = 12;  // +46 7x xxx xx xx

bool is_digit(char c) { return c >= '0' && c <= '9'; }

Error wrong(std::string code) {
    FieldErrors errors;
    errors.add("number", code, "ballots.refused." + code);
    return errors.take();
}

/// "+" and digits, or "" for what is no number.
std::string digits_of(std::string_view typed) {
    std::string text(typed);
    if (const auto at = text.find(trunk_in_brackets); at != std::string::npos) text.erase(at, trunk_in_brackets.size());
    std::string number;
    for (const char c : text) {
        if (is_digit(c) || (c == '+' && number.empty())) number += c;
        else if (std::string_view(" -.()/").find(c) == std::string_view::npos) return "";
    }
    if (number.starts_with("00")) number = "+" + number.substr(2);
    else if (number.starts_with("0")) number = std::string(sweden) + number.substr(1);
    if (number.starts_with("+460")) number.erase(sweden.size(), 1);
    const bool fits = number.size() > digits_min && number.size() <= digits_max + 1;
    return number.starts_with("+") && fits && number[1] != '0' ? number : "";
}

bool is_swedish_mobile(std::string_view number) {
    return number.size() == swedish_mobile_signs && number[3] == '7' && std::string_view("02369").find(number[4]) != std::string_view::npos;
}

}  // namespace

Result<Target> read_number(std::string_view typed, std::span<const std::string> prefixes) {
    const std::string number = digits_of(typed);
    if (number.empty()) return wrong("not_a_number");
    if (std::ranges::none_of(prefixes, [&](const std::string& prefix) { return number.starts_with(prefix); })) return wrong("number_abroad");
    if (number.starts_with(sweden) && !is_swedish_mobile(number)) return wrong("not_a_mobile");
    return Target{processes::Way::sms_code, number};
}

std::string make_sent_code(Random& random) {
    std::string code;
    for (std::size_t i = 0; i < sent_code_signs; ++i) code += static_cast<char>('0' + random.below(10));
    return code;
}

std::string digits_of_code(std::string_view typed) {
    std::string digits;
    for (const char c : typed) {
        if (is_digit(c)) digits += c;
        else if (c != ' ' && c != '-') return "";
    }
    return digits.size() == sent_code_signs ? digits : "";
}

}  // namespace allting::ballots
