// The officials' inbox: what is due first, what waits for whom, and how much each department has.
#include "platform/page/components.hpp"
#include "reviews/case_pages.hpp"
#include "reviews/stuck_pages.hpp"

namespace allting::reviews {
namespace {

namespace forms = page::forms;

Urgency urgency_of_line(const CaseLine& line, Instant now) {
    Case as_case;
    as_case.state = line.state;
    as_case.due_at = line.due_at;
    return urgency_of(as_case, now);
}

std::string_view urgency_text(const i18n::Translator& t, Urgency urgency) {
    switch (urgency) {
        case Urgency::calm: return t("reviews.urgency.calm");
        case Urgency::soon: return t("reviews.urgency.soon");
        case Urgency::late: return t("reviews.urgency.late");
    }
    return {};
}

std::string filter_text(const i18n::Translator& t, InboxFilter filter, std::int64_t count) {
    return t.with(i18n::Key::at_run_time("inbox.filter_" + std::string(word_of(filter))), {{"count", std::to_string(count)}});
}

/// The address of the inbox with another filter, or page when it ends with "page=".
std::string address_of(const InboxQuery& query, InboxFilter filter) {
    std::string address = "/reviews?show=" + std::string(word_of(filter));
    if (query.department) address += "&department=" + std::to_string(query.department.value);
    if (query.process) address += "&process=" + std::to_string(query.process.value);
    return address;
}

void filters(html::Out& out, const page::Frame& frame, const InboxView& view) {
    const auto& t = *frame.t;
    html::write<R"(<nav class="actions" aria-label="{}">
{}</nav>
)">(out, t("reviews.filter"), [&](html::Out& o) {
        for (std::size_t i = 0; i < view.counts.size(); ++i) {
            const auto filter = InboxFilter(i);
            html::write<R"(<a class="filter-link" href="{}" {}>{}</a>
)">(o, address_of(view.query, filter), html::attribute("aria-current", filter == view.query.filter ? "true" : ""), filter_text(t, filter, view.counts[i]));
        }
    });
}

void narrowing_form(html::Out& out, const page::Frame& frame, const InboxView& view) {
    const auto& t = *frame.t;
    std::vector<forms::Choice> departments{{.value = "", .label = std::string(t("inbox.every_department"))}};
    for (const DepartmentLoad& load : view.load) {
        if (!load.department) continue;
        departments.push_back({.value = std::to_string(load.department.value), .label = load.name, .help = {}, .chosen = load.department == view.query.department});
    }
    std::vector<forms::Choice> processes{{.value = "", .label = std::string(t("inbox.every_process"))}};
    for (const auto& [id, name] : view.processes)
        processes.push_back({.value = std::to_string(id.value), .label = name, .help = {}, .chosen = id == view.query.process});
    html::write<R"(<details {}><summary>{}</summary>
{}</details>
)">(out, html::flag("open", view.query.department || view.query.process), t("inbox.narrow"), [&](html::Out& o) {
        forms::open(o, frame, {.action = "/reviews", .css = "plain", .search = true});
        forms::hidden(o, "show", word_of(view.query.filter));
        forms::select(o, frame, {}, {.name = "department", .label = std::string(t("reviews.head_department")), .required = false}, departments);
        forms::select(o, frame, {}, {.name = "process", .label = std::string(t("inbox.process")), .required = false}, processes);
        forms::button(o, t("inbox.show"), forms::ButtonKind::second);
        forms::close(o);
    });
}

}  // namespace

std::string wait_text(const i18n::Translator& t, const Wait& wait) {
    switch (wait.whom) {
        case Wait::For::nobody_yet: return std::string(t("inbox.waits_for_somebody"));
        case Wait::For::department: return wait.name;
        case Wait::For::author: return std::string(t("inbox.waits_for_author"));
        case Wait::For::decider: return t("inbox.waits_for_decider", {{"name", wait.name}});
        case Wait::For::no_decider: return std::string(t("inbox.waits_for_no_decider"));
        case Wait::For::second_signature: return std::string(t("inbox.waits_for_signature"));
        case Wait::For::release: return std::string(t("held.inbox"));
        case Wait::For::message: return std::string(t("inbox.waits_for_message"));
    }
    return {};
}

