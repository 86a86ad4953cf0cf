// The offer that waits, on the pages where each side answers it.
#include <algorithm>

#include "core/limits.hpp"
#include "reviews/case_pages.hpp"
#include "reviews/offer_pages.hpp"

namespace allting::reviews {
namespace {

namespace forms = page::forms;

std::string offer_path(const ChangeOffer& offer) { return "/offers/" + std::to_string(offer.id.value); }
std::string_view text_of(const i18n::Translator& t, const std::string& key) { return t(i18n::Key::at_run_time(key)); }

void answer_form(html::Out& out, const page::Frame& frame, const PublicReview& view, const ChangeOffer& offer) {
    const auto& t = *frame.t;
    forms::open(out, frame, {.action = offer_path(offer) + "/answer"});
    if (view.answers_for_author) for_author_fields(out, frame, {});
    forms::text(out, frame, {}, {.name = "words", .label = std::string(t("reviews.own_words")), .required = false, .characters_max = limits::comment_characters_max}, 3);
    html::write<R"(<p class="actions">{}{}</p>
)">(out, [&](html::Out& o) { forms::button(o, t("reviews.accept_offer"), forms::ButtonKind::main, "answer", "accept"); },
        [&](html::Out& o) { forms::button(o, t("reviews.decline_offer"), forms::ButtonKind::second, "answer", "decline"); });
    forms::close(out);
    html::write<R"(<p class="actions">{}{}</p>
)">(out, [&](html::Out& o) { page::link_button(o, t("offers.counter"), offer_path(offer) + "/counter", false); },
        [&](html::Out& o) { page::link_button(o, t("offers.ask_to_meet"), offer_path(offer) + "/meetings/new", false); });
}

void meeting_facts(html::Out& out, const page::Frame& frame, const Meeting& meeting) {
    const auto& t = *frame.t;
    std::vector<page::Row> rows{{std::string(t("offers.meeting_state")),
                                 std::string(text_of(t, "offers.meeting_state." + std::string(word_of(meeting.state)) + (meeting.by_author ? "_author" : "_official")))},
                                {std::string(t("offers.meeting_time")), t.date_time(meeting.starts_at)}};
    if (!meeting.place.empty()) rows.push_back({std::string(t("offers.meeting_place")), meeting.place});
    if (!meeting.phone.empty()) rows.push_back({std::string(t("offers.meeting_phone")), meeting.phone});
    if (meeting.state == MeetingState::asked) rows.push_back({std::string(t("offers.meeting_due")), t.date(meeting.due_at)});
    html::write<"<h3>{}</h3>\n">(out, t("offers.meeting"));
    page::facts(out, rows);
    if (!meeting.words.empty()) page::written_text(out, meeting.words);
}

/// The time to meet, for the author's side: to agree with when the officials proposed it.
void author_meeting(html::Out& out, const page::Frame& frame, const PublicReview& view) {
    const Meeting* const meeting = current_meeting(view.meetings);
    if (meeting == nullptr) return;
    meeting_facts(out, frame, *meeting);
    if (meeting->by_author || meeting->state != MeetingState::asked) return;
    forms::open(out, frame, {.action = "/meetings/" + std::to_string(meeting->id.value) + "/confirmation"});
    if (view.answers_for_author) for_author_fields(out, frame, {});
    forms::button(out, (*frame.t)("offers.confirm_meeting"), forms::ButtonKind::second);
    forms::close(out);
}

void counter_form(html::Out& out, const page::Frame& frame, const ChangeOffer& counter) {
    const auto& t = *frame.t;
    forms::open(out, frame, {.action = "/counters/" + std::to_string(counter.id.value) + "/answer", .css = "plain"});
    forms::text(out, frame, {}, {.name = "reason", .label = std::string(t("offers.counter_reason")), .help = std::string(t("offers.counter_reason_help")),
                                 .required = false, .characters_max = limits::reason_characters_max}, 3);
    html::write<R"(<p class="actions">{}{}</p>
)">(out, [&](html::Out& o) { forms::button(o, t("offers.accept_counter"), forms::ButtonKind::main, "answer", "accept"); },
        [&](html::Out& o) { forms::button(o, t("offers.decline_counter"), forms::ButtonKind::second, "answer", "decline"); });
    forms::close(out);
}

void official_meeting(html::Out& out, const page::Frame& frame, const Meeting& meeting) {
    const auto& t = *frame.t;
    meeting_facts(out, frame, meeting);
    if (!meeting.by_author || meeting.state != MeetingState::asked) return;
    forms::open(out, frame, {.action = "/meetings/" + std::to_string(meeting.id.value) + "/agreement", .css = "plain"});
    forms::button(out, t("offers.confirm_meeting"));
    forms::close(out);
    page::link_button(out, t("offers.other_time"), "/offers/" + std::to_string(meeting.offer.value) + "/other-times/new", false);
}

void history(html::Out& out, const page::Frame& frame, const std::vector<ChangeOffer>& offers) {
    const auto& t = *frame.t;
    page::Table table{.caption = std::string(t("offers.history")),
                      .heads = {std::string(t("offers.head_when")), std::string(t("offers.head_who")), std::string(t("offers.head_what")), std::string(t("offers.head_answer"))},
                      .rows = {}};
    for (const ChangeOffer& offer : offers)
        table.rows.push_back({t.date(offer.offered_at), std::string(offer.by_author ? t("offers.by_author") : t("offers.by_official")), offer.explanation,
                              std::string(text_of(t, "offers.state." + std::string(word_of(offer.state))))});
    page::table(out, table);
}

}  // namespace

void waiting_offer_part(html::Out& out, const page::Frame& frame, const PublicReview& view, const ChangeOffer& offer, const Standing& now) {
    const auto& t = *frame.t;
    panel(out, {.id = "offer", .title = offer.by_author ? t("offers.counter_heading") : t("reviews.offer_heading")}, [&](html::Out& o) {
        page::written_text(o, offer.explanation);
        offer_difference(o, frame, now, {offer.wording, offer.terms});
        html::write<R"(<p class="meta">{}</p>
)">(o, t(offer.by_author ? i18n::Key("offers.counter_until") : i18n::Key("reviews.answer_until"), {{"at", t.date(offer.due_at)}}));
        if (!view.may_answer_offer || offer.by_author) return;
        author_meeting(o, frame, view);
        answer_form(o, frame, view, offer);
    });
}

void offers_panel(html::Out& out, const page::Frame& frame, const CaseView& view) {
    if (view.offers.empty()) return;
    const auto& t = *frame.t;
    const ChangeOffer* const waiting = waiting_offer(view.offers);
    const Meeting* const meeting = current_meeting(view.meetings);
    panel(out, {.id = "offers", .title = waiting != nullptr && waiting->by_author ? t("offers.counter_heading") : t("offers.heading")}, [&](html::Out& o) {
        if (waiting != nullptr) {
            page::written_text(o, waiting->explanation);
            offer_difference(o, frame, standing_of(view.proposal, view.offers), {waiting->wording, waiting->terms});
            html::write<"<p class=\"meta\">{}</p>\n">(o, t(waiting->by_author ? i18n::Key("offers.counter_until") : i18n::Key("reviews.answer_until"), {{"at", t.date(waiting->due_at)}}));
            if (waiting->by_author && view.of.state == CaseState::open) counter_form(o, frame, *waiting);
        }
        if (meeting != nullptr) official_meeting(o, frame, *meeting);
        history(o, frame, view.offers);
    });
}

}  // namespace allting::reviews
