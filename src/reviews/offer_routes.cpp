#include "reviews/offer_routes.hpp"

#include "reviews/meeting_actions.hpp"
#include "reviews/offer_actions.hpp"
#include "reviews/offer_json.hpp"
#include "reviews/offer_pages.hpp"

namespace allting::reviews {
namespace {

using http::Method;
using http::Response;
using people::FieldSpec;
using people::FieldType;
using people::Permission;
using people::Route;
using people::Visit;

OfferId offer_id(const Visit& visit) { return visit.request.path_id<OfferId>("id"); }
MeetingId meeting_id(const Visit& visit) { return visit.request.path_id<MeetingId>("id"); }
std::string proposal_path(ProposalId id) { return "/proposals/" + std::to_string(id.value); }
std::string case_path(CaseId id) { return "/cases/" + std::to_string(id.value); }

Response saved(Visit& visit, const std::string& path, const json::Value& shown, std::string_view said, int status = 200) {
    Response response = visit.done(path, [&] { return shown; }, status);
    visit.say_next(response, said);
    return response;
}

Result<Response> post_answer(Visit& visit) {
    TRY(const OfferAnswerForm form, read_offer_answer_form(visit.input()));
    TRY(const ChangeOffer offer, visit.database.write([&](db::Transaction& tx) { return answer_offer(tx, visit.visitor, offer_id(visit), form, visit.now); }));
    return saved(visit, proposal_path(offer.proposal), offer_json(offer), form.accepted ? "reviews.said.offer_accepted" : "reviews.said.offer_declined");
}

Result<Response> show_counter(Visit& visit) {
    TRY(const OfferView view, load_for_author(visit, offer_id(visit)));
    TRY_DO(check_offer_is_unanswered(view.offer));
    return visit.answer([&](const page::Frame& f) { return counter_page(f, view); }, [&] { return offer_json(view.offer); });
}

Result<Response> post_counter(Visit& visit) {
    const auto form = read_counter_form(visit.input());
    const auto done = form.ok() ? visit.database.write([&](db::Transaction& tx) {
        return counter_offer(tx, visit.visitor, offer_id(visit), form.value(), visit.now);
    }) : Result<ChangeOffer>(form.error());
    if (!done.ok()) {
        TRY(const OfferView view, load_for_author(visit, offer_id(visit)));
        return visit.form_again(done.error(), [&](const page::Frame& f, const page::Typed& typed) { return counter_page(f, view, typed); });
    }
    return saved(visit, proposal_path(done.value().proposal), offer_json(done.value()), "offers.said.countered", 201);
}

Result<Response> post_counter_answer(Visit& visit) {
    TRY(const CounterAnswerForm form, read_counter_answer_form(visit.input()));
    TRY(const ChangeOffer counter, visit.database.write([&](db::Transaction& tx) { return answer_counter(tx, visit.visitor, offer_id(visit), form, visit.now); }));
    return saved(visit, case_path(counter.in_case), offer_json(counter), form.accepted ? "offers.said.counter_accepted" : "offers.said.counter_declined");
}

Result<Response> show_meeting(Visit& visit) {
    TRY(const OfferView view, load_for_author(visit, offer_id(visit)));
    TRY_DO(check_offer_is_unanswered(view.offer));
    return visit.answer([&](const page::Frame& f) { return meeting_page(f, view, false); }, [&] { return offer_json(view.offer); });
}

Result<Response> show_other_time(Visit& visit) {
    TRY(const OfferView view, load_for_official(visit, offer_id(visit)));
    TRY_DO(check_offer_is_unanswered(view.offer));
    return visit.answer([&](const page::Frame& f) { return meeting_page(f, view, true); }, [&] { return offer_json(view.offer); });
}

Result<Response> post_meeting(Visit& visit) {
    const auto form = read_meeting_form(visit.input(), visit.site.zone);
    const auto done = form.ok() ? visit.database.write([&](db::Transaction& tx) {
        return ask_to_meet(tx, visit.visitor, offer_id(visit), form.value(), visit.now);
    }) : Result<Meeting>(form.error());
    if (!done.ok()) {
        TRY(const OfferView view, load_for_author(visit, offer_id(visit)));
        return visit.form_again(done.error(), [&](const page::Frame& f, const page::Typed& typed) { return meeting_page(f, view, false, typed); });
    }
    return saved(visit, proposal_path(done.value().proposal), meeting_json(done.value()), "offers.said.asked_to_meet", 201);
}

Result<Response> post_other_time(Visit& visit) {
    const auto form = read_meeting_form(visit.input(), visit.site.zone);
    const auto done = form.ok() ? visit.database.write([&](db::Transaction& tx) {
        return propose_other_time(tx, visit.visitor, offer_id(visit), form.value(), visit.now);
    }) : Result<Meeting>(form.error());
    TRY(const OfferView view, load_for_official(visit, offer_id(visit)));
    if (!done.ok())
        return visit.form_again(done.error(), [&](const page::Frame& f, const page::Typed& typed) { return meeting_page(f, view, true, typed); });
    return saved(visit, case_path(view.offer.in_case), meeting_json(done.value()), "offers.said.other_time", 201);
}

Result<Meeting> confirmed(Visit& visit) {
    TRY(const ForAuthor by, read_for_author(visit.input()));
    return visit.database.write([&](db::Transaction& tx) { return confirm_meeting(tx, visit.visitor, meeting_id(visit), by, visit.now); });
}

Result<Response> post_confirmation(Visit& visit) {
    TRY(const Meeting meeting, confirmed(visit));
    return saved(visit, proposal_path(meeting.proposal), meeting_json(meeting), "offers.said.meeting_confirmed");
}

Result<Response> post_agreement(Visit& visit) {
    TRY(const Meeting meeting, confirmed(visit));
    TRY(const OfferView view, load_for_official(visit, meeting.offer));
    return saved(visit, case_path(view.offer.in_case), meeting_json(meeting), "offers.said.meeting_confirmed");
}

constexpr FieldSpec answer_fields[] = {
    {"answer", FieldType::choice, true, "accept or decline"},
    {"words", FieldType::text, false, "The author's own words"},
    {"channel", FieldType::choice, false, "phone, paper or desk, when a facilitator answers for the author"},
    {"evidence", FieldType::line, false, "How the facilitator knows; required with a yes for the author"}};
constexpr FieldSpec counter_fields[] = {
    {"explanation", FieldType::text, true, "Why, in words for the officials"},
    {"title", FieldType::line, true, "Title as offered"},
    {"body", FieldType::text, true, "Text as offered"},
    {"place", FieldType::line, false, "Place as offered, in words"},
    {"place_latitude", FieldType::line, false, "Degrees, WGS 84; with place_longitude"},
    {"place_longitude", FieldType::line, false, "Degrees, WGS 84; with place_latitude"},
    {"size", FieldType::line, false, "How large"},
    {"hours", FieldType::line, false, "When it is open"},
    {"cost", FieldType::money, false, "One-off cost"},
    {"channel", FieldType::choice, false, "phone, paper or desk, when a facilitator speaks for the author"},
    {"evidence", FieldType::line, false, "How the facilitator knows; required when speaking for the author"}};
constexpr FieldSpec counter_answer_fields[] = {
    {"answer", FieldType::choice, true, "accept or decline"},
    {"reason", FieldType::text, false, "Why; required with decline"}};
constexpr FieldSpec meeting_fields[] = {
    {"starts_at", FieldType::instant, true, "When"},
    {"place", FieldType::line, false, "Where; a place or a telephone number is needed"},
    {"phone", FieldType::line, false, "Number to call; never public"},
    {"words", FieldType::text, false, "What it should be about"},
    {"channel", FieldType::choice, false, "phone, paper or desk, when a facilitator speaks for the author"},
    {"evidence", FieldType::line, false, "How the facilitator knows; required when speaking for the author"}};
constexpr FieldSpec confirmation_fields[] = {
    {"channel", FieldType::choice, false, "phone, paper or desk, when a facilitator speaks for the author"},
    {"evidence", FieldType::line, false, "How the facilitator knows; required when speaking for the author"}};

constexpr Route table[] = {
    {Method::post, "/offers/{id}/answer", Permission::write_idea, post_answer, "The author's answer to a change offer", answer_fields},
    {Method::get, "/offers/{id}/counter", Permission::write_idea, show_counter, "The form of a counter-offer"},
    {Method::post, "/offers/{id}/counters", Permission::write_idea, post_counter, "The author offers something else", counter_fields},
    {Method::post, "/counters/{id}/answer", Permission::review, post_counter_answer, "The officials' answer to a counter-offer", counter_answer_fields},
    {Method::get, "/offers/{id}/meetings/new", Permission::write_idea, show_meeting, "The form to ask for a meeting about a change offer"},
    {Method::post, "/offers/{id}/meetings", Permission::write_idea, post_meeting, "The author asks to meet", meeting_fields},
    {Method::get, "/offers/{id}/other-times/new", Permission::review, show_other_time, "The form of another time to meet"},
    {Method::post, "/offers/{id}/other-times", Permission::review, post_other_time, "The officials propose another time to meet", meeting_fields},
    {Method::post, "/meetings/{id}/confirmation", Permission::write_idea, post_confirmation, "The author agrees to the officials' time", confirmation_fields},
    {Method::post, "/meetings/{id}/agreement", Permission::review, post_agreement, "The officials agree to the author's time"},
};

}  // namespace

std::span<const Route> offer_routes() { return table; }

}  // namespace allting::reviews
