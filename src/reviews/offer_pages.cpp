#include "reviews/offer_pages.hpp"

#include "core/limits.hpp"
#include "proposals/difference.hpp"
#include "reviews/case_pages.hpp"

namespace allting::reviews {
namespace {

namespace forms = page::forms;
using page::Typed;

std::string proposal_path(ProposalId id) { return "/proposals/" + std::to_string(id.value); }

page::Position position_of(const proposals::Spot& spot) { return {spot.latitude, spot.longitude}; }

/// The fields of an offer, filled with what stands, for whoever offers.
void offered_fields(html::Out& out, const page::Frame& frame, const Typed& typed, const Standing& filled, const std::string& language, const Ground& ground) {
    const auto& t = *frame.t;
    forms::line(out, frame, typed, {.name = "title", .label = std::string(t("reviews.part_title")), .value = filled.wording.title,
                                    .characters_max = limits::title_characters_max, .language = language});
    forms::text(out, frame, typed, {.name = "body", .label = std::string(t("reviews.part_body")), .value = filled.wording.body,
                                    .characters_max = limits::text_characters_max, .language = language}, 8);
    forms::line(out, frame, typed, {.name = "place", .label = std::string(t("reviews.part_place")), .help = std::string(t("offers.place_help")),
                                    .value = filled.wording.place, .required = false, .characters_max = limits::line_characters_max});
    page::Map map{.label = std::string(t("offers.map_pick")), .areas = ground.areas, .points = {}, .pick_field = "place",
                  .tile_url = ground.tile_url, .tile_attribution = ground.tile_attribution};
    if (filled.terms.spot) map.picked = position_of(*filled.terms.spot);
    page::map(out, frame, map);
    const auto optional_line = [&](const char* name, std::string_view label, std::string_view help, const std::string& value) {
        forms::line(out, frame, typed, {.name = name, .label = std::string(label), .help = std::string(help), .value = value, .required = false,
                                        .characters_max = limits::line_characters_max});
    };
    optional_line("size", t("offers.size"), t("offers.size_help"), filled.terms.size);
    optional_line("hours", t("offers.hours"), t("offers.hours_help"), filled.terms.hours);
    forms::line(out, frame, typed, {.name = "cost", .label = std::string(t("offers.cost")), .help = std::string(t("offers.cost_help")),
                                    .value = filled.terms.cost ? to_plain_text(*filled.terms.cost) : std::string(), .required = false,
                                    .input_mode = "numeric", .suffix = "kr"});
}

page::Options options_of(const OfferView& view, std::string_view title) {
    return {.title = std::string(title),
            .crumbs = {{.address = proposal_path(view.proposal.id), .text = view.proposal.wording.title, .language = view.proposal.language},
                       {.address = {}, .text = std::string(title)}},
            .keep_out_of_search = true};
}

void heading(html::Out& out, std::string_view title, std::string_view lead) {
    html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, title, lead);
}

std::string draft_name(const char* of, const OfferView& view) { return std::string(of) + "-" + std::to_string(view.offer.id.value); }

void words_difference(html::Out& out, std::string_view label, const std::string& before, const std::string& after) {
    if (before == after) return;
    html::write<R"(<h3>{}</h3><p class="difference" dir="auto">{}</p>
)">(out, label, html::each(proposals::differences(before, after), [](html::Out& o, const proposals::Difference& d) {
        using Kind = proposals::Difference::Kind;
        switch (d.kind) {
            case Kind::same: html::write<"{} ">(o, d.text); break;
            case Kind::removed: html::write<"<del>{}</del> ">(o, d.text); break;
            case Kind::added: html::write<"<ins>{}</ins> ">(o, d.text); break;
        }
    }));
}

/// Short things are told whole: what it was, what it would be.
void value_difference(html::Out& out, const page::Frame& frame, std::string_view label, const std::string& before, const std::string& after) {
    if (before == after) return;
    const auto& t = *frame.t;
    const auto told = [&](const std::string& value) { return value.empty() ? std::string(t("offers.nothing_said")) : value; };
    html::write<R"(<h3>{}</h3><p>{} <del>{}</del> → {} <ins>{}</ins></p>
)">(out, label, t("reviews.before"), told(before), t("reviews.after"), told(after));
}

void place_difference(html::Out& out, const page::Frame& frame, const Standing& before, const Standing& after) {
    const auto& t = *frame.t;
    value_difference(out, frame, t("reviews.part_place"), before.wording.place, after.wording.place);
    const Terms placed{.spot = before.terms.spot};
    if (placed == Terms{.spot = after.terms.spot}) return;
    std::vector<page::MapPoint> points;
    if (before.terms.spot) points.push_back({position_of(*before.terms.spot), std::string(t("offers.old_place"))});
    if (after.terms.spot) points.push_back({position_of(*after.terms.spot), std::string(t("offers.new_place"))});
    if (points.empty()) return;
    page::map(out, frame, {.label = std::string(after.terms.spot ? t("offers.map_difference") : t("offers.off_the_map")), .areas = {}, .points = std::move(points)});
}

}  // namespace

void for_author_fields(html::Out& out, const page::Frame& frame, const Typed& typed) {
    const auto& t = *frame.t;
    forms::select(out, frame, typed, {.name = "channel", .label = std::string(t("reviews.answered_by")), .help = std::string(t("reviews.answered_by_help"))},
                  {{.value = "phone", .label = std::string(t("reviews.by_phone"))}, {.value = "paper", .label = std::string(t("reviews.by_paper"))},
                   {.value = "desk", .label = std::string(t("reviews.by_desk"))}});
    forms::line(out, frame, typed, {.name = "evidence", .label = std::string(t("offers.evidence")), .help = std::string(t("offers.evidence_help")), .required = false,
                                    .characters_max = limits::line_characters_max});
}

