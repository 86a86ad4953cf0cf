#include "results/log_pages.hpp"

#include "core/text.hpp"
#include "platform/page/components.hpp"
#include "processes/process_view.hpp"

namespace allting::results {
namespace {

void bundle_part(html::Out& out, const i18n::Translator& t, const LogView& view) {
    const std::string file = "process-" + std::to_string(view.process.id.value) + ".tar";
    if (!view.has_bundle) {
        html::write<"<p>{}</p>\n">(out, t("results.log.no_bundle_yet"));
        return;
    }
    html::write<"<p>{}</p>\n">(out, view.state == ballots::LogState::finalised ? t("results.log.bundle_final") : t("results.log.bundle_preliminary"));
    page::link_button(out, t("results.log.download"), address_of_log(view.process.id) + "/bundle");
    html::write<R"(<p>{}</p><pre tabindex="0"><code>python3 verify.py {}
allting verify {}</code></pre><p>{}</p>
<ul><li><a href="/about/checking/verify.py">{}</a></li><li><a href="/about/checking/record-format.md">{}</a></li></ul>
)">(out, t("results.log.how"), file, file, t("results.log.how_after"), t("results.log.verifier"), t("results.log.format"));
}

}  // namespace

std::string address_of_log(ProcessId process) { return processes::address_of(process) + "/log"; }

std::string log_page(const page::Frame& frame, const LogView& view) {
    const auto& t = *frame.t;
    const std::string here = processes::address_of(view.process.id);
    const page::Options options{.title = std::string(t("results.log.title")),
                                .crumbs = {{.address = here, .text = view.process.text_in(t.language()).title}}};
    return page::layout(frame, options, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1><p class="lead">{}</p><p>{}</p>
<h2>{}</h2>
)">(out, t("results.log.title"), t("results.log.lead"), t("results.log.what_is_in_it"), t("results.log.now"));
        page::facts(out, {{std::string(t("results.log.entries")), std::to_string(view.entries_count)},
                          {std::string(t("results.log.root")), in_groups(view.root, 8)},
                          {std::string(t("results.log.name")), view.origin}});
        html::write<R"(<p>{}</p><pre tabindex="0"><code>{}</code></pre><p><a href="{}/checkpoint">{}</a></p>
<h2>{}</h2><p>{}</p><p><a href="/receipts">{}</a></p>
<h2>{}</h2>
)">(out, t("results.log.checkpoint"), view.checkpoint, address_of_log(view.process.id), t("results.log.as_text"), t("results.log.own_heading"), t("results.log.own"), t("results.log.to_receipts"),
            t("results.log.count_heading"));
        bundle_part(out, t, view);
    });
}

std::string no_log_page(const page::Frame& frame, const processes::Process& process) {
    const auto& t = *frame.t;
    const page::Options options{.title = std::string(t("results.log.title")),
                                .crumbs = {{.address = processes::address_of(process.id), .text = process.text_in(t.language()).title}}};
    const auto vote = process.phase(processes::PhaseKind::vote);
    return page::layout(frame, options, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1><p class="lead">{}</p>
)">(out, t("results.log.title"), t("results.log.lead"));
        if (!vote) html::write<"<p>{}</p>\n">(out, t("results.log.no_vote"));
        else if (frame.now < vote->closes) html::write<"<p>{}</p>\n">(out, t("results.log.comes", {{"at", t.weekday_time(vote->opens)}}));
        else html::write<"<p>{}</p>\n">(out, t("results.log.held_without"));
        html::write<R"(<p><a href="/receipts">{}</a></p>
)">(out, t("results.log.to_receipts"));
    });
}

json::Value no_log_json(const processes::Process& process) {
    const auto vote = process.phase(processes::PhaseKind::vote);
    return json::Object{{"process", process.id}, {"state", json::Value()}, {"entries", 0},
                        {"opens", vote ? json::Value(vote->opens) : json::Value()}, {"has_bundle", false}};
}

json::Value log_json(const LogView& view) {
    return json::Object{{"process", view.process.id}, {"state", ballots::word_of(view.state)}, {"entries", view.entries_count}, {"origin", view.origin},
                        {"root", view.root},          {"checkpoint", view.checkpoint},         {"has_bundle", view.has_bundle}};
}

}  // namespace allting::results
