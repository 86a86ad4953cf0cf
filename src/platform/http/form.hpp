// From untrusted fields to typed values, gathering every error on the way, so that a form comes back with all of them.
//
//   FormReader form(input);
//   draft.title = form.line("title", {.characters_min = 5, .characters_max = limits::title_characters_max});
//   draft.cost  = form.money("cost", Need::required);
//   if (!form.ok()) return form.error();
//
// Error codes and their sentences (locales/*/form.json): required, too_short, too_long, not_a_number, out_of_range,
// not_an_amount, not_a_date, not_a_choice, not_an_email.
#pragma once
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "core/money.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "platform/http/request.hpp"

namespace allting::http {

enum class Need { required, optional };

struct Length {
    std::size_t characters_min = 1;  // 0 = may be empty
    std::size_t characters_max = 300;
};

struct Range {
    std::int64_t least = 0;
    std::int64_t most = INT64_MAX;
};

class FormReader {
public:
    explicit FormReader(const Input& input) : input_(input) {}

    std::string line(std::string_view field, Length length);  // line breaks become blanks
    std::string text(std::string_view field, Length length);  // line breaks kept as \n
    std::string email(std::string_view field, Need need);     // lower case
    std::optional<std::int64_t> number(std::string_view field, Range range, Need need);
    std::optional<Money> money(std::string_view field, Need need);
    bool checked(std::string_view field) const;  // a ticked box, or JSON true
    /// One of the words, or "" with an error.
    std::string choice(std::string_view field, std::initializer_list<std::string_view> words, Need need);
    /// Two fields FIELD_date and FIELD_time of a form in the given zone, or one ISO instant FIELD in JSON.
    std::optional<Instant> local_instant(std::string_view field, std::string_view zone, Need need);
    template <class IdType> IdType id(std::string_view field, Need need) {
        const auto n = number(field, {.least = 1}, need);
        return IdType{n.value_or(0)};
    }

    void refuse(std::string field, std::string code, std::string text_key) { errors_.add(std::move(field), std::move(code), std::move(text_key)); }
    const Input& input() const { return input_; }
    bool ok() const { return errors_.empty(); }
    Error error() { return errors_.take(); }

private:
    const Input& input_;
    FieldErrors errors_;
};

}  // namespace allting::http
