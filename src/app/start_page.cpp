#include "app/start_page.hpp"

#include "platform/html/html.hpp"
#include "platform/page/components.hpp"
#include "platform/page/static_files.hpp"
#include "processes/process_json.hpp"
#include "processes/process_view.hpp"

namespace allting::app {
namespace {

using processes::PhaseKind;
using processes::Process;

/// Residents can act now, or will.
bool goes_on(const Process& process, Instant now) {
    const processes::Phase* delivery = process.phase(PhaseKind::delivery);
    return delivery == nullptr || now < delivery->opens;
}

void section(html::Out& out, std::string_view heading, const std::vector<page::Card>& cards) {
    if (cards.empty()) return;
    html::write<R"(<section><h2>{}</h2>
{}</section>
)">(out, heading, [&](html::Out& o) { page::card_list(o, cards); });
}

struct Step {
    i18n::Key heading, sentence;
};
constexpr Step way[] = {
    {"app.way_idea", "app.way_idea_sentence"},
    {"app.way_review", "app.way_review_sentence"},
    {"app.way_vote", "app.way_vote_sentence"},
    {"app.way_delivery", "app.way_delivery_sentence"},
};

void way_part(html::Out& out, const i18n::Translator& t) {
    html::write<R"(<section><h2>{}</h2>
<ol class="way">{}</ol></section>
)">(out, t("app.way_heading"), html::each(way, [&](html::Out& o, const Step& step) {
        html::write<R"(<li><h3>{}</h3><p>{}</p></li>)">(o, t(step.heading), t(step.sentence));
    }));
}

void hero_part(html::Out& out, const i18n::Translator& t) {
    html::write<R"(<div class="hero"><div><h1>{}</h1>
<p class="lead">{}</p></div>
<img class="skyline" src="{}" alt="" width="1200" height="500"></div>
)">(out, t("app.start_heading"), t("app.start_lead"), page::static_address("drawings/skyline.svg"));
}

}  // namespace

std::string start_page(const page::Frame& frame, const StartView& view) {
    const auto& t = *frame.t;
    std::vector<page::Card> going, done;
    for (const Process& process : view.processes)
        if (process.published) (goes_on(process, frame.now) ? going : done).push_back(processes::card_of(t, process, frame.now));

    return page::layout(frame, {.title = std::string(t("app.start_title")), .wide = true}, [&](html::Out& out) {
        hero_part(out, t);
        if (going.empty()) page::empty_state(out, t("app.start_empty_heading"), t("app.start_empty_sentence"));
        section(out, t("app.start_going"), going);
        way_part(out, t);
        section(out, t("app.start_done"), done);
    });
}

json::Value start_json(const page::Frame& frame, const StartView& view) {
    std::vector<Process> published;
    for (const Process& process : view.processes)
        if (process.published) published.push_back(process);
    return json::Object{{"organisation", frame.organisation_name}, {"processes", processes::process_list_json(published, frame.now)}};
}

}  // namespace allting::app
