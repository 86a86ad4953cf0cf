#include "guides/card_form.hpp"

#include <algorithm>

#include "core/limits.hpp"
#include "platform/http/form.hpp"
#include "platform/i18n/zone.hpp"

namespace allting::guides {
namespace {

using http::FormReader;
using http::Need;

constexpr std::size_t part_characters_max = 600;  // a card is read standing

std::string part(FormReader& form, std::string_view field, Need need) {
    return form.text(field, {.characters_min = need == Need::required ? 3u : 0u, .characters_max = part_characters_max});
}

Rule read_rule(FormReader& form) {
    return {.ours = part(form, "ours", Need::required), .others = part(form, "others", Need::required),
            .contact = part(form, "contact", Need::optional), .passed = part(form, "passed", Need::optional),
            .failed = part(form, "failed", Need::optional)};
}

Price read_price(FormReader& form) {
    Price price{.low = form.money("cost_low", Need::required).value_or(Money{}),
                .high = form.money("cost_high", Need::required).value_or(Money{}),
                .running = form.money("running", Need::optional).value_or(Money{}),
                .lifetime_years = form.number("lifetime", {.least = 0, .most = lifetime_years_max}, Need::optional).value_or(0),
                .included = part(form, "included", Need::optional),
                .built_place = {}};
    if (form.ok() && price.low > price.high) form.refuse("cost_high", "below_low", "guides.refused.high_below_low");
    return price;
}

Price read_built(FormReader& form, const CardChoices& choices) {
    const Money cost = form.money("cost_high", Need::required).value_or(Money{});
    const std::int64_t this_year = i18n::to_local(choices.now, choices.zone).year;
    return {.low = cost, .high = cost, .running = form.money("running", Need::optional).value_or(Money{}),
            .included = part(form, "included", Need::optional),
            .built_year = form.number("built_year", {.least = built_year_min, .most = this_year}, Need::required).value_or(0),
            .built_place = form.line("built_place", {.characters_min = 2, .characters_max = limits::line_characters_max})};
}

/// The day that the source is of: today or before.
Instant read_day(FormReader& form, const CardChoices& choices) {
    const auto day = i18n::instant_from_local(form.input().text("source_date"), "", choices.zone);
    if (!day) form.refuse("source_date", "not_a_date", "form.not_a_date");
    else if (*day > choices.now) form.refuse("source_date", "in_the_future", "guides.refused.future_source");
    return day.value_or(Instant{});
}

}  // namespace

Result<CardForm> read_card(const http::Input& input, CardKind kind, const CardChoices& choices) {
    FormReader form(input);
    CardForm read{.kind = kind, .process = form.id<ProcessId>("process", Need::optional), .text = {}};
    read.text.title = form.line("title", {.characters_min = 3, .characters_max = limits::title_characters_max});
    read.text.words = words_from_text(form.line("words", {.characters_min = kind == CardKind::rule ? 2u : 0u, .characters_max = words_max * (word_characters_max + 2)}));
    const std::string_view language = input.text("language");
    read.text.language = language.empty() ? "sv" : language;
    if (std::ranges::find(choices.languages, read.text.language) == choices.languages.end())
        form.refuse("language", "not_a_choice", "form.not_a_choice");
    read.text.area = form.id<AreaId>("area", Need::optional);
    if (kind == CardKind::rule) read.text.rule = read_rule(form);
    if (kind == CardKind::price) read.text.price = read_price(form);
    if (kind == CardKind::built) read.text.price = read_built(form, choices);
    read.text.source = form.line("source", {.characters_min = 2, .characters_max = limits::line_characters_max});
    read.text.source_at = read_day(form, choices);
    if (read.text.words.empty()) read.text.words = words_from_text(read.text.title);  // a thing is brought up by its name
    if (!form.ok()) return form.error();
    return read;
}

}  // namespace allting::guides
