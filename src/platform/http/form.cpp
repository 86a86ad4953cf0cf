#include "platform/http/form.hpp"

#include "core/limits.hpp"
#include "core/text.hpp"
#include "platform/i18n/zone.hpp"

namespace allting::http {
namespace {

/// Every kind of line break becomes `mark`.
std::string with_line_breaks(std::string_view text, char mark) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r') {
            if (i + 1 == text.size() || text[i + 1] != '\n') result += mark;
        } else {
            result += text[i] == '\n' ? mark : text[i];
        }
    }
    return result;
}

void check_length(FieldErrors& errors, std::string_view field, std::string_view value, Length length) {
    const std::size_t count = count_characters(value);
    if (count == 0 && length.characters_min > 0) {
        errors.add(std::string(field), "required", "form.required");
    } else if (count > 0 && count < length.characters_min) {
        errors.add(std::string(field), "too_short", "form.too_short", {{"min", std::to_string(length.characters_min)}});
    } else if (count > length.characters_max) {
        errors.add(std::string(field), "too_long", "form.too_long",
                   {{"max", std::to_string(length.characters_max)}, {"over", std::to_string(count - length.characters_max)}});
    }
}

/// One @ with something on both sides, a dot in the domain, no blanks: the rest is for the mail server to say.
bool looks_like_email(std::string_view text) {
    const auto at = text.find('@');
    if (at == 0 || at == std::string_view::npos || text.find('@', at + 1) != std::string_view::npos) return false;
    const std::string_view domain = text.substr(at + 1);
    const auto dot = domain.find('.');
    if (dot == 0 || dot == std::string_view::npos || domain.back() == '.') return false;
    if (domain.find("..") != std::string_view::npos) return false;
    for (const char c : text)
        if (static_cast<unsigned char>(c) <= ' ' || c == 0x7F || std::string_view("\"(),:;<>[\\]").find(c) != std::string_view::npos)
            return false;
    return true;
}

}  // namespace

std::string FormReader::line(std::string_view field, Length length) {
    const std::string value = with_line_breaks(input_.text(field), ' ');
    check_length(errors_, field, value, length);
    return value;
}

std::string FormReader::text(std::string_view field, Length length) {
    const std::string value = with_line_breaks(input_.text(field), '\n');
    check_length(errors_, field, value, length);
    return value;
}

std::string FormReader::email(std::string_view field, Need need) {
    const std::string value = to_lower_ascii(input_.text(field));
    if (value.empty()) {
        if (need == Need::required) refuse(std::string(field), "required", "form.required");
    } else if (value.size() > limits::email_characters_max || !looks_like_email(value)) {
        refuse(std::string(field), "not_an_email", "form.not_an_email");
    }
    return value;
}

std::optional<std::int64_t> FormReader::number(std::string_view field, Range range, Need need) {
    std::string digits;
    for (const char c : input_.text(field))
        if (c != ' ') digits += c;
    if (digits.empty()) {
        if (need == Need::required) refuse(std::string(field), "required", "form.required");
        return std::nullopt;
    }
    const auto number = integer_from_text(digits);
    if (!number) {
        refuse(std::string(field), "not_a_number", "form.not_a_number");
        return std::nullopt;
    }
    if (*number < range.least || *number > range.most) {
        const bool open = range.most == INT64_MAX;
        errors_.add(std::string(field), "out_of_range", open ? "form.too_small" : "form.out_of_range",
                    {{"least", std::to_string(range.least)}, {"most", std::to_string(range.most)}});
        return std::nullopt;
    }
    return number;
}

std::optional<Money> FormReader::money(std::string_view field, Need need) {
    const std::string_view text = input_.text(field);
    if (text.empty()) {
        if (need == Need::required) refuse(std::string(field), "required", "form.required");
        return std::nullopt;
    }
    const auto amount = money_from_text(text);
    if (!amount) refuse(std::string(field), "not_an_amount", "form.not_an_amount");
    return amount;
}

bool FormReader::checked(std::string_view field) const {
    const std::string_view value = input_.text(field);
    return value == "on" || value == "true" || value == "1" || value == "yes";
}

std::string FormReader::choice(std::string_view field, std::initializer_list<std::string_view> words, Need need) {
    const std::string_view value = input_.text(field);
    for (const std::string_view word : words)
        if (word == value) return std::string(value);
    if (!value.empty()) refuse(std::string(field), "not_a_choice", "form.not_a_choice");
    else if (need == Need::required) refuse(std::string(field), "required", "form.required");
    return {};
}

std::optional<Instant> FormReader::local_instant(std::string_view field, std::string_view zone, Need need) {
    const std::string date_field = std::string(field) + "_date";
    const std::string_view iso = input_.text(field);
    const std::string_view date = input_.text(date_field);
    if (iso.empty() && date.empty()) {
        if (need == Need::required) refuse(std::string(field), "required", "form.required");
        return std::nullopt;
    }
    const auto at = !iso.empty() ? instant_from_iso(iso)
                                 : i18n::instant_from_local(date, input_.text(std::string(field) + "_time"), zone);
    if (!at) refuse(std::string(field), "not_a_date", "form.not_a_date");
    return at;
}

}  // namespace allting::http
