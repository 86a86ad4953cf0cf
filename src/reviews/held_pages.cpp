#include "reviews/held_pages.hpp"

#include <algorithm>

#include "proposals/proposal_view.hpp"
#include "reviews/case_pages.hpp"

namespace allting::reviews {
namespace {

namespace forms = page::forms;
using page::Typed;

std::string path_of(const HeldView& view, std::string_view act) {
    return "/processes/" + std::to_string(view.process.id.value) + "/held" + std::string(act);
}

void held_item(html::Out& out, const page::Frame& frame, const HeldAnswer& held) {
    const auto& t = *frame.t;
    html::write<R"(<li><h3><a href="{}" dir="auto">{} {}</a></h3><p>{}</p>{}<p class="meta">{}</p></li>
)">(out, proposals::address_of(held.proposal), proposals::number_of(held.proposal), held.title,
        [&](html::Out& o) {
            page::chip(o, held.accepts ? t("held.yes") : t("held.no"), held.accepts ? page::Tone::good : page::Tone::neutral);
            if (held.is_void) page::chip(o, t("held.void"), page::Tone::warning);
        },
        [&](html::Out& o) { page::written_text(o, held.reason.answer); },
        t("held.since", {{"at", t.date(held.held_at)}, {"who", held.reason.who}}));
}

void release_part(html::Out& out, const page::Frame& frame, const HeldView& view) {
    const auto& t = *frame.t;
    const auto ready = std::ranges::count(view.held, false, &HeldAnswer::is_void);
    if (ready == 0) return;
    panel(out, {.id = "release", .title = t("held.release"), .help = t("held.release_help", {{"count", std::int64_t(ready)}})}, [&](html::Out& o) {
        forms::open(o, frame, {.action = path_of(view, "/release")});
        forms::button(o, t("held.release"));
        forms::close(o);
    });
}

void holding_part(html::Out& out, const page::Frame& frame, const HeldView& view, const Typed& typed) {
    const auto& t = *frame.t;
    panel(out, {.id = "holding", .title = view.holding ? t("held.is_on") : t("held.is_off"), .help = view.holding ? t("held.on_help") : t("held.off_help"), .soft = true},
          [&](html::Out& o) {
              if (view.holding && view.holding->release_at) html::write<R"(<p><strong>{}</strong></p>)">(o, t("held.release_at", {{"at", t.date_time(*view.holding->release_at)}}));
              forms::open(o, frame, {.action = path_of(view, "")});
              forms::date_time(o, frame, typed, {.name = "release", .label = std::string(t("held.moment")), .help = std::string(t("held.moment_help")), .required = false},
                               view.holding ? view.holding->release_at : std::nullopt);
              forms::button(o, view.holding ? t("held.save") : t("held.begin"), forms::ButtonKind::second);
              forms::close(o);
              if (!view.holding) return;
              forms::open(o, frame, {.action = path_of(view, "/end")});
              forms::button(o, t("held.end"), forms::ButtonKind::second);
              forms::close(o);
          });
}

}  // namespace

std::string held_page(const page::Frame& frame, const HeldView& view, const Typed& typed) {
    const auto& t = *frame.t;
    const std::string address = "/processes/" + std::to_string(view.process.id.value);
    const page::Options options{.title = std::string(t("held.title")),
                                .crumbs = {{address, view.process.text_in(t.language()).title}, {{}, std::string(t("held.title"))}},
                                .keep_out_of_search = true};
    return page::layout(frame, options, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("held.title"), t("held.lead"));
        forms::error_summary(out, frame, typed);
        release_part(out, frame, view);
        if (view.held.empty()) page::empty_state(out, t("held.none"), view.holding ? t("held.none_on") : t("held.none_off"));
        else
            html::write<R"(<h2>{}</h2><ol class="hits">{}</ol>
)">(out, t("held.count", {{"count", std::int64_t(view.held.size())}}), html::each(view.held, [&](html::Out& o, const HeldAnswer& held) { held_item(o, frame, held); }));
        holding_part(out, frame, view, typed);
    });
}

json::Value held_json(const HeldView& view) {
    json::Array held;
    for (const HeldAnswer& one : view.held)
        held.push_back(json::Object{{"case", one.in_case}, {"proposal", one.proposal}, {"title", one.title}, {"accepts", one.accepts},
                                    {"answer", one.reason.answer}, {"held_at", one.held_at}, {"void", one.is_void}});
    return json::Object{{"process", view.process.id}, {"holds", view.holding.has_value()},
                        {"release", view.holding ? view.holding->release_at : std::nullopt}, {"answers", std::move(held)}};
}

void held_panel(html::Out& out, const page::Frame& frame, const HeldAnswer& held) {
    const auto& t = *frame.t;
    const Reason& r = held.reason;
    panel(out, {.id = "held", .title = held.is_void ? t("held.void") : held.accepts ? t("held.waits_yes") : t("held.waits_no"),
                .help = held.is_void ? t("held.void_help") : t("held.waits_help")}, [&](html::Out& o) {
        page::reason(o, frame, {.understood = r.understood, .answer = r.answer, .why = r.why, .next = r.next, .who = r.who, .at = held.held_at});
        forms::open(o, frame, {.action = "/cases/" + std::to_string(held.in_case.value) + "/held-answer/withdrawal", .css = "plain"});
        forms::button(o, t("held.take_back"), forms::ButtonKind::second);
        forms::close(o);
    });
}

}  // namespace allting::reviews