namespace {

void waits_part(html::Out& out, const page::Frame& frame, const InboxLine& line) {
    const auto& t = *frame.t;
    bool first = true;
    for (const Wait& wait : line.waits) {
        if (!first) html::write<"<br>\n">(out);
        first = false;
        html::write<"{}">(out, wait_text(t, wait));
        if (wait.is_late && line.waits.size() > 1) html::write<R"( <span class="meta">{}</span>)">(out, t("inbox.is_late"));
    }
    if (line.own_part) html::write<R"(<br><a href="/parts/{}">{}<span class="visually-hidden"> {}</span></a>)">(out, line.own_part, t("inbox.answer_part"), line.of.title);
}

void case_row(html::Out& out, const page::Frame& frame, const InboxLine& row) {
    const auto& t = *frame.t;
    const CaseLine& line = row.of;
    const bool waits = line.state == CaseState::waiting_for_author;
    const Urgency urgency = waits ? Urgency::calm : urgency_of_line(line, frame.now);
    html::write<R"(<tr><th scope="row"><a href="/cases/{}">{}</a><br><span class="meta">{}, {}</span></th><td>{}<br><span class="meta">{}</span></td><td>{}</td><td class="numeric">{}</td></tr>
)">(out, line.id, line.title, proposals::number_of(line.proposal), row.process_name,
        [&](html::Out& o) { page::chip(o, waits ? t("reviews.waits_for_author") : urgency_text(t, urgency), waits ? page::Tone::neutral : tone_of(urgency)); },
        waits ? std::string() : due_text(frame, line), [&](html::Out& o) { waits_part(o, frame, row); }, line.answers_count);
}

void load_part(html::Out& out, const page::Frame& frame, const InboxView& view) {
    const auto& t = *frame.t;
    page::Table table{.caption = std::string(t("inbox.load_caption")),
                      .heads = {std::string(t("reviews.head_department")), std::string(t("inbox.load_open")), std::string(t("inbox.load_late")),
                                std::string(t("inbox.load_waiting")), std::string(t("inbox.load_asked"))},
                      .rows = {},
                      .numeric = {false, true, true, true, true}};
    for (const DepartmentLoad& load : view.load)
        table.rows.push_back({load.name.empty() ? std::string(t("reviews.nobody_yet")) : load.name, std::to_string(load.open), std::to_string(load.late),
                              std::to_string(load.waiting), std::to_string(load.asked)});
    html::write<"<h2>{}</h2>\n">(out, t("inbox.load"));
    page::table(out, table);
}

void cases_part(html::Out& out, const page::Frame& frame, const InboxView& view) {
    const auto& t = *frame.t;
    if (view.lines.empty()) return page::empty_state(out, t("reviews.inbox_empty"), t("reviews.inbox_empty_sentence"));
    html::write<R"(<div class="table-frame" role="region" aria-label="{}" tabindex="0"><table><caption class="visually-hidden">{}</caption><thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th><th scope="col" class="numeric">{}</th></tr></thead><tbody>{}</tbody></table></div>
)">(out, t("reviews.inbox"), t("reviews.inbox"), t("reviews.head_idea"), t("reviews.head_due"), t("inbox.head_waits"), t("inbox.head_answers"),
        html::each(view.lines, [&](html::Out& o, const InboxLine& line) { case_row(o, frame, line); }));
    page::pager(out, frame, address_of(view.query, view.query.filter) + "&page=", view.query.page, view.pages);
}

}  // namespace

page::Tone tone_of(Urgency urgency) {
    return urgency == Urgency::late ? page::Tone::bad : urgency == Urgency::soon ? page::Tone::warning : page::Tone::good;
}

std::string due_text(const page::Frame& frame, const CaseLine& line) {
    return (*frame.t)("reviews.answer_promised", {{"at", frame.t->date(line.due_at)}});
}

std::string inbox_page(const page::Frame& frame, const InboxView& view) {
    const auto& t = *frame.t;
    return page::layout(frame, {.title = std::string(t("reviews.inbox")), .wide = true, .keep_out_of_search = true}, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
{}{}{}{})">(out, t("reviews.inbox"), t("reviews.inbox_lead"), [&](html::Out& o) { filters(o, frame, view); },
            [&](html::Out& o) { narrowing_form(o, frame, view); }, [&](html::Out& o) { cases_part(o, frame, view); },
            [&](html::Out& o) { load_part(o, frame, view); });
    });
}

}  // namespace allting::reviews
