#include "processes/process_pages.hpp"

#include "core/limits.hpp"
#include "platform/page/components.hpp"
#include "processes/process_view.hpp"

namespace allting::processes {
namespace {

namespace forms = page::forms;

std::string title_of(const i18n::Translator& t, const Process& process) {
    const std::string& title = process.text_in(t.language()).title;
    return title.empty() ? std::string(t("processes.untitled")) : title;
}

void section(html::Out& out, std::string_view id, std::string_view heading, const page::Body& body) {
    html::write<R"(<section id="{}" aria-labelledby="{}-heading"><h2 id="{}-heading">{}</h2>
{}</section>
)">(out, id, id, id, heading, body);
}

/// What only the facilitator sees on the plan page: edit, publish, what is missing.
void design_part(html::Out& out, const page::Frame& frame, const PlanView& view) {
    const auto& t = *frame.t;
    const std::string here = address_of(view.process.id);
    html::write<R"(<aside class="design" aria-label="{}">)" "{}{}{}" R"(</aside>
)">(out, t("processes.design"),
        html::when(!view.process.published, [&](html::Out& o) {
            page::notice(o, page::NoticeKind::information, t("processes.draft_heading"), t("processes.draft_sentence"));
            missing_part(o, frame, view.missing, here + "/plan/edit");
        }),
        [&](html::Out& o) { page::link_button(o, t("processes.edit_plan"), here + "/plan/edit", !view.missing.empty()); },
        html::when(!view.process.published && view.missing.empty(), [&](html::Out& o) {
            forms::open(o, frame, {.action = here + "/publication"});
            forms::button(o, t("processes.publish"));
            forms::close(o);
        }));
}

void frozen_part(html::Out& out, const page::Frame& frame, const Process& process) {
    const auto& t = *frame.t;
    html::write<R"(<p>{}</p><p class="hash"><code>{}</code></p><p><a href="{}/manifest">{}</a></p>
)">(out, t("processes.frozen_sentence"), *process.rules_hash, address_of(process.id), t("processes.see_manifest"));
}

}  // namespace

std::string process_list_page(const page::Frame& frame, const std::vector<Process>& processes, bool may_design) {
    const auto& t = *frame.t;
    return page::layout(frame, {.title = std::string(t("processes.list_title")), .wide = true}, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1><p class="lead">{}</p>
)">(out, t("processes.list_title"), t("processes.list_lead"));
        if (may_design) page::link_button(out, t("processes.new_title"), "/processes/new", processes.empty());
        if (processes.empty()) return page::empty_state(out, t("processes.none_heading"), t("processes.none_sentence"));
        std::vector<page::Card> cards;
        for (const Process& process : processes) {
            cards.push_back(card_of(t, process, frame.now));
            cards.back().heading_level = 2;
            if (!process.published) cards.back().address += "/plan";
        }
        page::card_list(out, cards);
    });
}

void missing_part(html::Out& out, const page::Frame& frame, const std::vector<FieldError>& missing, const std::string& edit_address) {
    if (missing.empty()) return;
    const auto& t = *frame.t;
    html::write<R"(<div class="missing"><h2>{}</h2><ul>{}</ul></div>
)">(out, t("processes.missing_heading", {{"count", std::int64_t(missing.size())}}), html::each(missing, [&](html::Out& o, const FieldError& each) {
        const std::string address = edit_address + "#" + forms::id_of(each.field);
        html::write<R"(<li><a href="{}">{}</a></li>
)">(o, address, t.with(i18n::Key::at_run_time(each.text_key), each.arguments));
    }));
}

std::string plan_page(const page::Frame& frame, const PlanView& view) {
    const auto& t = *frame.t;
    const Process& process = view.process;
    const std::string title = title_of(t, process);
    const page::Options options{.title = t("processes.plan_title_of", {{"title", title}}),
                                .description = process.text_in(t.language()).summary,
                                .crumbs = {{.address = "/processes", .text = std::string(t("processes.list_title"))},
                                           {.address = address_of(process.id), .text = title}},
                                .keep_out_of_search = !process.published};
    return page::layout(frame, options, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1><p class="lead" dir="auto">{}</p>
)">(out, t("processes.plan_title"), title);
        if (view.may_design) design_part(out, frame, view);
        section(out, "how", t("processes.how_it_works"), [&](html::Out& o) { page::written_text(o, process.text_in(t.language()).about); });
        section(out, "when", t("processes.when"), [&](html::Out& o) { page::timeline(o, frame, timeline_of(t, process)); });
        section(out, "mandate", t("processes.mandate"), [&](html::Out& o) { mandate_part(o, frame, process); });
        section(out, "rules", t("processes.rules"), [&](html::Out& o) { rules_part(o, frame, process); });
        section(out, "money", t("processes.money"), [&](html::Out& o) { pots_part(o, frame, process); });
        if (process.rules_hash) section(out, "frozen", t("processes.frozen_heading"), [&](html::Out& o) { frozen_part(o, frame, process); });
    });
}

std::string new_process_page(const page::Frame& frame, const page::Typed& typed) {
    const auto& t = *frame.t;
    const page::Options options{.title = std::string(t("processes.new_title")),
                                .crumbs = {{.address = "/processes", .text = std::string(t("processes.list_title"))}}};
    return page::layout(frame, options, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1><p class="lead">{}</p>
)">(out, t("processes.new_title"), t("processes.new_lead"));
        forms::error_summary(out, frame, typed);
        forms::open(out, frame, {.action = "/processes"});
        forms::line(out, frame, typed, {.name = "title", .label = std::string(t("processes.field.title")),
                                        .help = std::string(t("processes.help.title")), .characters_max = limits::title_characters_max,
                                        .language = "sv"});
        forms::line(out, frame, typed, {.name = "total", .label = std::string(t("processes.field.total")),
                                        .help = std::string(t("processes.help.total")), .input_mode = "decimal", .suffix = "kr"});
        forms::date_time(out, frame, typed, {.name = "begins", .label = std::string(t("processes.field.begins")),
                                             .help = std::string(t("processes.help.begins"))},
                         frame.now + days(42));
        forms::button(out, t("processes.create"));
        forms::close(out);
    });
}

}  // namespace allting::processes
