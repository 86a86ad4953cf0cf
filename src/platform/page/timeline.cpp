#include "platform/page/components.hpp"

namespace allting::page {
namespace {

enum class When { past, now, coming };

When when_of(const TimelineStep& step, Instant now) {
    if (now >= step.closes) return When::past;
    return now >= step.opens ? When::now : When::coming;
}

std::string_view css_of(When when) {
    switch (when) {
        case When::past: return "past";
        case When::now: return "now";
        case When::coming: return "coming";
    }
    return "";
}

std::string_view said_of(const i18n::Translator& t, When when) {
    switch (when) {
        case When::past: return t("page.timeline_past");
        case When::now: return t("page.timeline_now");
        case When::coming: return t("page.timeline_coming");
    }
    return "";
}

std::string dates_of(const i18n::Translator& t, const TimelineStep& step) {
    return t("page.timeline_dates", {{"opens", t.short_date(step.opens)}, {"closes", t.short_date(step.closes)}});
}

}  // namespace

void timeline(html::Out& out, const Frame& frame, const std::vector<TimelineStep>& steps) {
    const auto& t = *frame.t;
    html::write<R"(<ol class="timeline">{}</ol>
)">(out, html::each(steps, [&](html::Out& o, const TimelineStep& step) {
        const When when = when_of(step, frame.now);
        html::write<R"(<li class="{}" {}><span class="timeline-state">{}</span> <span class="timeline-name">{}</span> <span class="timeline-dates">{}</span>{}</li>
)">(o, css_of(when), html::attribute("aria-current", when == When::now ? "step" : ""), said_of(t, when),
            [&](html::Out& name) {
                if (step.address.empty()) {
                    html::escape(name, step.name);
                } else {
                    html::write<R"(<a href="{}">{}</a>)">(name, step.address, step.name);
                }
            },
            dates_of(t, step), html::when(!step.note.empty(), [&](html::Out& note) {
                html::write<R"( <span class="timeline-note">{}</span>)">(note, step.note);
            }));
    }));
}

void steps(html::Out& out, const Frame& frame, const std::vector<std::string>& names, std::size_t current) {
    const auto& t = *frame.t;
    std::size_t number = 0;
    html::write<R"(<nav class="steps" aria-label="{}"><p class="steps-said">{}</p><ol>{}</ol></nav>
)">(out, t("page.steps"),
        t("page.step_of", {{"number", std::int64_t(current + 1)}, {"count", std::int64_t(names.size())},
                           {"name", current < names.size() ? names[current] : std::string()}}),
        html::each(names, [&](html::Out& o, const std::string& name) {
            const std::size_t index = number++;
            html::write<R"(<li class="{}" {}>{}</li>)">(o, index < current ? "past" : index == current ? "now" : "coming",
                                                        html::attribute("aria-current", index == current ? "step" : ""), name);
        }));
}

}  // namespace allting::page
