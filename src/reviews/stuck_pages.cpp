#include "reviews/stuck_pages.hpp"

#include "platform/page/components.hpp"
#include "proposals/proposal_view.hpp"

namespace allting::reviews {
namespace {

namespace forms = page::forms;

std::string_view name_of(const i18n::Translator& t, StuckFor reason) { return t(i18n::Key::at_run_time("stuck.reason_" + std::string(word_of(reason)))); }

std::string waits_text(const i18n::Translator& t, const InboxLine& line) {
    std::string text;
    for (const Wait& wait : line.waits) text += (text.empty() ? "" : ", ") + wait_text(t, wait);
    return text;
}

void reminder_part(html::Out& out, const page::Frame& frame, const StuckLine& line) {
    const auto& t = *frame.t;
    if (line.reminded_at) html::write<R"(<p class="meta">{}</p>)">(out, t("stuck.reminded_on", {{"at", t.date(*line.reminded_at)}}));
    if (!line.may_remind) return;
    forms::open(out, frame, {.action = "/cases/" + std::to_string(line.of.of.id.value) + "/reminders", .css = "plain"});
    html::write<R"(<button class="ds-button" data-variant="secondary" type="submit">{}<span class="visually-hidden"> {}</span></button>)">(
        out, t("stuck.remind"), proposals::number_of(line.of.of.proposal));
    forms::close(out);
}

void stuck_item(html::Out& out, const page::Frame& frame, const StuckLine& line) {
    const auto& t = *frame.t;
    const CaseLine& of = line.of.of;
    html::write<R"(<li><h3><a href="{}" dir="auto">{} {}</a></h3><p>{}</p><p>{}</p>{}</li>
)">(out, proposals::address_of(of.proposal), proposals::number_of(of.proposal), of.title,
        [&](html::Out& o) { page::chip(o, name_of(t, line.reason), line.reason == StuckFor::broken ? page::Tone::bad : page::Tone::warning); },
        t("stuck.waits", {{"whom", waits_text(t, line.of)}, {"at", t.date(of.due_at)}}), [&](html::Out& o) { reminder_part(o, frame, line); });
}

}  // namespace

std::string stuck_page(const page::Frame& frame, const StuckView& view, const page::Typed& typed) {
    const auto& t = *frame.t;
    const std::string address = "/processes/" + std::to_string(view.process.id.value);
    const page::Options options{.title = std::string(t("stuck.title")),
                                .crumbs = {{address, view.process.text_in(t.language()).title}, {{}, std::string(t("stuck.title"))}},
                                .wide = true,
                                .keep_out_of_search = true};
    return page::layout(frame, options, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("stuck.title"), t("stuck.lead", {{"broken", view.broken}, {"open", view.open}}));
        forms::error_summary(out, frame, typed);
        if (view.lines.empty()) return page::empty_state(out, t("stuck.none"), t("stuck.none_sentence"));
        html::write<R"(<h2>{}</h2><ol class="hits">{}</ol>
<p><a href="{}/answers">{}</a></p>
)">(out, t("stuck.count", {{"count", std::int64_t(view.lines.size())}}), html::each(view.lines, [&](html::Out& o, const StuckLine& line) { stuck_item(o, frame, line); }),
            address, t("proposals.answers_in_time"));
    });
}

json::Value stuck_json(const StuckView& view) {
    json::Array cases;
    for (const StuckLine& line : view.lines) {
        const CaseLine& of = line.of.of;
        json::Array waits;
        for (const Wait& wait : line.of.waits) waits.push_back(json::Object{{"name", wait.name}, {"late", wait.is_late}});
        cases.push_back(json::Object{{"id", of.id}, {"proposal", of.proposal}, {"title", of.title}, {"due_at", of.due_at}, {"reason", word_of(line.reason)},
                                     {"waits", std::move(waits)}, {"reminded_at", line.reminded_at}, {"may_remind", line.may_remind}});
    }
    return json::Object{{"process", view.process.id}, {"open", view.open}, {"broken", view.broken}, {"cases", std::move(cases)}};
}

}  // namespace allting::reviews
