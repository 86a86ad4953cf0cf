#include "ballots/ways_pages.hpp"

#include "ballots/page_parts.hpp"
#include "core/limits.hpp"
#include "platform/page/components.hpp"
#include "processes/voting_way_pages.hpp"

namespace allting::ballots {

namespace {

namespace forms = page::forms;
using i18n::Key;
using processes::Way;

void act_link(html::Out& out, std::string_view address, std::string_view text) {
    html::write<R"(<p><a class="ds-button" data-variant="primary" href="{}">{}</a></p>
)">(out, address, text);
}

void sending_form(html::Out& out, const page::Frame& frame, const page::Typed& typed, const WaysView& view, Way way) {
    const auto& t = *frame.t;
    const bool by_sms = way == Way::sms_code;
    const auto words = [&](Key sms, Key mail) { return std::string(by_sms ? t(sms) : t(mail)); };
    forms::open(out, frame, {.action = "/processes/" + std::to_string(view.process.id.value) + "/vote-codes"});
    forms::hidden(out, "way", processes::word_of(way));
    forms::line(out, frame, typed,
                {.name = by_sms ? "number" : "mailbox", .label = words("ballots.number", "ballots.mailbox"),
                 .help = words("ballots.number_help", "ballots.mailbox_help"), .autocomplete = by_sms ? "tel" : "email", .input_mode = by_sms ? "tel" : "email"});
    forms::button(out, words("ballots.send_sms", "ballots.send_mail"));
    forms::close(out);
}

void way_part(html::Out& out, const page::Frame& frame, const page::Typed& typed, const WaysView& view, Way way) {
    const auto& t = *frame.t;
    html::write_open<R"(<section aria-labelledby="{}-heading"><h2 id="{}-heading">{}</h2><p>{}</p>
)">(out, processes::word_of(way), processes::word_of(way), processes::name_of(t, way), processes::way_text(t, "proves", way));
    if (view.is_vote_open) {
        if (way == Way::account || way == Way::e_id)
            act_link(out, std::string(page::sign_in_address) + "?back=" + address_of_vote(view.process.id), t("ballots.way_sign_in"));
        if (way == Way::posted_code || way == Way::class_code) act_link(out, "/vote", t("ballots.way_type_code"));
        if (way == Way::desk) html::write<"<p>{}</p>\n">(out, t("ballots.way_to_desk"));
        if (processes::is_sent_code(way)) sending_form(out, frame, typed, view, way);
    }
    html::write_close<"</section>\n">(out);
}

void outbox_notice(html::Out& out, const page::Frame& frame, const WaysView& view) {
    if (view.mail_folder.empty()) return;
    const auto& t = *frame.t;
    page::notice(out, page::NoticeKind::information, t("ballots.outbox_heading"), t("ballots.outbox", {{"folder", view.mail_folder}}));
}

}  // namespace

std::string ways_page(const page::Frame& frame, const page::Typed& typed, const WaysView& view) {
    const auto& t = *frame.t;
    page::Options options = vote_page(frame, view.process, t("ballots.ways_heading"));
    options.keep_out_of_search = false;
    return page::layout(frame, options, [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("ballots.ways_heading"), t("ballots.ways_lead", {{"title", view.process.text_in(t.language()).title}}));
        if (view.was_refused) page::notice(out, page::NoticeKind::warning, t("ballots.ways_refused"), t("ballots.ways_refused_sentence"));
        if (!view.is_vote_open) page::notice(out, page::NoticeKind::information, t("ballots.ways_not_now"), t("ballots.ways_not_now_sentence"));
        if (view.open.empty()) page::notice(out, page::NoticeKind::warning, t("ballots.ways_none"), t("ballots.ways_none_sentence"));
        if (view.is_vote_open && (view.open.has(Way::sms_code) || view.open.has(Way::email_code))) outbox_notice(out, frame, view);
        for (const Way way : view.open.list()) way_part(out, frame, typed, view, way);
        html::write<R"(<p><a href="/processes/{}/security">{}</a></p>
)">(out, view.process.id, t("security.title"));
    });
}

json::Value ways_json(const WaysView& view) {
    json::Array ways;
    for (const Way way : view.open.list()) ways.emplace_back(processes::word_of(way));
    return json::Object{{"process", view.process.id}, {"open", view.is_vote_open}, {"ways", std::move(ways)},
                        {"standing", processes::word_of(view.process.standing)}};
}

std::string sent_code_page(const page::Frame& frame, const page::Typed& typed, const WaysView& view) {
    const auto& t = *frame.t;
    const std::string here = "/processes/" + std::to_string(view.process.id.value) + "/vote-codes";
    return page::layout(frame, vote_page(frame, view.process, t("ballots.sent_heading")), [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("ballots.sent_heading"), t("ballots.sent_lead", {{"minutes", limits::sent_code_minutes}}));
        outbox_notice(out, frame, view);
        forms::open(out, frame, {.action = here + "/entry"});
        forms::line(out, frame, typed, {.name = "sent_code", .label = std::string(t("ballots.sent_code")), .help = std::string(t("ballots.sent_code_help")),
                                        .autocomplete = "one-time-code", .input_mode = "numeric"});
        forms::button(out, t("ballots.code_open"));
        forms::close(out);
        html::write<R"(<p>{} <a href="{}">{}</a></p>
)">(out, t("ballots.sent_not_there"), address_of_ways(view.process.id), t("ballots.sent_again"));
    });
}

}  // namespace allting::ballots
