#include "processes/process_view.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "processes/allocation_pages.hpp"
#include "processes/voting_way_pages.hpp"

namespace allting::processes {
namespace {

/// Where the main act of a phase is done; empty where there is nothing to do but read.
std::string act_address(const Process& process, PhaseKind kind) {
    const std::string here = address_of(process.id);
    switch (kind) {
        case PhaseKind::ideas: return here + "/proposals/new";
        case PhaseKind::review: return here + "/proposals";
        case PhaseKind::presentation: return here + "/proposals";
        case PhaseKind::vote: return here + "/ballot";
        case PhaseKind::count: return here + "/plan";
        case PhaseKind::decision:
        case PhaseKind::delivery:
        case PhaseKind::closing: return here + "/results";
    }
    return here;
}

std::string_view phase_text(const i18n::Translator& t, std::string_view group, PhaseKind kind) {
    return t(i18n::Key::at_run_time("processes." + std::string(group) + "." + std::string(word_of(kind))));
}

bool is_over(const Process& process, Instant now) {
    return std::ranges::all_of(process.phases, [&](const Phase& phase) { return phase.closes <= now; });
}

Money largest_pot(const Process& process) {
    Money largest;
    for (const Pot& pot : process.pots) largest = std::max(largest, pot.amount);
    return largest;
}

}  // namespace

std::string address_of(ProcessId id) { return "/processes/" + std::to_string(id.value); }

std::string_view name_of(const i18n::Translator& t, PhaseKind kind) { return phase_text(t, "phase", kind); }

page::NowBox now_box_of(const i18n::Translator& t, const Process& process, Instant now) {
    if (const Phase* const phase = process.current_phase(now)) {
        return {.heading = std::string(phase_text(t, "now_heading", phase->kind)),
                .sentence = t("processes.until", {{"at", t.weekday_time(phase->closes)}}),
                .verb = std::string(phase_text(t, "now_verb", phase->kind)),
                .address = act_address(process, phase->kind)};
    }
    if (const Phase* const next = process.next_phase(now)) {
        return {.heading = t("processes.next_heading", {{"phase", name_of(t, next->kind)}}),
                .sentence = t("processes.next_sentence", {{"at", t.weekday_time(next->opens)}}),
                .verb = std::string(t("processes.read_how")),
                .address = address_of(process.id) + "/plan"};
    }
    return {.heading = std::string(t("processes.over_heading")),
            .sentence = std::string(t("processes.over_sentence")),
            .verb = std::string(t("processes.see_results")),
            .address = address_of(process.id) + "/results"};
}

std::vector<page::TimelineStep> timeline_of(const i18n::Translator& t, const Process& process) {
    std::vector<page::TimelineStep> steps;
    for (const Phase& phase : process.phases)
        steps.push_back({.name = std::string(name_of(t, phase.kind)), .opens = phase.opens, .closes = phase.closes,
                         .note = std::string(phase_text(t, "phase_note", phase.kind))});
    return steps;
}

State state_of(const i18n::Translator& t, const Process& process, Instant now) {
    if (!process.published) return {std::string(t("processes.state.draft")), page::Tone::neutral};
    if (const Phase* const phase = process.current_phase(now)) return {std::string(name_of(t, phase->kind)), page::Tone::going};
    if (is_over(process, now)) return {std::string(t("processes.state.over")), page::Tone::good};
    return {std::string(t("processes.state.coming")), page::Tone::neutral};
}

page::Picture picture_of(const Process& process) {
    if (!process.picture) return {.drawing = process.drawing};
    return {.address = "/pictures/" + std::to_string(process.picture.value) + "/small", .drawing = process.drawing};
}

page::Card card_of(const i18n::Translator& t, const Process& process, Instant now) {
    const ProcessTexts& text = process.text_in(t.language());
    const State state = state_of(t, process, now);
    const page::NowBox act = now_box_of(t, process, now);
    return {.address = address_of(process.id),
            .title = text.title.empty() ? std::string(t("processes.untitled")) : text.title,
            .picture = picture_of(process).address,
            .drawing = process.drawing,
            .chip_text = state.text,
            .tone = state.tone,
            .lines = {text.summary, t("processes.money_to_share", {{"amount", t.with_currency(process.currency).money(process.total())}}),
                      act.sentence},
            .verb = act.verb};
}

void pots_part(html::Out& out, const page::Frame& frame, const Process& process) {
    const i18n::Translator t = frame.t->with_currency(process.currency);
    const Money most = largest_pot(process);
    html::write<R"(<p class="lead">{}</p>
)">(out, t("processes.pots_sentence", {{"amount", t.money(process.total())}, {"count", std::int64_t(process.pots.size())}}));
    if (process.pots.size() < 2) return;
    // Bars of one scale, so that areas can be compared; each bar says its sum in words.
    html::write<R"(<ul class="pot-bars">{}</ul>
)">(out, html::each(process.pots, [&](html::Out& o, const Pot& pot) {
        const std::int64_t mille = most.ore == 0 ? 0 : pot.amount.ore / (most.ore / 1000 + 1);
        html::write<R"(<li><span class="pot-name">{}</span> <strong>{}</strong><svg class="money-track" width="100%" height="12" aria-hidden="true" focusable="false"><rect class="track" width="100%" height="100%"/><rect class="going" width="{}.{}%" height="100%"/></svg></li>
)">(o, pot.name, t.money(pot.amount), mille / 10, mille % 10);
    }));
}

