#include "platform/i18n/formats.hpp"

#include <unicode/dtfmtsym.h>
#include <unicode/dcfmtsym.h>
#include <unicode/locid.h>
#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>

#include <chrono>
#include <cmath>
#include <map>
#include <mutex>
#include <stdexcept>

#include "core/check.hpp"
#include "platform/i18n/digit_groups.hpp"

namespace allting::i18n {

struct MoneyFormat {
    std::string currency;
    icu::number::LocalizedNumberFormatter whole;   // when there are no öre
    icu::number::LocalizedNumberFormatter exact;
    DigitGroups groups;  // of the whole currency unit
};

namespace {

std::string to_utf8(const icu::UnicodeString& text) {
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

void require(UErrorCode status, std::string_view what) {
    if (U_FAILURE(status)) throw std::runtime_error("ICU: " + std::string(what) + ": " + u_errorName(status));
}

icu::Locale locale_named(std::string_view name) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale = icu::Locale::forLanguageTag(icu::StringPiece(name.data(), std::int32_t(name.size())), status);
    if (U_FAILURE(status) || *locale.getLanguage() == '\0') throw std::runtime_error("no locale \"" + std::string(name) + "\"");
    return locale;
}

std::vector<std::string> texts_of(const icu::UnicodeString* symbols, std::int32_t count) {
    std::vector<std::string> texts;
    for (std::int32_t i = 0; i < count; ++i) texts.push_back(to_utf8(symbols[i]));
    return texts;
}

std::vector<std::string> forms_of(const icu::PluralRules& rules) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::StringEnumeration> words(rules.getKeywords(status));
    require(status, "plural forms");
    std::vector<std::string> forms;
    while (const char* word = words->next(nullptr, status)) forms.emplace_back(word);
    return forms;
}

std::string_view form_of(const icu::PluralRules& rules, const std::vector<std::string>& forms, std::int64_t n) {
    // The rules look at the last digits and, in a few languages, at whole millions: a double keeps both exactly below 2^53.
    const icu::UnicodeString word = rules.select(double(n < 0 ? -n : n));
    for (const std::string& form : forms)
        if (word == icu::UnicodeString(form.c_str(), std::int32_t(form.size()), US_INV)) return form;
    return "other";
}

std::string formatted(const icu::number::LocalizedNumberFormatter& format, std::int64_t n, const char* what) {
    UErrorCode status = U_ZERO_ERROR;
    const auto text = format.formatInt(n, status).toString(status);
    require(status, what);
    return to_utf8(text);
}

}  // namespace

struct LanguageFormats::State {
    icu::Locale locale;
    bool right_to_left = false;
    icu::number::LocalizedNumberFormatter number, percent_whole, percent_fine;
    DigitGroups groups;
    std::unique_ptr<icu::PluralRules> plurals, ordinals;
    std::vector<std::string> plural_forms, ordinal_forms;
    std::vector<std::string> months, months_short, weekdays, weekdays_short;  // weekdays start with Sunday at [1]
    std::array<std::string, 10> digits;
    std::mutex money_mutex;
    std::map<std::string, std::unique_ptr<MoneyFormat>, std::less<>> money;  // at most 26³ entries: codes are three letters
};

LanguageFormats::LanguageFormats(std::string_view locale) : state_(std::make_unique<State>()) {
    using namespace icu::number;
    State& s = *state_;
    s.locale = locale_named(locale);
    s.right_to_left = s.locale.isRightToLeft();
    s.number = NumberFormatter::withLocale(s.locale);
    const auto percent = NumberFormatter::withLocale(s.locale).unit(icu::MeasureUnit::getPercent()).scale(Scale::powerOfTen(2))
                             .roundingMode(UNUM_ROUND_HALFUP);
    s.percent_whole = percent.precision(Precision::integer());
    s.percent_fine = percent.precision(Precision::maxFraction(1));

    UErrorCode status = U_ZERO_ERROR;
    s.plurals.reset(icu::PluralRules::forLocale(s.locale, UPLURAL_TYPE_CARDINAL, status));
    s.ordinals.reset(icu::PluralRules::forLocale(s.locale, UPLURAL_TYPE_ORDINAL, status));
    const icu::DateFormatSymbols names(s.locale, status);
    const icu::DecimalFormatSymbols digits(s.locale, status);
    require(status, locale);
    s.plural_forms = forms_of(*s.plurals);
    s.ordinal_forms = forms_of(*s.ordinals);
    using Names = icu::DateFormatSymbols;
    std::int32_t count = 0;
    const auto load = [&](std::vector<std::string>& into, const icu::UnicodeString* symbols) { into = texts_of(symbols, count); };
    load(s.months, names.getMonths(count, Names::FORMAT, Names::WIDE));
    load(s.months_short, names.getMonths(count, Names::FORMAT, Names::ABBREVIATED));
    load(s.weekdays, names.getWeekdays(count, Names::FORMAT, Names::WIDE));
    load(s.weekdays_short, names.getWeekdays(count, Names::FORMAT, Names::ABBREVIATED));
    for (std::int32_t digit = 0; digit < 10; ++digit) s.digits[std::size_t(digit)] = to_utf8(digits.getConstDigitSymbol(digit));
    s.groups = DigitGroups::learn(s.digits, [&](std::int64_t n) { return formatted(s.number, n, "number"); });
}

LanguageFormats::~LanguageFormats() = default;

bool LanguageFormats::is_right_to_left() const { return state_->right_to_left; }

