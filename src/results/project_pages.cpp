// One project's page, of delivery_pages.hpp: what it is, how it came here, how far it has come, and its money.
#include "core/limits.hpp"
#include "platform/page/components.hpp"
#include "processes/process_view.hpp"
#include "proposals/proposal.hpp"
#include "results/delivery_pages.hpp"
#include "results/figure_pages.hpp"

namespace allting::results {
namespace {

namespace forms = page::forms;

void section(html::Out& out, std::string_view id, std::string_view heading, const page::Body& body) {
    html::write<R"(<section id="{}" aria-labelledby="{}-heading"><h2 id="{}-heading">{}</h2>
{}</section>
)">(out, id, id, id, heading, body);
}

void facts_part(html::Out& out, const i18n::Translator& t, const ProjectView& view) {
    const auto& project = view.project;
    std::vector<page::Row> rows = {{std::string(t("results.cost")), t.money(project.cost)}};
    if (project.running_cost.ore > 0) {
        rows.push_back({std::string(t("results.running_cost")), t("results.a_year", {{"amount", t.money(project.running_cost)}})});
    }
    if (!project.place.empty()) rows.push_back({std::string(t("results.place")), project.place});
    if (const auto* pot = view.process.pot(project.pot)) rows.push_back({std::string(t("results.pot")), pot->name});
    if (!view.owner_name.empty()) rows.push_back({std::string(t("results.owner")), view.owner_name});
    page::facts(out, rows);
}

/// From the idea to the decision: each step with its sentence, and a link where there is more to read.
void chain_part(html::Out& out, const i18n::Translator& t, const ProjectView& view) {
    const auto process = processes::address_of(view.process.id);
    std::vector<page::Row> rows;
    if (view.project.proposal && view.chain.size() < 2) {
        rows.push_back({std::string(t("results.step_idea")),
                        t("results.step_idea_read", {{"number", proposals::number_of(view.project.proposal)}}),
                        "/proposals/" + std::to_string(view.project.proposal.value)});
    }
    if (view.count) {
        rows.push_back({std::string(t("results.step_vote")), votes_text(t, view.process, *view.count), process + "/results"});
        rows.push_back({std::string(view.count->won ? t("results.step_won") : t("results.step_lost")),
                        std::string(t("results.step_how")), "#count"});
    }
    if (view.decided) {
        rows.push_back({std::string(t("results.step_decision")),
                        t(view.decided->funded ? i18n::Key("results.step_funded") : i18n::Key("results.step_not_funded"),
                          {{"body", view.decision->body_name}, {"at", t.date(view.decision->decided_at)}}),
                        process + "/decision"});
        if (!view.decided->reason.empty()) rows.push_back({std::string(t("results.step_reason")), view.decided->reason});
    }
    if (rows.empty()) return;
    section(out, "chain", t("results.chain"), [&](html::Out& o) { page::facts(o, rows); });
}

void update_part(html::Out& out, const i18n::Translator& t, const ProjectView& view, const DeliveryUpdate& update) {
    const auto state = state_of(t, update.state);
    html::write<R"(<li><p class="meta">{} {}</p>{}{}</li>
)">(out, t.date(update.written_at), [&](html::Out& o) { page::chip(o, state.text, state.tone); },
        [&](html::Out& o) { page::written_text(o, update.text); }, html::when(bool(update.picture), [&](html::Out& o) {
            page::picture(o, {.address = "/pictures/" + std::to_string(update.picture.value),
                              .description = view.picture_descriptions.at(update.picture)});
        }));
}

void delivery_part(html::Out& out, const i18n::Translator& t, const ProjectView& view) {
    const Delivery& delivery = *view.delivery;
    const auto state = state_of(t, delivery.state);
    html::write<R"(<p>{}</p>
)">(out, [&](html::Out& o) { page::chip(o, state.text, state.tone); });
    if (!delivery.promised_on.empty()) {
        std::vector<page::Row> rows = {{std::string(t("results.promised_on")), month_text(t, delivery.promised_on)}};
        if (!delivery.promise_reason.empty()) rows.push_back({std::string(t("results.promise_reason")), delivery.promise_reason});
        page::facts(out, rows);
    }
    if (view.updates.empty()) {
        html::write<R"(<p>{}</p>
)">(out, t("results.no_updates"));
        return;
    }
    html::write<R"(<ol class="updates">{}</ol>
)">(out, html::each(view.updates, [&](html::Out& o, const DeliveryUpdate& update) { update_part(o, t, view, update); }));
}

std::string_view kind_text(const i18n::Translator& t, EntryKind kind) {
    switch (kind) {
        case EntryKind::reserved: return t("results.kind.reserved");
        case EntryKind::committed: return t("results.kind.committed");
        case EntryKind::spent: return t("results.kind.spent");
    }
    return {};
}

