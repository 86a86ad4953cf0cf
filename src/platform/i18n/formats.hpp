// How one language writes numbers, money, shares and dates, and which plural form a number takes.
// Everything is made once at start and only read afterwards, so that threads share it without locks.
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/money.hpp"
#include "platform/i18n/zone.hpp"

namespace allting::i18n {

struct MoneyFormat;

class LanguageFormats {
public:
    /// `locale` in ICU's words, such as "sv-SE" or "ar-u-nu-latn". Throws std::runtime_error when ICU has no data for it.
    explicit LanguageFormats(std::string_view locale);
    ~LanguageFormats();

    bool is_right_to_left() const;
    std::string number(std::int64_t n) const;
    std::string percent(double share) const;
    /// The format lives as long as this; made on first use, under a lock.
    const MoneyFormat& money_format(std::string_view iso_code) const;

    std::string_view plural_form(std::int64_t n) const;   // "one", "few", "other" …
    std::string_view ordinal_form(std::int64_t n) const;
    const std::vector<std::string>& plural_forms() const;  // all that the language has
    const std::vector<std::string>& ordinal_forms() const;

    /// Writes a date by a pattern of CLDR letters: d dd M MM MMM MMMM y EEE EEEE H HH m mm, other text in '…' or as itself.
    std::string date(const LocalTime& at, std::string_view pattern) const;
    /// Nothing, or what is wrong with the pattern.
    static std::string problem_in_date_pattern(std::string_view pattern);

private:
    struct State;
    std::unique_ptr<State> state_;
};

std::string money_text(const MoneyFormat& format, Money amount);
std::string_view currency_of(const MoneyFormat& format);

}  // namespace allting::i18n