std::string LanguageFormats::number(std::int64_t n) const {
    return state_->groups.can_write(n) ? state_->groups.text(n) : formatted(state_->number, n, "number");
}

std::string LanguageFormats::percent(double share) const {
    // 9.96 % is written "10 %", so the choice is made after rounding to one decimal.
    const bool fine = std::abs(share) < 0.0995;
    UErrorCode status = U_ZERO_ERROR;
    const auto text = (fine ? state_->percent_fine : state_->percent_whole).formatDouble(share, status).toString(status);
    require(status, "percent");
    return to_utf8(text);
}

const MoneyFormat& LanguageFormats::money_format(std::string_view iso_code) const {
    using namespace icu::number;
    CHECK(iso_code.size() == 3);
    for (const char c : iso_code) CHECK(c >= 'A' && c <= 'Z');
    const std::lock_guard lock(state_->money_mutex);
    if (const auto found = state_->money.find(iso_code); found != state_->money.end()) return *found->second;
    const std::string code(iso_code);
    UErrorCode status = U_ZERO_ERROR;
    const icu::CurrencyUnit unit(icu::StringPiece(code), status);
    require(status, code);
    const auto base = NumberFormatter::withLocale(state_->locale).unit(unit).scale(Scale::powerOfTen(-2));
    auto format = std::make_unique<MoneyFormat>(
        MoneyFormat{code, base.precision(Precision::integer()), base.precision(Precision::fixedFraction(2)), {}});
    format->groups = DigitGroups::learn(state_->digits, [&](std::int64_t n) { return formatted(format->whole, n * 100, "money"); });
    return *state_->money.emplace(code, std::move(format)).first->second;
}

std::string money_text(const MoneyFormat& format, Money amount) {
    if (amount.ore % 100 != 0) return formatted(format.exact, amount.ore, "money");
    const std::int64_t whole = amount.ore / 100;
    return format.groups.can_write(whole) ? format.groups.text(whole) : formatted(format.whole, amount.ore, "money");
}

std::string_view currency_of(const MoneyFormat& format) { return format.currency; }

std::string_view LanguageFormats::plural_form(std::int64_t n) const { return form_of(*state_->plurals, state_->plural_forms, n); }
std::string_view LanguageFormats::ordinal_form(std::int64_t n) const { return form_of(*state_->ordinals, state_->ordinal_forms, n); }
const std::vector<std::string>& LanguageFormats::plural_forms() const { return state_->plural_forms; }
const std::vector<std::string>& LanguageFormats::ordinal_forms() const { return state_->ordinal_forms; }

namespace {

/// A run of one pattern letter ("MMMM"), or text that stands as itself (letter 0).
struct DateField {
    char letter;
    std::size_t width;
    std::string_view text;
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Cuts the first field off the pattern; a quote without its end takes the rest.
DateField next_field(std::string_view& pattern) {
    DateField field{0, 0, {}};
    std::size_t end = 1;
    if (pattern.front() == '\'') {
        end = std::min(pattern.find('\'', 1), pattern.size());
        field.text = pattern.substr(1, end - 1);
        end = std::min(end + 1, pattern.size());
    } else if (is_letter(pattern.front())) {
        while (end < pattern.size() && pattern[end] == pattern.front()) ++end;
        field = {pattern.front(), end, {}};
    } else {
        field.text = pattern.substr(0, 1);
    }
    pattern.remove_prefix(end);
    return field;
}

int weekday_of(const LocalTime& at) {  // 1 = Sunday, as in ICU's tables
    using namespace std::chrono;
    const sys_days day = year_month_day{year{at.year}, month{unsigned(at.month)}, std::chrono::day{unsigned(at.day)}};
    return int(weekday{day}.c_encoding()) + 1;
}

}  // namespace

std::string LanguageFormats::problem_in_date_pattern(std::string_view pattern) {
    while (!pattern.empty()) {
        const DateField field = next_field(pattern);
        if (field.letter == 0) continue;
        const std::size_t width_max = std::string_view("ME").find(field.letter) != std::string_view::npos ? 4 : field.letter == 'y' ? 1 : 2;
        if (std::string_view("dMyEHm").find(field.letter) == std::string_view::npos || field.width > width_max)
            return "date pattern: \"" + std::string(field.width, field.letter) + "\" is none of d dd M MM MMM MMMM y EEE EEEE H HH m mm";
    }
    return {};
}

std::string LanguageFormats::date(const LocalTime& at, std::string_view pattern) const {
    const State& s = *state_;
    std::string out;
    const auto write_digits = [&](int n, std::size_t width) {
        std::string western = std::to_string(n);
        if (western.size() < width) western.insert(0, width - western.size(), '0');
        for (const char c : western) out += s.digits[std::size_t(c - '0')];
    };
    while (!pattern.empty()) {
        const DateField field = next_field(pattern);
        switch (field.letter) {
            case 'y': write_digits(at.year, 1); break;
            case 'd': write_digits(at.day, field.width); break;
            case 'H': write_digits(at.hour, field.width); break;
            case 'm': write_digits(at.minute, field.width); break;
            case 'E': out += (field.width == 4 ? s.weekdays : s.weekdays_short)[std::size_t(weekday_of(at))]; break;
            case 'M':
                if (field.width <= 2) write_digits(at.month, field.width);
                else out += (field.width == 4 ? s.months : s.months_short)[std::size_t(at.month - 1)];
                break;
            default: out += field.text;
        }
    }
    return out;
}

}  // namespace allting::i18n