void ledger_part(html::Out& out, const page::Frame& frame, const ProjectView& view) {
    const auto& t = *frame.t;
    balance_bar(out, frame, t("results.reserved"), view.balance);
    page::Table table{.caption = std::string(t("results.ledger_caption")),
                      .heads = {std::string(t("results.ledger.date")), std::string(t("results.ledger.kind")),
                                std::string(t("results.ledger.note")), std::string(t("results.ledger.amount"))},
                      .rows = {},
                      .numeric = {false, false, false, true}};
    for (const LedgerEntry& entry : view.entries) {
        table.rows.push_back({t.date(entry.booked_at), std::string(kind_text(t, entry.kind)),
                              entry.note.empty() && entry.kind == EntryKind::reserved ? std::string(t("results.by_decision")) : entry.note,
                              t.money(entry.amount)});
    }
    page::table(out, table);
}

void report_form(html::Out& out, const page::Frame& frame, const page::Typed& typed, const ProjectView& view) {
    const auto& t = *frame.t;
    forms::open(out, frame, {.action = address_of(view.project.id) + "/updates", .upload = true}, view.request_key);
    std::vector<forms::Choice> choices;
    for (const auto state : delivery_states) {
        choices.push_back({.value = std::string(word_of(state)), .label = std::string(state_of(t, state).text),
                           .chosen = state == view.delivery->state});
    }
    forms::radios(out, frame, typed, {.name = "state", .label = std::string(t("results.field.state"))}, choices);
    forms::text(out, frame, typed, {.name = "text", .label = std::string(t("results.field.text")),
                                    .help = std::string(t("results.help.text")), .characters_max = limits::comment_characters_max}, 4);
    forms::line(out, frame, typed, {.name = "promised_on", .label = std::string(t("results.field.promised_on")),
                                    .help = std::string(t("results.help.promised_on")), .value = view.delivery->promised_on, .required = false});
    forms::line(out, frame, typed, {.name = "promise_reason", .label = std::string(t("results.field.promise_reason")),
                                    .help = std::string(t("results.help.promise_reason")), .required = false,
                                    .characters_max = limits::line_characters_max});
    forms::file(out, frame, typed, {.name = "picture", .label = std::string(t("results.field.picture")), .required = false},
                "image/jpeg,image/png,image/webp");
    forms::line(out, frame, typed, {.name = "picture_description", .label = std::string(t("results.field.picture_description")),
                                    .help = std::string(t("results.help.picture_description")), .required = false,
                                    .characters_max = limits::line_characters_max});
    forms::button(out, t("results.report"));
    forms::close(out);
}

void entry_form(html::Out& out, const page::Frame& frame, const page::Typed& typed, const ProjectView& view) {
    const auto& t = *frame.t;
    forms::open(out, frame, {.action = address_of(view.project.id) + "/ledger-entries"}, view.request_key);
    std::vector<forms::Choice> choices;
    for (const auto kind : {EntryKind::committed, EntryKind::spent, EntryKind::reserved}) {
        choices.push_back({.value = std::string(word_of(kind)), .label = std::string(kind_text(t, kind)), .chosen = choices.empty()});
    }
    forms::radios(out, frame, typed, {.name = "kind", .label = std::string(t("results.field.kind")),
                                      .help = std::string(t("results.help.kind"))}, choices);
    forms::line(out, frame, typed, {.name = "amount", .label = std::string(t("results.field.amount")), .input_mode = "decimal",
                                    .suffix = view.process.currency == "SEK" ? "kr" : view.process.currency});
    forms::checkbox(out, frame, typed, {.name = "counter", .label = std::string(t("results.field.counter")),
                                        .help = std::string(t("results.help.counter")), .required = false});
    forms::line(out, frame, typed, {.name = "note", .label = std::string(t("results.field.note")),
                                    .help = std::string(t("results.help.note")), .required = false,
                                    .characters_max = limits::line_characters_max});
    forms::button(out, t("results.book"), forms::ButtonKind::second);
    forms::close(out);
}

}  // namespace

std::string project_page(const page::Frame& plain, const page::Typed& typed, const ProjectView& view) {
    const CurrencyFrame in_currency(plain, view.process.currency);
    const auto& frame = in_currency.frame();
    const auto& t = in_currency.t();
    const page::Options options{.title = view.project.title,
                                .crumbs = {{.address = processes::address_of(view.process.id), .text = view.process.text_in(t.language()).title}}};
    return page::layout(frame, options, [&](html::Out& out) {
        html::write<R"(<h1 dir="auto">{}</h1>
)">(out, view.project.title);
        forms::error_summary(out, frame, typed);
        auto picture = picture_of(view.project, view.picture_description);
        picture.first_on_page = true;
        page::picture(out, picture);
        page::written_text(out, view.project.summary);
        facts_part(out, t, view);
        chain_part(out, t, view);
        proposals::chain_part(out, frame, view.chain);
        project_figures_part(out, frame, view);
        if (!view.delivery) return;
        section(out, "delivery", t("results.delivery"), [&](html::Out& o) { delivery_part(o, t, view); });
        section(out, "ledger", t("results.ledger"), [&](html::Out& o) { ledger_part(o, frame, view); });
        if (view.may_report) section(out, "report", t("results.report_heading"), [&](html::Out& o) { report_form(o, frame, typed, view); });
        if (view.may_book) section(out, "book", t("results.book_heading"), [&](html::Out& o) { entry_form(o, frame, typed, view); });
    });
}

}  // namespace allting::results