void mandate_part(html::Out& out, const page::Frame& frame, const Process& process) {
    const auto& t = *frame.t;
    const ProcessTexts& text = process.text_in(t.language());
    const auto criteria = split(text.criteria, '\n');
    html::write<R"(<h3>{}</h3>{}<h3>{}</h3>{}<h3>{}</h3><ul class="criteria" lang="{}">{}</ul>
)">(out, t("processes.who_decides"), [&](html::Out& o) { page::written_text(o, text.decider); }, t("processes.what_is_promised"),
        [&](html::Out& o) { page::written_text(o, text.promise); }, t("processes.what_money_may_do"), text.language,
        html::each(criteria, [](html::Out& o, std::string_view line) {
            if (!trim(line).empty()) html::write<R"(<li dir="auto">{}</li>)">(o, trim(line));
        }));
}

std::string relations_text(const i18n::Translator& t, const Process& process) {
    std::string text;
    for (std::size_t i = 0; i < process.relations.size(); ++i) {
        if (i > 0) text += i + 1 == process.relations.size() ? " " + std::string(t("processes.or")) + " " : ", ";
        text += t(i18n::Key::at_run_time("processes.relation." + process.relations[i]));
    }
    return text;
}

std::string ballot_text(const i18n::Translator& t, const Process& process) {
    switch (process.ballot_kind) {
        case BallotKind::approval: return t("processes.ballot_text.approval", {{"count", process.marks_max}});
        case BallotKind::points: return t("processes.ballot_text.points", {{"count", process.marks_max}});
        case BallotKind::budget: return std::string(t("processes.ballot_text.budget"));
    }
    return "";
}

void rules_part(html::Out& out, const page::Frame& frame, const Process& process) {
    const auto& t = *frame.t;
    const std::string who = t("processes.who_may", {{"relations", relations_text(t, process)}, {"organisation", frame.organisation_name}});
    const std::string age = process.age_min > 0 ? t("processes.age_from", {{"age", process.age_min}}) : std::string(t("processes.age_any"));
    html::write<R"(<h3>{}</h3><p>{} {}</p>{}<h3>{}</h3><p>{}</p><h3>{}</h3>{}
)">(out, t("processes.who_may_take_part"), who, age,
        [&](html::Out& o) { voting_ways_part(o, frame, process); }, t("processes.how_you_vote"), ballot_text(t, process), t("processes.how_chosen"),
        [&](html::Out& o) { allocation_part(o, frame, process); });
    html::write<"<p>{}</p>\n">(out, t(process.publication == Publication::open ? i18n::Key("processes.publication.open_help")
                                                                               : i18n::Key("processes.publication.sealed_help")));
    if (!process.cost_max) return;
    html::write<"<p>{}</p>\n">(out, t("processes.cost_max_text", {{"amount", t.with_currency(process.currency).money(*process.cost_max)}}));
}

}  // namespace allting::processes
