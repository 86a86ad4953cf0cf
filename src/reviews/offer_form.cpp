#include "reviews/offer_form.hpp"

#include "core/limits.hpp"
#include "platform/http/form.hpp"
#include "proposals/proposal_form.hpp"

namespace allting::reviews {
namespace {

using http::FormReader;
using http::Length;
using http::Need;

constexpr Length short_line{.characters_min = 0, .characters_max = limits::line_characters_max};

std::string read_explanation(FormReader& form) { return form.text("explanation", {.characters_min = 10, .characters_max = limits::reason_characters_max}); }

proposals::Wording read_offered_wording(FormReader& form) {
    return {form.line("title", {.characters_min = 5, .characters_max = limits::title_characters_max}),
            form.text("body", {.characters_min = 10, .characters_max = limits::text_characters_max}), form.line("place", short_line)};
}

OfferedTerms read_terms(FormReader& form) {
    const auto has = [&](std::string_view field) { return form.input().has(field); };
    OfferedTerms terms;
    if (has("place_latitude") || has("place_longitude")) terms.spot = proposals::read_spot(form);
    if (has("size")) terms.size = form.line("size", short_line);
    if (has("hours")) terms.hours = form.line("hours", short_line);
    if (has("cost")) terms.cost = form.money("cost", Need::optional);
    return terms;
}

ForAuthor read_speaker(FormReader& form) {
    return {.channel = form.choice("channel", {"phone", "paper", "desk"}, Need::optional), .evidence = form.line("evidence", short_line)};
}

}  // namespace

Terms applied(const OfferedTerms& offered, Terms standing) {
    if (offered.spot) standing.spot = *offered.spot;
    if (offered.size) standing.size = *offered.size;
    if (offered.hours) standing.hours = *offered.hours;
    if (offered.cost) standing.cost = *offered.cost;
    return standing;
}

Result<OfferForm> read_offer_form(const http::Input& input) {
    FormReader form(input);
    OfferForm read{.explanation = read_explanation(form),
                   .wording = read_offered_wording(form),
                   .version = form.number("version", {.least = 1}, Need::required).value_or(0),
                   .terms = read_terms(form)};
    if (!form.ok()) return form.error();
    return read;
}

Result<CounterForm> read_counter_form(const http::Input& input) {
    FormReader form(input);
    CounterForm read{.explanation = read_explanation(form), .wording = read_offered_wording(form), .terms = read_terms(form), .by = read_speaker(form)};
    if (!form.ok()) return form.error();
    return read;
}

Result<OfferAnswerForm> read_offer_answer_form(const http::Input& input) {
    FormReader form(input);
    const std::string answer = form.choice("answer", {"accept", "decline"}, Need::required);
    ForAuthor by = read_speaker(form);
    OfferAnswerForm read{.accepted = answer == "accept",
                         .words = form.text("words", {.characters_min = 0, .characters_max = limits::comment_characters_max}),
                         .channel = std::move(by.channel),
                         .evidence = std::move(by.evidence)};
    if (!form.ok()) return form.error();
    return read;
}

Result<CounterAnswerForm> read_counter_answer_form(const http::Input& input) {
    FormReader form(input);
    const bool accepted = form.choice("answer", {"accept", "decline"}, Need::required) == "accept";
    CounterAnswerForm read{.accepted = accepted,
                           .reason = form.text("reason", {.characters_min = accepted ? 0u : 10u, .characters_max = limits::reason_characters_max})};
    if (!form.ok()) return form.error();
    return read;
}

Result<MeetingForm> read_meeting_form(const http::Input& input, std::string_view zone) {
    FormReader form(input);
    MeetingForm read{.starts_at = form.local_instant("starts_at", zone, Need::required).value_or(Instant{}),
                     .place = form.line("place", short_line),
                     .phone = form.line("phone", {.characters_min = 0, .characters_max = 40}),
                     .words = form.text("words", {.characters_min = 0, .characters_max = limits::comment_characters_max}),
                     .by = read_speaker(form)};
    if (form.ok() && read.place.empty() && read.phone.empty()) form.refuse("place", "required", "offers.refused.no_meeting_place");
    if (!form.ok()) return form.error();
    return read;
}

Result<ForAuthor> read_for_author(const http::Input& input) {
    FormReader form(input);
    ForAuthor read = read_speaker(form);
    if (!form.ok()) return form.error();
    return read;
}

}  // namespace allting::reviews