void offer_difference(html::Out& out, const page::Frame& frame, const Standing& before, const Standing& after) {
    const auto& t = *frame.t;
    words_difference(out, t("reviews.part_title"), before.wording.title, after.wording.title);
    words_difference(out, t("reviews.part_body"), before.wording.body, after.wording.body);
    place_difference(out, frame, before, after);
    value_difference(out, frame, t("offers.size"), before.terms.size, after.terms.size);
    value_difference(out, frame, t("offers.hours"), before.terms.hours, after.terms.hours);
    const auto amount = [&](const Standing& of) { return of.terms.cost ? t.money(*of.terms.cost) : std::string(); };
    value_difference(out, frame, t("offers.cost"), amount(before), amount(after));
}

std::string offer_page(const page::Frame& frame, const CaseView& view, const Typed& typed) {
    const auto& t = *frame.t;
    const std::string path = "/cases/" + std::to_string(view.of.id.value);
    const page::Options options{.title = std::string(t("reviews.offer_change")),
                                .crumbs = {{.address = "/reviews", .text = std::string(t("reviews.inbox"))},
                                           {.address = path, .text = proposals::number_of(view.proposal.id)},
                                           {.address = {}, .text = std::string(t("reviews.offer_change"))}},
                                .keep_out_of_search = true};
    return page::layout(frame, options, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="meta" lang="{}">{} {}</p>
<p class="lead">{}</p>
)">(out, t("reviews.offer_change"), view.proposal.language, proposals::number_of(view.proposal.id), view.proposal.wording.title, t("reviews.offer_lead"));
        forms::error_summary(out, frame, typed);
        forms::open(out, frame, {.action = path + "/offers", .draft = "offers-" + std::to_string(view.of.id.value)});
        forms::hidden(out, "version", std::to_string(view.of.version));
        forms::text(out, frame, typed, {.name = "explanation", .label = std::string(t("reviews.offer_explanation")), .help = std::string(t("reviews.offer_explanation_help")),
                                        .characters_max = limits::reason_characters_max}, 4);
        const ChangeOffer* const waiting = waiting_offer(view.offers);
        const Standing filled = waiting != nullptr ? Standing{waiting->wording, waiting->terms} : standing_of(view.proposal, view.offers);
        offered_fields(out, frame, typed, filled, view.proposal.language, view.ground);
        forms::button(out, t("reviews.send_offer"));
        forms::close(out);
    });
}

std::string counter_page(const page::Frame& frame, const OfferView& view, const Typed& typed) {
    const auto& t = *frame.t;
    return page::layout(frame, options_of(view, t("offers.counter")), [&](html::Out& out) {
        heading(out, t("offers.counter"), view.for_author ? t("offers.counter_lead_for_author") : t("offers.counter_lead"));
        forms::error_summary(out, frame, typed);
        panel(out, {.id = "offer", .title = t("reviews.offer_heading"), .soft = true}, [&](html::Out& o) {
            page::written_text(o, view.offer.explanation);
            offer_difference(o, frame, view.standing, {view.offer.wording, view.offer.terms});
        });
        forms::open(out, frame, {.action = "/offers/" + std::to_string(view.offer.id.value) + "/counters", .draft = draft_name("counter", view)});
        if (view.for_author) for_author_fields(out, frame, typed);
        forms::text(out, frame, typed, {.name = "explanation", .label = std::string(t("offers.counter_explanation")), .characters_max = limits::reason_characters_max}, 4);
        offered_fields(out, frame, typed, {view.offer.wording, view.offer.terms}, view.proposal.language, view.ground);
        forms::button(out, t("offers.send_counter"));
        forms::close(out);
    });
}

std::string meeting_page(const page::Frame& frame, const OfferView& view, bool official, const Typed& typed) {
    const auto& t = *frame.t;
    const std::string_view title = official ? t("offers.other_time") : t("offers.ask_to_meet");
    return page::layout(frame, options_of(view, title), [&](html::Out& out) {
        heading(out, title, official ? t("offers.other_time_lead") : t("offers.meet_lead"));
        forms::error_summary(out, frame, typed);
        forms::open(out, frame, {.action = "/offers/" + std::to_string(view.offer.id.value) + (official ? "/other-times" : "/meetings"),
                                 .draft = draft_name("meeting", view)});
        if (view.for_author) for_author_fields(out, frame, typed);
        forms::date_time(out, frame, typed, {.name = "starts_at", .label = std::string(t("offers.meeting_time"))}, {});
        forms::line(out, frame, typed, {.name = "place", .label = std::string(t("offers.meeting_place")), .help = std::string(t("offers.meeting_place_help")),
                                        .required = false, .characters_max = limits::line_characters_max});
        forms::line(out, frame, typed, {.name = "phone", .label = std::string(t("offers.meeting_phone")), .help = std::string(t("offers.meeting_private")),
                                        .required = false, .characters_max = 40, .input_mode = "tel"}, "tel");
        forms::text(out, frame, typed, {.name = "words", .label = std::string(t("offers.meeting_words")), .required = false,
                                        .characters_max = limits::comment_characters_max}, 3);
        forms::button(out, official ? t("offers.send_other_time") : t("offers.send_meeting"));
        forms::close(out);
    });
}

}  // namespace allting::reviews
