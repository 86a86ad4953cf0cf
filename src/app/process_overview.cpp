#include "app/process_overview.hpp"

#include "platform/html/html.hpp"
#include "platform/page/components.hpp"
#include "processes/process_json.hpp"
#include "processes/process_view.hpp"

namespace allting::app {
namespace {

void section(html::Out& out, std::string_view id, std::string_view heading, const page::Body& body) {
    html::write<R"(<section id="{}" aria-labelledby="{}-heading"><h2 id="{}-heading">{}</h2>
{}</section>
)">(out, id, id, id, heading, body);
}

}  // namespace

ProcessView load_process_view(db::Connection&, const people::Visitor& visitor, processes::Process process) {
    return {.process = std::move(process), .may_design = visitor.may(people::Permission::design_process)};
}

std::string process_page(const page::Frame& frame, const ProcessView& view) {
    const auto& t = *frame.t;
    const auto& process = view.process;
    const auto& text = process.text_in(t.language());
    const std::string here = processes::address_of(process.id);
    const page::Options options{.title = text.title,
                                .description = text.summary,
                                .crumbs = {{.address = "/processes", .text = std::string(t("processes.list_title"))}},
                                .wide = true,
                                .keep_out_of_search = !process.published};
    return page::layout(frame, options, [&](html::Out& out) {
        page::Picture picture = processes::picture_of(process);
        picture.first_on_page = true;
        html::write<R"(<div class="hero"><div><h1 dir="auto">{}</h1>
<p class="lead" dir="auto">{}</p></div>
{}</div>
)">(out, text.title, text.summary, [&](html::Out& o) { page::picture(o, picture); });
        page::now_box(out, processes::now_box_of(t, process, frame.now));
        section(out, "when", t("processes.when"), [&](html::Out& o) { page::timeline(o, frame, processes::timeline_of(t, process)); });
        section(out, "money", t("processes.money"), [&](html::Out& o) { processes::pots_part(o, frame, process); });
        section(out, "mandate", t("processes.mandate"), [&](html::Out& o) { processes::mandate_part(o, frame, process); });
        html::write<R"(<p><a href="{}/plan">{}</a></p>
)">(out, here, t("app.process_see_plan"));
        if (view.may_design) page::link_button(out, t("processes.edit_plan"), here + "/plan/edit", false);
    });
}

json::Value process_view_json(const ProcessView& view, Instant now) { return processes::process_json(view.process, now); }

}  // namespace allting::app
