#include "app/start_page.hpp"

#include "platform/html/html.hpp"
#include "platform/page/components.hpp"
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

}  // namespace

std::string start_page(const page::Frame& frame, const StartView& view) {
    const auto& t = *frame.t;
    std::vector<page::Card> going, done;
    for (const Process& process : view.processes)
        if (process.published) (goes_on(process, frame.now) ? going : done).push_back(processes::card_of(t, process, frame.now));

    return page::layout(frame, {.title = std::string(t("app.start_title")), .wide = true}, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("app.start_heading"), t("app.start_lead"));
        if (going.empty()) page::empty_state(out, t("app.start_empty_heading"), t("app.start_empty_sentence"));
        section(out, t("app.start_going"), going);
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
