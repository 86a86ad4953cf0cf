#include "people/identity_number.hpp"

#include <optional>

#include "platform/crypto/crypto.hpp"

namespace allting::people {
namespace {

constexpr std::size_t short_digits = 10, long_digits = 12;
constexpr unsigned coordination_days = 60;

struct Written {
    std::string digits;
    bool plus = false;
};

Error refuse_number(std::string_view code) {
    FieldErrors errors;
    const std::string text_key = "people.identity." + std::string(code);
    errors.add("identity_number", std::string(code), text_key);
    Error error = errors.take();
    error.code = code;
    error.text_key = text_key;
    return error;
}

/// What stands at the beginning of the text: how many bytes of a blank or a dash, 0 = neither.
std::size_t blank_bytes(std::string_view rest) {
    if (rest.starts_with(' ') || rest.starts_with('\t')) return 1;
    return rest.starts_with("\u00A0") ? 2 : 0;
}
std::size_t dash_bytes(std::string_view rest) {
    if (rest.starts_with('-') || rest.starts_with('+')) return 1;
    for (const std::string_view dash : {"\u2010", "\u2011", "\u2012", "\u2013", "\u2212"})
        if (rest.starts_with(dash)) return dash.size();
    return 0;
}

/// The digits, with one dash at most, before the last four.
std::optional<Written> take_apart(std::string_view typed) {
    Written written;
    std::size_t dash_after = 0;
    while (!typed.empty()) {
        std::size_t taken = blank_bytes(typed);
        if (typed.front() >= '0' && typed.front() <= '9') {
            written.digits += typed.front();
            taken = 1;
        } else if (const std::size_t dash = dash_bytes(typed); dash > 0) {
            if (dash_after > 0 || written.digits.empty()) return std::nullopt;
            dash_after = written.digits.size();
            written.plus = typed.front() == '+';
            taken = dash;
        }
        if (taken == 0 || written.digits.size() > long_digits) return std::nullopt;
        typed.remove_prefix(taken);
    }
    const std::size_t count = written.digits.size();
    if (count != short_digits && count != long_digits) return std::nullopt;
    if (dash_after > 0 && dash_after != count - 4) return std::nullopt;
    return written;
}

int number_at(std::string_view digits, std::size_t at, std::size_t count) {
    int number = 0;
    for (const char digit : digits.substr(at, count)) number = number * 10 + (digit - '0');
    return number;
}

/// The date in the digits, with the year given; coordination numbers as the date they mean.
std::chrono::year_month_day date_of(std::string_view ten, int year) {
    auto day = static_cast<unsigned>(number_at(ten, 4, 2));
    if (day > coordination_days) day -= coordination_days;
    return {std::chrono::year(year), std::chrono::month(static_cast<unsigned>(number_at(ten, 2, 2))), std::chrono::day(day)};
}

/// Of two digits of a year: the last such year that the sign and today allow.
int whole_year(std::string_view ten, bool plus, std::chrono::year_month_day today) {
    const int this_year = static_cast<int>(today.year());
    int year = this_year - this_year % 100 + number_at(ten, 0, 2);
    if (year > this_year || date_of(ten, year) > today) year -= 100;
    if (plus && this_year - year < 100) year -= 100;
    return year;
}

/// Luhn: every second digit doubled, their digits summed; a multiple of ten is right.
bool check_digit_fits(std::string_view ten) {
    int sum = 0;
    for (std::size_t i = 0; i < ten.size(); ++i) {
        const int weighted = (ten[i] - '0') * (i % 2 == 0 ? 2 : 1);
        sum += weighted / 10 + weighted % 10;
    }
    return sum % 10 == 0;
}

}  // namespace

Result<IdentityNumber> IdentityNumber::read(std::string_view typed, std::chrono::year_month_day today) {
    const auto written = take_apart(typed);
    if (!written) return refuse_number("no_identity_number");
    const std::string ten = written->digits.substr(written->digits.size() - short_digits);
    const bool has_century = written->digits.size() == long_digits;
    const int year = has_century ? number_at(written->digits, 0, 4) : whole_year(ten, written->plus, today);
    const auto date = date_of(ten, year);
    if (!date.ok() || year < 1800) return refuse_number("no_such_date");
    if (date > today) return refuse_number("born_in_future");
    if (!check_digit_fits(ten)) return refuse_number("wrong_check_digit");
    return IdentityNumber(std::to_string(year) + ten.substr(2));
}

int IdentityNumber::birth_year() const { return number_at(digits_, 0, 4); }

std::string identity_key(std::string_view master_key) { return crypto::derive_key(master_key, "identity numbers"); }

std::string identity_hash(std::string_view key, const IdentityNumber& number) {
    return crypto::hmac_sha256(key, number.digits());
}

}  // namespace allting::people
