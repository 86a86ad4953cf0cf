// What officials and authors send about offers and meetings, from untrusted fields to typed values.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/request.hpp"
#include "reviews/offer.hpp"

namespace allting::reviews {

/// What is offered beside the wording; what was not sent stays as it is.
struct OfferedTerms {
    std::optional<std::optional<proposals::Spot>> spot = {};
    std::optional<std::string> size = {}, hours = {};
    std::optional<std::optional<Money>> cost = {};
};
Terms applied(const OfferedTerms& offered, Terms standing);

/// explanation, title, body, place, place_latitude and place_longitude, size, hours, cost, version
struct OfferForm {
    std::string explanation = {};
    proposals::Wording wording = {};
    std::int64_t version = {};
    OfferedTerms terms = {};
};
Result<OfferForm> read_offer_form(const http::Input& input);

/// Who speaks, when it is not the author: by which channel the author said it, and how one knows.
struct ForAuthor {
    std::string channel = {};
    std::string evidence = {};
};

/// The same as an offer without a version: the author's own.
struct CounterForm {
    std::string explanation = {};
    proposals::Wording wording = {};
    OfferedTerms terms = {};
    ForAuthor by = {};
};
Result<CounterForm> read_counter_form(const http::Input& input);

/// answer = accept or decline, words (the author's own), channel and evidence (only read when somebody answers for the author)
struct OfferAnswerForm {
    bool accepted = {};
    std::string words = {};
    std::string channel = {};
    std::string evidence = {};
};
Result<OfferAnswerForm> read_offer_answer_form(const http::Input& input);

/// answer = accept or decline, reason (required with decline): the officials' answer to a counter-offer.
struct CounterAnswerForm {
    bool accepted = {};
    std::string reason = {};
};
Result<CounterAnswerForm> read_counter_answer_form(const http::Input& input);

/// starts_at, place, phone, words, channel, evidence: one of place and phone is needed.
struct MeetingForm {
    Instant starts_at = {};
    std::string place = {}, phone = {}, words = {};
    ForAuthor by = {};
};
Result<MeetingForm> read_meeting_form(const http::Input& input, std::string_view zone);
Result<ForAuthor> read_for_author(const http::Input& input);

}  // namespace allting::reviews
